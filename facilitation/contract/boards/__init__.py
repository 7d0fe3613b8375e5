"""What each audience sees: boards built up from named fields, never filtered down.

Keyed lists (`notes`, `themes`, `items`, `suggestions`, `review`, `cases`, `outcomes`) hold, after
`since`, only rows that changed, whole, by id; `gone: true` leaves the screen. Everything else is
whole in every board. Each module here has the shapes that its namesake in `boards/` fills.
"""

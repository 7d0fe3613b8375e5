"""The tables of what people wrote: notes, themes, words, and what the machine suggests."""

from sqlalchemy import Column, Float, Index, Integer

from facilitation.storage.columns import flag, json, maybe, owned, prose, text, whole

note = owned(
    "note",
    whole("number"),
    text("step", 64),
    text("kind"),
    prose("text"),
    text("unit"),
    text("source"),
    text("author", 64),
    whole("written_at_ms"),
    maybe("key"),
    Column("table", Integer),
    flag("late"),
    flag("text_pending"),
    text("review"),
    json("flags"),
    maybe("hidden_reason"),
    maybe("theme"),
    text("placed_by"),
    json("why"),
    Column("confidence", Float),
    maybe("second"),
    json("earlier"),
    flag("rehearsal"),
)
Index("ix_note_theme", note.c.workshop_id, note.c.theme)
Index("ix_note_author", note.c.workshop_id, note.c.author)
Index("ix_note_number", note.c.workshop_id, note.c.number)
Index("ix_note_step", note.c.workshop_id, note.c.step)

theme = owned(
    "theme",
    whole("number"),
    text("name", 120),
    text("state"),
    text("named_by"),
    json("terms"),
    json("samples"),
    maybe("concept", 120),
    whole("count"),
    maybe("merged_into"),
    maybe("split_from"),
)

word = owned(
    "word",
    text("step", 64),
    text("word", 500),
    whole("count"),
    maybe("into", 200),
)
Index("ix_word_step", word.c.workshop_id, word.c.step)

suggestion = owned(
    "suggestion",
    text("kind"),
    maybe("note"),
    json("notes"),
    maybe("theme"),
    maybe("into"),
    maybe("name", 120),
    json("why"),
    Column("confidence", Float),
    flag("stale"),
    flag("asked"),
    Column("groups", Integer),
    json("preview"),
    whole("left"),
    text("standing"),
)
Index("ix_suggestion_standing", suggestion.c.workshop_id, suggestion.c.standing)

#: Apart, because boards read suggestions and never where each note would go.
proposal = owned("proposal", flag("anew"), json("places"), json("themes"))

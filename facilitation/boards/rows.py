"""The rows of keyed lists: notes, themes, plans and what waits for review."""

from dataclasses import fields
from typing import Any

from facilitation.boards.hours import iso
from facilitation.boards.snapshot import Snapshot
from facilitation.contract.boards import rows as b
from facilitation.domain.notes import WITHDRAWN, Note, ReviewState, theme_it_is_about
from facilitation.domain.plans import Item
from facilitation.domain.suggestions import Standing, SuggestionKind
from facilitation.domain.themes import ON_THE_WALL, Theme


def projector_notes(snapshot: Snapshot, since: int | None) -> tuple[b.NoteRow, ...]:
    """Every shown note with a text; themes only once the hall may see them."""
    themes_shown = snapshot.workshop.themes_shown
    return tuple(
        _note_row(note, themes_shown) if _in_sight(note) else b.NoteRow(id=note.id, gone=True)
        for note in snapshot.in_turns(snapshot.notes_since(since))
        if since is not None or _in_sight(note)
    )


def paper_notes(snapshot: Snapshot, since: int | None) -> tuple[b.NoteRow, ...]:
    """The notes from paper, those without text too; hidden ones leave."""
    return tuple(
        _note_row(note, False)
        if note.review is not ReviewState.HIDDEN
        else b.NoteRow(id=note.id, gone=True)
        for note in snapshot.in_turns(snapshot.notes_since(since))
        if note.source == "paper" and (since is not None or note.review is not ReviewState.HIDDEN)
    )


def _in_sight(note: Note) -> bool:
    return note.review is ReviewState.SHOWN and not note.text_pending


def _note_row(note: Note, with_theme: bool) -> b.NoteRow:
    if not with_theme:
        return b.NoteRow(**_written(note))
    return b.NoteRow(**_written(note), theme=note.theme, placed_by=note.placed_by)


def _written(note: Note) -> dict[str, Any]:
    """What everybody may know of a shown note."""
    return {
        "id": note.id,
        "number": note.number,
        "text": note.text,
        "source": note.source,
        "unit": note.unit,
        "step": note.step,
        "key": note.key,
        "kind": note.kind,
        "at": iso(note.written_at_ms),
        "late": note.late,
        "text_pending": note.text_pending,
    }


def sorted_notes(snapshot: Snapshot, since: int | None) -> tuple[b.SortedNoteRow, ...]:
    """Every shown note, with why it lies where it lies."""
    return tuple(
        _sorted_row(note)
        if note.review is ReviewState.SHOWN
        else b.SortedNoteRow(id=note.id, gone=True)
        for note in snapshot.in_turns(snapshot.notes_since(since))
        if since is not None or note.review is ReviewState.SHOWN
    )


def _sorted_row(note: Note) -> b.SortedNoteRow:
    return b.SortedNoteRow(
        **_written(note),
        theme=note.theme,
        placed_by=note.placed_by,
        why=note.why,
        confidence=note.confidence,
        second=note.second,
        about=theme_it_is_about(note),
        table=note.table if note.kind == "correction" and note.unit == "table" else None,
    )


def review_rows(snapshot: Snapshot, since: int | None) -> tuple[b.ReviewRow, ...]:
    """What waits for a look, and what was hidden by the team (not what writers took back)."""
    return tuple(
        _review_row(note) if _in_review(note) else b.ReviewRow(id=note.id, gone=True)
        for note in snapshot.in_turns(snapshot.notes_since(since))
        if since is not None or _in_review(note)
    )


def _in_review(note: Note) -> bool:
    if note.review is ReviewState.HIDDEN:
        return note.hidden_reason != WITHDRAWN
    return note.review is ReviewState.WAITING


def _review_row(note: Note) -> b.ReviewRow:
    return b.ReviewRow(
        id=note.id,
        number=note.number,
        text=note.text,
        step=note.step,
        state=note.review,
        flags=note.flags,
        reason=note.hidden_reason,
        source=note.source,
        at=iso(note.written_at_ms),
    )


def suggestion_rows(snapshot: Snapshot, since: int | None) -> tuple[b.SuggestionRow, ...]:
    """What the machine suggests now, the largest steps first."""
    suggestions = snapshot.store.suggestions
    if since is None:
        found = suggestions.where(standing=Standing.OPEN)
    else:
        found = suggestions.changed_since(since)
    order = list(SuggestionKind)
    found.sort(key=lambda one: (order.index(one.kind), -(one.confidence or 0.0)))
    return tuple(
        b.SuggestionRow.of(one)
        if one.standing is Standing.OPEN
        else b.SuggestionRow(id=one.id, gone=True)
        for one in found
    )


def theme_rows(snapshot: Snapshot, since: int | None) -> tuple[b.ThemeRow, ...]:
    """The themes that stand on the wall."""
    changed = snapshot.store.themes.changed_since(since if since is not None else 0)
    return tuple(
        _theme_row(snapshot, theme)
        if theme.state in ON_THE_WALL
        else b.ThemeRow(id=theme.id, gone=True)
        for theme in changed
        if since is not None or theme.state in ON_THE_WALL
    )


def shown_theme_rows(snapshot: Snapshot, since: int | None) -> tuple[b.ThemeRow, ...]:
    """The themes for the hall: none before they are shown."""
    return theme_rows(snapshot, since) if snapshot.workshop.themes_shown else ()


def _theme_row(snapshot: Snapshot, theme: Theme) -> b.ThemeRow:
    people, tables = snapshot.voices.get(theme.id, (0, 0))
    return b.ThemeRow(
        id=theme.id,
        number=theme.number,
        name=theme.name,
        terms=theme.terms,
        count=theme.count,
        state=theme.state,
        named_by=theme.named_by,
        people=people,
        tables=tables,
        samples=theme.samples,
    )


def item_rows(snapshot: Snapshot, since: int | None) -> tuple[b.ItemRow, ...]:
    """The plans: drafts from the tables; those whose theme has another name now as well."""
    changed = snapshot.store.items.changed_since(since if since is not None else 0)
    if since is not None and snapshot.workshop.last_theme:
        themes = {theme.id for theme in snapshot.store.themes.changed_since(since)}
        known = {item.id for item in changed}
        changed += [
            item for item in snapshot.items if item.theme in themes and item.id not in known
        ]
    return tuple(_item_row(snapshot, item) for item in changed)


#: Fields that a plan and its row have under one name and in one form.
ALIKE = tuple(
    {one.name for one in fields(Item)}
    & set(b.ItemRow.__struct_fields__) - {"theme", "actions", "contributions", "status"}
)


def _item_row(snapshot: Snapshot, item: Item) -> b.ItemRow:
    alike: dict[str, Any] = {name: getattr(item, name) for name in ALIKE}
    return b.ItemRow(
        **alike,
        theme=snapshot.chip(item.theme),
        actions=tuple(map(b.ItemAction.of, item.actions)),
        contributions=tuple(map(b.ItemContribution.of, item.contributions)),
        amount=item.euros,
        status=item.current_status,
    )

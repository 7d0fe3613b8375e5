"""Board commands: moving notes and making themes, each one step of undo."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from facilitation.contract import payloads as p
from facilitation.domain.events import BoardSorted, Event
from facilitation.domain.history import (
    BoardEvent,
    Change,
    difference,
    difference_to,
    headline,
)
from facilitation.domain.notes import Note, ReviewState, clean_text
from facilitation.domain.people import Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import (
    CannotMerge,
    IdTaken,
)
from facilitation.domain.suggestions import Suggestion
from facilitation.domain.themes import (
    NamedBy,
    Theme,
    ThemeState,
    follows,
    placed_by_hand,
    touched,
)
from facilitation.domain.words import WordTally
from facilitation.services.changed_notes import ChangedNotes
from facilitation.services.counting import recount_themes
from facilitation.services.lookup import notes_of, theme_of
from facilitation.services.options import themes_of
from facilitation.services.standing import keep_up
from facilitation.services.theme_names import folded, free_name

#: What a theme that did not exist yet looks like after an undo.
ABSENT = {"state": ThemeState.GONE}

#: Characters of a theme's name.
LONGEST_NAME = 80


class Sorting:
    """Saves what a board command changes, counts it, and records how to take it back. `step`: the
    id of a step of undo that more commands belong to."""

    def __init__(self, unit: Unit, step: str | None = None) -> None:
        self._unit = unit
        self._step = step
        self._may_leave: Collection[str] = ()
        self._changes: list[Change] = []
        self._notes = ChangedNotes(unit)
        self._answered: set[str] = set()
        self.authors: set[str] = set()

    @property
    def changed(self) -> bool:
        """Whether a note lies elsewhere or a theme came or went; words beside it do not count."""
        return any(change.kind == "note" or "state" in change.after for change in self._changes)

    def note(self, after: Note, before: Note | None = None) -> None:
        """Take a changed note; all are saved together."""
        before = before or self._unit.notes.get(after.id)
        if before:
            before = self._notes.latest(before)
            self._take(before, difference("note", before, after))

    def place(self, note: Note, values: Mapping[str, Any]) -> None:
        """Change these fields of a note."""
        before = self._notes.latest(note)
        self._take(before, difference_to("note", before, values))

    def _take(self, before: Note, change: Change | None) -> None:
        if change:
            self._changes.append(change)
            self._notes.change(before, change.after)
            self.authors.add(before.author)

    def latest(self, note: Note) -> Note:
        """The note as this command has changed it so far."""
        return self._notes.latest(note)

    def theme(self, after: Theme) -> None:
        """Save a changed theme."""
        before = self._unit.themes.get(after.id)
        if before and (change := difference("theme", before, after)):
            self._changes.append(change)
            self._unit.themes.save(after)

    def word(self, after: WordTally) -> None:
        """Save a word that is counted under another, or apart again."""
        before = self._unit.words.get(after.id)
        if before and (change := difference("word", before, after)):
            self._changes.append(change)
            self._unit.words.save(after)

    def suggestion(self, after: Suggestion) -> None:
        """Save a suggestion that was answered."""
        before = self._unit.suggestions.get(after.id)
        if before and (change := difference("suggestion", before, after)):
            self._changes.append(change)
            self._answered.add(after.id)
            self._unit.suggestions.save(after)

    def new_theme(self, theme: Theme) -> None:
        """Add a theme; taking it back makes it leave the wall."""
        self._unit.themes.add(theme)
        self._changes.append(Change("theme", theme.id, dict(ABSENT), {"state": theme.state}))

    def leave_if_empty(self, themes: Collection[str]) -> None:
        """These leave the wall when they hold nothing in the end."""
        self._may_leave = themes

    def record(self, command: str, by: str) -> tuple[Event, ...]:
        """Save, count again, remember the command, and say what happened. Writers hear of it
        once the hall may see the themes."""
        self._notes.save()
        self._let_go()
        recount_themes(self._unit, self._notes.themes)
        if not self._changes:
            return ()
        themes = {change.id for change in self._changes if change.kind == "theme"}
        keep_up(self._unit, self._notes.grouped(), themes, but=self._answered)
        self._forget_redo()
        self._remember(command, by)
        writers = self.authors if self._unit.workshop.themes_shown else ()
        return (BoardSorted(participants=tuple(sorted(writers))),)

    def _let_go(self) -> None:
        for theme_id in sorted(self._may_leave):
            theme = self._unit.themes.get(theme_id)
            if theme and not self._unit.notes.count(theme=theme_id, review=ReviewState.SHOWN):
                self.theme(replace(theme, state=ThemeState.GONE))

    def _remember(self, command: str, by: str) -> None:
        events, changes = self._unit.board_events, tuple(self._changes)
        begun = self._unit.past_commands.get(self._step) if self._step else None
        if begun:
            events.append(begun.id, "changes", changes)
            events.change({begun.id: {"headline": begun.headline.also(changes)}})
        else:
            step = self._step or self._unit.new_id()
            events.add(BoardEvent(step, command, by, changes, headline(changes)))

    def _forget_redo(self) -> None:
        """Something new was done, so what was undone cannot come back."""
        for undone in self._unit.past_commands.where(undone=True, dropped=False):
            self._unit.past_commands.change({undone.id: {"dropped": True}})


def move_notes(unit: Unit, who: Who, command: p.MoveNotes) -> tuple[Event, ...]:
    """Put notes in a theme by hand, or lay them loose; there they stay."""
    theme = theme_of(unit, command.theme) if command.theme else None
    sorting = Sorting(unit)
    for note in notes_of(unit, command.notes):
        sorting.note(placed_by_hand(note, theme))
    if theme:
        sorting.theme(touched(theme))
    return sorting.record("move_notes", who.audience)


def add_theme(unit: Unit, who: Who, command: p.AddTheme) -> tuple[Event, ...]:
    """A theme made by a person. The same id again is the theme we already have."""
    if known := unit.themes.get(command.id):
        if known.named_by is NamedBy.HAND:
            return ()
        raise IdTaken(id=command.id)
    sorting = Sorting(unit)
    theme = made_by_hand(unit, command.id, command.name)
    sorting.new_theme(theme)
    for note in notes_of(unit, command.notes) if command.notes else ():
        sorting.note(placed_by_hand(note, theme))
    return sorting.record("add_theme", who.audience)


def made_by_hand(unit: Unit, theme_id: str, name: str, split_from: str | None = None) -> Theme:
    """A new theme with the next number."""
    return Theme(
        id=theme_id,
        number=next_theme_number(unit),
        name=clean_text(name, LONGEST_NAME),
        state=ThemeState.ACTIVE,
        named_by=NamedBy.HAND,
        split_from=split_from,
    )


def next_theme_number(unit: Unit) -> int:
    """Numbers are colours too: they are handed out once."""
    unit.workshop = replace(unit.workshop, last_theme=unit.workshop.last_theme + 1)
    return unit.workshop.last_theme


def rename_theme(unit: Unit, who: Who, command: p.RenameTheme) -> tuple[Event, ...]:
    """Name a theme; the machine no longer changes the name."""
    theme = theme_of(unit, command.theme)
    sorting = Sorting(unit)
    _name(unit, sorting, theme, command.name)
    return sorting.record("rename_theme", who.audience)


def _name(unit: Unit, sorting: Sorting, theme: Theme, name: str) -> None:
    named = clean_text(name, LONGEST_NAME)
    sorting.theme(replace(touched(theme), name=named, named_by=NamedBy.HAND))
    sorting.authors |= writers_in(unit, theme.id)


def writers_in(unit: Unit, theme_id: str) -> set[str]:
    """Who hears on the phone where their notes are."""
    return {note.author for note in unit.notes.where(theme=theme_id)}


def merge_themes(unit: Unit, who: Who, command: p.MergeThemes) -> tuple[Event, ...]:
    """Join themes into one; the others are kept as merged, so the path stays visible."""
    into = theme_of(unit, command.into)
    sorting = Sorting(unit)
    themes = [theme_of(unit, one) for one in dict.fromkeys(command.themes) if one != into.id]
    if not themes:
        raise CannotMerge(theme=into.id)
    merge_into(unit, sorting, themes, into)
    if command.name is not None:
        _name(unit, sorting, into, command.name)
    return sorting.record("merge_themes", who.audience)


def merge_into(unit: Unit, sorting: Sorting, themes: Iterable[Theme], into: Theme) -> None:
    """Bring the notes of these themes together in another."""
    for theme in themes:
        _merge_one(unit, sorting, theme, into)
    sorting.theme(touched(into))


def _merge_one(unit: Unit, sorting: Sorting, theme: Theme, into: Theme) -> None:
    for note in unit.notes.where(theme=theme.id):
        sorting.note(follows(note, into), note)
    for note in unit.notes.where(kind="correction", key=theme.id):
        sorting.note(replace(sorting.latest(note), key=into.id))
    sorting.theme(replace(theme, state=ThemeState.MERGED, merged_into=into.id, count=0))


def split_theme(unit: Unit, who: Who, command: p.SplitTheme) -> tuple[Event, ...]:
    """Take notes out of a theme into a new one."""
    if unit.themes.get(command.id):
        return ()
    theme = theme_of(unit, command.theme)
    sorting = Sorting(unit)
    taken = folded(one.name for one in themes_of(unit))
    name = command.name or free_name(theme.name, (), taken)
    new = made_by_hand(unit, command.id, name, split_from=theme.id)
    sorting.new_theme(new)
    for note in notes_of(unit, command.notes):
        sorting.note(placed_by_hand(note, new))
    sorting.theme(touched(theme))
    return sorting.record("split_theme", who.audience)


def park_theme(unit: Unit, who: Who, command: p.ParkTheme) -> tuple[Event, ...]:
    """Keep a theme for later, in sight, or take it back."""
    theme = theme_of(unit, command.theme)
    state = ThemeState.PARKED if command.parked else ThemeState.ACTIVE
    sorting = Sorting(unit)
    sorting.theme(replace(theme, state=state))
    return sorting.record("park_theme", who.audience)

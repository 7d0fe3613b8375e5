"""An evening without a server: one workshop in a real store, and commands carried out in it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from facilitation.background import Threads
from facilitation.boards.audiences import board
from facilitation.boards.own import own_of
from facilitation.boards.place import Place
from facilitation.boards.snapshot import Snapshot
from facilitation.contract import payloads as p
from facilitation.domain.events import Event
from facilitation.domain.grouping import (
    Alike,
    GroupingRequest,
    ProposedGrouping,
    ProposedPart,
    ProposedPlace,
    ProposedSplit,
    ProposedTheme,
    SplitRequest,
)
from facilitation.domain.people import Audience, Participant, Who
from facilitation.domain.refusals import Refusal
from facilitation.domain.workshop import Settings, Workshop
from facilitation.runsheets import shipped
from facilitation.services.commanding import Commander
from facilitation.services.doorkeeper import Doorkeeper
from facilitation.services.joining import Join
from facilitation.services.ports import Done
from facilitation.storage.database import Database
from facilitation.storage.workshops import NewWorkshop, Workshops
from facilitation.storage.writer import Writer

SECRET = "only-for-tests-only-for-tests-only-for-tests"
PLACE = Place(
    base_url="https://samen.example",
    contact_allowed=True,
    controller="Gemeente Sluiswijk",
    house_rules=("Laat elkaar uitpraten.",),
    privacy_line="Schrijf geen namen op.",
)
#: The lists of a board that hold only what changed.
KEYED = ("notes", "themes", "items", "suggestions", "review", "cases", "outcomes")


def new_id() -> str:
    return secrets.token_hex(16)


@dataclass
class Clock:
    """A clock that stands still until somebody moves it."""

    now_ms: int = 1_795_000_000_000

    def __call__(self) -> int:
        return self.now_ms

    def forward(self, seconds: float) -> None:
        self.now_ms += round(seconds * 1000)


class FirstWordGrouper:
    """A fake of the machine: notes with the same first word belong together. `covered`: whether it
    knows the question."""

    covered = True

    def propose(self, request: GroupingRequest) -> ProposedGrouping:
        known = {anchor.name.casefold(): anchor.key for anchor in request.themes}
        places = []
        made = {anchor.key: anchor.name for anchor in request.themes}
        for note in request.notes:
            word = note.text.split()[0].casefold()
            opinion = known.get(word) or f"word:{word}"
            key = note.pin or opinion
            if key not in made and len(word) > 2:
                made.setdefault(key, word)
            placed = key if key in made or note.pin else None
            places.append(ProposedPlace(note.note, placed, 0.8, None, (word,), opinion, 0.8))
        themes = tuple(ProposedTheme(key, word, (word,), ()) for key, word in sorted(made.items()))
        return ProposedGrouping(tuple(places), themes, self.covered, _alike(request))

    def split(self, request: SplitRequest) -> ProposedSplit:
        """Notes with the same last word belong together."""
        parts: dict[str, list[str]] = {}
        for note, text in request.notes:
            parts.setdefault(text.split()[-1].casefold(), []).append(note)
        made = tuple(
            ProposedPart(word.capitalize(), (word,), tuple(notes), tuple(notes[:2]))
            for word, notes in sorted(parts.items())
        )
        return ProposedSplit(request.theme, made, tuple(parts))


def _alike(request: GroupingRequest) -> tuple[Alike, ...]:
    """Themes of which one name is in the other."""
    names = [(anchor.key, anchor.name.casefold()) for anchor in request.themes]
    return tuple(
        Alike(one, other, (name,))
        for one, name in names
        for other, longer in names
        if one != other and name in longer
    )


class Evening:
    """One workshop, everybody in it, and a clock."""

    def __init__(self, database: Database, sheet: str = "g100", **settings: Any) -> None:
        self.database = database
        self.clock = Clock()
        self.published: list[tuple[int, int, Sequence[Event]]] = []
        self.workshops = Workshops(database, SECRET, self.clock)
        self.writer = Writer(database, Threads(), self.clock)
        self.writer.publish = lambda *fact: self.published.append(fact)
        self.grouper = FirstWordGrouper()
        self.commander = Commander(self.workshops, self.writer, self.grouper)
        self.doorkeeper = Doorkeeper(self.workshops, self.writer, self.clock)
        plan = shipped().sheet(sheet)
        assert plan is not None
        new = NewWorkshop(plan, "G100 Sluiswijk", "Sluiswijk", Settings(**settings))
        self.id = self.workshops.create(new).id
        self.facilitator = self.seat(Audience.FACILITATOR)
        self.team = self.seat(Audience.TEAM)
        self.scribe = self.seat(Audience.SCRIBE)
        self.projector = self.seat(Audience.PROJECTOR)

    def __enter__(self) -> Evening:
        self.writer.start()
        return self

    def __exit__(self, *_problem: object) -> None:
        self.writer.stop()

    def seat(self, audience: Audience, **who: Any) -> Seat:
        return Seat(self, Who(self.id, audience, **who))

    def table(self, number: int) -> Seat:
        return self.seat(Audience.TABLE, table=number)

    def phone(self, role: str | None = None, table: int | None = None, **more: Any) -> Seat:
        person = Participant(new_id(), new_id(), role=role, table=table, **more)
        phone = self.seat(Audience.PHONE, participant_id=person.id)
        phone.give(Join(person))
        return phone

    @property
    def workshop(self) -> Workshop:
        with self.workshops.reading(self.id) as store:
            return store.workshop

    def rows(self, rows: str, /, **equal: object) -> list[Any]:
        """What stands in the store."""
        with self.workshops.reading(self.id) as store:
            return list(getattr(store, rows).where(**equal))

    def row(self, kind: str, row_id: str) -> Any:
        with self.workshops.reading(self.id) as store:
            return getattr(store, kind).get(row_id)

    def step(self, kind: str, nth: int = 1) -> str:
        """The id of the nth step of a kind."""
        steps = sorted(self.rows("steps", kind=kind), key=lambda step: step.position)
        return str(steps[nth - 1].id)

    def go_to(self, kind: str, nth: int = 1) -> str:
        step = self.step(kind, nth)
        self.facilitator.give(p.GoToStep(step=step))
        return step

    def close(self, step: str) -> None:
        self.facilitator.give(p.CloseStep(step=step))

    def reopen(self, step: str) -> None:
        self.facilitator.give(p.OpenStep(step=step))

    def notes(self, *texts: str) -> list[str]:
        """The ids of new notes, each from a phone of its own, in the open ideas step."""
        step = self.step("ideas")
        return [self.phone().write(step, text) for text in texts]

    def theme(self, name: str, *notes: str) -> str:
        theme = new_id()
        self.team.give(p.AddTheme(id=theme, name=name, notes=tuple(notes)))
        return theme

    def plan(self, theme: str | None, title: str, by: Seat | None = None) -> str:
        item = new_id()
        card = p.SubmitPlanCard(id=item, step=self.step("elaborate"), theme=theme, title=title)
        (by or self.scribe).give(card)
        return item


@dataclass
class Seat:
    """Somebody in the hall, with what they may send and see."""

    evening: Evening
    who: Who

    @property
    def author(self) -> str:
        who = self.who
        return who.participant_id or (f"table:{who.table}" if who.table else f"desk:{who.audience}")

    def give(self, command: object, safe: bool = True) -> Done:
        return self.evening.commander.give(self.who, command, contact_allowed=safe)

    def refused(self, command: object, safe: bool = True) -> Refusal:
        """The refusal that a command meets; it changes nothing."""
        before = self.evening.workshop.revision
        try:
            self.give(command, safe)
        except Refusal as refusal:
            assert self.evening.workshop.revision == before
            return refusal
        raise AssertionError(f"not refused: {command}")

    def write(self, step: str, text: str, **more: Any) -> str:
        note = new_id()
        self.give(p.SubmitNote(id=note, step=step, text=text, **more))
        return note

    def board(self, since: int | None = None) -> dict[str, Any]:
        """The board as it goes over the wire."""
        with self.evening.workshops.reading(self.evening.id) as store:
            snapshot = Snapshot(store, PLACE)
            return plain(board(snapshot, self.who.audience, since, self.who.table))

    def own(self) -> dict[str, Any]:
        with self.evening.workshops.reading(self.evening.id) as store:
            return plain(own_of(Snapshot(store, PLACE), self.author))


def plain(message: object) -> dict[str, Any]:
    """A message as a client reads it: through JSON and back."""
    return dict(msgspec.json.decode(msgspec.json.encode(message)))


def by_id(rows: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {row["id"]: row for row in rows}


@dataclass
class Screen:
    """The board as a client keeps it: whole, or brought up to date row by row."""

    board: dict[str, Any] = field(default_factory=dict)

    def take(self, news: Mapping[str, Any]) -> bool:
        """Merge a board; False where it does not follow on what we have."""
        if news["since"] is None:
            self.board = dict(news)
            return True
        if news["since"] > self.board.get("revision", -1):
            return False
        merged = dict(news)
        for name in KEYED:
            if name in news:
                rows = {row["id"]: row for row in self.board.get(name, ())}
                rows.update({row["id"]: row for row in news[name]})
                merged[name] = [row for row in rows.values() if not row.get("gone")]
        self.board = merged
        return True

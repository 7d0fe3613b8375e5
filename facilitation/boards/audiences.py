"""The board of each audience, put together from its parts."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from facilitation.boards import choices, counting, meeting, past, results, rows, stories
from facilitation.boards.snapshot import NOTES_AT_ONCE, Snapshot
from facilitation.contract.boards import audiences as b
from facilitation.contract.boards.meeting import ViewState
from facilitation.domain.people import Audience
from facilitation.domain.views import VIEWS

#: On no phone a note is being written.
NOBODY: Mapping[str, int] = MappingProxyType({})


def board(
    snapshot: Snapshot,
    audience: Audience,
    since: int | None = None,
    table: int | None = None,
    writing: Mapping[str, int] = NOBODY,
) -> b.Board:
    """The board of an audience: whole, or what changed since a revision it has.

    Boards from before `whole_since` cannot be brought up to date row by row, nor can boards from
    a future that the server does not know. `writing`: on how many phones, by step.
    """
    workshop = snapshot.workshop
    if since is not None and not workshop.whole_since <= since <= workshop.revision:
        since = None
    parts = {**_common(snapshot, audience, since, writing), **PARTS[audience](snapshot, since)}
    if audience is Audience.TABLE:
        parts["table"] = table
    if len(parts.get("notes", ())) > NOTES_AT_ONCE:
        snapshot.turn()  # it is to be sent, too
    return b.BOARDS[audience](**parts)


def _common(
    snapshot: Snapshot, audience: Audience, since: int | None, writing: Mapping[str, int]
) -> dict[str, Any]:
    return {
        "revision": snapshot.workshop.revision,
        "since": since,
        "workshop": meeting.workshop_view(snapshot),
        "step": meeting.step_view(snapshot, snapshot.current),
        "beside": meeting.step_view(snapshot, snapshot.beside),
        "steps": meeting.step_rows(snapshot),
        "chapters": meeting.chapter_rows(snapshot),
        "open_actions": meeting.open_actions(snapshot, audience),
        "counts": counting.counts(snapshot, writing),
        "timer": snapshot.timer,
        "options": choices.options(snapshot),
        "words": choices.word_lists(snapshot),
        "results": results.results(snapshot),
        "seating": stories.seating(snapshot),
        "cases": stories.case_rows(snapshot, since),
        "outcomes": stories.outcome_rows(snapshot, since),
    }


def _phone(snapshot: Snapshot, since: int | None) -> dict[str, Any]:
    return {"items": rows.item_rows(snapshot, since)}


def _projector(snapshot: Snapshot, since: int | None) -> dict[str, Any]:
    return {
        "view": _view(snapshot),
        "notes": rows.projector_notes(snapshot, since),
        "themes": rows.shown_theme_rows(snapshot, since),
        "items": rows.item_rows(snapshot, since),
    }


def _team(snapshot: Snapshot, since: int | None) -> dict[str, Any]:
    return {
        "history": past.history(snapshot),
        "notes": rows.sorted_notes(snapshot, since),
        "themes": rows.theme_rows(snapshot, since),
        "items": rows.item_rows(snapshot, since),
        "suggestions": rows.suggestion_rows(snapshot, since),
        "review": rows.review_rows(snapshot, since),
    }


def _facilitator(snapshot: Snapshot, since: int | None) -> dict[str, Any]:
    return {
        **_team(snapshot, since),
        "view": _view(snapshot),
        "views": VIEWS,
        "clock": meeting.meeting_clock_view(snapshot),
        "lacking": meeting.lacking(snapshot),
    }


def _scribe(snapshot: Snapshot, since: int | None) -> dict[str, Any]:
    return {
        "notes": rows.paper_notes(snapshot, since),
        "themes": rows.shown_theme_rows(snapshot, since),
        "items": rows.item_rows(snapshot, since),
        "next_card": snapshot.workshop.last_card + 1,
        "counted": counting.counted(snapshot),
    }


def _view(snapshot: Snapshot) -> ViewState:
    workshop = snapshot.workshop
    return ViewState(name=workshop.view, reveal=workshop.reveal, frozen=workshop.frozen)


PARTS: Mapping[Audience, Callable[[Snapshot, int | None], dict[str, Any]]] = {
    Audience.PHONE: _phone,
    Audience.TABLE: _phone,
    Audience.PROJECTOR: _projector,
    Audience.FACILITATOR: _facilitator,
    Audience.TEAM: _team,
    Audience.SCRIBE: _scribe,
}

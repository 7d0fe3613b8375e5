"""A grouping of a whole hall is taken over in parts: whatever people do in between holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.grouping import (
    GroupingRequest,
    ProposedGrouping,
    ProposedPlace,
    ProposedTheme,
)
from facilitation.domain.notes import Note, PlacedBy
from facilitation.domain.refusals import Refusal
from facilitation.services.adopting import PLACES_AT_ONCE
from facilitation.services.commanding import Commander
from facilitation.services.importing import ImportNotes
from facilitation.services.looking import READ_AT_ONCE, shown
from facilitation.services.note_files import FoundNote
from tests.evening import Evening, FirstWordGrouper, Screen, new_id

#: Enough for three parts.
MANY = 2 * PLACES_AT_ONCE + 20
KINDS = ("Bankjes", "Bomen", "Fietsen", "!")


class Killed(BaseException):
    """The server is gone, from one moment to the next."""


@pytest.fixture
def hall(evening: Evening, writing: str) -> Evening:
    """More notes than are taken over at once, in four kinds, of which the machine knows three."""
    texts = (f"{KINDS[number % len(KINDS)]} {number}" for number in range(MANY))
    notes = tuple(FoundNote(line, text, "") for line, text in enumerate(texts))
    evening.scribe.give(ImportNotes(writing, notes))
    return evening


class OneGroup(FirstWordGrouper):
    """A machine to which everything is alike."""

    def propose(self, request: GroupingRequest) -> ProposedGrouping:
        places = [ProposedPlace(note.note, "all", 0.9, None, ()) for note in request.notes]
        theme = ProposedTheme("all", "alles", ("alles",), ())
        return ProposedGrouping(tuple(places), (theme,), True)


def between_parts(evening: Evening, *happens: Callable[[], object], begun: int = 1) -> None:
    """From now on these happen, one each time that others have their turn, once as many notes as
    `begun` lie in a theme."""
    turns = iter(happens)

    def turn() -> None:
        if placed(evening) >= begun and evening.rows("themes"):
            next(turns, lambda: None)()

    evening.commander = Commander(evening.workshops, evening.writer, FirstWordGrouper(), turn=turn)


def board_of(evening: Evening) -> tuple[list[Note], dict[str, Any]]:
    """What lies where, and what is counted."""
    header = evening.workshop
    counts = {name: getattr(header, name) for name in ("notes", "loose", "hidden", "step_notes")}
    return evening.rows("notes"), counts


def placed(evening: Evening) -> int:
    return sum(note.theme is not None for note in evening.rows("notes"))


def themes(evening: Evening) -> dict[str, int]:
    """How many notes every theme on the wall has, by name."""
    return {row["name"]: row["count"] for row in evening.team.board()["themes"]}


def test_one_undo_takes_a_whole_regroup_back_and_one_redo_does_it_again(hall: Evening) -> None:
    before = board_of(hall)

    hall.team.give(p.Regroup())
    grouped = board_of(hall)
    hall.team.give(p.Undo())
    undone, left = board_of(hall), hall.team.board()["history"]["undo"]
    hall.team.give(p.Redo())

    assert grouped[1]["loose"] == MANY // len(KINDS)
    assert (undone, left) == (before, None)
    assert board_of(hall) == grouped
    assert themes(hall) == dict.fromkeys(["bankjes", "bomen", "fietsen"], MANY // len(KINDS))


def test_others_have_their_turn_after_every_part(hall: Evening) -> None:
    seen: list[int] = []
    between_parts(hall, *[lambda: seen.append(placed(hall))] * 9)

    hall.team.give(p.Regroup())

    parts = [number for number in range(MANY) if KINDS[number % len(KINDS)] != "!"]
    assert seen == [
        sum(number < PLACES_AT_ONCE for number in parts),
        sum(number < 2 * PLACES_AT_ONCE for number in parts),
    ]


def test_what_a_person_places_between_two_parts_stays_there(hall: Evening) -> None:
    first, *_, last = hall.rows("notes")
    ours = new_id()
    between_parts(
        hall,
        lambda: hall.team.give(p.AddTheme(id=ours, name="Samen", notes=(first.id, last.id))),
    )

    hall.team.give(p.Regroup())

    by_hand = [note.id for note in hall.rows("notes", theme=ours, placed_by=PlacedBy.HAND)]
    assert by_hand == [first.id, last.id]
    hall.team.give(p.Undo())
    hall.team.give(p.Undo())
    assert placed(hall) == 0
    assert themes(hall) == {}


@pytest.mark.parametrize("begun", [0, 1])
def test_who_takes_a_regroup_back_before_it_is_whole_gets_none_of_the_rest(
    hall: Evening, begun: int
) -> None:
    before = board_of(hall)
    between_parts(hall, lambda: hall.team.give(p.Undo()), begun=begun)

    hall.team.give(p.Regroup())

    assert board_of(hall) == before
    assert themes(hall) == {}


def test_a_theme_that_people_take_away_between_two_parts_does_not_come_back(
    hall: Evening,
) -> None:
    def merge() -> None:
        ids = {row["name"]: row["id"] for row in hall.team.board()["themes"]}
        hall.team.give(p.MergeThemes(themes=(ids["bomen"],), into=ids["bankjes"]))

    between_parts(hall, merge)

    hall.team.give(p.Regroup())

    assert themes(hall).keys() == {"bankjes", "fietsen"}
    assert themes(hall)["bankjes"] > themes(hall)["fietsen"]
    assert all(count == len(hall.rows("notes", theme=id_)) for id_, count in counts(hall))


def counts(evening: Evening) -> list[tuple[str, int]]:
    return [(row["id"], row["count"]) for row in evening.team.board()["themes"]]


def test_a_note_hidden_between_two_parts_is_not_placed(hall: Evening) -> None:
    last = hall.rows("notes")[-2]
    between_parts(hall, lambda: hall.team.give(p.HideNote(id=last.id, reason="test")))

    hall.team.give(p.Regroup())

    assert hall.row("notes", last.id).theme is None
    assert hall.workshop.hidden == 1


def test_a_server_that_is_killed_between_two_parts_leaves_a_board_that_works(
    hall: Evening,
) -> None:
    before = board_of(hall)

    def kill() -> None:
        raise Killed

    between_parts(hall, kill)
    with pytest.raises(Killed):
        hall.team.give(p.Regroup())
    between_parts(hall)

    assert 0 < placed(hall) < PLACES_AT_ONCE
    assert all(count == len(hall.rows("notes", theme=id_)) for id_, count in counts(hall))
    assert hall.workshop.loose == MANY - placed(hall)
    hall.team.give(p.Undo())
    assert board_of(hall) == before
    hall.team.give(p.Redo())
    hall.team.give(p.Regroup())
    assert set(themes(hall).values()) == {MANY // len(KINDS)}


def test_a_meeting_that_ends_between_two_parts_keeps_what_lies_there(hall: Evening) -> None:
    between_parts(hall, lambda: hall.facilitator.give(p.CloseWorkshop()))

    with pytest.raises(Refusal, match="workshop_closed"):
        hall.team.give(p.Regroup())

    assert 0 < placed(hall) < PLACES_AT_ONCE
    assert sum(themes(hall).values()) == placed(hall)


def test_a_screen_that_follows_every_part_has_the_whole_board(hall: Evening) -> None:
    screen = Screen()
    screen.take(hall.team.board())

    def follow() -> None:
        assert screen.take(hall.team.board(screen.board["revision"]))

    between_parts(hall, follow, follow)
    hall.team.give(p.Regroup())
    follow()

    whole = hall.team.board()
    for name in ("notes", "themes"):
        rows = {row["id"]: row for row in screen.board[name]}
        assert rows == {row["id"]: row for row in whole[name]}
    assert screen.board["counts"] == whole["counts"]


def test_themes_that_a_new_number_of_groups_empties_leave_the_wall(hall: Evening) -> None:
    hall.team.give(p.Regroup())
    hall.commander = Commander(hall.workshops, hall.writer, OneGroup())

    hall.team.give(p.Regroup(groups=1))

    assert themes(hall) == {"alles": MANY}
    hall.team.give(p.Undo())
    assert themes(hall) == dict.fromkeys(["bankjes", "bomen", "fietsen"], MANY // len(KINDS))


def suggested(evening: Evening) -> p.AnswerSuggestion:
    """Yes to the grouping that the machine suggests."""
    evening.team.give(p.PreviewGrouping())
    [preview] = evening.team.board()["suggestions"]
    return p.AnswerSuggestion(suggestion=preview["id"], accept=True)


def test_one_undo_takes_a_grouping_back_that_was_followed_in_parts(hall: Evening) -> None:
    yes, before = suggested(hall), board_of(hall)
    seen: list[int] = []
    between_parts(hall, *[lambda: seen.append(placed(hall))] * 9)

    hall.team.give(yes)
    followed, past = board_of(hall), hall.team.board()["history"]["undo"]
    hall.team.give(p.Undo())
    undone = board_of(hall)
    hall.team.give(p.Redo())

    assert len(seen) == 2
    assert 0 < seen[0] < seen[1] < followed[1]["notes"] - followed[1]["loose"]
    assert (past["command"], past["suggestion"]) == ("answer_suggestion", "grouping")
    assert undone == before
    assert board_of(hall) == followed


def test_who_takes_a_followed_grouping_back_before_it_is_whole_may_follow_it_again(
    hall: Evening,
) -> None:
    yes, before = suggested(hall), board_of(hall)
    between_parts(hall, lambda: hall.team.give(p.Undo()))

    hall.team.give(yes)

    assert board_of(hall) == before
    hall.team.give(yes)
    assert set(themes(hall).values()) == {MANY // len(KINDS)}


def test_a_second_yes_between_two_parts_is_told_that_it_was_done(hall: Evening) -> None:
    yes, told = suggested(hall), []

    def say_yes_too() -> None:
        with pytest.raises(Refusal) as refusal:
            hall.team.give(yes)
        told.append(refusal.value.code)

    between_parts(hall, say_yes_too)

    hall.team.give(yes)

    assert told == ["already_answered"]
    assert set(themes(hall).values()) == {MANY // len(KINDS)}


def test_a_note_that_a_person_places_while_a_grouping_is_followed_stays_there(
    hall: Evening,
) -> None:
    yes, last, ours = suggested(hall), hall.rows("notes")[-1], new_id()
    between_parts(hall, lambda: hall.team.give(p.AddTheme(id=ours, name="Samen", notes=(last.id,))))

    hall.team.give(yes)

    assert hall.row("notes", last.id).theme == ours


def test_the_machine_looks_at_one_moment_though_others_have_their_turn(hall: Evening) -> None:
    more = tuple(FoundNote(line, f"Bankjes {line}", "") for line in range(READ_AT_ONCE))
    hall.scribe.give(ImportNotes(hall.workshop.current_step or "", more))
    last, happened = hall.rows("notes")[-1], []

    def hide() -> None:
        happened.append(hall.team.give(p.HideNote(id=last.id, reason="test")))

    with hall.workshops.reading(hall.id) as store:
        notes = shown(store, lambda: happened or hide())

    assert len(happened) == 1
    assert len(notes) == MANY + READ_AT_ONCE
    assert last.id in notes
    assert hall.workshop.hidden == 1

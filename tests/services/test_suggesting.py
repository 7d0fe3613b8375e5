"""What the machine suggests, and that nothing happens until somebody says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from facilitation.contract import payloads as p
from facilitation.domain.notes import PlacedBy
from tests.evening import Evening, Screen, Seat, by_id, new_id

BENCHES = [f"Bankjes nummer {number}" for number in range(6)]
SWINGS = [f"Schommels nummer {number}" for number in range(6)]
TREES = [f"Bomen nummer {number}" for number in range(6)]


def suggestions(seat: Seat, kind: str | None = None) -> list[dict[str, Any]]:
    rows = seat.board()["suggestions"]
    return [row for row in rows if kind in (None, row["kind"])]


def only(seat: Seat, kind: str) -> dict[str, Any]:
    [row] = suggestions(seat, kind)
    return row


def answer(seat: Seat, row: dict[str, Any], accept: bool = True) -> None:
    seat.give(p.AnswerSuggestion(suggestion=row["id"], accept=accept))


def where(evening: Evening) -> dict[str, tuple[str | None, str]]:
    """In which theme each note lies, and who put it there."""
    rows = evening.rows("notes")
    return {note.id: (note.theme, note.placed_by) for note in rows}


def think(evening: Evening) -> None:
    """The machine looks by itself, as it does while notes come in."""
    evening.commander.suggest(evening.id)


@pytest.fixture
def collected(evening: Evening, writing: str) -> Evening:
    """Eighteen notes and no theme yet."""
    evening.notes(*BENCHES, *SWINGS, *TREES)
    return evening


@pytest.fixture
def grouped(collected: Evening) -> Evening:
    """Three themes, made by the machine and shown to the hall."""
    collected.team.give(p.Regroup())
    collected.go_to("check")
    return collected


def theme_called(evening: Evening, name: str) -> str:
    found = {row["name"]: row["id"] for row in evening.team.board()["themes"]}
    return str(found[name])


# On a question that the machine does not know -----------------------------------------------------


@pytest.fixture
def strange(collected: Evening) -> Evening:
    """Thirty notes on a question that nobody foresaw."""
    collected.grouper.covered = False
    collected.notes(*(f"Fietsen nummer {number}" for number in range(12)))
    think(collected)
    return collected


def test_people_are_asked_for_themes_first(strange: Evening) -> None:
    kinds = [row["kind"] for row in suggestions(strange.facilitator)]
    assert kinds == ["own_themes", "grouping"]


def test_a_few_notes_do_not_tell_whether_a_question_is_known(collected: Evening) -> None:
    collected.grouper.covered = False
    think(collected)
    assert suggestions(collected.team, "own_themes") == []


def test_whoever_goes_on_to_type_leaves_nothing_to_take_back(strange: Evening) -> None:
    before = strange.team.board()["history"]
    answer(strange.team, only(strange.team, "own_themes"))
    assert suggestions(strange.team, "own_themes") == []
    assert strange.team.board()["history"] == before
    think(strange)
    assert suggestions(strange.team, "own_themes")  # nothing was typed after all


def test_nobody_is_asked_again_after_typing_themes(strange: Evening) -> None:
    strange.team.give(p.Regroup(seeds=(p.Seed(name="Bankjes", words=("zitten",)),)))
    assert suggestions(strange.team, "own_themes") == []
    think(strange)
    assert suggestions(strange.team, "own_themes") == []


def test_nobody_is_asked_again_after_a_no(strange: Evening) -> None:
    answer(strange.team, only(strange.team, "own_themes"), accept=False)
    strange.notes("Fietsen erbij")
    think(strange)
    assert suggestions(strange.team, "own_themes") == []


def test_themes_that_the_machine_made_are_no_answer(strange: Evening) -> None:
    strange.team.give(p.Regroup())
    think(strange)
    assert suggestions(strange.team, "own_themes")


# While notes come in -----------------------------------------------------------------------------


def test_a_handful_of_notes_is_too_early_for_suggestions(evening: Evening, writing: str) -> None:
    evening.notes(*BENCHES)

    think(evening)

    assert suggestions(evening.team) == []


def test_before_there_are_themes_everything_is_previewed_and_nothing_moves(
    collected: Evening,
) -> None:
    loose = collected.notes("Ja")
    before = where(collected)

    think(collected)

    preview = only(collected.facilitator, "grouping")
    assert [(one["name"], one["count"]) for one in preview["preview"]] == [
        ("bankjes", 6),
        ("bomen", 6),
        ("schommels", 6),
    ]
    assert preview["left"] == len(loose)
    assert preview["stale"] is False
    assert where(collected) == before
    assert collected.team.board()["themes"] == []


def test_only_who_sorts_sees_suggestions(collected: Evening) -> None:
    think(collected)

    assert "suggestions" not in collected.projector.board()
    assert "suggestions" not in collected.scribe.board()
    assert "suggestions" not in collected.phone().board()


def test_a_preview_goes_stale_when_a_note_comes_in_and_is_made_again(collected: Evening) -> None:
    think(collected)
    first = only(collected.team, "grouping")

    collected.notes("Bankjes erbij")
    stale = only(collected.team, "grouping")
    think(collected)
    fresh = only(collected.team, "grouping")

    assert (first["stale"], stale["stale"], fresh["stale"]) == (False, True, False)
    assert [one["count"] for one in fresh["preview"]] == [7, 6, 6]


def test_there_is_one_preview_at_most_and_the_earlier_one_leaves_every_screen(
    collected: Evening,
) -> None:
    screen = Screen()
    think(collected)
    screen.take(collected.team.board())
    first = only(collected.team, "grouping")

    collected.notes(*(f"Fietsen nummer {number}" for number in range(4)))
    think(collected)
    screen.take(collected.team.board(since=screen.board["revision"]))

    assert screen.board["suggestions"] == suggestions(collected.team)
    assert [row["id"] for row in screen.board["suggestions"]] != [first["id"]]


def test_looking_again_at_the_same_board_changes_nothing(collected: Evening) -> None:
    think(collected)
    revision = collected.workshop.revision

    think(collected)

    assert collected.workshop.revision == revision


def test_a_preview_that_is_taken_over_makes_the_themes(collected: Evening) -> None:
    think(collected)

    answer(collected.team, only(collected.team, "grouping"))

    themes = collected.team.board()["themes"]
    assert sorted((row["name"], row["count"]) for row in themes) == [
        ("bankjes", 6),
        ("bomen", 6),
        ("schommels", 6),
    ]
    assert suggestions(collected.team) == []


def test_a_stale_preview_places_what_still_holds(collected: Evening) -> None:
    bench = next(row["id"] for row in collected.team.board()["notes"] if "Bank" in row["text"])
    think(collected)
    preview = only(collected.team, "grouping")
    collected.team.give(p.HideNote(id=bench, reason="test"))
    [late] = collected.notes("Bankjes erbij")

    answer(collected.team, preview)

    assert where(collected)[bench] == (None, PlacedBy.NONE)
    assert where(collected)[late] == (None, PlacedBy.NONE)
    assert sorted(row["count"] for row in collected.team.board()["themes"]) == [5, 6, 6]


def test_a_preview_that_was_replaced_while_someone_read_it_can_still_be_taken_over(
    collected: Evening,
) -> None:
    think(collected)
    read = only(collected.team, "grouping")
    collected.notes(*(f"Fietsen nummer {number}" for number in range(4)))
    think(collected)

    answer(collected.team, read)

    assert sorted(row["name"] for row in collected.team.board()["themes"]) == [
        "bankjes",
        "bomen",
        "schommels",
    ]
    assert collected.workshop.loose == 4


def test_a_preview_that_was_declined_stays_away_until_it_is_another(collected: Evening) -> None:
    think(collected)
    answer(collected.team, only(collected.team, "grouping"), accept=False)

    collected.notes("Bankjes erbij")
    think(collected)
    same = suggestions(collected.team)
    collected.notes(*(f"Fietsen nummer {number}" for number in range(4)))
    think(collected)

    assert same == []
    assert len(only(collected.team, "grouping")["preview"]) == 4


# Asked for ---------------------------------------------------------------------------------------


def test_someone_may_ask_for_a_preview(evening: Evening, writing: str) -> None:
    evening.notes(*BENCHES[:2], *SWINGS[:2])

    evening.team.give(p.PreviewGrouping(seeds=(p.Seed(name="Bankjes"),)))

    preview = only(evening.facilitator, "grouping")
    assert preview["asked"] is True
    assert {one["name"] for one in preview["preview"]} == {"Bankjes", "schommels"}
    assert evening.workshop.loose == 4


def test_the_machine_leaves_a_preview_alone_that_someone_asked_for(collected: Evening) -> None:
    collected.team.give(p.PreviewGrouping(groups=3))
    asked = only(collected.team, "grouping")

    collected.notes(*(f"Fietsen nummer {number}" for number in range(4)))
    think(collected)

    assert only(collected.team, "grouping") == {**asked, "stale": True}


def test_asking_again_replaces_what_was_asked_before_also_after_a_no(collected: Evening) -> None:
    collected.team.give(p.PreviewGrouping(groups=3))
    answer(collected.team, only(collected.team, "grouping"), accept=False)

    collected.team.give(p.PreviewGrouping(groups=3))

    assert only(collected.team, "grouping")["groups"] == 3


def test_a_preview_of_themes_that_stand_keeps_what_people_named_or_placed(
    collected: Evening,
) -> None:
    collected.team.give(p.Regroup())
    kept = theme_called(collected, "bankjes")
    collected.team.give(p.RenameTheme(theme=kept, name="Zitten"))
    tree = collected.theme("Groen", collected.notes("Eik erbij")[0])
    collected.notes("Bomen erbij")
    before = where(collected)

    collected.team.give(p.PreviewGrouping(groups=4))
    unmoved = where(collected)
    answer(collected.team, only(collected.team, "grouping"))

    assert unmoved == before
    themes = by_id(collected.team.board()["themes"])
    assert themes[kept]["name"] == "Zitten"
    assert (themes[tree]["name"], themes[tree]["count"]) == ("Groen", 1)


def test_there_is_nothing_to_preview_when_nothing_would_move(collected: Evening) -> None:
    collected.team.give(p.Regroup())

    assert collected.team.refused(p.PreviewGrouping()).code == "nothing_to_group"


def test_there_is_nothing_to_preview_without_notes(evening: Evening, writing: str) -> None:
    assert evening.team.refused(p.PreviewGrouping()).code == "nothing_to_group"


def test_someone_may_ask_how_a_theme_falls_apart(evening: Evening, writing: str) -> None:
    notes = evening.notes(*(f"Groen {number} boom" for number in range(4)))
    leaves = evening.notes(*(f"Groen {number} struik" for number in range(3)))
    theme = evening.theme("Groen", *notes, *leaves)

    evening.team.give(p.ProposeSplit(theme=theme))
    split = only(evening.team, "split")
    answer(evening.team, split)

    assert (split["theme"], split["name"], split["asked"]) == (theme, "Struik", True)
    assert [(one["name"], one["count"]) for one in split["preview"]] == [("Boom", 4), ("Struik", 3)]
    assert sorted(split["notes"]) == sorted(leaves)
    counts = {row["name"]: row["count"] for row in evening.team.board()["themes"]}
    assert counts == {"Groen": 4, "Struik": 3}


@pytest.mark.parametrize(
    ("texts", "code"),
    [(["Groen 1 boom", "Groen 2 boom", "Groen 3 boom"], "nothing_to_split"), ([], "unknown_theme")],
)
def test_a_theme_that_does_not_fall_apart_is_not_split(
    evening: Evening, writing: str, texts: list[str], code: str
) -> None:
    theme = evening.theme("Groen", *evening.notes(*texts)) if texts else "nothing"

    assert evening.team.refused(p.ProposeSplit(theme=theme)).code == code


# Once themes stand -------------------------------------------------------------------------------


def test_a_new_note_is_suggested_for_the_theme_it_fits(grouped: Evening) -> None:
    grouped.reopen(grouped.step("ideas"))
    [late] = grouped.notes("Bankjes erbij")

    think(grouped)

    move = only(grouped.team, "move")
    assert (move["note"], move["theme"]) == (late, None)
    assert move["into"] == theme_called(grouped, "bankjes")
    assert move["why"] == ["bankjes"]
    assert where(grouped)[late] == (None, PlacedBy.NONE)


def test_loose_notes_that_belong_together_are_suggested_as_a_theme(grouped: Evening) -> None:
    grouped.reopen(grouped.step("ideas"))
    bikes = grouped.notes(*(f"Fietsen nummer {number}" for number in range(4)))

    think(grouped)
    new = only(grouped.team, "new")
    answer(grouped.team, new)

    assert (new["name"], sorted(new["notes"])) == ("fietsen", sorted(bikes))
    made = theme_called(grouped, "fietsen")
    assert {where(grouped)[bike] for bike in bikes} == {(made, PlacedBy.HAND)}


def test_after_grouping_again_a_better_place_is_only_suggested(grouped: Evening) -> None:
    trees = theme_called(grouped, "bomen")
    grouped.team.give(p.RenameTheme(theme=trees, name="Schommels erbij"))
    grouped.team.give(p.RenameTheme(theme=theme_called(grouped, "schommels"), name="Bomen"))
    before = where(grouped)

    grouped.team.give(p.Regroup())

    moves = suggestions(grouped.team, "move")
    assert where(grouped) == before
    assert {move["theme"] for move in moves} == {trees}
    assert len(moves) == 6


def test_a_note_that_a_person_placed_is_never_suggested_elsewhere(grouped: Evening) -> None:
    bench = theme_called(grouped, "bankjes")
    swing = next(row for row in grouped.team.board()["notes"] if "Schommel" in row["text"])
    grouped.team.give(p.MoveNotes(notes=(swing["id"],), theme=bench))

    think(grouped)
    grouped.team.give(p.Regroup())

    assert suggestions(grouped.team, "move") == []
    assert where(grouped)[swing["id"]] == (bench, PlacedBy.HAND)


def test_alike_themes_are_suggested_as_one_under_the_name_a_person_gave(grouped: Evening) -> None:
    trees = grouped.theme("Bomen en struiken")

    think(grouped)
    merge = only(grouped.team, "merge")
    answer(grouped.team, merge)

    assert (merge["into"], merge["why"]) == (trees, ["bomen"])
    themes = by_id(grouped.team.board()["themes"])
    assert merge["theme"] not in themes
    assert themes[trees]["count"] == 6


def test_a_theme_that_holds_too_much_is_suggested_as_two(evening: Evening, writing: str) -> None:
    notes = evening.notes(
        *(f"Groen {number} {'boom' if number % 3 else 'struik'}" for number in range(27))
    )
    theme = evening.theme("Groen", *notes)

    think(evening)

    split = only(evening.team, "split")
    assert (split["theme"], split["name"], len(split["notes"])) == (theme, "Struik", 9)


def test_a_part_that_leaves_gets_a_name_that_no_theme_has(evening: Evening, writing: str) -> None:
    leaves = evening.notes(*(f"Groen {number} struik" for number in range(3)))
    theme = evening.theme("Groen", *evening.notes(*(f"Groen {n} boom" for n in range(4))), *leaves)
    evening.theme("Struik")

    evening.team.give(p.ProposeSplit(theme=theme))
    split = only(evening.team, "split")
    evening.theme(split["name"])
    answer(evening.team, split)

    names = [row["name"].casefold() for row in evening.team.board()["themes"]]
    assert split["name"].casefold() != "struik"
    assert split["name"] in {one["name"] for one in split["preview"]}
    assert len(set(names)) == len(names) == 4


def test_a_theme_that_is_split_without_a_name_does_not_lend_its_own(
    evening: Evening, writing: str
) -> None:
    notes = evening.notes("Groen 1", "Groen 2")
    theme = evening.theme("Groen", *notes)

    evening.team.give(p.SplitTheme(theme=theme, notes=(notes[0],), id=new_id()))

    assert [row["name"] for row in evening.team.board()["themes"]] == ["Groen", "Groen 2"]


def test_what_a_table_adds_to_a_theme_is_suggested_there(grouped: Evening) -> None:
    theme = theme_called(grouped, "bankjes")
    note = grouped.table(3).write(grouped.step("check"), "Ook een prullenbak", key=theme)

    think(grouped)
    beside = only(grouped.team, "move")
    grouped.team.give(p.Regroup())

    assert (beside["note"], beside["into"], beside["confidence"]) == (note, theme, 1.0)
    assert where(grouped)[note] == (theme, PlacedBy.MACHINE)
    assert suggestions(grouped.team) == []


def test_a_dozen_suggestions_are_open_at_most(grouped: Evening) -> None:
    grouped.reopen(grouped.step("ideas"))
    grouped.notes(*(f"Bankjes erbij {number}" for number in range(20)))
    grouped.theme("Bomen en struiken")

    think(grouped)

    rows = suggestions(grouped.team)
    assert len(rows) == 12
    assert [row["kind"] for row in rows[:2]] == ["merge", "move"]


# While people go on ------------------------------------------------------------------------------


@pytest.fixture
def one_move(grouped: Evening) -> dict[str, Any]:
    """A new note lies loose, and the machine knows where it belongs."""
    grouped.reopen(grouped.step("ideas"))
    grouped.notes("Bankjes erbij")
    think(grouped)
    return only(grouped.team, "move")


Doing = Callable[[Evening, dict[str, Any]], object]


@pytest.mark.parametrize(
    "do",
    [
        lambda evening, row: evening.team.give(p.MoveNotes(notes=(row["note"],), theme=None)),
        lambda evening, row: evening.team.give(
            p.MoveNotes(notes=(row["note"],), theme=row["into"])
        ),
        lambda evening, row: evening.team.give(p.HideNote(id=row["note"], reason="test")),
        lambda evening, row: evening.team.give(
            p.MergeThemes(themes=(row["into"],), into=theme_called(evening, "bomen"))
        ),
    ],
    ids=["laid-loose", "placed-by-hand", "hidden", "theme-merged"],
)
def test_a_suggestion_that_no_longer_holds_leaves_every_screen(
    grouped: Evening, one_move: dict[str, Any], do: Doing
) -> None:
    screen = Screen()
    screen.take(grouped.team.board())

    do(grouped, one_move)
    screen.take(grouped.team.board(since=screen.board["revision"]))

    assert one_move["id"] not in by_id(screen.board["suggestions"])
    again = p.AnswerSuggestion(suggestion=one_move["id"], accept=True)
    assert grouped.team.refused(again).code == "unknown_suggestion"


def test_a_suggestion_leaves_with_a_note_that_its_writer_takes_back(grouped: Evening) -> None:
    step = grouped.step("ideas")
    grouped.reopen(step)
    phone = grouped.phone()
    note = phone.write(step, "Bankjes erbij")
    think(grouped)

    phone.give(p.WithdrawNote(id=note))

    assert suggestions(grouped.team) == []


def test_a_suggestion_about_a_note_that_was_changed_is_stale(grouped: Evening) -> None:
    step = grouped.step("ideas")
    grouped.reopen(step)
    phone = grouped.phone()
    note = phone.write(step, "Bankjes erbij")
    think(grouped)

    phone.give(p.EditNote(id=note, text="Bomen erbij"))
    stale = only(grouped.team, "move")
    think(grouped)
    fresh = only(grouped.team, "move")

    assert (stale["stale"], fresh["stale"]) == (True, False)
    assert fresh["into"] == theme_called(grouped, "bomen")


def test_a_suggested_theme_that_loses_a_note_is_stale_and_takes_the_rest(grouped: Evening) -> None:
    grouped.reopen(grouped.step("ideas"))
    gone, *bikes = grouped.notes(*(f"Fietsen nummer {number}" for number in range(4)))
    think(grouped)

    grouped.team.give(p.MoveNotes(notes=(gone,), theme=theme_called(grouped, "bomen")))
    new = only(grouped.team, "new")
    answer(grouped.team, new)

    assert (new["stale"], sorted(new["notes"])) == (True, sorted(bikes))
    made = theme_called(grouped, "fietsen")
    assert sorted(note for note, (theme, _) in where(grouped).items() if theme == made) == sorted(
        bikes
    )


def test_a_no_holds_for_the_rest_of_the_evening(grouped: Evening, one_move: dict[str, Any]) -> None:
    answer(grouped.facilitator, one_move, accept=False)

    think(grouped)

    assert suggestions(grouped.team) == []


def test_two_people_who_say_no_said_no_once(grouped: Evening, one_move: dict[str, Any]) -> None:
    answer(grouped.facilitator, one_move, accept=False)
    revision = grouped.workshop.revision

    answer(grouped.team, one_move, accept=False)

    assert grouped.workshop.revision == revision


def test_the_second_to_say_yes_is_told_that_it_was_done(
    grouped: Evening, one_move: dict[str, Any]
) -> None:
    answer(grouped.team, one_move)
    themes = grouped.team.board()["themes"]

    refusal = grouped.facilitator.refused(
        p.AnswerSuggestion(suggestion=one_move["id"], accept=True)
    )

    assert refusal.code == "already_answered"
    assert refusal.params["accepted"] is True
    assert grouped.team.board()["themes"] == themes


# Taking back --------------------------------------------------------------------------------------


def test_a_yes_is_one_step_of_undo_by_name(grouped: Evening, one_move: dict[str, Any]) -> None:
    before = where(grouped)

    answer(grouped.team, one_move)
    done = grouped.team.board()["history"]["undo"]
    grouped.facilitator.give(p.Undo())

    assert (done["command"], done["suggestion"], done["notes"]) == ("answer_suggestion", "move", 1)
    assert done["theme"]["id"] == one_move["into"]
    assert where(grouped) == before
    assert suggestions(grouped.team) == [one_move]


def test_a_yes_that_was_taken_back_can_be_done_again(
    grouped: Evening, one_move: dict[str, Any]
) -> None:
    answer(grouped.team, one_move)
    after = where(grouped)
    grouped.team.give(p.Undo())

    grouped.team.give(p.Redo())

    assert where(grouped) == after
    assert suggestions(grouped.team) == []


def test_a_no_can_be_taken_back_too(grouped: Evening, one_move: dict[str, Any]) -> None:
    answer(grouped.team, one_move, accept=False)
    name = grouped.team.board()["history"]["undo"]["command"]

    grouped.team.give(p.Undo())

    assert name == "decline_suggestion"
    assert suggestions(grouped.team) == [one_move]


@pytest.mark.parametrize("kind", ["grouping", "merge", "new", "split"])
def test_every_kind_of_yes_is_taken_back_whole(evening: Evening, writing: str, kind: str) -> None:
    row = SUGGESTED[kind](evening)
    before, themes = where(evening), evening.team.board()["themes"]

    answer(evening.team, row)
    after = where(evening)
    evening.team.give(p.Undo())

    assert after != before
    assert where(evening) == before
    assert evening.team.board()["themes"] == themes
    assert row["id"] in by_id(suggestions(evening.team))


def _a_grouping(evening: Evening) -> dict[str, Any]:
    evening.notes(*BENCHES, *SWINGS, *TREES)
    think(evening)
    return only(evening.team, "grouping")


def _a_merge(evening: Evening) -> dict[str, Any]:
    evening.theme("Bankjes", *evening.notes(*BENCHES, *SWINGS))
    evening.theme("Bankjes in de zon", *evening.notes(*TREES))
    think(evening)
    return only(evening.team, "merge")


def _a_new_theme(evening: Evening) -> dict[str, Any]:
    evening.theme("Bankjes", *evening.notes(*BENCHES, *SWINGS))
    evening.notes(*TREES)
    think(evening)
    return only(evening.team, "new")


def _a_split(evening: Evening) -> dict[str, Any]:
    texts = [f"Groen {number} {'boom' if number % 2 else 'struik'}" for number in range(6)]
    evening.team.give(p.ProposeSplit(theme=evening.theme("Groen", *evening.notes(*texts))))
    return only(evening.team, "split")


SUGGESTED = {
    "grouping": _a_grouping,
    "merge": _a_merge,
    "new": _a_new_theme,
    "split": _a_split,
}


# Beside the rest ----------------------------------------------------------------------------------


def test_no_suggestions_come_once_the_meeting_is_over(collected: Evening) -> None:
    collected.facilitator.give(p.CloseWorkshop())

    with pytest.raises(Exception, match="workshop_closed"):
        think(collected)

    assert suggestions(collected.team) == []


def test_a_new_note_costs_the_same_with_a_dozen_suggestions_open(
    grouped: Evening, statements: Callable[[], int]
) -> None:
    step = grouped.step("ideas")
    grouped.reopen(step)
    phone = grouped.phone()
    phone.write(step, "Bankjes eerst")
    alone = _cost(statements, lambda: phone.write(step, "Bankjes erbij"))
    grouped.notes(*(f"Bankjes erbij {number}" for number in range(14)))
    think(grouped)

    among = _cost(statements, lambda: phone.write(step, "Bankjes nog meer"))

    assert len(suggestions(grouped.team)) == 12
    assert among == alone


def _cost(statements: Callable[[], int], act: Callable[[], object]) -> int:
    before = statements()
    act()
    return statements() - before


@pytest.fixture
def statements(evening: Evening) -> Callable[[], int]:
    """How many statements the database has carried out."""
    counted: list[str] = []
    event.listen(
        evening.database.engine,
        "before_cursor_execute",
        lambda *arguments: counted.append(arguments[2]),
    )
    return lambda: len(counted)

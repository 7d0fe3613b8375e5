"""However people and the machine work on a board together: nothing moves unasked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from facilitation.contract import payloads as p
from facilitation.domain.refusals import Refusal
from facilitation.domain.suggestions import Suggestion
from facilitation.storage.database import Database
from tests.conftest import hurry
from tests.evening import SECRET, Evening, by_id, new_id

WORDS = ("Bankjes", "Bomen", "Fietsen", "Feest")
TEXTS = tuple(
    f"{word} {number} {'plein' if number % 2 else 'straat'}"
    for word in WORDS
    for number in range(6)
)

Act = Callable[[Evening, int, int], object]


def known(evening: Evening, rows: str, number: int, **equal: object) -> Any:
    """Something that exists, or nothing."""
    found = evening.rows(rows, **equal)
    return found[number % len(found)] if found else None


def id_of(row: Any) -> str:
    return str(row.id) if row else "nothing"


#: What people do to a board on purpose.
BY_HAND: tuple[Act, ...] = (
    lambda e, a, b: e.notes(TEXTS[a % len(TEXTS)]),
    lambda e, a, b: e.team.give(
        p.MoveNotes(
            notes=(id_of(known(e, "notes", a)),),
            theme=id_of(known(e, "themes", b)) if b % 3 else None,
        )
    ),
    lambda e, a, b: e.theme(f"{WORDS[a % 4]} samen", id_of(known(e, "notes", b))),
    lambda e, a, b: e.team.give(
        p.RenameTheme(theme=id_of(known(e, "themes", a)), name=f"{WORDS[b % 4]} hier")
    ),
    lambda e, a, b: e.team.give(
        p.MergeThemes(themes=(id_of(known(e, "themes", a)),), into=id_of(known(e, "themes", b)))
    ),
    lambda e, a, b: e.team.give(p.HideNote(id=id_of(known(e, "notes", a)), reason="test")),
    lambda e, a, b: e.team.give(p.Regroup(groups=2 + b % 4 if a % 2 else None)),
    lambda e, a, b: e.go_to("check"),
    lambda e, a, b: e.team.give(p.Undo()),
)
#: What the machine does by itself, or when it is asked what it thinks.
UNASKED: tuple[Act, ...] = (
    lambda e, a, b: e.commander.suggest(e.id),
    lambda e, a, b: e.team.give(p.PreviewGrouping(groups=2 + b % 4 if a % 2 else None)),
    lambda e, a, b: e.team.give(p.ProposeSplit(theme=id_of(known(e, "themes", a)))),
    lambda e, a, b: e.team.give(
        p.AnswerSuggestion(suggestion=id_of(known(e, "suggestions", a)), accept=False)
    ),
)

numbers = st.integers(0, 40)
steps = st.lists(
    st.tuples(st.sampled_from(range(len(BY_HAND) + 2 * len(UNASKED) + 4)), numbers, numbers),
    min_size=8,
    max_size=30,
)
hasty = settings(
    max_examples=12,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def board_in(empty_tables: Path) -> Callable[[], Any]:
    """Opens a meeting of its own for every example, with two dozen loose notes."""

    @contextmanager
    def opened() -> Iterator[Evening]:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "evening.db"
            shutil.copy(empty_tables, path)
            database = Database(f"sqlite:///{path}", SECRET)
            event.listen(database.engine, "connect", hurry)
            with Evening(database) as evening:
                step, phone = evening.go_to("ideas"), evening.phone()
                for text in TEXTS:
                    phone.give(p.SubmitNote(id=new_id(), step=step, text=text))
                yield evening
            database.close()

    return opened


def where(evening: Evening) -> dict[str, tuple[str | None, str]]:
    return {note.id: (note.theme, note.placed_by) for note in evening.rows("notes")}


def named(evening: Evening) -> dict[str, str]:
    return {one.id: one.name for one in evening.rows("themes", named_by="hand")}


def try_out(act: Act, evening: Evening, one: int, other: int) -> bool:
    """Whether it was done; a refusal is fine."""
    try:
        act(evening, one, other)
    except Refusal:
        return False
    return True


@given(steps)
@hasty
def test_nothing_moves_unasked_and_hand_placements_hold(board_in, made) -> None:
    with board_in() as evening:
        for number, one, other in made:
            before, names, shown = where(evening), named(evening), evening.workshop.themes_shown
            if number < len(BY_HAND):
                try_out(BY_HAND[number], evening, one, other)
                if BY_HAND[number] is BY_HAND[6]:
                    by_hand_holds(before, where(evening), shown)
            elif number < len(BY_HAND) + 2 * len(UNASKED):
                try_out(UNASKED[(number - len(BY_HAND)) % len(UNASKED)], evening, one, other)
                assert where(evening) == before
            else:
                say_yes(evening, one, before)
            assert names.items() <= named(evening).items() or number < len(BY_HAND)
            assert len(evening.rows("suggestions", kind="grouping", standing="open")) <= 1


def by_hand_holds(before: Any, after: Any, shown: bool) -> None:
    """What a person placed stays, and all that the hall has seen in a theme."""
    held = {
        note: place
        for note, place in before.items()
        if place[1] == "hand" or (shown and place[0] is not None)
    }
    assert {note: after[note] for note in held} == held


def say_yes(evening: Evening, number: int, before: Any) -> None:
    """Only what was suggested moves."""
    suggestion = known(evening, "suggestions", number)
    yes = p.AnswerSuggestion(suggestion=id_of(suggestion), accept=True)
    if not try_out(lambda e, a, b: e.facilitator.give(yes), evening, 0, 0):
        assert where(evening) == before
        return
    after = where(evening)
    moved = {note for note, place in after.items() if before[note] != place}
    assert moved or suggestion.kind == "merge"
    if suggestion.kind == "grouping":
        by_hand_holds(before, after, evening.workshop.themes_shown)
    else:
        assert moved <= concerned(suggestion, before)
    refusal = evening.team.refused(yes)
    assert refusal.code == "already_answered"


def concerned(suggestion: Suggestion, before: Any) -> set[str]:
    if suggestion.kind == "merge":
        return {note for note, place in before.items() if place[0] == suggestion.theme}
    return set(suggestion.notes)


@given(steps)
@hasty
def test_a_suggestion_on_the_board_can_be_followed(board_in, made) -> None:
    acts = (*BY_HAND, *UNASKED)
    with board_in() as evening:
        for number, one, other in made:
            try_out(acts[number % len(acts)], evening, one, other)
        for row in evening.team.board()["suggestions"]:
            if row["kind"] == "grouping" and row["stale"]:
                continue  # perhaps nothing of it is left to do
            if row["id"] in by_id(evening.team.board()["suggestions"]):
                evening.team.give(p.AnswerSuggestion(suggestion=row["id"], accept=True))
                evening.team.give(p.Undo())

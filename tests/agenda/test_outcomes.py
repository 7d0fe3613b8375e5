"""What tables gave about true stories becomes items of the plan, with the way back."""

from __future__ import annotations

from dataclasses import replace

from facilitation.domain.agenda.harvest import Evening, candidates, item_of
from facilitation.domain.agenda.items import AgendaItem, Origin, OriginKind
from facilitation.domain.cases import Case, CaseOutcome
from facilitation.domain.notes import Note, ReviewState

ADVICE = CaseOutcome("o1", "1a", "10", "table:1", "table", "c", "advice", "Begin met koffie.\nNu.")
LESSON = replace(ADVICE, id="o2", number="1b", kind="lesson", text="Bel eerst.")
TALK = Note(
    "n1", 401, "07", "point", "De bel doet het niet", "table", "table", "table:1", 0, key="c"
)


def evening() -> Evening:
    return Evening(
        code="482716",
        notes=(TALK, replace(TALK, id="n2", number=402, review=ReviewState.HIDDEN)),
        themes=(),
        items=(),
        pledges=(),
        theme_votes={},
        cases=(Case("c", 1, "Stilte in huis"),),
        outcomes=(ADVICE, LESSON, replace(ADVICE, id="o3", number="1c", rehearsal=True)),
    )


def test_advice_usually_goes_in_and_a_lesson_does_not() -> None:
    found = candidates(evening(), ())

    assert [(one.number, one.title, one.theme, one.wanted) for one in found] == [
        ("1a", "Begin met koffie.", "Stilte in huis", True),
        ("1b", "Bel eerst.", "Stilte in huis", False),
    ]


def test_what_is_in_the_plan_is_not_offered_again() -> None:
    known = {Origin("482716", OriginKind.OUTCOME, "o1")}

    assert [one.number for one in candidates(evening(), known)] == ["1b"]


def test_an_item_of_an_advice_holds_its_words_and_leads_back_to_the_talk() -> None:
    first = candidates(evening(), ())[0]

    item = item_of(first, evening(), AgendaItem("i", "p", "7", 1, "Koffie schenken"))

    assert (item.title, item.reason) == ("Koffie schenken", ADVICE.text)
    assert item.origins == (
        Origin("482716", OriginKind.OUTCOME, "o1"),
        Origin("482716", OriginKind.NOTE, "n1"),
    )

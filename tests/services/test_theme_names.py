"""Themes that the machine makes beside others, and what they are called."""

from __future__ import annotations

import pytest

from facilitation.contract import payloads as p
from facilitation.services.theme_names import folded, free_name
from tests.evening import Evening

TRAFFIC = "Verkeer en parkeren"


def names(evening: Evening) -> list[str]:
    return sorted(row["name"] for row in evening.team.board()["themes"])


@pytest.mark.parametrize(
    ("terms", "taken", "name"),
    [
        (("drempels", "fietsers"), (), TRAFFIC),
        (("drempels", "fietsers"), ("verkeer en PARKEREN",), "Drempels, fietsers"),
        (("parkeren", "drempels"), (TRAFFIC,), "Drempels"),
        (("drempels", "fietsers"), (TRAFFIC, "Drempels, fietsers"), "Drempels"),
        (("drempels", "fietsers"), (TRAFFIC, "drempels, fietsers", "drempels"), "Fietsers"),
        (("verkeer",), (TRAFFIC,), f"{TRAFFIC} 2"),
        ((), (TRAFFIC, f"{TRAFFIC} 2"), f"{TRAFFIC} 3"),
    ],
)
def test_a_name_that_is_taken_makes_way_for_own_words(
    terms: tuple[str, ...], taken: tuple[str, ...], name: str
) -> None:
    assert free_name(TRAFFIC, terms, folded(taken)) == name


def test_a_proposal_made_before_a_theme_stood_does_not_give_its_name_again(
    evening: Evening, writing: str
) -> None:
    evening.notes(*(f"Bankjes nummer {number}" for number in range(6)))
    evening.notes(*(f"Schommels nummer {number}" for number in range(6)))
    evening.team.give(p.PreviewGrouping())
    [preview] = evening.team.board()["suggestions"]
    evening.theme("Bankjes")

    evening.team.give(p.AnswerSuggestion(suggestion=preview["id"], accept=True))

    called = [name.casefold() for name in names(evening)]
    assert len(called) == len(set(called)) == 3


def test_asking_for_a_theme_by_the_name_of_one_that_stands_is_asking_for_that_one(
    evening: Evening, writing: str
) -> None:
    evening.theme("Bankjes")
    evening.notes(*(f"Bankjes nummer {number}" for number in range(6)))

    evening.team.give(p.Regroup(seeds=(p.Seed(name="bankjes"),)))

    assert names(evening) == ["Bankjes"]

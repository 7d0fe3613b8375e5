"""True stories ('verhalen') that tables talk about, and what each table gives the storyteller."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Final

from facilitation.domain.refusals import UnknownOption

#: Steps of which this is what they are about show stories.
ABOUT_CASES: Final = "cases"

#: What a table may give, each with the words that a run-sheet has for it.
OUTCOME_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "advice": ("advies",),
    "lesson": ("les",),
    "profile": ("profiel",),
    "question": ("vraag",),
}

#: Who may take something up afterwards.
PICKED_UP_BY: Final = ("residents", "neighbourhood_team", "together")

#: Field -> most characters; `asked`: per guiding question, `owners`: per name.
CASE_LIMITS: Final[Mapping[str, int]] = {
    "title": 120,
    "story": 3000,
    "question": 300,
    "place": 120,
    "asked": 200,
    "owners": 60,
}
MOST_ASKED: Final = 8
MOST_OWNERS: Final = 6
MOST_CASES: Final = 12
LONGEST_OUTCOME: Final = 700
LONGEST_REACTION: Final = 600


@dataclass(frozen=True, slots=True)
class Case:
    """A true story with its question. `asked`: guiding questions; `owners`: first names, or what
    they want to be called; `tables`: those that are asked to take it; `link`: how often the
    owner's link was made anew."""

    id: str
    number: int
    title: str
    story: str = ""
    question: str = ""
    asked: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    tables: tuple[int, ...] = ()
    place: str = ""
    is_example: bool = False
    picked_up_by: str | None = None
    link: int = 0


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """What a table gives: `number` is that of the story and a letter (1a), or a free number where
    it is about none; `reaction`: what the owner said to it."""

    id: str
    number: str
    step: str
    author: str
    source: str
    case: str | None
    kind: str
    text: str
    table: int | None = None
    reaction: str = ""
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class Seating:
    """Where one story is talked about: the tables that chose it, those that are asked to, and how
    many people sit there."""

    case: str
    tables: tuple[int, ...]
    advised: tuple[int, ...]
    people: int


def outcome_kind(said: str | None) -> str:
    """The kind that somebody named by its code or by the run-sheet's word; advice when nobody
    said so."""
    if said is None:
        return "advice"
    for kind, words in OUTCOME_KINDS.items():
        if said.casefold() in (kind, *words):
            return kind
    raise UnknownOption(option=said)


def outcome_number(case: Case | None, used: Iterable[str]) -> str:
    """1a, 1b … for the story with number 1; 1, 2 … for what is about no story."""
    taken = set(used)
    if case is None:
        return next(str(n) for n in range(1, len(taken) + 2) if str(n) not in taken)
    letters = (one + two for one in ("", *ascii_lowercase) for two in ascii_lowercase)
    return next(number for letter in letters if (number := f"{case.number}{letter}") not in taken)


def advised_tables(cases: Sequence[Case], tables: int) -> Mapping[str, tuple[int, ...]]:
    """Case id -> tables: as the organiser said; the other tables are dealt out evenly."""
    dealt = {case.id: list(case.tables) for case in cases}
    named = {table for case in cases for table in case.tables}
    for table in range(1, tables + 1):
        if cases and table not in named:
            fewest = min(cases, key=lambda case: (len(dealt[case.id]), case.number))
            dealt[fewest.id].append(table)
    return {case: tuple(sorted(mine)) for case, mine in dealt.items()}

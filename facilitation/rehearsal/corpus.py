"""What simulated residents of the fictional Sluiswijk write, from the files beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

NEEDS = "needs.txt"
WORDS = "words.txt"
OFFERS = "offers.txt"
PLANS = "plans.yaml"

JUNK_SECTION = "overig"
REVIEW_SECTION = "eerst nakijken"


@dataclass(frozen=True, slots=True)
class PlanText:
    """One plan card as a table might hand it in; `about` is never sent."""

    title: str
    about: tuple[str, ...]
    reason: str
    ambition: str
    actions: tuple[str, ...]
    contributions: tuple[str, ...]
    first_step: str
    contact_group: str


@cache
def needs() -> Mapping[str, tuple[str, ...]]:
    """Answers to 'wat is er nodig?', per theme that their writer had in mind."""
    return _sections(NEEDS)


@cache
def words() -> Mapping[str, tuple[str, ...]]:
    """Words as tables say them, per round; repeated as often as a hall repeats them."""
    return _sections(WORDS)


@cache
def offers() -> Mapping[str, tuple[str, ...]]:
    """What people can give (`offer`) and ask (`need`)."""
    return _sections(OFFERS)


@cache
def plans() -> tuple[PlanText, ...]:
    """Plan cards, in the order of the file."""
    return tuple(_plan(row) for row in yaml.safe_load(_text(PLANS)))


def all_needs() -> tuple[str, ...]:
    """Every note of every section, in the order of the file."""
    return tuple(text for section in needs().values() for text in section)


def _plan(row: Mapping[str, object]) -> PlanText:
    return PlanText(
        title=str(row["title"]),
        about=_strings(row["about"]),
        reason=str(row["reason"]),
        ambition=str(row["ambition"]),
        actions=_strings(row["actions"]),
        contributions=_strings(row["contributions"]),
        first_step=str(row["first_step"]),
        contact_group=str(row["contact_group"]),
    )


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else (str(value),)


def _sections(name: str) -> Mapping[str, tuple[str, ...]]:
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in _text(name).splitlines():
        if line.startswith("== ") and line.endswith(" =="):
            current = sections.setdefault(line[3:-3], [])
        elif line:
            current.append(line)
    return {title: tuple(texts) for title, texts in sections.items()}


def _text(name: str) -> str:
    return files(__package__).joinpath("notes", name).read_text(encoding="utf-8")

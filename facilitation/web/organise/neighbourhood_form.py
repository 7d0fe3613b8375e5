"""The settings of a neighbourhood: from typed fields to settings, or to what is wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from werkzeug.datastructures import MultiDict

from facilitation.domain.money import LeftoverRule, MoneyRules, TieRule
from facilitation.domain.neighbourhoods import (
    MOST_PARTIES,
    MOST_ROLES,
    DecisionLevel,
    Decisions,
    Level,
    Neighbourhood,
    NeighbourhoodSettings,
)
from facilitation.domain.workshop import SMALLEST_GROUP, Choice, code_of
from facilitation.web.organise.form import Typed
from facilitation.web.whole_numbers import whole_number

LONGEST_PLACE_NAME: Final = 80

#: Field -> most characters.
LONGEST: Final[Mapping[str, int]] = MappingProxyType(
    {
        "name": LONGEST_PLACE_NAME,
        "place_word": 30,
        "plan_label": 30,
        "fixed": 300,
        "think_along": 300,
        "decide": 300,
        "controller": 160,
        "contact": 120,
        "own_words": 2_000,
    }
)
REQUIRED: Final = ("name", "place_word", "plan_label", "role-1")

#: Field -> least and most; an empty field is none.
NUMBERS: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {
        "amount": (0, 100_000_000),
        "most_per_plan": (0, 100_000_000),
        "youngest_voter": (0, 120),
        "fewest_joining": (1, 100),
        "min_group": (SMALLEST_GROUP, 100),
    }
)
CHOICES: Final[Mapping[str, type[DecisionLevel | TieRule | LeftoverRule]]] = MappingProxyType(
    {"level": DecisionLevel, "tie_rule": TieRule, "leftover_rule": LeftoverRule}
)
ROLE_ROWS: Final = tuple(range(1, MOST_ROLES + 1))
PARTY_ROWS: Final = tuple(range(1, MOST_PARTIES - 7))
LONGEST_LABEL: Final = 60


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """What came out of the form. `settings` are there only when nothing is wrong."""

    settings: NeighbourhoodSettings | None
    problems: Mapping[str, str]


def name_problems(typed: Typed) -> dict[str, str]:
    """Sentence keys by field, for a new place."""
    name = typed.get("name", "").strip()
    problems: dict[str, str] = {}
    if not name:
        problems["name"] = "organise.problem.required"
    elif len(name) > LONGEST_PLACE_NAME:
        problems["name"] = "organise.problem.too_long"
    if typed.get("level") not in set(Level):
        problems["level"] = "organise.problem.choice"
    return problems


def read_settings(typed: Typed, before: NeighbourhoodSettings) -> ReadSettings:
    """Settings from a form, or sentence keys by field name."""
    problems = _problems(typed)
    return ReadSettings(None if problems else _settings(typed, before), problems)


def _problems(typed: Typed) -> dict[str, str]:
    missing = {name: "organise.problem.required" for name in REQUIRED if not _text(typed, name)}
    too_long = {
        name: "organise.problem.too_long"
        for name, longest in _limits().items()
        if len(_text(typed, name)) > longest
    }
    numbers = {
        name: f"organise.problem.number.{name}"
        for name, bounds in NUMBERS.items()
        if not _is_number(_text(typed, name), *bounds)
    }
    chosen = {
        name: "organise.problem.choice"
        for name, choices in CHOICES.items()
        if typed.get(name) not in set(choices)
    }
    return missing | too_long | numbers | chosen


def _limits() -> dict[str, int]:
    rows = (*_row_names("role", ROLE_ROWS), *_row_names("party", PARTY_ROWS))
    return dict(LONGEST) | dict.fromkeys(rows, LONGEST_LABEL)


def _is_number(text: str, least: int, most: int) -> bool:
    """Empty is fine: then nothing was decided."""
    number = whole_number(text, most)
    return not text or (number is not None and least <= number)


def _settings(typed: Typed, before: NeighbourhoodSettings) -> NeighbourhoodSettings:
    return replace(
        before,
        place_word=_text(typed, "place_word"),
        plan_label=_text(typed, "plan_label"),
        roles=_choices(typed, "role", ROLE_ROWS, before.roles),
        parties=_choices(typed, "party", PARTY_ROWS, before.parties),
        decisions=Decisions(
            level=DecisionLevel(typed["level"]),
            fixed=_text(typed, "fixed"),
            think_along=_text(typed, "think_along"),
            decide=_text(typed, "decide"),
        ),
        money=MoneyRules(
            amount=_number(typed, "amount"),
            most_per_plan=_number(typed, "most_per_plan"),
            youngest_voter=_number(typed, "youngest_voter"),
            tie_rule=TieRule(typed["tie_rule"]),
            leftover_rule=LeftoverRule(typed["leftover_rule"]),
        ),
        fewest_joining=_number(typed, "fewest_joining") or before.fewest_joining,
        min_group=_number(typed, "min_group") or before.min_group,
        controller=_text(typed, "controller"),
        contact=_text(typed, "contact"),
        own_words=_text(typed, "own_words").replace("\r\n", "\n"),
    )


def typed_settings(place: Neighbourhood) -> Typed:
    """The form fields that say the same as these settings."""
    own = place.settings
    values: dict[str, Any] = {
        "name": place.name,
        "place_word": own.place_word,
        "plan_label": own.plan_label,
        "level": own.decisions.level,
        "fixed": own.decisions.fixed,
        "think_along": own.decisions.think_along,
        "decide": own.decisions.decide,
        "amount": own.money.amount,
        "most_per_plan": own.money.most_per_plan,
        "youngest_voter": own.money.youngest_voter,
        "tie_rule": own.money.tie_rule,
        "leftover_rule": own.money.leftover_rule,
        "fewest_joining": own.fewest_joining,
        "min_group": own.min_group,
        "controller": own.controller,
        "contact": own.contact,
        "own_words": own.own_words,
    }
    for kind, choices in (("role", own.roles), ("party", own.parties)):
        values |= {f"{kind}-{row}": one.label for row, one in enumerate(choices, start=1)}
    return MultiDict({name: "" if value is None else str(value) for name, value in values.items()})


def _choices(
    typed: Typed, kind: str, rows: Sequence[int], before: Sequence[Choice]
) -> tuple[Choice, ...]:
    """What is named in the rows. A row keeps its code under another name, so that answers of
    earlier meetings still belong to it; an empty row is left out."""
    found: dict[str, Choice] = {}
    for row in rows:
        label = _text(typed, f"{kind}-{row}")
        code = before[row - 1].code if row <= len(before) else code_of(label)
        if label and code not in found:
            found[code] = Choice(code, label)
    return tuple(found.values())


def _row_names(kind: str, rows: Sequence[int]) -> list[str]:
    return [f"{kind}-{row}" for row in rows]


def _text(typed: Typed, name: str) -> str:
    return typed.get(name, "").strip()


def _number(typed: Typed, name: str) -> int | None:
    text = _text(typed, name)
    return int(text) if text else None

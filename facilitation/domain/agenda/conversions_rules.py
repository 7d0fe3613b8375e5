"""What a neighbourhood asks of a proposal or request, and what is still lacking."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from facilitation.domain.agenda.conversions import FORMS, Backing, ConversionKind, FormField, costs
from facilitation.domain.workshop import code_of

#: What has a sentence of ours; a neighbourhood chooses among these and adds its own.
CRITERIA: Final[Mapping[ConversionKind, tuple[str, ...]]] = MappingProxyType(
    {
        ConversionKind.BUDGET: (
            "no_profit",
            "no_religion",
            "no_politics",
            "owner_agrees",
            "permit",
            "maintenance",
            "guardian",
            "contact_agrees",
        ),
        ConversionKind.CHALLENGE: (
            "no_profit",
            "existing_task",
            "not_only_government",
            "no_running_contract",
        ),
    }
)
LEGAL_ENTITY: Final = "legal_entity"
#: Above this amount a legal entity asks for the money.
ENTITY_ABOVE: Final = 5_000_000
MOST_OWN_CRITERIA: Final = 8
LONGEST_CRITERION: Final = 160


@dataclass(frozen=True, slots=True)
class KindRules:
    """What is asked. Amounts in euro cents; none: no rule. `left`: questions that are not asked."""

    criteria: tuple[str, ...] = ()
    own_criteria: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    most: int | None = None
    entity_above: int | None = None
    supporters: int | None = None
    youngest: int | None = None
    finish_by: str = ""
    excluded: str = ""


def _usual_budget() -> KindRules:
    own = CRITERIA[ConversionKind.BUDGET]
    return KindRules(criteria=own, entity_above=ENTITY_ABOVE)


def _usual_challenge() -> KindRules:
    return KindRules(criteria=CRITERIA[ConversionKind.CHALLENGE])


@dataclass(frozen=True, slots=True)
class ConversionRules:
    """The rules of a neighbourhood for both."""

    budget: KindRules = field(default_factory=_usual_budget)
    challenge: KindRules = field(default_factory=_usual_challenge)

    def of(self, kind: ConversionKind) -> KindRules:
        """The rules for one of them."""
        return {ConversionKind.BUDGET: self.budget, ConversionKind.CHALLENGE: self.challenge}[kind]


class Lack(StrEnum):
    """Why something cannot be handed in yet."""

    EMPTY = "empty"
    TOO_MUCH = "too_much"
    MORE_THAN_COSTS = "more_than_costs"
    TOO_LATE = "too_late"
    TOO_FEW = "too_few"
    CRITERION = "criterion"


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing that is still to be done: at a field or criterion (`name`); `limit`: the rule."""

    lack: Lack
    name: str
    limit: int | str = 0


def asked(kind: ConversionKind, rules: KindRules) -> tuple[FormField, ...]:
    """The questions that this neighbourhood asks."""
    return tuple(one for one in FORMS[kind] if not (one.may_leave and one.name in rules.left))


def criteria(rules: KindRules, values: Mapping[str, Any]) -> Mapping[str, str]:
    """Code -> own sentence, or empty where the sentence is ours."""
    found = dict.fromkeys(rules.criteria, "")
    above = rules.entity_above
    if above is not None and (values.get("amount") or 0) > above:
        found[LEGAL_ENTITY] = ""
    return found | {f"own-{code_of(text)}": text for text in rules.own_criteria}


def lacking(
    kind: ConversionKind, rules: KindRules, values: Mapping[str, Any], backing: Backing
) -> tuple[Lacking, ...]:
    """Everything that is still to be done before it is handed in, in the order of the form."""
    return (
        *_empty(kind, rules, values),
        *_against_rules(rules, values, backing),
        *_criteria(kind, rules, values),
    )


def _empty(kind: ConversionKind, rules: KindRules, values: Mapping[str, Any]) -> Iterator[Lacking]:
    for one in asked(kind, rules):
        if one.needed and values.get(one.name) in (None, "", []):
            yield Lacking(Lack.EMPTY, one.name)


def _against_rules(
    rules: KindRules, values: Mapping[str, Any], backing: Backing
) -> Iterator[Lacking]:
    amount, finish = values.get("amount") or 0, values.get("finish_date") or ""
    if rules.most is not None and amount > rules.most:
        yield Lacking(Lack.TOO_MUCH, "amount", rules.most)
    if values.get("lines") and amount > costs(values):
        yield Lacking(Lack.MORE_THAN_COSTS, "amount", costs(values))
    if rules.finish_by and finish > rules.finish_by:
        yield Lacking(Lack.TOO_LATE, "finish_date", rules.finish_by)
    if rules.supporters is not None and backing.says_yes < rules.supporters:
        yield Lacking(Lack.TOO_FEW, "support", rules.supporters)


def _criteria(
    kind: ConversionKind, rules: KindRules, values: Mapping[str, Any]
) -> Iterator[Lacking]:
    """Of money each is a condition; of a request each is a question to which 'no' has a reason."""
    answers, notes = values.get("checks") or {}, values.get("check_notes") or {}
    for code in criteria(rules, values):
        answer = answers.get(code, "")
        told = kind is ConversionKind.CHALLENGE and answer == "no" and notes.get(code)
        if answer != "yes" and not told:
            yield Lacking(Lack.CRITERION, code)

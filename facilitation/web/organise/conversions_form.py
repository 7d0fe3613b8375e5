"""The forms of proposals, requests and rules: from typed fields to plain values."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from facilitation.domain.agenda.conversions import FORMS, ConversionKind, FieldKind, FormField
from facilitation.domain.agenda.conversions_rules import (
    CRITERIA,
    LONGEST_CRITERION,
    MOST_OWN_CRITERIA,
    ConversionRules,
    KindRules,
)
from facilitation.web.organise.plan.form import (
    NotUnderstood,
    Read,
    Typed,
    cents,
    day,
    group_only,
    limited,
    one_of,
    typed_text,
)
from facilitation.web.whole_numbers import whole_number

#: Who can be called is a group here; people are reached by way of their own consent.
GROUPS: Final = frozenset({"contact"})
LONGEST_NOTE: Final = 200
LONGEST_LINE: Final = 200
LONGEST_EXCLUDED: Final = 200
MOST_PEOPLE: Final = 10_000


def _text(form: Typed, one: FormField) -> str:
    text = limited(typed_text(form, one.name), one.limit)
    return group_only(text) if one.name in GROUPS else text


def _lines(form: Typed, one: FormField) -> list[dict[str, Any]]:
    rows = []
    for row in form.getlist(one.name):
        what = limited(typed_text(form, f"{one.name}-{row}-what"), LONGEST_LINE)
        amount = cents(form.get(f"{one.name}-{row}-amount", ""))
        if amount is not None and not what:
            raise NotUnderstood("agenda.problem.row_without_text")
        if what:
            rows.append({"id": row[:64], "what": what, "amount": amount})
    return rows


Reader = Callable[[Typed, FormField], Any]
READERS: Final[Mapping[FieldKind, Reader]] = MappingProxyType(
    {
        FieldKind.TEXT: _text,
        FieldKind.MONEY: lambda form, one: cents(form.get(one.name, "")),
        FieldKind.DAY: lambda form, one: day(form.get(one.name, "")),
        FieldKind.CHOICE: lambda form, one: one_of(form.get(one.name, ""), one.choices),
        FieldKind.LINES: _lines,
    }
)


def read_answers(form: Typed, fields: Iterable[FormField], codes: Iterable[str]) -> Read:
    """What was typed of these questions and conditions."""
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for one in fields:
        if one.name not in form:
            continue
        try:
            values[one.name] = READERS[one.kind](form, one)
        except NotUnderstood as problem:
            problems[one.name] = str(problem)
    answers = {code: form.get(f"check-{code}", "") for code in codes}
    notes = {code: typed_text(form, f"note-{code}")[:LONGEST_NOTE] for code in codes}
    values["checks"] = {code: said for code, said in answers.items() if said in ("yes", "no")}
    values["check_notes"] = {code: note for code, note in notes.items() if note}
    return Read(values, problems)


@dataclass(frozen=True, slots=True)
class ReadRules:
    """Rules that were typed; `rules` only where nothing is wrong."""

    rules: ConversionRules | None
    problems: Mapping[str, str] = field(default_factory=dict)


def read_rules(form: Typed) -> ReadRules:
    """The rules of a neighbourhood, or what is wrong with them by field."""
    problems: dict[str, str] = {}
    found = {kind: _kind_rules(form, kind, problems) for kind in ConversionKind}
    if problems:
        return ReadRules(None, problems)
    rules = ConversionRules(found[ConversionKind.BUDGET], found[ConversionKind.CHALLENGE])
    return ReadRules(rules)


def _kind_rules(form: Typed, kind: ConversionKind, problems: dict[str, str]) -> KindRules:
    def read(name: str, reader: Callable[[str], Any]) -> Any:
        try:
            return reader(typed_text(form, f"{kind}-{name}"))
        except NotUnderstood as problem:
            problems[f"{kind}-{name}"] = str(problem)
            return None

    wanted, kept = form.getlist(f"{kind}-criteria"), form.getlist(f"{kind}-asked")
    return KindRules(
        criteria=tuple(code for code in CRITERIA[kind] if code in wanted),
        own_criteria=read("own", _own_criteria) or (),
        left=tuple(one.name for one in FORMS[kind] if one.may_leave and one.name not in kept),
        entity_above=read("entity_above", cents),
        supporters=read("supporters", _people),
        youngest=read("youngest", _people),
        finish_by=read("finish_by", day) or "",
        excluded=read("excluded", lambda text: limited(text, LONGEST_EXCLUDED)) or "",
    )


def _own_criteria(text: str) -> tuple[str, ...]:
    lines = tuple(dict.fromkeys(line.strip() for line in text.split("\n") if line.strip()))
    if len(lines) > MOST_OWN_CRITERIA:
        raise NotUnderstood("conversion.problem.too_many")
    return tuple(limited(line, LONGEST_CRITERION) for line in lines)


def _people(text: str) -> int | None:
    people = whole_number(text, MOST_PEOPLE)
    if text and people is None:
        raise NotUnderstood("agenda.problem.number")
    return people

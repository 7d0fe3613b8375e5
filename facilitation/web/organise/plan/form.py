"""The forms of a plan: from typed fields to plain values, and what is wrong with them."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from werkzeug.datastructures import MultiDict

from facilitation.domain.agenda import items as a
from facilitation.domain.agenda.adoption import TICKED
from facilitation.domain.agenda.plan import CHAPTERS
from facilitation.domain.review import flags_in
from facilitation.web.whole_numbers import whole_number

Typed = MultiDict[str, str]


class NotUnderstood(Exception):
    """A field that cannot be read. The message is the key of the sentence to show."""


@dataclass(frozen=True, slots=True)
class RowForm:
    """A list that is typed in rows. A row without its `main` text is not there."""

    main: str
    texts: Mapping[str, int]
    money: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


PARTY_LENGTH: Final = 40

ROWS: Final[Mapping[str, RowForm]] = MappingProxyType(
    {
        "actions": RowForm(
            "text",
            {"text": 200, "who": 120, "due": 80, "note": 200},
            ("cost",),
            {"status": a.ACTION_STATUSES},
        ),
        "contributions": RowForm(
            "what",
            {"what": 200, "party": PARTY_LENGTH, "name": 80},
            (),
            {
                "party_role": a.PARTY_ROLES,
                "kind": a.CONTRIBUTION_KINDS,
                "level": a.CONTRIBUTION_LEVELS,
                "status": a.CONTRIBUTION_STATUSES,
            },
        ),
        "funding": RowForm("source", {"source": 120}, ("amount",), {"state": a.FUNDING_STATES}),
        "figures": RowForm("figure", {"figure": 120, "value": 80, "source": 120, "year": 20}),
        "calendar": RowForm("what", {"when": 80, "what": 200}),
        "loose_effort": RowForm("what", {"party": PARTY_LENGTH, "what": 200}),
    }
)

#: Texts of the plan itself -> most characters.
PLAN_TEXTS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "title": 120,
        "label": 40,
        "area": 120,
        "period_from": 20,
        "period_to": 20,
        "watch_group": 200,
        "intro": 3000,
        "contact": 200,
        "colophon": 1000,
        "language_check": 200,
        "accessibility_note": 1000,
    }
)
LONGEST_CHAPTER: Final = 6000
LONGEST_REVIEW_MONTHS: Final = 120

ITEM_TEXTS: Final = {name: limit for name, limit in a.TEXT_LIMITS.items() if name != "status_note"}
MONEY: Final = ("cost_estimate", "saving")
#: What leads to a person.
REACHES: Final = frozenset({"phone", "mail", "postcode"})
#: € 10 million: more is a typing mistake.
MOST_CENTS: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Read:
    """What was typed, and sentence keys by field name for what cannot be read."""

    values: dict[str, Any]
    problems: dict[str, str]


def read_item(form: Typed) -> Read:
    """The fields of an item that the form holds."""
    read = _read(form, {**_texts(ITEM_TEXTS), **_ITEM_READERS})
    if "title" in read.values and not read.values["title"]:
        read.problems["title"] = "agenda.problem.required"
    return read


def read_plan(form: Typed) -> Read:
    """The texts of the plan itself."""
    read = _read(form, {**_texts(PLAN_TEXTS), **_PLAN_READERS})
    for name in ("title", "label"):
        if not read.values.get(name):
            read.problems[name] = "agenda.problem.required"
    return read


Reader = Callable[[Typed, str], Any]


def _read(form: Typed, readers: Mapping[str, Reader]) -> Read:
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name, reader in readers.items():
        if not _is_in(form, name):
            continue
        try:
            values[name] = reader(form, name)
        except NotUnderstood as problem:
            problems[name] = str(problem)
    return Read(values, problems)


def _is_in(form: Typed, name: str) -> bool:
    """A list says that it is there by the hidden field with its name; so does a set of ticks."""
    return name in form


def typed_text(form: Typed, name: str) -> str:
    """What was typed, with the line ends of the house and no white space around it."""
    return form.get(name, "").replace("\r\n", "\n").strip()


def _texts(limits: Mapping[str, int]) -> dict[str, Reader]:
    def reader(limit: int) -> Reader:
        return lambda form, name: limited(typed_text(form, name), limit)

    return {name: reader(limit) for name, limit in limits.items()}


def limited(text: str, limit: int) -> str:
    """The text, when it is short enough; longer is refused, never cut off."""
    if len(text) > limit:
        raise NotUnderstood("agenda.problem.too_long")
    return text


def group_only(text: str) -> str:
    """The name of a group. Everybody reads it, so it holds no number or address of anybody."""
    if not REACHES.isdisjoint(flags_in(text)):
        raise NotUnderstood("agenda.problem.group_only")
    return text


def _contact(form: Typed, name: str) -> str:
    return group_only(limited(typed_text(form, name), ITEM_TEXTS[name]))


def _choice(form: Typed, name: str) -> str:
    return one_of(form.get(name, ""), a.CHOICES[name])


def one_of(text: str, choices: tuple[str, ...]) -> str:
    """The text, when it is one of these."""
    if text not in choices:
        raise NotUnderstood("agenda.problem.choice")
    return text


def cents(text: str) -> int | None:
    """€ 6.500 and 6500,50 as euro cents."""
    plain = text.replace("€", "").replace("\u00a0", "").replace(" ", "").removesuffix(",-")
    if not plain:
        return None
    if not re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d{1,2})?|\d+([.,]\d{1,2})?", plain):
        raise NotUnderstood("agenda.problem.money")
    euros, _, part = _with_comma(plain).partition(",")
    amount = int(euros) * 100 + int(part.ljust(2, "0") or 0)
    if amount > MOST_CENTS:
        raise NotUnderstood("agenda.problem.money")
    return amount


def _with_comma(plain: str) -> str:
    """12.50 is twelve and a half euros, 6.500 is six thousand five hundred."""
    if re.fullmatch(r"\d+\.\d{1,2}", plain):
        return plain.replace(".", ",")
    return plain.replace(".", "")


def euros(amount: int | None) -> str:
    """Euro cents as people type them: 6.500 or 6.500,50."""
    if amount is None:
        return ""
    whole = f"{amount // 100:,}".replace(",", ".")
    return f"{whole},{amount % 100:02d}" if amount % 100 else whole


def day(text: str) -> str:
    """A day as browsers send it, checked."""
    try:
        return datetime.date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise NotUnderstood("agenda.problem.date") from None


def _whole(most: int) -> Reader:
    def reader(form: Typed, name: str) -> int:
        number = whole_number(typed_text(form, name), most)
        if number is None:
            raise NotUnderstood("agenda.problem.number")
        return number

    return reader


def _rows(form: Typed, name: str) -> list[dict[str, Any]]:
    spec = ROWS[name]
    rows = (_row(form, name, row_id, spec) for row_id in form.getlist(name) if row_id)
    return [row for row in rows if row is not None]


def _row(form: Typed, name: str, row_id: str, spec: RowForm) -> dict[str, Any] | None:
    prefix = f"{name}-{row_id}-"
    texts = {
        part: limited(typed_text(form, prefix + part), limit) for part, limit in spec.texts.items()
    }
    if not texts[spec.main]:
        if any(texts[part] for part in texts if part != "party"):
            raise NotUnderstood("agenda.problem.row_without_text")
        return None
    return {
        "id": row_id[:64],
        **texts,
        **{part: cents(form.get(prefix + part, "")) for part in spec.money},
        **{
            part: one_of(form.get(prefix + part, choices[0]), choices)
            for part, choices in spec.choices.items()
        },
    }


def _chapters(form: Typed, _name: str) -> dict[str, str]:
    texts = {key: typed_text(form, f"chapters-{key}") for key in CHAPTERS}
    return {key: limited(text, LONGEST_CHAPTER) for key, text in texts.items()}


def _ticks(form: Typed, name: str) -> list[str]:
    return [str(question) for question in TICKED if question in form.getlist(name)]


_ITEM_READERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        **{name: _choice for name in a.CHOICES if name != "lead_party"},
        "lead_party": lambda form, name: limited(typed_text(form, name), PARTY_LENGTH),
        "contact": _contact,
        "followers_min": _whole(500),
        **{name: lambda form, name: cents(form.get(name, "")) for name in MONEY},
        **dict.fromkeys(("actions", "contributions", "funding"), _rows),
    }
)
_PLAN_READERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "review_after_months": _whole(LONGEST_REVIEW_MONTHS),
        "chapters": _chapters,
        "checks": _ticks,
        **dict.fromkeys(("figures", "calendar", "loose_effort"), _rows),
    }
)

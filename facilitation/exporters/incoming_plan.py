"""Is this a plan that was exported by us, and does it hold together? Asked before anything is
stored of it or of its meetings."""

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from facilitation.domain.agenda.adoption import Question
from facilitation.domain.agenda.conversions import FLOWS, FORMS, ConversionKind, FieldKind
from facilitation.domain.agenda.items import CHOICES, TEXT_LIMITS
from facilitation.domain.agenda.plan import CHAPTERS
from facilitation.domain.agenda.residents import LONGEST_REACTION
from facilitation.domain.agenda.said import LONGEST_REASON, LONGEST_RESPONSE, LONGEST_UPDATE
from facilitation.exporters.agenda_document import AgendaDocument, ConversionRecord
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.incoming import LONGEST_ID, LONGEST_NAME, wrong_in
from facilitation.exporters.schema import read_any
from facilitation.exporters.unreadable import (
    Fault,
    UnreadableDocument,
    absent,
    inside,
    name_length,
    too_long,
    twice,
)

#: Fields of an item that its record has under another name.
RECORDED_AS: Final[Mapping[str, str]] = MappingProxyType({"contact": "contact_group"})
#: Texts that stand elsewhere in a record, or more than once.
APART: Final = frozenset({"theme", "areas", "related"})
LONGEST_NUMBER: Final = 12
LONGEST_TITLE: Final = 120
LONGEST_CHAPTER: Final = 6000


def plan_or_workshop_in(content: bytes) -> AgendaDocument | WorkshopDocument:
    """What `content`, one of our JSON exports, holds. Raises UnreadableDocument, whose message
    names the first thing that is wrong; then nothing of it should be stored."""
    document = read_any(content)
    found = _wrong(document) if isinstance(document, AgendaDocument) else wrong_in(document)
    wrong = next(found, None)
    if wrong:
        raise UnreadableDocument(wrong)
    return document


def _wrong(document: AgendaDocument) -> Iterator[Fault]:
    for check in CHECKS:
        yield from check(document)


def _meetings_hold(document: AgendaDocument) -> Iterator[Fault]:
    for one in document.workshops:
        code = one.workshop.code
        yield from (
            inside(wrong, f"workshops[{code}]", f"workshop {code}") for wrong in wrong_in(one)
        )


def _names_are_unique(document: AgendaDocument) -> Iterator[Fault]:
    numbers = [one.item.number for one in document.items]
    every = {
        "workshops": [one.workshop.code for one in document.workshops],
        "items": [one.item.id for one in document.items],
        "items.number": [*numbers, *(one.number for one in document.merged)],
        "reactions": [one.id for one in document.reactions],
        "conversions": [f"{one.item} {one.kind}" for one in document.conversions],
    }
    for kind, names in every.items():
        for name, times in Counter(names).items():
            if times > 1:
                yield twice(kind, name, times)
            if not 0 < len(name) <= LONGEST_ID:
                yield name_length(kind, LONGEST_ID, len(name))


def _refers_to_what_is_there(document: AgendaDocument) -> Iterator[Fault]:
    codes = {one.workshop.code for one in document.workshops}
    numbers = {one.item.number for one in document.items}
    notes = {(one.workshop.code, note.id) for one in document.workshops for note in one.notes}
    yield from _absent("sources.workshop", _workshops_named(document), codes)
    yield from _absent("paths.note", ((one.workshop, one.note) for one in document.paths), notes)
    yield from _absent("paths.items", (n for one in document.paths for n in one.items), numbers)
    yield from _absent("merged.into", (one.into for one in document.merged), numbers)
    yield from _absent("conversions.item", (one.item for one in document.conversions), numbers)
    about = (one.item for one in document.reactions if one.item)
    yield from _absent("reactions.item", about, numbers)


def _absent(name: str, refs: Iterable[object], known: Collection[object]) -> Iterator[Fault]:
    yield from (absent(name, ref, "in this file") for ref in refs if ref not in known)


def _workshops_named(document: AgendaDocument) -> Iterator[str]:
    for item in document.items:
        yield from (source.workshop for source in item.sources)
    for part in document.merged:
        yield from (source.workshop for source in part.sources)
    yield from (one.source.workshop for one in document.left_out)
    yield from (given.workshop for one in document.items for given in one.support)


def _texts_fit(document: AgendaDocument) -> Iterator[Fault]:
    for name, longest, texts in (*_texts(document), *_item_texts(document)):
        for text in texts:
            if len(text) > longest:
                yield too_long(name, longest, text)


def _texts(document: AgendaDocument) -> Iterable[tuple[str, int, Iterable[str]]]:
    plan = document.plan
    return (
        ("plan.title", LONGEST_TITLE, (plan.title,)),
        ("plan.label", LONGEST_NAME, (plan.label,)),
        ("plan.intro", LONGEST_CHAPTER, (plan.intro,)),
        ("plan.chapters", LONGEST_CHAPTER, plan.chapters.values()),
        ("neighbourhood.name", LONGEST_NAME, (document.neighbourhood.name,)),
        ("merged.number", LONGEST_NUMBER, (one.number for one in document.merged)),
        ("left_out.reason", LONGEST_REASON, (one.reason for one in document.left_out)),
        ("reactions.text", LONGEST_REACTION, (one.text for one in document.reactions)),
    )


def _item_texts(document: AgendaDocument) -> Iterator[tuple[str, int, Iterable[str]]]:
    items = [one.item for one in document.items]
    for field, longest in TEXT_LIMITS.items():
        name = RECORDED_AS.get(field, field)
        if field not in APART:
            yield f"items.{name}", longest, [getattr(item, name) for item in items]
    answers = (said.text for item in items for said in item.responses)
    messages = (said.text for one in document.items for said in one.updates)
    yield "items.number", LONGEST_NUMBER, (item.number for item in items)
    yield "items.responses", LONGEST_RESPONSE, answers
    yield "items.updates", LONGEST_UPDATE, messages


def _choices_are_known(document: AgendaDocument) -> Iterator[Fault]:
    yield from _absent("plan.chapters", document.plan.chapters, CHAPTERS)
    yield from _absent("plan.checks", document.plan.checks, tuple(Question))
    for one in document.items:
        yield from _absent("items.kind", (one.item.kind,), CHOICES["kind"])
        right = one.item.community_right
        yield from _absent("items.community_right", (right,), CHOICES["community_right"])


def _days_are_days(document: AgendaDocument) -> Iterator[Fault]:
    for one in document.items:
        day = one.item.next_report_date
        if day and not is_day(day):
            said = f"items.next_report_date: {day} is not a day like 2026-11-21"
            yield Fault("no_day", said, place="items.next_report_date", what=day)


def _conversions_hold(document: AgendaDocument) -> Iterator[Fault]:
    for one in document.conversions:
        states = FLOWS[ConversionKind(one.kind)]
        yield from _absent("conversions.state", (one.state, *_stages(one)), states)
        asked = {field.name: field for field in FORMS[ConversionKind(one.kind)]}
        for name, value in one.values.items():
            if name not in asked or not FITS[asked[name].kind](value):
                said = f"conversions.values: {name} is not an answer to this form"
                yield Fault("no_answer", said, place="conversions.values", what=name)


def _stages(one: ConversionRecord) -> Iterator[str]:
    return (stage.state for stage in one.stages)


def is_day(value: object) -> bool:
    """Whether this is a day as computers write it."""
    try:
        datetime.date.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def _is_money(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _are_lines(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(line, dict)
        and isinstance(line.get("what"), str)
        and (line.get("amount") is None or _is_money(line["amount"]))
        for line in value
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


#: Whether a value is an answer to a question of this kind.
FITS: Final[Mapping[FieldKind, Callable[[Any], bool]]] = MappingProxyType(
    {
        FieldKind.TEXT: _is_text,
        FieldKind.CHOICE: _is_text,
        FieldKind.MONEY: _is_money,
        FieldKind.LINES: _are_lines,
        FieldKind.DAY: is_day,
    }
)
CHECKS: Final[tuple[Callable[[AgendaDocument], Iterator[Fault]], ...]] = (
    _meetings_hold,
    _names_are_unique,
    _refers_to_what_is_there,
    _texts_fit,
    _choices_are_known,
    _days_are_days,
    _conversions_hold,
)

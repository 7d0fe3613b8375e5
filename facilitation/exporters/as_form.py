"""A proposal or request as a document to hand in: PDF, ODT and Word, from one stream of blocks."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

import msgspec

from facilitation.exporters.blocks import Block, Facts, Grid, Heading, Paragraph
from facilitation.exporters.form_document import FORM_FORMAT, FormAnswer, FormDocument
from facilitation.exporters.pages import STYLESHEETS, render
from facilitation.exporters.paper import pdf
from facilitation.exporters.words import Words


@cache
def form_words(language: str) -> Words:
    """The words of forms, beside those of every document."""
    return Words(language, "documents", "conversions")


def read_form(content: bytes) -> FormDocument | None:
    """The form in `content`; nothing where it is another kind of document."""
    said = msgspec.json.decode(content).get("format")
    return msgspec.json.decode(content, type=FormDocument) if said == FORM_FORMAT else None


def form_title(form: FormDocument, words: Words) -> str:
    """Such as 'Voorstel om geld: 2a Zes bankjes'."""
    return f"{words.say(f'conversion.kind.{form.kind}')}: {form.number} {form.title}"


def form_blocks(form: FormDocument, words: Words) -> Iterator[Block]:
    """The form in words; a question without an answer is printed with a line to write on."""
    yield Heading(1, form_title(form, words))
    yield Paragraph(_about(form, words), quiet=True)
    for answer in form.answers:
        yield Heading(2, words.say(f"conversion.{form.kind}.{answer.name}"))
        yield _answer(form, answer, words)
    yield Heading(2, words.say(f"conversion.{form.kind}.support"))
    yield Facts(tuple(_support(form, words)))
    yield from _checks(form, words)
    yield from _stages(form, words)


def _about(form: FormDocument, words: Words) -> str:
    state = words.say(f"conversion.state.{form.kind}.{form.state}")
    return words.say("conversion.about", plan=form.plan, place=form.neighbourhood, state=state)


def _answer(form: FormDocument, answer: FormAnswer, words: Words) -> Block:
    if answer.lines:
        return _lines(answer, words)
    return Paragraph(_in_words(form, answer, words) or words.say("conversion.unanswered"))


def _in_words(form: FormDocument, answer: FormAnswer, words: Words) -> str:
    if answer.amount is not None:
        return words.money(answer.amount)
    if answer.day is not None:
        return words.day(answer.day)
    if answer.code:
        return words.say(f"conversion.{answer.name}.{answer.code}")
    return answer.text


def _lines(answer: FormAnswer, words: Words) -> Grid:
    rows = tuple(
        (line.what, "" if line.amount is None else words.money(line.amount))
        for line in answer.lines
    )
    together = words.money(sum(line.amount or 0 for line in answer.lines))
    header = words.columns("what", "cost")
    total = (words.say("plan.together"), together)
    return Grid("", header, rows, figures=frozenset({1}), total=total)


def _support(form: FormDocument, words: Words) -> Iterator[tuple[str, str]]:
    backing = form.backing
    joins = words.say("conversion.joins", n=backing.says_yes, reachable=backing.reachable)
    yield words.say("conversion.who_joins"), joins
    if backing.votes is not None:
        yield words.say("column.votes"), str(backing.votes)
    if backing.rank is not None:
        place = words.say("conversion.place", n=backing.rank, of=backing.ranked)
        yield words.say("column.rank"), place
    if form.workshops:
        yield words.say("conversion.meetings"), ", ".join(form.workshops)


def _checks(form: FormDocument, words: Words) -> Iterator[Block]:
    rows = tuple(
        (
            one.own or words.say(f"conversion.check.{one.code}"),
            words.say(f"conversion.said.{one.answer or 'open'}"),
            one.note,
        )
        for one in form.checks
    )
    if rows:
        yield Heading(2, words.say("conversion.checks"))
        header = tuple(words.say(f"conversion.column.{name}") for name in ("check", "said", "note"))
        yield Grid("", header, rows)


def _stages(form: FormDocument, words: Words) -> Iterator[Block]:
    rows = tuple(
        (
            words.day(one.date),
            words.say(f"conversion.state.{form.kind}.{one.state}"),
            one.reason,
        )
        for one in form.stages
    )
    if rows:
        yield Heading(2, words.say("conversion.stages"))
        header = words.columns("when", "state", "reason")
        yield Grid("", header, rows)


def _as_pdf(form: FormDocument, language: str) -> bytes:
    words = form_words(language)
    title, told = form_title(form, words), tuple(form_blocks(form, words))
    page = render("exports/form.html", words, title=title, told=told, stylesheets=STYLESHEETS)
    return pdf(page)


def _as_odt(form: FormDocument, language: str) -> bytes:
    from facilitation.exporters.as_odt import text_file

    words = form_words(language)
    return text_file(form_title(form, words), form_blocks(form, words), words)


def _as_docx(form: FormDocument, language: str) -> bytes:
    from facilitation.exporters.as_docx import text_file

    words = form_words(language)
    return text_file(form_title(form, words), form_blocks(form, words), words)


#: Office libraries are big, so each comes in at its first use.
FORM_EXPORTERS: Final[Mapping[str, Callable[[FormDocument, str], bytes]]] = MappingProxyType(
    {"pdf": _as_pdf, "odt": _as_odt, "docx": _as_docx}
)

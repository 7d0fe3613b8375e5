"""Documents as HTML, from the same templates for the screen, the printer and the PDF."""

import re
from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from facilitation.assets import static_folder, templates_folder
from facilitation.exporters.agenda import Agenda
from facilitation.exporters.blocks import Grid
from facilitation.exporters.cover import rows_that_fit
from facilitation.exporters.palette import PAINTS, paint
from facilitation.exporters.qr import qr_code
from facilitation.exporters.widths import shares
from facilitation.exporters.words import Words

#: Where our own server has the stylesheets of documents.
STYLESHEETS = ("/static/css/print-fonts.css", "/static/css/print.css")

#: Percents between two classes of widths in the stylesheet.
WIDTH_STEP = 5

#: From one year to another, as a plan's title ends.
YEARS = re.compile(r"(\b\d{4} ?[–-] ?\d{4}\b)")

#: Letters in the longest word, letters in all, and the size of a title that has no more than that.
TITLE_SIZES = ((10, 34, "size-l"), (15, 48, "size-m"))


def agenda_page(agenda: Agenda, words: Words, stylesheets: Sequence[str] = STYLESHEETS) -> str:
    """The agenda as a page that links to stylesheets of ours."""
    return _agenda(agenda, words, stylesheets=stylesheets, embedded_css="")


def agenda_file(agenda: Agenda, words: Words) -> str:
    """The agenda as one file that needs nothing beside it: for keeping and for mailing."""
    css = (static_folder() / "css" / "print.css").read_text("utf-8")
    return _agenda(agenda, words, stylesheets=(), embedded_css=css)


def poster_page(agenda: Agenda, words: Words, stylesheets: Sequence[str] = STYLESHEETS) -> str:
    """Only the cover: everything in short, on one page."""
    return _agenda(agenda, words, stylesheets=stylesheets, embedded_css="", whole=False)


def render(template: str, words: Words, **values: object) -> str:
    """A template of ours, said in one language."""
    return _environment().get_template(template).render(say=words.say, words=words, **values)


def _agenda(agenda: Agenda, words: Words, whole: bool = True, **values: object) -> str:
    bricks = agenda.wall.bricks
    names = ", ".join(f"{brick.number} {' '.join(brick.lines)} {brick.count}" for brick in bricks)
    labels = [choice.label for choice in agenda.choices]
    shown = rows_that_fit(agenda.title, title_class(agenda.title), agenda.wall.height, labels)
    return render(
        "exports/agenda.html",
        words,
        agenda=agenda,
        wall_names=names,
        shown=shown,
        whole=whole,
        **values,
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(
        kind_of=lambda block: type(block).__name__,
        paint=paint,
        qr=qr_code,
        theme_class=theme_class,
        title_class=title_class,
        unbroken_years=unbroken_years,
        widths=widths_in_steps,
    )
    return environment


def widths_in_steps(grid: Grid) -> list[int]:
    """The width of each column in percents, in steps for which there is a class; together 100.

    What rounding gives too much or too little, the widest column takes.
    """
    whole = 100 // WIDTH_STEP
    steps = [max(1, round(share * whole)) for share in shares(grid.header, grid.rows)]
    steps[steps.index(max(steps))] += whole - sum(steps)
    return [WIDTH_STEP * one for one in steps]


def theme_class(number: int | None) -> str:
    """The class that brings the colours of a theme; 0 for what has none."""
    return f"t{(number - 1) % len(PAINTS) + 1}" if number else "t0"


def unbroken_years(title: str) -> Markup:
    """A title whose years stay on one line: 2027–2031."""
    parts = YEARS.split(title)
    years = Markup('<span class="unbroken">{}</span>')
    marked = (years.format(part) if at % 2 else escape(part) for at, part in enumerate(parts))
    return Markup("").join(marked)


def title_class(title: str) -> str:
    """The class of a title, so that a long one gets smaller instead of broken."""
    longest = max((len(word) for word in title.split()), default=0)
    for word, letters, size in TITLE_SIZES:
        if longest <= word and len(title) <= letters:
            return size
    return "size-s"

"""The wijkagenda in words: cover, a page per plan, chapters and all notes, ready for any format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitation.exporters.blocks import (
    Block,
    Bullets,
    Chapter,
    Facts,
    Heading,
    NoteLine,
    Notes,
    Paragraph,
)
from facilitation.exporters.chapters import chapters, note_appendix
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.index import Index, index
from facilitation.exporters.note_lines import note_lines
from facilitation.exporters.plan_pages import PlanPage, plan_page
from facilitation.exporters.records.notes import NoteRecord, ThemeRecord
from facilitation.exporters.wall import Wall, wall
from facilitation.exporters.whole import Exportable
from facilitation.exporters.words import Words

QUOTES_PER_THEME = 4
#: Chapters of a plan that come before its items; a meeting starts with its plans.
OPENING = frozenset({"profile", "made", "shared", "differences"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of 'this is how we chose': a plan or theme, with its total as a share of the top."""

    number: str
    theme_number: int | None
    label: str
    total: int
    percent: int


@dataclass(frozen=True, slots=True)
class ThemeSection:
    """A theme for which there is no plan yet."""

    number: int
    name: str
    facts: str
    summary: str
    quotes: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The whole document, said in one language."""

    language: str
    title: str
    place: str
    version: str
    wall: Wall
    wall_to_come: bool
    wall_about: str
    intro: tuple[str, ...]
    choices: tuple[Choice, ...]
    choices_about: str
    opening: tuple[Chapter, ...]
    plans: tuple[PlanPage, ...]
    themes: tuple[ThemeSection, ...]
    chapters: tuple[Chapter, ...]
    notes: Chapter


def compose(about: Exportable, words: Words) -> Agenda:
    """Say a meeting, or a plan, whatever there is of it at this moment."""
    found = index(about)
    document = found.document
    told = tuple(chapters(found, words))
    first = OPENING if found.agenda else frozenset()
    return Agenda(
        language=words.language,
        title=_title(document, words),
        place=document.neighbourhood.name,
        version=_version(document, words),
        wall=wall(found.current_themes()),
        wall_to_come=document.workshop.closed_at is None,
        wall_about=_wall_about(found, words),
        intro=tuple(_intro(document, words)),
        choices=tuple(_choices(found)),
        choices_about=_choices_about(found, words),
        opening=tuple(chapter for chapter in told if chapter.anchor in first),
        plans=tuple(plan_page(item, found, words) for item in found.ranked_items()),
        themes=tuple(_themes_without_plan(found, words)),
        chapters=tuple(chapter for chapter in told if chapter.anchor not in first),
        notes=note_appendix(found, words),
    )


def blocks(agenda: Agenda, words: Words) -> Iterator[Block]:
    """The agenda as one stream of headings, texts and tables, for text formats."""
    yield Heading(1, agenda.title)
    for paragraph in agenda.intro:
        yield Paragraph(paragraph)
    yield Paragraph(agenda.wall_about)
    yield from _chapter_blocks(agenda.opening)
    yield Heading(2, words.say("cover.our_plans"))
    if not agenda.plans:
        yield Paragraph(words.say("cover.no_plans"))
    if agenda.choices_about:
        yield Paragraph(agenda.choices_about, quiet=True)
    for page in agenda.plans:
        yield from _plan_blocks(page, words)
    yield from _chapter_blocks((*agenda.chapters, agenda.notes))


def _chapter_blocks(told: Iterable[Chapter]) -> Iterator[Block]:
    for chapter in told:
        yield Heading(2, chapter.title)
        yield from chapter.blocks


def _plan_blocks(page: PlanPage, words: Words) -> Iterator[Block]:
    yield Heading(3, f"{page.number} {page.title}")
    yield Paragraph(" · ".join((*page.facts, page.status)), quiet=True)
    if page.ambition:
        yield Paragraph(f"{words.say('field.ambition')} {page.ambition}")
    if page.own_words:
        yield Facts(page.own_words)
    if page.quotes:
        yield Heading(4, words.say("plan.quotes"))
        yield Bullets(tuple(quote.text for quote in page.quotes))
    yield from (grid for grid in (page.actions, page.contributions) if grid)
    yield from _plan_facts(page, words)


def _plan_facts(page: PlanPage, words: Words) -> Iterator[Block]:
    if page.steps:
        yield Facts(page.steps)
    if page.answers:
        yield Heading(4, words.say("plan.answers"))
        yield Facts(page.answers)
    if page.updates:
        yield Heading(4, words.say("plan.updates"))
        yield Facts(page.updates)
    if page.joining:
        yield Heading(4, words.say("plan.join"))
        yield Paragraph(" ".join(page.joining))


def notes_of(agenda: Agenda) -> tuple[NoteLine, ...]:
    """The note lines of the appendix."""
    return tuple(
        line for block in agenda.notes.blocks if isinstance(block, Notes) for line in block.lines
    )


def _title(document: WorkshopDocument, words: Words) -> str:
    """The plan's own title; before there are plans it is still the report of a meeting."""
    if document.plan:
        return document.plan.title
    if not document.items:
        return document.workshop.title
    label = document.neighbourhood.plan_label.capitalize()
    return f"{label} {document.neighbourhood.name}"


def _version(document: WorkshopDocument, words: Words) -> str:
    title = _title(document, words)
    if document.plan and not document.plan.version:
        return words.say("footer.draft", title=title)
    if document.plan:
        return words.say("footer.version", title=title, version=document.plan.version)
    day = document.workshop.date
    return words.say("footer.dated", title=title, date=words.day(day)) if day else title


def _intro(document: WorkshopDocument, words: Words) -> Iterator[str]:
    workshop, people = document.workshop, document.participation.headcount
    if workshop.date and people:
        place = workshop.place or document.neighbourhood.name
        when = words.day(workshop.date)
        yield words.say("intro.met", date=when, n=people, place=place)
    if workshop.question:
        yield words.say("intro.question", question=workshop.question)
    if document.plan and document.plan.intro:
        yield from document.plan.intro.split("\n\n")
    if workshop.essence:
        yield workshop.essence
    if document.items:
        yield words.say("intro.read_on")
    elif not document.notes and not document.plan:
        yield words.say("intro.nothing_yet")


def _wall_about(found: Index, words: Words) -> str:
    document = found.document
    if not document.notes:
        return words.say("notes.none")
    told = [words.say("count.notes", n=len(_groupable(found)))]
    if document.participation.headcount:
        told = [
            words.say("cover.notes_of", notes=told[0], n=document.participation.headcount),
        ]
    else:
        told = [f"{told[0]}."]
    if found.current_themes():
        told.append(words.say("cover.bigger"))
        loose = sum(1 for note in _groupable(found) if note.theme is None)
        told.append(words.say("cover.loose", n=loose) if loose else "")
    else:
        told.append(words.say("cover.no_themes"))
    return " ".join(filter(None, told))


def _groupable(found: Index) -> list[NoteRecord]:
    notes = found.document.notes
    return [note for note in notes if note.kind != "word" and not note.waiting]


def _choices(found: Index) -> Iterator[Choice]:
    if found.agenda:
        yield from _supported(found)
        return
    if not found.ballots:
        return
    options = found.ballots[-1].options
    top = max((option.total for option in options), default=0)
    for option in sorted(options, key=lambda option: (-option.total, option.number)):
        yield Choice(
            number=option.number,
            theme_number=_theme_number(option.id, found),
            label=option.title,
            total=option.total,
            percent=round(100 * option.total / top) if top else 0,
        )


def _supported(found: Index) -> Iterator[Choice]:
    """The items of a plan, each with the dots or votes it got in its own meeting."""
    items = found.ranked_items()
    top = max((item.votes or 0 for item in items), default=0)
    for item in items:
        theme, votes = found.theme_of(item), item.votes or 0
        number = theme.number if theme else None
        yield Choice(item.number, number, item.title, votes, round(100 * votes / top) if top else 0)


def _theme_number(option: str, found: Index) -> int | None:
    item = next((item for item in found.document.items if item.id == option), None)
    theme = found.theme_of(item) if item else found.themes.get(option)
    return theme.number if theme else None


def _choices_about(found: Index, words: Words) -> str:
    if found.agenda:
        return words.say("cover.given_in_meetings") if found.document.items else ""
    if not found.ballots:
        return words.say("cover.plans_unchosen") if found.document.items else ""
    ballot = found.ballots[-1]
    unit = "dots" if ballot.method == "dots" else "points"
    given = words.say(f"count.{unit}", n=sum(option.total for option in ballot.options))
    return words.say("cover.given_by", given=given, n=sum(ballot.ballots.values()))


def _themes_without_plan(found: Index, words: Words) -> Iterator[ThemeSection]:
    for theme in found.current_themes():
        if not found.items_of.get(theme.id):
            yield _theme_section(theme, found, words)


def _theme_section(theme: ThemeRecord, found: Index, words: Words) -> ThemeSection:
    notes = found.in_theme.get(theme.id, ())
    facts = [words.say("count.notes", n=len(notes))]
    if theme.state in ("parked", "suggested"):
        facts.append(words.say(f"theme.{theme.state}"))
    if theme.terms:
        facts.append(", ".join(theme.terms))
    shown = [note for note in notes if note.text and not note.waiting][:QUOTES_PER_THEME]
    return ThemeSection(
        number=theme.number,
        name=theme.name,
        facts=" · ".join(facts),
        summary=theme.summary,
        quotes=note_lines(shown, found, words),
    )

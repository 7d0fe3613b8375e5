"""What only a plan tells, chapter by chapter: typed texts, figures, calendar, what is left out."""

from collections.abc import Callable, Iterator, Mapping

from facilitation.exporters.agenda_document import AgendaDocument, LeftOut, ReferralRecord
from facilitation.exporters.blocks import Block, Facts, Grid, Paragraph
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.note_lines import answer_line
from facilitation.exporters.records.notes import notes_told
from facilitation.exporters.words import Words

#: The chapter for which people typed a text, by the name under which the plan keeps it.
TYPED: Mapping[str, str] = {
    "profile": "profile",
    "made": "made",
    "shared": "strengths",
    "differences": "differences",
    "money": "money",
    "alive": "alive",
    "left_out": "not_included",
}


def told_by_people(anchor: str, agenda: AgendaDocument) -> Iterator[Block]:
    """What people typed for a chapter; it comes before what is generated."""
    text = agenda.plan.chapters.get(TYPED.get(anchor, ""), "")
    yield from (Paragraph(part.strip()) for part in text.split("\n\n") if part.strip())


def told_by_plan(anchor: str, agenda: AgendaDocument, words: Words) -> Iterator[Block]:
    """What the plan adds to a chapter."""
    if anchor in OF_PLAN:
        yield from OF_PLAN[anchor](agenda, words)


def _profile(agenda: AgendaDocument, words: Words) -> Iterator[Block]:
    rows = tuple((one.figure, one.value, one.source, one.year) for one in agenda.plan.figures)
    if rows:
        yield _grid("", ("figure", "value", "source_of", "year"), rows, words)


def _made(agenda: AgendaDocument, words: Words) -> Iterator[Block]:
    rows = tuple(_meeting(one, words) for one in agenda.workshops)
    if rows:
        columns = ("when", "meeting", "people", "notes")
        yield _grid(words.say("made.meetings"), columns, rows, words, frozenset({2, 3}))


def _meeting(workshop: WorkshopDocument, words: Words) -> tuple[str, ...]:
    record, people = workshop.workshop, workshop.participation.headcount
    day = words.day(record.date) if record.date else ""
    return day, record.title, str(people or ""), str(notes_told(workshop.notes))


def _alive(agenda: AgendaDocument, words: Words) -> Iterator[Block]:
    rows = tuple((one.when, one.what) for one in agenda.plan.calendar)
    if rows:
        yield _grid(words.say("alive.calendar"), ("when", "what"), rows, words)
    if agenda.plan.watch_group:
        yield Paragraph(words.say("alive.watch_group", name=agenda.plan.watch_group))
    if agenda.referrals:
        sent = tuple(_referral(one, words) for one in agenda.referrals)
        columns = ("from_party", "to_party", "subject", "state")
        yield _grid(words.say("alive.referrals", n=len(sent)), columns, sent, words)


def _referral(one: ReferralRecord, words: Words) -> tuple[str, ...]:
    parties = words.name("party", one.from_party), words.name("party", one.to_party)
    return *parties, one.subject, words.name("referral_state", one.state)


def _reactions(agenda: AgendaDocument, words: Words) -> Iterator[Block]:
    """What residents said while the plan was for comment; of what was hidden only how many."""
    rows = tuple((words.day(one.date), one.item, one.text) for one in agenda.reactions)
    if rows:
        yield _grid("", ("when", "number", "text"), rows, words)
    hidden = agenda.reactions_hidden
    if hidden:
        reasons = ", ".join(f"{n} × {words.name('hidden', reason)}" for reason, n in hidden.items())
        yield Paragraph(words.say("reactions.hidden", n=sum(hidden.values()), reasons=reasons))


def _left_out(agenda: AgendaDocument, words: Words) -> Iterator[Block]:
    if agenda.left_out:
        yield Facts(tuple(_reason(one, words) for one in agenda.left_out))
    if agenda.merged:
        rows = tuple((one.number, one.title, one.into) for one in agenda.merged)
        yield _grid(words.say("left_out.merged"), ("number", "title", "part_of"), rows, words)


def _reason(one: LeftOut, words: Words) -> tuple[str, str]:
    answers = (answer_line(answer, words) for answer in one.answers)
    counted = words.say("count.notes", n=one.notes) if one.notes else ""
    return f"{one.number} {one.title}".strip(), ". ".join(
        filter(None, (one.reason, counted, *answers))
    )


def _colophon(agenda: AgendaDocument, words: Words) -> Iterator[Block]:
    plan = agenda.plan
    adopted = (plan.adopted_by, words.day(plan.adopted_on) if plan.adopted_on else "")
    pairs = (
        ("state", words.name("plan_state", plan.state)),
        ("adopted", ", ".join(filter(None, adopted))),
        ("area", plan.area),
        ("period", "–".join(filter(None, (plan.period_from, plan.period_to)))),
        ("watch_group", plan.watch_group),
        ("language_check", plan.language_check),
        ("accessibility_note", plan.accessibility_note),
        ("colophon", plan.colophon),
    )
    yield Facts(tuple((words.say(f"colophon.{key}"), text) for key, text in pairs if text))


def _grid(
    caption: str,
    columns: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    words: Words,
    figures: frozenset[int] = frozenset(),
) -> Grid:
    return Grid(caption, words.columns(*columns), rows, figures)


OF_PLAN: Mapping[str, Callable[[AgendaDocument, Words], Iterator[Block]]] = {
    "profile": _profile,
    "made": _made,
    "alive": _alive,
    "reactions": _reactions,
    "left_out": _left_out,
    "colophon": _colophon,
}

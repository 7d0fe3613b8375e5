"""Notes as they stand in a document: exactly as written, with step and source."""

from collections.abc import Iterable

from facilitation.exporters.agenda_document import NotePath
from facilitation.exporters.blocks import NoteLine
from facilitation.exporters.index import Index
from facilitation.exporters.records.items import Answer
from facilitation.exporters.records.notes import NoteRecord
from facilitation.exporters.words import Words


def note_lines(notes: Iterable[NoteRecord], index: Index, words: Words) -> tuple[NoteLine, ...]:
    """One line per note, in the order in which their writers look for them."""
    in_order = sorted(notes, key=lambda note: index.order[note.id])
    return tuple(_line(note, index, words) for note in in_order)


def _line(note: NoteRecord, index: Index, words: Words) -> NoteLine:
    theme = index.themes.get(note.theme or "")
    return NoteLine(
        number=str(note.number),
        text=note.text,
        origin=" · ".join(_origin(note, index, words)),
        place=_place(note, index, words),
        theme=theme.number if theme else None,
        lang=note.lang,
    )


def _origin(note: NoteRecord, index: Index, words: Words) -> Iterable[str]:
    yield index.step_titles.get(note.step, note.step)
    if subject := subject_of(note, index):
        yield subject
    yield words.name("source", note.source)
    remarks = {"text_pending": note.text_pending, "waiting": note.waiting, "late": note.late}
    for remark, holds in remarks.items():
        if holds:
            yield words.say(f"note.{remark}")


def subject_of(note: NoteRecord, index: Index) -> str:
    """The story, the plan or the theme that a note is about; empty where it is about none."""
    if case := index.cases.get(note.key or ""):
        return case.title
    if plan := index.items.get(note.key or ""):
        return f"{plan.number} {plan.title}"
    theme = index.themes.get(note.key or "") if note.kind == "correction" else None
    return f"{theme.number} {theme.name}" if theme else ""


def _place(note: NoteRecord, index: Index, words: Words) -> str:
    """Where the note landed: its theme and the plans made there, or the loose pile."""
    if path := index.paths.get(note.id):
        return " · ".join(_became(path, note, index, words))
    theme = index.themes.get(note.theme or "")
    if theme is None:
        return "" if note.kind == "word" else words.say("note.loose")
    plans = [
        item.number
        for item in index.items_of.get(theme.id, ())
        if not item.origins or note.id in item.origins
    ]
    return " · ".join([f"{theme.number} {theme.name}", *plans])


def _became(path: NotePath, note: NoteRecord, index: Index, words: Words) -> Iterable[str]:
    """What became of a note in the plan: its theme, its items or why not, and the answer."""
    theme = index.themes.get(note.theme or "")
    if theme:
        yield f"{theme.number} {theme.name}"
    elif note.kind != "word":
        yield words.say("note.loose")
    yield from path.items
    if path.reason:
        yield path.reason
    for answer in path.answers:
        yield answer_line(answer, words)


def answer_line(answer: Answer, words: Words) -> str:
    """Who answered what, and why."""
    told = " ".join(filter(None, (answer.text, answer.reason)))
    verdict = (
        "" if answer.feasibility == "unknown" else words.name("feasibility", answer.feasibility)
    )
    return f"{words.name('party', answer.party)}: {'. '.join(filter(None, (verdict, told)))}"

"""Tables about a meeting: what it was, how it went, and what people wrote."""

from collections.abc import Iterator

from facilitation.exporters.index import Index
from facilitation.exporters.note_lines import subject_of
from facilitation.exporters.records.notes import NoteRecord
from facilitation.exporters.sheets.sheet import Row
from facilitation.exporters.words import Words

NOTE_COLUMNS = (
    "number",
    "text",
    "step",
    "question",
    "kind",
    "source",
    "unit",
    "theme_number",
    "theme",
    "placed_by",
    "remark",
    "id",
)


def about_rows(index: Index, words: Words) -> Iterator[Row]:
    document = index.document
    workshop = document.workshop
    people = document.participation.headcount
    for key, value in (
        ("title", document.plan.title if document.plan else workshop.title),
        ("neighbourhood", document.neighbourhood.name),
        ("workshop", workshop.title),
        ("date", workshop.date.isoformat() if workshop.date else ""),
        ("place", workshop.place),
        ("question", workshop.question),
        ("people", "" if people is None else people),
    ):
        yield words.say(f"about.{key}"), value
    for reason, n in document.hidden.items():
        yield f"{words.say('about.hidden')}: {words.name('hidden', reason)}", n


def note_rows(index: Index, words: Words) -> Iterator[Row]:
    for note in sorted(index.document.notes, key=lambda note: index.order[note.id]):
        theme = index.themes.get(note.theme or "")
        yield (
            note.number,
            note.text,
            index.step_titles.get(note.step, note.step),
            _asked(note, index),
            words.name("kind", note.kind),
            words.name("source", note.source),
            words.name("unit", note.unit),
            theme.number if theme else "",
            theme.name if theme else "",
            words.name("placed_by", note.placed_by),
            ", ".join(_remarks(note, words)),
            note.id,
        )


def _asked(note: NoteRecord, index: Index) -> str:
    """The story or theme that a note is about, else the key of its question. A theme that is no
    longer there has no name."""
    question = "" if note.kind == "correction" else note.key or ""
    return subject_of(note, index) or question


def _remarks(note: NoteRecord, words: Words) -> Iterator[str]:
    remarks = {"text_pending": note.text_pending, "waiting": note.waiting, "late": note.late}
    return (words.say(f"note.{remark}") for remark, holds in remarks.items() if holds)


def theme_rows(index: Index, words: Words) -> Iterator[Row]:
    for theme in sorted(index.document.themes, key=lambda theme: theme.number):
        yield (
            theme.number,
            theme.name,
            len(index.in_theme.get(theme.id, ())),
            words.say(f"theme.{theme.state}"),
            ", ".join(theme.terms),
            ", ".join(item.number for item in index.items_of.get(theme.id, ())),
        )


def word_rows(index: Index, words: Words) -> Iterator[Row]:
    for word_list in index.document.words:
        title = index.step_titles.get(word_list.step, word_list.step)
        for word in word_list.words:
            yield title, word.word, word.count, ", ".join(word.merged)


def story_rows(index: Index, words: Words) -> Iterator[Row]:
    for case in sorted(index.document.cases, key=lambda case: case.number):
        taken = words.say(f"picked_up.{case.picked_up_by}") if case.picked_up_by else ""
        yield case.number, case.title, case.story, case.question, case.place, taken


def outcome_rows(index: Index, words: Words) -> Iterator[Row]:
    for one in index.document.outcomes:
        case = index.cases.get(one.case)
        kind = words.name("outcome", one.kind)
        yield one.number, case.title if case else "", kind, one.text, one.reaction


def log_rows(index: Index, words: Words) -> Iterator[Row]:
    for entry in index.document.process_log:
        opened, closed = (
            moment.isoformat(timespec="minutes") if moment else ""
            for moment in (entry.opened_at, entry.closed_at)
        )
        out = ", ".join(words.say(f"count.{kind}", n=n) for kind, n in entry.came_out.items())
        yield entry.title, opened, closed, out

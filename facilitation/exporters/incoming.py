"""Is this an export of ours, and does it hold together? Asked before anything is stored."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from facilitation.domain.cases import CASE_LIMITS, LONGEST_OUTCOME
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.schema import read
from facilitation.exporters.unreadable import (
    Fault,
    UnreadableDocument,
    absent,
    name_length,
    too_long,
    twice,
)

#: Longest id, title and name that the store can hold.
LONGEST_ID, LONGEST_TITLE, LONGEST_NAME, LONGEST_TEXT = 64, 200, 120, 500


def workshop_in(content: bytes) -> WorkshopDocument:
    """The workshop that `content`, our JSON export, holds. Raises UnreadableDocument, whose
    message names what is wrong; then nothing of it should be stored."""
    document = read(content)
    wrong = next(wrong_in(document), None)
    if wrong:
        raise UnreadableDocument(wrong)
    return document


def wrong_in(document: WorkshopDocument) -> Iterator[Fault]:
    """Everything about a workshop that does not hold together."""
    for check in CHECKS:
        yield from check(document)


def _has_steps(document: WorkshopDocument) -> Iterator[Fault]:
    if not document.workshop.run_sheet.steps:
        yield Fault("no_steps", "the workshop has no steps", place="workshop.run_sheet.steps")


def _ids_are_unique(document: WorkshopDocument) -> Iterator[Fault]:
    for kind, ids in _ids(document).items():
        for one, times in Counter(ids).items():
            if times > 1:
                yield twice(kind, one, times)
            if not 0 < len(one) <= LONGEST_ID:
                yield name_length(kind, LONGEST_ID, len(one))


def _ids(document: WorkshopDocument) -> Mapping[str, list[str]]:
    return {
        "steps": [step.id for step in document.workshop.run_sheet.steps],
        "notes": [note.id for note in document.notes],
        "themes": [theme.id for theme in document.themes],
        "items": [item.id for item in document.items],
        "cases": [case.id for case in document.cases],
        "outcomes": [outcome.id for outcome in document.outcomes],
        "offers": [offer.id for offer in document.offers],
        "process_log": [entry.step for entry in document.process_log],
    }


def _refers_to_what_is_there(document: WorkshopDocument) -> Iterator[Fault]:
    ids = _ids(document)
    for name, kind, refs in _references(document):
        for ref in refs:
            if ref is not None and ref not in ids[kind]:
                yield absent(name, ref, f"among the {kind}")


def _references(
    document: WorkshopDocument,
) -> Iterable[tuple[str, str, Iterable[str | None]]]:
    return (
        ("notes.step", "steps", (note.step for note in document.notes)),
        ("notes.theme", "themes", (note.theme for note in document.notes)),
        ("items.theme", "themes", (item.theme for item in document.items)),
        ("outcomes.case", "cases", (one.case for one in document.outcomes)),
        ("words.step", "steps", (words.step for words in document.words)),
        ("answers.step", "steps", (answer.step for answer in document.answers)),
        ("ballots.step", "steps", (ballot.step for ballot in document.ballots)),
        ("process_log.step", "steps", (entry.step for entry in document.process_log)),
    )


def _texts_fit(document: WorkshopDocument) -> Iterator[Fault]:
    for name, longest, texts in _texts(document):
        for text in texts:
            if len(text) > longest:
                yield too_long(name, longest, text)


def _texts(document: WorkshopDocument) -> Iterable[tuple[str, int, Iterable[str]]]:
    workshop = document.workshop
    return (
        ("workshop.title", LONGEST_TITLE, (workshop.title,)),
        ("workshop.run_sheet.id", 80, (workshop.run_sheet.id,)),
        ("neighbourhood.name", LONGEST_TITLE, (document.neighbourhood.name,)),
        ("notes.text", LONGEST_TEXT, (note.text for note in document.notes)),
        ("themes.name", LONGEST_NAME, (theme.name for theme in document.themes)),
        ("items.title", 80, (item.title for item in document.items)),
        ("items.number", 12, (item.number for item in document.items)),
        ("items.first_step_date", 80, (item.first_step_date for item in document.items)),
        ("items.contact_group", LONGEST_NAME, (item.contact_group for item in document.items)),
        *(
            (f"cases.{name}", CASE_LIMITS[name], (getattr(case, name) for case in document.cases))
            for name in ("title", "story", "question", "place")
        ),
        ("cases.asked", CASE_LIMITS["asked"], (one for c in document.cases for one in c.asked)),
        ("outcomes.number", 12, (one.number for one in document.outcomes)),
        ("outcomes.text", LONGEST_OUTCOME, (one.text for one in document.outcomes)),
        ("offers.text", 140, (offer.text for offer in document.offers)),
    )


CHECKS: tuple[Callable[[WorkshopDocument], Iterator[Fault]], ...] = (
    _has_steps,
    _ids_are_unique,
    _refers_to_what_is_there,
    _texts_fit,
)

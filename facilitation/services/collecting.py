"""Collecting briefjes: from phones, from tables and from paper."""

from dataclasses import replace
from typing import Final

from facilitation.contract import payloads as p
from facilitation.domain.events import Event, NoteChanged
from facilitation.domain.notes import (
    WITHDRAWN,
    Draft,
    Note,
    ReviewState,
    edited,
    hidden,
    known_note,
    with_key,
    write_note,
)
from facilitation.domain.people import Audience, Who
from facilitation.domain.plans import CARDS
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import NumberTaken, StepClosed, UnknownNote
from facilitation.domain.steps import Step, StepState, require_input
from facilitation.domain.themes import ON_THE_WALL, Theme
from facilitation.services.counting import count_around, count_note, counts_with
from facilitation.services.lookup import author_of, note_of, participant_of, step_of
from facilitation.services.standing import grouped, keep_up, keep_up_with_new
from facilitation.services.telling import case_of_note

#: In these a note may say which plan it is about, where the step is about plans.
NAMES_PLANS: Final = frozenset({"ideas", "market"})


def submit_note(unit: Unit, who: Who, command: p.SubmitNote) -> tuple[Event, ...]:
    """Accept a note. Sending it again is harmless, also after the step has closed."""
    if known := unit.notes.get(command.id):
        known_note(known, author_of(who))
        return ()
    step = step_of(unit, command.step)
    draft = _draft(unit, who, command, step)
    note = _written(unit, step, draft, _next_number(unit))
    require_input(step, draft.source)
    return _accept(unit, note)


def _draft(unit: Unit, who: Who, command: p.SubmitNote, step: Step) -> Draft:
    """A table's device also writes for people without a phone: then it is one person's answer."""
    if who.audience is Audience.TABLE:
        unit_of_answer = "table" if step.plan.by == "table" else "person"
        source, table, rehearsal = "table", who.table, False
    else:
        person = participant_of(unit, who)
        unit_of_answer = "table" if person.writes_for else "person"
        source, rehearsal = "device", person.rehearsal
        table = command.table or person.writes_for or person.table
    return Draft(
        id=command.id,
        text=command.text,
        unit=unit_of_answer,
        source=source,
        author=author_of(who),
        key=command.key,
        table=table,
        age_ms=command.age_ms,
        rehearsal=rehearsal,
        kind=command.kind,
    )


def _written(unit: Unit, step: Step, draft: Draft, number: int) -> Note:
    moderation = unit.workshop.settings.moderation
    key, known = _what_it_is_about(unit, step, draft.key, draft.table)
    return write_note(replace(draft, key=key), step, number, moderation, unit.now_ms, known)


def _what_it_is_about(
    unit: Unit, step: Step, key: str | None, table: int | None
) -> tuple[str | None, tuple[str, ...]]:
    """The key of a note; and the theme, story or plan that it is about, if that is known here."""
    about: str | None
    if theme := _theme_it_names(unit, step, key):
        about = _where_it_went(unit, theme)
    elif case := case_of_note(unit, step, key, table):
        about = case.id
    elif _names_a_plan(unit, step, key):
        about = key
    else:
        return key, ()
    return about, (about,) if about else ()


def _names_a_plan(unit: Unit, step: Step, key: str | None) -> bool:
    """On a market of plans a question or a tip is about one of them; so is an idea, where ideas
    are asked about plans."""
    if key is None or step.kind not in NAMES_PLANS or step.plan.about not in CARDS:
        return False
    return unit.items.get(key) is not None


def _theme_it_names(unit: Unit, step: Step, key: str | None) -> Theme | None:
    """'Herken je dit? Wat mis je?' is asked of every theme."""
    if key is None or step.kind != "check" or step.plan.about != "themes":
        return None
    return unit.themes.get(key)


def _where_it_went(unit: Unit, theme: Theme) -> str | None:
    """What was written while a theme was on the wall arrives, also when it has left since."""
    seen: set[str] = set()
    while theme.state not in ON_THE_WALL:
        into = unit.themes.get(theme.merged_into) if theme.merged_into else None
        if into is None or into.id in seen:
            return None
        seen.add(into.id)
        theme = into
    return theme.id


def _next_number(unit: Unit) -> int:
    """Numbers of paper cards are kept apart, so screens and cards never share one."""
    return max(unit.workshop.last_number, unit.workshop.settings.paper_numbers) + 1


def _accept(unit: Unit, note: Note) -> tuple[Event, ...]:
    unit.notes.add(note)
    workshop = unit.workshop
    is_card = note.source == "paper" and note.number <= workshop.settings.paper_numbers
    # Counted in one go with the number: a header is wide, and a whole hall writes at once.
    unit.workshop = replace(
        workshop,
        last_number=max(workshop.last_number, note.number),
        last_card=max(workshop.last_card, note.number) if is_card else workshop.last_card,
        **counts_with(workshop, None, note),
    )
    count_around(unit, None, note)
    keep_up_with_new(unit, note)
    return (NoteChanged(participants=(note.author,)),)


def edit_note(unit: Unit, who: Who, command: p.EditNote) -> tuple[Event, ...]:
    """Change one's own note while its step is open."""
    note = _own_note(unit, who, command.id)
    if note.hidden_reason == "contains_name":
        # A note hidden for a name is never edited: its writer makes a new one.
        raise UnknownNote(id=note.id)
    step = step_of(unit, note.step)
    changed = edited(note, command.text, step, unit.workshop.settings.moderation)
    if changed == note:
        return ()
    _require_writable(step)
    return _change(unit, note, changed)


def withdraw_note(unit: Unit, who: Who, command: p.WithdrawNote) -> tuple[Event, ...]:
    """Take one's own note back while its step is open."""
    note = _own_note(unit, who, command.id)
    if note.hidden_reason == WITHDRAWN:
        return ()
    _require_writable(step_of(unit, note.step))
    return _change(unit, note, hidden(note, WITHDRAWN))


def _own_note(unit: Unit, who: Who, note_id: str) -> Note:
    note = note_of(unit, note_id)
    if note.author != author_of(who):
        raise UnknownNote(id=note_id)
    return note


def _require_writable(step: Step) -> None:
    if step.state is not StepState.OPEN:
        raise StepClosed(step=step.id)


def _change(unit: Unit, before: Note, after: Note) -> tuple[Event, ...]:
    unit.notes.save(after)
    count_note(unit, before, after)
    keep_up(unit, grouped([after]), edited=[after.id])
    return (NoteChanged(participants=(after.author,)),)


def add_paper_notes(unit: Unit, who: Who, command: p.AddPaperNotes) -> tuple[Event, ...]:
    """Type in paper cards. A card whose text was still to come is filled in by id or number."""
    step = step_of(unit, command.step)
    events: list[Event] = []
    for paper in command.notes:
        events.extend(_add_paper_note(unit, who, step, paper))
    return tuple(events)


def _add_paper_note(unit: Unit, who: Who, step: Step, paper: p.PaperNote) -> tuple[Event, ...]:
    known = unit.notes.get(paper.id) or _with_number(unit, paper)
    if known:
        return _fill_in(unit, step, known, paper)
    draft = Draft(
        id=paper.id,
        text=paper.text or "…",
        unit="table" if step.plan.by == "table" else "person",
        source="paper",
        author=author_of(who),
        key=paper.key,
        table=paper.table or who.table,
    )
    number = paper.number or _next_number(unit)
    note = _written(unit, step, draft, number)
    require_input(step, "paper")
    if paper.text is None:
        note = replace(note, text="", text_pending=True, review=ReviewState.SHOWN, flags=())
    return _accept(unit, note)


def _with_number(unit: Unit, paper: p.PaperNote) -> Note | None:
    if paper.number is None:
        return None
    found = unit.notes.where(number=paper.number)
    return found[0] if found else None


def _fill_in(unit: Unit, step: Step, known: Note, paper: p.PaperNote) -> tuple[Event, ...]:
    """The same card again: fill in a text that was still to come, refuse another text."""
    if known.source != "paper":
        raise NumberTaken(number=known.number)
    if paper.text is None or paper.text.strip() == known.text:
        return ()
    if not known.text_pending:
        raise NumberTaken(number=known.number)
    settings = unit.workshop.settings
    filled = edited(known, paper.text, step, settings.moderation)
    return _change(unit, known, _about_what_was_chosen(unit, step, filled, paper))


def _about_what_was_chosen(unit: Unit, step: Step, card: Note, paper: p.PaperNote) -> Note:
    """What a card is about is often told only with its text."""
    if paper.key is None or card.key is not None or card.step != step.id:
        return card
    key, known = _what_it_is_about(unit, step, paper.key, card.table)
    return with_key(card, key, step, known)

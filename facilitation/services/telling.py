"""True stories: keeping them, what tables give their owners, and what the owners said to it."""

from dataclasses import dataclass, replace

from facilitation.contract import payloads as p
from facilitation.domain.cases import (
    ABOUT_CASES,
    LONGEST_OUTCOME,
    MOST_CASES,
    Case,
    CaseOutcome,
    outcome_kind,
    outcome_number,
)
from facilitation.domain.events import CaseChanged, Event
from facilitation.domain.notes import clean_text
from facilitation.domain.people import Audience, Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import (
    CaseInUse,
    IdTaken,
    StepClosed,
    TooManyCases,
    UnknownCase,
    UnknownOutcome,
)
from facilitation.domain.seating import case_of_table, cases_of, seating_of
from facilitation.domain.steps import Step, require_input, require_open, was_open_at
from facilitation.domain.workshop import WorkshopState
from facilitation.services.lookup import author_of, participant_of

CHANNEL = {Audience.PHONE: "device", Audience.TABLE: "table"}
#: Texts of a card that together are what the table gives.
TEXTS = ("title", "reason", "ambition", "dream", "first_step", "next_question")


@dataclass(frozen=True, slots=True)
class KeepCase:
    """A story as its organiser typed it: a new one, or another version of one that is there."""

    case: Case


@dataclass(frozen=True, slots=True)
class DropCase:
    """A story that is not told after all."""

    case: str


@dataclass(frozen=True, slots=True)
class RecordAfterwards:
    """What an organiser heard later: who takes it up, and what the owner said."""

    case: str
    picked_up_by: str | None
    reactions: tuple[tuple[str, str], ...] = ()


# Beforehand and afterwards ------------------------------------------------------------------


def keep_case(unit: Unit, who: Who, command: KeepCase) -> tuple[Event, ...]:
    """Take over what was typed; the number of a story stays."""
    known = unit.cases.get(command.case.id)
    if known:
        unit.cases.save(replace(command.case, number=known.number))
        return (CaseChanged(),)
    cases = cases_of(unit)
    if len(cases) >= MOST_CASES:
        raise TooManyCases(limit=MOST_CASES)
    last = cases[-1].number if cases else 0
    unit.cases.add(replace(command.case, number=last + 1))
    return (CaseChanged(),)


def drop_case(unit: Unit, who: Who, command: DropCase) -> tuple[Event, ...]:
    """Leave a story out, as long as nobody wrote about it. Screens are sent whole boards."""
    case = case_named(unit, command.case)
    wrote = unit.outcomes.count(case=case.id) or unit.notes.first(key=case.id)
    if wrote or case.id in {one.case for one in seating_of(unit) if one.tables}:
        raise CaseInUse(case=case.id)
    unit.cases.drop(id=case.id)
    if unit.workshop.state is WorkshopState.READY:
        _number_again(unit)
    unit.workshop = replace(unit.workshop, whole_since=unit.workshop.revision)
    return (CaseChanged(),)


def _number_again(unit: Unit) -> None:
    for number, case in enumerate(cases_of(unit), start=1):
        if case.number != number:
            unit.cases.save(replace(case, number=number))


def record_afterwards(unit: Unit, who: Who, command: RecordAfterwards) -> tuple[Event, ...]:
    """Who takes it up, and what the owner said, also when the meeting is long over."""
    case = case_named(unit, command.case)
    unit.cases.save(replace(case, picked_up_by=command.picked_up_by))
    for outcome, text in command.reactions:
        found = unit.outcomes.get(outcome)
        if found and found.reaction != text.strip():
            unit.outcomes.save(replace(found, reaction=text.strip()))
    return (CaseChanged(),)


# At the table -------------------------------------------------------------------------------


def case_named(unit: Unit, case_id: str) -> Case:
    """The story with this id."""
    case = unit.cases.get(case_id)
    if case is None:
        raise UnknownCase(case=case_id)
    return case


def case_of_note(unit: Unit, step: Step, key: str | None, table: int | None) -> Case | None:
    """The story that a note is about: the one that it names, else the one of its table."""
    if step.plan.about != ABOUT_CASES:
        return None
    if key is not None:
        return unit.cases.get(key)
    return case_of_table(unit, table)


def give_outcome(unit: Unit, who: Who, step: Step, command: p.SubmitPlanCard) -> tuple[Event, ...]:
    """What a table gives the owner of its story, or another version of it."""
    author = author_of(who)
    known = unit.outcomes.get(command.id)
    if known and known.author != author:
        raise IdTaken(id=command.id)
    made = _outcome(unit, who, command, author)
    if known and known == replace(made, number=known.number, reaction=known.reaction):
        return ()
    _require_time(unit, step, command.age_ms)
    require_input(step, made.source)
    unit.outcomes.put(_numbered(unit, made, known))
    return (CaseChanged(participants=(author,)),)


def _outcome(unit: Unit, who: Who, command: p.SubmitPlanCard, author: str) -> CaseOutcome:
    person = participant_of(unit, who) if who.participant_id else None
    table = command.table or who.table or ((person.writes_for or person.table) if person else None)
    case = _case_of_card(unit, command, table)
    lines = (getattr(command, name).strip() for name in TEXTS)
    return CaseOutcome(
        id=command.id,
        number="",
        step=command.step,
        author=author,
        source=CHANNEL.get(who.audience, "paper"),
        case=case.id if case else None,
        kind=outcome_kind(command.kind),
        text=clean_text("\n".join(filter(None, lines)), LONGEST_OUTCOME),
        table=table,
        rehearsal=bool(person and person.rehearsal),
    )


def _case_of_card(unit: Unit, command: p.SubmitPlanCard, table: int | None) -> Case | None:
    """The story that a card names, else that of its table. Who knows only themes names it so."""
    if command.case:
        return case_named(unit, command.case)
    named = unit.cases.get(command.theme) if command.theme else None
    case = named or case_of_table(unit, table)
    if case is None and unit.cases.first():
        raise UnknownCase(case=None)
    return case


def _numbered(unit: Unit, made: CaseOutcome, known: CaseOutcome | None) -> CaseOutcome:
    """A number stays, unless the table turns out to be at another story."""
    if known and known.case == made.case:
        return replace(made, number=known.number, reaction=known.reaction)
    case = unit.cases.get(made.case) if made.case else None
    used = (one.number for one in unit.outcomes.where())
    return replace(made, number=outcome_number(case, used))


def _require_time(unit: Unit, step: Step, age_ms: int | None) -> None:
    """What was written in time comes in late, as a note does."""
    try:
        require_open(step, "submit_plan_card")
    except StepClosed:
        if age_ms is None or not was_open_at(step, unit.now_ms - age_ms):
            raise


def note_reaction(unit: Unit, who: Who, command: p.NoteReaction) -> tuple[Event, ...]:
    """Write down what the owner said to what a table gave."""
    outcome = unit.outcomes.get(command.outcome)
    if outcome is None:
        raise UnknownOutcome(outcome=command.outcome)
    if outcome.reaction == command.text.strip():
        return ()
    unit.outcomes.save(replace(outcome, reaction=command.text.strip()))
    return (CaseChanged(),)

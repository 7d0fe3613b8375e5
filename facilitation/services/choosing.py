"""Answers, ballots and counts by hand; added up when their step closes."""

from dataclasses import replace

from facilitation.contract import payloads as p
from facilitation.domain.answers import (
    ONLY_QUESTION,
    Answer,
    Ballot,
    BallotReceipt,
    HandCount,
    checked_value,
    question_of,
)
from facilitation.domain.ballots import (
    checked_allocation,
    checked_picks,
    collects_choices,
    vote_counted_in,
)
from facilitation.domain.events import AnswerGiven, Counted, Event
from facilitation.domain.people import Audience, Participant, Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import CountTooLow, InvalidPayload, TableNeeded, UnknownOption
from facilitation.domain.steps import Step, require_input, require_open
from facilitation.services.cards import hand_in_card
from facilitation.services.lookup import author_of, participant_of, step_of
from facilitation.services.options import choosing_of, option_ids
from facilitation.services.tallying import CHOOSES


def answer(unit: Unit, who: Who, command: p.Answer) -> tuple[Event, ...]:
    """Answer a question; a later answer replaces it while the step is open."""
    step = step_of(unit, command.step)
    require_open(step, "answer")
    source = "table" if who.audience is Audience.TABLE else "device"
    require_input(step, source)
    question, value = _checked(unit, step, command)
    author = author_of(who)
    person = participant_of(unit, who) if who.participant_id else None
    whose = _table_of(who, person) if collects_choices(step.plan) else author
    row_id = f"{step.id}/{step.round}/{question}/{whose}"
    role = person.role if person else None
    unit.answers.put(
        Answer(row_id, step.id, question, author, source, value, step.round, command.other, role)
    )
    return (AnswerGiven(participants=(author,)),)


def _table_of(who: Who, person: Participant | None) -> str:
    """A table has one answer, whoever of it sends that."""
    table = who.table or (person.writes_for if person else None)
    if table is None:
        raise TableNeeded
    return f"table:{table}"


def _checked(unit: Unit, step: Step, command: p.Answer) -> tuple[str, object]:
    if collects_choices(step.plan):
        return ONLY_QUESTION, _agreed(unit, step, command)
    if step.kind in CHOOSES or step.plan.about:
        return command.question or ONLY_QUESTION, checked_value(
            command.value, option_ids(unit, step), {}
        )
    asked = question_of(step, command.question)
    if asked.other and command.value == "other":
        return asked.key, "other"
    return asked.key, checked_value(command.value, asked.options, asked.options)


def _agreed(unit: Unit, step: Step, command: p.Answer) -> list[str] | None:
    """What a table hands in: some of the options, or one; null takes it back."""
    if command.value is None:
        return None
    picks = [command.value] if isinstance(command.value, str) else command.value
    if not isinstance(picks, list):
        raise InvalidPayload(problem="value: a list of options")
    return checked_picks(picks, choosing_of(unit, step))


def cast_ballot(unit: Unit, who: Who, command: p.CastBallot) -> tuple[Event, ...]:
    """Cast a ballot, in place of this participant's earlier one."""
    step = step_of(unit, command.step)
    if unit.ballot_receipts.get(command.id) and step.state != "open":
        return ()
    require_open(step, "cast_ballot")
    require_input(step, "device")
    person = participant_of(unit, who)
    voter = unit.voter_key(person.id, step)
    if step.plan.needs_code:
        hand_in_card(unit, step, voter, command.code)
    allocation = checked_allocation(command.allocation, choosing_of(unit, step))
    unit.ballots.put(
        Ballot(f"{step.id}/{voter}", step.id, step.round, allocation, voter, person.role)
    )
    unit.ballot_receipts.put(BallotReceipt(command.id, step.id))
    return (AnswerGiven(participants=(person.id,)),)


def set_headcount(unit: Unit, who: Who, command: p.SetHeadcount) -> tuple[Event, ...]:
    """How many people are in the hall, from the desk."""
    tables = unit.workshop.tables if command.tables is None else command.tables
    unit.workshop = replace(unit.workshop, headcount=command.people, tables=tables)
    return (Counted(),)


def add_counts(unit: Unit, who: Who, command: p.AddCounts) -> tuple[Event, ...]:
    """Add what was counted by hand. With an id, sending again is harmless."""
    if command.id and unit.hand_counts.get(command.id):
        return ()
    step = step_of(unit, command.step)
    require_open(step, "add_counts")
    question, totals = _counted(unit, step, command)
    step = vote_counted_in(step, unit.steps.where())
    count = HandCount(
        id=command.id or unit.new_id(),
        step=step.id,
        question=question,
        round=step.round,
        source=command.source,
        totals=totals,
        voters=command.voters,
        invalid=command.invalid,
    )
    _require_no_debt(unit, step, count)
    unit.hand_counts.add(count)
    return (Counted(),)


def _counted(unit: Unit, step: Step, command: p.AddCounts) -> tuple[str, dict[str, int]]:
    if step.kind in CHOOSES or step.plan.about:
        options = option_ids(unit, step)
        for option in command.totals:
            if option not in options:
                raise UnknownOption(option=option)
        return command.question or ONLY_QUESTION, dict(command.totals)
    asked = question_of(step, command.question)
    totals = {
        str(checked_value(option, asked.options, asked.options)): people
        for option, people in command.totals.items()
    }
    return asked.key, totals


def _require_no_debt(unit: Unit, step: Step, count: HandCount) -> None:
    """A correction cannot take away more than was counted."""
    earlier = unit.hand_counts.where(
        step=step.id, question=count.question, round=step.round, source=count.source
    )
    for option, people in count.totals.items():
        if people + sum(one.totals.get(option, 0) for one in earlier) < 0:
            raise CountTooLow(option=option)
    for name in ("voters", "invalid"):
        if getattr(count, name) + sum(getattr(one, name) for one in earlier) < 0:
            raise CountTooLow(option=name)

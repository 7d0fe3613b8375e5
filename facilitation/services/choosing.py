"""Answers, ballots and counts by hand; added up when their step closes."""

from collections import Counter
from dataclasses import asdict, replace
from random import SystemRandom

from facilitation.contract import payloads as p
from facilitation.domain.answers import (
    ONLY_QUESTION,
    Answer,
    Ballot,
    BallotReceipt,
    HandCount,
    checked_allocation,
    checked_value,
    question_of,
)
from facilitation.domain.events import AnswerGiven, Counted, Event
from facilitation.domain.people import Audience, Who
from facilitation.domain.plans import CARDS
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import CodeNeeded, CountTooLow, UnknownOption
from facilitation.domain.results import Tally, tally_of
from facilitation.domain.small_groups import MERGED
from facilitation.domain.steps import Step, require_input, require_open
from facilitation.services.lookup import author_of, participant_of, step_of
from facilitation.services.options import option_ids

#: Steps of these kinds choose between things (themes, plans), not between fixed answers.
CHOOSES = frozenset({"vote", "budget", "choose"})


def answer(unit: Unit, who: Who, command: p.Answer) -> tuple[Event, ...]:
    """Answer a question; a later answer replaces it while the step is open."""
    step = step_of(unit, command.step)
    require_open(step, "answer")
    source = "table" if who.audience is Audience.TABLE else "device"
    require_input(step, source)
    question, value = _checked(unit, step, command)
    author = author_of(who)
    row_id = f"{step.id}/{step.round}/{question}/{author}"
    role = participant_of(unit, who).role if who.participant_id else None
    unit.answers.put(
        Answer(row_id, step.id, question, author, source, value, step.round, command.other, role)
    )
    return (AnswerGiven(participants=(author,)),)


def _checked(unit: Unit, step: Step, command: p.Answer) -> tuple[str, object]:
    if step.kind in CHOOSES or step.plan.about:
        return command.question or ONLY_QUESTION, checked_value(
            command.value, option_ids(unit, step), {}
        )
    asked = question_of(step, command.question)
    if asked.other and command.value == "other":
        return asked.key, "other"
    return asked.key, checked_value(command.value, asked.options, asked.options)


def cast_ballot(unit: Unit, who: Who, command: p.CastBallot) -> tuple[Event, ...]:
    """Cast a ballot, in place of this participant's earlier one."""
    step = step_of(unit, command.step)
    if unit.ballot_receipts.get(command.id) and step.state != "open":
        return ()
    require_open(step, "cast_ballot")
    require_input(step, "device")
    if step.plan.needs_code and not command.code:
        raise CodeNeeded
    person = participant_of(unit, who)
    allocation = checked_allocation(command.allocation, option_ids(unit, step), step)
    voter = unit.voter_key(person.id, step)
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


def close_vote(unit: Unit, step: Step) -> Step:
    """Add up a step that closes. Ballots lose their voter and their order (DOMAIN §5.4)."""
    tally = tally_step(unit, step)
    _untie_ballots(unit, step)
    _untie_answers(unit, step)
    if step.kind == "vote" and tally.questions:
        _rank_items(unit, step, tally)
    return replace(step, tally=asdict(tally)) if tally.questions else step


def tally_step(unit: Unit, step: Step) -> Tally:
    """Everything given to a step in its present round, merged by source."""
    return tally_of(
        step,
        unit.answers.where(step=step.id, round=step.round),
        unit.ballots.where(step=step.id, round=step.round, void=False),
        unit.hand_counts.where(step=step.id, round=step.round),
        option_ids(unit, step) if step.kind in CHOOSES else (),
        unit.workshop.settings,
    )


def _untie_ballots(unit: Unit, step: Step) -> None:
    ballots = unit.ballots.where(step=step.id, round=step.round)
    SystemRandom().shuffle(ballots)
    unit.ballots.drop(step=step.id, round=step.round)
    sizes = Counter(ballot.role for ballot in ballots)
    for ballot in ballots:
        small = ballot.role is not None and sizes[ballot.role] < unit.workshop.settings.min_group
        role = MERGED if small else ballot.role
        unit.ballots.add(replace(ballot, id=unit.new_id(), voter=None, role=role))


def _untie_answers(unit: Unit, step: Step) -> None:
    """Answers stay, but no longer say which phone gave them (DOMAIN §5.4)."""
    answers = unit.answers.where(step=step.id, round=step.round, source="device")
    SystemRandom().shuffle(answers)
    unit.answers.drop(step=step.id, round=step.round, source="device")
    nobody = {author: unit.new_id() for author in {one.author for one in answers}}
    for one in answers:
        unit.answers.add(replace(one, id=unit.new_id(), author=nobody[one.author], role=None))


def _rank_items(unit: Unit, step: Step, tally: Tally) -> None:
    if step.plan.about not in CARDS:
        return
    for row in tally.questions[0].rows:
        item = unit.items.get(row.id)
        if item:
            unit.items.save(replace(item, votes=row.total, rank=row.rank))


def void_ballots(unit: Unit, step: Step) -> None:
    """A vote that is opened again starts anew; the old round is kept as void."""
    for ballot in unit.ballots.where(step=step.id, round=step.round):
        unit.ballots.save(replace(ballot, void=True))

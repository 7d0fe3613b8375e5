"""Adding up a step that closes: totals, ranks, which plans get money, and votes without voters."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from random import SystemRandom

import msgspec

from facilitation.domain.ballots import (
    VOTES,
    collects_choices,
    divides_money,
    method_of,
    money_of,
    vote_counted_in,
)
from facilitation.domain.funding import Funding, Pot, Score, divide
from facilitation.domain.plans import CARDS
from facilitation.domain.ports import Unit
from facilitation.domain.results import Tally, TallyRow, tally_of
from facilitation.domain.runsheets import Method
from facilitation.domain.small_groups import MERGED
from facilitation.domain.steps import Step, StepState
from facilitation.services.cards import count_cards, untie_cards
from facilitation.services.options import costs_of, option_ids

#: Steps of these kinds choose between things (themes, plans), not between fixed answers.
CHOOSES = frozenset({*VOTES, "choose"})


def close_vote(unit: Unit, step: Step) -> Step:
    """Add up a step that closes. Ballots lose their voter and their order."""
    tally = tally_step(unit, step)
    _untie_ballots(unit, step)
    _untie_answers(unit, step)
    untie_cards(unit, step)
    _count_again(unit, step)
    if step.kind in VOTES and tally.questions:
        _rank_items(unit, step, tally)
    return replace(step, tally=asdict(tally)) if tally.questions else step


def tally_step(unit: Unit, step: Step, drawn: tuple[str, ...] = ()) -> Tally:
    """Everything given to a step in its present round, merged by source. `drawn`: plans in the
    order in which the hall drew lots for them."""
    ranks_options = step.kind in CHOOSES or collects_choices(step.plan)
    tally = tally_of(
        step,
        unit.answers.where(step=step.id, round=step.round),
        unit.ballots.where(step=step.id, round=step.round, void=False),
        unit.hand_counts.where(step=step.id, round=step.round),
        option_ids(unit, step) if ranks_options else (),
        unit.workshop.settings,
    )
    if not tally.questions or step.kind not in VOTES:
        return tally
    funding = _funding(unit, step, tally.questions[0].rows, drawn)
    return replace(tally, funding=funding, cards=count_cards(unit, step))


def _funding(
    unit: Unit, step: Step, rows: Sequence[TallyRow], drawn: tuple[str, ...]
) -> Funding | None:
    """Nothing where no money is divided, or nobody said how much there is."""
    settings = unit.workshop.settings
    amount = money_of(settings)
    if amount is None or not divides_money(step.plan):
        return None
    costs = costs_of(unit, step)
    scores = [Score(row.id, row.total, costs.get(row.id, 0)) for row in rows]
    rules = settings.money
    return divide(scores, Pot(amount, rules.tie_rule, rules.leftover_rule, drawn))


def _count_again(unit: Unit, step: Step) -> None:
    """What a `count` step added belongs to the vote that was counted."""
    vote = vote_counted_in(step, unit.steps.where())
    if vote.id != step.id and vote.state is StepState.CLOSED:
        tally_again(unit, vote)


def tally_again(unit: Unit, vote: Step, drawn: tuple[str, ...] = ()) -> None:
    """Add up a vote that has closed: more was counted, or lots were drawn."""
    tally = tally_step(unit, vote, drawn)
    unit.steps.save(replace(vote, tally=asdict(tally)))
    _rank_items(unit, vote, tally)


def tally_kept(step: Step) -> Tally:
    """The tally of a step as it was added up."""
    return msgspec.convert(step.tally, Tally)


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
    """Answers stay, but no longer say which phone gave them."""
    answers = unit.answers.where(step=step.id, round=step.round, source="device")
    SystemRandom().shuffle(answers)
    unit.answers.drop(step=step.id, round=step.round, source="device")
    nobody = {author: unit.new_id() for author in {one.author for one in answers}}
    for one in answers:
        unit.answers.add(replace(one, id=unit.new_id(), author=nobody[one.author], role=None))


def _rank_items(unit: Unit, step: Step, tally: Tally) -> None:
    """Plans keep how they were chosen; sums of euros are no votes, and nobody is first of none."""
    if step.plan.about not in CARDS:
        return
    in_euros = method_of(step.plan) is Method.BUDGET_AMOUNTS
    rows = tally.questions[0].rows
    chosen = any(row.total for row in rows)
    for row in rows:
        item = unit.items.get(row.id)
        if item:
            votes, rank = None if in_euros else row.total, row.rank if chosen else None
            unit.items.save(replace(item, votes=votes, rank=rank))


def void_ballots(unit: Unit, step: Step) -> None:
    """A vote that is opened again starts anew; the old round is kept as void."""
    for ballot in unit.ballots.where(step=step.id, round=step.round):
        unit.ballots.save(replace(ballot, void=True))

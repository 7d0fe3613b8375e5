"""Answers and ballots of the store, as records of totals."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, cast

import msgspec

from facilitation.domain.ballots import VOTES, collects_choices, method_of
from facilitation.domain.funding import Funding
from facilitation.domain.plans import CARDS, CENTS
from facilitation.domain.ports import Store
from facilitation.domain.results import COUNTED, QuestionTally, Tally, TallyRow, tally_by_hand
from facilitation.domain.runsheets import StepPlan
from facilitation.domain.steps import Step, StepState
from facilitation.exporters.labels import Named, answer_labels, options_of, question_texts
from facilitation.exporters.records.codes import PerSource
from facilitation.exporters.records.votes import (
    AnswerTotals,
    BallotTotals,
    CardTotals,
    FundingTotals,
    OptionTotal,
)


def is_vote(step: Step) -> bool:
    """Whether people choose in it, by voting or by saying so."""
    return step.kind in VOTES or collects_choices(step.plan)


def tally_of(store: Store, step: Step) -> tuple[QuestionTally, ...]:
    """As it was added up when the step closed; what is only counted by hand, as it stands."""
    if step.tally:
        return msgspec.convert(step.tally, Tally).questions
    if step.kind not in COUNTED:
        return ()
    mine = {"step": step.id, "round": step.round}
    return tally_by_hand(store.answers.where(**mine), store.hand_counts.where(**mine)).questions


def answer_totals(store: Store, step: Step) -> tuple[AnswerTotals, ...]:
    """What a step that is no vote was answered, a row per question."""
    if is_vote(step):
        return ()
    texts, label = question_texts(step), answer_labels(store, step)
    return tuple(
        AnswerTotals(
            step=step.id,
            question=one.question,
            text=texts.get(one.question, step.plan.title),
            totals={label(one.question, row.id): row.total for row in one.rows},
            answered=sum(one.voters.values()),
            per_source=cast(PerSource, one.voters),
        )
        for one in tally_of(store, step)
    )


def ballot_totals(store: Store, step: Step) -> tuple[BallotTotals, ...]:
    """What a vote gave each option."""
    if not is_vote(step):
        return ()
    return tuple(_totals(store, step, one) for one in tally_of(store, step))


def _totals(store: Store, step: Step, tally: QuestionTally) -> BallotTotals:
    names = options_of(store, step)
    plan, costs = step.plan, _costs(store, step)
    whole = msgspec.convert(step.tally, Tally) if step.tally else Tally()
    # A vote that is open again still has the tally of the round before it, which is void now.
    again = step.state is StepState.OPEN
    return BallotTotals(
        step=step.id,
        round=step.round if again else step.round + 1,
        void=again,
        about=plan.about or "options",
        method=cast(Any, str(method_of(plan))),
        per_person=_per_person(plan, whole.funding),
        options=tuple(_option(row, names, costs, whole.funding) for row in tally.rows),
        ballots=cast(PerSource, tally.voters),
        invalid=tally.invalid,
        groups=(),
        shared=tally.shared,
        differences=tally.differences,
        ties=_ties(tally.rows),
        funding=_funding(whole.funding) if whole.funding else None,
        cards=CardTotals(**asdict(whole.cards)) if whole.cards else None,
    )


def _costs(store: Store, step: Step) -> Mapping[str, int]:
    """What each plan asks, in whole euros, where that is known."""
    if step.plan.about not in CARDS:
        return {}
    return {item.id: item.euros for item in store.items.where() if item.euros is not None}


def _per_person(plan: StepPlan, funding: Funding | None) -> int | None:
    """Dots, picks, or what everybody divided in euro cents."""
    if funding:
        return funding.amount * CENTS
    return plan.dots or plan.pick


def _funding(funding: Funding) -> FundingTotals:
    return FundingTotals(
        amount=funding.amount * CENTS,
        spent=funding.spent * CENTS,
        left=funding.left * CENTS,
        tie_rule=cast(Any, str(funding.tie_rule)),
        leftover_rule=cast(Any, str(funding.leftover_rule)),
        drawn=funding.drawn,
    )


def _option(
    row: TallyRow, names: Named, costs: Mapping[str, int], funding: Funding | None
) -> OptionTotal:
    number, title = names.get(row.id, ("", row.id))
    return OptionTotal(
        id=row.id,
        number=number,
        title=title,
        total=row.total,
        per_source=cast(PerSource, row.by_source),
        rank=row.rank,
        asks=costs[row.id] * CENTS if row.id in costs else None,
        outcome=cast(Any, funding.outcome(row.id)) if funding else None,
    )


def _ties(rows: Sequence[TallyRow]) -> tuple[tuple[str, ...], ...]:
    ranks: dict[int, list[str]] = {}
    for row in rows:
        if row.total:
            ranks.setdefault(row.rank, []).append(row.id)
    return tuple(tuple(ids) for ids in ranks.values() if len(ids) > 1)

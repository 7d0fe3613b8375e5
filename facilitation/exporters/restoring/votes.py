"""Totals of answers and ballots, back as the tally of each step."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from facilitation.domain.answers import ONLY_QUESTION
from facilitation.domain.cards import CardCount
from facilitation.domain.funding import Funding
from facilitation.domain.money import LeftoverRule, TieRule
from facilitation.domain.plans import CENTS
from facilitation.domain.ports import Unit
from facilitation.domain.results import QuestionTally, Tally, TallyRow
from facilitation.domain.steps import Step
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.labels import answer_codes
from facilitation.exporters.records.codes import PerSource
from facilitation.exporters.records.votes import AnswerTotals, BallotTotals


def tallies_of(unit: Unit, document: WorkshopDocument) -> Mapping[str, Tally]:
    """What each step counted."""
    found: defaultdict[str, Tally] = defaultdict(Tally)
    steps = {step.id: step for step in unit.steps.where()}
    for answer in document.answers:
        before = found[answer.step].questions
        told = _answer_tally(unit, steps[answer.step], answer)
        found[answer.step] = Tally((*before, told))
    for ballot in document.ballots:
        before = found[ballot.step].questions
        cards = CardCount(**msgspec.to_builtins(ballot.cards)) if ballot.cards else None
        found[ballot.step] = Tally((*before, _ballot_tally(ballot)), _funding(ballot), cards)
    return found


def _funding(ballot: BallotTotals) -> Funding | None:
    """How the money was divided, as it was told."""
    told = ballot.funding
    if told is None:
        return None

    def those(outcome: str) -> tuple[str, ...]:
        return tuple(option.id for option in ballot.options if option.outcome == outcome)

    return Funding(
        amount=told.amount // CENTS,
        costs={option.id: (option.asks or 0) // CENTS for option in ballot.options},
        funded=those("funded"),
        to_draw=those("to_draw"),
        waiting=those("waiting"),
        drawn=told.drawn,
        tie_rule=TieRule(told.tie_rule),
        leftover_rule=LeftoverRule(told.leftover_rule),
    )


def _answer_tally(unit: Unit, step: Step, answer: AnswerTotals) -> QuestionTally:
    question = answer.question or ONLY_QUESTION
    codes = answer_codes(unit, step, question)
    totals = {codes.get(label, label): total for label, total in answer.totals.items()}
    rows = tuple(_row(code, total, {}, totals.values()) for code, total in totals.items())
    return QuestionTally(question, rows, _plain(answer.per_source))


def _ballot_tally(ballot: BallotTotals) -> QuestionTally:
    totals = [option.total for option in ballot.options]
    return QuestionTally(
        question=ONLY_QUESTION,
        rows=tuple(
            _row(option.id, option.total, _plain(option.per_source), totals)
            for option in ballot.options
        ),
        voters=_plain(ballot.ballots),
        invalid=ballot.invalid,
        shared=ballot.shared,
        differences=ballot.differences,
    )


def _plain(per_source: PerSource) -> dict[str, int]:
    return {str(source): n for source, n in per_source.items()}


def _row(code: str, total: int, by_source: dict[str, int], totals: Iterable[int]) -> TallyRow:
    all_totals = tuple(totals)
    rank = 1 + sum(one > total for one in all_totals)
    return TallyRow(code, total, by_source, rank, all_totals.count(total) > 1)

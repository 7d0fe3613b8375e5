"""The part of a board about what was chosen: the outcome of each step that counted something."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.boards.choices import plan_option
from facilitation.boards.snapshot import Snapshot
from facilitation.boards.texts import step_text
from facilitation.contract.boards.choices import Option
from facilitation.contract.boards.results import (
    CardCounts,
    FundingView,
    GroupResult,
    QuestionResult,
    ResultRow,
    StepResult,
)
from facilitation.domain.answers import ONLY_QUESTION, questions_of
from facilitation.domain.ballots import VOTES, collects_choices, method_of
from facilitation.domain.cases import ABOUT_CASES
from facilitation.domain.funding import Funding
from facilitation.domain.plans import CARDS
from facilitation.domain.results import (
    COUNTED,
    GroupTally,
    QuestionTally,
    Tally,
    TallyRow,
    tally_by_hand,
)
from facilitation.domain.small_groups import MERGED
from facilitation.domain.steps import Step, StepState

#: What group together is called when single groups are too small.
MERGED_LABEL = "overig"


def results(snapshot: Snapshot) -> tuple[StepResult, ...]:
    """The outcome of every closed step that counted something, and what was counted by hand in a
    step that still goes on. The latter stands first: screens show the last choice that was made. A
    vote in which there was nothing to choose has no outcome."""
    tallies = [(step, _tally(snapshot, step)) for step in snapshot.steps]
    told = [(step, tally) for step, tally in tallies if _has_rows(tally)]
    in_order = sorted(told, key=lambda one: one[0].kind not in COUNTED)
    return tuple(_result(snapshot, step, tally) for step, tally in in_order)


def _has_rows(tally: Tally) -> bool:
    return any(question.rows for question in tally.questions)


def _tally(snapshot: Snapshot, step: Step) -> Tally:
    if step.state is StepState.CLOSED and step.tally:
        return msgspec.convert(step.tally, Tally)
    if step.state is not StepState.OPEN or step.kind not in COUNTED:
        return Tally()
    mine, store = {"step": step.id, "round": step.round}, snapshot.store
    return tally_by_hand(store.answers.where(**mine), store.hand_counts.where(**mine))


def _result(snapshot: Snapshot, step: Step, tally: Tally) -> StepResult:
    chooses = step.kind in VOTES or collects_choices(step.plan)
    cards = tally.cards
    return StepResult(
        step=step.id,
        kind=step.kind,
        title=step.plan.title,
        about=step.plan.about,
        round=step.round,
        questions=tuple(_question(snapshot, step, one, tally.funding) for one in tally.questions),
        method=method_of(step.plan) if chooses else None,
        funding=FundingView.of(tally.funding) if tally.funding else None,
        cards=CardCounts.of(cards) if cards else None,
    )


def _question(
    snapshot: Snapshot, step: Step, tally: QuestionTally, funding: Funding | None
) -> QuestionResult:
    labels = _option_labels(snapshot, step, tally.question)
    texts = {asked.key: asked.text for asked in questions_of(step)}
    texts |= {ONLY_QUESTION: step_text(step, snapshot.workshop, snapshot.times)}
    return QuestionResult(
        question=tally.question,
        text=texts.get(tally.question, step.plan.title),
        rows=tuple(_row(row, labels, funding) for row in tally.rows),
        voters=tally.voters,
        invalid=tally.invalid,
        groups=tuple(_group(snapshot, group) for group in tally.groups),
        shared=tally.shared,
        differences=tally.differences,
    )


def _option_labels(snapshot: Snapshot, step: Step, question: str) -> Mapping[str, Option]:
    if step.plan.about in CARDS:
        return {item.id: plan_option(snapshot, item) for item in snapshot.items}
    if step.plan.about == ABOUT_CASES:
        rows: Any = ((one.id, str(one.number), one.title, None) for one in snapshot.cases)
    elif step.plan.about == "themes":
        rows = ((one.id, str(one.number), one.name, one.id) for one in snapshot.themes)
    else:
        asked = next((one for one in questions_of(step) if one.key == question), None)
        rows = ((code, "", text, None) for code, text in (asked.options if asked else {}).items())
    return {
        id_: Option(id=id_, number=number, label=label, theme=snapshot.chip(theme), summary="")
        for id_, number, label, theme in rows
    }


def _row(row: TallyRow, labels: Mapping[str, Option], funding: Funding | None) -> ResultRow:
    option = labels.get(row.id)
    return ResultRow(
        id=row.id,
        number=option.number if option else "",
        label=option.label if option else row.id,
        theme=option.theme if option else None,
        total=row.total,
        device=row.by_source.get("device", 0),
        table=row.by_source.get("table", 0),
        paper=row.by_source.get("paper", 0),
        rank=row.rank,
        tied=row.tied,
        amount=option.amount if option else None,
        outcome=funding.outcome(row.id) if funding else None,
    )


def _group(snapshot: Snapshot, group: GroupTally) -> GroupResult:
    roles = {role.code: role.label for role in snapshot.workshop.settings.roles}
    label = MERGED_LABEL if group.role == MERGED else roles.get(group.role, group.role)
    return GroupResult(
        role=group.role, label=label, people=group.people, favourites=group.favourites
    )

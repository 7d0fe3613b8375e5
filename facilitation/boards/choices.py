"""The parts of a board about choosing: options, words, counts and results."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.boards.snapshot import Snapshot
from facilitation.boards.texts import step_text
from facilitation.contract import boards as b
from facilitation.domain.answers import ONLY_QUESTION, HandCount, questions_of
from facilitation.domain.ballots import VOTES, collects_choices, method_of, vote_counted_in
from facilitation.domain.cases import ABOUT_CASES, Case
from facilitation.domain.funding import Funding
from facilitation.domain.plans import CARDS, Item
from facilitation.domain.results import (
    COUNTED,
    GroupTally,
    QuestionTally,
    Tally,
    TallyRow,
    tally_by_hand,
)
from facilitation.domain.small_groups import MERGED
from facilitation.domain.steps import ABOUT_INTENTION, WRITING, Step, StepState
from facilitation.domain.words import most_named

#: What group together is called when single groups are too small.
MERGED_LABEL = "overig"


def options(snapshot: Snapshot) -> tuple[b.Option, ...]:
    """What can be voted on, joined or chosen in the current step, by number. How many say yes is
    told while people join, and while they choose to nobody."""
    step = snapshot.current
    found = _options(snapshot, step)
    if step is None or step.kind != "commit" or step.plan.about == ABOUT_INTENTION:
        return found
    return tuple(_with_who_joins(option, snapshot.joined) for option in found)


def _with_who_joins(option: b.Option, joined: Mapping[str, tuple[int, int]]) -> b.Option:
    says_yes, reachable = joined.get(option.id, (0, 0))
    return msgspec.structs.replace(option, says_yes=says_yes, reachable=reachable)


def _options(snapshot: Snapshot, step: Step | None) -> tuple[b.Option, ...]:
    about = step.plan.about if step else None
    if about in CARDS:
        return tuple(
            b.Option(
                id=item.id,
                number=item.number,
                label=item.title,
                theme=snapshot.chip(item.theme),
                summary=item.ambition,
                amount=item.euros,
                place=item.place,
            )
            for item in snapshot.items
        )
    if about == "themes" and snapshot.workshop.themes_shown:
        return tuple(
            b.Option(
                id=theme.id,
                number=str(theme.number),
                label=theme.name,
                theme=snapshot.chip(theme.id),
                summary=", ".join(theme.terms),
            )
            for theme in snapshot.themes
        )
    if about == ABOUT_CASES:
        return tuple(map(_case_option, snapshot.cases))
    if step and about == ABOUT_INTENTION:
        return (_plain_option(step.id, step.plan.title),)
    if step and about is None and step.kind == "vote":
        fixed = enumerate(step.plan.options, start=1)
        return tuple(
            b.Option(id=str(number), number="", label=label, theme=None, summary="")
            for number, label in fixed
        )
    return ()


def _case_option(case: Case) -> b.Option:
    return b.Option(
        id=case.id, number=str(case.number), label=case.title, theme=None, summary=case.question
    )


def _plain_option(id_: str, label: str) -> b.Option:
    return b.Option(id=id_, number="", label=label, theme=None, summary="")


def word_lists(snapshot: Snapshot) -> tuple[b.WordList, ...]:
    """One list per words step, the most named first."""
    steps = [step for step in snapshot.steps if step.kind == "words" and step.opened_at_ms]
    return tuple(_word_list(snapshot, step) for step in steps)


def _word_list(snapshot: Snapshot, step: Step) -> b.WordList:
    named = most_named(snapshot.store.words.where(step=step.id))
    return b.WordList(
        step=step.id,
        title=step.plan.title,
        total=sum(one.count for one in named),
        words=tuple(
            b.WordCount(word=one.word, count=one.count, merged=one.merged) for one in named
        ),
    )


def counts(snapshot: Snapshot, writing: int = 0) -> b.Counts:
    """Numbers that screens show; people come from the desk, never from phones."""
    workshop, step = snapshot.workshop, snapshot.current
    return b.Counts(
        people=workshop.headcount,
        tables=workshop.tables,
        phones=workshop.phones,
        notes=workshop.notes - _said_words(snapshot),
        step_notes=workshop.step_notes.get(step.id, 0) if step else 0,
        waiting=workshop.waiting,
        loose=workshop.loose,
        hidden=workshop.hidden,
        themes=len(snapshot.themes),
        answered=_answered(snapshot, step),
        voted=_voted(snapshot, step),
        plans=len(snapshot.items),
        writing=writing,
    )


def _said_words(snapshot: Snapshot) -> int:
    """Words are counted apart: nobody calls them briefjes."""
    per_step = snapshot.workshop.step_notes
    return sum(per_step.get(step.id, 0) for step in snapshot.steps if step.kind == "words")


def _answered(snapshot: Snapshot, step: Step | None) -> int:
    if step is None:
        return 0
    if collects_choices(step.plan):
        return _tables_that_chose(snapshot, step)
    if step.kind in WRITING:
        return _tables_that_wrote(snapshot, step)
    if step.plan.about == ABOUT_INTENTION:
        return snapshot.store.pledges.count(item=step.id, withdrawn=False)
    by_hand = snapshot.store.hand_counts.where(step=step.id, round=step.round)
    people: Counter[str] = Counter()
    for one in by_hand:
        people[one.question] += one.voters
    phones = snapshot.store.phones_that_answered(step.id, step.round)
    return phones + _people_at_tables(snapshot, step) + max(people.values(), default=0)


def _tables_that_chose(snapshot: Snapshot, step: Step) -> int:
    handed_in = snapshot.store.answers.where(step=step.id, round=step.round)
    by_hand = snapshot.store.hand_counts.where(step=step.id, round=step.round)
    chose = sum(answer.value is not None for answer in handed_in)
    return chose + sum(count.voters for count in by_hand)


def _people_at_tables(snapshot: Snapshot, step: Step) -> int:
    """A table tells how many people chose what; any other answer of it counts as one."""
    spoke: dict[str, int] = {}
    for answer in snapshot.store.answers.where(step=step.id, round=step.round, source="table"):
        if answer.value is not None:
            people = sum(answer.value.values()) if isinstance(answer.value, dict) else 1
            spoke[answer.author] = max(spoke.get(answer.author, 0), people)
    return sum(spoke.values())


def _tables_that_wrote(snapshot: Snapshot, step: Step) -> int:
    """Only where tables answer together: phones are never counted as people."""
    return snapshot.store.tables_that_wrote(step.id) if step.plan.by == "table" else 0


def _voted(snapshot: Snapshot, step: Step | None) -> int:
    if step is None or step.kind not in VOTES:
        return 0
    ballots = snapshot.store.ballots.count(step=step.id, round=step.round, void=False)
    by_hand = snapshot.store.hand_counts.where(step=step.id, round=step.round)
    return ballots + sum(count.voters for count in by_hand)


def counted(snapshot: Snapshot) -> tuple[b.CountedRow, ...]:
    """What was counted by hand in the open steps, so that two scribes see one total."""
    rows: dict[tuple[str, str, str], list[HandCount]] = {}
    for step in snapshot.open_steps:
        vote = vote_counted_in(step, snapshot.steps)
        for count in snapshot.store.hand_counts.where(step=vote.id, round=vote.round):
            rows.setdefault((step.id, count.question, count.source), []).append(count)
    return tuple(_counted_row(*of, counts) for of, counts in rows.items())


def _counted_row(step: str, question: str, source: str, rows: list[HandCount]) -> b.CountedRow:
    totals: Counter[str] = Counter()
    for row in rows:
        totals.update(row.totals)
    return b.CountedRow(
        step=step,
        question=question,
        source=source,
        totals=dict(totals),
        voters=sum(row.voters for row in rows),
        invalid=sum(row.invalid for row in rows),
    )


def results(snapshot: Snapshot) -> tuple[b.StepResult, ...]:
    """The outcome of every closed step that counted something, and what was counted by hand in a
    step that still goes on. The latter stands first: screens show the last choice that was made."""
    tallies = [(step, _tally(snapshot, step)) for step in snapshot.steps]
    told = [(step, tally) for step, tally in tallies if tally.questions]
    in_order = sorted(told, key=lambda one: one[0].kind not in COUNTED)
    return tuple(_result(snapshot, step, tally) for step, tally in in_order)


def _tally(snapshot: Snapshot, step: Step) -> Tally:
    if step.state is StepState.CLOSED and step.tally:
        return msgspec.convert(step.tally, Tally)
    if step.state is not StepState.OPEN or step.kind not in COUNTED:
        return Tally()
    mine, store = {"step": step.id, "round": step.round}, snapshot.store
    return tally_by_hand(store.answers.where(**mine), store.hand_counts.where(**mine))


def _result(snapshot: Snapshot, step: Step, tally: Tally) -> b.StepResult:
    chooses = step.kind in VOTES or collects_choices(step.plan)
    cards = tally.cards
    return b.StepResult(
        step=step.id,
        kind=step.kind,
        title=step.plan.title,
        about=step.plan.about,
        round=step.round,
        questions=tuple(_question(snapshot, step, one, tally.funding) for one in tally.questions),
        method=method_of(step.plan) if chooses else None,
        funding=_funding(tally.funding) if tally.funding else None,
        cards=b.CardCounts(issued=cards.issued, used=cards.used, void=cards.void)
        if cards
        else None,
    )


def _funding(funding: Funding) -> b.FundingView:
    return b.FundingView(
        amount=funding.amount,
        spent=funding.spent,
        left=funding.left,
        funded=funding.funded,
        to_draw=funding.to_draw,
        drawn=funding.drawn,
        tie_rule=funding.tie_rule,
        leftover_rule=funding.leftover_rule,
    )


def _question(
    snapshot: Snapshot, step: Step, tally: QuestionTally, funding: Funding | None
) -> b.QuestionResult:
    labels = _option_labels(snapshot, step, tally.question)
    texts = {asked.key: asked.text for asked in questions_of(step)}
    texts |= {ONLY_QUESTION: step_text(step, snapshot.workshop, snapshot.times)}
    return b.QuestionResult(
        question=tally.question,
        text=texts.get(tally.question, step.plan.title),
        rows=tuple(_row(row, labels, funding) for row in tally.rows),
        voters=tally.voters,
        invalid=tally.invalid,
        groups=tuple(_group(snapshot, group) for group in tally.groups),
        shared=tally.shared,
        differences=tally.differences,
    )


def _option_labels(snapshot: Snapshot, step: Step, question: str) -> Mapping[str, b.Option]:
    if step.plan.about in CARDS:
        return {item.id: _plan_label(snapshot, item) for item in snapshot.items}
    if step.plan.about == ABOUT_CASES:
        rows: Any = ((one.id, str(one.number), one.title, None) for one in snapshot.cases)
    elif step.plan.about == "themes":
        rows = ((one.id, str(one.number), one.name, one.id) for one in snapshot.themes)
    else:
        asked = next((one for one in questions_of(step) if one.key == question), None)
        rows = ((code, "", text, None) for code, text in (asked.options if asked else {}).items())
    return {
        id_: b.Option(id=id_, number=number, label=label, theme=snapshot.chip(theme), summary="")
        for id_, number, label, theme in rows
    }


def _plan_label(snapshot: Snapshot, item: Item) -> b.Option:
    return b.Option(
        id=item.id,
        number=item.number,
        label=item.title,
        theme=snapshot.chip(item.theme),
        summary="",
        amount=item.euros,
    )


def _row(row: TallyRow, labels: Mapping[str, b.Option], funding: Funding | None) -> b.ResultRow:
    option = labels.get(row.id)
    return b.ResultRow(
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


def _group(snapshot: Snapshot, group: GroupTally) -> b.GroupResult:
    roles = {role.code: role.label for role in snapshot.workshop.settings.roles}
    label = MERGED_LABEL if group.role == MERGED else roles.get(group.role, group.role)
    return b.GroupResult(
        role=group.role, label=label, people=group.people, favourites=group.favourites
    )

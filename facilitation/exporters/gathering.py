"""From the store to a document: everything of a workshop that may leave the house."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, TypeVar, cast

import msgspec

from facilitation.domain.ballots import VOTES, collects_choices, method_of
from facilitation.domain.funding import Funding
from facilitation.domain.notes import Note, ReviewState
from facilitation.domain.plans import CARDS, CENTS, Item, Pledge, number_order
from facilitation.domain.ports import Store
from facilitation.domain.results import COUNTED, QuestionTally, Tally, TallyRow, tally_by_hand
from facilitation.domain.review import flags_in
from facilitation.domain.runsheets import StepPlan
from facilitation.domain.seating import cases_of, outcomes_of
from facilitation.domain.steps import Step, StepState, limit_of
from facilitation.domain.themes import Theme, ThemeState
from facilitation.domain.totals import KEPT, JoiningTotals, KeptTotals, per_area, per_role
from facilitation.domain.words import most_named
from facilitation.domain.workshop import Workshop
from facilitation.exporters import document as d
from facilitation.exporters.labels import Named, answer_labels, options_of, question_texts
from facilitation.runsheets import shipped

Record = TypeVar("Record")
#: Who answered a plan that asks for money.
MUNICIPALITY = "municipality"


def document_of(store: Store) -> d.WorkshopDocument:
    """The workshop as it stands: hidden notes, authors, tables and contacts stay behind."""
    kept = store.totals.get(KEPT) or KeptTotals()
    steps = sorted(store.steps.where(), key=lambda step: step.position)
    notes = store.notes.where()
    themes = [theme for theme in store.themes.where() if theme.state is not ThemeState.GONE]
    visible = [note for note in notes if note.review is not ReviewState.HIDDEN]
    return d.WorkshopDocument(
        neighbourhood=_neighbourhood(store.workshop),
        workshop=_workshop(store.workshop, steps),
        participation=_participation(store, kept, visible),
        notes=tuple(_note(note) for note in sorted(visible, key=lambda note: note.number)),
        hidden=_hidden(notes, kept),
        themes=tuple(_theme(theme) for theme in sorted(themes, key=lambda one: one.number)),
        words=tuple(_words(store, step) for step in steps if step.kind == "words"),
        answers=tuple(total for step in steps for total in _answers(store, step)),
        ballots=tuple(total for step in steps for total in _ballots(store, step)),
        items=_items(store, visible),
        **_stories(store),
        pledges=_pledges(store.pledges.where(withdrawn=False), kept.joining),
        offers=tuple(
            d.OfferRecord(
                id=one.id,
                kind=cast(Any, one.kind),
                text=one.text,
                category=one.category or "",
                step=one.step,
            )
            for one in store.offers.where(private=False)
        ),
        process_log=_process_log(store, steps, visible),
    )


def _neighbourhood(workshop: Workshop) -> d.Neighbourhood:
    """The place with its own words."""
    settings = workshop.settings
    return d.Neighbourhood(
        name=workshop.neighbourhood,
        place_word=settings.place_word,
        plan_label=settings.plan_label,
    )


def _moment(at_ms: int | None) -> datetime.datetime | None:
    if at_ms is None:
        return None
    return datetime.datetime.fromtimestamp(at_ms // 1000, datetime.UTC)


def _workshop(workshop: Workshop, steps: Sequence[Step]) -> d.WorkshopRecord:
    settings, closing = workshop.settings, workshop.closing
    return d.WorkshopRecord(
        title=workshop.title,
        code=workshop.code,
        question=settings.question,
        date=_date(settings.date),
        place=settings.place,
        controller=settings.controller,
        state=workshop.state,
        opened_at=_moment(workshop.started_at_ms),
        closed_at=_moment(workshop.closed_at_ms),
        next_date=closing.next_date or "",
        next_by_when=closing.by_when or "",
        next_contact=closing.contact or "",
        run_sheet=_run_sheet(workshop.runsheet, steps),
    )


def _run_sheet(sheet_id: str, steps: Sequence[Step]) -> d.RunSheet:
    known = shipped().sheet(sheet_id)
    return d.RunSheet(
        id=sheet_id,
        name=known.name if known else "",
        goal=known.goal if known else "",
        steps=tuple(_step(step) for step in steps),
    )


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


#: Fields of a run-sheet's step that have a place of their own in the document.
NAMED = frozenset({"kind", "title", "text", "chapter", "min", "questions", "options"})


def _step(step: Step) -> d.RunSheetStep:
    plan = step.plan
    rest = {
        name: value
        for name, value in msgspec.to_builtins(plan).items()
        if name not in NAMED and value not in (None, "", [], False)
    }
    return d.RunSheetStep(
        id=step.id,
        kind=step.kind,
        title=plan.title,
        text=plan.text,
        chapter=plan.chapter,
        min=plan.min,
        limit=limit_of(step),
        questions=tuple(
            d.StepQuestion(
                key=one.key,
                text=one.text,
                options=one.options,
                options_from=one.options_from,
                other=one.other,
            )
            for one in plan.questions
        ),
        options=plan.options,
        settings=rest,
    )


def _participation(store: Store, kept: KeptTotals, notes: Sequence[Note]) -> d.Participation:
    workshop = store.workshop
    people = store.participants.where()
    return d.Participation(
        headcount=workshop.headcount,
        tables=workshop.tables,
        min_group=workshop.settings.min_group,
        per_role=per_role(people, workshop.settings) or kept.per_role,
        per_area=per_area(people, workshop.settings) or kept.per_area,
        per_source=cast(d.PerSource, dict(Counter(note.source for note in notes))),
    )


def _note(note: Note) -> d.NoteRecord:
    return d.NoteRecord(
        id=note.id,
        number=note.number,
        text=note.text,
        step=note.step,
        key=note.key,
        kind=cast(Any, note.kind),
        source=cast(Any, note.source),
        unit=cast(Any, note.unit),
        theme=note.theme,
        placed_by=cast(Any, str(note.placed_by)),
        late=note.late,
        text_pending=note.text_pending,
        waiting=note.review is ReviewState.WAITING,
    )


def _theme(theme: Theme) -> d.ThemeRecord:
    return d.ThemeRecord(
        id=theme.id,
        number=theme.number,
        name=theme.name,
        terms=theme.terms,
        state=cast(Any, str(theme.state)),
        count=theme.count,
        merged_into=theme.merged_into,
    )


def _words(store: Store, step: Step) -> d.WordList:
    named = most_named(store.words.where(step=step.id))
    words = (d.WordCount(word=one.word, count=one.count, merged=one.merged) for one in named)
    return d.WordList(step=step.id, words=tuple(words))


def _is_vote(step: Step) -> bool:
    return step.kind in VOTES or collects_choices(step.plan)


def _tally(store: Store, step: Step) -> tuple[QuestionTally, ...]:
    """As it was added up when the step closed; what is only counted by hand, as it stands."""
    if step.tally:
        return msgspec.convert(step.tally, Tally).questions
    if step.kind not in COUNTED:
        return ()
    mine = {"step": step.id, "round": step.round}
    return tally_by_hand(store.answers.where(**mine), store.hand_counts.where(**mine)).questions


def _answers(store: Store, step: Step) -> tuple[d.AnswerTotals, ...]:
    if _is_vote(step):
        return ()
    texts, label = question_texts(step), answer_labels(store, step)
    return tuple(
        d.AnswerTotals(
            step=step.id,
            question=one.question,
            text=texts.get(one.question, step.plan.title),
            totals={label(one.question, row.id): row.total for row in one.rows},
            answered=sum(one.voters.values()),
            per_source=cast(d.PerSource, one.voters),
        )
        for one in _tally(store, step)
    )


def _ballots(store: Store, step: Step) -> tuple[d.BallotTotals, ...]:
    if not _is_vote(step):
        return ()
    return tuple(_ballot_totals(store, step, one) for one in _tally(store, step))


def _ballot_totals(store: Store, step: Step, tally: QuestionTally) -> d.BallotTotals:
    names = options_of(store, step)
    plan, costs = step.plan, _costs(store, step)
    whole = msgspec.convert(step.tally, Tally) if step.tally else Tally()
    # A vote that is open again still has the tally of the round before it, which is void now.
    again = step.state is StepState.OPEN
    return d.BallotTotals(
        step=step.id,
        round=step.round if again else step.round + 1,
        void=again,
        about=plan.about or "options",
        method=cast(Any, str(method_of(plan))),
        per_person=_per_person(plan, whole.funding),
        options=tuple(_option(row, names, costs, whole.funding) for row in tally.rows),
        ballots=cast(d.PerSource, tally.voters),
        invalid=tally.invalid,
        groups=(),
        shared=tally.shared,
        differences=tally.differences,
        ties=_ties(tally.rows),
        funding=_funding(whole.funding) if whole.funding else None,
        cards=d.CardTotals(**asdict(whole.cards)) if whole.cards else None,
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


def _funding(funding: Funding) -> d.FundingTotals:
    return d.FundingTotals(
        amount=funding.amount * CENTS,
        spent=funding.spent * CENTS,
        left=funding.left * CENTS,
        tie_rule=cast(Any, str(funding.tie_rule)),
        leftover_rule=cast(Any, str(funding.leftover_rule)),
        drawn=funding.drawn,
    )


def _option(
    row: TallyRow, names: Named, costs: Mapping[str, int], funding: Funding | None
) -> d.OptionTotal:
    number, title = names.get(row.id, ("", row.id))
    return d.OptionTotal(
        id=row.id,
        number=number,
        title=title,
        total=row.total,
        per_source=cast(d.PerSource, row.by_source),
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


def _items(store: Store, notes: Sequence[Note]) -> tuple[d.ItemRecord, ...]:
    origins: dict[str | None, list[str]] = {}
    for note in notes:
        origins.setdefault(note.theme, []).append(note.id)
    items = sorted(store.items.where(), key=lambda item: number_order(item.number))
    method = _last_method(store)
    return tuple(
        _item(item, origins.get(item.theme, []) if item.theme else [], method) for item in items
    )


def _last_method(store: Store) -> str:
    """How plans got their votes: by the last vote about them."""
    votes = [step for step in store.steps.where() if step.kind in VOTES and step.tally]
    about = [step for step in votes if step.plan.about in CARDS]
    last = max(about, key=lambda step: step.position, default=None)
    return str(method_of(last.plan)) if last else "dots"


#: Fields that a plan card and its record have under one name.
ALIKE = tuple(
    {field.name for field in fields(Item)}
    & {field.name for field in fields(d.ItemRecord)} - {"kind", "actions", "contributions"}
)


def _item(item: Item, origins: Sequence[str], method: str) -> d.ItemRecord:
    alike: dict[str, Any] = {name: getattr(item, name) for name in ALIKE}
    return d.ItemRecord(
        **alike,
        kind=item.kind or "project",
        actions=tuple(d.Action(text=one.text, who=one.who, due=one.due) for one in item.actions),
        contributions=tuple(
            d.Contribution(party=one.party, what=one.what, kind=one.kind, level=one.level)
            for one in item.contributions
        ),
        areas=(item.place,) if item.place else (),
        responses=(d.Answer(party=MUNICIPALITY, text=item.municipality_says),)
        if item.municipality_says
        else (),
        vote_method=cast(Any, method) if item.votes is not None else None,
        origins=tuple(origins),
    )


def _stories(store: Store) -> dict[str, Any]:
    """The stories and what tables gave; names of who told them stay in the hall."""
    return {
        "cases": tuple(_alike(case, d.CaseRecord) for case in cases_of(store)),
        "outcomes": tuple(
            _alike(one, d.CaseOutcomeRecord) for one in outcomes_of(store) if not one.rehearsal
        ),
    }


def _alike(row: object, record: type[Record]) -> Record:
    """The fields that a row and its record have under one name."""
    return msgspec.convert(row, record, from_attributes=True)


def _pledges(
    pledges: Sequence[Pledge], kept: Sequence[JoiningTotals]
) -> tuple[d.PledgeCounts, ...]:
    by_item: dict[str, list[Pledge]] = {}
    for pledge in pledges:
        by_item.setdefault(pledge.item, []).append(pledge)
    before = {one.item: one for one in kept}
    return tuple(
        _joined(before.get(item) or JoiningTotals(item), by_item.get(item, ()))
        for item in dict.fromkeys((*before, *by_item))
    )


def _joined(before: JoiningTotals, pledges: Sequence[Pledge]) -> d.PledgeCounts:
    return d.PledgeCounts(
        item=before.item,
        says_yes=before.says_yes + len(pledges),
        reachable=before.reachable + sum(pledge.reachable for pledge in pledges),
        brings=_added(before.brings, (what for pledge in pledges for what in pledge.brings)),
        levels=_added(before.levels, (pledge.level for pledge in pledges if pledge.level)),
        intentions=_promises(before, pledges),
    )


def _promises(before: JoiningTotals, pledges: Sequence[Pledge]) -> tuple[str, ...]:
    """In the order of the alphabet, so that nothing says whose they are; one that seems to hold a
    name or a number stays behind."""
    said = (pledge.intention for pledge in pledges if pledge.intention)
    return tuple(sorted((*before.intentions, *(text for text in said if not flags_in(text)))))


def _hidden(notes: Sequence[Note], kept: KeptTotals) -> Mapping[str, int]:
    return _added(kept.hidden, (n.hidden_reason or "" for n in notes if n.review == "hidden"))


def _added(before: Mapping[str, int], more: Iterable[str]) -> dict[str, int]:
    return dict(Counter(before) + Counter(more))


def _process_log(
    store: Store, steps: Sequence[Step], notes: Sequence[Note]
) -> tuple[d.LogEntry, ...]:
    per_step = Counter(note.step for note in notes)
    plans = Counter(item.step for item in store.items.where())
    given = Counter(one.step for one in store.outcomes.where(rehearsal=False))
    return tuple(
        d.LogEntry(
            step=step.id,
            title=step.plan.title,
            kind=step.kind,
            opened_at=_moment(step.opened_at_ms),
            closed_at=_moment(step.closed_at_ms),
            came_out=_came_out(store, step, per_step, plans, given),
        )
        for step in steps
        if step.opened_at_ms
    )


def _came_out(
    store: Store,
    step: Step,
    notes: Mapping[str, int],
    plans: Mapping[str, int],
    given: Mapping[str, int],
) -> Mapping[d.Outcome, int]:
    out: dict[d.Outcome, int] = {}
    if notes.get(step.id):
        out["words" if step.kind == "words" else "notes"] = notes[step.id]
    if plans.get(step.id):
        out["items"] = plans[step.id]
    if given.get(step.id):
        out["outcomes"] = given[step.id]
    for one in _tally(store, step):
        out["ballots" if _is_vote(step) else "answers"] = sum(one.voters.values())
    return out

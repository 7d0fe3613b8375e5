"""From the store to a document: everything of a workshop that may leave the house."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec

from facilitation.domain.answers import questions_of
from facilitation.domain.notes import Note, ReviewState
from facilitation.domain.people import Participant
from facilitation.domain.plans import Item, Pledge, number_order
from facilitation.domain.ports import Store
from facilitation.domain.results import QuestionTally, Tally, TallyRow
from facilitation.domain.small_groups import MERGED, too_small_alone
from facilitation.domain.steps import Step, StepState, limit_of
from facilitation.domain.themes import Theme, ThemeState
from facilitation.domain.words import most_named
from facilitation.domain.workshop import Workshop
from facilitation.exporters import document as d

VOTES = frozenset({"vote", "budget"})


def document_of(store: Store) -> d.WorkshopDocument:
    """The workshop as it stands: hidden notes, authors, tables and contacts stay behind."""
    steps = sorted(store.steps.where(), key=lambda step: step.position)
    notes = store.notes.where()
    themes = [theme for theme in store.themes.where() if theme.state is not ThemeState.GONE]
    visible = [note for note in notes if note.review is not ReviewState.HIDDEN]
    return d.WorkshopDocument(
        neighbourhood=d.Neighbourhood(name=store.workshop.neighbourhood),
        workshop=_workshop(store.workshop, steps),
        participation=_participation(store, visible),
        notes=tuple(_note(note) for note in sorted(visible, key=lambda note: note.number)),
        hidden=dict(Counter(note.hidden_reason or "" for note in notes if note.review == "hidden")),
        themes=tuple(_theme(theme) for theme in sorted(themes, key=lambda one: one.number)),
        words=tuple(_words(store, step) for step in steps if step.kind == "words"),
        answers=tuple(total for step in steps for total in _answers(step)),
        ballots=tuple(total for step in steps for total in _ballots(store, step)),
        items=_items(store, visible),
        pledges=_pledges(store.pledges.where(withdrawn=False)),
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
        state=workshop.state,
        opened_at=_moment(workshop.started_at_ms),
        closed_at=_moment(workshop.closed_at_ms),
        next_date=closing.next_date or "",
        next_by_when=closing.by_when or "",
        next_contact=closing.contact or "",
        run_sheet=d.RunSheet(id=workshop.runsheet, steps=tuple(_step(step) for step in steps)),
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
            d.StepQuestion(key=one.key, text=one.text, options=one.options)
            for one in plan.questions
        ),
        options=plan.options,
        settings=rest,
    )


def _participation(store: Store, notes: Sequence[Note]) -> d.Participation:
    workshop = store.workshop
    people = store.participants.where()
    smallest = workshop.settings.min_group
    return d.Participation(
        headcount=workshop.headcount,
        tables=workshop.tables,
        min_group=smallest,
        per_role=_per_group(people, "role", smallest),
        per_area=_per_group(people, "area", smallest),
        per_source=cast(d.PerSource, dict(Counter(note.source for note in notes))),
    )


def _per_group(people: Sequence[Participant], kind: str, smallest: int) -> Mapping[str, int]:
    """How many of each group joined with a phone; small groups together, or not at all."""
    sizes = Counter(getattr(person, kind) for person in people if getattr(person, kind))
    together = too_small_alone(sizes, smallest)
    groups = {group: size for group, size in sorted(sizes.items()) if group not in together}
    merged = sum(sizes[group] for group in together)
    return {**groups, MERGED: merged} if merged >= smallest else groups


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


def _tally(step: Step) -> tuple[QuestionTally, ...]:
    return msgspec.convert(step.tally, Tally).questions if step.tally else ()


def _answers(step: Step) -> tuple[d.AnswerTotals, ...]:
    if step.kind in VOTES:
        return ()
    texts = {asked.key: asked for asked in questions_of(step)}
    return tuple(
        d.AnswerTotals(
            step=step.id,
            question=one.question,
            text=texts[one.question].text if one.question in texts else step.plan.title,
            totals={_label(texts.get(one.question), row.id): row.total for row in one.rows},
            answered=sum(one.voters.values()),
            per_source=cast(d.PerSource, one.voters),
        )
        for one in _tally(step)
    )


def _label(asked: Any, code: str) -> str:
    return str(asked.options.get(code, code)) if asked else code


def _ballots(store: Store, step: Step) -> tuple[d.BallotTotals, ...]:
    if step.kind not in VOTES:
        return ()
    return tuple(_ballot_totals(store, step, one) for one in _tally(step))


def _ballot_totals(store: Store, step: Step, tally: QuestionTally) -> d.BallotTotals:
    names = _names(store, step)
    plan = step.plan
    return d.BallotTotals(
        step=step.id,
        round=step.round + 1,
        void=step.state is StepState.OPEN,
        about=plan.about or "options",
        method="dots" if plan.dots else "pick",
        per_person=plan.dots or plan.pick,
        options=tuple(_option(row, names) for row in tally.rows),
        ballots=cast(d.PerSource, tally.voters),
        invalid=tally.invalid,
        groups=(),
        shared=tally.shared,
        differences=tally.differences,
        ties=_ties(tally.rows),
    )


def _names(store: Store, step: Step) -> Mapping[str, tuple[str, str]]:
    if step.plan.about == "plans":
        return {item.id: (item.number, item.title) for item in store.items.where()}
    if step.plan.about == "themes":
        return {theme.id: (str(theme.number), theme.name) for theme in store.themes.where()}
    return {str(n): ("", label) for n, label in enumerate(step.plan.options, start=1)}


def _option(row: TallyRow, names: Mapping[str, tuple[str, str]]) -> d.OptionTotal:
    number, title = names.get(row.id, ("", row.id))
    return d.OptionTotal(
        id=row.id,
        number=number,
        title=title,
        total=row.total,
        per_source=cast(d.PerSource, row.by_source),
        rank=row.rank,
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
    return tuple(_item(item, origins.get(item.theme, []) if item.theme else []) for item in items)


def _item(item: Item, origins: Sequence[str]) -> d.ItemRecord:
    return d.ItemRecord(
        id=item.id,
        number=item.number,
        title=item.title,
        theme=item.theme,
        kind=item.kind or "project",
        reason=item.reason,
        ambition=item.ambition,
        success_sign=item.success_sign,
        shared=item.shared,
        differences=item.differences,
        dream=item.dream,
        actions=tuple(d.Action(text=one.text, who=one.who, due=one.due) for one in item.actions),
        contributions=tuple(
            d.Contribution(party=one.party, what=one.what, kind=one.kind, level=one.level)
            for one in item.contributions
        ),
        first_step=item.first_step,
        first_step_date=item.first_step_date,
        rank=item.rank,
        votes=item.votes,
        vote_method="dots" if item.votes is not None else None,
        says_yes=item.says_yes,
        reachable=item.reachable,
        contact_group=item.contact_group,
        cost_estimate=item.cost_estimate,
        cost_note=item.cost_note,
        next_question=item.next_question,
        origins=tuple(origins),
    )


def _pledges(pledges: Sequence[Pledge]) -> tuple[d.PledgeCounts, ...]:
    by_item: dict[str, list[Pledge]] = {}
    for pledge in pledges:
        by_item.setdefault(pledge.item, []).append(pledge)
    return tuple(
        d.PledgeCounts(
            item=item,
            says_yes=len(mine),
            reachable=sum(pledge.reachable for pledge in mine),
            brings=dict(Counter(what for pledge in mine for what in pledge.brings)),
            levels=dict(Counter(pledge.level for pledge in mine if pledge.level)),
        )
        for item, mine in by_item.items()
    )


def _process_log(
    store: Store, steps: Sequence[Step], notes: Sequence[Note]
) -> tuple[d.LogEntry, ...]:
    per_step = Counter(note.step for note in notes)
    plans = Counter(item.step for item in store.items.where())
    return tuple(
        d.LogEntry(
            step=step.id,
            title=step.plan.title,
            kind=step.kind,
            opened_at=_moment(step.opened_at_ms),
            closed_at=_moment(step.closed_at_ms),
            came_out=_came_out(step, per_step, plans),
        )
        for step in steps
        if step.opened_at_ms
    )


def _came_out(
    step: Step, notes: Mapping[str, int], plans: Mapping[str, int]
) -> Mapping[d.Outcome, int]:
    out: dict[d.Outcome, int] = {}
    if notes.get(step.id):
        out["words" if step.kind == "words" else "notes"] = notes[step.id]
    if plans.get(step.id):
        out["items"] = plans[step.id]
    for one in _tally(step):
        out["ballots" if step.kind in VOTES else "answers"] = sum(one.voters.values())
    return out

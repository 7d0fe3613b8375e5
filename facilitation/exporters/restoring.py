"""From a document back into the store: a workshop with the same ids, under a code of its own."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace

import msgspec

from facilitation.domain.answers import ONLY_QUESTION
from facilitation.domain.cards import CardCount
from facilitation.domain.cases import Case, CaseOutcome
from facilitation.domain.funding import Funding
from facilitation.domain.money import LeftoverRule, MoneyRules, TieRule
from facilitation.domain.notes import Note, PlacedBy, ReviewState, counts_as_shown
from facilitation.domain.plans import CENTS, Contribution, Item, Offer, PlanAction
from facilitation.domain.ports import Unit
from facilitation.domain.results import QuestionTally, Tally, TallyRow
from facilitation.domain.runsheets import Crowd, QuestionPlan, RunSheet, StepPlan
from facilitation.domain.steps import GROUPED_KINDS, SHOWS_THEMES, Step, StepState
from facilitation.domain.themes import NamedBy, Theme, ThemeState
from facilitation.domain.totals import JoiningTotals, KeptTotals
from facilitation.domain.words import WordTally, word_id
from facilitation.domain.workshop import Closing, Settings, WorkshopState
from facilitation.exporters import document as d
from facilitation.exporters.labels import answer_codes

#: Who wrote it: an export does not say.
ELSEWHERE = "imported"
#: What a run-sheet says beforehand of a whole meeting; a workshop's own copy has only its steps.
ANY_CROWD = Crowd(min=0, typical=0, max=0)


def run_sheet_of(document: d.WorkshopDocument) -> RunSheet:
    """The workshop's own copy of its run-sheet."""
    sheet = document.workshop.run_sheet
    return RunSheet(
        id=sheet.id,
        name=sheet.name,
        goal=sheet.goal,
        people=ANY_CROWD,
        tables="",
        total_min=sum(step.min for step in sheet.steps),
        default_start="",
        steps=tuple(_step_plan(step) for step in sheet.steps),
    )


def _step_plan(step: d.RunSheetStep) -> StepPlan:
    questions = tuple(
        QuestionPlan(one.key, one.text, one.options, one.options_from, one.other)
        for one in step.questions
    )
    required = {"shortest": 0, "by": "person"}
    plan = (
        required
        | dict(step.settings)
        | {name: getattr(step, name) for name in ("kind", "chapter", "min", "title", "text")}
    )
    typed = msgspec.convert(plan, StepPlan)
    return replace(typed, questions=questions, options=step.options)


def settings_of(document: d.WorkshopDocument) -> Settings:
    """What the organiser had filled in, as far as it left the house."""
    workshop = document.workshop
    return Settings(
        question=workshop.question,
        place=workshop.place,
        controller=workshop.controller,
        date=workshop.date.isoformat() if workshop.date else "",
        min_group=document.participation.min_group,
        plan_label=document.neighbourhood.plan_label,
        place_word=document.neighbourhood.place_word,
        money=_money(document),
    )


def _money(document: d.WorkshopDocument) -> MoneyRules:
    """By which rules money was divided, where it was."""
    told = next((one.funding for one in document.ballots if one.funding), None)
    if told is None:
        return MoneyRules()
    rules = TieRule(told.tie_rule), LeftoverRule(told.leftover_rule)
    return MoneyRules(told.amount // CENTS, None, None, *rules)


def closing_of(document: d.WorkshopDocument) -> Closing:
    """The next conversation."""
    workshop = document.workshop
    return Closing(
        workshop.next_date or None, workshop.next_by_when or None, workshop.next_contact or None
    )


def restore(unit: Unit, document: d.WorkshopDocument) -> None:
    """Fill a new workshop, whose steps are there, with everything of `document`."""
    for part in PARTS:
        part(unit, document)


def _step_ids(unit: Unit, document: d.WorkshopDocument) -> None:
    """Steps keep the ids under which notes and answers know them."""
    steps = sorted(unit.steps.where(), key=lambda step: step.position)
    wanted = [step.id for step in document.workshop.run_sheet.steps]
    if [step.id for step in steps] != wanted:
        unit.steps.drop()
        for step, step_id in zip(steps, wanted, strict=True):
            unit.steps.add(replace(step, id=step_id))


def _notes(unit: Unit, document: d.WorkshopDocument) -> None:
    for one in document.notes:
        unit.notes.add(_note(one, unit.now_ms))


def _note(one: d.NoteRecord, now_ms: int) -> Note:
    return Note(
        id=one.id,
        number=one.number,
        step=one.step,
        kind=one.kind,
        text=one.text,
        unit=one.unit,
        source=one.source,
        author=ELSEWHERE,
        written_at_ms=now_ms,
        key=one.key,
        late=one.late,
        text_pending=one.text_pending,
        review=ReviewState.WAITING if one.waiting else ReviewState.SHOWN,
        theme=one.theme,
        placed_by=PlacedBy(one.placed_by),
    )


def _themes(unit: Unit, document: d.WorkshopDocument) -> None:
    for one in document.themes:
        unit.themes.add(
            Theme(
                id=one.id,
                number=one.number,
                name=one.name,
                state=ThemeState(one.state),
                named_by=NamedBy.MACHINE if one.state == "suggested" else NamedBy.HAND,
                terms=one.terms,
                count=one.count,
                merged_into=one.merged_into,
            )
        )


def _words(unit: Unit, document: d.WorkshopDocument) -> None:
    said = Counter(
        word_id(note.step, note.text) for note in document.notes if not note.waiting and note.text
    )
    for word_list in document.words:
        for one in word_list.words:
            for tally in _tallies(word_list.step, one, said):
                unit.words.put(tally)


def _tallies(step: str, one: d.WordCount, said: Mapping[str, int]) -> Iterable[WordTally]:
    """The word and those counted with it. The notes say how often each was said; the word itself
    makes up for what they do not say, so that the total is what was exported."""
    root = word_id(step, one.word)
    others = [word for word in one.merged if word_id(step, word) != root]
    counts = {word: max(said[word_id(step, word)], 1) for word in others}
    yield WordTally(root, step, one.word, one.count - sum(counts.values()))
    for word, count in counts.items():
        yield WordTally(word_id(step, word), step, word, count, into=root)


def _items(unit: Unit, document: d.WorkshopDocument) -> None:
    for one in document.items:
        unit.items.add(_item(one, document))


def _item(one: d.ItemRecord, document: d.WorkshopDocument) -> Item:
    plain = msgspec.to_builtins(one)
    known = {name: plain[name] for name in Item.__dataclass_fields__ if name in plain}
    typed = {
        "step": one.step or _first(document, "elaborate"),
        "author": ELSEWHERE,
        "source": "paper",
        "actions": tuple(PlanAction(act.text, act.who, act.due) for act in one.actions),
        "contributions": tuple(
            Contribution(given.what, given.party, given.kind, given.level)
            for given in one.contributions
        ),
        "place": one.areas[0] if one.areas else "",
        "municipality_says": one.responses[0].text if one.responses else "",
    }
    return Item(**{**known, **typed})


def _first(document: d.WorkshopDocument, kind: str) -> str:
    steps = document.workshop.run_sheet.steps
    return next((step.id for step in steps if step.kind == kind), steps[0].id)


def _stories(unit: Unit, document: d.WorkshopDocument) -> None:
    for case in document.cases:
        unit.cases.add(msgspec.convert(case, Case, from_attributes=True))
    for one in document.outcomes:
        unit.outcomes.add(
            CaseOutcome(
                id=one.id,
                number=one.number,
                step=one.step or _first(document, "elaborate"),
                author=ELSEWHERE,
                source=one.source,
                case=one.case,
                kind=one.kind,
                text=one.text,
                reaction=one.reaction,
            )
        )


def _offers(unit: Unit, document: d.WorkshopDocument) -> None:
    for one in document.offers:
        unit.offers.add(
            Offer(one.id, one.step, ELSEWHERE, one.kind, one.text, one.category or None)
        )


def _steps(unit: Unit, document: d.WorkshopDocument) -> None:
    """As they went. After themes and plans, because a tally is about those."""
    went = {entry.step: entry for entry in document.process_log}
    tallies = _tallies_of(unit, document)
    for step in unit.steps.where():
        unit.steps.save(_went(step, went.get(step.id), tallies.get(step.id, Tally()), document))


def _went(
    step: Step,
    entry: d.LogEntry | None,
    tally: Tally,
    document: d.WorkshopDocument,
) -> Step:
    if entry is None:
        return step
    closed = _ms(entry.closed_at)
    state = StepState.OPEN if closed is None else StepState.CLOSED
    rounds = [one.round for one in document.ballots if one.step == step.id]
    again = state is StepState.OPEN
    return replace(
        step,
        state=state,
        opened_at_ms=_ms(entry.opened_at),
        closed_at_ms=closed,
        round=max(rounds) if rounds and again else max(rounds, default=1) - 1,
        tally=asdict(tally) if tally.questions else {},
    )


def _tallies_of(unit: Unit, document: d.WorkshopDocument) -> Mapping[str, Tally]:
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


def _funding(ballot: d.BallotTotals) -> Funding | None:
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


def _answer_tally(unit: Unit, step: Step, answer: d.AnswerTotals) -> QuestionTally:
    question = answer.question or ONLY_QUESTION
    codes = answer_codes(unit, step, question)
    totals = {codes.get(label, label): total for label, total in answer.totals.items()}
    rows = tuple(_row(code, total, {}, totals.values()) for code, total in totals.items())
    return QuestionTally(question, rows, _plain(answer.per_source))


def _ballot_tally(ballot: d.BallotTotals) -> QuestionTally:
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


def _plain(per_source: d.PerSource) -> dict[str, int]:
    return {str(source): n for source, n in per_source.items()}


def _row(code: str, total: int, by_source: dict[str, int], totals: Iterable[int]) -> TallyRow:
    all_totals = tuple(totals)
    rank = 1 + sum(one > total for one in all_totals)
    return TallyRow(code, total, by_source, rank, all_totals.count(total) > 1)


def _totals(unit: Unit, document: d.WorkshopDocument) -> None:
    joining = tuple(
        JoiningTotals(one.item, one.says_yes, one.reachable, one.brings, one.levels, one.intentions)
        for one in document.pledges
    )
    people = document.participation
    kept = KeptTotals(
        per_role=people.per_role,
        per_area=people.per_area,
        hidden=document.hidden,
        joining=joining,
    )
    unit.totals.add(kept)


def _header(unit: Unit, document: d.WorkshopDocument) -> None:
    """Counts as they would have been kept counted, and where the meeting was."""
    notes, workshop = unit.notes.where(), document.workshop
    shown = [note for note in notes if counts_as_shown(note)]
    loose = [note for note in shown if note.kind in GROUPED_KINDS and note.theme is None]
    current = _current(unit)
    unit.workshop = replace(
        unit.workshop,
        state=STATES.get(workshop.state, WorkshopState.READY),
        started_at_ms=_ms(workshop.opened_at),
        closed_at_ms=_ms(workshop.closed_at),
        headcount=document.participation.headcount or 0,
        tables=document.participation.tables or 0,
        notes=len(shown),
        waiting=len(notes) - len(shown),
        loose=len(loose),
        step_notes=dict(Counter(note.step for note in shown)),
        last_number=max((note.number for note in notes), default=0),
        last_card=max((note.number for note in notes if note.source == "paper"), default=0),
        last_theme=max((theme.number for theme in document.themes), default=0),
        current_step=current.id,
        themes_shown=current.kind in SHOWS_THEMES,
    )


def _current(unit: Unit) -> Step:
    """The step that is open, else the last that was, else the first."""
    steps = sorted(unit.steps.where(), key=lambda step: step.position)
    order: tuple[Callable[[Step], bool], ...] = (
        lambda step: step.state is StepState.OPEN,
        lambda step: step.opened_at_ms is not None,
    )
    for fits in order:
        if found := [step for step in steps if fits(step)]:
            return found[-1]
    return steps[0]


def _ms(moment: datetime.datetime | None) -> int | None:
    return None if moment is None else round(moment.timestamp() * 1000)


STATES: Mapping[str, WorkshopState] = {state.value: state for state in WorkshopState}

#: In this order: a tally is about themes and plans, the header counts what stands.
PARTS: tuple[Callable[[Unit, d.WorkshopDocument], None], ...] = (
    _step_ids,
    _notes,
    _themes,
    _words,
    _items,
    _stories,
    _offers,
    _steps,
    _totals,
    _header,
)

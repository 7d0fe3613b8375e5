"""The document as tables, one row per thing: for spreadsheets and for CSV."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from facilitation.exporters.index import Index
from facilitation.exporters.note_lines import answer_line, subject_of
from facilitation.exporters.plan_pages import status_of
from facilitation.exporters.records.notes import NoteRecord
from facilitation.exporters.words import Words

Cell = str | int
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name, its column headers, and what each column means."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def sheets(index: Index, words: Words) -> Iterator[Sheet]:
    """Every table, the empty ones too, so that the columns are always the same."""
    every = {**SHEETS, **PLAN_SHEETS} if index.agenda else SHEETS
    for name, (columns, rows_of) in every.items():
        header = words.columns(*columns)
        yield Sheet(words.say(f"sheet.{name}"), header, tuple(rows_of(index, words)))


def flat(index: Index, words: Words) -> Sheet:
    """One table for CSV: a row per note and a row per action, with a column that says which."""
    columns = ("row", *NOTE_COLUMNS, *FLAT_ACTION_COLUMNS)
    rows: list[Row] = [
        (words.say("row.note"), *row, *("" for _ in FLAT_ACTION_COLUMNS))
        for row in _notes(index, words)
    ]
    rows.extend(_flat_outcomes(index, words))
    rows.extend(_flat_actions(index, words))
    header = words.columns(*columns)
    return Sheet(words.say("sheet.notes"), header, tuple(rows))


def _about(index: Index, words: Words) -> Iterator[Row]:
    document = index.document
    workshop = document.workshop
    people = document.participation.headcount
    for key, value in (
        ("title", document.plan.title if document.plan else workshop.title),
        ("neighbourhood", document.neighbourhood.name),
        ("workshop", workshop.title),
        ("date", workshop.date.isoformat() if workshop.date else ""),
        ("place", workshop.place),
        ("question", workshop.question),
        ("people", "" if people is None else people),
    ):
        yield words.say(f"about.{key}"), value
    for reason, n in document.hidden.items():
        yield f"{words.say('about.hidden')}: {words.name('hidden', reason)}", n


def _notes(index: Index, words: Words) -> Iterator[Row]:
    for note in sorted(index.document.notes, key=lambda note: index.order[note.id]):
        theme = index.themes.get(note.theme or "")
        yield (
            note.number,
            note.text,
            index.step_titles.get(note.step, note.step),
            _asked(note, index),
            words.name("kind", note.kind),
            words.name("source", note.source),
            words.name("unit", note.unit),
            theme.number if theme else "",
            theme.name if theme else "",
            words.name("placed_by", note.placed_by),
            ", ".join(_remarks(note, words)),
            note.id,
        )


def _asked(note: NoteRecord, index: Index) -> str:
    """The story or theme that a note is about, else the key of its question. A theme that is no
    longer there has no name."""
    question = "" if note.kind == "correction" else note.key or ""
    return subject_of(note, index) or question


def _remarks(note: NoteRecord, words: Words) -> Iterator[str]:
    remarks = {"text_pending": note.text_pending, "waiting": note.waiting, "late": note.late}
    return (words.say(f"note.{remark}") for remark, holds in remarks.items() if holds)


def _themes(index: Index, words: Words) -> Iterator[Row]:
    for theme in sorted(index.document.themes, key=lambda theme: theme.number):
        yield (
            theme.number,
            theme.name,
            len(index.in_theme.get(theme.id, ())),
            words.say(f"theme.{theme.state}"),
            ", ".join(theme.terms),
            ", ".join(item.number for item in index.items_of.get(theme.id, ())),
        )


def _words(index: Index, words: Words) -> Iterator[Row]:
    for word_list in index.document.words:
        title = index.step_titles.get(word_list.step, word_list.step)
        for word in word_list.words:
            yield title, word.word, word.count, ", ".join(word.merged)


def _plans(index: Index, words: Words) -> Iterator[Row]:
    for item in index.ranked_items():
        theme = index.theme_of(item)
        yield (
            item.number,
            item.title,
            theme.name if theme else "",
            item.rank or "",
            "" if item.votes is None else item.votes,
            item.says_yes,
            item.reachable,
            status_of(item, words),
            words.name("decision", item.decision_level or ""),
            item.contact_group,
            item.reason,
            item.ambition,
            ", ".join(filter(None, (item.first_step, item.first_step_date))),
            "" if item.cost_estimate is None else words.money(item.cost_estimate),
            ", ".join(str(index.notes[ref].number) for ref in item.origins if ref in index.notes),
        )


def _actions(index: Index, words: Words) -> Iterator[Row]:
    for item in index.ranked_items():
        for action in item.actions:
            cost = "" if action.cost is None else words.money(action.cost)
            state = words.say(f"action.{action.status}")
            yield item.number, item.title, action.text, action.who, action.due, cost, state


def _flat_actions(index: Index, words: Words) -> Iterator[Row]:
    notes = len(NOTE_COLUMNS)
    for number, plan, action, who, due, cost, state in _actions(index, words):
        own = (words.say("row.action"), number, action, *("" for _ in range(notes - 2)))
        yield (*own, plan, who, due, cost, state)


def _stories(index: Index, words: Words) -> Iterator[Row]:
    for case in sorted(index.document.cases, key=lambda case: case.number):
        taken = words.say(f"picked_up.{case.picked_up_by}") if case.picked_up_by else ""
        yield case.number, case.title, case.story, case.question, case.place, taken


def _outcomes(index: Index, words: Words) -> Iterator[Row]:
    for one in index.document.outcomes:
        case = index.cases.get(one.case)
        kind = words.name("outcome", one.kind)
        yield one.number, case.title if case else "", kind, one.text, one.reaction


def _flat_outcomes(index: Index, words: Words) -> Iterator[Row]:
    """In the columns of notes; what the owner of the story said is a remark."""
    rest = ("",) * len(FLAT_ACTION_COLUMNS)
    for one in index.document.outcomes:
        case, step = index.cases.get(one.case), index.step_titles.get(one.step, one.step)
        told = (one.number, one.text, step, case.title if case else "")
        kind, source = words.name("outcome", one.kind), words.name("source", one.source)
        remark = ("", "", "", "", one.reaction, one.id)
        yield (words.say("row.outcome"), *told, kind, source, *remark, *rest)


def _promises(index: Index, words: Words) -> Iterator[Row]:
    for one in index.document.pledges:
        for text in one.intentions:
            yield index.step_titles.get(one.item, ""), text


def _contributions(index: Index, words: Words) -> Iterator[Row]:
    for item in index.ranked_items():
        for given in item.contributions:
            yield (
                item.number,
                words.name("party", given.party),
                given.name,
                given.what or words.name("brings", given.kind),
                words.say(f"contribution.{given.status}"),
            )


def _votes(index: Index, words: Words) -> Iterator[Row]:
    for ballot in index.document.ballots:
        title = index.step_titles.get(ballot.step, ballot.step)
        for option in ballot.options:
            sources = (option.per_source.get(source, 0) for source in ("device", "table", "paper"))
            rank = option.rank or ""
            yield title, ballot.round, option.number, option.title, *sources, option.total, rank


def _funding(index: Index, words: Words) -> Iterator[Row]:
    for ballot in index.document.ballots:
        title = index.step_titles.get(ballot.step, ballot.step)
        for option in ballot.options if ballot.funding else ():
            cost = "" if option.asks is None else words.money(option.asks)
            outcome = words.say(f"money_outcome.{option.outcome}") if option.outcome else ""
            yield title, ballot.round, option.number, option.title, cost, outcome


def _answers(index: Index, words: Words) -> Iterator[Row]:
    for answer in index.document.answers:
        step = index.step_titles.get(answer.step, answer.step)
        for option, n in answer.totals.items():
            yield step, answer.text or answer.question or "", option, n


def _joining(index: Index, words: Words) -> Iterator[Row]:
    for item in index.ranked_items():
        pledge = index.pledges.get(item.id)
        brings = pledge.brings if pledge else {}
        counts = (brings.get(kind, 0) for kind in ("time", "knowledge", "things", "network"))
        yield item.number, item.title, item.says_yes, item.reachable, *counts


def _log(index: Index, words: Words) -> Iterator[Row]:
    for entry in index.document.process_log:
        opened, closed = (
            moment.isoformat(timespec="minutes") if moment else ""
            for moment in (entry.opened_at, entry.closed_at)
        )
        out = ", ".join(words.say(f"count.{kind}", n=n) for kind, n in entry.came_out.items())
        yield entry.title, opened, closed, out


NOTE_COLUMNS = (
    "number",
    "text",
    "step",
    "question",
    "kind",
    "source",
    "unit",
    "theme_number",
    "theme",
    "placed_by",
    "remark",
    "id",
)
FLAT_ACTION_COLUMNS = ("plan", "who", "due", "cost", "state")

SHEETS: dict[str, tuple[tuple[str, ...], Callable[[Index, Words], Iterable[Row]]]] = {
    "about": (("what", "value"), _about),
    "notes": (NOTE_COLUMNS, _notes),
    "themes": (("number", "theme", "notes", "state", "terms", "plans"), _themes),
    "words": (("step", "word", "count", "with"), _words),
    "plans": (
        (
            "number",
            "title",
            "theme",
            "rank",
            "votes",
            "says_yes",
            "reachable",
            "state",
            "decision",
            "contact",
            "reason",
            "ambition",
            "first_step",
            "cost",
            "origins",
        ),
        _plans,
    ),
    "actions": (("number", "plan", "action", "who", "due", "cost", "state"), _actions),
    "cases": (("number", "title", "story", "question", "where", "picked_up"), _stories),
    "outcomes": (("number", "case", "kind", "text", "reaction"), _outcomes),
    "promises": (("step", "promise"), _promises),
    "contributions": (("number", "party", "who", "brings", "state"), _contributions),
    "votes": (
        (
            "step",
            "round",
            "number",
            "choice",
            "device",
            "table",
            "paper",
            "together",
            "rank",
        ),
        _votes,
    ),
    "funding": (("step", "round", "number", "choice", "cost", "gets_money"), _funding),
    "answers": (("step", "question", "answer", "count"), _answers),
    "joining": (
        ("number", "plan", "says_yes", "reachable", "time", "knowledge", "things", "network"),
        _joining,
    ),
    "log": (("step", "opened", "closed", "out"), _log),
}


def _updates(index: Index, words: Words) -> Iterator[Row]:
    for own in index.agenda.items if index.agenda else ():
        for one in own.updates:
            state = words.name("status", one.status_to) if one.status_to else ""
            who = words.name("party", one.party)
            yield own.item.number, one.date.isoformat(), who, one.text, state, one.next_date


def _left_out(index: Index, words: Words) -> Iterator[Row]:
    for one in index.agenda.left_out if index.agenda else ():
        votes = "" if one.votes is None else one.votes
        answers = "; ".join(answer_line(answer, words) for answer in one.answers)
        yield one.number, one.title, one.reason, votes, one.notes, answers


def _responses(index: Index, words: Words) -> Iterator[Row]:
    for item in index.ranked_items():
        for one in item.responses:
            day = one.date.isoformat() if one.date else ""
            verdict = words.name("feasibility", one.feasibility)
            yield item.number, words.name("party", one.party), day, verdict, one.text, one.reason


def _reactions(index: Index, words: Words) -> Iterator[Row]:
    for one in index.agenda.reactions if index.agenda else ():
        yield one.date.isoformat(), one.item, one.text


def _referrals(index: Index, words: Words) -> Iterator[Row]:
    for one in index.agenda.referrals if index.agenda else ():
        parties = words.name("party", one.from_party), words.name("party", one.to_party)
        state = words.name("referral_state", one.state)
        yield one.date.isoformat(), *parties, one.subject, one.item, state


#: What only a plan has.
PLAN_SHEETS: dict[str, tuple[tuple[str, ...], Callable[[Index, Words], Iterable[Row]]]] = {
    "updates": (("number", "when", "party", "text", "state", "next_update"), _updates),
    "responses": (("number", "party", "when", "feasibility", "text", "why"), _responses),
    "reactions": (("when", "number", "text"), _reactions),
    "left_out": (("number", "title", "why", "votes", "notes", "answer"), _left_out),
    "referrals": (
        ("when", "from_party", "to_party", "subject", "number", "state"),
        _referrals,
    ),
}

"""Everything in one table, for CSV."""

from collections.abc import Iterator

from facilitation.exporters.index import Index
from facilitation.exporters.sheets.items import action_rows
from facilitation.exporters.sheets.meeting import NOTE_COLUMNS, note_rows
from facilitation.exporters.sheets.sheet import Row, Sheet
from facilitation.exporters.words import Words

FLAT_ACTION_COLUMNS = ("plan", "who", "due", "cost", "state")


def flat(index: Index, words: Words) -> Sheet:
    """One table for CSV: a row per note and a row per action, with a column that says which."""
    columns = ("row", *NOTE_COLUMNS, *FLAT_ACTION_COLUMNS)
    rows: list[Row] = [
        (words.say("row.note"), *row, *("" for _ in FLAT_ACTION_COLUMNS))
        for row in note_rows(index, words)
    ]
    rows.extend(_flat_outcomes(index, words))
    rows.extend(_flat_actions(index, words))
    return Sheet(words.say("sheet.notes"), words.columns(*columns), tuple(rows))


def _flat_actions(index: Index, words: Words) -> Iterator[Row]:
    notes = len(NOTE_COLUMNS)
    for number, plan, action, who, due, cost, state in action_rows(index, words):
        own = (words.say("row.action"), number, action, *("" for _ in range(notes - 2)))
        yield (*own, plan, who, due, cost, state)


def _flat_outcomes(index: Index, words: Words) -> Iterator[Row]:
    """In the columns of notes; what the owner of the story said is a remark."""
    rest = ("",) * len(FLAT_ACTION_COLUMNS)
    for one in index.document.outcomes:
        case, step = index.cases.get(one.case), index.step_titles.get(one.step, one.step)
        told = (one.number, one.text, step, case.title if case else "")
        kind, source = words.name("outcome", one.kind), words.name("source", one.source)
        remark = ("", "", "", "", one.reaction, one.id)
        yield (words.say("row.outcome"), *told, kind, source, *remark, *rest)

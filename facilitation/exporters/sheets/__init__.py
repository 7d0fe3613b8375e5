"""The document as tables, one row per thing: for spreadsheets and for CSV."""

from collections.abc import Iterator, Mapping

from facilitation.exporters.index import Index
from facilitation.exporters.sheets.items import (
    PLAN_COLUMNS,
    action_rows,
    contribution_rows,
    joining_rows,
    plan_rows,
    promise_rows,
)
from facilitation.exporters.sheets.meeting import (
    NOTE_COLUMNS,
    about_rows,
    log_rows,
    note_rows,
    outcome_rows,
    story_rows,
    theme_rows,
    word_rows,
)
from facilitation.exporters.sheets.sheet import RowMaker, Sheet
from facilitation.exporters.sheets.since import (
    left_out_rows,
    reaction_rows,
    referral_rows,
    response_rows,
    update_rows,
)
from facilitation.exporters.sheets.votes import VOTE_COLUMNS, answer_rows, funding_rows, vote_rows
from facilitation.exporters.words import Words

SHEETS: Mapping[str, tuple[tuple[str, ...], RowMaker]] = {
    "about": (("what", "value"), about_rows),
    "notes": (NOTE_COLUMNS, note_rows),
    "themes": (("number", "theme", "notes", "state", "terms", "plans"), theme_rows),
    "words": (("step", "word", "count", "with"), word_rows),
    "plans": (PLAN_COLUMNS, plan_rows),
    "actions": (("number", "plan", "action", "who", "due", "cost", "state"), action_rows),
    "cases": (("number", "title", "story", "question", "where", "picked_up"), story_rows),
    "outcomes": (("number", "case", "kind", "text", "reaction"), outcome_rows),
    "promises": (("step", "promise"), promise_rows),
    "contributions": (("number", "party", "who", "brings", "state"), contribution_rows),
    "votes": (VOTE_COLUMNS, vote_rows),
    "funding": (("step", "round", "number", "choice", "cost", "gets_money"), funding_rows),
    "answers": (("step", "question", "answer", "count"), answer_rows),
    "joining": (
        ("number", "plan", "says_yes", "reachable", "time", "knowledge", "things", "network"),
        joining_rows,
    ),
    "log": (("step", "opened", "closed", "out"), log_rows),
}

#: What only a plan has.
PLAN_SHEETS: Mapping[str, tuple[tuple[str, ...], RowMaker]] = {
    "updates": (("number", "when", "party", "text", "state", "next_update"), update_rows),
    "responses": (("number", "party", "when", "feasibility", "text", "why"), response_rows),
    "reactions": (("when", "number", "text"), reaction_rows),
    "left_out": (("number", "title", "why", "votes", "notes", "answer"), left_out_rows),
    "referrals": (
        ("when", "from_party", "to_party", "subject", "number", "state"),
        referral_rows,
    ),
}


def sheets(index: Index, words: Words) -> Iterator[Sheet]:
    """Every table, the empty ones too, so that the columns are always the same."""
    every = {**SHEETS, **PLAN_SHEETS} if index.agenda else SHEETS
    for name, (columns, rows_of) in every.items():
        header = words.columns(*columns)
        yield Sheet(words.say(f"sheet.{name}"), header, tuple(rows_of(index, words)))

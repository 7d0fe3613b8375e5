"""One valid payload per command, and values that fit no field."""

from __future__ import annotations

import secrets
from typing import Any

ID = secrets.token_hex(16)
OTHER_ID = secrets.token_hex(16)
PERSON = {"name": "Jo", "phone": "06 12345678", "email": "jo@example.org"}

#: Every field of every command, filled in.
FULL: dict[str, dict[str, Any]] = {
    "sync": {"revision": 1},
    "set_profile": {"role": "resident", "area": None, "table": 3, "language": "nl"},
    "claim_table": {"table": 3},
    "release_table": {"table": 3},
    "submit_note": {
        "id": ID,
        "step": "06-ideas",
        "text": "Meer bankjes",
        "key": None,
        "kind": "quote",
        "table": 3,
        "age_ms": 0,
    },
    "edit_note": {"id": ID, "text": "Meer bankjes"},
    "withdraw_note": {"id": ID},
    "writing": {"writing": True},
    "answer": {"step": "16-evaluate", "question": "could_speak", "value": "1", "other": None},
    "cast_ballot": {"id": ID, "step": "13-vote", "allocation": {"a": 1}, "code": None},
    "submit_plan_card": {
        "id": ID,
        "step": "11-elaborate",
        "theme": None,
        "case": None,
        "table": 3,
        "title": "Koffietafel",
        "reason": "",
        "ambition": "",
        "success_sign": "",
        "actions": [{"text": "Tafel lenen", "who": "wij", "due": "mei"}, "Koffie zetten"],
        "contributions": [{"what": "zaal", "party": None, "kind": "space", "level": None}],
        "first_step": "",
        "age_ms": 0,
        "first_step_date": "",
        "contact_group": "",
        "contact": "",
        "shared": "",
        "differences": "",
        "dream": "",
        "cost_note": "",
        "cost_estimate": 100,
        "kind": "project",
        "horizon": "now",
        "decision_level": "inform",
        "next_question": "",
    },
    "note_reaction": {"outcome": ID, "text": "Daar begin ik mee."},
    "pledge": {
        "id": ID,
        "item": "a",
        "brings": ["time"],
        "level": "little",
        "knows_someone": False,
        "intention": None,
        "contact": PERSON,
        "consent": ["this_item"],
        "over_16": True,
    },
    "withdraw_pledge": {"id": ID},
    "offer": {
        "id": ID,
        "step": "11-offers",
        "kind": "offer",
        "text": "klussen",
        "category": "time",
    },
    "go_to_step": {"step": "06-ideas"},
    "open_step": {"step": "06-ideas", "beside": True},
    "close_step": {"step": "06-ideas"},
    "set_inputs": {"step": "06-ideas", "inputs": ["device"]},
    "set_timer": {"seconds": 60, "add": None, "paused": None},
    "show": {"view": "words", "reveal": 1, "frozen": False},
    "set_closing": {"next_date": "20 april", "by_when": None, "contact": "de wijkraad"},
    "set_item_status": {"item": "i1", "status": "active"},
    "close_workshop": {},
    "draw_lot": {"step": "08-budget", "option": "plan-3"},
    "set_headcount": {"people": 75, "tables": 17},
    "add_counts": {
        "step": "13-vote",
        "question": None,
        "totals": {"a": 1},
        "voters": 1,
        "invalid": 0,
        "source": "paper",
        "id": ID,
    },
    "add_paper_notes": {
        "step": "06-ideas",
        "notes": [{"id": ID, "number": 1, "text": "Meer bankjes", "table": 3, "key": None}],
    },
    "regroup": {"groups": 8, "seeds": [{"name": "Groen", "words": ["boom"]}]},
    "move_notes": {"notes": ["a"], "theme": None},
    "add_theme": {"id": ID, "name": "Groen", "notes": ["a"]},
    "rename_theme": {"theme": "a", "name": "Groen"},
    "merge_themes": {"themes": ["a"], "into": "b", "name": "Samen"},
    "split_theme": {"theme": "a", "notes": ["a"], "id": ID, "name": None},
    "park_theme": {"theme": "a", "parked": True},
    "preview_grouping": {"groups": 8, "seeds": [{"name": "Verkeer", "words": ["fiets"]}]},
    "propose_split": {"theme": "a"},
    "answer_suggestion": {"suggestion": "a", "accept": True},
    "merge_words": {"step": "04-words", "words": ["samen"], "into": "noaberschap"},
    "split_word": {"step": "04-words", "word": "samen"},
    "hide_note": {"id": "a", "reason": "test"},
    "show_note": {"id": "a"},
    "undo": {},
    "redo": {},
}

#: Fits no field of any command: not even those that take more than one kind.
MISFITS: tuple[Any, ...] = (1.5, {"a": {"b": 1}}, [[1]], -(10**12), "x" * 5_000)

#: Never an object.
NO_OBJECTS: tuple[Any, ...] = (None, 0, 1.5, True, "sync", [], [{}])

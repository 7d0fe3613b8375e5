"""The tables of a workshop, by subject; `t.note` is how the rest of storage knows them."""

from facilitation.storage.tables.choices import (
    answer,
    ballot,
    ballot_receipt,
    card_use,
    hand_count,
    voting_card,
)
from facilitation.storage.tables.meeting import (
    board_event,
    kept_totals,
    link,
    participant,
    receipt,
    step,
    workshop,
)
from facilitation.storage.tables.notes import note, proposal, suggestion, theme, word
from facilitation.storage.tables.plans import case_outcome, contact, item, offer, pledge, told_case
from facilitation.storage.tables.registering import invitee, registration, registration_list

__all__ = [
    "answer",
    "ballot",
    "ballot_receipt",
    "board_event",
    "card_use",
    "case_outcome",
    "contact",
    "hand_count",
    "invitee",
    "item",
    "kept_totals",
    "link",
    "note",
    "offer",
    "participant",
    "pledge",
    "proposal",
    "receipt",
    "registration",
    "registration_list",
    "step",
    "suggestion",
    "theme",
    "told_case",
    "voting_card",
    "word",
    "workshop",
]

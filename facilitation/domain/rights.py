"""Who may do what in a neighbourhood: one table, for every organiser's page and for other programs.

What people in the hall may do is the table of commands (`contract/commands.py`); here are those
with an account. A neighbourhood in which someone has no right does not exist for them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from facilitation.domain.neighbourhoods import Neighbourhood


class Right(StrEnum):
    """What someone has in a neighbourhood, and in everything that lies inside it."""

    LEAD = "lead"
    ORGANISE = "organise"
    ANSWER = "answer"
    READ = "read"


class Action(StrEnum):
    """What can be done with a neighbourhood, its meetings, its plan and its people."""

    SEE = "see"
    DOWNLOAD = "download"
    PREPARE_WORKSHOP = "prepare_workshop"
    HAND_OUT_LINKS = "hand_out_links"
    IMPORT_WORKSHOP = "import_workshop"
    EDIT_PLAN = "edit_plan"
    CHANGE_PLAN_STATE = "change_plan_state"
    RESPOND = "respond"
    SEE_CONTACTS = "see_contacts"
    CHANGE_NEIGHBOURHOOD = "change_neighbourhood"
    GIVE_RIGHTS = "give_rights"
    READ_AUDIT = "read_audit"
    MAKE_KEYS = "make_keys"


LEAD, ORGANISE, ANSWER, READ = Right.LEAD, Right.ORGANISE, Right.ANSWER, Right.READ

#: Strongest first.
STRENGTH: Final = (LEAD, ORGANISE, ANSWER, READ)

#: `answer` is for a municipality: it organises and answers, but holds no link with which residents'
#: notes are sorted, hidden or typed in, and edits nothing of the plan but its answers (R3, R89).
ALLOWED: Final[Mapping[Action, frozenset[Right]]] = MappingProxyType(
    {
        Action.SEE: frozenset({LEAD, ORGANISE, ANSWER, READ}),
        Action.DOWNLOAD: frozenset({LEAD, ORGANISE, ANSWER, READ}),
        Action.PREPARE_WORKSHOP: frozenset({LEAD, ORGANISE, ANSWER}),
        Action.HAND_OUT_LINKS: frozenset({LEAD, ORGANISE}),
        Action.IMPORT_WORKSHOP: frozenset({LEAD, ORGANISE}),
        Action.EDIT_PLAN: frozenset({LEAD, ORGANISE}),
        Action.CHANGE_PLAN_STATE: frozenset({LEAD, ORGANISE}),
        Action.RESPOND: frozenset({LEAD, ORGANISE, ANSWER}),
        Action.SEE_CONTACTS: frozenset({LEAD, ORGANISE}),
        Action.CHANGE_NEIGHBOURHOOD: frozenset({LEAD}),
        Action.GIVE_RIGHTS: frozenset({LEAD}),
        Action.READ_AUDIT: frozenset({LEAD}),
        Action.MAKE_KEYS: frozenset({LEAD, ORGANISE, ANSWER}),
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A neighbourhood that somebody reached, and what they are there."""

    neighbourhood: Neighbourhood
    right: Right

    def may(self, action: Action) -> bool:
        """Whether this person may do it here."""
        return may(self.right, action)


class LastLead(Exception):
    """Somebody has to be able to give rights in a place."""


class NotYoursToHelp(Exception):
    """A colleague has rights elsewhere, which a new password would open as well."""


def may(right: Right | None, action: Action) -> bool:
    """Whether somebody with this right may do it; without a right nobody may do anything."""
    return right in ALLOWED[action]


def strongest(rights: Iterable[Right]) -> Right | None:
    """Rights in a wijk hold in its buurten, so that somebody may have several: the strongest."""
    return min(rights, key=STRENGTH.index, default=None)

"""What is written down of what people with an account do: codes and numbers, never a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

#: Who did it, when it was nobody with an account.
COMMAND_LINE: Final = "command_line"
UNKNOWN: Final = "unknown"
#: The contact person of an item, by the link that an organiser handed out.
ITEM_CONTACT: Final = "item_contact"
#: Who leads a meeting, by the link that an organiser handed out.
LEADER: Final = "leader"

#: The only things that may be told of an act. None of them can hold a note or a contact detail.
DETAILS: Final = frozenset(
    "audience colleague count device format invitation item key link pledge plan right series "
    "state step table version workshop".split()
)
LONGEST_DETAIL: Final = 80

Detail = str | int


class Act(StrEnum):
    """What somebody did."""

    LOGGED_IN = "logged_in"
    LOG_IN_FAILED = "log_in_failed"
    LOGGED_OUT_EVERYWHERE = "logged_out_everywhere"
    CREDENTIAL_CHANGED = "credential_changed"
    RESET_ASKED = "reset_asked"
    SECOND_FACTOR_ON = "second_factor_on"
    SECOND_FACTOR_OFF = "second_factor_off"
    RECOVERY_CODE_USED = "recovery_code_used"
    COLLEAGUE_HELPED = "colleague_helped"
    ACCOUNT_MADE = "account_made"
    INVITED = "invited"
    INVITATION_WITHDRAWN = "invitation_withdrawn"
    INVITATION_ACCEPTED = "invitation_accepted"
    RIGHT_GIVEN = "right_given"
    RIGHT_TAKEN = "right_taken"
    NEIGHBOURHOOD_MADE = "neighbourhood_made"
    NEIGHBOURHOOD_CHANGED = "neighbourhood_changed"
    SERIES_MADE = "series_made"
    WORKSHOP_MADE = "workshop_made"
    WORKSHOP_CHANGED = "workshop_changed"
    WORKSHOP_IMPORTED = "workshop_imported"
    LINK_MADE = "link_made"
    LINK_REVOKED = "link_revoked"
    VOTING_CARDS_MADE = "voting_cards_made"
    EXPORT_DOWNLOADED = "export_downloaded"
    CONTACTS_SEEN = "contacts_seen"
    CONTACTS_ERASED = "contacts_erased"
    PLAN_MADE = "plan_made"
    PLAN_STATE_CHANGED = "plan_state_changed"
    PLAN_ITEM_CHANGED = "plan_item_changed"
    PLAN_ANSWERED = "plan_answered"
    ERASED = "erased"
    AUDIT_DOWNLOADED = "audit_downloaded"
    KEY_MADE = "key_made"
    KEY_ENDED = "key_ended"
    KEY_USED = "key_used"


#: Kept as long as a security log; everything else as long as rights must be accounted for.
SECURITY_ACTS: Final = frozenset({Act.LOGGED_IN, Act.LOG_IN_FAILED, Act.LOGGED_OUT_EVERYWHERE})
SECURITY_DAYS: Final = 30
AUDIT_DAYS: Final = 730


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One act, as it is read back. `who` is an account's id, or one of the words above."""

    number: int
    at_ms: int
    who: str
    what: str
    neighbourhood: str | None
    details: Mapping[str, Detail]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which acts to read: of these places, and only of one kind or by one person where given.
    `before`: older than the act with this number."""

    neighbourhoods: tuple[str, ...]
    what: str = ""
    who: str = ""
    before: int | None = None


def checked(details: Mapping[str, Detail]) -> dict[str, Detail]:
    """The details, when they are of a kind that may be written down; a fault of ours if not."""
    for name, value in details.items():
        if name not in DETAILS or len(str(value)) > LONGEST_DETAIL:
            raise ValueError(f"{name} may not stand in the audit log")
    return dict(details)

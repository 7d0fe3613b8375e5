"""What each page of organisers asks of who opens it: one table; what is not in it does not open."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from facilitation.domain.rights import Action
from facilitation.web.organise.cards import CARDS_NEEDED
from facilitation.web.organise.cases import CASE_NEEDED
from facilitation.web.organise.importing import IMPORT_NEEDED
from facilitation.web.organise.keys import KEYS_NEEDED
from facilitation.web.organise.plan.rights import PLAN_NEEDED
from facilitation.web.organise.proposals import PROPOSALS_NEEDED
from facilitation.web.organise.registrations import REGISTRATION_NEEDED


class Door(StrEnum):
    """Pages that belong to no neighbourhood."""

    OPEN = "open"
    ACCOUNT = "account"
    FOUNDER = "founder"


#: Page -> who may open it. An action is asked of the neighbourhood in the address, or of the one
#: that the workshop in the address belongs to.
NEEDED: Final[Mapping[str, Door | Action]] = MappingProxyType(
    {
        "log_in": Door.OPEN,
        "second_step": Door.OPEN,
        "log_out": Door.ACCOUNT,
        "invitation": Door.OPEN,
        "forgot": Door.OPEN,
        "reset": Door.OPEN,
        "account": Door.ACCOUNT,
        "rename": Door.ACCOUNT,
        "change_password": Door.ACCOUNT,
        "end_log_in": Door.ACCOUNT,
        "log_out_everywhere": Door.ACCOUNT,
        "second_factor": Door.ACCOUNT,
        "second_factor_qr": Door.ACCOUNT,
        "offer_second_factor": Door.ACCOUNT,
        "stop_second_factor": Door.ACCOUNT,
        "renew_codes": Door.ACCOUNT,
        "neighbourhoods": Door.ACCOUNT,
        "found": Door.FOUNDER,
        "neighbourhood": Action.SEE,
        "add_area": Action.CHANGE_NEIGHBOURHOOD,
        "add_series": Action.PREPARE_WORKSHOP,
        "change_neighbourhood": Action.CHANGE_NEIGHBOURHOOD,
        "people": Action.GIVE_RIGHTS,
        "invite": Action.GIVE_RIGHTS,
        "withdraw": Action.GIVE_RIGHTS,
        "change_right": Action.GIVE_RIGHTS,
        "help_back_in": Action.GIVE_RIGHTS,
        "audit": Action.READ_AUDIT,
        "audit_csv": Action.READ_AUDIT,
        "workshops": Door.ACCOUNT,
        "new": Door.ACCOUNT,
        "workshop": Action.SEE,
        "settings": Action.PREPARE_WORKSHOP,
        "print_out": Action.PREPARE_WORKSHOP,
        "download": Action.DOWNLOAD,
        "qr": Action.HAND_OUT_LINKS,
        "revoke": Action.HAND_OUT_LINKS,
        "renew": Action.HAND_OUT_LINKS,
        "hand_to": Action.HAND_OUT_LINKS,
        **CARDS_NEEDED,
        **CASE_NEEDED,
        **IMPORT_NEEDED,
        **KEYS_NEEDED,
        **PLAN_NEEDED,
        **PROPOSALS_NEEDED,
        **REGISTRATION_NEEDED,
    }
)

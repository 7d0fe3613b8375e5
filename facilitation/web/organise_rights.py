"""What each page of organisers asks of who opens it: one table; what is not in it does not open."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from facilitation.domain.rights import Action


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
    }
)

"""The base of every payload, and asking for a board."""

from msgspec import Struct

from facilitation.contract.fields import Revision


class Payload(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of every payload: immutable, named fields only."""


class Sync(Payload, frozen=True, kw_only=True):
    """Ask for a board with everything after a revision, or whole."""

    revision: Revision | None

"""What people say about themselves, and which phone writes for a table."""

from msgspec import UNSET, UnsetType

from facilitation.contract.fields import Ref, TableNumber
from facilitation.contract.payloads.base import Payload


class SetProfile(Payload, frozen=True, kw_only=True):
    """What someone says about themselves. Only what is sent changes; null takes it back."""

    role: Ref | None | UnsetType = UNSET
    area: Ref | None | UnsetType = UNSET
    table: TableNumber | None | UnsetType = UNSET
    language: Ref | UnsetType = UNSET


class ClaimTable(Payload, frozen=True, kw_only=True):
    """This phone writes for its table, for one round."""

    table: TableNumber


class ReleaseTable(Payload, frozen=True, kw_only=True):
    """This phone no longer writes for its table."""

    table: TableNumber

"""Error codes on the wire: codes with parameters, never sentences."""

from typing import Any

from msgspec import Struct

from facilitation.domain.refusals import Refusal


class WireError(Struct, frozen=True, kw_only=True):
    """`retry: true`: the same command may succeed a moment later, as it is."""

    code: str
    params: dict[str, Any]
    retry: bool


class Ack(Struct, frozen=True, kw_only=True):
    """Said after the database has committed to disk."""

    ok: bool
    revision: int


class Nack(Struct, frozen=True, kw_only=True):
    """A command that was not carried out; nothing changed."""

    ok: bool
    error: WireError


def refused(refusal: Refusal) -> Nack:
    """A refusal as it goes over the wire."""
    error = WireError(code=refusal.code, params=dict(refusal.params), retry=refusal.retry)
    return Nack(ok=False, error=error)

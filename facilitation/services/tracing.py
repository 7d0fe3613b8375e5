"""Which request, and which workshop, the log speaks of: numbers only, never a text or a person."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

Facts = dict[str, int | str]

_facts: ContextVar[Facts | None] = ContextVar("facts", default=None)


@contextmanager
def traced(workshop_id: int | None = None) -> Iterator[Facts]:
    """Everything that is logged until this ends belongs to one request."""
    facts: Facts = {"request": secrets.token_hex(4)}
    if workshop_id is not None:
        facts["workshop"] = workshop_id
    before = _facts.set(facts)
    try:
        yield facts
    finally:
        _facts.reset(before)


def in_workshop(workshop_id: int) -> None:
    """The request under way turns out to be about this workshop."""
    facts = _facts.get()
    if facts is not None:
        facts["workshop"] = workshop_id


def facts() -> Mapping[str, int | str]:
    """What is known of the request under way."""
    return _facts.get() or {}

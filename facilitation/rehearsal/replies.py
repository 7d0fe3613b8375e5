"""What came back to a command: one reply off the wire, and the answer after every try."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

NO_ANSWER: Final = "no_answer"
RETRY_SECONDS: Final = 0.5


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a command. `met`: codes of refusals on the way that were worth another try."""

    ok: bool
    revision: int | None
    code: str | None
    params: Mapping[str, object]
    seconds: float
    sent_times: int
    met: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One acknowledgement as it came over the wire."""

    ok: bool
    revision: int | None
    code: str | None
    params: Mapping[str, object]
    retry: bool


def reply_in(message: Mapping[str, Any]) -> Reply:
    if message["ok"]:
        return Reply(True, message.get("revision"), None, {}, False)
    error = message["error"]
    return Reply(False, None, error["code"], error.get("params", {}), bool(error.get("retry")))


def pause_after(reply: Reply | None) -> float:
    after = None if reply is None else reply.params.get("retry_after_ms")
    return after / 1000 if isinstance(after, int | float) else RETRY_SECONDS

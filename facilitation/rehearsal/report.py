"""What a rehearsal measured, and whether it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

#: Beyond these a hall notices: people tap again, or look at each other.
SLOW_JOIN_MS: Final = 5_000.0
SLOW_ANSWER_MS: Final = 1_000.0
SLOW_PROJECTOR_MS: Final = 2_000.0


@dataclass(frozen=True, slots=True)
class Timing:
    """How long something took, in milliseconds."""

    n: int
    p50_ms: float
    p95_ms: float
    p99_ms: float
    max_ms: float


@dataclass(frozen=True, slots=True)
class Report:
    """One rehearsal. `refused`: joins by code; `errors`: notes that were not accepted, by code;
    `waits`: how often the server asked to try again later, by code. `lost`: acknowledged and yet
    not there; `doubled`: there more than once. `unseen`: shown notes the projector never showed.
    """

    phones: int
    joined: int
    refused: Mapping[str, int]
    join: Timing | None
    step: str | None
    first_step_with_notes: str | None = None
    burst_seconds: float = 0.0
    notes: int = 0
    acknowledged: int = 0
    answers: Timing | None = None
    sent_again: int = 0
    errors: Mapping[str, int] = field(default_factory=dict)
    waits: Mapping[str, int] = field(default_factory=dict)
    lost: int = 0
    doubled: int = 0
    waiting_for_review: int = 0
    projector: Timing | None = None
    unseen: int | None = None
    reconnected: int = 0

    @property
    def concerns(self) -> tuple[str, ...]:
        """What does not hold, the worst first; empty when it holds."""
        return tuple(name for name, present in _concerns(self).items() if present)

    @property
    def holds(self) -> bool:
        return not self.concerns

    def as_json(self) -> dict[str, Any]:
        """Plain values, for `--json`."""
        return {**asdict(self), "holds": self.holds, "concerns": list(self.concerns)}


def _concerns(report: Report) -> Mapping[str, bool]:
    return {
        "lost": report.lost > 0,
        "doubled": report.doubled > 0,
        "nobody_joined": report.joined == 0,
        "refused": 0 < report.joined < report.phones,
        "errors": bool(report.errors),
        "unseen": bool(report.unseen),
        "slow_answers": _slower(report.answers, SLOW_ANSWER_MS),
        "slow_join": _slower(report.join, SLOW_JOIN_MS),
        "slow_projector": _slower(report.projector, SLOW_PROJECTOR_MS),
    }


def _slower(timing: Timing | None, limit_ms: float) -> bool:
    return timing is not None and timing.p95_ms > limit_ms


def timing(seconds: Sequence[float]) -> Timing | None:
    """Percentiles by nearest rank; None when nothing was measured."""
    if not seconds:
        return None
    ordered = sorted(seconds)

    def at(share: float) -> float:
        rank = max(-(-len(ordered) * share // 1), 1)
        return round(ordered[int(rank) - 1] * 1000, 1)

    return Timing(len(ordered), at(0.50), at(0.95), at(0.99), at(1.0))

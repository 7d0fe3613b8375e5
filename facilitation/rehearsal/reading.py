"""What someone reads off the board of their phone: is there anything to do, and what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from facilitation.rehearsal.activities import ACTIVITIES
from facilitation.rehearsal.following import FollowedBoard

#: Steps for which people walk to another table.
ROUNDS: Final = frozenset({"words", "ideas", "case", "market", "elaborate"})

StepKey = tuple[str, int]


def step_to_attend(board: FollowedBoard) -> Mapping[str, Any] | None:
    """The step on which a phone can do something now: the current one, or the one beside it."""
    for step in (board["step"], board["beside"]):
        if step and _takes_something(step, board["open_actions"] or ()):
            return dict(step)
    return None


def _takes_something(step: Mapping[str, Any], open_actions: Sequence[str]) -> bool:
    activity = ACTIVITIES.get(step["kind"])
    if activity is None or activity.command not in open_actions:
        return False
    return step["state"] == "open" and "device" in step["inputs"]


def key_of(step: Mapping[str, Any] | None) -> StepKey | None:
    """A step in one of its rounds."""
    return None if step is None else (str(step["id"]), int(step["round"]))


def rounds_so_far(board: FollowedBoard) -> int:
    """How often people have changed tables up to the current step."""
    rounds = 0
    current = (board["step"] or {"id": None})["id"]
    for row in board["steps"] or ():
        rounds += row["kind"] in ROUNDS
        if row["id"] == current:
            break
    return rounds


def nth_of_its_kind(board: FollowedBoard, step: Mapping[str, Any]) -> int:
    kin = [row["id"] for row in board["steps"] if row["kind"] == step["kind"]]
    return kin.index(step["id"]) if step["id"] in kin else 0

"""What a step is about and is not there yet, so that nobody looks at an empty screen."""

from collections.abc import Callable, Collection, Mapping
from typing import Final

from facilitation.domain.ballots import VOTES
from facilitation.domain.cases import ABOUT_CASES
from facilitation.domain.plans import CARDS
from facilitation.domain.steps import Step, StepState

#: A result waits for its vote when everything that could be chosen is there.
THE_VOTE: Final = "votes"

_WITH_PLANS: Final = frozenset({"talk", "vote", "budget", "count", "result", "commit"})
#: By what a step is about: the kinds of step in which there is nothing to do without it. A story
#: or a plan can be told aloud; it cannot be chosen before it stands on a screen.
NEEDED_IN: Final[Mapping[str, frozenset[str]]] = {
    "themes": frozenset({"check", "choose", "vote", "result", "commit"}),
    ABOUT_CASES: frozenset({"choose"}),
    **dict.fromkeys(CARDS, _WITH_PLANS),
}


def awaited(step: Step, steps: Collection[Step], is_there: Callable[[str], bool]) -> str | None:
    """What this step waits for, in the words of `about`, or 'votes'; None: it can be done."""
    about = step.plan.about
    if about is None or step.kind not in NEEDED_IN.get(about, ()):
        return None
    if not is_there(about):
        return about
    return THE_VOTE if step.kind == "result" and not _was_chosen(step, about, steps) else None


def _was_chosen(result: Step, about: str, steps: Collection[Step]) -> bool:
    """A vote that is still open closes on the way to its result, unless somebody went there past
    it; where a run-sheet has no vote, whoever leads tells the result."""
    votes = [one for one in steps if one.kind in VOTES and one.plan.about == about]
    enough = {StepState.CLOSED}
    if result.state is not StepState.OPEN:
        enough.add(StepState.OPEN)
    return not votes or any(one.state in enough for one in votes)

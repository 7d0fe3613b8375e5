"""Stability: the same again, in another process too, and when more notes come in."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from facilitation.grouping import KnownTheme
from facilitation.grouping.proposal import Proposal
from facilitation.grouping.proposing import propose
from tests.bench.grouping_sets import LabelledSet, read_set

NEW_SHARE = 0.1
OTHER_SEED = "4711"


@dataclass(frozen=True, slots=True)
class Stability:
    """Whether a run repeats itself, and what newcomers do to the notes that are shown."""

    identical_again: bool
    identical_elsewhere: bool
    shown: int
    shown_moved: int
    would_move: int


def stabilities(sets: Sequence[LabelledSet]) -> list[Stability]:
    """Measure these sets, with one other process for all of them."""
    elsewhere = _fingerprints_elsewhere([notes.name for notes in sets])
    return [stability(notes, elsewhere[notes.name]) for notes in sets]


def stability(notes: LabelledSet, elsewhere: str) -> Stability:
    """Measure one set: group nine tenths, show them, then let the last tenth come in."""
    first, again = (fingerprint(notes) for _ in range(2))
    until = len(notes.texts) - max(1, round(NEW_SHARE * len(notes.texts)))
    before = propose(notes.texts[:until], question=notes.question)
    held = propose(
        notes.texts,
        pins=[each.group for each in before.placements] + [None] * (len(notes.texts) - until),
        themes=[KnownTheme(each.key, each.name) for each in before.groups],
        question=notes.question,
    )
    free = propose(notes.texts, question=notes.question)
    shown = [place for place in range(until) if before.placements[place].group]
    return Stability(
        identical_again=first == again,
        identical_elsewhere=first == elsewhere,
        shown=len(shown),
        shown_moved=_moved(before, held, shown),
        would_move=_moved(before, free, shown),
    )


def fingerprint(notes: LabelledSet) -> str:
    """A digest of everything that a run answers."""
    proposal = propose(notes.texts, question=notes.question)
    return hashlib.sha256(json.dumps(asdict(proposal)).encode()).hexdigest()


def _moved(before: Proposal, after: Proposal, shown: Sequence[int]) -> int:
    return sum(before.placements[i].group != after.placements[i].group for i in shown)


def _fingerprints_elsewhere(names: Sequence[str]) -> dict[str, str]:
    """The digests of a process whose sets and dictionaries are shuffled another way."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.grouping_stability", *names],
        env=os.environ | {"PYTHONHASHSEED": OTHER_SEED},
        capture_output=True,
        text=True,
        check=True,
    )
    digests: dict[str, str] = json.loads(done.stdout)
    return digests


if __name__ == "__main__":
    print(json.dumps({name: fingerprint(read_set(name)) for name in sys.argv[1:]}))

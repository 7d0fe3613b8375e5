"""Agreement of a proposal with the person who labelled the notes, and with a second one."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

from facilitation.grouping import KnownTheme
from facilitation.grouping.proposal import Proposal
from facilitation.grouping.proposing import propose
from tests.bench.grouping_baselines import BASELINES
from tests.bench.grouping_effort import labels_of
from tests.bench.grouping_sets import MISFITS, LabelledSet


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well groups agree with a person: adjusted for chance, 1 is the same, 0 is random."""

    ari: float
    ami: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured of one set in one run of the engine."""

    agreement: Agreement
    groups: int
    placed: float
    loose_right: float | None
    misfits_found: float | None
    explained: float
    covered: bool
    seconds: float
    megabytes: float


def agreement(themes: Sequence[str], labels: Sequence[object]) -> Agreement:
    """Compare two sortings of the same notes; the loose pile counts as one group."""
    found = [str(label) for label in labels]
    return Agreement(
        float(adjusted_rand_score(themes, found)), float(adjusted_mutual_info_score(themes, found))
    )


def measured(notes: LabelledSet, proposal: Proposal, seconds: float) -> Figures:
    """The figures of one proposal for one set."""
    placed = [
        (text, each)
        for text, each in zip(notes.texts, proposal.placements, strict=True)
        if each.group
    ]
    explained = sum(_says_why(text, each.why) for text, each in placed)
    right, found = _loose_pile(notes, proposal)
    return Figures(
        agreement=agreement(notes.themes, labels_of(proposal)),
        groups=len({each.group for _, each in placed}),
        placed=len(placed) / len(notes.texts),
        loose_right=right,
        misfits_found=found,
        explained=explained / max(1, len(placed)),
        covered=proposal.covered,
        seconds=seconds,
        megabytes=psutil.Process().memory_info().rss / 1e6,
    )


def proposed(
    notes: LabelledSet, themes: Sequence[KnownTheme] = (), question: str | None = None
) -> tuple[Proposal, float]:
    """A proposal for one set, and the seconds it took."""
    asked = notes.question if question is None else question
    start = time.perf_counter()
    proposal = propose(notes.texts, themes=themes, question=asked)
    return proposal, time.perf_counter() - start


def baseline_agreements(notes: LabelledSet) -> dict[str, Agreement]:
    """What others reach, told the true number of groups where they can be told."""
    groups = len(set(notes.themes))
    return {
        name: agreement(notes.themes, baseline(notes.texts, groups))
        for name, baseline in BASELINES.items()
    }


def _says_why(text: str, why: Sequence[str]) -> bool:
    """Whether at least one word of the reason stands in the note as it was written."""
    written = text.casefold()
    return any(word.casefold() in written for word in why)


def _loose_pile(notes: LabelledSet, proposal: Proposal) -> tuple[float | None, float | None]:
    """Which share of the pile belongs there, and which share of the misfits is in it."""
    pairs = list(zip(notes.themes, proposal.placements, strict=True))
    loose = [theme in MISFITS for theme, each in pairs if each.group is None]
    misfits = sum(theme in MISFITS for theme in notes.themes)
    right = sum(loose) / len(loose) if loose else None
    found = sum(loose) / misfits if misfits else None
    return right, found

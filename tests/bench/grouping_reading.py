"""Placed notes with their reasons, to be read by a person: development sets only."""

import random
from collections import defaultdict
from dataclasses import dataclass

from facilitation.grouping.proposal import Placement, Proposal
from tests.bench.grouping_effort import labels_of, meaning, mistakes
from tests.bench.grouping_sets import LabelledSet

SAMPLE = 50
WORST = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """One placed note, as a resident would see it on the screen."""

    text: str
    group: str
    confidence: float
    why: tuple[str, ...]
    theme: str


def sample(proposals: list[tuple[LabelledSet, Proposal]], seed: int) -> list[Reading]:
    """Fifty placed notes, drawn from all sets together."""
    placed = [
        _reading(notes, proposal, place)
        for notes, proposal in proposals
        for place, each in enumerate(_of(notes, proposal))
        if each.group
    ]
    return random.Random(seed).sample(placed, min(SAMPLE, len(placed)))


def surest_mistakes(notes: LabelledSet, proposal: Proposal) -> list[Reading]:
    """The placed notes of one set that went wrong with the greatest confidence."""
    wrong = [
        place for place in mistakes(proposal, notes.themes) if proposal.placements[place].group
    ]
    return [_reading(notes, proposal, place) for place in reversed(wrong[-WORST:])]


def confusions(notes: LabelledSet, proposal: Proposal) -> list[tuple[str, str, int]]:
    """The pairs of (the person's theme, the machine's group) that most wrong notes are in."""
    labels = labels_of(proposal)
    names = {each.key: each.name for each in proposal.groups}
    became = meaning(labels, notes.themes)
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for place in mistakes(proposal, notes.themes):
        group = f"{names.get(labels[place], 'loose')} ({became.get(labels[place], 'misfits')})"
        counts[notes.themes[place], group] += 1
    worst = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:WORST]
    return [(theme, group, count) for (theme, group), count in worst]


def _of(notes: LabelledSet, proposal: Proposal) -> tuple[Placement, ...]:
    if notes.blind:
        raise ValueError(f"{notes.name} is blind: nobody reads its notes")
    return proposal.placements


def _reading(notes: LabelledSet, proposal: Proposal, place: int) -> Reading:
    each = _of(notes, proposal)[place]
    names = {group.key: group.name for group in proposal.groups}
    name = names.get(each.group or "", "loose")
    return Reading(notes.texts[place], name, each.confidence, each.why, notes.themes[place])

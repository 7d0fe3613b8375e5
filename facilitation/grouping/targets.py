"""The groups notes may go to; they merge, split and dissolve along the concept tree."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from facilitation.grouping.lexicon import LOOSE, parent_of
from facilitation.grouping.placing import Choices, Positions, choose, firsts
from facilitation.grouping.scoring import ConceptScores, Scores, combine

DEAD_SHARE = 0.2
# A joke about the theme is still about the theme.
LOOSE_SHARE = 0.5
LARGEST_SHARE = 0.2
FEWEST_TO_SPLIT = 24
SMALLEST_GROUP, SMALLEST_IN_SMALL_MEETING = 3, 2
SMALL_MEETING = 60
NEAR_ENOUGH = 0.6
MERGED = "+"
REMEMBERED = 2_000
# Lists of concepts and themes; what stands in one list is near each other.
Near = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A group to be: a known theme (its position) or concepts; a dead one makes notes loose."""

    key: str
    concepts: tuple[str, ...]
    theme: int | None = None
    dead: bool = False
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Field:
    """The notes' scores that targets compete for: on concepts, and on themes' typed words."""

    concepts: ConceptScores
    typed: Scores
    pinned: Positions
    _columns: dict[tuple[object, ...], Scores] = field(default_factory=dict)

    def score(self, targets: Sequence[Target]) -> Scores:
        """Return notes by targets."""
        scores = np.zeros((len(self.pinned), len(targets)))
        for place, target in enumerate(targets):
            scores[:, place] = self.column(target)
        return scores

    def choices(self, targets: Sequence[Target]) -> Choices:
        return choose(self.score(targets))

    def sizes(self, targets: Sequence[Target]) -> list[int]:
        """Count the free notes per position of a target."""
        return self.sizes_by(self.score(targets))

    def sizes_by(self, scores: Scores) -> list[int]:
        """Count the free notes that score most in each column."""
        first = firsts(scores)[self.pinned < 0]
        return [int(n) for n in np.bincount(first[first >= 0], minlength=scores.shape[1])]

    def column(self, target: Target) -> Scores:
        """A target is scored once: shaping asks for the same ones again and again."""
        key = (target.concepts, target.theme, target.share)
        if key not in self._columns:
            columns = self.concepts.columns(target.concepts)
            if target.theme is not None:
                columns = np.hstack([columns, self.typed[:, [target.theme]]])
            self._columns[key] = combine(columns) * target.share
        return self._columns[key]


def starting_targets(themes: Sequence[Target], free: dict[str, tuple[str, ...]]) -> list[Target]:
    """Themes first, then a target per free parent; what is about nothing makes notes loose."""
    return [*themes, *(_free_target(p, concepts) for p, concepts in sorted(free.items()))]


def _free_target(parent: str, concepts: tuple[str, ...]) -> Target:
    loose = parent == LOOSE
    return Target(parent, concepts, dead=loose, share=LOOSE_SHARE if loose else 1.0)


def shape(field: Field, targets: list[Target], near: Near = ()) -> list[Target]:
    """Split what is too large; what is too small joins one that is near, or dissolves."""
    return _dissolve(field, _split_largest(field, targets), near)


def joined(one: Target, other: Target) -> Target:
    """The first with all that the other holds, under the names of both."""
    names = sorted({*one.key.split(MERGED), *other.key.split(MERGED)})
    concepts = tuple(sorted({*one.concepts, *other.concepts}))
    return replace(one, key=MERGED.join(names), concepts=concepts)


def _smallest_allowed(field: Field) -> int:
    """Return how many notes make a group: two in a small meeting."""
    small = len(field.pinned) < SMALL_MEETING
    return SMALLEST_IN_SMALL_MEETING if small else SMALLEST_GROUP


def new_ones(targets: Sequence[Target]) -> list[int]:
    """Positions of living targets that are no known theme."""
    return [i for i, each in enumerate(targets) if each.theme is None and not each.dead]


def _dissolve(field: Field, targets: list[Target], near: Near) -> list[Target]:
    """Groups that are too small end one by one: they join a near one, or their notes go."""
    least = _smallest_allowed(field)
    scores = field.score(targets)
    while True:
        sizes = field.sizes_by(scores)
        small = [i for i in new_ones(targets) if sizes[i] < least]
        if not small:
            return targets
        smallest = min(small, key=lambda i: (sizes[i], targets[i].key))
        goal = _nearest(targets, sizes, smallest, near)
        if goal is not None:
            targets[goal] = joined(targets[goal], targets[smallest])
            targets[smallest] = replace(targets[smallest], concepts=())
            scores[:, goal] = field.column(targets[goal])
        targets[smallest] = replace(targets[smallest], dead=True, share=DEAD_SHARE)
        scores[:, smallest] = field.column(targets[smallest])


def _nearest(targets: Sequence[Target], sizes: Sequence[int], small: int, near: Near) -> int | None:
    """The new group that is near enough to one with a note or two; of equals the smallest."""
    if not near or not sizes[small]:
        return None
    others = [i for i in new_ones(targets) if i != small and sizes[i]]
    if not others:
        return None
    nearness = {i: _nearness(targets[small], targets[i], near) for i in others}
    best = max(others, key=lambda i: (nearness[i], -sizes[i], targets[i].key))
    return best if nearness[best] >= NEAR_ENOUGH else None


def _nearness(one: Target, other: Target, near: Near) -> float:
    """The share of pairs of their concepts that stand together in a list of what is near."""
    lists = [_lists(concept, near) for concept in one.concepts]
    others = [_lists(concept, near) for concept in other.concepts]
    pairs = [bool(here & there) for here in lists for there in others]
    return sum(pairs) / len(pairs) if pairs else 0.0


@lru_cache(maxsize=REMEMBERED)
def _lists(concept: str, near: Near) -> frozenset[int]:
    return frozenset(i for i, each in enumerate(near) if {concept, parent_of(concept)} & each)


def _split_largest(field: Field, targets: list[Target]) -> list[Target]:
    """Open up a theme that would hold more than a third of a large meeting."""
    notes = len(field.pinned)
    while notes >= FEWEST_TO_SPLIT:
        sizes = field.sizes(targets)
        large = [i for i in new_ones(targets) if sizes[i] > LARGEST_SHARE * notes]
        cut = next((cut for i in large if (cut := _cut(field, targets, i))), None)
        if cut is None:
            return targets
        targets = cut
    return targets


def _cut(field: Field, targets: list[Target], position: int) -> list[Target] | None:
    """Take out the concept that divides a target most evenly."""
    least = _smallest_allowed(field)
    best: tuple[int, list[Target]] | None = None
    for concept in targets[position].concepts:
        rest = tuple(c for c in targets[position].concepts if c != concept)
        if not rest:
            continue
        cut = list(targets)
        cut[position] = replace(targets[position], concepts=rest)
        cut.append(Target(concept, (concept,)))
        sizes = field.sizes(cut)
        smaller = min(sizes[position], sizes[len(cut) - 1])
        if smaller >= least and (best is None or smaller > best[0]):
            best = smaller, cut
    return best[1] if best else None

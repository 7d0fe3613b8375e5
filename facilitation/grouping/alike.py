"""Which groups look like one: they speak of the same concepts, in the same words."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from facilitation.grouping.evidence import Hit
from facilitation.grouping.features import Features
from facilitation.grouping.proposal import Alike
from facilitation.grouping.rarity import rarity
from facilitation.grouping.reading import Meeting
from facilitation.grouping.scoring import Scores

MOST_PAIRS = 5
MOST_WORDS = 4
FEWEST_NOTES = 2
CONCEPT_SHARE, SIBLING_SHARE, WORD_SHARE = 0.5, 0.25, 0.25
LEAST_LIKENESS = 0.5
# What was too large to stay one is not offered as one again.
LARGEST_SHARE, FEWEST_FOR_LARGEST = 0.35, 24


def alike(members: Mapping[str, Sequence[int]], meeting: Meeting) -> tuple[Alike, ...]:
    """Return pairs of groups that look like one, most alike first; `members` holds positions."""
    keys = sorted(key for key, rows in members.items() if len(rows) >= FEWEST_NOTES)
    if len(keys) < 2:
        return ()
    groups = [members[key] for key in keys]
    likeness = _likeness(groups, meeting)
    pairs = [
        (float(likeness[one, other]), one, other)
        for one, other in combinations(range(len(keys)), 2)
        if likeness[one, other] >= LEAST_LIKENESS
        and _fits_together(groups[one], groups[other], len(meeting.notes))
    ]
    best = sorted(pairs, key=lambda pair: (-round(pair[0], 6), pair[1:]))[:MOST_PAIRS]
    return tuple(
        Alike(keys[one], keys[other], _why(groups[one], groups[other], meeting))
        for _, one, other in best
    )


def _why(one: Sequence[int], other: Sequence[int], meeting: Meeting) -> tuple[str, ...]:
    """Words that both use; without any, words of each for what they have in common."""
    return _shared(one, other, meeting.notes) or _of_one_concept(one, other, meeting.hits)


def _fits_together(one: Sequence[int], other: Sequence[int], notes: int) -> bool:
    return notes < FEWEST_FOR_LARGEST or len(one) + len(other) <= LARGEST_SHARE * notes


def _likeness(groups: Sequence[Sequence[int]], meeting: Meeting) -> Scores:
    """Cosines between groups: of their concepts, of the themes above those, and of their words."""
    concepts, parents = meeting.concepts, meeting.parents
    held = np.zeros((len(groups), len(meeting.notes)))
    for group, rows in enumerate(groups):
        held[group, list(rows)] = 1.0
    blocks = [(WORD_SHARE, np.asarray(held @ meeting.words.vectors))]
    tree = sorted(set(parents.values()))
    if tree:
        spoken = held @ _unit(concepts.matrix)
        row_of = {parent: row for row, parent in enumerate(tree)}
        above = np.zeros((len(concepts.concepts), len(tree)), dtype=np.bool_)
        above[np.arange(len(above)), [row_of[parents[c]] for c in concepts.concepts]] = True
        blocks += [(CONCEPT_SHARE, spoken), (SIBLING_SHARE, spoken @ above)]
    cosines = [share * _unit(block) @ _unit(block).T for share, block in blocks]
    return np.asarray(np.sum(cosines, axis=0))


def _unit(rows: Scores) -> Scores:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1.0))


def _shared(one: Sequence[int], other: Sequence[int], notes: Sequence[Features]) -> tuple[str, ...]:
    """Words that both use, as they are mostly written, the most telling first."""
    here, there = _used(one, notes), _used(other, notes)
    both = sorted(
        here.keys() & there.keys(),
        key=lambda base: (-min(here[base], there[base]) * rarity(base), base),
    )
    forms: Counter[tuple[str, str]] = Counter(
        pair for row in (*one, *other) for pair in _pairs(notes[row])
    )
    written: dict[str, str] = {}
    for base, said in sorted(forms, key=lambda pair: (-forms[pair], pair)):
        written.setdefault(base, said)
    return tuple(written[base] for base in both[:MOST_WORDS])


def _used(rows: Sequence[int], notes: Sequence[Features]) -> Counter[str]:
    return Counter(base for row in rows for base in set(notes[row].lemmas))


def _pairs(note: Features) -> set[tuple[str, str]]:
    return set(zip(note.lemmas, note.surfaces, strict=True))


def _of_one_concept(
    one: Sequence[int], other: Sequence[int], hits: Sequence[Sequence[Hit]]
) -> tuple[str, ...]:
    """The heaviest word of each group for the concept that both speak of most."""
    here, there = _spoken(one, hits), _spoken(other, hits)
    both = sorted(
        here.keys() & there.keys(),
        key=lambda c: (-min(sum(here[c].values()), sum(there[c].values())), c),
    )
    words = [
        min(said[c], key=lambda w: (-said[c][w], w)) for c in both[:1] for said in (here, there)
    ]
    return tuple(dict.fromkeys(words))


def _spoken(rows: Sequence[int], hits: Sequence[Sequence[Hit]]) -> dict[str, Counter[str]]:
    """Per concept its words, with how often they were said."""
    spoken: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for hit in hits[row]:
            spoken[hit.concept].update(hit.words)
    return spoken

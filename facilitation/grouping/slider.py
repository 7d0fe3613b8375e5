"""Bring a sorting to a wanted number of groups, one merge or one split at a time.

Every step leaves all other groups as they are, so the boards for N and N + 1 groups differ by one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from facilitation.grouping.lexicon import parent_of
from facilitation.grouping.neighbours import WordMatrix
from facilitation.grouping.placing import DOUBT, LEAST_SCORE, LOOSE, Choices
from facilitation.grouping.scoring import Scores
from facilitation.grouping.targets import MERGED, Field, Target, joined

SAME_DOMAIN = 0.15
SMALLEST_PART = 2


@dataclass(frozen=True, slots=True)
class Sorting:
    """Targets with a choice per note, pins kept, and the one it would have without its pin."""

    targets: tuple[Target, ...]
    choices: Choices
    opinions: Choices


def to_number(field: Field, words: WordMatrix, sorting: Sorting, groups: int) -> Sorting:
    """Merge or split until there are so many groups, as far as the notes allow."""
    merging = _living(sorting) > groups
    while _living(sorting) != groups:
        following = _merged(field, sorting) if merging else _split(field, words, sorting)
        if following is None:
            break
        sorting = following
    return replace(
        sorting,
        choices=_rescored(field, sorting, sorting.choices).held(field.pinned),
        opinions=_rescored(field, sorting, sorting.opinions),
    )


def _living(sorting: Sorting) -> int:
    """Groups that are shown: those with notes, and known themes."""
    held = set(sorting.choices.first.tolist())
    return sum(i in held or each.theme is not None for i, each in enumerate(sorting.targets))


def _sizes(sorting: Sorting) -> list[int]:
    """Count the notes of each target that is no known theme; 0 for a theme."""
    first = sorting.choices.first
    counts = np.bincount(first[first >= 0], minlength=len(sorting.targets)).tolist()
    return [0 if t.theme is not None else n for t, n in zip(sorting.targets, counts, strict=True)]


def _merged(field: Field, sorting: Sorting) -> Sorting | None:
    """Join the smallest new group with the one it is most related to."""
    sizes, targets = _sizes(sorting), sorting.targets
    new = [i for i, size in enumerate(sizes) if size]
    if len(new) < 2:
        return None
    scores = field.score(targets)
    small = min(new, key=lambda i: (sizes[i], targets[i].key))
    others = (i for i in new if i != small)
    near = max(others, key=lambda i: (_related(scores, targets, small, i), targets[i].key))
    changed = {
        near: joined(targets[near], targets[small]),
        small: replace(targets[small], concepts=(), dead=True),
    }
    return Sorting(
        tuple(changed.get(i, each) for i, each in enumerate(targets)),
        sorting.choices.moved(small, near),
        sorting.opinions.moved(small, near),
    )


def _split(field: Field, words: WordMatrix, sorting: Sorting) -> Sorting | None:
    """Take a concept out of the largest new group that has one to spare; else a word."""
    sizes = _sizes(sorting)
    new = sorted(
        (i for i, size in enumerate(sizes) if size),
        key=lambda i: (-sizes[i], sorting.targets[i].key),
    )
    cuts = (_cut(field, sorting, i) for i in new)
    by_word = (_cut_by_word(words, sorting, i) for i in new)
    return next((cut for cut in chain(cuts, by_word) if cut), None)


def _cut(field: Field, sorting: Sorting, position: int) -> Sorting | None:
    """Take out the concept that divides a group most evenly."""
    target = sorting.targets[position]
    inside = sorting.choices.first == position
    best: tuple[int, str] | None = None
    for concept in target.concepts:
        leaving = int((_leaving(field, target, concept) & inside).sum())
        smaller = min(leaving, int(inside.sum()) - leaving)
        if smaller >= SMALLEST_PART and (best is None or smaller > best[0]):
            best = smaller, concept
    return _taken_out(field, sorting, position, best[1]) if best else None


def _cut_by_word(words: WordMatrix, sorting: Sorting, position: int) -> Sorting | None:
    """Take out the notes that say the word which divides a group most evenly."""
    inside = np.flatnonzero(sorting.choices.first == position)
    said = words.vectors[inside] > 0
    counts = np.asarray(said.sum(axis=0)).ravel()
    smaller = np.minimum(counts, len(inside) - counts)
    if smaller.max(initial=0) < SMALLEST_PART:
        return None
    column = int(smaller.argmax())
    leaving = np.asarray((words.vectors[:, [column]] > 0).toarray()).ravel()
    target = sorting.targets[position]
    part = Target(f"{target.key}/{words.words[column]}", (), share=target.share)
    return _moved_out(sorting, sorting.targets, part, position, leaving)


def _leaving(field: Field, target: Target, concept: str) -> NDArray[np.bool_]:
    """Which notes say more about the concept than about the rest of the target."""
    rest = replace(target, concepts=tuple(c for c in target.concepts if c != concept))
    scores = field.score([rest, Target(concept, (concept,), share=target.share)])
    return np.asarray(scores[:, 1] > scores[:, 0])


def _taken_out(field: Field, sorting: Sorting, position: int, concept: str) -> Sorting:
    target = sorting.targets[position]
    leaving = _leaving(field, target, concept)
    rest = replace(target, concepts=tuple(c for c in target.concepts if c != concept))
    targets = tuple(rest if i == position else each for i, each in enumerate(sorting.targets))
    part = Target(concept, (concept,), share=target.share)
    return _moved_out(sorting, targets, part, position, leaving)


def _moved_out(
    sorting: Sorting,
    targets: tuple[Target, ...],
    part: Target,
    position: int,
    leaving: NDArray[np.bool_],
) -> Sorting:
    return Sorting(
        (*targets, part),
        sorting.choices.moved(position, len(targets), leaving),
        sorting.opinions.moved(position, len(targets), leaving),
    )


def _rescored(field: Field, sorting: Sorting, choices: Choices) -> Choices:
    """Say anew how sure each choice is and what comes second, beside the groups as they are."""
    held = np.bincount(choices.first[choices.first >= 0], minlength=len(sorting.targets)) > 0
    themes = np.array([target.theme is not None for target in sorting.targets])
    scores = np.where(held | themes, field.score(sorting.targets), 0.0)
    rows = np.flatnonzero(choices.first != LOOSE)
    rows = rows[scores[rows, choices.first[rows]] >= LEAST_SCORE]
    best = scores[rows, choices.first[rows]]
    rest = scores[rows]
    rest[np.arange(len(rows)), choices.first[rows]] = 0.0
    other = rest.max(axis=1, initial=0.0)
    second, sure = choices.second.copy(), choices.confidence.copy()
    second[rows] = np.where(other > 0, rest.argmax(axis=1), LOOSE)
    sure[rows] = np.clip((best - other) / (best + DOUBT), 0.0, 1.0)
    return Choices(choices.first, second, sure)


# Themes that people tend to take together when there is little room.
DOMAINS: tuple[frozenset[str], ...] = (
    frozenset({"groen", "energie"}),
    frozenset({"groen", "afval", "voorzieningen"}),
    frozenset({"afval", "veiligheid"}),
    frozenset({"verkeer", "veiligheid"}),
    frozenset({"ouderen", "ontmoeting", "zorg"}),
    frozenset({"spelen", "cultuur"}),
    frozenset({"ontmoeting", "cultuur"}),
    frozenset({"armoede", "werk", "zorg"}),
    frozenset({"wonen", "energie"}),
    frozenset({"voorzieningen", "werk"}),
)


def _related(scores: Scores, targets: Sequence[Target], one: int, other: int) -> float:
    overlap = np.minimum(scores[:, one], scores[:, other]).sum()
    size = np.sqrt(scores[:, one].sum() * scores[:, other].sum())
    parents = [{parent_of(key) for key in targets[i].key.split(MERGED)} for i in (one, other)]
    if parents[0] & parents[1]:
        return 1.0
    shared = sum(bool(domain & parents[0]) and bool(domain & parents[1]) for domain in DOMAINS)
    return float(overlap / size if size else 0.0) + SAME_DOMAIN * shared

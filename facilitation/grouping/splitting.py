"""Split one theme in two or three parts: by its concepts, else by one word that some notes say."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from facilitation.grouping.describing import (
    capitalised,
    distinct,
    enumeration,
    name_of,
    nearest_the_centre,
    said_by,
    terms_of,
)
from facilitation.grouping.proposal import Part, Split
from facilitation.grouping.rarity import rarity
from facilitation.grouping.reading import Meeting, read_meeting
from facilitation.grouping.scoring import ConceptScores, combine

FEWEST_NOTES = 4
SMALLEST_PART, SMALLEST_SHARE = 2, 0.15
MOST_PARTS = 3
# A third part must hold this share, unless three parts were asked for.
SHARE_OF_THIRD = 0.2
MOST_SAID = 0.6
MOST_WORDS, WORDS_PER_PART = 4, 2
Bundle = tuple[str, ...]


def split(
    texts: Sequence[str],
    *,
    question: str = "",
    language: str = "nl",
    parts: int | None = None,
    words: str = "",
) -> Split:
    """Divide the notes of one theme; every note is in one part, the largest part first.

    `words` is the text of a file with an organisation's own terms, as for `propose`.
    """
    meeting = read_meeting(texts, question, words)
    if len(texts) < FEWEST_NOTES:
        return _split(meeting, [range(len(texts))] if texts else [], [()], language)
    concepts = meeting.concepts
    bundles = _bundles(concepts, meeting.parents, len(texts), parts)
    if len(bundles) > 1:
        return _split(meeting, _divided(concepts, bundles), bundles, language)
    return _split(meeting, *_by_one_word(meeting), language)


def _bundles(
    concepts: ConceptScores, parents: dict[str, str], notes: int, wanted: int | None
) -> list[Bundle]:
    """Bring concepts together until the wanted number of bundles holds enough notes each."""
    bundles: list[Bundle] = [(concept,) for concept in concepts.concepts]
    while len(bundles) > 1:
        sizes = _sizes(concepts, bundles)
        smallest = min(range(len(bundles)), key=lambda i: (sizes[i], bundles[i]))
        if len(bundles) <= (wanted or MOST_PARTS) and sizes[smallest] >= _least(
            notes, len(bundles), wanted
        ):
            return bundles
        bundles = _joined(concepts, parents, bundles, smallest)
    return bundles


def _least(notes: int, parts: int, wanted: int | None) -> float:
    share = SHARE_OF_THIRD if wanted is None and parts > 2 else SMALLEST_SHARE
    return max(SMALLEST_PART, share * notes)


def _sizes(concepts: ConceptScores, bundles: Sequence[Bundle]) -> Counter[int]:
    scores = np.stack([combine(concepts.columns(bundle)) for bundle in bundles], axis=1)
    heard = scores.max(axis=1) > 0
    return Counter(int(first) for first in scores.argmax(axis=1)[heard])


def _joined(
    concepts: ConceptScores, parents: dict[str, str], bundles: Sequence[Bundle], small: int
) -> list[Bundle]:
    """Join one bundle with the one that is nearest: of the same theme, said in the same notes."""
    own = combine(concepts.columns(bundles[small]))
    above = {parents[concept] for concept in bundles[small]}

    def nearness(i: int) -> tuple[float, Bundle]:
        other = combine(concepts.columns(bundles[i]))
        together = float(np.minimum(own, other).sum()) / max(1e-9, float(own.sum()))
        same = bool(above & {parents[concept] for concept in bundles[i]})
        return (together + 0.5 * same, bundles[i])

    near = max((i for i in range(len(bundles)) if i != small), key=nearness)
    joined = tuple(sorted((*bundles[near], *bundles[small])))
    return [joined if i == near else each for i, each in enumerate(bundles) if i != small]


def _divided(concepts: ConceptScores, bundles: Sequence[Bundle]) -> list[list[int]]:
    """Every note goes to the bundle it says most about; a silent note to the largest."""
    scores = np.stack([combine(concepts.columns(bundle)) for bundle in bundles], axis=1)
    firsts = scores.argmax(axis=1)
    silent = scores.max(axis=1) <= 0
    largest = int(np.bincount(firsts[~silent], minlength=len(bundles)).argmax())
    firsts[silent] = largest
    return [[int(row) for row in np.flatnonzero(firsts == i)] for i in range(len(bundles))]


def _by_one_word(meeting: Meeting) -> tuple[list[list[int]], list[Bundle]]:
    """The notes that say the word which tells most, and the others."""
    notes = len(meeting.notes)
    counts = Counter(
        word for note in meeting.notes for word in {*note.lemmas, *note.parts} - {*meeting.damped}
    )
    least = max(SMALLEST_PART + 1, 2 * SMALLEST_SHARE * notes)
    fit = [word for word, times in counts.items() if least <= times <= MOST_SAID * notes]
    if not fit:
        return [list(range(notes))], [()]
    word = max(fit, key=lambda each: (counts[each] * rarity(each), each))
    saying = [row for row, note in enumerate(meeting.notes) if word in {*note.lemmas, *note.parts}]
    others = [row for row in range(notes) if row not in set(saying)]
    return [saying, others], [(), ()]


def _split(
    meeting: Meeting,
    members: Sequence[Sequence[int]],
    bundles: Sequence[Bundle],
    language: str,
) -> Split:
    order = sorted(range(len(members)), key=lambda i: (-len(members[i]), tuple(members[i])))
    parts: list[Part] = []
    for i in order:
        parts.append(_part(meeting, members[i], bundles[i], language, {p.name for p in parts}))
    told = (term for part in parts for term in part.terms[:WORDS_PER_PART])
    return Split(tuple(parts), tuple(dict.fromkeys(told))[:MOST_WORDS] if len(parts) > 1 else ())


def _part(
    meeting: Meeting, members: Sequence[int], bundle: Bundle, language: str, taken: set[str]
) -> Part:
    everywhere = said_by(meeting.notes)
    terms = terms_of(members, meeting.notes, _evidence(meeting, members, bundle), everywhere)
    own = capitalised(enumeration(terms[:WORDS_PER_PART], language))
    heaviest = _heaviest(meeting, members, bundle)
    name = capitalised(name_of(heaviest, language)) if heaviest else own
    unsure = np.zeros(len(meeting.notes))
    (near,) = nearest_the_centre([members], meeting.words.vectors, unsure)
    return Part(distinct(name, terms, taken, language), terms, tuple(members), near)


def _evidence(
    meeting: Meeting, members: Sequence[int], bundle: Bundle
) -> dict[int, tuple[str, ...]]:
    return {
        row: tuple(word for hit in meeting.hits[row] if hit.concept in bundle for word in hit.words)
        for row in members
    }


def _heaviest(meeting: Meeting, members: Sequence[int], bundle: Bundle) -> str:
    """The concept of the bundle that its notes say most about."""
    weights = dict.fromkeys(bundle, 0.0)
    for row in members:
        for hit in meeting.hits[row]:
            if hit.concept in weights:
                weights[hit.concept] += hit.weight
    return max(weights, key=lambda concept: (weights[concept], concept), default="")

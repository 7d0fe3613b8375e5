"""Find the pack that the notes speak of, where the words of the question chose none."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from facilitation.grouping.claiming import by_parent, parents_of
from facilitation.grouping.evidence import Hit
from facilitation.grouping.lexicon import Pack, read_lexicon
from facilitation.grouping.questions import everyday_pack
from facilitation.grouping.reader import Reader
from facilitation.grouping.scoring import ConceptScores, Scores, combine, score_concepts

# A spread of this many notes tells enough, and reading them with every pack stays quick.
MOST_NOTES = 200
LOUD_ENOUGH = 1.5
# A pack must say this share of all that is said, of so many concepts, and make the notes louder.
LEAST_SAID, FEWEST_CONCEPTS, LEAST_GAIN = 0.2, 3, 0.05


def nearest_pack(texts: Sequence[str], words: str) -> Pack | None:
    """Return the pack that makes the notes speak clearly louder; else that of everyday life, and
    none where the general terms are as loud as that."""
    step = -(-len(texts) // MOST_NOTES)
    some = texts[::step]
    reader = Reader(None, words)
    plain = _loudness([reader.hits(text) for text in some], None)
    heard = {pack.name: _heard_under(hits, pack) for pack, hits in _in_packs(some, reader)}
    best = max(read_lexicon().packs, key=lambda pack: heard[pack.name], default=None)
    if best is not None and heard[best.name] > plain + LEAST_GAIN:
        return best
    everyday = everyday_pack()
    return everyday if heard[everyday.name] >= plain else None


def _in_packs(texts: Sequence[str], reader: Reader) -> Iterator[tuple[Pack, list[tuple[Hit, ...]]]]:
    """Per pack what each text says."""
    hits: dict[str, list[tuple[Hit, ...]]] = defaultdict(list)
    for text in texts:
        for pack, said in reader.in_packs(text):
            hits[pack.name].append(said)
    return ((pack, hits[pack.name]) for pack in read_lexicon().packs)


def _heard_under(hits: Sequence[Sequence[Hit]], pack: Pack) -> float:
    """How loud the notes are under a pack; nothing when its own concepts say too little."""
    said = sum(hit.weight for note in hits for hit in note)
    spoken = [hit for note in hits for hit in note if hit.concept in pack.concepts]
    if len({hit.concept for hit in spoken}) < FEWEST_CONCEPTS:
        return 0.0
    enough = sum(hit.weight for hit in spoken) >= LEAST_SAID * said
    return _loudness(hits, pack) if enough else 0.0


def _loudness(hits: Sequence[Sequence[Hit]], pack: Pack | None) -> float:
    concepts = score_concepts(hits, {})
    parents = parents_of(concepts.concepts, dict(pack.parents) if pack else {})
    loudest = theme_scores(concepts, parents).max(axis=1, initial=0.0)
    return float(np.minimum(loudest, LOUD_ENOUGH).mean())


def theme_scores(concepts: ConceptScores, parents: dict[str, str]) -> Scores:
    """Score notes by the themes of the tree."""
    columns = [combine(concepts.columns(each)) for each in by_parent(parents).values()]
    if not columns:
        return np.zeros((len(concepts.matrix), 0))
    return np.stack(columns, axis=1)

"""Choose the question pack: by the question, else by what the notes themselves talk about."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from facilitation.grouping.asking import subjects, unforeseen
from facilitation.grouping.features import Features, Reader, features_of
from facilitation.grouping.lexicon import Pack, parent_of, read_lexicon
from facilitation.grouping.tokens import tokenise

ANY = "*"
EVERYDAY = "alledaags"
LEAST_PATTERNS = 1
OPENING_SHARE = 0.28
FEWEST_NOTES = 12
DAMPING = 0.35


def choose_pack(question: str, notes: Sequence[Features]) -> Pack | None:
    """Return the pack whose words stand in the question, or whose theme most notes are about.

    A question about something that no pack or theme is about is read as everyday life.
    """
    asked = max(read_lexicon().packs, key=lambda pack: _mentions(pack, question), default=None)
    if asked and _mentions(asked, question) >= LEAST_PATTERNS:
        return asked
    return everyday_pack() if unforeseen(question) else _opened(notes)


def everyday_pack() -> Pack:
    """Return the concepts of everyday life, for a question that nobody foresaw."""
    return next(pack for pack in read_lexicon().packs if pack.name == EVERYDAY)


def damped_by(question: str, reader: Reader) -> dict[str, float]:
    """Words of the question say little in an answer: everybody was asked about them.

    So do, in a question that nobody foresaw, the concepts that its subject belongs to.
    """
    damped = list(features_of(question).surfaces)
    if reader.pack == everyday_pack():
        damped += [hit.concept for word in subjects(question) for hit in reader.hits(word)]
    return dict.fromkeys(damped, DAMPING)


def _mentions(pack: Pack, question: str) -> int:
    words = [token.folded for token in tokenise(question)]
    return sum(_stands_in(pattern, words) for pattern in pack.question)


def _stands_in(pattern: str, words: Sequence[str]) -> bool:
    """`rol+bewoner*`: every part must stand in the question."""
    return all(
        any(w.startswith(p[:-1]) if p.endswith(ANY) else w == p for w in words)
        for p in pattern.split("+")
    )


def _opened(notes: Sequence[Features]) -> Pack | None:
    """One theme that holds far more than its share is opened up by its pack."""
    if len(notes) < FEWEST_NOTES:
        return None
    about = Counter(parent for note in notes if (parent := _parent(note)))
    for pack in read_lexicon().packs:
        if any(about[parent] > OPENING_SHARE * about.total() for parent in pack.opens):
            return pack
    return None


def _parent(note: Features) -> str:
    weights: dict[str, float] = defaultdict(float)
    for hit in note.hits:
        weights[parent_of(hit.concept)] += hit.weight
    return max(weights, key=lambda parent: (weights[parent], parent), default="")

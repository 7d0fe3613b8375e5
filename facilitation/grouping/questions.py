"""Choose the question pack: by the question, else by what the notes themselves talk about."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from facilitation.grouping.asking import subjects, unforeseen
from facilitation.grouping.compounds import halves
from facilitation.grouping.features import REMEMBERED, features_of
from facilitation.grouping.lexicon import Pack, parent_of, read_lexicon
from facilitation.grouping.reader import Reader, in_general
from facilitation.grouping.tokens import tokenise

ANY = "*"
EVERYDAY = "alledaags"
IN_FULL, ASIDE_SHARE = 1.0, 0.5
# What stands behind these says where, and seldom what is asked about.
BEFORE_ASIDES = frozenset("in uit op bij rond".split())
BETWEEN = frozenset("de het een onze ons dit deze alle".split())
OPENING_SHARE = 0.28
FEWEST_NOTES = 12
DAMPING = 0.35


def choose_pack(question: str, texts: Sequence[str]) -> Pack | None:
    """Return the pack whose words stand in the question, or whose theme most notes are about.

    A question about something that no pack or theme is about is read as everyday life.
    """
    words = [token.folded for token in tokenise(question)]
    asked = max(read_lexicon().packs, key=lambda pack: _mentions(pack, words), default=None)
    said = _mentions(asked, words) if asked else 0.0
    if asked and (said >= IN_FULL or (said and not _asks_more(question, asked))):
        return asked
    return everyday_pack() if unforeseen(question) else _opened(texts)


def everyday_pack() -> Pack:
    """Return the concepts of everyday life, for a question that nobody foresaw."""
    return next(pack for pack in read_lexicon().packs if pack.name == EVERYDAY)


def damped_by(question: str, reader: Reader) -> dict[str, float]:
    """Words of the question say little in an answer: everybody was asked about them.

    So do, in a question that nobody foresaw, the concepts that its subject belongs to.
    """
    damped = list(features_of(question).surfaces)
    if reader.pack == everyday_pack():
        said = [part for word in subjects(question) for part in (word, *halves(word))]
        damped += [hit.concept for word in said for hit in reader.hits(word)]
    return dict.fromkeys(damped, DAMPING)


def _asks_more(question: str, pack: Pack) -> bool:
    """Whether it also asks of something else: 'het water in het dorp' is not about the village."""
    alone = [pattern[0] for pattern in pack.question if len(pattern) == 1]
    others = [word for word in subjects(question) if not any(_fits(word, one) for one in alone)]
    return bool(others) and unforeseen(question)


def _mentions(pack: Pack, words: Sequence[str]) -> float:
    fitting = {*words, *(word[:end] + ANY for word in words for end in range(len(word) + 1))}
    return sum(_said(pattern, words) for pattern in pack.question if fitting.issuperset(pattern))


def _said(pattern: Sequence[str], words: Sequence[str]) -> float:
    """`rol+bewoner*`: every part must stand in the question; one word said aside counts half."""
    places = [[i for i, word in enumerate(words) if _fits(word, part)] for part in pattern]
    aside = len(places) == 1 and all(_is_aside(words, place) for place in places[0])
    return ASIDE_SHARE if aside else IN_FULL


def _fits(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith(ANY) else word == pattern


def _is_aside(words: Sequence[str], place: int) -> bool:
    before = words[max(0, place - 2) : place]
    while before and before[-1] in BETWEEN:
        before = before[:-1]
    return bool(before) and before[-1] in BEFORE_ASIDES


def _opened(texts: Sequence[str]) -> Pack | None:
    """One theme that holds far more than its share is opened up by its pack."""
    if len(texts) < FEWEST_NOTES:
        return None
    about = Counter(parent for text in texts if (parent := _parent(text)))
    for pack in read_lexicon().packs:
        if any(about[parent] > OPENING_SHARE * about.total() for parent in pack.opens):
            return pack
    return None


@lru_cache(maxsize=REMEMBERED)
def _parent(text: str) -> str:
    weights: dict[str, float] = defaultdict(float)
    for hit in in_general(text):
        weights[parent_of(hit.concept)] += hit.weight
    return max(weights, key=lambda parent: (weights[parent], parent), default="")

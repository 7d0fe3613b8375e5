"""Find the word that a writer meant when a word is unknown: same sound first, then one edit."""

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from string import ascii_lowercase

from facilitation.grouping.rarity import frequent_words, zipf
from facilitation.grouping.tokens import fold

SHORTEST = 5
LONG_WORD = 8
# A word that is seen this often is no typing error; short words are sooner real.
KNOWN_ZIPF, KNOWN_SHORT_ZIPF = 2.7, 1.9
LEAST_GAIN = 1.0
FREQUENT_ZIPF = 3.2
EDITS_REMEMBERED = 64
# Sounds that Dutch spells in two ways, in the order in which they are replaced.
SOUNDS: tuple[tuple[str, str], ...] = (
    *(("ij", "Y"), ("ei", "Y"), ("y", "Y"), ("ou", "W"), ("au", "W"), ("uw", "u")),
    *(("schr", "sr"), ("sch", "sx"), ("ch", "x"), ("g", "x"), ("th", "t")),
    *(("ce", "se"), ("ci", "si"), ("cY", "sY"), ("c", "k"), ("q", "k"), ("z", "s"), ("v", "f")),
)
ENDINGS: tuple[tuple[str, str], ...] = (("dt", "t"), ("d", "t"), ("b", "p"), ("n", ""))
DOUBLED = re.compile(r"(.)\1")


def sound_of(word: str) -> str:
    """Return a key that is equal for spellings that sound the same: vogtig and vochtig."""
    for written, sound in SOUNDS:
        word = word.replace(written, sound)
    word = DOUBLED.sub(r"\1", word)
    for written, sound in ENDINGS:
        if word.endswith(written):
            return word.removesuffix(written) + sound
    return word


class Speller:
    """Correct unknown Dutch words towards the lexicon or towards frequent Dutch words."""

    def __init__(self, lexicon_words: Collection[str]) -> None:
        known = {word for word in lexicon_words if len(word) >= SHORTEST}
        self._known = _frequent() | known
        self._by_sound = _by_sound(known)
        self._frequent_by_sound = _frequent_by_sound()
        self._by_deletion = dict(_deletions_of(sorted(w for w in known if len(w) >= LONG_WORD)))
        self.correct = lru_cache(maxsize=50_000)(self._correct)

    def _correct(self, word: str) -> str | None:
        """Return the likeliest known word, or None when the word is known or nothing is near."""
        if len(word) < SHORTEST or not word.isascii() or not word.isalpha():
            return None
        known_from = KNOWN_ZIPF if len(word) > SHORTEST else KNOWN_SHORT_ZIPF
        if word in self._known or zipf(word) >= known_from:
            return None
        meant = self._nearest(word)
        better = meant is not None and (not zipf(word) or zipf(meant) >= zipf(word) + LEAST_GAIN)
        return meant if better else None

    def _nearest(self, word: str) -> str | None:
        sound = sound_of(word)
        heard = {self._by_sound.get(sound), self._frequent_by_sound.get(sound)}
        alike = (heard | {self._one_edit(word)}) - {None}
        best = max(alike, key=lambda each: (zipf(each or ""), each), default=None)
        return best or self._two_edits(word)

    def _one_edit(self, word: str) -> str | None:
        near = {other for other in _edits(word) & self._known if len(other) >= SHORTEST}
        return max(near, key=lambda each: (zipf(each), each), default=None)

    def _two_edits(self, word: str) -> str | None:
        if len(word) < LONG_WORD:
            return None
        near = (self._by_deletion.get(other) for other in (word, *_deletions(word)))
        return max((each for each in near if each), key=lambda e: (zipf(e), e), default=None)


@cache
def _frequent() -> frozenset[str]:
    """Frequent Dutch words, folded: the same for every lexicon and pack."""
    return frozenset(fold(word) for word in frequent_words(FREQUENT_ZIPF) if len(word) >= SHORTEST)


@cache
def _frequent_by_sound() -> dict[str, str]:
    return _by_sound(_frequent())


def _by_sound(words: Collection[str]) -> dict[str, str]:
    """The most frequent word for each sound."""
    return {sound_of(word): word for word in sorted(words, key=lambda each: (zipf(each), each))}


def _deletions(word: str) -> Iterator[str]:
    return (word[:cut] + word[cut + 1 :] for cut in range(len(word)))


def _deletions_of(words: Collection[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        for shorter in _deletions(word):
            yield shorter, word


@lru_cache(maxsize=EDITS_REMEMBERED)
def _edits(word: str) -> frozenset[str]:
    """Every spelling one edit away: one pack after another asks for those of the same word."""
    return frozenset(_edited(word))


def _edited(word: str) -> Iterator[str]:
    """Yield every spelling one deletion, swap, replacement or insertion away."""
    yield from _deletions(word)
    for cut in range(len(word)):
        head, tail = word[:cut], word[cut:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in ascii_lowercase:
            yield head + letter + tail[1:]
            yield head + letter + tail
    for letter in ascii_lowercase:
        yield word + letter

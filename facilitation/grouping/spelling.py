"""Find the word that a writer meant when a word is unknown: same sound first, then one edit."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache

from facilitation.grouping.one_edit import OneEdit
from facilitation.grouping.one_less import OneLess
from facilitation.grouping.rarity import frequent_words, zipf
from facilitation.grouping.tokens import fold

SHORTEST = 5
LONG_WORD = 8
# A word that is seen this often is no typing error; short words are sooner real.
KNOWN_ZIPF, KNOWN_SHORT_ZIPF = 2.7, 1.9
LEAST_GAIN = 1.0
FREQUENT_ZIPF = 3.2
WORDS_REMEMBERED = 50_000
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
    """Correct unknown Dutch words towards the words of a pack or towards frequent Dutch words."""

    def __init__(self, words: Mapping[str, Collection[str]]) -> None:
        packs: dict[str, set[str]] = defaultdict(set)
        for pack, known in words.items():
            for word in known:
                if len(word) >= SHORTEST:
                    packs[word].add(pack)
        self._packs = frozenset(words)
        alike: dict[frozenset[str], frozenset[str]] = {}
        self._knowing = {
            word: alike.setdefault(frozenset(known), frozenset(known))
            for word, known in packs.items()
        }
        self._one_edit = OneEdit(packs)
        self._by_sound = _grouped((sound_of(word), word) for word in packs)
        self._one_less = OneLess([word for word in packs if len(word) >= LONG_WORD])
        self.correct = lru_cache(maxsize=WORDS_REMEMBERED)(self._correct)

    def _correct(self, word: str) -> Mapping[str, frozenset[str]]:
        """Return the likeliest known words, where a word is unknown and one is near; and in which
        packs each of them is what was meant."""
        if len(word) < SHORTEST or not word.isascii() or not word.isalpha():
            return {}
        known_from = KNOWN_ZIPF if len(word) > SHORTEST else KNOWN_SHORT_ZIPF
        seen = zipf(word)
        if seen >= known_from or word in _frequent():
            return {}
        packs = self._packs - self._knowing.get(word, frozenset())
        meant = self._nearest(word, packs) if packs else {}
        return {near: packs for near, packs in meant.items() if _gains_enough(near, seen)}

    def _nearest(self, word: str, packs: frozenset[str]) -> dict[str, frozenset[str]]:
        """The most frequent of the words that sound the same and those one edit away; else of the
        long words that are alike after a letter less in each."""
        sound = sound_of(word)
        anywhere = max(_frequent_near(word, sound), key=_likelihood, default="")
        near = {*self._by_sound.get(sound, ()), *self._one_edit.near(word)}
        meant = self._shared_out(near, packs, anywhere)
        left = packs.difference(*meant.values())
        if len(word) < LONG_WORD or not left:
            return meant
        return meant | self._shared_out(self._one_less.near(word), left)

    def _shared_out(
        self, words: set[str], packs: frozenset[str], anywhere: str = ""
    ) -> dict[str, frozenset[str]]:
        """The likeliest word goes to every pack that knows it, the next to those that are left;
        the one that may be meant `anywhere` to all that are."""
        meant: dict[str, frozenset[str]] = {}
        for word in sorted({*words, anywhere} - {""}, key=_likelihood, reverse=True):
            here = packs if word == anywhere else packs & self._knowing[word]
            if here:
                meant[word] = here
                packs -= here
        return meant


def _gains_enough(meant: str, seen: float) -> bool:
    """A word that people do write must be much rarer than what would be meant by it."""
    return not seen or zipf(meant) >= seen + LEAST_GAIN


def _likelihood(word: str) -> tuple[float, str]:
    return zipf(word), word


@cache
def _frequent() -> frozenset[str]:
    """Frequent Dutch words, folded: the same for every lexicon and pack."""
    return frozenset(fold(word) for word in frequent_words(FREQUENT_ZIPF) if len(word) >= SHORTEST)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _frequent_near(word: str, sound: str) -> frozenset[str]:
    """Frequent words that sound the same or are one edit away: all packs ask for them."""
    near = {each for each in _frequent_by_edit().near(word) if len(each) >= SHORTEST}
    heard = _frequent_by_sound().get(sound)
    return frozenset(near | {heard} if heard else near)


@cache
def _frequent_by_edit() -> OneEdit:
    return OneEdit(_frequent())


@cache
def _frequent_by_sound() -> dict[str, str]:
    """The most frequent word for each sound."""
    return {sound_of(word): word for word in sorted(_frequent(), key=_likelihood)}


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The words under each key, in the order of the alphabet."""
    under: dict[str, list[str]] = defaultdict(list)
    for key, word in sorted(set(pairs)):
        under[key].append(word)
    return {key: tuple(words) for key, words in under.items()}

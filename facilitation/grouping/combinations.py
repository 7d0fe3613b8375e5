"""Terms of several words: next to each other (`oude_bomen`) or near each other (`bomen+weg`)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from facilitation.grouping.evidence import Entry, Hit, Word
from facilitation.grouping.rarity import rarity

ANY = "*"
KEY_LENGTH = 3
WINDOW = 7
FACTOR = 1.25
Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Combination:
    """Words that must stand next to each other, or near each other when `loose`, with the keys
    under which words are found that may fit them.

    `anchor` is the position of its rarest word: the one that is looked up; `need` is the key of the
    rarest of the others, and `step` how far that stands from the anchor, for a quick look whether a
    note can hold it at all.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    entry: Entry
    loose: bool
    anchor: int
    need: str
    step: int


@dataclass(frozen=True, slots=True)
class Lead:
    """A word, the keys under which it is found, and the combinations whose rarest word it may be,
    numbered, by what they need."""

    word: Word
    keys: tuple[str, ...]
    combinations: Mapping[str, Sequence[tuple[int, Combination]]]


@dataclass(frozen=True, slots=True)
class Combined:
    """A combination that a note holds, and where its words stand."""

    hit: Hit
    places: Places
    loose: bool


class Combinations:
    """All combinations of a lexicon, each kept under its rarest word."""

    def __init__(self) -> None:
        self._kept: dict[str, list[Combination]] = defaultdict(list)

    def add(self, words: tuple[str, ...], entry: Entry, *, loose: bool) -> None:
        """Keep one combination; the elements of `words` may have stars."""
        anchor, other, *_ = sorted(range(len(words)), key=lambda place: -_selective(words[place]))
        keys = tuple(_key(word) for word in words)
        combination = Combination(words, keys, entry, loose, anchor, keys[other], other - anchor)
        self._kept[keys[anchor]].append(combination)

    def led_by(self, word: Word) -> Lead:
        """Look up once, for all notes, what a word may be the rarest word of."""
        keys = _keys(word)
        kept = chain.from_iterable(self._kept.get(key, ()) for key in keys)
        led: dict[str, list[tuple[int, Combination]]] = {}
        for number, each in enumerate(kept):
            if _fits(word, each.words[each.anchor]):
                led.setdefault(each.need, []).append((number, each))
        return Lead(word, keys, led)

    def found_in(self, leads: Sequence[Lead]) -> list[Combined]:
        """Return what a note of these words holds, the heaviest first; a word helps a concept of a
        pack only once."""
        at: dict[str, list[int]] = defaultdict(list)
        for place, lead in enumerate(leads):
            for key in lead.keys:
                at[key].append(place)
        words = [lead.word for lead in leads]
        led = [
            (place, number, each)
            for place, lead in enumerate(leads)
            for need in lead.combinations.keys() & at.keys()
            for number, each in lead.combinations[need]
            if each.loose or place + each.step in at[need]
        ]
        found: list[Combined] = []
        for place, _, each in sorted(led, key=lambda one: one[:2]):
            if places := _places(words, at, place, each):
                found.append(Combined(_hit(words, places, each.entry), places, each.loose))
        return _heaviest(found)


def _heaviest(candidates: list[Combined]) -> list[Combined]:
    if len(candidates) < 2:
        return candidates
    used: dict[tuple[str, str], set[int]] = defaultdict(set)
    kept: list[Combined] = []
    for each in sorted(candidates, key=lambda c: (-c.hit.weight, c.places)):
        taken = used[each.hit.pack, each.hit.concept]
        if taken.isdisjoint(each.places):
            taken.update(each.places)
            kept.append(each)
    return kept


def _keys(word: Word) -> tuple[str, ...]:
    """The keys under which elements that may fit a word are kept."""
    return tuple(dict.fromkeys((word.folded, word.lemma, word.folded[:KEY_LENGTH] + ANY, ANY)))


def _selective(element: str) -> float:
    """A rare whole word finds its combination soonest; an open one fits too much."""
    return rarity(element) if ANY not in element else len(element) / 100


def _key(element: str) -> str:
    if element.startswith(ANY) or (element.endswith(ANY) and len(element) <= KEY_LENGTH):
        return ANY
    return element[:KEY_LENGTH] + ANY if element.endswith(ANY) else element


def _places(
    words: Sequence[Word], at: Mapping[str, list[int]], place: int, combination: Combination
) -> Places:
    """Positions of the words of a combination around its anchor; empty if one is missing. `at`:
    where in the note each key stands."""
    if combination.loose:
        return _near(words, at, place, combination)
    begin = place - combination.anchor
    end = begin + len(combination.words)
    if begin < 0 or end > len(words):
        return ()
    for word, element in zip(words[begin:end], combination.words, strict=True):
        if not _fits(word, element):
            return ()
    return tuple(range(begin, end))


def _near(
    words: Sequence[Word], at: Mapping[str, list[int]], place: int, combination: Combination
) -> Places:
    places = [place]
    for position, element in enumerate(combination.words):
        if position == combination.anchor:
            continue
        for other in at.get(combination.keys[position], ()):
            near = -WINDOW <= other - place <= WINDOW and other not in places
            if near and _fits(words[other], element):
                places.append(other)
                break
        else:
            return ()
    return tuple(sorted(places))


def _fits(word: Word, element: str) -> bool:
    if element in (word.folded, word.lemma):
        return True
    if not element.endswith(ANY):
        return False
    if element.startswith(ANY):
        return element[1:-1] in word.folded
    return word.folded.startswith(element[:-1])


def _hit(words: Sequence[Word], places: Places, entry: Entry) -> Hit:
    said = tuple([words[place].surface for place in places])
    rarest = max([rarity(word) for word in said])
    return Hit(entry.concept, FACTOR * rarest * entry.strength, said, entry.pack)

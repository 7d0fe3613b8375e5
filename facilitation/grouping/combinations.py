"""Terms of several words: next to each other (`oude_bomen`) or near each other (`bomen+weg`)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from facilitation.grouping.evidence import Entry, Hit, Word
from facilitation.grouping.rarity import rarity

ANY = "*"
KEY_LENGTH = 3
WINDOW = 7
FACTOR = 1.25
Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Combination:
    """Words that must stand next to each other, or near each other when `loose`.

    `anchor` is the position of its rarest word: the one that is looked up; `needs` holds the
    keys of the others, for a quick look whether a note can hold them at all.
    """

    words: tuple[str, ...]
    entry: Entry
    loose: bool
    anchor: int
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lead:
    """A word, the keys under which it is kept, and the combinations whose rarest word it may be."""

    word: Word
    keys: tuple[str, ...]
    combinations: tuple[Combination, ...]


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
        anchor = max(range(len(words)), key=lambda place: (_selective(words[place]), -place))
        needs = frozenset(_key(word) for place, word in enumerate(words) if place != anchor)
        self._kept[_key(words[anchor])].append(Combination(words, entry, loose, anchor, needs))

    def led_by(self, word: Word) -> Lead:
        """Look up once, for all notes, what a word may be the rarest word of."""
        keys = _keys(word)
        kept = (each for key in keys for each in self._kept.get(key, ()))
        fit = (each for each in kept if _fits(word, each.words[each.anchor]))
        return Lead(word, keys, tuple(fit))

    def found_in(self, leads: Sequence[Lead]) -> dict[str, list[Combined]]:
        """Return what a note of these words holds, by pack."""
        led = [(place, each) for place, lead in enumerate(leads) for each in lead.combinations]
        if not led:
            return {}
        words = [lead.word for lead in leads]
        present = {key for lead in leads for key in lead.keys}
        found: dict[str, list[Combined]] = defaultdict(list)
        for place, each in led:
            if each.needs <= present and (places := _places(words, place, each)):
                hit = _hit(words, places, each)
                found[each.entry.pack].append(Combined(hit, places, each.loose))
        return {pack: _heaviest(candidates) for pack, candidates in found.items()}


def _heaviest(candidates: list[Combined]) -> list[Combined]:
    """The heaviest first; a word helps a concept only once."""
    if len(candidates) < 2:
        return candidates
    used: dict[str, set[int]] = defaultdict(set)
    kept: list[Combined] = []
    for each in sorted(candidates, key=lambda c: (-c.hit.weight, c.places)):
        taken = used[each.hit.concept]
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


def _places(words: Sequence[Word], place: int, combination: Combination) -> Places:
    """Positions of the words of a combination around its anchor; empty if one is missing."""
    if combination.loose:
        return _near(words, place, combination)
    begin = place - combination.anchor
    end = begin + len(combination.words)
    if begin < 0 or end > len(words):
        return ()
    for offset, element in enumerate(combination.words):
        if not _fits(words[begin + offset], element):
            return ()
    return tuple(range(begin, end))


def _near(words: Sequence[Word], place: int, combination: Combination) -> Places:
    span = range(max(0, place - WINDOW), min(len(words), place + WINDOW + 1))
    places = [place]
    for position, element in enumerate(combination.words):
        if position == combination.anchor:
            continue
        other = next((p for p in span if p not in places and _fits(words[p], element)), None)
        if other is None:
            return ()
        places.append(other)
    return tuple(sorted(places))


def _fits(word: Word, element: str) -> bool:
    if element in (word.folded, word.lemma):
        return True
    if not element.endswith(ANY):
        return False
    if element.startswith(ANY):
        return element[1:-1] in word.folded
    return word.folded.startswith(element[:-1])


def _hit(words: Sequence[Word], places: Places, combination: Combination) -> Hit:
    rarest = max(rarity(words[place].surface) for place in places)
    said = tuple(words[place].surface for place in places)
    return Hit(combination.entry.concept, FACTOR * rarest * combination.entry.strength, said)

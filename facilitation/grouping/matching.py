"""Find the terms of a lexicon in the words of a note; the longest term that fits speaks."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from facilitation.grouping.combinations import Combinations, Combined
from facilitation.grouping.emphasis import emphasis
from facilitation.grouping.evidence import Entry, Hit, Word
from facilitation.grouping.lemmas import lemma
from facilitation.grouping.lexicon import TermLine, parent_of, strength_of
from facilitation.grouping.rarity import rarity
from facilitation.grouping.shelves import ANY, Fit, Found, Shelves
from facilitation.grouping.spelling import Speller
from facilitation.grouping.tokens import Token, tokenise

DUTCH = "nl"
GENERAL = ""
NEAR = "+"
WHOLE = "="
JOINTS = re.compile(r"[_+](?=.)")
REMEMBERED = 50_000

Hits = tuple[Hit, ...]


class TermIndex:
    """The terms of one language, of one or more packs, arranged for looking up words at once."""

    def __init__(self, packs: Mapping[str, Iterable[TermLine]], language: str) -> None:
        self._language = language
        self._packs = frozenset(packs)
        self._shelves = Shelves()
        self._combinations = Combinations()
        self._whole_notes: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        lines = ((pack, line) for pack, lines in packs.items() for line in lines)
        for place, (pack, line) in enumerate(lines):
            self._add(line, pack, place)
        if language == DUTCH:
            self._shelves.add_lemmas()
        self._speller = Speller(self._shelves.words()) if language == DUTCH else None
        self._singles: dict[Word, dict[str, Hits]] = {}
        self._words: dict[Token, Word] = {}

    def hits(self, tokens: Sequence[Token], pack: str = GENERAL) -> Hits:
        """Return what the words of one note speak for in one pack, in the order of the words."""
        return self.heard(tokens, (pack,))[pack]

    def heard(self, tokens: Sequence[Token], packs: Iterable[str] = ()) -> dict[str, Hits]:
        """Return what a note speaks for in these packs, else in each where it says anything."""
        words = [self._word(token) for token in tokens]
        factors = emphasis(tokens) if self._language == DUTCH else [1.0] * len(words)
        combined = self._combinations.found_in(words)
        singles = [self._single(word) for word in words]
        asked = set(packs) or {*combined, *(pack for spoken in singles for pack in spoken)}
        found = {pack: _in_order(pack, combined, singles, factors) for pack in asked}
        return found | self._said_as_a_whole(words)

    def _said_as_a_whole(self, words: Sequence[Word]) -> dict[str, Hits]:
        """A note of just these words says what stands in the lexicon, and nothing else."""
        entries = self._whole_notes.get(tuple([word.folded for word in words]), ())
        said = tuple(word.surface for word in words)
        found: dict[str, Hits] = {}
        for entry in entries:
            hit = Hit(entry.concept, entry.strength, said)
            found[entry.pack] = (*found.get(entry.pack, ()), hit)
        return found

    def look_ahead(self, tokens: Iterable[Token]) -> None:
        """Look up words now that are sure to be said."""
        for token in tokens:
            self._single(self._word(token))

    def _word(self, token: Token) -> Word:
        word = self._words.get(token)
        if word is None:
            self._forget()
            base = lemma(token.surface) if self._language == DUTCH else token.folded
            word = self._words[token] = Word(token.surface, token.folded, base)
        return word

    def _forget(self) -> None:
        """Begin anew when too many words are remembered: a server runs for years."""
        if len(self._words) >= REMEMBERED:
            self._words.clear()
            self._singles.clear()
            self._combinations.forget()

    def _add(self, line: TermLine, pack: str, place: int) -> None:
        written, strength = strength_of(line.term)
        entry = Entry(line.concept, strength, pack, place)
        elements = [_folded(each) for each in JOINTS.split(written.removeprefix(WHOLE))]
        loose = NEAR in written.rstrip(NEAR)
        words = tuple(word for element in elements for word in element)
        if written.startswith(WHOLE):
            self._whole_notes[words].append(entry)
        elif len(words) > 1:
            self._combinations.add(words, entry, loose=loose)
        elif words:
            self._shelves.add(words[0], entry)

    def _single(self, word: Word) -> dict[str, Hits]:
        hits = self._singles.get(word)
        if hits is None:
            found = self._look_up(word)
            hits = self._singles[word] = {
                pack: _spoken(word, graded) for pack, graded in found.items()
            }
        return hits

    def _look_up(self, word: Word) -> Found:
        """The word as a whole; else its parts; else what was meant by it."""
        found = self._shelves.whole(word.folded, word.lemma)
        if self._speller is None or len(found) == len(self._packs):
            return found
        found = self._shelves.in_parts(word.folded) | found
        for pack, meant in self._speller.correct(word.folded).items():
            if pack not in found:
                fits = self._shelves.whole(meant, lemma(meant)).get(pack, ())
                found[pack] = tuple((entry, fit * Fit.TYPO) for entry, fit in fits)
        return found


def _spoken(word: Word, graded: Iterable[tuple[Entry, float]]) -> Hits:
    """A word that speaks for more themes says less of each."""
    fits = tuple(graded)
    themes = {parent_of(entry.concept) for entry, _ in fits}
    worth = rarity(word.surface) / len(themes) ** 0.5 if themes else 0.0
    said = (word.surface,)
    return tuple(Hit(entry.concept, worth * fit * entry.strength, said) for entry, fit in fits)


def _in_order(
    pack: str,
    combined: Mapping[str, Sequence[Combined]],
    singles: Sequence[Mapping[str, Hits]],
    factors: Sequence[float],
) -> Hits:
    """Combinations first; a word within a fixed one says nothing by itself."""
    together = combined.get(pack, ())
    taken = {place for each in together if not each.loose for place in each.places}
    hits = [_lighter(each.hit, max([factors[p] for p in each.places])) for each in together]
    for place, spoken in enumerate(singles):
        if pack in spoken and place not in taken:
            hits.extend([_lighter(hit, factors[place]) for hit in spoken[pack]])
    return tuple(hits)


def _lighter(hit: Hit, factor: float) -> Hit:
    return hit if factor == 1 else Hit(hit.concept, hit.weight * factor, hit.words)


def _folded(element: str) -> list[str]:
    """Fold one element of a term like the words of a note, keeping its star."""
    begin, end = element.startswith(ANY), element.endswith(ANY)
    words = [token.folded for token in tokenise(element.strip(ANY))]
    if words and begin:
        words[0] = ANY + words[0]
    if words and end:
        words[-1] += ANY
    return words

"""Find the terms of a lexicon in the words of a note; the longest term that fits speaks."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum

from facilitation.grouping.combinations import ANY, Combinations
from facilitation.grouping.compounds import parts
from facilitation.grouping.emphasis import emphasis
from facilitation.grouping.evidence import Entry, Hit, Word
from facilitation.grouping.lemmas import lemma
from facilitation.grouping.lexicon import TermLine, parent_of, strength_of
from facilitation.grouping.rarity import rarity
from facilitation.grouping.spelling import Speller
from facilitation.grouping.tokens import Token, tokenise

DUTCH = "nl"
NEAR = "+"
WHOLE = "="
JOINTS = re.compile(r"[_+](?=.)")
KEY_LENGTH = 3
LONG_REST = 4
REMEMBERED = 50_000


class Fit(float, Enum):
    """How a word fits a term, with what that is worth."""

    EXACT = 1.0
    LEMMA = 0.95
    AFFIX = 0.9
    TYPO = 0.8
    PART = 0.6


Found = tuple[tuple[Entry, float], ...]


class TermIndex:
    """The terms of one language, arranged for looking up the words of a note."""

    def __init__(self, lines: Iterable[TermLine], language: str) -> None:
        self._language = language
        self._exact: dict[str, list[Entry]] = defaultdict(list)
        self._prefixes: dict[str, list[Entry]] = defaultdict(list)
        self._suffixes: dict[str, list[Entry]] = defaultdict(list)
        self._stems: dict[str, list[Entry]] = defaultdict(list)
        self._combinations = Combinations()
        self._whole_notes: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for line in lines:
            self._add(line)
        self._lemmas = self._lemma_entries() if language == DUTCH else {}
        self._speller = Speller({*self._exact, *self._prefixes}) if language == DUTCH else None
        self._singles: dict[Word, tuple[Hit, ...]] = {}
        self._words: dict[Token, Word] = {}

    def hits(self, tokens: Sequence[Token]) -> tuple[Hit, ...]:
        """Return what the words of one note speak for, in the order of the words."""
        words = [self._word(token) for token in tokens]
        said = self._whole_notes.get(tuple(word.folded for word in words))
        if said:
            spoken = tuple(word.surface for word in words)
            return tuple(Hit(entry.concept, entry.strength, spoken) for entry in said)
        factors = emphasis(tokens) if self._language == DUTCH else [1.0] * len(words)
        combined = self._combinations.found_in(words)
        taken = {place for each in combined if not each.loose for place in each.places}
        hits = [_lighter(each.hit, max(factors[p] for p in each.places)) for each in combined]
        for place, word in enumerate(words):
            if place not in taken and (single := self._single(word)):
                hits.extend([_lighter(hit, factors[place]) for hit in single])
        return tuple(hits)

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

    def _add(self, line: TermLine) -> None:
        written, strength = strength_of(line.term)
        entry = Entry(line.concept, strength)
        elements = [_folded(each) for each in JOINTS.split(written.removeprefix(WHOLE))]
        loose = NEAR in written.rstrip(NEAR)
        words = tuple(word for element in elements for word in element)
        if written.startswith(WHOLE):
            self._whole_notes[words].append(entry)
        elif len(words) > 1:
            self._combinations.add(words, entry, loose=loose)
        elif words:
            self._shelf(words[0])[words[0].strip(ANY)].append(entry)

    def _shelf(self, word: str) -> dict[str, list[Entry]]:
        shelves = {
            (False, False): self._exact,
            (False, True): self._prefixes,
            (True, False): self._suffixes,
            (True, True): self._stems,
        }
        return shelves[word.startswith(ANY), word.endswith(ANY)]

    def _lemma_entries(self) -> dict[str, list[Entry]]:
        """Terms under their lemma, where no term is written that way itself."""
        under: dict[str, list[Entry]] = defaultdict(list)
        for word, entries in self._exact.items():
            base = lemma(word)
            if len(base) > KEY_LENGTH and base not in self._exact and not self._affixed(base):
                under[base].extend(entry for entry in entries if entry.strength >= 1)
        return dict(under)

    def _single(self, word: Word) -> tuple[Hit, ...]:
        hits = self._singles.get(word)
        if hits is None:
            hits = self._singles[word] = self._spoken(word)
        return hits

    def _spoken(self, word: Word) -> tuple[Hit, ...]:
        found = self._look_up(word)
        themes = {parent_of(entry.concept) for entry, _ in found}
        worth = rarity(word.surface) / len(themes) ** 0.5 if themes else 0.0
        said = (word.surface,)
        return tuple(Hit(entry.concept, worth * fit * entry.strength, said) for entry, fit in found)

    def _look_up(self, word: Word) -> Found:
        whole = self._whole(word.folded, word.lemma)
        if whole:
            return whole
        split = self._split(word.folded)
        if split or self._speller is None:
            return split
        meant = self._speller.correct(word.folded)
        found = self._whole(meant, lemma(meant)) if meant else ()
        return tuple((entry, fit * Fit.TYPO) for entry, fit in found)

    def _whole(self, folded: str, base: str) -> Found:
        for entries, fit in (
            ((*self._exact.get(folded, ()), *self._prefixes.get(folded, ())), Fit.EXACT),
            ((*self._exact.get(base, ()), *self._prefixes.get(base, ())), Fit.LEMMA),
            (self._lemmas.get(base, ()), Fit.LEMMA),
        ):
            if entries:
                return _strongest((entry, float(fit)) for entry in entries)
        return self._affixed(folded)

    def _affixed(self, folded: str) -> Found:
        """The longest prefix or suffix; a long rest that is a term itself speaks too."""
        for length in range(len(folded), 1, -1):
            begin = self._prefixes.get(folded[:length])
            end = self._suffixes.get(folded[-length:])
            if begin or end:
                rest = folded[length:] if begin else folded[:-length]
                whole = ((entry, float(Fit.AFFIX)) for entry in begin or end or ())
                return _strongest((*whole, *self._rest(rest)))
        return self._stemmed(folded)

    def _stemmed(self, folded: str) -> Found:
        """The longest stem that stands anywhere in the word."""
        inside = [stem for stem in self._stems if stem in folded]
        longest = max(inside, key=len, default="")
        return tuple((entry, float(Fit.AFFIX)) for entry in self._stems.get(longest, ()))

    def _rest(self, rest: str) -> Found:
        for part in (rest, rest.removeprefix("s"), rest.removeprefix("en")):
            if len(part) >= LONG_REST:
                entries = self._exact.get(part) or self._exact.get(lemma(part))
                if entries:
                    return _as_parts((entry, 1.0) for entry in entries)
        return ()

    def _split(self, folded: str) -> Found:
        if self._language != DUTCH:
            return ()
        found: list[tuple[Entry, float]] = []
        for part in parts(folded):
            found.extend(_as_parts(self._whole(part, lemma(part))))
        return _strongest(found)


def _lighter(hit: Hit, factor: float) -> Hit:
    return hit if factor == 1 else Hit(hit.concept, hit.weight * factor, hit.words)


def _strongest(found: Iterable[tuple[Entry, float]]) -> Found:
    """One entry per concept: what says most."""
    best: dict[str, tuple[Entry, float]] = {}
    for entry, fit in found:
        before = best.get(entry.concept)
        if before is None or entry.strength * fit > before[0].strength * before[1]:
            best[entry.concept] = entry, fit
    return tuple(best.values())


def _as_parts(found: Iterable[tuple[Entry, float]]) -> Found:
    """Part of a compound says less; a term that is weak by itself says nothing as a part."""
    return tuple((entry, fit * Fit.PART) for entry, fit in found if entry.strength >= 1)


def _folded(element: str) -> list[str]:
    """Fold one element of a term like the words of a note, keeping its star."""
    begin, end = element.startswith(ANY), element.endswith(ANY)
    words = [token.folded for token in tokenise(element.strip(ANY))]
    if words and begin:
        words[0] = ANY + words[0]
    if words and end:
        words[-1] += ANY
    return words

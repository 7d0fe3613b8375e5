"""Find the terms of a lexicon in the words of a note; the longest term that fits speaks."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitation.grouping.combinations import Combinations, Lead
from facilitation.grouping.emphasis import emphasis
from facilitation.grouping.evidence import Entry, Hit, Hits, Word
from facilitation.grouping.hearing import heard
from facilitation.grouping.lemmas import lemma
from facilitation.grouping.lexicon import TermLine, parent_of, strength_of
from facilitation.grouping.rarity import rarity
from facilitation.grouping.shelves import ANY, Fit, Found, Shelves
from facilitation.grouping.spelling import Speller
from facilitation.grouping.tokens import Token, folded_words

DUTCH = "nl"
GENERAL = ""
NEAR = "+"
WHOLE = "="
JOINTS = re.compile(r"[_+](?=.)")
REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Known:
    """A word that was looked up: what it leads, and what it speaks for by itself."""

    lead: Lead
    spoken: Hits


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
        self._known: dict[str, Known] = {}

    def hits(self, tokens: Sequence[Token]) -> Hits:
        """Return what the words of one note speak for in each pack, in the order of the words."""
        known = [self._known_as(token) for token in tokens]
        leads = [each.lead for each in known]
        found = heard(
            [each.spoken for each in known],
            emphasis(tokens) if self._language == DUTCH else [1.0] * len(known),
            self._combinations.found_in(leads),
        )
        whole = self._whole_notes.get(tuple([lead.word.folded for lead in leads]))
        return _said_as_a_whole(whole, found, leads) if whole else found

    def look_ahead(self, tokens: Iterable[Token]) -> None:
        """Look up words now that are sure to be said."""
        for token in tokens:
            self._known_as(token)

    def _known_as(self, token: Token) -> Known:
        """What is known of a word, from memory when it was said before."""
        known = self._known.get(token.surface)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()  # a server runs for years
            known = self._known[token.surface] = self._looked_up(token)
        return known

    def _looked_up(self, token: Token) -> Known:
        base = lemma(token.surface) if self._language == DUTCH else token.folded
        word = Word(token.surface, token.folded, base)
        fitting = self._fitting(word).items()
        spoken = tuple([hit for pack, fits in fitting for hit in _spoken(word, pack, fits)])
        return Known(self._combinations.led_by(word), spoken)

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

    def _fitting(self, word: Word) -> Found:
        """The word as a whole; else its parts; else what was meant by it."""
        found = self._shelves.whole(word.folded, word.lemma)
        if self._speller is None or len(found) == len(self._packs):
            return found
        found = self._shelves.in_parts(word.folded) | found
        return self._as_meant(word.folded, found, self._speller) | found

    def _as_meant(self, folded: str, but: Found, speller: Speller) -> Found:
        """What was meant by a word, in the other packs; most mean the same by it."""
        found: Found = {}
        for meant, packs in speller.correct(folded).items():
            for pack, fits in self._shelves.whole(meant, lemma(meant)).items():
                if pack in packs and pack not in but:
                    found[pack] = tuple((entry, fit * Fit.TYPO) for entry, fit in fits)
        return found


def _spoken(word: Word, pack: str, graded: Sequence[tuple[Entry, float]]) -> list[Hit]:
    """A word that speaks for more themes says less of each."""
    themes = {parent_of(entry.concept) for entry, _ in graded}
    worth = rarity(word.surface) / len(themes) ** 0.5 if themes else 0.0
    said = (word.surface,)
    return [Hit(each.concept, worth * fit * each.strength, said, pack) for each, fit in graded]


def _said_as_a_whole(whole: Sequence[Entry], found: Hits, leads: Sequence[Lead]) -> Hits:
    """A note of just these words says what stands in the lexicon, and nothing else in that pack."""
    said = tuple([lead.word.surface for lead in leads])
    hits = [Hit(entry.concept, entry.strength, said, entry.pack) for entry in whole]
    packs = {entry.pack for entry in whole}
    return (*hits, *(hit for hit in found if hit.pack not in packs))


def _folded(element: str) -> list[str]:
    """Fold one element of a term like the words of a note, keeping its star."""
    begin, end = element.startswith(ANY), element.endswith(ANY)
    bare = element.strip(ANY)
    # Most of a hundred thousand terms are one plain word, and are read in a tenth of the time.
    plain = bare.isascii() and bare.isalnum()
    words = [bare.lower()] if plain else folded_words(bare)
    if words and begin:
        words[0] = ANY + words[0]
    if words and end:
        words[-1] += ANY
    return words

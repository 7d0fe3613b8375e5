"""What one note speaks for, by itself: in the general terms, and in those of question packs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from facilitation.grouping.compounds import parts
from facilitation.grouping.evidence import Hit, Hits
from facilitation.grouping.features import REMEMBERED, WORDS_REMEMBERED, features_of, is_content
from facilitation.grouping.language import DUTCH
from facilitation.grouping.lemmas import lemma
from facilitation.grouping.lexicon import NOTHING, Pack, TermLine, read_lexicon, term_lines
from facilitation.grouping.matching import GENERAL, TermIndex
from facilitation.grouping.rarity import frequent_words
from facilitation.grouping.tokens import tokenise

# An evening, with what was typed for it and what comes in later: where every pack is asked for.
REMEMBERED_IN_PACKS = 1_500
# Three of five different words of a meeting are among the six thousand that are this frequent;
# fifteen thousand would save a tenth of the time, for a third more of warming and 14 MB.
FREQUENT_ZIPF = 4.0


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads hits with the general lexicon, a question pack and an organisation's own words."""

    pack: Pack | None = None
    words: str = ""

    def hits(self, text: str) -> Hits:
        """Return what a text speaks for; under a pack the general terms may count less."""
        return _heard(text, self.pack.name if self.pack else GENERAL, self.words)

    def in_packs(self, text: str) -> Iterator[tuple[Pack, Hits]]:
        """Return what a text speaks for under each pack, beside the same general terms."""
        general = self.hits(text)
        special: dict[str, list[Hit]] = defaultdict(list)
        for hit in _everywhere(text):
            special[hit.pack].append(hit)
        for pack in read_lexicon().packs:
            yield pack, (*special[pack.name], *_under(pack, general))


@lru_cache(maxsize=REMEMBERED)
def in_general(text: str) -> Hits:
    """Return what a text speaks for in the general terms, and that it says nothing."""
    note = features_of(text)
    return _general_index(note.language).hits(note.tokens)


def in_every_pack(text: str, words: str) -> Hits:
    """Return what a text says in general, and on the concepts that each pack has of its own, or has
    terms for."""
    everywhere = _everywhere(text)
    general = [hit for hit in everywhere if not hit.pack]
    too = [
        each for hit in general for pack in _packs_with(hit.concept) for each in _under(pack, [hit])
    ]
    return (*_own(text, words), *everywhere, *too)


@lru_cache(maxsize=REMEMBERED)
def _heard(text: str, pack: str, words: str) -> Hits:
    """What a text speaks for, from memory when it was read so before; nothing says nothing."""
    if not pack:
        return _something((*_own(text, words), *in_general(text)))
    everywhere = _everywhere(text)
    special = [hit for hit in everywhere if hit.pack == pack]
    general = (*_own(text, words), *(hit for hit in everywhere if not hit.pack))
    return (*special, *_under(_pack(pack), general))


def _own(text: str, words: str) -> Hits:
    """What a text speaks for in an organisation's own words."""
    return _something(_own_index(words).hits(features_of(text).tokens)) if words else ()


@lru_cache(maxsize=REMEMBERED_IN_PACKS)
def _everywhere(text: str) -> Hits:
    """What a text speaks for in the general terms and in those of every pack: one look finds all;
    the terms of packs are Dutch."""
    note = features_of(text)
    found = _whole_index().hits(note.tokens)
    if note.language != DUTCH:
        found = (*in_general(text), *(hit for hit in found if hit.pack))
    return _something(found)


def _something(hits: Sequence[Hit]) -> Hits:
    return tuple([hit for hit in hits if not hit.concept.startswith(NOTHING)])


def _under(pack: Pack, general: Sequence[Hit]) -> list[Hit]:
    """General terms, as they count under a pack."""
    return [Hit(concept, w * pack.general, words, pack.name) for concept, w, words, _ in general]


def look_ahead() -> None:
    """Arrange the terms of every pack now, and look up the words that most notes are made of, so
    that the first meeting need not wait for it."""
    words = sorted(frequent_words(FREQUENT_ZIPF))
    tokens = [token for word in words for token in tokenise(word)]
    for index in (_general_index(DUTCH), _whole_index()):
        index.look_ahead(tokens)
    for token in tokens:
        if is_content(token, DUTCH):
            parts(lemma(token.surface))


@cache
def _pack(name: str) -> Pack:
    return next(pack for pack in read_lexicon().packs if pack.name == name)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _packs_with(concept: str) -> tuple[Pack, ...]:
    """The packs that have terms for a concept."""
    return tuple(pack for pack in read_lexicon().packs if concept in pack.concepts)


@lru_cache(maxsize=8)
def _own_index(words: str) -> TermIndex:
    return TermIndex({GENERAL: term_lines("words", words, DUTCH)}, DUTCH)


@cache
def _general_index(language: str) -> TermIndex:
    return TermIndex({GENERAL: _general_lines(language)}, language)


def _general_lines(language: str) -> tuple[TermLine, ...]:
    return tuple(line for line in read_lexicon().lines if line.language == language)


@cache
def _whole_index() -> TermIndex:
    lines = {pack.name: pack.lines for pack in read_lexicon().packs}
    return TermIndex({GENERAL: _general_lines(DUTCH)} | lines, DUTCH)

"""What is known of one note by itself: its words and what they say; computed once per text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from facilitation.grouping.compounds import parts
from facilitation.grouping.evidence import Hit
from facilitation.grouping.hearing import Heard
from facilitation.grouping.language import DUTCH, FUNCTION_WORDS, language_of
from facilitation.grouping.lemmas import lemma
from facilitation.grouping.lexicon import NOTHING, Pack, read_lexicon, term_lines
from facilitation.grouping.matching import GENERAL, TermIndex
from facilitation.grouping.rarity import frequent_words, zipf
from facilitation.grouping.tokens import Token, fold, tokenise

# A large meeting and a half: about 4 kB a note.
REMEMBERED = 15_000
# An evening, with what was typed for it and what comes in later: where every pack is asked for.
REMEMBERED_IN_PACKS = 1_500
WORDS_REMEMBERED = 50_000
COMMON_ZIPF = 5.6
# Three of five different words of a meeting are among the six thousand that are this frequent;
# fifteen thousand would save a tenth of the time, for a third more of warming and 14 MB.
FREQUENT_ZIPF = 4.0
SHORTEST_WORD = 3


@dataclass(frozen=True, slots=True)
class Features:
    """One note: content words (lemmas), parts of compounds, surface forms and lexicon hits."""

    language: str
    lemmas: tuple[str, ...]
    surfaces: tuple[str, ...]
    parts: tuple[str, ...]
    hits: tuple[Hit, ...]
    tokens: tuple[Token, ...]


@lru_cache(maxsize=REMEMBERED)
def features_of(text: str) -> Features:
    """Return the features of one text, from memory when it was seen before."""
    tokens = tokenise(text)
    language = language_of(tokens)
    content = [token for token in tokens if is_content(token, language)]
    bases = [lemma(t.surface) if language == DUTCH else t.folded for t in content]
    split = [part for base in bases for part in (parts(base) if language == DUTCH else ())]
    return Features(
        language=language,
        lemmas=tuple(bases),
        surfaces=tuple(token.surface for token in content),
        parts=tuple(lemma(part) for part in split),
        hits=_index(language).hits(tokens),
        tokens=tokens,
    )


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads hits with the general lexicon, a question pack and an organisation's own words."""

    pack: Pack | None = None
    words: str = ""

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Return what a text speaks for; under a pack the general terms may count less."""
        return _heard(text, self.pack.name if self.pack else GENERAL, self.words)

    def in_packs(self, text: str) -> Iterator[tuple[Pack, tuple[Hit, ...]]]:
        """Return what a text speaks for under each pack, beside the same general terms."""
        general = self.hits(text)
        special = _special_in_packs(text)
        for pack in read_lexicon().packs:
            yield pack, (*special.get(pack.name, ()), *_lighter(general, pack))


def own_in_packs(text: str) -> Iterator[tuple[Pack, Sequence[Hit]]]:
    """Return what a text says on the concepts that each pack has of its own, or has terms for."""
    special = _special_in_packs(text)
    general = _heard(text, GENERAL, "")
    spoken = {hit.concept for hit in general}
    for pack in read_lexicon().packs:
        own = special.get(pack.name, ())
        if not spoken.isdisjoint(pack.concepts):
            too = [hit for hit in general if hit.concept in pack.concepts]
            own = (*own, *_lighter(too, pack))
        yield pack, own


@lru_cache(maxsize=REMEMBERED)
def _heard(text: str, pack: str, words: str) -> tuple[Hit, ...]:
    """What a text speaks for, from memory when it was read so before; nothing says nothing."""
    if pack:
        special = _something(_looked_up(text).under(pack))
        return (*special, *_lighter(_heard(text, GENERAL, words), _pack(pack)))
    note = features_of(text)
    own = _own_index(words).hits(note.tokens) if words else ()
    return _something((*own, *note.hits))


def _special_in_packs(text: str) -> Mapping[str, tuple[Hit, ...]]:
    """What a text speaks for under the terms of each pack alone."""
    return {pack: _something(hits) for pack, hits in _looked_up(text).everywhere().items()}


@lru_cache(maxsize=REMEMBERED_IN_PACKS)
def _looked_up(text: str) -> Heard:
    """A text looked up in the terms of all packs: one look, whichever of them are asked for."""
    return _packs_index().heard(features_of(text).tokens)


def _something(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    return tuple([hit for hit in hits if not hit.concept.startswith(NOTHING)])


def _lighter(general: Sequence[Hit], pack: Pack) -> list[Hit]:
    """General terms, as they count under a pack."""
    return [Hit(hit.concept, hit.weight * pack.general, hit.words) for hit in general]


def is_content(token: Token, language: str) -> bool:
    """Leave out function words, the commonest Dutch words and single letters."""
    return len(token.folded) >= SHORTEST_WORD and _is_telling(token.surface, language)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _is_telling(word: str, language: str) -> bool:
    if word in FUNCTION_WORDS.get(language, ()):
        return False
    return language != DUTCH or zipf(word) < COMMON_ZIPF


@lru_cache(maxsize=8)
def _own_index(words: str) -> TermIndex:
    return TermIndex({GENERAL: term_lines("words", words, DUTCH)}, DUTCH)


@cache
def _index(language: str) -> TermIndex:
    lines = [line for line in read_lexicon().lines if line.language == language]
    return TermIndex({GENERAL: lines}, language)


def look_ahead() -> None:
    """Arrange the terms of every pack now, and look up the words that most notes are made of, so
    that the first meeting need not wait for it."""
    tokens = [Token(word, fold(word)) for word in sorted(frequent_words(FREQUENT_ZIPF))]
    for index in (_index(DUTCH), _packs_index()):
        index.look_ahead(tokens)
    for token in tokens:
        parts(lemma(token.surface))


@cache
def _pack(name: str) -> Pack:
    return next(pack for pack in read_lexicon().packs if pack.name == name)


@cache
def _packs_index() -> TermIndex:
    return TermIndex({pack.name: pack.lines for pack in read_lexicon().packs}, DUTCH)

"""What is known of one note by itself: its words and what they say; computed once per text."""

from dataclasses import dataclass
from functools import cache, lru_cache

from facilitation.grouping.compounds import parts
from facilitation.grouping.evidence import Hit
from facilitation.grouping.language import DUTCH, FUNCTION_WORDS, language_of
from facilitation.grouping.lemmas import lemma
from facilitation.grouping.lexicon import NOTHING, Pack, read_lexicon, term_lines
from facilitation.grouping.matching import TermIndex
from facilitation.grouping.rarity import zipf
from facilitation.grouping.tokens import Token, tokenise

# A large meeting and a half: about 4 kB a note.
REMEMBERED = 15_000
WORDS_REMEMBERED = 50_000
COMMON_ZIPF = 5.6
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
        return _heard(text, self.pack.name if self.pack else "", self.words)


@lru_cache(maxsize=REMEMBERED)
def _heard(text: str, pack: str, words: str) -> tuple[Hit, ...]:
    """What a text speaks for, from memory when it was read so before; nothing says nothing."""
    note = features_of(text)
    own = _own_index(words).hits(note.tokens) if words else ()
    general = [hit for hit in (*own, *note.hits) if not hit.concept.startswith(NOTHING)]
    if not pack:
        return tuple(general)
    factor = _pack(pack).general
    lighter = [Hit(hit.concept, hit.weight * factor, hit.words) for hit in general]
    special = _pack_index(pack).hits(note.tokens)
    return (*(hit for hit in special if not hit.concept.startswith(NOTHING)), *lighter)


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
    return TermIndex(term_lines("words", words, DUTCH), DUTCH)


@cache
def _index(language: str) -> TermIndex:
    lines = [line for line in read_lexicon().lines if line.language == language]
    return TermIndex(lines, language)


def load_packs() -> None:
    """Arrange the terms of every pack now, so that the first meeting need not wait for it."""
    for pack in read_lexicon().packs:
        _pack_index(pack.name)


@cache
def _pack(name: str) -> Pack:
    return next(pack for pack in read_lexicon().packs if pack.name == name)


@cache
def _pack_index(name: str) -> TermIndex:
    return TermIndex(_pack(name).lines, DUTCH)

"""What is known of one note by itself: its words, and parts of them; computed once per text."""

from dataclasses import dataclass
from functools import lru_cache

from facilitation.grouping.compounds import parts
from facilitation.grouping.language import DUTCH, FUNCTION_WORDS, language_of
from facilitation.grouping.lemmas import lemma
from facilitation.grouping.rarity import zipf
from facilitation.grouping.tokens import Token, tokenise

# A large meeting and a half: about 4 kB a note, with what it speaks for.
REMEMBERED = 15_000
WORDS_REMEMBERED = 50_000
COMMON_ZIPF = 5.6
SHORTEST_WORD = 3


@dataclass(frozen=True, slots=True)
class Features:
    """One note: content words (lemmas), parts of compounds, surface forms."""

    language: str
    lemmas: tuple[str, ...]
    surfaces: tuple[str, ...]
    parts: tuple[str, ...]
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
        tokens=tokens,
    )


def is_content(token: Token, language: str) -> bool:
    """Leave out function words, the commonest Dutch words and single letters."""
    return len(token.folded) >= SHORTEST_WORD and _is_telling(token.surface, language)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _is_telling(word: str, language: str) -> bool:
    if word in FUNCTION_WORDS.get(language, ()):
        return False
    return language != DUTCH or zipf(word) < COMMON_ZIPF

"""Cut a text into tokens, folded for matching only; the text itself is never changed."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"\d+\+|[^\W_]+(?:['’‘`´.-][^\W_]+)*")
STRAY_GENITIVE = re.compile(r"(?<=\w)[,;](?=s\b)")
JOINERS = re.compile(r"['’‘`´.]")
ARABIC = re.compile(r"[\u0600-\u06ff]")
ARABIC_MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
ARABIC_FORMS = str.maketrans("أإآٱىؤئ", "ااااي" + "وي")
SHORTEST_HALF = 3
REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Token:
    """One word: as it stands in the text (lower case), folded for matching, with a capital?"""

    surface: str
    folded: str
    capital: bool = False


def tokenise(text: str) -> tuple[Token, ...]:
    """Return the words of a text in order."""
    return tuple(token for word in _words(text) for token in _remembered(word))


def folded_words(text: str) -> list[str]:
    """The same words as they are matched, and not remembered: most of a hundred thousand terms are
    never said."""
    return [token.folded for word in _words(text) for token in _pieces(word)]


def _words(text: str) -> list[str]:
    composed = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return WORD.findall(STRAY_GENITIVE.sub("'", composed))


def fold(word: str) -> str:
    """Lower-case, without accents or apostrophes; Arabic letters are brought to one form."""
    lowered = word.replace("İ", "i").lower()
    if ARABIC.search(lowered):
        return ARABIC_MARKS.sub("", lowered).translate(ARABIC_FORMS)
    plain = JOINERS.sub("", lowered).replace("-", "")
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain.replace("ı", "i").replace("ß", "ss"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _pieces(word: str) -> tuple[Token, ...]:
    """A hyphen between real words separates them; in e-bike or 65-plus it does not."""
    halves = re.split("[-.]", word)
    if len(halves) > 1 and all(len(half) >= SHORTEST_HALF for half in halves):
        return tuple(_token(half) for half in halves)
    return (_token(word),)


_remembered = lru_cache(maxsize=REMEMBERED)(_pieces)


def _token(word: str) -> Token:
    return Token(word.replace("İ", "i").lower(), fold(word), word[:1].isupper())

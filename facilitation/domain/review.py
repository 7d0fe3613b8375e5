"""What in a note makes it wait for a look: something that seems a name, an address or abuse.

The detector only holds notes back; a person always decides.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from facilitation.domain.review_words import (
    FIRST_NAMES,
    SHORT_TITLES,
    SWEAR_STEMS,
    SWEAR_WORDS,
    TITLES,
)

_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿĀ-ž"

PATTERNS: Mapping[str, re.Pattern[str]] = {
    "phone": re.compile(r"(?<![\d.,])(?:\+31|0031|0)[\s.-]?[1-9](?:(?:[\s.-]| - )?\d){7,8}(?!\d)"),
    "mail": re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}"),
    "postcode": re.compile(r"\b[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}\b"),
    "name": re.compile(
        rf"\b(?i:{'|'.join(TITLES)}|(?:{'|'.join(SHORT_TITLES)})\.?|de heer)\s+"
        rf"(?:(?i:van|de|den|der|ter|ten|el|al)\s+){{0,3}}[A-ZÀ-Ö][{_LETTERS}]+"
    ),
    "swearing": re.compile(
        rf"\b(?i:{'|'.join(SWEAR_STEMS)}|kut(?!ter))[{_LETTERS}]*|\b[kf]\*+\w*", re.IGNORECASE
    ),
}

_WORD = re.compile(rf"[{_LETTERS}]+")
_DIGIT = re.compile(r"\d")
_BEFORE_A_NAME = frozenset({*TITLES, *SHORT_TITLES, "heer"})
_BEGINS_SWEARING = (*SWEAR_STEMS, "kut")


def flags_in(text: str) -> tuple[str, ...]:
    """What seems to be in a text: name, phone, mail, postcode, swearing."""
    words = _WORD.findall(text)
    plain = [word.casefold() for word in words]
    flags = [flag for flag in _possible(text, plain) if PATTERNS[flag].search(text)]
    # A capital and a common first name. Names that are also words are not in the list.
    if "name" not in flags and not FIRST_NAMES.isdisjoint(words):
        flags.append("name")
    if "swearing" not in flags and not SWEAR_WORDS.isdisjoint(plain):
        flags.append("swearing")
    return tuple(flags)


def _possible(text: str, words: Sequence[str]) -> Iterator[str]:
    """The patterns that have a chance, in order: a hall writes at once, and nearly all it writes
    holds nothing that any of them begins with."""
    has_digit = _DIGIT.search(text) is not None
    if has_digit:
        yield "phone"
    if "@" in text:
        yield "mail"
    if has_digit:
        yield "postcode"
    if not _BEFORE_A_NAME.isdisjoint(words):
        yield "name"
    if "*" in text or any(word.startswith(_BEGINS_SWEARING) for word in words):
        yield "swearing"

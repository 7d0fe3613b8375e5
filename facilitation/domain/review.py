"""What in a note makes it wait for a look: something that seems a name, an address or abuse.

The detector only holds notes back; a person always decides.
"""

import re
from collections.abc import Mapping

from facilitation.domain.review_words import FIRST_NAMES, SWEAR_WORDS

_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿĀ-ž"

PATTERNS: Mapping[str, re.Pattern[str]] = {
    "phone": re.compile(r"(?<![\d.,])(?:\+31|0031|0)[\s.-]?[1-9](?:(?:[\s.-]| - )?\d){7,8}(?!\d)"),
    "mail": re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}"),
    "postcode": re.compile(r"\b[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}\b"),
    "name": re.compile(
        r"\b(?i:mevrouw|mevr\.?|mw\.?|meneer|mijnheer|dhr\.?|de heer|familie|fam\.?|dokter|dr\.?"
        r"|wethouder|burgemeester|wijkagent|meester|juf|pastoor|dominee|imam)\s+"
        rf"(?:(?i:van|de|den|der|ter|ten|el|al)\s+){{0,3}}[A-ZÀ-Ö][{_LETTERS}]+"
    ),
    "swearing": re.compile(
        rf"\b(?i:klote|kanker|tering|tyfus|kut(?!ter))[{_LETTERS}]*|\b[kf]\*+\w*", re.IGNORECASE
    ),
}

_WORD = re.compile(rf"[{_LETTERS}]+")


def flags_in(text: str) -> tuple[str, ...]:
    """What seems to be in a text: name, phone, mail, postcode, swearing."""
    flags = [flag for flag, pattern in PATTERNS.items() if pattern.search(text)]
    words = _WORD.findall(text)
    # A capital and a common first name. Names that are also words are not in the list.
    if "name" not in flags and not FIRST_NAMES.isdisjoint(words):
        flags.append("name")
    if "swearing" not in flags and not SWEAR_WORDS.isdisjoint(map(str.casefold, words)):
        flags.append("swearing")
    return tuple(flags)

"""How rare a word is in everyday Dutch, the background against which a note stands out."""

import re
from functools import cache, lru_cache
from math import log10

from wordfreq import get_frequency_dict, get_frequency_list

UNKNOWN_ZIPF = 2.2
COMMONEST_ZIPF = 7.4
LEAST_WEIGHT = 0.25
# wordfreq counts per thousand million words, and keeps one bucket per hundredth of a power of ten.
ZIPF_OF_ONE = 9
BUCKETS_PER_ZIPF = 100
DUTCH = "nl"
REMEMBERED = 100_000
# Counting tells nothing of a subject: 'vijftig' is as empty as 'gaan', however seldom it is said.
COUNT = (
    "(?:een|één|twee|drie|vier|elf|twaalf|dertien|veertien|twintig|dertig|veertig|tachtig|negentig|"
    "(?:vijf|zes|zeven|acht|negen)(?:tien|tig)?|tien|honderd|duizend|miljoen)"
)
NUMBER = re.compile(f"(?:{COUNT}(?:[eë]n)?)*{COUNT}|paar")


def zipf(word: str) -> float:
    """Return the Zipf value: the base-10 logarithm of uses per thousand million; 0 = unseen."""
    share = _shares().get(word)
    return log10(share) + ZIPF_OF_ONE if share else 0.0


@lru_cache(maxsize=REMEMBERED)
def rarity(word: str) -> float:
    """Return a weight of about .3 for 'gaan' to 1 for a word that is hardly ever seen."""
    if is_number(word):
        return LEAST_WEIGHT
    seen = max(zipf(word), UNKNOWN_ZIPF)
    return max(LEAST_WEIGHT, (COMMONEST_ZIPF - seen) / (COMMONEST_ZIPF - UNKNOWN_ZIPF))


def is_number(word: str) -> bool:
    """Whether a word counts: twee, vijftig, honderdtwintig; figures may be a subject (30 km)."""
    return NUMBER.fullmatch(word) is not None


def frequent_words(least_zipf: float) -> frozenset[str]:
    """Return the Dutch words with at least this Zipf value, as they are written."""
    last = round((ZIPF_OF_ONE - least_zipf) * BUCKETS_PER_ZIPF)
    buckets = get_frequency_list(DUTCH, "best")[: last + 1]
    return frozenset(word for bucket in buckets for word in bucket)


@cache
def _shares() -> dict[str, float]:
    return get_frequency_dict(DUTCH, "best")

"""How rare a word is in everyday Dutch, the background against which a note stands out."""

from functools import cache
from typing import cast

from wordfreq import get_frequency_list, zipf_frequency

UNKNOWN_ZIPF = 2.2
COMMONEST_ZIPF = 7.4
LEAST_WEIGHT = 0.25
DUTCH = "nl"


@cache
def zipf(word: str) -> float:
    """Return the Zipf value: the base-10 logarithm of uses per thousand million; 0 = unseen."""
    return float(zipf_frequency(word, DUTCH))


def rarity(word: str) -> float:
    """Return a weight of about .3 for 'gaan' to 1 for a word that is hardly ever seen."""
    seen = max(zipf(word), UNKNOWN_ZIPF)
    return max(LEAST_WEIGHT, (COMMONEST_ZIPF - seen) / (COMMONEST_ZIPF - UNKNOWN_ZIPF))


@cache
def frequent_words(least_zipf: float) -> frozenset[str]:
    """Return the Dutch words with at least this Zipf value, as they are written."""
    buckets = cast("list[list[str]]", get_frequency_list(DUTCH, "best"))
    most = int(-10 * (least_zipf - 9))
    return frozenset(word for bucket in buckets[: most + 1] for word in bucket)

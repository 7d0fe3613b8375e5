"""How rare a word is in everyday Dutch, the background against which a note stands out."""

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


def zipf(word: str) -> float:
    """Return the Zipf value: the base-10 logarithm of uses per thousand million; 0 = unseen."""
    share = _shares().get(word)
    return log10(share) + ZIPF_OF_ONE if share else 0.0


@lru_cache(maxsize=REMEMBERED)
def rarity(word: str) -> float:
    """Return a weight of about .3 for 'gaan' to 1 for a word that is hardly ever seen."""
    seen = max(zipf(word), UNKNOWN_ZIPF)
    return max(LEAST_WEIGHT, (COMMONEST_ZIPF - seen) / (COMMONEST_ZIPF - UNKNOWN_ZIPF))


def frequent_words(least_zipf: float) -> frozenset[str]:
    """Return the Dutch words with at least this Zipf value, as they are written."""
    last = round((ZIPF_OF_ONE - least_zipf) * BUCKETS_PER_ZIPF)
    buckets = get_frequency_list(DUTCH, "best")[: last + 1]
    return frozenset(word for bucket in buckets for word in bucket)


@cache
def _shares() -> dict[str, float]:
    return get_frequency_dict(DUTCH, "best")

"""Split Dutch compounds into known words, on frequency alone."""

from functools import cache, lru_cache

from facilitation.grouping.rarity import frequent_words, zipf

SHORTEST_COMPOUND = 7
SHORTEST_PART = 3
SHORTEST_HEAD = 4
LEAST_ZIPF = 3.0
# A compound that everybody uses means something of its own: vliegtuig, huisvrouw.
OWN_MEANING_ZIPF = 3.7
SHORT_PART_ZIPF = 4.3
LINKS = ("", "s", "en", "e", "n")
REMEMBERED = 100_000
# Whole words whose parts say something else than the word.
NEVER = frozenset(
    """burgemeester belangrijk ziekenhuis gasthuis verhuizen verhuisd lantaarnpaal schoonzoon
    schoondochter schoonmoeder grootouders eenvoudig eenzaam gemeente gemeenschap omgeving
    aandacht wethouder ambtenaar voorbeeld onderhoud onderdeel ontbijt misschien natuurlijk
    waarschijnlijk volgende gewoonlijk samenleving toekomst ondertussen tegenwoordig geweldig
    verantwoordelijk verantwoordelijkheid weekend kerkhof middelbare huiswerk achteraf vooraf
    tegenover noodzakelijk afspraak opmerking uitzending voldoende onvoldoende voorkomen
    overkomen medewerker minister directeur tijdens""".split()
)
# Word beginnings that are no word of their own in a compound.
NO_PARTS = frozenset(
    """aan achter bij door heen met mede mee mis naar neer om onder ont ook op over rond sinds
    samen tegen terug toe tot tussen uit van ver voor voorbij vol weg zonder het een den der des
    ste sten lijk heid ing ingen baar loos isch aal iek eur age ken groep groepen avond avonden
    ochtend nacht middag dag dagen tijd jaar week man mens blad beeld plaats punt deel kant slag
    gang zaak zaken hoofd recht kaart loop streek ster stof tuig""".split()
)


@lru_cache(maxsize=REMEMBERED)
def parts(word: str) -> tuple[str, ...]:
    """Return the parts of a compound, first to last; empty when it is none."""
    return () if zipf(word) >= OWN_MEANING_ZIPF else halves(word)


@lru_cache(maxsize=REMEMBERED)
def halves(word: str) -> tuple[str, ...]:
    """Return the parts of a compound, also where everybody uses it as one word: voetbalclub."""
    if len(word) < SHORTEST_COMPOUND or word in NEVER or not word.isalpha():
        return ()
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_HEAD + 1)
    pairs = [
        (_weight(left, right), left, right)
        for cut in cuts
        if _is_part(right := word[cut:])
        for left in _lefts(word[:cut])
    ]
    _, *best = max(pairs, default=(0.0,))
    return tuple(best)


def _lefts(written: str) -> list[str]:
    """The first part with and without a linking letter, as far as it is a word."""
    stems = (written.removesuffix(link) for link in LINKS if written.endswith(link))
    return [stem for stem in stems if _is_part(stem)]


def _weight(left: str, right: str) -> float:
    """Weaker part first; longer parts win from short accidental ones."""
    return min(zipf(left), zipf(right)) + 0.25 * min(len(left), len(right))


def _is_part(word: str) -> bool:
    return word in _parts_known()


@cache
def _parts_known() -> frozenset[str]:
    """All words that may be a part: a tenth of the word list, which is too large to be searched at
    every cut of every word."""
    return frozenset(word for word in frequent_words(LEAST_ZIPF - 0.1) if _may_be_part(word))


def _may_be_part(word: str) -> bool:
    if len(word) < SHORTEST_PART or word in NO_PARTS:
        return False
    return zipf(word) >= (SHORT_PART_ZIPF if len(word) == SHORTEST_PART else LEAST_ZIPF)

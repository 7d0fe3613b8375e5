"""Guess the language of a short note from its letters and function words."""

from collections.abc import Sequence

from facilitation.grouping.tokens import ARABIC, Token

DUTCH = "nl"
TURKISH_LETTERS = frozenset("ığşçİ")
FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        """the and of to is are it for with that this they we you our there here more people no
        not can so should would my from have has but what where why how when nobody everyone your
        about these those an at be by do does on out some than them which who will could please
        need want less never always too insane better every near together""".split()
    ),
    "tr": frozenset(
        """ve bir bu çok icin için daha var yok lazım olsun hep ama biz bizim ne da de mi gibi kadar
        her iyi değil istiyoruz istiyorum olmalı gerek cok lazim degil ile hiç sonra bana""".split()
    ),
    DUTCH: frozenset(
        """de het een en van ik te dat die in is niet zijn op aan met als voor er maar om dan zou
        wat mijn men dit zo door over ze zich bij ook tot je mij uit der daar haar naar heb hoe
        heeft hebben deze u want nog zal zij nu geen omdat iets worden toch al waren veel meer
        doen toen moet ben zonder kan hun wij ons onze wel graag hier altijd nooit elke iedere
        iedereen mensen buurt wijk straat n t wordt gaat komt weer waar alle minder jullie we
        """.split()
    ),
}


def language_of(tokens: Sequence[Token]) -> str:
    """Return 'nl', 'en', 'tr' or 'ar'; Dutch when nothing says otherwise."""
    surfaces = [token.surface for token in tokens]
    letters = "".join(surfaces)
    if not letters.isascii():
        if ARABIC.search(letters):
            return "ar"
        if not TURKISH_LETTERS.isdisjoint(letters):
            return "tr"
    counts = {
        language: len([surface for surface in surfaces if surface in words])
        for language, words in FUNCTION_WORDS.items()
    }
    best = max(("en", "tr"), key=lambda language: counts[language])
    return best if counts[best] > counts[DUTCH] else DUTCH

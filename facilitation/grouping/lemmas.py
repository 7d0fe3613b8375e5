"""Bring a Dutch word back to its dictionary form."""

from functools import lru_cache

from simplemma import lemmatize

REMEMBERED = 100_000
# Words that the lemma tables read as something else than residents mean.
EXCEPTIONS = {
    "jongeren": "jongere",
    "ouderen": "oudere",
    "buren": "buur",
    "bijen": "bij_dier",
    "bij": "bij",
    "kunst": "kunst",
    "autos": "auto",
    "scooters": "scooter",
    "fotos": "foto",
    "cameras": "camera",
    "paden": "pad",
    "banken": "bank",
    "lopen": "lopen",
}


@lru_cache(maxsize=REMEMBERED)
def lemma(word: str) -> str:
    """Return the lemma in lower case; an unknown word is its own lemma."""
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    return str(lemmatize(word, lang="nl")).lower()

"""Names, three terms and representative notes of a group."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain, count

import numpy as np
from scipy.sparse import csr_matrix

from facilitation.grouping.features import Features
from facilitation.grouping.lexicon import Name, parent_of, read_lexicon
from facilitation.grouping.rarity import rarity
from facilitation.grouping.scoring import Scores

TERMS = 3
# In a group of some size a word that only one person said tells little.
ALONE, FEWEST_FOR_SHARED = 0.2, 5
REPRESENTATIVE = 3
CERTAINTY_SHARE = 0.5
AND = {"nl": "en", "en": "and"}


def name_of(key: str, language: str) -> str:
    """Return the name of a concept path; of several, their short names in one phrase."""
    names = read_lexicon().names.get(language) or read_lexicon().names["nl"]
    paths = key.split("+")
    found = [names.get(path) or names.get(parent_of(path)) or Name(path, path) for path in paths]
    if len(found) == 1:
        return found[0].full
    shorts = list(dict.fromkeys(name.short for name in found))
    return capitalised(enumeration(shorts, language))


def enumeration(words: Sequence[str], language: str) -> str:
    """Join words: 'gras, bomen en heggen'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {AND.get(language, 'en')} {words[-1]}"


def capitalised(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


def distinct(name: str, terms: Sequence[str], taken: Collection[str], language: str) -> str:
    """Return the name, or when it is taken already one of the group's own words, or a number."""
    own = capitalised(enumeration(terms[:2], language))
    numbered = (f"{name} {number}" for number in count(2))
    return next(each for each in chain((name, own), numbered) if each and each not in taken)


def said_by(notes: Sequence[Features]) -> Counter[str]:
    """In how many notes each word stands."""
    return Counter(word for note in notes for word in set(note.lemmas))


def terms_of(
    members: Sequence[int],
    notes: Sequence[Features],
    evidence: Mapping[int, tuple[str, ...]],
    everywhere: Mapping[str, int],
) -> tuple[str, ...]:
    """Return three words that residents used here and less elsewhere; evidence words first.

    `everywhere` says in how many notes of the meeting each word stands.
    """
    weights: dict[str, float] = defaultdict(float)
    forms: dict[str, dict[str, int]] = defaultdict(dict)
    for member in members:
        note = notes[member]
        spoke = evidence.get(member, ())
        for base, said in dict(zip(note.lemmas, note.surfaces, strict=True)).items():
            forms[base][said] = forms[base].get(said, 0) + 1
            weights[base] += rarity(said) * (2.0 if said in spoke else 0.5)
    alone = ALONE if len(members) >= FEWEST_FOR_SHARED else 1.0
    telling = {
        base: weight**2 / everywhere[base] * (alone if sum(forms[base].values()) == 1 else 1.0)
        for base, weight in weights.items()
    }
    order = sorted(telling, key=lambda base: (-telling[base], base))
    return tuple(min(forms[b], key=lambda f: (-forms[b][f], f)) for b in order[:TERMS])


def nearest_the_centre(
    groups: Sequence[Sequence[int]], vectors: csr_matrix, confidences: Scores
) -> list[tuple[int, ...]]:
    """Return per group the positions of the notes most like it as a whole, surest first."""
    centres = np.zeros((len(groups), vectors.shape[1]))
    at = np.full(vectors.shape[0], -1)
    for place, members in enumerate(groups):
        at[list(members)] = place
    rows = np.repeat(np.arange(vectors.shape[0]), np.diff(vectors.indptr))
    placed = at[rows] >= 0
    of_group, columns, values = at[rows][placed], vectors.indices[placed], vectors.data[placed]
    np.add.at(centres, (of_group, columns), values)
    centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-12)
    told = values * centres[of_group, columns]
    likeness = np.bincount(rows[placed], weights=told, minlength=vectors.shape[0])
    worth = likeness + CERTAINTY_SHARE * confidences
    return [_best(members, worth) for members in groups]


def _best(members: Sequence[int], worth: Scores) -> tuple[int, ...]:
    order = np.argsort(-worth[list(members)], kind="stable")[:REPRESENTATIVE]
    return tuple(int(members[place]) for place in order)

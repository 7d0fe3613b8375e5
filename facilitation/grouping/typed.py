"""Words that people typed for a theme, and the words of its name, found back in the notes."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csc_matrix

from facilitation.grouping.features import Features, features_of
from facilitation.grouping.neighbours import WordMatrix
from facilitation.grouping.proposal import KnownTheme
from facilitation.grouping.relating import Related
from facilitation.grouping.scoring import Scores

WEIGHT = 1.3
NAME_SHARE = 0.5
SHORTEST_STEM = 4
LAST_LETTER = chr(0x10FFFF)


@dataclass(frozen=True, slots=True)
class Typed:
    """Notes by themes: what was typed scores; and per theme the words of notes that match."""

    scores: Scores
    words: tuple[frozenset[str], ...]
    related: Related | None = None

    def evidence(self, theme: int, row: int, note: Features) -> tuple[str, ...]:
        """Return the words of a note, as written, that match what was typed; then related ones."""
        pairs = zip(note.lemmas, note.surfaces, strict=True)
        same = tuple(said for base, said in pairs if base in self.words[theme])
        return same + (self.related.evidence(theme, row) if self.related else ())

    def and_related(self, related: Related) -> "Typed":
        """The same, with notes that speak of what was typed in other words."""
        return replace(self, scores=self.scores + related.scores, related=related)


def typed(themes: Sequence[KnownTheme], matrix: WordMatrix) -> Typed:
    """Look up what was typed for each theme in the words of the notes."""
    columns = csc_matrix(matrix.vectors)
    scores = np.zeros((columns.shape[0], len(themes)))
    found: list[frozenset[str]] = []
    for place, theme in enumerate(themes):
        said: set[str] = set()
        for word, weight in _wanted(theme).items():
            begin, end = _alike(matrix.words, word)
            rows = np.unique(columns.indices[columns.indptr[begin] : columns.indptr[end]])
            scores[rows, place] += WEIGHT * weight
            said.update(matrix.words[begin:end])
        found.append(frozenset(said))
    return Typed(scores, tuple(found))


def _wanted(theme: KnownTheme) -> dict[str, float]:
    """Content words that were typed, with their weight; a name weighs half."""
    words = dict.fromkeys(features_of(theme.name).lemmas, NAME_SHARE)
    for written in theme.words:
        words.update(dict.fromkeys(features_of(written).lemmas or (written.strip().lower(),), 1.0))
    return words


def _alike(words: Sequence[str], word: str) -> tuple[int, int]:
    """Where the word and, if it is not too short, its longer forms stand in the sorted words."""
    begin = bisect_left(words, word)
    if len(word) >= SHORTEST_STEM:
        return begin, bisect_left(words, word + LAST_LETTER)
    return begin, begin + (begin < len(words) and words[begin] == word)

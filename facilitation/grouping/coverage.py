"""Whether the lexicon foresaw the question: the notes speak loud enough, of themes enough."""

import numpy as np

from facilitation.grouping.placing import Positions, choose
from facilitation.grouping.scoring import Scores

# A handful of notes may well be about three themes, also on a general question.
FEWEST_NOTES, FEWEST_FOR_BREADTH = 8, 20
# Where the lexicon fits, few notes speak as softly as this.
SOFT = 0.5
MOST_DOUBT, MOST_DOUBT_UNDER_PACK = 0.5, 0.6
# From here on it is worth looking whether another pack makes the notes speak louder.
LEAST_DOUBT = 0.3
# Few themes tell more than soft words: people who tell stories speak softly too.
SOFT_SHARE, NARROW_SHARE = 0.6, 1.5
# Of a general question people speak of about this many themes, of fewer in a small meeting.
THEMES, HALF_OF_THEM_AT = 14.0, 12.0
SURE = 0.15
LEAST_SURE = 0.6
# With less than this the notes' own words tell more than the lexicon.
LEAST_KNOWN = 0.4


def foreseen(scores: Scores, *, pack: bool) -> bool:
    """Judge the scores of notes by themes; under a question's own pack fewer themes are normal."""
    if len(scores) < FEWEST_NOTES:
        return _sure(scores) >= LEAST_SURE
    doubt = _doubt(scores, pack=pack)
    return doubt <= (MOST_DOUBT_UNDER_PACK if pack else MOST_DOUBT) and _sure(scores) >= LEAST_SURE


def doubtful(scores: Scores) -> bool:
    """Whether notes that were read without a pack may be on a question of another kind."""
    return len(scores) >= FEWEST_NOTES and _doubt(scores, pack=False) > LEAST_DOUBT


def known_enough(scores: Scores) -> bool:
    """Whether the lexicon says enough of the notes to group them by it."""
    return _sure(scores) >= LEAST_KNOWN


def _sure(scores: Scores) -> float:
    """The share of notes that clearly say one thing rather than another."""
    return float((choose(scores).confidence >= SURE).mean())


def _doubt(scores: Scores, *, pack: bool) -> float:
    """Share of notes that speak softly, of those that say nothing, and themes that are missing."""
    first = choose(scores).first
    soft = float((scores.max(axis=1, initial=0.0) < SOFT).mean())
    silent = float((first < 0).mean())
    if pack:
        return soft + silent
    broad = _breadth(first) if len(first) >= FEWEST_FOR_BREADTH else 1.0
    return SOFT_SHARE * (soft + silent) + NARROW_SHARE * (1.0 - broad)


def _breadth(first: Positions) -> float:
    """Themes in use (the perplexity of their shares) beside those of a general question."""
    counts = np.bincount(first[first >= 0])
    shares = counts[counts > 0] / max(1, counts.sum())
    in_use = float(np.exp(-(shares * np.log(shares)).sum()))
    return min(1.0, in_use / (THEMES * len(first) / (len(first) + HALF_OF_THEM_AT)))

"""Group notes on their own words, for a question that the lexicon does not fit."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

from facilitation.grouping import fallback
from facilitation.grouping.answering import as_written, likeness_within, shared_words, words_used
from facilitation.grouping.describing import (
    capitalised,
    distinct,
    enumeration,
    nearest_the_centre,
    said_by,
    terms_of,
)
from facilitation.grouping.placing import LOOSE
from facilitation.grouping.proposal import Group, Placement, Proposal
from facilitation.grouping.reading import Meeting
from facilitation.grouping.scoring import ConceptScores

FEWEST_NOTES = 8
KEY = "woorden"


def by_own_words(meeting: Meeting, groups: int | None, language: str) -> Proposal:
    """Group on the meeting's own words; a note without content words stays loose."""
    speaking = _speaking(meeting)
    placements = [Placement(None, 0.0, None, ())] * len(meeting.notes)
    everywhere = said_by(meeting.notes)
    found: list[Group] = []
    for place, members in enumerate(_clusters(meeting, speaking, groups), start=1):
        terms = terms_of(members, meeting.notes, {}, everywhere)
        key = f"{KEY}/{place}"
        used = words_used(meeting.notes, members)
        for row, like in zip(members, likeness_within(meeting, members), strict=True):
            note = meeting.notes[row]
            why = as_written(shared_words(note, used), note, meeting.texts[row])
            sure = round(like, 4)
            placements[row] = Placement(key, sure, None, why, key, sure)
        unsure = np.zeros(len(meeting.notes))
        (near,) = nearest_the_centre([members], meeting.words.vectors, unsure)
        name = capitalised(enumeration(terms, language))
        found.append(
            Group(key, distinct(name, terms, {g.name for g in found}, language), terms, near)
        )
    return Proposal(tuple(placements), tuple(found), covered=False)


def says_enough(meeting: Meeting) -> bool:
    """Whether the notes hold enough words of their own to group them by."""
    return len({meeting.texts[row] for row in _speaking(meeting)}) >= FEWEST_NOTES


def _speaking(meeting: Meeting) -> list[int]:
    return [row for row, note in enumerate(meeting.notes) if note.lemmas]


def _clusters(meeting: Meeting, speaking: Sequence[int], groups: int | None) -> list[list[int]]:
    """Cluster what was said; notes that say the same, letter for letter, are one sample."""
    saying: dict[str, list[int]] = defaultdict(list)
    for row in speaking:
        saying[meeting.texts[row]].append(row)
    samples = [rows[0] for rows in saying.values()]
    concepts = meeting.concepts
    labels = fallback.cluster(
        list(saying),
        csr_matrix(meeting.words.vectors[samples]),
        ConceptScores(concepts.concepts, concepts.matrix[samples]),
        np.full(len(samples), LOOSE),
        groups,
    )
    clusters: dict[int, list[int]] = defaultdict(list)
    for rows, label in zip(saying.values(), labels, strict=True):
        clusters[int(label)].extend(rows)
    return sorted(sorted(rows) for rows in clusters.values())

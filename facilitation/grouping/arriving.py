"""Place notes that just came in among themes that stand, without doing the others again."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from facilitation.grouping.answering import placements_of, reasons
from facilitation.grouping.claiming import Claims, claim, free_parents, parents_of
from facilitation.grouping.neighbours import support, word_matrix
from facilitation.grouping.placing import LOOSE, Choices, Positions, choose
from facilitation.grouping.proposal import KnownTheme, Placement
from facilitation.grouping.proposing import foreseen_meeting, positions, themes_of
from facilitation.grouping.reading import Meeting, read_like
from facilitation.grouping.relating import Relations, relations
from facilitation.grouping.slider import Sorting
from facilitation.grouping.targets import Field, Target, starting_targets
from facilitation.grouping.typed import typed

MEETINGS = 4


def place(
    texts: Sequence[str],
    *,
    standing: Sequence[str],
    pins: Sequence[str],
    themes: Sequence[KnownTheme] = (),
    question: str = "",
    language: str = "nl",
    words: str = "",
) -> tuple[Placement, ...]:
    """Place each text by itself in one of the themes, or leave it loose.

    `standing` are the notes that stand already, each with the key of its theme in `pins`.
    """
    meeting = _standing(tuple(standing), tuple(pins), tuple(themes), question, language, words)
    return tuple(_placed(text, meeting) for text in texts)


@dataclass(frozen=True, slots=True)
class Standing:
    """Themes with the notes that stand in them, and the concepts that they claim."""

    meeting: Meeting
    themes: tuple[KnownTheme, ...]
    pinned: Positions
    claims: Claims
    relations: Relations | None


@lru_cache(maxsize=MEETINGS)
def _standing(
    texts: tuple[str, ...],
    pins: tuple[str, ...],
    themes: tuple[KnownTheme, ...],
    question: str,
    language: str,
    words: str,
) -> Standing:
    if len(pins) != len(texts):
        raise ValueError(f"{len(pins)} pins for {len(texts)} texts")
    known = themes_of(themes, pins, language)
    meeting, _ = foreseen_meeting(texts, question, words)
    pinned = positions(known, pins)
    claims = claim(known, meeting.concepts, pinned, meeting.parents, meeting.reader)
    relating = relations(known, meeting.texts, words) if known and meeting.everyday else None
    return Standing(meeting, known, pinned, claims, relating)


def _placed(text: str, standing: Standing) -> Placement:
    newcomer = read_like(standing.meeting, [text])
    said = typed(standing.themes, newcomer.words)
    if standing.relations:
        said = said.and_related(standing.relations.to([text]))
    targets = _targets(newcomer, standing)
    field = Field(newcomer.concepts, said.scores, np.full(1, LOOSE))
    strangers = np.array([target.theme is None for target in targets])
    choices = field.choices(targets).without(strangers)
    if not newcomer.hits[0]:
        choices = choices.filled([0], _by_words(newcomer, standing, len(targets)))
    sorting = Sorting(tuple(targets), choices, choices)
    return placements_of(sorting, reasons(newcomer, sorting, said))[0]


def _targets(newcomer: Meeting, standing: Standing) -> list[Target]:
    """The themes with what they claim; a concept that is new goes with its theme of the tree."""
    moved = dict(newcomer.reader.pack.parents) if newcomer.reader.pack else {}
    parents = parents_of((*standing.meeting.concepts.concepts, *newcomer.concepts.concepts), moved)
    owner = dict(standing.claims.owner)
    for concept in newcomer.concepts.concepts:
        if concept not in standing.meeting.concepts.concepts:
            above = {owner.get(c, LOOSE) for c in owner if parents[c] == parents[concept]}
            if len(above) == 1:
                owner[concept] = above.pop()
    claims = Claims(owner)
    owned = [
        Target(theme.key, claims.concepts_of(i), theme=i) for i, theme in enumerate(standing.themes)
    ]
    return starting_targets(owned, free_parents(parents, claims))


def _by_words(newcomer: Meeting, standing: Standing, targets: int) -> Choices:
    """By the words that it shares with notes that stand."""
    notes = (*standing.meeting.notes, *newcomer.notes)
    labels = np.append(standing.pinned, LOOSE)
    near = support(word_matrix(notes).vectors, labels, [len(notes) - 1], targets)
    return choose(near)

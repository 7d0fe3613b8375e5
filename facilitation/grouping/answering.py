"""Turn the choices for notes into a proposal: placements with reasons, and groups with names."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from facilitation.grouping.alike import alike
from facilitation.grouping.describing import capitalised, name_of, nearest_the_centre, terms_of
from facilitation.grouping.features import Features
from facilitation.grouping.placing import LOOSE, Choices
from facilitation.grouping.proposal import Group, KnownTheme, Placement, Proposal
from facilitation.grouping.reading import Meeting
from facilitation.grouping.targets import Target
from facilitation.grouping.typed import Typed

MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """The targets with a choice per note, pins kept, and the one it would have without its pin."""

    targets: Sequence[Target]
    choices: Choices
    opinions: Choices

    def members(self) -> dict[int, list[int]]:
        """Return the notes per target."""
        members: dict[int, list[int]] = defaultdict(list)
        for row, first in enumerate(self.choices.first.tolist()):
            if first != LOOSE:
                members[first].append(row)
        return members


def proposal_of(
    meeting: Meeting,
    placed: Placed,
    themes: Sequence[KnownTheme],
    typed: Typed,
    covered: bool,
    language: str,
) -> Proposal:
    """Describe what was placed; a theme without notes is shown too."""
    members = placed.members()
    why = _reasons(meeting, placed, members, typed)
    groups = _groups(meeting, placed, members, why, themes, language)
    of_group = {placed.targets[i].key: rows for i, rows in members.items()}
    return Proposal(
        placements=placements_of(placed, why),
        groups=groups,
        covered=covered,
        alike=alike(of_group, meeting),
    )


def placements_of(placed: Placed, why: Mapping[int, tuple[str, ...]]) -> tuple[Placement, ...]:
    """Return what is said of each note; a loose one needs no reason."""
    choices, opinions = placed.choices, placed.opinions
    keys = [*(target.key for target in placed.targets), None]
    return tuple(
        Placement(
            keys[first], round(sure, 4), keys[second], why.get(row, ()), keys[own], round(o, 4)
        )
        for row, (first, sure, second, own, o) in enumerate(
            zip(
                choices.first.tolist(),
                choices.confidence.tolist(),
                choices.second.tolist(),
                opinions.first.tolist(),
                opinions.confidence.tolist(),
                strict=True,
            )
        )
    )


def _groups(
    meeting: Meeting,
    placed: Placed,
    members: Mapping[int, Sequence[int]],
    why: Mapping[int, tuple[str, ...]],
    themes: Sequence[KnownTheme],
    language: str,
) -> tuple[Group, ...]:
    sure = placed.choices.confidence
    everywhere = Counter(word for note in meeting.notes for word in set(note.lemmas))
    return tuple(
        Group(
            key=target.key,
            name=_name(target, themes, language),
            terms=terms_of(members.get(i, ()), meeting.notes, why, everywhere),
            representative=nearest_the_centre(members.get(i, ()), meeting.words.vectors, sure),
        )
        for i, target in enumerate(placed.targets)
        if i in members or target.theme is not None
    )


def _name(target: Target, themes: Sequence[KnownTheme], language: str) -> str:
    if target.theme is not None:
        return themes[target.theme].name
    return capitalised(name_of(target.key, language))


def _reasons(
    meeting: Meeting, placed: Placed, members: Mapping[int, Sequence[int]], typed: Typed
) -> dict[int, tuple[str, ...]]:
    """Words of each note that spoke for its group, heaviest first; else words it shares."""
    reasons: dict[int, tuple[str, ...]] = {}
    for i, rows in members.items():
        target = placed.targets[i]
        concepts = frozenset(target.concepts)
        used: Counter[str] | None = None
        for row in rows:
            words = _spoken(meeting, row, concepts)
            if target.theme is not None:
                words = [*typed.evidence(target.theme, meeting.notes[row]), *words]
            if not words:
                used = used or words_used(meeting.notes, rows)
                words = shared_words(meeting.notes[row], used)
            reasons[row] = tuple(dict.fromkeys(words))[:MOST_WORDS]
    return reasons


def _spoken(meeting: Meeting, row: int, concepts: frozenset[str]) -> list[str]:
    spoke = [hit for hit in meeting.hits[row] if hit.concept in concepts]
    return [word for hit in sorted(spoke, key=lambda h: -h.weight) for word in hit.words]


def words_used(notes: Sequence[Features], rows: Sequence[int]) -> Counter[str]:
    """In how many notes of a group each word stands."""
    return Counter(word for row in rows for word in {*notes[row].lemmas, *notes[row].parts})


def shared_words(note: Features, used: Counter[str]) -> list[str]:
    """Words of a note, as written, that other notes of its group use too."""
    pairs = zip(note.lemmas, note.surfaces, strict=True)
    return [said for base, said in pairs if used[base] > 1]


def likeness_within(meeting: Meeting, members: Sequence[int]) -> list[float]:
    """Cosine of each note with the sum of the others of its group."""
    rows = meeting.words.vectors[list(members)]
    total = np.asarray(rows.sum(axis=0)).ravel()
    own = np.asarray(rows.multiply(rows).sum(axis=1)).ravel()
    dots = np.asarray(rows @ total).ravel() - own
    lengths = np.sqrt(np.maximum(float(total @ total) - 2 * dots - own, 1e-12))
    return [float(value) for value in np.clip(dots / lengths, 0.0, 1.0)]

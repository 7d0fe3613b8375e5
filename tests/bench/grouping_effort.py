"""The facilitator's effort: what a person must still do to reach their own sorting."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitation.grouping.proposal import Proposal
from tests.bench.grouping_sets import MISFITS

HAND_MOVES = (0, 5, 10, 20)
MISTAKES_TO_FIND = 20
LOOSE = "loose"
MADE = "made/"
Labels = list[str]


@dataclass(frozen=True, slots=True)
class Effort:
    """Actions left: a merge, a rename and a new theme are one each, a move is one per note."""

    moves: int
    merges: int
    renames: int
    made: int
    notes: int

    @property
    def share(self) -> float:
        """All actions per note; sorting everything by hand would be about 1."""
        return (self.moves + self.merges + self.renames + self.made) / self.notes


def effort(labels: Sequence[str], names: Mapping[str, str], themes: Sequence[str]) -> Effort:
    """Count the actions from these groups to this person's themes, greedily.

    Every group becomes the theme that most of its notes belong to, or is emptied note by note
    when only misfits do. Groups of the same theme are merged, a name without a word in common
    is changed, a theme that no group became is made; what then lies wrong is moved.
    """
    became = meaning(labels, themes)
    wanted = _wanted(themes)
    moves = sum(_wrong(labels, became, themes))
    groups_of: dict[str, list[str]] = defaultdict(list)
    for label, theme in became.items():
        groups_of[theme].append(label)
    fitting = sum(
        any(_fits(names, label, theme) for label in each) for theme, each in groups_of.items()
    )
    return Effort(
        moves=moves,
        merges=len(became) - len(groups_of),
        renames=len(groups_of) - fitting,
        made=len(set(wanted) - {LOOSE} - set(groups_of)),
        notes=len(labels),
    )


def meaning(labels: Sequence[str], themes: Sequence[str]) -> dict[str, str]:
    """Return per group the theme that most of its notes belong to, misfits left out."""
    inside: dict[str, Counter[str]] = defaultdict(Counter)
    for label, theme in zip(labels, themes, strict=True):
        if label != LOOSE and theme not in MISFITS:
            inside[label][theme] += 1
    return {
        label: min(counts, key=lambda theme: (-counts[theme], theme))
        for label, counts in inside.items()
    }


def labels_of(proposal: Proposal) -> Labels:
    """The key of the group of every note, or `loose`."""
    return [each.group or LOOSE for each in proposal.placements]


def after_hand_moves(proposal: Proposal, themes: Sequence[str], count: int) -> Labels:
    """Put the first mistakes right that a person finds who reads the least certain first.

    A move is obeyed exactly and changes nothing else; a theme without a group gets one.
    """
    labels = labels_of(proposal)
    sizes = Counter(labels)
    became = meaning(labels, themes)
    home = {LOOSE: LOOSE}
    for label in sorted(became, key=lambda each: (sizes[each], each)):
        home[became[label]] = label
    for place in mistakes(proposal, themes)[:count]:
        want = LOOSE if themes[place] in MISFITS else themes[place]
        labels[place] = home.get(want, f"{MADE}{want}")
    return labels


def mistakes(proposal: Proposal, themes: Sequence[str]) -> list[int]:
    """Positions of wrongly placed notes, least certain first."""
    return [place for place, wrong in _read_in_order(proposal, themes) if wrong]


def notes_read(proposal: Proposal, themes: Sequence[str]) -> int:
    """How many notes one reads, least certain first, to find twenty mistakes (or all)."""
    found = 0
    for read, (_, wrong) in enumerate(_read_in_order(proposal, themes), start=1):
        found += wrong
        if found == MISTAKES_TO_FIND:
            return read
    return len(themes)


def second_choice_share(proposal: Proposal, themes: Sequence[str]) -> float:
    """For which share of the mistakes the right theme is the second choice."""
    became = meaning(labels_of(proposal), themes)
    wrong = mistakes(proposal, themes)
    right = [
        place
        for place in wrong
        if became.get(proposal.placements[place].second or "") == themes[place]
    ]
    return len(right) / max(1, len(wrong))


def _read_in_order(proposal: Proposal, themes: Sequence[str]) -> list[tuple[int, bool]]:
    labels = labels_of(proposal)
    became = meaning(labels, themes)
    order = sorted(range(len(labels)), key=lambda i: (proposal.placements[i].confidence, i))
    wrong = _wrong(labels, became, themes)
    return [(place, wrong[place]) for place in order]


def _wrong(labels: Sequence[str], became: Mapping[str, str], themes: Sequence[str]) -> list[bool]:
    """Which notes lie wrong; in a group of nothing but misfits all do, since it must be emptied."""
    lies = [LOOSE if label == LOOSE else became.get(label, "") for label in labels]
    return [each != want for each, want in zip(lies, _wanted(themes), strict=True)]


def _wanted(themes: Sequence[str]) -> list[str]:
    return [LOOSE if theme in MISFITS else theme for theme in themes]


def _fits(names: Mapping[str, str], label: str, theme: str) -> bool:
    """Whether a person would leave the name: their own, or one with a word in common."""
    return label.startswith(MADE) or bool(_long_words(names[label]) & _long_words(theme))


def _long_words(name: str) -> set[str]:
    """Words that say something, by their first letters: `eenzame` and `eenzaamheid` are alike."""
    return {word[:5] for word in re.findall(r"\w{4,}", name.casefold())}

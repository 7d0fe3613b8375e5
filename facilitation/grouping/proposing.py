"""Turn short texts into groups: `propose` is the one function that other code calls."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from facilitation.grouping.answering import proposal_of
from facilitation.grouping.claiming import claim, free_parents
from facilitation.grouping.coverage import doubtful, foreseen, known_enough
from facilitation.grouping.describing import name_of
from facilitation.grouping.nearest_pack import theme_scores
from facilitation.grouping.neighbours import support
from facilitation.grouping.own_words import by_own_words, says_enough
from facilitation.grouping.placing import LOOSE, Choices, Positions, choose
from facilitation.grouping.proposal import Group, KnownTheme, Proposal
from facilitation.grouping.reading import Meeting, read_again, read_meeting
from facilitation.grouping.relating import related
from facilitation.grouping.second_look import second_look
from facilitation.grouping.slider import Sorting, to_number
from facilitation.grouping.targets import Field, Target, shape, starting_targets
from facilitation.grouping.typed import Typed, typed


def propose(
    texts: Sequence[str],
    *,
    pins: Sequence[str | None] | None = None,
    themes: Sequence[KnownTheme] = (),
    groups: int | None = None,
    question: str = "",
    language: str = "nl",
    words: str = "",
) -> Proposal:
    """Place every text in a group, or leave it loose; the same input gives the same output.

    `pins` gives per text the key of a theme that always holds, or None; `themes` are the
    themes there are; `groups` is the wanted number of groups, theirs included; `words` is the
    text of a file with an organisation's own terms, written like the lexicon. The order of the
    texts makes no difference.
    """
    pins = [None] * len(texts) if pins is None else pins
    if len(pins) != len(texts):
        raise ValueError(f"{len(pins)} pins for {len(texts)} texts")
    if not texts:
        return Proposal((), tuple(_empty(theme) for theme in themes), covered=True)
    known = themes_of(themes, pins, language)
    order = sorted(range(len(texts)), key=lambda row: (texts[row], pins[row] or ""))
    meeting, covered = foreseen_meeting([texts[row] for row in order], question, words)
    pinned = positions(known, [pins[row] for row in order])
    proposal = _proposed(meeting, known, pinned, groups, language)
    return replace(_in_order(proposal, order), covered=covered)


def foreseen_meeting(texts: Sequence[str], question: str, words: str) -> tuple[Meeting, bool]:
    """Read the notes with the pack that fits, and say whether the question was foreseen."""
    meeting = read_meeting(texts, question, words)
    scores = theme_scores(meeting.concepts, meeting.parents)
    if meeting.reader.pack is None and doubtful(scores):
        again = read_again(meeting)
        if again.reader.pack is not None:
            return again, _covers(again)
    return meeting, _covers(meeting)


def _proposed(
    meeting: Meeting,
    known: Sequence[KnownTheme],
    pinned: Positions,
    groups: int | None,
    language: str,
) -> Proposal:
    said = typed(known, meeting.words)
    if known and meeting.everyday:
        said = said.and_related(related(known, meeting.texts, meeting.reader.words))
    field, targets = _targets(meeting, known, pinned, said)
    if not known and says_enough(meeting) and not known_enough(field.score(targets)):
        return by_own_words(meeting, groups, language)
    near = () if known else meeting.near
    sorting = _sorted(meeting, field, shape(field, targets, near))
    if groups is not None:
        sorting = to_number(field, meeting.words, sorting, groups)
    return proposal_of(meeting, sorting, known, said, language)


def _empty(theme: KnownTheme) -> Group:
    return Group(theme.key, theme.name, (), ())


def _in_order(proposal: Proposal, order: Sequence[int]) -> Proposal:
    """Bring a proposal for texts that were put in order back to the order in which they came."""
    placements = dict(zip(order, proposal.placements, strict=True))
    groups = (
        replace(group, representative=tuple(order[place] for place in group.representative))
        for group in proposal.groups
    )
    back = tuple(placements[row] for row in range(len(order)))
    return replace(proposal, placements=back, groups=tuple(groups))


def themes_of(
    themes: Sequence[KnownTheme], pins: Sequence[str | None], language: str
) -> tuple[KnownTheme, ...]:
    """Return the given themes, and one for every other key that a pin names."""
    keys = {theme.key for theme in themes}
    others = sorted({pin for pin in pins if pin is not None} - keys)
    return (*themes, *(KnownTheme(key, name_of(key, language)) for key in others))


def positions(themes: Sequence[KnownTheme], pins: Sequence[str | None]) -> Positions:
    """Return per text the position of the theme in which it is pinned."""
    places = {theme.key: place for place, theme in enumerate(themes)}
    return np.array([LOOSE if pin is None else places[pin] for pin in pins], dtype=np.intp)


def _targets(
    meeting: Meeting, themes: Sequence[KnownTheme], pinned: Positions, said: Typed
) -> tuple[Field, list[Target]]:
    parents = meeting.parents
    claims = claim(themes, meeting.concepts, pinned, parents, meeting.reader)
    owned = [
        Target(theme.key, claims.concepts_of(place), theme=place)
        for place, theme in enumerate(themes)
    ]
    field = Field(meeting.concepts, said.scores, pinned)
    return field, starting_targets(owned, free_parents(parents, claims))


def _covers(meeting: Meeting) -> bool:
    """Whether the lexicon foresaw the question, whatever themes there are already."""
    pack = meeting.reader.pack
    if meeting.everyday:
        return False
    return foreseen(theme_scores(meeting.concepts, meeting.parents), pack=pack is not None)


def _chosen(meeting: Meeting, field: Field, targets: Sequence[Target]) -> Choices:
    """Choose by evidence; on an unforeseen question also by the company that a note keeps."""
    scores = field.score(targets)
    if not meeting.everyday or not targets:
        return choose(scores)
    return choose(second_look(meeting, scores, choose(scores).held(field.pinned).first))


def _sorted(meeting: Meeting, field: Field, targets: Sequence[Target]) -> Sorting:
    """Place by evidence, then notes without any by their neighbours; pins hold."""
    dead = np.array([target.dead for target in targets], dtype=np.bool_)
    free = _chosen(meeting, field, targets).without(dead)
    labels = free.held(field.pinned).first
    silent = [row for row, hits in enumerate(meeting.hits) if not hits]
    near = choose(support(meeting.words.vectors, labels, silent, len(targets)))
    free = free.filled(silent, near)
    return Sorting(tuple(targets), free.held(field.pinned), free)

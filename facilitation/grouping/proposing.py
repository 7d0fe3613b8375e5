"""Turn short texts into groups: `propose` is the one function that other code calls."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_matrix

from facilitation.grouping import fallback
from facilitation.grouping.alike import alike
from facilitation.grouping.claiming import (
    claim,
    free_parents,
    parents_of,
    typed_evidence,
    typed_scores,
)
from facilitation.grouping.describing import (
    capitalised,
    enumeration,
    name_of,
    nearest_the_centre,
    terms_of,
)
from facilitation.grouping.evidence import Hit
from facilitation.grouping.features import Features, Reader, features_of
from facilitation.grouping.lexicon import NOTHING
from facilitation.grouping.neighbours import shared_words, support, word_vectors
from facilitation.grouping.placing import LOOSE, Choice, choose, hold
from facilitation.grouping.proposal import Group, KnownTheme, Placement, Proposal
from facilitation.grouping.questions import choose_pack, damped_words, everyday_pack
from facilitation.grouping.scoring import ConceptScores, score_concepts
from facilitation.grouping.targets import Field, Target, shape, starting_targets

COVERED_SHARE = 0.6
SURE = 0.15
# Where the lexicon fits, few notes speak as softly as this.
SOFT = 0.5
MOST_SOFT = 0.25
FEWEST_FOR_FALLBACK = 8
MOST_WORDS = 4
OWN_WORDS = "woorden"


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
    text of a file with an organisation's own terms, written like the lexicon.
    """
    if not texts:
        return Proposal((), tuple(_empty(theme) for theme in themes), covered=True)
    known = _all_themes(themes, pins or (), language)
    pinned = _positions(known, pins, len(texts))
    meeting = read_meeting(texts, question, words)
    field, targets = _targets(meeting, known, pinned)
    covered = _covers(meeting, field, targets)
    if not covered and meeting.reader.pack is None:
        meeting = _reread(texts, meeting)
        field, targets = _targets(meeting, known, pinned)
    if not known and len(texts) >= FEWEST_FOR_FALLBACK and not _sure_enough(field, targets):
        return _by_own_words(texts, meeting, groups, language)
    targets = shape(field, targets, groups)
    placed = _placed(meeting, field, targets, pinned)
    return _proposal(meeting, field, targets, placed, known, covered, language)


@dataclass(frozen=True, slots=True)
class Meeting:
    """The notes of one meeting, read: features, hits, how to read names, and word vectors."""

    notes: tuple[Features, ...]
    hits: tuple[tuple[Hit, ...], ...]
    reader: Reader
    damped: dict[str, float]
    vectors: csr_matrix

    def parents(self, scores: ConceptScores) -> dict[str, str]:
        """Return the theme above each concept, as the question pack arranges the tree."""
        moved = dict(self.reader.pack.parents) if self.reader.pack else {}
        return parents_of(scores.concepts, moved)


def _empty(theme: KnownTheme) -> Group:
    return Group(theme.key, theme.name, (), ())


def read_meeting(texts: Sequence[str], question: str, words: str = "") -> Meeting:
    """Read the notes on a question, with the pack that fits it."""
    notes = tuple(features_of(text) for text in texts)
    reader = Reader(choose_pack(question, notes), words)
    hits = _hits(texts, reader)
    return Meeting(notes, hits, reader, damped_words(question), word_vectors(notes))


def _reread(texts: Sequence[str], meeting: Meeting) -> Meeting:
    """Read notes on a question that no pack foresaw with the concepts of everyday life."""
    reader = Reader(everyday_pack(), meeting.reader.words)
    return replace(meeting, reader=reader, hits=_hits(texts, reader))


def _hits(texts: Sequence[str], reader: Reader) -> tuple[tuple[Hit, ...], ...]:
    return tuple(
        tuple(hit for hit in reader.hits(text) if not hit.concept.startswith(NOTHING))
        for text in texts
    )


def _all_themes(
    themes: Sequence[KnownTheme], pins: Sequence[str | None], language: str
) -> tuple[KnownTheme, ...]:
    """The given themes, and one for every other key that a pin names."""
    keys = {theme.key for theme in themes}
    others = sorted({pin for pin in pins if pin is not None} - keys)
    return (*themes, *(KnownTheme(key, name_of(key, language)) for key in others))


def _positions(
    themes: Sequence[KnownTheme], pins: Sequence[str | None] | None, count: int
) -> list[int]:
    if pins is not None and len(pins) != count:
        raise ValueError(f"{len(pins)} pins for {count} texts")
    places = {theme.key: place for place, theme in enumerate(themes)}
    return [LOOSE if pin is None else places[pin] for pin in pins or [None] * count]


def _targets(
    meeting: Meeting, themes: Sequence[KnownTheme], pinned: Sequence[int]
) -> tuple[Field, list[Target]]:
    concepts = score_concepts(meeting.hits, meeting.damped)
    parents = meeting.parents(concepts)
    claims = claim(themes, concepts, pinned, parents, meeting.reader)
    owned = [
        Target(theme.key, claims.concepts_of(place), theme=place)
        for place, theme in enumerate(themes)
    ]
    field = Field(concepts, typed_scores(themes, meeting.notes), pinned)
    return field, starting_targets(owned, free_parents(parents, claims))


def _covers(meeting: Meeting, field: Field, targets: Sequence[Target]) -> bool:
    """Enough notes have evidence: loud, unless a pack speaks, and not torn between themes."""
    if meeting.reader.pack is None and len(meeting.notes) >= FEWEST_FOR_FALLBACK:
        loudest = field.score(targets).max(axis=1, initial=0.0)
        if float((loudest < SOFT).mean()) > MOST_SOFT:
            return False
    return _sure_enough(field, targets)


def _sure_enough(field: Field, targets: Sequence[Target]) -> bool:
    sure = [choice.confidence >= SURE for choice in field.choices(targets)]
    return not sure or sum(sure) >= COVERED_SHARE * len(sure)


@dataclass(frozen=True, slots=True)
class Placed:
    """A choice per note with the pins kept, and the one it would have without its pin."""

    choices: list[Choice]
    opinions: list[Choice]


def _placed(
    meeting: Meeting, field: Field, targets: Sequence[Target], pinned: Sequence[int]
) -> Placed:
    """Place by evidence, then notes without any by their neighbours; pins hold."""
    free = [_alive(choice, targets) for choice in field.choices(targets)]
    labels = [choice.first for choice in hold(free, pinned)]
    silent = [row for row, hits in enumerate(meeting.hits) if not hits]
    near = choose(support(meeting.vectors, labels, silent, len(targets)))
    for row, choice in zip(silent, near, strict=True):
        if free[row].first == LOOSE:
            free[row] = choice
    return Placed(hold(free, pinned), free)


def _alive(choice: Choice, targets: Sequence[Target]) -> Choice:
    """What went to a dead target stays loose, with its next choice as a suggestion."""
    if choice.first == LOOSE or not targets[choice.first].dead:
        return choice
    return Choice(LOOSE, choice.second, 0.0)


def _proposal(
    meeting: Meeting,
    field: Field,
    targets: Sequence[Target],
    placed: Placed,
    themes: Sequence[KnownTheme],
    covered: bool,
    language: str,
) -> Proposal:
    choices = placed.choices
    members: dict[int, list[int]] = defaultdict(list)
    for row, choice in enumerate(choices):
        members[choice.first].append(row)
    members.pop(LOOSE, None)
    why = {
        row: _why(meeting, targets, themes, row, choice, members)
        for row, choice in enumerate(choices)
    }
    placements = tuple(
        _placement(targets, choice, placed.opinions[row], why[row])
        for row, choice in enumerate(choices)
    )
    shown = [i for i, each in enumerate(targets) if members[i] or each.theme is not None]
    sure = [choice.confidence for choice in choices]
    groups = tuple(
        Group(
            key=targets[i].key,
            name=_name(targets[i], themes, language),
            terms=terms_of(members[i], meeting.notes, why),
            representative=nearest_the_centre(members[i], meeting.vectors, sure),
        )
        for i in shown
    )
    of_group = {targets[i].key: rows for i, rows in members.items()}
    parents = meeting.parents(field.concepts)
    pairs = alike(of_group, field.concepts, parents, meeting.vectors, meeting.notes, meeting.hits)
    return Proposal(placements, groups, covered, pairs)


def _placement(
    targets: Sequence[Target], choice: Choice, opinion: Choice, why: tuple[str, ...]
) -> Placement:
    first = _key(targets, choice.first)
    alive = choice.second != LOOSE and not targets[choice.second].dead
    second = _key(targets, choice.second) if alive else None
    return Placement(
        group=first,
        confidence=round(choice.confidence, 4),
        second=second,
        why=why if first else (),
        opinion=_key(targets, opinion.first),
        opinion_confidence=round(opinion.confidence, 4),
    )


def _key(targets: Sequence[Target], position: int) -> str | None:
    return targets[position].key if position != LOOSE else None


def _name(target: Target, themes: Sequence[KnownTheme], language: str) -> str:
    if target.theme is not None:
        return themes[target.theme].name
    return capitalised(name_of(target.key, language))


def _why(
    meeting: Meeting,
    targets: Sequence[Target],
    themes: Sequence[KnownTheme],
    row: int,
    choice: Choice,
    members: dict[int, list[int]],
) -> tuple[str, ...]:
    """Words of the note that spoke for its group, heaviest first; else words it shares."""
    if choice.first == LOOSE:
        return ()
    target = targets[choice.first]
    spoke = [hit for hit in meeting.hits[row] if hit.concept in target.concepts]
    words = [word for hit in sorted(spoke, key=lambda h: -h.weight) for word in hit.words]
    if target.theme is not None:
        words = [*typed_evidence(themes[target.theme], meeting.notes[row]), *words]
    if not words:
        others = [meeting.notes[other] for other in members[choice.first] if other != row]
        words = list(shared_words(meeting.notes[row], others))
    return tuple(dict.fromkeys(words))[:MOST_WORDS]


def _by_own_words(
    texts: Sequence[str], meeting: Meeting, groups: int | None, language: str
) -> Proposal:
    """Group on the meeting's own words; a note without content words stays loose."""
    concepts = score_concepts(meeting.hits, meeting.damped)
    speaking = [row for row, note in enumerate(meeting.notes) if note.lemmas]
    if len(speaking) < FEWEST_FOR_FALLBACK:
        return Proposal(tuple(Placement(None, 0.0, None, ()) for _ in texts), (), covered=False)
    some = type(concepts)(concepts.concepts, concepts.matrix[speaking])
    labels = fallback.cluster(
        [texts[row] for row in speaking],
        csr_matrix(meeting.vectors[speaking]),
        some,
        np.full(len(speaking), LOOSE),
        groups,
    )
    clusters: dict[int, list[int]] = defaultdict(list)
    for row, label in zip(speaking, labels, strict=True):
        clusters[int(label)].append(row)
    return _own_proposal(meeting, sorted(clusters.values()), len(texts), language)


def _own_proposal(
    meeting: Meeting, clusters: Sequence[Sequence[int]], count: int, language: str
) -> Proposal:
    placements = [Placement(None, 0.0, None, ())] * count
    groups: list[Group] = []
    for place, members in enumerate(clusters, start=1):
        terms = terms_of(members, meeting.notes, {})
        key = f"{OWN_WORDS}/{place}"
        likeness = _likeness(meeting.vectors, members)
        for row, like in zip(members, likeness, strict=True):
            others = [meeting.notes[other] for other in members if other != row]
            why = shared_words(meeting.notes[row], others)[:MOST_WORDS]
            placements[row] = Placement(key, round(like, 4), None, why, key, round(like, 4))
        near = nearest_the_centre(members, meeting.vectors, [0.0] * count)
        groups.append(Group(key, capitalised(enumeration(terms, language)), terms, near))
    return Proposal(tuple(placements), tuple(groups), covered=False)


def _likeness(vectors: csr_matrix, members: Sequence[int]) -> list[float]:
    """Cosine of each note with the sum of the others of its group."""
    rows = vectors[list(members)]
    total = np.asarray(rows.sum(axis=0)).ravel()
    own = np.asarray(rows.multiply(rows).sum(axis=1)).ravel()
    dots = np.asarray(rows @ total).ravel() - own
    lengths = np.sqrt(np.maximum(float(total @ total) - 2 * dots - own, 1e-12))
    return [float(value) for value in np.clip(dots / lengths, 0.0, 1.0)]

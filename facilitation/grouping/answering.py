"""Turn the choices for notes into a proposal: placements with reasons, and groups with names."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from facilitation.grouping.alike import alike
from facilitation.grouping.describing import (
    capitalised,
    distinct,
    name_of,
    nearest_the_centre,
    said_by,
    terms_of,
)
from facilitation.grouping.features import Features
from facilitation.grouping.placing import LOOSE
from facilitation.grouping.proposal import Group, KnownTheme, Placement, Proposal
from facilitation.grouping.rarity import is_number
from facilitation.grouping.reading import Meeting
from facilitation.grouping.slider import Sorting
from facilitation.grouping.targets import Target
from facilitation.grouping.typed import Typed

MOST_WORDS = 4
# Too common to compare notes by, but where they spoke for a group they belong to the reason.
COMMON_BUT_TELLING = frozenset(
    "alleen samen elkaar niemand man vrouw mensen huis kinderen geld werk werken zelf km".split()
)


def proposal_of(
    meeting: Meeting,
    sorting: Sorting,
    themes: Sequence[KnownTheme],
    typed: Typed,
    language: str,
) -> Proposal:
    """Describe what was placed; a theme without notes is shown too."""
    members = _members(sorting)
    why = reasons(meeting, sorting, typed)
    groups = _groups(meeting, sorting, members, why, themes, language)
    of_group = {sorting.targets[i].key: rows for i, rows in members.items()}
    return Proposal(
        placements=placements_of(sorting, why),
        groups=groups,
        covered=True,
        alike=alike(of_group, meeting),
    )


def _members(sorting: Sorting) -> dict[int, list[int]]:
    """The notes per target."""
    members: dict[int, list[int]] = defaultdict(list)
    for row, first in enumerate(sorting.choices.first.tolist()):
        if first != LOOSE:
            members[first].append(row)
    return members


def placements_of(sorting: Sorting, why: Mapping[int, tuple[str, ...]]) -> tuple[Placement, ...]:
    """Return what is said of each note; a loose one needs no reason."""
    choices, opinions = sorting.choices, sorting.opinions
    keys = [*(target.key for target in sorting.targets), None]
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
    sorting: Sorting,
    members: Mapping[int, Sequence[int]],
    why: Mapping[int, tuple[str, ...]],
    themes: Sequence[KnownTheme],
    language: str,
) -> tuple[Group, ...]:
    sure = sorting.choices.confidence
    everywhere = said_by(meeting.notes)
    shown = [i for i, t in enumerate(sorting.targets) if i in members or t.theme is not None]
    terms = {i: terms_of(members.get(i, ()), meeting.notes, why, everywhere) for i in shown}
    rows = [members.get(i, ()) for i in shown]
    near = nearest_the_centre(rows, meeting.words.vectors, sure)
    names = _names([sorting.targets[i] for i in shown], list(terms.values()), themes, language)
    return tuple(
        Group(key=sorting.targets[i].key, name=name, terms=terms[i], representative=samples)
        for i, name, samples in zip(shown, names, near, strict=True)
    )


def _names(
    targets: Sequence[Target],
    terms: Sequence[Sequence[str]],
    themes: Sequence[KnownTheme],
    language: str,
) -> list[str]:
    """A name per group, never the same twice: then the words of the residents tell them apart."""
    taken = {themes[target.theme].name for target in targets if target.theme is not None}
    names: list[str] = []
    for target, words in zip(targets, terms, strict=True):
        if target.theme is not None:
            names.append(themes[target.theme].name)
            continue
        name = distinct(capitalised(name_of(target.key, language)), words, taken, language)
        taken.add(name)
        names.append(name)
    return names


def reasons(meeting: Meeting, sorting: Sorting, typed: Typed) -> dict[int, tuple[str, ...]]:
    """Return words of each note that spoke for its group, heaviest first; else words it shares."""
    found: dict[int, tuple[str, ...]] = {}
    for i, rows in _members(sorting).items():
        target = sorting.targets[i]
        concepts = frozenset(target.concepts)
        used: Counter[str] | None = None
        for row in rows:
            words = _spoken(meeting, row, concepts)
            if target.theme is not None:
                words = [*typed.evidence(target.theme, row, meeting.notes[row]), *words]
            if not words:
                used = used or words_used(meeting.notes, rows)
                words = shared_words(meeting.notes[row], used)
            found[row] = as_written(words, meeting.notes[row], meeting.texts[row])
    return found


def _spoken(meeting: Meeting, row: int, concepts: frozenset[str]) -> list[str]:
    spoke = [hit for hit in meeting.hits[row] if hit.concept in concepts]
    return [word for hit in sorted(spoke, key=lambda h: -h.weight) for word in hit.words]


def as_written(words: Sequence[str], note: Features, text: str) -> tuple[str, ...]:
    """The words as they stand in the text; little words and counts only for want of others."""
    content = set(note.surfaces)
    lowered = text.lower()
    found = [form for word in words if (form := _form(word, lowered))]
    telling = [word for word in found if _tells(word, content)]
    return tuple(dict.fromkeys(telling or found))[:MOST_WORDS]


def _tells(word: str, content: Collection[str]) -> bool:
    """Whether a word that spoke for a group says something to the reader too."""
    if is_number(word):
        return False
    return word in content or word in COMMON_BUT_TELLING or word[:1].isdigit()


def _form(word: str, text: str) -> str:
    """How a word was typed: "foto,s" is read as "foto's"."""
    if word in text:
        return word
    forms = (word.replace("'", typed) for typed in ",;")
    return next((form for form in forms if form in text), "")


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

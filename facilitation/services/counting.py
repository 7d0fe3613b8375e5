"""Counts that every screen shows, kept counted in the same transaction as what they count."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from facilitation.domain.notes import Note, ReviewState, counts_as_shown
from facilitation.domain.ports import Unit
from facilitation.domain.steps import GROUPED_KINDS
from facilitation.domain.words import WordTally, word_id
from facilitation.domain.workshop import Workshop


def count_note(unit: Unit, before: Note | None, after: Note) -> None:
    """Bring the counts of the workshop, the step and the word in line with a changed note."""
    changed = counts_with(unit.workshop, before, after)
    if changed:
        unit.workshop = replace(unit.workshop, **changed)
    count_around(unit, before, after)


def counts_with(workshop: Workshop, before: Note | None, after: Note) -> dict[str, Any]:
    """The counts of the workshop that a changed note changes."""
    return _states(workshop, before, after) | _shown(workshop, before, after)


def count_around(unit: Unit, before: Note | None, after: Note) -> None:
    """Bring the counts of the word and of the theme in line with a changed note."""
    if after.kind == "word":
        _count_word_of(unit, before, -1)
        _count_word_of(unit, after, 1)
    if after.theme and counts_as_shown(before) != counts_as_shown(after):
        recount_themes(unit, {after.theme})


def _states(workshop: Workshop, before: Note | None, after: Note) -> dict[str, Any]:
    old = before.review if before else None
    if old is after.review:
        return {}
    delta = {state: (after.review is state) - (old is state) for state in ReviewState}
    return {
        "notes": workshop.notes + delta[ReviewState.SHOWN],
        "waiting": workshop.waiting + delta[ReviewState.WAITING],
        "hidden": workshop.hidden + delta[ReviewState.HIDDEN],
    }


def _shown(workshop: Workshop, before: Note | None, after: Note) -> dict[str, Any]:
    in_step = counts_as_shown(after) - counts_as_shown(before)
    loose = _is_loose(after) - _is_loose(before)
    if not in_step and not loose:
        return {}
    per_step = dict(workshop.step_notes)
    per_step[after.step] = per_step.get(after.step, 0) + in_step
    return {"loose": workshop.loose + loose, "step_notes": per_step}


def _is_loose(note: Note | None) -> bool:
    """Shown, of a kind that is grouped, and in no theme."""
    if note is None or note.theme is not None:
        return False
    return counts_as_shown(note) and note.kind in GROUPED_KINDS


def count_changed(unit: Unit, changed: Iterable[tuple[Note, Mapping[str, Any]]]) -> None:
    """Bring the counts of the workshop and of words in line with what becomes of fields of notes
    that are known already. In one go: a header is wide, and copying it per note of a whole hall
    takes long. Themes are to be counted again once the notes are saved."""
    states, steps, loose = Counter[ReviewState](), Counter[str](), 0
    for note, values in changed:
        review, theme = values.get("review", note.review), values.get("theme", note.theme)
        was, now = note.review is ReviewState.SHOWN, review is ReviewState.SHOWN
        states[note.review] -= 1
        states[review] += 1
        if note.kind in GROUPED_KINDS:
            loose += (now and theme is None) - (was and note.theme is None)
        if was is not now:
            steps[note.step] += now - was
            if note.kind == "word":
                _count_word(unit, note, now - was)
    if any(states.values()) or any(steps.values()) or loose:
        _add_to_header(unit, states, steps, loose)


def _add_to_header(
    unit: Unit, states: Mapping[ReviewState, int], steps: Mapping[str, int], loose: int
) -> None:
    workshop = unit.workshop
    per_step = {step: workshop.step_notes.get(step, 0) + more for step, more in steps.items()}
    unit.workshop = replace(
        workshop,
        notes=workshop.notes + states[ReviewState.SHOWN],
        waiting=workshop.waiting + states[ReviewState.WAITING],
        hidden=workshop.hidden + states[ReviewState.HIDDEN],
        loose=workshop.loose + loose,
        step_notes=workshop.step_notes | per_step,
    )


def _count_word_of(unit: Unit, note: Note | None, delta: int) -> None:
    if counts_as_shown(note):
        _count_word(unit, note, delta)


def _count_word(unit: Unit, note: Note | None, delta: int) -> None:
    if note is None or not note.text:
        return
    key = word_id(note.step, note.text)
    tally = unit.words.get(key)
    if tally is None:
        unit.words.add(WordTally(key, note.step, note.text, max(delta, 0)))
    else:
        unit.words.save(replace(tally, count=tally.count + delta))


def recount_themes(unit: Unit, theme_ids: Iterable[str]) -> None:
    """Count the shown notes of these themes again. Saved also when their number is the same:
    they may be other people's notes, and boards say from how many people they come."""
    counts = unit.notes.tally("theme", sorted(set(theme_ids)), review=ReviewState.SHOWN)
    unit.themes.change({theme: {"count": count} for theme, count in counts.items()})

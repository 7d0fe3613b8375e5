"""Words from the tables: only texts equal after trimming and lower-casing are counted together
by themselves; every other merge is made by a person."""

from collections.abc import Iterable
from dataclasses import dataclass

from facilitation.domain.steps import Step
from facilitation.domain.workshop import Workshop


@dataclass(frozen=True, slots=True)
class WordTally:
    """How often a word was said in one step; `into`: the word that people merged it with."""

    id: str
    step: str
    word: str
    count: int = 0
    into: str | None = None


def word_id(step: str, text: str) -> str:
    """The key under which equal words of a step are counted."""
    return f"{step}/{text.strip().casefold()}"


def notes_without_words(workshop: Workshop, steps: Iterable[Step]) -> int:
    """How many notes are shown. Words are counted apart: nobody calls them briefjes."""
    said = (workshop.step_notes.get(step.id, 0) for step in steps if step.kind == "words")
    return workshop.notes - sum(said)


@dataclass(frozen=True, slots=True)
class NamedWord:
    """A word as it was said, how often, and the words that people merged into it."""

    word: str
    count: int
    merged: tuple[str, ...]


def most_named(tallies: Iterable[WordTally]) -> tuple[NamedWord, ...]:
    """The words of one step, the most named first; equal counts in the order of the alphabet."""
    below: dict[str, list[WordTally]] = {}
    for tally in tallies:
        if tally.count > 0:
            below.setdefault(tally.into or tally.id, []).append(tally)
    named = (_together(root, words) for root, words in below.items())
    return tuple(sorted(named, key=lambda one: (-one.count, one.word.casefold())))


def _together(root: str, words: list[WordTally]) -> NamedWord:
    shown = next((word for word in words if word.id == root), words[0])
    merged = tuple(word.word for word in words if word is not shown)
    return NamedWord(shown.word, sum(word.count for word in words), merged)

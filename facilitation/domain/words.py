"""Words from the tables: only texts equal after trimming and lower-casing are counted together
by themselves; every other merge is made by a person."""

from dataclasses import dataclass


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

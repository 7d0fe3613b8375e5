"""Choosing on a board: what can be chosen, and the words that were said."""

from facilitation.contract.boards.shapes import Shape, ThemeChip


class Option(Shape, frozen=True, kw_only=True):
    """What can be voted on, joined or chosen. `number`: 2, 2a or empty; `amount`: whole euros that
    a plan asks. `says_yes`, `reachable`: who joins and how many of them left a way to be reached,
    while people join; null otherwise."""

    id: str
    number: str
    label: str
    theme: ThemeChip | None
    summary: str
    amount: int | None = None
    place: str = ""
    says_yes: int | None = None
    reachable: int | None = None


class WordCount(Shape, frozen=True, kw_only=True):
    """A word as it was said, how often, and the words that people merged into it."""

    word: str
    count: int
    merged: tuple[str, ...]


class WordList(Shape, frozen=True, kw_only=True):
    """The list of one words step, most named first; lists are never added together."""

    step: str
    title: str
    total: int
    words: tuple[WordCount, ...]

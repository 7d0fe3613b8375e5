"""Words that a neighbourhood adds itself, as people write them, into lines of the lexicon."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from facilitation.grouping.lexicon import (
    COMMENT,
    DUTCH,
    STRENGTHS,
    TermLine,
    parent_of,
    read_lexicon,
    strength_of,
)
from facilitation.grouping.lexicon_linter import SHORTEST_PREFIX, wrong_with
from facilitation.grouping.tokens import fold

FILE = "words"


@dataclass(frozen=True, slots=True)
class Slip:
    """A line that cannot be used. `code`: unknown_theme, no_words, not_a_word, too_short or
    two_themes; `said`: what stands there."""

    line: int
    code: str
    said: str


def as_lexicon(text: str) -> str:
    """What can be used of `text`, in lines `theme/concept: term term`.

    A line is written as 'Groen en natuur: Vlietzoom, het Hof van Brederode'. Instead of the name
    of a theme its short name or its key may be written, as in the lexicon itself.
    """
    lines, slips = _read(text)
    wrong = {slip.line for slip in slips}
    return "\n".join(f"{one.concept}: {one.term}" for one in lines if one.line not in wrong)


def slips_in(text: str) -> list[Slip]:
    """What is wrong, by line."""
    lines, slips = _read(text)
    return sorted([*slips, *_in_two_themes(lines)], key=lambda slip: slip.line)


def _read(text: str) -> tuple[list[TermLine], list[Slip]]:
    lines: list[TermLine] = []
    slips: list[Slip] = []
    for number, row in enumerate(text.splitlines(), start=1):
        written = row.partition(COMMENT)[0].strip()
        if not written:
            continue
        theme, _, words = (part.strip() for part in written.partition(":"))
        concept = _concepts().get(fold(theme))
        if concept is None:
            slips.append(Slip(number, "unknown_theme", theme))
        elif not words:
            slips.append(Slip(number, "no_words", theme))
        else:
            found = [TermLine(concept, term, DUTCH, FILE, number) for term in _terms(words)]
            lines += found
            slips += [slip for one in found if (slip := _slip(one))]
    return lines, slips


def _terms(words: str) -> Iterator[str]:
    """Separated by commas, or by spaces as in the lexicon; words of one term are joined."""
    parts = words.split(",") if "," in words else words.split()
    yield from filter(None, ("_".join(part.split()) for part in parts))


def _slip(one: TermLine) -> Slip | None:
    written = strength_of(one.term)[0].strip("*")
    if len(written) < SHORTEST_PREFIX:
        return Slip(one.line, "too_short", _said(one))
    return Slip(one.line, "not_a_word", _said(one)) if next(wrong_with(one), None) else None


def _in_two_themes(lines: list[TermLine]) -> Iterator[Slip]:
    themes: dict[str, set[str]] = defaultdict(set)
    for one in lines:
        term = fold(strength_of(one.term)[0])
        themes[term].add(parent_of(one.concept))
        if len(themes[term]) > 1:
            yield Slip(one.line, "two_themes", _said(one))


def _said(one: TermLine) -> str:
    return one.term.rstrip("".join(STRENGTHS)).replace("_", " ")


@cache
def _concepts() -> Mapping[str, str]:
    """The concept behind every way in which a theme may be written."""
    found: dict[str, str] = {}
    names = read_lexicon().names
    for key in names[DUTCH]:
        concept = key if "/" in key else _within(key, tuple(names[DUTCH]))
        for name in (
            key,
            *(n for book in names.values() for n in (book[key].full, book[key].short)),
        ):
            found.setdefault(fold(name), concept)
    return found


def _within(theme: str, keys: tuple[str, ...]) -> str:
    """The concept that says a theme in general, else its first."""
    general = f"{theme}/{theme}"
    first = (key for key in keys if parent_of(key) == theme and key != theme)
    return general if general in keys else next(first, general)

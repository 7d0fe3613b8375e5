"""Say what is wrong in the lexicon files, so that everybody can mend them by hand."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from facilitation.grouping.lexicon import (
    LOOSE,
    NOTHING,
    Lexicon,
    TermLine,
    parent_of,
    strength_of,
)

WORD = re.compile(r"\*?[^\W_]+(?:[-'’./&]*[^\W_]+)*[-'’+]*\*?")
WHOLE_NOTE = "="
CONCEPT = re.compile(r"[a-z-]+/[a-z-]+")
SHORTEST_PREFIX = 3
MOST_THEMES = 3
NAMELESS = frozenset({LOOSE, NOTHING})


def problems(lexicon: Lexicon) -> list[str]:
    """Return one line per problem, with the file and the line where it stands."""
    written = (*lexicon.lines, *(line for pack in lexicon.packs for line in pack.lines))
    lines = tuple(dict.fromkeys(written))
    found: list[str] = []
    for line in lines:
        found.extend(f"{line.file}.txt:{line.line}: {said}" for said in _wrong_with(line))
    found.extend(_doubles(lines))
    found.extend(_too_common(lexicon.lines))
    found.extend(_without_name(lexicon, lines))
    return found


def _wrong_with(line: TermLine) -> Iterator[str]:
    written, _ = strength_of(line.term)
    if not CONCEPT.fullmatch(line.concept):
        yield f"'{line.concept}' is not written as theme/concept"
    words = re.split("[_+](?=.)", written.removeprefix(WHOLE_NOTE))
    if not all(WORD.fullmatch(word) for word in words):
        yield f"'{line.term}' is not a term: word, word*, *word, one_other or one+other"
    if _open_ended(written) and len(written.strip("*")) < SHORTEST_PREFIX:
        yield f"'{line.term}' is so short that it fits too many words"


def _open_ended(written: str) -> bool:
    return "*" in written and "_" not in written and "+" not in written


def _doubles(lines: Iterable[TermLine]) -> Iterator[str]:
    counted = Counter((line.file, line.concept, strength_of(line.term)[0]) for line in lines)
    for (file, concept, term), times in counted.items():
        if times > 1:
            yield f"{file}.txt: '{term}' stands {times} times under {concept}"


def _too_common(lines: Iterable[TermLine]) -> Iterator[str]:
    themes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in lines:
        themes[line.language, strength_of(line.term)[0]].add(parent_of(line.concept))
    for (language, term), parents in themes.items():
        if len(parents) > MOST_THEMES:
            yield f"{language}: '{term}' says nothing, it belongs to {', '.join(sorted(parents))}"


def _without_name(lexicon: Lexicon, lines: Iterable[TermLine]) -> Iterator[str]:
    moved = {parent for pack in lexicon.packs for parent in pack.parents.values()}
    wanted = ({parent_of(line.concept) for line in lines} | moved) - NAMELESS
    for language, names in lexicon.names.items():
        yield from (f"names.txt: {key} has no {language} name" for key in sorted(wanted - {*names}))

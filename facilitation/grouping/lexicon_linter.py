"""Say what is wrong in the lexicon files, so that everybody can mend them by hand."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from facilitation.grouping.lexicon import (
    DUTCH,
    LOOSE,
    NOTHING,
    Lexicon,
    TermLine,
    parent_of,
    strength_of,
)
from facilitation.grouping.lexicon_reach import accidents, unreachable
from facilitation.grouping.tokens import fold

WORD = re.compile(r"\*?[^\W_]+(?:[-'’./&]*[^\W_]+)*[-'’+]*\*?")
JOINTS = re.compile("[_+](?=.)")
WHOLE_NOTE = "="
CONCEPT = re.compile(r"[a-z-]+/[a-z-]+")
SHORTEST_PREFIX = 3
MOST_THEMES = 3
NAMELESS = frozenset({LOOSE, NOTHING})
LATIN = re.compile(r"[\d\u0000-\u024f\u1e00-\u1eff\u2019]*")
ARABIC = re.compile(r"[\d*_+?!=\u0600-\u06ff]*")
LETTERS = {"ar": ARABIC}


def problems(lexicon: Lexicon) -> list[str]:
    """Return one line per problem, with the file and the line where it stands."""
    written = (*lexicon.lines, *(line for pack in lexicon.packs for line in pack.lines))
    lines = tuple(dict.fromkeys(written))
    found: list[str] = []
    for line in lines:
        found.extend(f"{_place(line)}: {said}" for said in wrong_with(line))
    found.extend(_doubles(lines))
    found.extend(_too_common(lexicon.lines))
    found.extend(_without_name(lexicon, lines))
    for scope in _scopes(lexicon):
        found.extend(_contradictions(scope))
    return found


def slips(lexicon: Lexicon) -> list[str]:
    """Return what only shows when the terms are tried out: accidents and terms without effect."""
    found: list[str] = []
    for scope in _scopes(lexicon):
        language = scope[0].language
        for line in unreachable(scope, language):
            found.append(f"{_place(line)}: '{line.term}' does not even fit itself")
        if language == DUTCH:
            for line, word in accidents(scope):
                found.append(
                    f"{_place(line)}: '{line.term}' also fits '{word}': write '{word}' too"
                )
    return found


def _place(line: TermLine) -> str:
    return f"{line.file}.txt:{line.line}"


def _scopes(lexicon: Lexicon) -> Iterator[Sequence[TermLine]]:
    """The terms that are looked up together: per language, and per pack its own."""
    languages: dict[str, list[TermLine]] = defaultdict(list)
    for line in lexicon.lines:
        languages[line.language].append(line)
    yield from languages.values()
    yield from (pack.lines for pack in lexicon.packs)


def wrong_with(line: TermLine) -> Iterator[str]:
    """What is wrong with one term by itself."""
    written, _ = strength_of(line.term)
    if not CONCEPT.fullmatch(line.concept):
        yield f"'{line.concept}' is not written as theme/concept"
    words = JOINTS.split(written.removeprefix(WHOLE_NOTE))
    if not all(WORD.fullmatch(word) for word in words):
        yield f"'{line.term}' is not a term: word, word*, *word, one_other or one+other"
    if _open_ended(written) and len(written.strip("*")) < SHORTEST_PREFIX:
        yield f"'{line.term}' is so short that it fits too many words"
    if not LETTERS.get(line.language, LATIN).fullmatch(written):
        yield f"'{line.term}' has letters of another script"


def _open_ended(written: str) -> bool:
    return "*" in written and not _joined(written)


def _joined(written: str) -> bool:
    return "_" in written or "+" in written.rstrip("+")


def _doubles(lines: Iterable[TermLine]) -> Iterator[str]:
    counted = Counter((line.file, line.concept, strength_of(line.term)[0]) for line in lines)
    for (file, concept, term), times in counted.items():
        if times > 1:
            yield f"{file}.txt: '{term}' stands {times} times under {concept}"


def _contradictions(lines: Iterable[TermLine]) -> Iterator[str]:
    """A term that speaks in full for two themes; a weak second reading is no contradiction."""
    full: dict[str, list[TermLine]] = defaultdict(list)
    for line in lines:
        written, strength = strength_of(line.term)
        if strength >= 1:
            full[fold(written)].append(line)
    for said in full.values():
        themes = sorted({parent_of(line.concept) for line in said})
        if len(themes) > 1:
            line = said[-1]
            yield (
                f"{_place(line)}: '{line.term}' speaks in full for {' and '.join(themes)}: "
                "make all but one weak (?)"
            )


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

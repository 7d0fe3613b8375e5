"""Try the terms of a lexicon out: what they fit by accident, and which fit nothing at all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from facilitation.grouping.lexicon import TermLine, strength_of
from facilitation.grouping.matching import GENERAL, JOINTS, WHOLE, TermIndex
from facilitation.grouping.rarity import frequent_words, zipf
from facilitation.grouping.tokens import fold, tokenise

ANY = "*"
COMMON_ZIPF = 4.0
REST_ZIPF, SHORT_REST_ZIPF = 3.3, 4.3
SHORT_REST, LONG_REST = 3, 4
LINKS = ("", "s", "en", "e", "n")
# Said beside a term, for 'hond' alone is loose (`=hond`) and 'hond' among words is not.
BESIDE = " enzo"
# Stands for what may come before a word that begins with a star.
BEFORE = "qq"
# What a Dutch word may end in and still be the same word or its next of kin.
ENDINGS = frozenset(
    """e en s n je jes tje tjes etje etjes pje pjes er ers erij ing ingen t te ten de den d r st ste
    heid lijk lijke lijkheid elijk elijke baar bare isch ische ig ige loos loze schap end ende nd
    nde atie aties eren eert eerde eerd es aar aars ars ij ie ies iek ief ieve iteit teit ement
    ster se lijks""".split()
)


def unreachable(lines: Sequence[TermLine], language: str) -> Iterator[TermLine]:
    """Yield terms that are not found in a note that says just that."""
    index = TermIndex({GENERAL: lines}, language)
    for line in lines:
        found = {hit.concept for hit in index.hits(tokenise(_as_said(line.term)))}
        if line.concept not in found:
            yield line


def accidents(lines: Iterable[TermLine]) -> Iterator[tuple[TermLine, str]]:
    """Yield prefixes with a common word that begins alike and is no form or compound of it."""
    prefixes, words = _prefixes(lines)
    for common in sorted({fold(word) for word in frequent_words(COMMON_ZIPF) if word.isalpha()}):
        if common not in words:
            longest = next((p for p in _beginnings(common) if p in prefixes), None)
            if longest and not _is_kin(longest, common[len(longest) :]):
                yield from ((line, common) for line in prefixes[longest])


def _as_said(term: str) -> str:
    written, _ = strength_of(term)
    said = " ".join(_in_full(word) for word in JOINTS.split(written.removeprefix(WHOLE)))
    return said if written.startswith(WHOLE) else said + BESIDE


def _in_full(word: str) -> str:
    """*brommers is meant for what ends so: brommers by itself may be another term."""
    return (BEFORE if word.startswith(ANY) else "") + word.strip(ANY)


def _prefixes(lines: Iterable[TermLine]) -> tuple[dict[str, list[TermLine]], set[str]]:
    prefixes: dict[str, list[TermLine]] = defaultdict(list)
    words: set[str] = set()
    for line in lines:
        written, _ = strength_of(line.term)
        if JOINTS.search(written) or written.startswith((ANY, WHOLE)):
            continue
        if written.endswith(ANY):
            prefixes[fold(written.removesuffix(ANY))].append(line)
        else:
            words.add(fold(written))
    return prefixes, words


def _beginnings(word: str) -> Iterator[str]:
    return (word[:length] for length in range(len(word), 0, -1))


def _is_kin(prefix: str, rest: str) -> bool:
    """An ending (bus-sen too), or a word of its own: then it is a compound."""
    if not rest or rest in ENDINGS:
        return True
    if rest[0] == prefix[-1] and rest[1:] in ENDINGS:
        return True
    parts = (rest.removeprefix(link) for link in LINKS if rest.startswith(link))
    return any(_is_word(part) for part in parts)


def _is_word(part: str) -> bool:
    if len(part) >= LONG_REST:
        return zipf(part) >= REST_ZIPF
    return len(part) == SHORT_REST and zipf(part) >= SHORT_REST_ZIPF

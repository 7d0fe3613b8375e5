"""The single-word terms of one or more packs: whole words, beginnings, endings, stems, lemmas."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum

from facilitation.grouping.compounds import parts
from facilitation.grouping.evidence import Entry
from facilitation.grouping.lemmas import lemma

ANY = "*"
KEY_LENGTH = 3
LONG_REST = 4
SMALL = ("je", "jes")


class Fit(float, Enum):
    """How a word fits a term, with what that is worth."""

    EXACT = 1.0
    LEMMA = 0.95
    AFFIX = 0.9
    TYPO = 0.8
    PART = 0.6


Graded = tuple[Entry, float]
# What a word fits, by pack: one look finds the terms of all packs.
Found = dict[str, tuple[Graded, ...]]
Shelf = dict[str, list[Entry]]


class Shelves:
    """Terms of one word; in each pack the terms that fit best speak."""

    def __init__(self) -> None:
        self._packs: set[str] = set()
        self._exact: Shelf = defaultdict(list)
        self._prefixes: Shelf = defaultdict(list)
        self._suffixes: Shelf = defaultdict(list)
        self._stems: Shelf = defaultdict(list)
        self._lemmas: Shelf = {}

    def add(self, term: str, entry: Entry) -> None:
        """Keep a term; a star at its begin or end stands for any letters."""
        shelves = {
            (False, False): self._exact,
            (False, True): self._prefixes,
            (True, False): self._suffixes,
            (True, True): self._stems,
        }
        shelves[term.startswith(ANY), term.endswith(ANY)][term.strip(ANY)].append(entry)
        self._packs.add(entry.pack)

    def words(self) -> dict[str, set[str]]:
        """Per pack its whole words, and the begins of others."""
        words: dict[str, set[str]] = defaultdict(set)
        for shelf in (self._exact, self._prefixes):
            for word, entries in shelf.items():
                for entry in entries:
                    words[entry.pack].add(word)
        return dict(words)

    def add_lemmas(self) -> None:
        """Keep whole words under their lemma too, in packs where nothing else fits that."""
        under: dict[str, list[tuple[int, int, Entry]]] = defaultdict(list)
        for word, entries in self._exact.items():
            base = lemma(word)
            if len(base) > KEY_LENGTH:
                fits = {entry.pack for entry in self._exact.get(base, ())}
                fits.update(self._affixed(base, {}))
                first = _first_places(entries)
                under[base] += [
                    (first[entry.pack], entry.place, entry)
                    for entry in entries
                    if entry.strength >= 1 and entry.pack not in fits and not _is_small(word, base)
                ]
        self._lemmas = {base: [e for *_, e in sorted(kept)] for base, kept in under.items() if kept}

    def whole(self, folded: str, base: str) -> Found:
        """What a word or its lemma fits as a whole; else what a begin, end or stem of it fits."""
        found: Found = {}
        for entries, fit in (
            ((*self._exact.get(folded, ()), *self._prefixes.get(folded, ())), Fit.EXACT),
            ((*self._exact.get(base, ()), *self._prefixes.get(base, ())), Fit.LEMMA),
        ):
            if entries:
                _fill(found, [(entry, float(fit)) for entry in entries])
        if base in self._lemmas:
            _fill(found, [(entry, _as_other_form(entry)) for entry in self._lemmas[base]])
        return self._affixed(folded, found) if len(found) < len(self._packs) else found

    def in_parts(self, folded: str) -> Found:
        """What the parts of a compound fit."""
        graded: list[Graded] = []
        for part in parts(folded):
            for fits in self.whole(part, lemma(part)).values():
                graded.extend(_as_parts(fits))
        found: Found = {}
        _fill(found, graded)
        return found

    def _affixed(self, folded: str, found: Found) -> Found:
        """The longest begin or end; a long rest that is a term itself speaks too."""
        for length in range(len(folded), 1, -1):
            begin = self._prefixes.get(folded[:length], ())
            end = self._suffixes.get(folded[-length:], ())
            if begin or end:
                begins = {entry.pack for entry in begin}
                ends = [entry for entry in end if entry.pack not in begins]
                self._fill_with_rest(found, begin, folded[length:])
                self._fill_with_rest(found, ends, folded[:-length])
        return self._stemmed(folded, found) if len(found) < len(self._packs) else found

    def _fill_with_rest(self, found: Found, entries: Iterable[Entry], rest: str) -> None:
        fresh = [(entry, float(Fit.AFFIX)) for entry in entries if entry.pack not in found]
        if fresh:
            packs = {entry.pack for entry, _ in fresh}
            _fill(found, [*fresh, *self._rest(rest, packs)])

    def _rest(self, rest: str, packs: set[str]) -> Iterator[Graded]:
        """What the rest of a word fits in these packs, also without the letters that link it."""
        left = set(packs)
        for part in dict.fromkeys((rest, rest.removeprefix("s"), rest.removeprefix("en"))):
            if len(part) >= LONG_REST:
                for word in (part, lemma(part)):
                    here = [entry for entry in self._exact.get(word, ()) if entry.pack in left]
                    left -= {entry.pack for entry in here}
                    yield from _as_parts([(entry, 1.0) for entry in here])

    def _stemmed(self, folded: str, found: Found) -> Found:
        """The longest stem that stands anywhere in the word; of equals the first that was kept."""
        if not self._stems:
            return found
        ends = range(1, len(folded) + 1)
        inside = {folded[begin:end] for end in ends for begin in range(end)} & self._stems.keys()
        fits = [(-len(stem), e.place, stem, e) for stem in inside for e in self._stems[stem]]
        chosen: dict[str, str] = {}
        fresh: dict[str, list[Graded]] = defaultdict(list)
        for _, _, stem, entry in sorted(fits):
            if entry.pack not in found and chosen.setdefault(entry.pack, stem) == stem:
                fresh[entry.pack].append((entry, float(Fit.AFFIX)))
        found.update({pack: tuple(graded) for pack, graded in fresh.items()})
        return found


def _fill(found: Found, graded: Iterable[Graded]) -> None:
    """Let what fits speak in the packs in which nothing was found so far: one entry per concept,
    what says most."""
    fresh: dict[str, dict[str, Graded]] = defaultdict(dict)
    for each in graded:
        entry, fit = each
        if entry.pack not in found:
            best = fresh[entry.pack]
            before = best.get(entry.concept)
            if before is None or entry.strength * fit > before[0].strength * before[1]:
                best[entry.concept] = each
    found.update({pack: tuple(best.values()) for pack, best in fresh.items()})


def _as_other_form(entry: Entry) -> float:
    """What another form of the written word is worth: only the form itself is a strong sign."""
    return Fit.LEMMA / max(1.0, entry.strength)


def _is_small(word: str, base: str) -> bool:
    """A diminutive often means a thing of its own: a telefoontje is no telefoon."""
    return word.endswith(SMALL) and not base.endswith(SMALL)


def _first_places(entries: Iterable[Entry]) -> dict[str, int]:
    first: dict[str, int] = {}
    for entry in entries:
        first.setdefault(entry.pack, entry.place)
    return first


def _as_parts(graded: Iterable[Graded]) -> list[Graded]:
    """Part of a compound says less; a term that is weak by itself says nothing as a part."""
    return [(entry, fit * Fit.PART) for entry, fit in graded if entry.strength >= 1]

"""Read the concept lexicon: text files of terms per concept, with names and question packs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

FOLDER = "lexicon"
DUTCH = "nl"
PACK = "pack"
TOGETHER = "+"
NOTHING = "niets"
LOOSE = "los"
CONCEPTS_REMEMBERED = 5_000
COMMENT = "#"
DIRECTIVE = "@"
WEAK, STRONG = "?", "!"
STRENGTHS: Mapping[str, float] = {WEAK: 0.5, STRONG: 1.6}


@dataclass(frozen=True, slots=True)
class TermLine:
    """One written term: its concept path ('groen/bomen') and where it stands, for the linter."""

    concept: str
    term: str
    language: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Pack:
    """Extra concepts for one kind of question, and what they do to the general tree. `files`: what
    is written, by name of the file."""

    name: str
    files: Mapping[str, str]
    question: tuple[tuple[str, ...], ...] = ()
    opens: tuple[str, ...] = ()
    general: float = 1.0
    parents: Mapping[str, str] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    near: tuple[frozenset[str], ...] = ()
    concepts: frozenset[str] = frozenset()

    @property
    def lines(self) -> tuple[TermLine, ...]:
        """Its terms, read anew: a hundred thousand that were kept would take 14 MB."""
        return tuple(_lines_in(self.files))


@dataclass(frozen=True, slots=True)
class Name:
    """What a theme is called, and the short form in which two names are joined."""

    full: str
    short: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the files say: general terms, names per language, packs by name."""

    files: Mapping[str, str]
    packs: tuple[Pack, ...]
    names: Mapping[str, Mapping[str, Name]]

    @property
    def lines(self) -> tuple[TermLine, ...]:
        """The general terms of all languages, read anew."""
        return tuple(_lines_in(self.files))


@cache
def read_lexicon() -> Lexicon:
    """Read every file of the lexicon folder, in the order of their names."""
    general: dict[str, str] = {}
    packs: dict[str, dict[str, str]] = {}
    for file, text in sorted(_texts()):
        kind, *names = file.split("-")
        if kind == PACK:
            packs.setdefault(names[0], {})[file] = text
        elif kind != "names":
            general[file] = text
    return Lexicon(general, tuple(_pack(*pack) for pack in packs.items()), _names())


def _lines_in(files: Mapping[str, str]) -> Iterator[TermLine]:
    """The terms of files; those of packs are Dutch."""
    for file, text in files.items():
        kind = file.split("-")[0]
        yield from term_lines(file, text, DUTCH if kind == PACK else kind)


def term_lines(file: str, text: str, language: str) -> Iterator[TermLine]:
    """Yield the terms of one file; `parent/concept: term term` per line."""
    for number, written in _content(text):
        if written.startswith(DIRECTIVE):
            continue
        concept, _, terms = written.partition(":")
        for term in terms.split():
            yield TermLine(concept.strip(), term, language, file, number)


@lru_cache(maxsize=CONCEPTS_REMEMBERED)
def parent_of(concept: str) -> str:
    """Return the theme above a concept: 'groen' for 'groen/bomen'."""
    return concept.partition("/")[0]


def strength_of(term: str) -> tuple[str, float]:
    """Take the mark for weak (?) or strong (!) evidence off a term."""
    mark = term[-1:]
    return (term[:-1], STRENGTHS[mark]) if mark in STRENGTHS else (term, 1.0)


def _texts() -> Iterable[tuple[str, str]]:
    folder = files("facilitation.grouping") / FOLDER
    for entry in folder.iterdir():
        if entry.name.endswith(".txt"):
            yield entry.name.removesuffix(".txt"), entry.read_text(encoding="utf-8")


def _content(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        written = line.partition(COMMENT)[0].strip()
        if written:
            yield number, written


def _pack(name: str, files: Mapping[str, str]) -> Pack:
    """A pack is one file, or a file and more that are named after it: `pack-name-more.txt`."""
    said: dict[str, list[str]] = {}
    for _, written in _content("\n".join(files.values())):
        if written.startswith(DIRECTIVE):
            key, _, value = written[1:].partition(":")
            said.setdefault(key.strip(), []).append(value.strip())
    return Pack(
        name=name,
        files=files,
        concepts=frozenset(line.concept for line in _lines_in(files)),
        question=tuple(
            tuple(pattern.split(TOGETHER))
            for value in said.get("question", ())
            for pattern in value.split()
        ),
        opens=tuple(word for value in said.get("opens", ()) for word in value.split()),
        general=float(said.get("general", ["1"])[0]),
        parents=dict(_moved(said.get("parent", ()))),
        asks=tuple(word for value in said.get("asks", ()) for word in value.split()),
        near=tuple(frozenset(value.split()) for value in said.get("near", ())),
    )


def _moved(values: Iterable[str]) -> Iterator[tuple[str, str]]:
    """`concept = parent`: under this question the concept is (part of) another theme."""
    for value in values:
        concept, _, parent = value.partition("=")
        yield concept.strip(), parent.strip()


def _names() -> dict[str, dict[str, Name]]:
    """Read names.txt: `key | Dutch name | short | English name | short`."""
    names: dict[str, dict[str, Name]] = {"nl": {}, "en": {}}
    text = (files("facilitation.grouping") / FOLDER / "names.txt").read_text(encoding="utf-8")
    for _, written in _content(text):
        key, dutch, short_dutch, english, short_english = (p.strip() for p in written.split("|"))
        names["nl"][key] = Name(dutch, short_dutch)
        names["en"][key] = Name(english, short_english)
    return names

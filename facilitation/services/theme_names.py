"""No two themes on the wall carry the same name, unless people want that."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, count

#: Words of its own that a theme is called by when its name is taken.
NAMING_WORDS = 2


def free_name(name: str, terms: Sequence[str], taken: Collection[str]) -> str:
    """The name, or when a theme has that already, words that residents used in this one.
    `taken`: as `folded` gives them."""
    proposed = chain((name,), _own_names(name, terms), (f"{name} {n}" for n in count(2)))
    return next(each for each in proposed if each.casefold() not in taken)


def folded(names: Iterable[str]) -> set[str]:
    """Names to compare with, whatever their capitals."""
    return {name.casefold() for name in names}


def _own_names(name: str, terms: Sequence[str]) -> Iterator[str]:
    """Words that the name does not say yet, together and then each alone."""
    said = name.casefold()
    own = [term for term in terms if term.casefold() not in said]
    yield from filter(None, (_capitalised(", ".join(own[:NAMING_WORDS])), *map(_capitalised, own)))


def _capitalised(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]

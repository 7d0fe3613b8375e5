"""Numbers of agenda items: people cite them, so none is ever used for something else."""

from collections.abc import Collection, Iterable

from facilitation.domain.plans import number_order


def free_number(wanted: str, used: Collection[str]) -> str:
    """The number an item had in its workshop, or else the next whole number above all of them."""
    if wanted and wanted not in used:
        return wanted
    return str(max((whole(number) for number in used), default=0) + 1)


def whole(number: str) -> int:
    """2 for 2a: also the colour of the theme it came from."""
    return number_order(number)[0]


def letter_after(number: str, used: Iterable[str]) -> str:
    """The next free letter beside 2a: 2b; for 7: 7a."""
    taken, base = set(used), str(whole(number))
    letters = "abcdefghijklmnopqrstuvwxyz"
    free = (f"{base}{letter}" for letter in letters if f"{base}{letter}" not in taken)
    return next(free, free_number("", taken))

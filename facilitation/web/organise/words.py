"""Which sentence belongs to which field of a workshop, so that templates need no rules."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from facilitation.web.organise.form import PLACEHOLDER_PREFIX

#: Placeholders with a question of their own; any other is asked by its name.
PLACEHOLDER_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "wat vaststaat": "organise.placeholder.fixed",
        "meedenken": "organise.placeholder.think_along",
        "beslissen": "organise.placeholder.decide",
        "adres": "organise.placeholder.address",
        "bedrag": "organise.placeholder.amount",
        "thema": "organise.placeholder.theme",
        "vorige datum": "organise.placeholder.last_date",
        "datum nieuwe versie": "organise.placeholder.new_version",
    }
)
ANY_PLACEHOLDER: Final = "organise.placeholder.any"

#: What is missing -> what to do about it.
MISSING_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "date": "organise.missing.date",
        "start": "organise.missing.start",
        "place": "organise.missing.place",
        "next_date": "organise.missing.next_date",
        "contact": "organise.missing.contact",
    }
)

#: Rows of a list are found under its heading.
ROW: Final = re.compile(r"(role|party)-\d+$")
ROW_LABELS: Final = {"role": "organise.place.roles", "party": "organise.place.parties"}

#: Fields whose label is not `organise.field.<name>`.
OTHER_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "run_sheet": "organise.new.kind",
        "fixed": "organise.placeholder.fixed",
        "think_along": "organise.placeholder.think_along",
        "decide": "organise.placeholder.decide",
    }
)


def placeholder_words(names: Iterable[str]) -> list[tuple[str, str]]:
    """(placeholder, sentence key) for each."""
    return [(name, PLACEHOLDER_WORDS.get(name, ANY_PLACEHOLDER)) for name in names]


def missing_words(names: Iterable[str]) -> list[tuple[str, str, str]]:
    """(field, sentence key, placeholder) for each."""
    return [
        (name, MISSING_WORDS[name], name)
        if name in MISSING_WORDS
        else (PLACEHOLDER_PREFIX + name, PLACEHOLDER_WORDS.get(name, ANY_PLACEHOLDER), name)
        for name in names
    ]


def problem_words(names: Iterable[str]) -> list[tuple[str, str, str]]:
    """(field, sentence key, placeholder) for each field with a problem."""
    return [(name, _label(name), name.removeprefix(PLACEHOLDER_PREFIX)) for name in names]


def _label(name: str) -> str:
    if name.startswith(PLACEHOLDER_PREFIX):
        placeholder = name.removeprefix(PLACEHOLDER_PREFIX)
        return PLACEHOLDER_WORDS.get(placeholder, ANY_PLACEHOLDER)
    row = ROW.match(name)
    return ROW_LABELS[row[1]] if row else OTHER_LABELS.get(name, f"organise.field.{name}")

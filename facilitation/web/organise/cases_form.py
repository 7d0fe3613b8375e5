"""From the form about one true story to a story, or to what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from werkzeug.datastructures import MultiDict

from facilitation.domain.cases import CASE_LIMITS, MOST_ASKED, MOST_OWNERS, Case
from facilitation.web.whole_numbers import whole_number

Typed = MultiDict[str, str]

HIGHEST_TABLE: Final = 999
#: Field -> how many lines of it there may be.
LISTS: Final[Mapping[str, int]] = {"asked": MOST_ASKED, "owners": MOST_OWNERS}
TEXTS: Final = ("title", "story", "question", "place")
WORDS: Final = {
    "title": "stories.problem.title",
    "tables": "stories.problem.tables",
    "asked": "stories.problem.asked",
    "owners": "stories.problem.owners",
}


def typed_from(case: Case) -> Typed:
    """A story as it stands in the form."""
    return MultiDict(
        {
            **{name: getattr(case, name) for name in TEXTS},
            "asked": "\n".join(case.asked),
            "owners": ", ".join(case.owners),
            "tables": ", ".join(map(str, case.tables)),
            "is_example": "yes" if case.is_example else "",
        }
    )


def problems_in(typed: Typed) -> dict[str, str]:
    """Field -> the sentence that says what is wrong."""
    return {name: WORDS.get(name, "stories.problem.too_long") for name in _wrong(typed)}


def _wrong(typed: Typed) -> Iterator[str]:
    if not typed.get("title", "").strip():
        yield "title"
    for name in TEXTS:
        if len(typed.get(name, "").strip()) > CASE_LIMITS[name]:
            yield name
    for name, most in LISTS.items():
        lines = _lines(typed, name)
        if len(lines) > most or any(len(line) > CASE_LIMITS[name] for line in lines):
            yield name
    if not all(whole_number(word, HIGHEST_TABLE) for word in _tables(typed)):
        yield "tables"


def case_from(typed: Typed, before: Case) -> Case:
    """The story as it was typed; what no form asks stays as it was before."""
    texts = {name: typed.get(name, "").replace("\r\n", "\n").strip() for name in TEXTS}
    return Case(
        id=before.id,
        number=before.number,
        **texts,
        asked=_lines(typed, "asked"),
        owners=_lines(typed, "owners"),
        tables=tuple(sorted({int(word) for word in _tables(typed)})),
        is_example=typed.get("is_example") == "yes",
        picked_up_by=before.picked_up_by,
        link=before.link,
    )


def _lines(typed: Typed, name: str) -> tuple[str, ...]:
    """Guiding questions stand one on a line; names may also stand after commas."""
    apart = r"[\r\n]+" if name == "asked" else r"[\r\n,;]+"
    lines = (line.strip() for line in re.split(apart, typed.get(name, "")))
    return tuple(line for line in lines if line)


def _tables(typed: Typed) -> list[str]:
    return [word[:6] for word in re.split(r"[\s,;]+", typed.get("tables", "")) if word]

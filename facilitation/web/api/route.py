"""What an address of the API is: who may ask, with what, and what comes back or can be wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from facilitation.domain.rights import Action
from facilitation.exporters import EXPORTERS

#: Where the API begins, with the first number of its version.
ROOT: Final = "/api/v1"
JSON: Final = "application/json"
MERGE_PATCH: Final = "application/merge-patch+json"


class Door(StrEnum):
    """Who may ask, where that is not an action in one neighbourhood."""

    PUBLIC = "public"
    ANY_KEY = "any_key"


class Answer(StrEnum):
    """What comes back that is not one of our own types."""

    FILE = "file"
    OPENAPI = "openapi"


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something in an address. `schema` as OpenAPI has it; `converter` as Flask has it."""

    about: str
    schema: Mapping[str, Any]
    converter: str = "string"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One operation. `needs`: an action is asked of the neighbourhood that the address leads to, or
    where it leads to none, of any that the key reaches. `problems`: names of what can be wrong
    beside what can be wrong everywhere."""

    name: str
    tag: str
    path: str
    about: str
    needs: Action | Door
    answers: Any
    method: str = "GET"
    takes: Any = None
    status: int = 200
    query: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def in_path(self) -> tuple[str, ...]:
        """Names of what is filled in in its address."""
        return tuple(_BLANK.findall(self.path))

    @property
    def rule(self) -> str:
        """Its address as Flask has it."""
        return _BLANK.sub(lambda blank: f"<{IN_PATH[blank[1]].converter}:{blank[1]}>", self.path)

    @property
    def media_types(self) -> tuple[str, ...]:
        """What it may be asked in the form of."""
        return ("*/*",) if self.answers is Answer.FILE else (JSON,)


_BLANK: Final = re.compile(r"\{(\w+)\}")
_TEXT: Final = {"type": "string"}

IN_PATH: Final[Mapping[str, Parameter]] = MappingProxyType(
    {
        "neighbourhood_id": Parameter("id of a neighbourhood", _TEXT),
        "code": Parameter("join code of a workshop", {"type": "string", "pattern": r"^\d{6}$"}),
        "slug": Parameter("what a plan's own address ends with", _TEXT),
        "item": Parameter("number of an item; it never changes", _TEXT),
        "number": Parameter("number of a version", {"type": "integer", "minimum": 1}, "int"),
        "file_format": Parameter("a format", {"type": "string", "enum": list(EXPORTERS)}),
        "problem": Parameter("code of a problem", _TEXT),
    }
)
LARGEST_PAGE: Final = 200
USUAL_PAGE: Final = 50
PAGE: Final = ("page", "page_size")
IN_QUERY: Final[Mapping[str, Parameter]] = MappingProxyType(
    {
        "page": Parameter(
            "which part of the list", {"type": "integer", "minimum": 1, "default": 1}
        ),
        "page_size": Parameter(
            "how much of the list at once",
            {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": USUAL_PAGE},
        ),
        "neighbourhood": Parameter("only of this neighbourhood (its id)", _TEXT),
    }
)


def usual_problems(route: Route) -> tuple[str, ...]:
    """Names of what can be wrong with any request of its kind, and what it says itself."""
    keyed = () if route.needs is Door.PUBLIC else ("key_needed", "key_unknown", "too_fast")
    acted = ("not_allowed", "key_reads_only") if isinstance(route.needs, Action) else ()
    found = ("not_found",) if route.in_path else ()
    sent = ("malformed", "too_large", "json_needed", "invalid") if route.takes else ()
    return (
        "parameter",
        *keyed,
        *acted,
        *found,
        *(() if route.answers is Answer.FILE else ("not_acceptable",)),
        *sent,
        *route.problems,
        "fault",
        "try_again",
    )

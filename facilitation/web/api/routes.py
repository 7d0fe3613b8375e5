"""Every address of the API: one table, for Flask, for the guard and for OpenAPI alike."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from facilitation.domain.rights import Action
from facilitation.exporters import EXPORTERS
from facilitation.exporters.agenda_document import AgendaDocument, AgendaItemRecord
from facilitation.web.api import resources as r

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

SEE, EDIT, DOWNLOAD = Action.SEE, Action.EDIT_PLAN, Action.DOWNLOAD
PREPARE, RESPOND = Action.PREPARE_WORKSHOP, Action.RESPOND
PLAN: Final = "/plans/{slug}"
ITEM: Final = f"{PLAN}/items/{{item}}"
OUT: Final = "/published-plans/{slug}"

ROUTES: Final = (
    Route(
        name="openapi",
        tag="about",
        path="/openapi.json",
        about="This description",
        needs=Door.PUBLIC,
        answers=Answer.OPENAPI,
    ),
    Route(
        name="problems",
        tag="about",
        path="/problems",
        about="Everything that can be wrong",
        needs=Door.PUBLIC,
        answers=r.Page[r.ProblemKind],
        query=PAGE,
    ),
    Route(
        name="problem",
        tag="about",
        path="/problems/{problem}",
        about="One kind of problem: what the `type` of an error leads to",
        needs=Door.PUBLIC,
        answers=r.ProblemKind,
    ),
    Route(
        name="published_plans",
        tag="published",
        path="/published-plans",
        about="Plans that have come out",
        needs=Door.PUBLIC,
        answers=r.Page[r.PublishedSummary],
        query=PAGE,
    ),
    Route(
        name="published_plan",
        tag="published",
        path=OUT,
        about="A plan as its public page shows it",
        needs=Door.PUBLIC,
        answers=r.PublishedPlan,
    ),
    Route(
        name="published_items",
        tag="published",
        path=f"{OUT}/items",
        about="Its public items",
        needs=Door.PUBLIC,
        answers=r.Page[AgendaItemRecord],
        query=PAGE,
    ),
    Route(
        name="published_item",
        tag="published",
        path=f"{OUT}/items/{{item}}",
        about="One public item",
        needs=Door.PUBLIC,
        answers=AgendaItemRecord,
    ),
    Route(
        name="published_notes",
        tag="published",
        path=f"{OUT}/notes",
        about="The notes behind it, and what became of each",
        needs=Door.PUBLIC,
        answers=r.Page[r.PublishedNote],
        query=PAGE,
    ),
    Route(
        name="published_versions",
        tag="published",
        path=f"{OUT}/versions",
        about="Its versions that came out",
        needs=Door.PUBLIC,
        answers=r.Page[r.EditionResource],
        query=PAGE,
    ),
    Route(
        name="published_version",
        tag="published",
        path=f"{OUT}/versions/{{number}}",
        about="A version as it came out, without notes that were hidden since",
        needs=Door.PUBLIC,
        answers=r.PublishedPlan,
    ),
    Route(
        name="neighbourhoods",
        tag="neighbourhoods",
        path="/neighbourhoods",
        about="Places that the key reaches",
        needs=SEE,
        answers=r.Page[r.NeighbourhoodResource],
        query=PAGE,
    ),
    Route(
        name="neighbourhood",
        tag="neighbourhoods",
        path="/neighbourhoods/{neighbourhood_id}",
        about="One place",
        needs=SEE,
        answers=r.NeighbourhoodResource,
    ),
    Route(
        name="run_sheets",
        tag="workshops",
        path="/run-sheets",
        about="Kinds of meeting",
        needs=Door.ANY_KEY,
        answers=r.Page[r.RunSheetResource],
        query=PAGE,
    ),
    Route(
        name="workshops",
        tag="workshops",
        path="/workshops",
        about="Meetings, the newest first",
        needs=SEE,
        answers=r.Page[r.WorkshopSummary],
        query=(*PAGE, "neighbourhood"),
    ),
    Route(
        name="workshop_create",
        tag="workshops",
        method="POST",
        path="/workshops",
        about="Make a meeting, ready to be joined",
        needs=PREPARE,
        takes=r.NewWorkshop,
        answers=r.WorkshopResource,
        status=201,
    ),
    Route(
        name="workshop",
        tag="workshops",
        path="/workshops/{code}",
        about="One meeting",
        needs=SEE,
        answers=r.WorkshopResource,
    ),
    Route(
        name="workshop_export",
        tag="workshops",
        path="/workshops/{code}/exports/{file_format}",
        about="A meeting as a file: the same as the download buttons give",
        needs=DOWNLOAD,
        answers=Answer.FILE,
        problems=("no_document",),
    ),
    Route(
        name="plans",
        tag="plans",
        path="/plans",
        about="Plans of organisers, drafts too",
        needs=SEE,
        answers=r.Page[r.PlanSummary],
        query=(*PAGE, "neighbourhood"),
    ),
    Route(name="plan", tag="plans", path=PLAN, about="One plan", needs=SEE, answers=r.PlanResource),
    Route(
        name="plan_export",
        tag="plans",
        path=f"{PLAN}/exports/{{file_format}}",
        about="A plan as a file, as it may leave the house today",
        needs=DOWNLOAD,
        answers=Answer.FILE,
        problems=("no_document",),
    ),
    Route(
        name="plan_versions",
        tag="plans",
        path=f"{PLAN}/versions",
        about="Its frozen versions, the newest first",
        needs=SEE,
        answers=r.Page[r.VersionResource],
        query=PAGE,
    ),
    Route(
        name="plan_version",
        tag="plans",
        path=f"{PLAN}/versions/{{number}}",
        about="A frozen version, whole",
        needs=DOWNLOAD,
        answers=AgendaDocument,
    ),
    Route(
        name="items",
        tag="items",
        path=f"{PLAN}/items",
        about="The items of a plan in order, drafts too",
        needs=SEE,
        answers=r.Page[r.ItemResource],
        query=PAGE,
    ),
    Route(name="item", tag="items", path=ITEM, about="One item", needs=SEE, answers=r.ItemResource),
    Route(
        name="item_patch",
        tag="items",
        method="PATCH",
        path=ITEM,
        about="Say where an item stands",
        needs=EDIT,
        takes=r.StatusPatch,
        answers=r.ItemResource,
        problems=("clash", "changed_meanwhile", "refused"),
    ),
    Route(
        name="updates",
        tag="items",
        path=f"{ITEM}/updates",
        about="Messages about an item, the newest first",
        needs=SEE,
        answers=r.Page[r.UpdateResource],
        query=PAGE,
    ),
    Route(
        name="update_add",
        tag="items",
        method="POST",
        path=f"{ITEM}/updates",
        about="Write a message",
        needs=EDIT,
        takes=r.NewUpdate,
        answers=r.UpdateResource,
        status=201,
        problems=("refused",),
    ),
    Route(
        name="responses",
        tag="items",
        path=f"{ITEM}/responses",
        about="Answers of parties, the oldest first",
        needs=SEE,
        answers=r.Page[r.ResponseResource],
        query=PAGE,
    ),
    Route(
        name="response_add",
        tag="items",
        method="POST",
        path=f"{ITEM}/responses",
        about="Answer for a party, for instance the municipality",
        needs=RESPOND,
        takes=r.NewResponse,
        answers=r.ResponseResource,
        status=201,
        problems=("refused",),
    ),
)
BY_NAME: Final[Mapping[str, Route]] = MappingProxyType({one.name: one for one in ROUTES})


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

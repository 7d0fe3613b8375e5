"""Neighbourhoods and kinds of meeting, and what the API says of itself."""

from typing import Any

from flask import g

from facilitation.domain.preparing import placeholders_of
from facilitation.domain.programs import Reach
from facilitation.domain.rights import Action
from facilitation.domain.runsheets import RunSheet
from facilitation.web.api import openapi
from facilitation.web.api.asking import page_of
from facilitation.web.api.ports import ApiPorts
from facilitation.web.api.problems import BLANKS, PROBLEMS, Wrong
from facilitation.web.api.problems import described as problem_described
from facilitation.web.api.resources.lists import Links, Page, ProblemKind
from facilitation.web.api.resources.places import NeighbourhoodResource, RunSheetResource


class PlaceViews:
    """One method per operation; the guard has seen to the rights."""

    def __init__(self, ports: ApiPorts) -> None:
        self._ports = ports
        self._address = ports.address
        self._description = openapi.described(ports.address, ports.controller)

    def openapi(self) -> dict[str, Any]:
        """The description of the API."""
        return self._description

    def problems(self) -> Page[ProblemKind]:
        """Everything that can be wrong."""
        return page_of(list(PROBLEMS), _problem)

    def problem(self, problem: str) -> ProblemKind:
        """One of them."""
        if problem not in PROBLEMS:
            raise Wrong("not_found")
        return _problem(problem)

    def neighbourhoods(self) -> Page[NeighbourhoodResource]:
        """Places that the key reaches."""
        return page_of([one for one in g.reaches if one.may(Action.SEE)], self._place)

    def neighbourhood(self, neighbourhood_id: str) -> NeighbourhoodResource:
        """One of them."""
        return self._place(g.reach)

    def _place(self, reach: Reach) -> NeighbourhoodResource:
        place = reach.standing.neighbourhood
        return NeighbourhoodResource(
            id=place.id,
            parent=place.parent,
            name=place.name,
            level=place.level,
            place_word=place.settings.place_word,
            plan_label=place.settings.plan_label,
            right=reach.standing.right,
            writes=reach.writes,
            links=Links(this=f"{self._address}/neighbourhoods/{place.id}"),
        )

    def run_sheets(self) -> Page[RunSheetResource]:
        """Kinds of meeting."""
        return page_of(self._ports.meetings.run_sheets(), _run_sheet)


def _problem(name: str) -> ProblemKind:
    found = problem_described(name, **BLANKS.get(name, {}))
    return ProblemKind(
        type=found.type,
        title=found.title,
        status=found.status,
        code=found.code,
        detail=found.detail,
    )


def _run_sheet(sheet: RunSheet) -> RunSheetResource:
    return RunSheetResource(
        id=sheet.id,
        name=sheet.name,
        goal=sheet.goal,
        minutes=sheet.total_min,
        fewest_people=sheet.people.min,
        most_people=sheet.people.max,
        placeholders=placeholders_of(sheet),
    )

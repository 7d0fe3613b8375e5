"""A neighbourhood: its meetings, its series, the areas inside it, and its own settings."""

from collections.abc import Sequence
from typing import Any

from flask import g, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from facilitation.domain.grouping import WordSlip
from facilitation.domain.neighbourhoods import (
    Level,
    Neighbourhood,
    NeighbourhoodSettings,
    as_tree,
    inside_of,
)
from facilitation.web.organise.neighbourhood_form import (
    PARTY_ROWS,
    ROLE_ROWS,
    name_problems,
    read_settings,
    typed_settings,
)
from facilitation.web.organise.page import page
from facilitation.web.organise.ports import OrganisePorts
from facilitation.web.organise.words import problem_words


class NeighbourhoodPages:
    """The guard has seen to the rights; a place is what `g.standing` says."""

    def __init__(self, ports: OrganisePorts) -> None:
        self._places = ports.places
        self._organising = ports.organising
        self._check_words = ports.check_words

    def neighbourhoods(self) -> Response:
        """All places where somebody has a right, as a tree."""
        rights = {one.neighbourhood.id: one.right for one in g.standings}
        tree = as_tree(one.neighbourhood for one in g.standings)
        return page("neighbourhoods", tree=tree, rights=rights)

    def found(self) -> Response:
        """A new place at the top."""
        problems = name_problems(request.form) if request.method == "POST" else {}
        if request.method == "GET" or problems:
            return _form_page("found", problems, typed=request.form, levels=tuple(Level))
        place = self._places.found(
            g.organiser.id, request.form["name"].strip(), Level(request.form["level"])
        )
        return _to_place(place, "neighbourhood_made")

    def neighbourhood(self, neighbourhood_id: str) -> Response:
        """One place."""
        return self._place_page({})

    def add_area(self, neighbourhood_id: str) -> Response:
        """A place inside this one: a buurt, or what residents call theirs."""
        problems = name_problems(request.form)
        if problems:
            return self._place_page({f"area_{field}": key for field, key in problems.items()})
        within = g.standing.neighbourhood
        name, level = request.form["name"].strip(), Level(request.form["level"])
        self._places.add_area(g.organiser.id, within, name, level)
        return _to_place(within, "area_made")

    def add_series(self, neighbourhood_id: str) -> Response:
        """Begin a series of meetings."""
        name = request.form.get("series", "").strip()
        if not 1 <= len(name) <= 120:
            key = "organise.problem.too_long" if name else "organise.problem.required"
            return self._place_page({"series": key})
        place = g.standing.neighbourhood
        self._places.add_series(g.organiser.id, place, name)
        return _to_place(place, "series_made")

    def change_neighbourhood(self, neighbourhood_id: str) -> Response:
        """Everything that may differ between neighbourhoods."""
        place = g.standing.neighbourhood
        if request.method == "GET":
            return self._settings_page(place, typed_settings(place), {})
        read = read_settings(request.form, place.settings)
        slips = self._slips(place, read.settings)
        if read.settings is None or slips:
            problems = dict(read.problems) | (
                {"own_words": "organise.problem.own_words"} if slips else {}
            )
            return self._settings_page(place, request.form, problems, slips)
        self._places.save(g.organiser.id, place, request.form["name"].strip(), read.settings)
        return _to_place(place, "saved")

    def _slips(
        self, place: Neighbourhood, settings: NeighbourhoodSettings | None
    ) -> Sequence[WordSlip]:
        """What cannot be used of the neighbourhood's own words, when they are others now."""
        if settings is None or settings.own_words in ("", place.settings.own_words):
            return ()
        return self._check_words(settings.own_words)

    def _settings_page(
        self, place: Neighbourhood, typed: Any, problems: Any, slips: Sequence[WordSlip] = ()
    ) -> Response:
        rows = {"role_rows": ROLE_ROWS, "party_rows": PARTY_ROWS, "slips": slips}
        return _form_page("neighbourhood_settings", problems, typed=typed, place=place, **rows)

    def _place_page(self, problems: dict[str, str]) -> Response:
        place = g.standing.neighbourhood
        everywhere = [one.neighbourhood for one in g.standings]
        inside = inside_of(place.id, everywhere)
        tree = as_tree(one for one in everywhere if one.id in inside)
        return _form_page(
            "neighbourhood",
            problems,
            typed=request.form or MultiDict(),
            place=place,
            tree=[(depth, one) for depth, one in tree if one.id != place.id],
            names={one.id: one.name for one in everywhere},
            lines=self._organising.workshops(inside),
            series=self._places.series(place),
            levels=tuple(Level),
        )


def _form_page(name: str, problems: Any, **context: Any) -> Response:
    status = 400 if problems else 200
    lines = problem_words(problems)
    return page(name, status, problems=problems, problem_list=lines, **context)


def _to_place(place: Neighbourhood, said: str) -> Response:
    return redirect(url_for("organise.neighbourhood", neighbourhood_id=place.id, said=said))

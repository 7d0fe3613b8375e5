"""Choosing the neighbourhood of a new workshop: one where that is allowed, or a new one."""

from collections.abc import Iterable
from typing import Final

from flask import g
from werkzeug.datastructures import MultiDict

from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.rights import Action, Standing
from facilitation.web.organise.form import Typed

PLACE: Final = "neighbourhood_id"
NAME: Final = "neighbourhood"


def places_to_prepare_in(standings: Iterable[Standing]) -> list[Neighbourhood]:
    """Where who is here may make workshops."""
    return [one.neighbourhood for one in standings if one.may(Action.PREPARE_WORKSHOP)]


def in_chosen_place(form: Typed, standings: Iterable[Standing]) -> Typed:
    """The form with the id and the name of one place. A name that is typed counts for more than
    what the list happens to stand on: it makes a new place, unless there is one of that name. A
    place where somebody may make no workshop counts as not chosen."""
    typed: Typed = MultiDict(form)
    places = places_to_prepare_in(standings)
    name = form.get(NAME, "").strip() if g.organiser.founds else ""
    chosen = _named(places, name) if name else _with_id(places, form.get(PLACE, ""))
    typed[PLACE] = chosen.id if chosen else ""
    typed[NAME] = chosen.name if chosen else name
    return typed


def _named(places: Iterable[Neighbourhood], name: str) -> Neighbourhood | None:
    wanted = name.casefold()
    return next((place for place in places if place.name.casefold() == wanted), None)


def _with_id(places: Iterable[Neighbourhood], place_id: str) -> Neighbourhood | None:
    return next((place for place in places if place.id == place_id), None)

"""Choosing the neighbourhood of a new workshop: one where that is allowed, or a new one."""

from collections.abc import Iterable
from typing import Final

from flask import g
from werkzeug.datastructures import MultiDict

from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.rights import Action, Standing
from facilitation.web.organise_form import Typed

PLACE: Final = "neighbourhood_id"
NAME: Final = "neighbourhood"


def places_to_prepare_in(standings: Iterable[Standing]) -> list[Neighbourhood]:
    """Where who is here may make workshops."""
    return [one.neighbourhood for one in standings if one.may(Action.PREPARE_WORKSHOP)]


def in_chosen_place(form: Typed, standings: Iterable[Standing]) -> Typed:
    """The form with the name of the chosen place. A place where somebody may make no workshop
    counts as not chosen; who may make no places cannot give a name of their own."""
    typed: Typed = MultiDict(form)
    chosen = next(
        (place for place in places_to_prepare_in(standings) if place.id == form.get(PLACE)), None
    )
    if chosen is not None:
        typed[NAME] = chosen.name
    elif g.organiser.founds:
        typed[PLACE] = ""
    else:
        typed[PLACE], typed[NAME] = "", ""
    return typed

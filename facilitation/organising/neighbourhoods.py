"""The places behind organisers' pages: their tree, their settings and their series."""

from collections.abc import Sequence
from dataclasses import replace

from facilitation.domain.neighbourhoods import (
    Level,
    Neighbourhood,
    NeighbourhoodSettings,
    Series,
    usual_settings,
)
from facilitation.services.tokens import new_id
from facilitation.storage.neighbourhoods import Neighbourhoods


class Places:
    """Who may do this was seen to by the guard."""

    def __init__(self, neighbourhoods: Neighbourhoods) -> None:
        self._neighbourhoods = neighbourhoods

    def found(self, organiser_id: str, name: str, level: Level = Level.WIJK) -> Neighbourhood:
        """A new place at the top, led by who makes it."""
        place = Neighbourhood(new_id(), None, level, name, settings=usual_settings(level))
        self._neighbourhoods.found(place, organiser_id)
        return place

    def add_area(
        self, organiser_id: str, within: Neighbourhood, name: str, level: Level
    ) -> Neighbourhood:
        """A place inside another; it begins with the same settings."""
        area = Neighbourhood(
            id=new_id(),
            parent=within.id,
            level=level,
            name=name,
            own_named=level is Level.OWN,
            settings=within.settings,
        )
        self._neighbourhoods.found(area, organiser_id)
        return area

    def save(
        self, organiser_id: str, place: Neighbourhood, name: str, settings: NeighbourhoodSettings
    ) -> None:
        """Another name, or other settings. Meetings that exist already stay as they are."""
        self._neighbourhoods.save(replace(place, name=name, settings=settings), organiser_id)

    def inside(self, place: Neighbourhood) -> Sequence[Neighbourhood]:
        """The places directly in this one."""
        return self._neighbourhoods.inside(place.id)

    def series(self, place: Neighbourhood) -> Sequence[Series]:
        """The series of a place."""
        return self._neighbourhoods.series(place.id)

    def add_series(self, organiser_id: str, place: Neighbourhood, name: str) -> Series:
        """Begin a series."""
        series = Series(new_id(), place.id, name)
        self._neighbourhoods.add_series(series, organiser_id)
        return series

"""Neighbourhoods, and what somebody with an account is in each of them."""

from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, delete, insert, select, union_all, update
from sqlalchemy import literal_column as literal

from facilitation.clock import now_ms
from facilitation.domain.audit import COMMAND_LINE, Act
from facilitation.domain.neighbourhoods import (
    Level,
    Neighbourhood,
    NeighbourhoodSettings,
    Series,
    usual_settings,
)
from facilitation.domain.rights import Right, Standing, strongest
from facilitation.services.tokens import new_id
from facilitation.storage import accounts_tables as t
from facilitation.storage import tables
from facilitation.storage.audit import write_act
from facilitation.storage.database import Database


class Neighbourhoods:
    """The tree of places. A right in a place holds in everything that lies inside it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def standings(self, organiser_id: str) -> list[Standing]:
        """Every place where this organiser has a right."""
        return self._standings(organiser_id, lambda query: query)

    def standing(self, organiser_id: str, neighbourhood_id: str) -> Standing | None:
        """What an organiser is in a place; nothing where they have no right there."""
        place = t.neighbourhood.c.id
        found = self._standings(organiser_id, lambda query: query.where(place == neighbourhood_id))
        return found[0] if found else None

    def standing_at(self, organiser_id: str, code: str) -> Standing | None:
        """What an organiser is in the place of a workshop."""
        header = tables.workshop.c
        here = select(header.neighbourhood_id).where(header.code == code)
        place = t.neighbourhood.c.id
        found = self._standings(organiser_id, lambda query: query.where(place.in_(here)))
        return found[0] if found else None

    def _standings(
        self, organiser_id: str, narrowed: Callable[[Select[Any]], Select[Any]]
    ) -> list[Standing]:
        with self._database.reading() as connection:
            rows = connection.execute(narrowed(_reach(organiser_id))).all()
        places = {row.id: _neighbourhood(row) for row in rows}
        return [
            Standing(place, right)
            for place in places.values()
            if (right := strongest(Right(row.right) for row in rows if row.id == place.id))
        ]

    def by_id(self, neighbourhood_id: str) -> Neighbourhood | None:
        """One place."""
        query = select(t.neighbourhood).where(t.neighbourhood.c.id == neighbourhood_id)
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return _neighbourhood(row) if row else None

    def inside(self, neighbourhood_id: str) -> list[Neighbourhood]:
        """The places directly in this one, by name."""
        place = t.neighbourhood.c
        query = select(t.neighbourhood).where(place.parent_id == neighbourhood_id)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(place.name)).all()
        return [_neighbourhood(row) for row in rows]

    def found(self, place: Neighbourhood, organiser_id: str) -> None:
        """A new place; at the top, who makes it leads it."""
        with self._database.writing() as connection:
            add_neighbourhood(connection, place)
            if place.parent is None:
                give_right(connection, organiser_id, place.id, Right.LEAD, organiser_id)
            write_act(connection, organiser_id, Act.NEIGHBOURHOOD_MADE, place.id)

    def save(self, place: Neighbourhood, organiser_id: str) -> None:
        """Another name, or other settings."""
        values = _stored(place)
        del values["id"], values["parent_id"]
        with self._database.writing() as connection:
            connection.execute(
                update(t.neighbourhood).where(t.neighbourhood.c.id == place.id).values(values)
            )
            write_act(connection, organiser_id, Act.NEIGHBOURHOOD_CHANGED, place.id)

    def series(self, neighbourhood_id: str) -> list[Series]:
        """The series of a place, in the order in which they began."""
        mine = t.series.c.neighbourhood_id == neighbourhood_id
        query = select(t.series).where(mine).order_by(t.series.c.created_at_ms)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [Series(row.id, row.neighbourhood_id, row.name) for row in rows]

    def add_series(self, series: Series, organiser_id: str) -> None:
        """Begin a series."""
        values = {"id": series.id, "neighbourhood_id": series.neighbourhood, "name": series.name}
        with self._database.writing() as connection:
            connection.execute(insert(t.series).values(**values, created_at_ms=now_ms()))
            write_act(
                connection, organiser_id, Act.SERIES_MADE, series.neighbourhood, series=series.id
            )


def add_neighbourhood(connection: Connection, place: Neighbourhood) -> None:
    """Insert a place."""
    connection.execute(insert(t.neighbourhood).values(**_stored(place), created_at_ms=now_ms()))


def neighbourhood_named(connection: Connection, name: str) -> str:
    """The oldest place at the top with this name; made when there is none."""
    place = t.neighbourhood.c
    query = select(place.id, place.name).where(place.parent_id.is_(None))
    for row in connection.execute(query.order_by(place.created_at_ms)):
        if row.name.casefold() == name.casefold():
            return str(row.id)
    new = Neighbourhood(new_id(), None, Level.WIJK, name, settings=usual_settings(Level.WIJK))
    add_neighbourhood(connection, new)
    write_act(connection, COMMAND_LINE, Act.NEIGHBOURHOOD_MADE, new.id)
    return new.id


def give_right(
    connection: Connection, organiser_id: str, neighbourhood_id: str, right: Right, by: str
) -> None:
    """Somebody's right in a place, instead of the one they had."""
    take_right(connection, organiser_id, neighbourhood_id)
    connection.execute(
        insert(t.standing).values(
            organiser_id=organiser_id,
            neighbourhood_id=neighbourhood_id,
            right=right,
            given_by=by,
            given_at_ms=now_ms(),
        )
    )


def take_right(connection: Connection, organiser_id: str, neighbourhood_id: str) -> None:
    """Somebody has no right of their own in this place any more."""
    given = t.standing.c
    mine = (given.organiser_id == organiser_id, given.neighbourhood_id == neighbourhood_id)
    connection.execute(delete(t.standing).where(*mine))


def _reach(organiser_id: str) -> Select[Any]:
    """(place, right) for everything that somebody's rights reach, downwards through the tree. A
    place at the top that nobody leads is led by who has an account from the server itself."""
    place, given = t.neighbourhood.c, t.standing.c
    own = select(given.neighbourhood_id.label("id"), given.right.label("right")).where(
        given.organiser_id == organiser_id
    )
    led = select(given.neighbourhood_id).where(given.right == Right.LEAD)
    founder = select(t.organiser.c.id).where(t.organiser.c.id == organiser_id, t.organiser.c.founds)
    nobodys = select(place.id, literal(f"'{Right.LEAD}'").label("right")).where(
        place.parent_id.is_(None), place.id.not_in(led), founder.exists()
    )
    begun = union_all(own, nobodys).cte("begun")
    reach = select(begun.c.id, begun.c.right).cte("reach", recursive=True)
    reach = reach.union(select(place.id, reach.c.right).where(place.parent_id == reach.c.id))
    return (
        select(t.neighbourhood, reach.c.right)
        .join(reach, reach.c.id == place.id)
        .order_by(place.name, place.id)
    )


def _neighbourhood(row: Any) -> Neighbourhood:
    return Neighbourhood(
        id=row.id,
        parent=row.parent_id,
        level=Level(row.level),
        name=row.name,
        own_named=row.own_named,
        settings=msgspec.convert(row.settings, NeighbourhoodSettings),
    )


def _stored(place: Neighbourhood) -> dict[str, Any]:
    return {
        "id": place.id,
        "parent_id": place.parent,
        "level": place.level,
        "name": place.name,
        "own_named": place.own_named,
        "settings": msgspec.to_builtins(place.settings),
    }

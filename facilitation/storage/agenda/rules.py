"""What each neighbourhood asks of proposals and requests."""

import msgspec
from sqlalchemy import insert, select, update

from facilitation.domain.agenda.conversions_rules import ConversionRules
from facilitation.domain.audit import Act
from facilitation.storage.accounts_tables import neighbourhood
from facilitation.storage.agenda.tables import conversion_rules
from facilitation.storage.audit import write_act
from facilitation.storage.database import Database


class RuleBook:
    """A place without rules of its own has those of the place it lies in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, place: str) -> ConversionRules:
        """The rules that hold in this neighbourhood."""
        at: str | None = place
        while at is not None:
            found = self._own(at)
            if found:
                return found
            at = self._around(at)
        return ConversionRules()

    def keep(self, by: str, place: str, rules: ConversionRules) -> None:
        """From now on these hold here; what was handed in already stays as it is."""
        values = {"content": msgspec.to_builtins(rules)}
        mine = conversion_rules.c.neighbourhood_id == place
        with self._database.writing() as connection:
            changed = connection.execute(update(conversion_rules).where(mine).values(values))
            if not changed.rowcount:
                row = {"neighbourhood_id": place, **values}
                connection.execute(insert(conversion_rules).values(row))
            write_act(connection, by, Act.NEIGHBOURHOOD_CHANGED, place)

    def _own(self, place: str) -> ConversionRules | None:
        mine = conversion_rules.c
        query = select(mine.content).where(mine.neighbourhood_id == place)
        with self._database.reading() as connection:
            row = connection.execute(query).scalar()
        return None if row is None else msgspec.convert(row, ConversionRules)

    def _around(self, place: str) -> str | None:
        query = select(neighbourhood.c.parent_id).where(neighbourhood.c.id == place)
        with self._database.reading() as connection:
            found: str | None = connection.execute(query).scalar()
        return found

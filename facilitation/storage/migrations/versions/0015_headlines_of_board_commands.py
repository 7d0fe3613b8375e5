"""What a board command did, in short: boards say so of the last one all the time."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

EVENT = sa.table(
    "board_event",
    sa.column("seq", sa.BigInteger()),
    sa.column("changes", sa.JSON()),
    sa.column("headline", sa.JSON()),
)


def upgrade() -> None:
    """Worked out for the commands of before, one at a time: each may hold a whole hall's notes."""
    empty = sa.Column("headline", sa.JSON(), nullable=False, server_default="{}")
    op.add_column("board_event", empty)
    connection = op.get_bind()
    for seq in connection.execute(sa.select(EVENT.c.seq)).scalars().all():
        mine = EVENT.c.seq == seq
        changes = connection.execute(sa.select(EVENT.c.changes).where(mine)).scalar_one()
        connection.execute(sa.update(EVENT).where(mine).values(headline=_headline(changes)))


def _headline(changes: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    notes = [change for change in changes if change["kind"] == "note"]
    went = (change["after"].get("theme") for change in notes)
    return {
        "notes": len({change["id"] for change in notes}),
        "went": list(Counter(theme for theme in went if theme).items()),
        "theme": _first("theme", changes),
        "suggestion": _first("suggestion", changes),
    }


def _first(kind: str, changes: Iterable[Mapping[str, Any]]) -> str | None:
    return next((change["id"] for change in changes if change["kind"] == kind), None)

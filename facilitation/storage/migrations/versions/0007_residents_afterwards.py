"""What residents do after the evening: keep a receipt, join an item, react to a plan."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Receipts belong to a workshop; joining and reacting belong to a plan."""
    op.create_table(
        "receipt",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("workshop_id", SEQUENCE, nullable=False),
        sa.Column("author", sa.String(64), nullable=True),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_receipt_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(op.f("ix_receipt_workshop_id"), "receipt", ["workshop_id"])
    _of_plan("agenda_pledge", sa.Column("item_id", sa.String(64), nullable=False), _content())
    _of_plan("agenda_contact", sa.Column("sealed", sa.LargeBinary(), nullable=False), _moment())
    _of_plan("agenda_reaction", _moment(), _content())


def _content() -> sa.Column[object]:
    return sa.Column("content", sa.JSON(none_as_null=True), nullable=False)


def _moment() -> sa.Column[int]:
    return sa.Column("at_ms", sa.BigInteger(), nullable=False)


def _of_plan(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("plan_id", sa.String(32), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("seq", name=op.f(f"pk_{name}")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f(f"fk_{name}_plan_id_plan"), ondelete="CASCADE"
        ),
        sa.UniqueConstraint("plan_id", "id", name=op.f(f"uq_{name}_plan_id_id")),
        sqlite_autoincrement=True,
    )

"""What goes on between meetings: referrals, offers on the plan's page, links of contact persons."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """One row per referral, per offer or need, and per link that was handed out."""
    _of_plan("agenda_referral")
    _of_plan("agenda_offer", sa.Column("at_ms", sa.BigInteger(), nullable=False))
    _of_plan("agenda_item_link", sa.Column("item_id", sa.String(64), nullable=False))


def _of_plan(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("plan_id", sa.String(32), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        *columns,
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f(f"pk_{name}")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f(f"fk_{name}_plan_id_plan"), ondelete="CASCADE"
        ),
        sa.UniqueConstraint("plan_id", "id", name=op.f(f"uq_{name}_plan_id_id")),
        sqlite_autoincrement=True,
    )

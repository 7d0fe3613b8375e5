"""Offers and needs that somebody brought together."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """One row per match."""
    op.create_table(
        "agenda_match",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("plan_id", sa.String(32), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_agenda_match")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_agenda_match_plan_id_plan"), ondelete="CASCADE"
        ),
        sa.UniqueConstraint("plan_id", "id", name=op.f("uq_agenda_match_plan_id_id")),
        sqlite_autoincrement=True,
    )

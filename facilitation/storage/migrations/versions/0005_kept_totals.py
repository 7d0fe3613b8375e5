"""Totals without the people behind them: frozen at closing, or brought along by an import."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """One row per workshop, at most."""
    op.create_table(
        "kept_totals",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "workshop_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("per_role", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("per_area", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("hidden", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("joining", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_kept_totals_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_kept_totals")),
        sa.UniqueConstraint("workshop_id", "id", name=op.f("uq_kept_totals_workshop_id_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_kept_totals_workshop_id_revision"),
        "kept_totals",
        ["workshop_id", "revision"],
        unique=False,
    )

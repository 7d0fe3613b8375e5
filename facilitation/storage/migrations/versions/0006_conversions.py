"""Items as proposals for money and as requests, and what a neighbourhood asks of them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """One row per item and kind, and one per neighbourhood that has rules of its own."""
    op.create_table(
        "agenda_conversion",
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("plan_id", sa.String(32), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("item_id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_agenda_conversion")),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plan.id"],
            name=op.f("fk_agenda_conversion_plan_id_plan"),
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint(
            "plan_id", "item_id", "kind", name=op.f("uq_agenda_conversion_plan_id_item_id_kind")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "conversion_rules",
        sa.Column("neighbourhood_id", sa.String(32), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("neighbourhood_id", name=op.f("pk_conversion_rules")),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"],
            ["neighbourhood.id"],
            name=op.f("fk_conversion_rules_neighbourhood_id_neighbourhood"),
            ondelete="CASCADE",
        ),
    )

"""What the machine proposes on the board."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

COUNTED = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """What the machine proposes on the board."""
    _owned(
        "suggestion",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=64), nullable=True),
        sa.Column("notes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("theme", sa.String(length=64), nullable=True),
        sa.Column("into", sa.String(length=64), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=True),
        sa.Column("why", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("groups", sa.Integer(), nullable=True),
        sa.Column("preview", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("left", sa.BigInteger(), nullable=False),
        sa.Column("standing", sa.String(length=40), nullable=False),
    )
    op.create_index(
        "ix_suggestion_standing", "suggestion", ["workshop_id", "standing"], unique=False
    )
    _owned(
        "proposal",
        sa.Column("anew", sa.Boolean(), nullable=False),
        sa.Column("places", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("themes", sa.JSON(none_as_null=True), nullable=False),
    )


def _owned(name: str, *columns: sa.Column[object]) -> None:
    """A table whose rows belong to a workshop."""
    op.create_table(
        name,
        sa.Column("seq", COUNTED, autoincrement=True, nullable=False),
        sa.Column("workshop_id", COUNTED, nullable=False),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f(f"fk_{name}_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("workshop_id", "id", name=op.f(f"uq_{name}_workshop_id_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f(f"ix_{name}_workshop_id_revision"), name, ["workshop_id", "revision"], unique=False
    )

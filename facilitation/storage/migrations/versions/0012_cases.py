"""True stories that tables talk about, and what each table gives its owner."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

#: SQLite only counts up by itself in a plain INTEGER column.
SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON(none_as_null=True)


def upgrade() -> None:
    """Two tables whose rows belong to a workshop."""
    _owned(
        "told_case",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("question", sa.String(length=300), nullable=False),
        sa.Column("asked", JSON, nullable=False),
        sa.Column("owners", JSON, nullable=False),
        sa.Column("tables", JSON, nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("picked_up_by", sa.String(length=64)),
        sa.Column("link", sa.BigInteger(), nullable=False),
    )
    _owned(
        "case_outcome",
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("step", sa.String(length=64), nullable=False),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("case", sa.String(length=64)),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("table", sa.Integer()),
        sa.Column("reaction", sa.Text(), nullable=False),
        sa.Column("rehearsal", sa.Boolean(), nullable=False),
    )


def _owned(name: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        name,
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("workshop_id", SEQUENCE, nullable=False),
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
    op.create_index(op.f(f"ix_{name}_workshop_id_revision"), name, ["workshop_id", "revision"])

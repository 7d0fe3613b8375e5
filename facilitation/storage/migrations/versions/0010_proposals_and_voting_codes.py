"""Plans that ask for money at a meeting, and one-time codes of voting cards."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """A plan has a place and an answer of the municipality; a meeting has voting cards."""
    op.add_column("item", _filled("place", sa.String(200)))
    op.add_column("item", _filled("municipality_says", sa.Text()))
    _of_workshop(
        "voting_card",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("void", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_voting_card_code", "voting_card", ["workshop_id", "code_hash"])
    _of_workshop(
        "card_use",
        sa.Column("step", sa.String(64), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("card", sa.String(64), nullable=False),
        sa.Column("voter", sa.String(64), nullable=True),
    )
    op.create_index("ix_card_use_step", "card_use", ["workshop_id", "step"])


def _filled(name: str, kind: sa.types.TypeEngine[str]) -> sa.Column[str]:
    return sa.Column(name, kind, nullable=False, server_default="")


def _of_workshop(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("workshop_id", SEQUENCE, nullable=False),
        sa.Column("id", sa.String(200), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("seq", name=op.f(f"pk_{name}")),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f(f"fk_{name}_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("workshop_id", "id", name=op.f(f"uq_{name}_workshop_id_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_workshop_id_revision"), name, ["workshop_id", "revision"])

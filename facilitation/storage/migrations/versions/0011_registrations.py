"""Seats asked for beforehand, and who wants to be invited again."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """What an organiser decided, one row per registration, and the list for invitations."""
    op.create_table(
        "registration_list",
        sa.Column("workshop_id", SEQUENCE, nullable=False),
        sa.Column("slug", sa.String(80), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        _content(),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_registration_list")),
        _belongs("registration_list", "workshop_id", "workshop"),
        sa.UniqueConstraint("slug", name=op.f("uq_registration_list_slug")),
    )
    op.create_table(
        "registration",
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("workshop_id", SEQUENCE, nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        _content(),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_registration")),
        _belongs("registration", "workshop_id", "workshop"),
        sa.UniqueConstraint("workshop_id", "id", name=op.f("uq_registration_workshop_id_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "invitee",
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("neighbourhood_id", sa.String(32), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_invitee")),
        _belongs("invitee", "neighbourhood_id", "neighbourhood"),
        sa.UniqueConstraint("id", name=op.f("uq_invitee_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_invitee_neighbourhood_id"), "invitee", ["neighbourhood_id"])


def _content() -> sa.Column[object]:
    return sa.Column("content", sa.JSON(none_as_null=True), nullable=False)


def _belongs(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{owner}")
    return sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=name, ondelete="CASCADE")

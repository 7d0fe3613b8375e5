"""Keys that organisers' own programs show."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """One row per key."""
    op.create_table(
        "program_key",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("neighbourhood_id", sa.String(32), nullable=False),
        sa.Column("organiser_id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("writes", sa.Boolean(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("made_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("ends_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("used_at_ms", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_program_key")),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"],
            ["neighbourhood.id"],
            name=op.f("fk_program_key_neighbourhood_id_neighbourhood"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organiser_id"],
            ["organiser.id"],
            name=op.f("fk_program_key_organiser_id_organiser"),
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("token_hash", name=op.f("uq_program_key_token_hash")),
    )
    op.create_index(op.f("ix_program_key_neighbourhood_id"), "program_key", ["neighbourhood_id"])
    op.create_index(op.f("ix_program_key_organiser_id"), "program_key", ["organiser_id"])

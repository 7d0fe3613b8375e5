"""Neighbourhoods as a tree, and who may do what in them."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Neighbourhoods as a tree, and who may do what in them."""

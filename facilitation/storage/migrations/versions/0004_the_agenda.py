"""The wijkagenda: plans, items, versions and what is said about them."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """The wijkagenda: plans, items, versions and what is said about them."""

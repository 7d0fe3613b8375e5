"""What the machine proposes on the board."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """What the machine proposes on the board."""

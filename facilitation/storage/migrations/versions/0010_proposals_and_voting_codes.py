"""Plans that ask for money at a meeting, and one-time codes of voting cards."""

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Nothing yet."""

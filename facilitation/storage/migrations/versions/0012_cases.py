"""True stories that tables talk about."""

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Nothing yet."""

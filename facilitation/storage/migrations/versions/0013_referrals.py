"""Referrals between initiatives and teams."""

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Nothing yet."""

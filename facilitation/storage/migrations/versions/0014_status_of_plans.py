"""How far plans are that a meeting got from the agenda, and what the hall heard of them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Both are empty for the plans of meetings that were held before."""
    for name in ("status", "told_status"):
        column = sa.Column(name, sa.String(40), nullable=False, server_default="")
        op.add_column("item", column)

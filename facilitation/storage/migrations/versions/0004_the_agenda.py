"""The wijkagenda: plans, items, versions and what is said about them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """The wijkagenda: plans, items, versions and what is said about them."""
    op.create_table(
        "plan",
        _text("id", 32),
        _text("neighbourhood_id", 32),
        _text("slug", 80),
        _whole("revision"),
        _whole("created_at_ms"),
        _content(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("slug", name=op.f("uq_plan_slug")),
        sa.ForeignKeyConstraint(
            ["neighbourhood_id"],
            ["neighbourhood.id"],
            name=op.f("fk_plan_neighbourhood_id_neighbourhood"),
            ondelete="RESTRICT",
        ),
    )
    op.create_index(op.f("ix_plan_neighbourhood_id"), "plan", ["neighbourhood_id"])
    _of_plan("agenda_item", _text("id"), _text("number", 12), _number("position"), _content())
    _of_plan("plan_workshop", _text("code", 6), _whole("added_at_ms"))
    _of_plan("agenda_response", _text("id"), _maybe("item_id"), _whole("at_ms"), _content())
    _of_plan("agenda_update", _text("id"), _text("item_id"), _whole("at_ms"), _content())
    _of_plan("agenda_left_out", _text("origin", 240), _content())
    _of_plan("plan_version", _number("number"), _whole("at_ms"), _content())
    _of_plan("agenda_change", _text("subject"), _whole("version"), _whole("at_ms"), _content())
    _of_plan("agenda_meeting", _text("id"), _text("subject"), _content())
    op.create_index(op.f("ix_plan_workshop_code"), "plan_workshop", ["code"])
    op.create_index(
        op.f("ix_agenda_meeting_plan_id_subject"), "agenda_meeting", ["plan_id", "subject"]
    )


#: Table -> what is unique within a plan.
UNIQUE = {
    "agenda_item": (("id",), ("number",)),
    "plan_workshop": (("code",),),
    "agenda_response": (("id",),),
    "agenda_update": (("id",),),
    "agenda_left_out": (("origin",),),
    "plan_version": (("number",),),
    "agenda_change": (("subject", "version"),),
    "agenda_meeting": (("id",),),
}


def _of_plan(name: str, *columns: sa.Column[object]) -> None:
    """A table whose rows belong to a plan."""
    unique = (
        sa.UniqueConstraint("plan_id", *key, name=op.f(f"uq_{name}_plan_id_{'_'.join(key)}"))
        for key in UNIQUE[name]
    )
    op.create_table(
        name,
        sa.Column("seq", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("plan_id", sa.String(32), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("seq", name=op.f(f"pk_{name}")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f(f"fk_{name}_plan_id_plan"), ondelete="CASCADE"
        ),
        *unique,
        sqlite_autoincrement=True,
    )


def _text(name: str, length: int = 64) -> sa.Column[object]:
    return sa.Column(name, sa.String(length), nullable=False)


def _maybe(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(64), nullable=True)


def _whole(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _number(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _content() -> sa.Column[object]:
    return sa.Column("content", sa.JSON(none_as_null=True), nullable=False)

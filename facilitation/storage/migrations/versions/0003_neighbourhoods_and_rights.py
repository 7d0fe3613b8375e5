"""Neighbourhoods as a tree, and who may do what in them."""

import secrets
import time
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Neighbourhoods as a tree, and who may do what in them."""
    _make_tables()
    _change_organisers()
    _change_workshops()
    _change_audit_log()
    _give_every_workshop_a_neighbourhood()


def _make_tables() -> None:
    op.create_table(
        "neighbourhood",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("parent_id", sa.String(32), nullable=True),
        sa.Column("level", sa.String(40), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("own_named", sa.Boolean(), nullable=False),
        sa.Column("settings", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_neighbourhood")),
        _refers("neighbourhood", "parent_id", "neighbourhood", "RESTRICT"),
    )
    op.create_index(op.f("ix_neighbourhood_parent_id"), "neighbourhood", ["parent_id"])
    op.create_table(
        "series",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("neighbourhood_id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        _refers("series", "neighbourhood_id", "neighbourhood"),
    )
    op.create_index(op.f("ix_series_neighbourhood_id"), "series", ["neighbourhood_id"])
    op.create_table(
        "standing",
        sa.Column("organiser_id", sa.String(32), nullable=False),
        sa.Column("neighbourhood_id", sa.String(32), nullable=False),
        sa.Column("right", sa.String(40), nullable=False),
        sa.Column("given_by", sa.String(32), nullable=False),
        sa.Column("given_at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("organiser_id", "neighbourhood_id", name=op.f("pk_standing")),
        _refers("standing", "organiser_id", "organiser"),
        _refers("standing", "neighbourhood_id", "neighbourhood"),
    )
    op.create_index(op.f("ix_standing_neighbourhood_id"), "standing", ["neighbourhood_id"])
    op.create_table(
        "invitation",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("neighbourhood_id", sa.String(32), nullable=False),
        sa.Column("right", sa.String(40), nullable=False),
        sa.Column("email", sa.String(200), nullable=False),
        sa.Column("invited_by", sa.String(32), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("expires_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("ended_at_ms", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        _refers("invitation", "neighbourhood_id", "neighbourhood"),
    )
    op.create_index(op.f("ix_invitation_neighbourhood_id"), "invitation", ["neighbourhood_id"])
    op.create_table(
        "password_reset",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("organiser_id", sa.String(32), nullable=False),
        sa.Column("second_factor_too", sa.Boolean(), nullable=False),
        sa.Column("expires_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("used_at_ms", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_password_reset")),
        _refers("password_reset", "organiser_id", "organiser"),
    )
    op.create_table(
        "recovery_code",
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("organiser_id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_recovery_code")),
        _refers("recovery_code", "organiser_id", "organiser"),
    )
    op.create_index(op.f("ix_recovery_code_organiser_id"), "recovery_code", ["organiser_id"])
    op.create_table(
        "log_in",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("organiser_id", sa.String(32), nullable=False),
        sa.Column("device", sa.String(80), nullable=False),
        sa.Column("started_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("seen_at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_in")),
        _refers("log_in", "organiser_id", "organiser"),
    )
    op.create_index(op.f("ix_log_in_organiser_id"), "log_in", ["organiser_id"])
    op.create_table(
        "link_holder",
        sa.Column("link_id", sa.String(32), nullable=False),
        sa.Column("holder", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("link_id", name=op.f("pk_link_holder")),
        _refers("link_holder", "link_id", "link"),
    )


def _refers(
    table: str, column: str, other: str, ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=ondelete)


def _change_organisers() -> None:
    """Columns one by one: a table that is made anew would let go of what refers to it."""
    op.drop_column("organiser", "failures")
    op.drop_column("organiser", "locked_until_ms")
    for column in (
        sa.Column("name", sa.String(80), nullable=False, server_default=""),
        sa.Column("organisation", sa.String(120), nullable=False, server_default=""),
        # Every account so far was made at the server itself.
        sa.Column("founds", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("second_factor", sa.LargeBinary(), nullable=True),
        sa.Column("second_factor_offered", sa.LargeBinary(), nullable=True),
        sa.Column("last_code", sa.BigInteger(), nullable=False, server_default="0"),
    ):
        op.add_column("organiser", column)


def _change_workshops() -> None:
    """SQLite takes a reference only in the column itself, which Alembic does not write."""
    for column, other in (("neighbourhood_id", "neighbourhood"), ("series_id", "series")):
        op.execute(
            f"ALTER TABLE workshop ADD COLUMN {column} VARCHAR(32) "
            f"CONSTRAINT fk_workshop_{column}_{other} REFERENCES {other} (id) ON DELETE SET NULL"
        )
    op.create_index(op.f("ix_workshop_neighbourhood_id"), "workshop", ["neighbourhood_id"])


def _change_audit_log() -> None:
    op.add_column("audit_event", sa.Column("neighbourhood_id", sa.String(32), nullable=True))
    op.create_index(
        op.f("ix_audit_event_neighbourhood_id_seq"), "audit_event", ["neighbourhood_id", "seq"]
    )
    gate = op.create_table(
        "audit_gate",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("before_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_gate")),
    )
    op.bulk_insert(gate, [{"id": 1, "before_ms": 0}])
    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)


#: Nobody changes or deletes an act, whatever program asks. What is due may go while the gate stands
#: open for it; putting a row in the place of another counts as changing it.
TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "sqlite": (
        """CREATE TRIGGER audit_event_stays BEFORE UPDATE ON audit_event
        BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END""",
        """CREATE TRIGGER audit_event_kept BEFORE DELETE ON audit_event
        WHEN OLD.at_ms >= (SELECT coalesce(max(before_ms), 0) FROM audit_gate)
        BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END""",
        """CREATE TRIGGER audit_event_new BEFORE INSERT ON audit_event
        WHEN EXISTS (SELECT 1 FROM audit_event WHERE seq = NEW.seq)
        BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION audit_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND OLD.at_ms < (SELECT coalesce(max(before_ms), 0) FROM audit_gate)
            THEN RETURN OLD; END IF;
            RAISE EXCEPTION 'the audit log is only added to';
        END $$""",
        """CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE ON audit_event
        FOR EACH ROW EXECUTE FUNCTION audit_event_stays()""",
        """CREATE TRIGGER audit_event_whole BEFORE TRUNCATE ON audit_event
        FOR EACH STATEMENT EXECUTE FUNCTION audit_event_stays()""",
    ),
}


def _give_every_workshop_a_neighbourhood() -> None:
    """One per name and organiser, who leads it: two who used one name need not mean one place.
    What was made on the command line has no leader: it is led by who has an account from there."""
    connection = op.get_bind()
    rows = connection.execute(
        sa.text("SELECT id, neighbourhood, organiser_id FROM workshop ORDER BY id")
    ).all()
    made: dict[tuple[str, str | None], str] = {}
    for workshop_id, name, organiser_id in rows:
        key = (name.strip().casefold(), organiser_id)
        if key not in made:
            made[key] = _found(connection, name.strip() or "Onze wijk", organiser_id)
        connection.execute(
            sa.text("UPDATE workshop SET neighbourhood_id = :place WHERE id = :workshop"),
            {"place": made[key], "workshop": workshop_id},
        )


def _found(connection: sa.Connection, name: str, organiser_id: str | None) -> str:
    place: dict[str, Any] = {
        "id": secrets.token_hex(16),
        "level": "wijk",
        "name": name,
        "own_named": False,
        "now": time.time_ns() // 1_000_000,
    }
    connection.execute(
        sa.text(
            "INSERT INTO neighbourhood (id, level, name, own_named, settings, created_at_ms) "
            "VALUES (:id, :level, :name, :own_named, '{}', :now)"
        ),
        place,
    )
    if organiser_id:
        connection.execute(
            sa.text(
                "INSERT INTO standing "
                '(organiser_id, neighbourhood_id, "right", given_by, given_at_ms) '
                "VALUES (:organiser, :id, 'lead', :organiser, :now)"
            ),
            {"organiser": organiser_id, "id": place["id"], "now": place["now"]},
        )
    return str(place["id"])

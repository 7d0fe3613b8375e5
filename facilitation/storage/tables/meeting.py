"""The tables of a meeting itself: its header, links, steps and people, and what can be undone."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from facilitation.storage.columns import SEQUENCE, flag, json, maybe, metadata, owned, text, whole

workshop = Table(
    "workshop",
    metadata,
    Column("id", SEQUENCE, primary_key=True, autoincrement=True),
    Column("code", String(6), nullable=False, unique=True),
    text("title", 200),
    text("neighbourhood", 200),
    text("runsheet", 80),
    text("state"),
    whole("revision"),
    whole("created_at_ms"),
    json("settings"),
    maybe("current_step"),
    maybe("beside_step"),
    whole("round"),
    whole("headcount"),
    whole("tables"),
    text("view"),
    Column("reveal", Integer),
    flag("frozen"),
    json("timer"),
    json("closing"),
    flag("themes_shown"),
    whole("whole_since"),
    whole("phones"),
    whole("notes"),
    whole("waiting"),
    whole("hidden"),
    whole("loose"),
    json("step_notes"),
    whole("last_number"),
    whole("last_card"),
    whole("last_theme"),
    Column("started_at_ms", BigInteger),
    Column("closed_at_ms", BigInteger),
    text("voter_secret", 64),
    Column("organiser_id", ForeignKey("organiser.id", ondelete="SET NULL")),
    Column("neighbourhood_id", ForeignKey("neighbourhood.id", ondelete="SET NULL"), index=True),
    Column("series_id", ForeignKey("series.id", ondelete="SET NULL")),
)

link = Table(
    "link",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("workshop_id", ForeignKey("workshop.id", ondelete="CASCADE"), nullable=False),
    text("audience"),
    Column("table", Integer),
    Column("revoked_at_ms", BigInteger),
    Index(None, "workshop_id"),
)

step = owned(
    "step",
    whole("position"),
    text("kind"),
    json("plan"),
    text("state"),
    json("inputs"),
    whole("round"),
    Column("opened_at_ms", BigInteger),
    Column("closed_at_ms", BigInteger),
    json("tally"),
)

participant = owned(
    "participant",
    Column("token_hash", String(64), nullable=False, unique=True),
    maybe("role"),
    maybe("area"),
    Column("table", Integer),
    Column("writes_for", Integer),
    text("language", 8),
    flag("rehearsal"),
)
Index("ix_participant_writes_for", participant.c.workshop_id, participant.c.writes_for)

board_event = owned(
    "board_event",
    text("command"),
    text("by"),
    json("changes"),
    json("headline"),
    flag("undone"),
    flag("dropped"),
)
Index(
    "ix_board_event_stack",
    board_event.c.workshop_id,
    board_event.c.dropped,
    board_event.c.undone,
)

#: What is left of people who were forgotten, or who joined in another house.
kept_totals = owned(
    "kept_totals",
    json("per_role"),
    json("per_area"),
    json("hidden"),
    json("joining"),
)

#: What a writer kept to see what became of their notes: `id` is the hash of an unguessable link,
#: `author` whose notes it shows until `until_ms`. Without an author: a link that was forgotten.
receipt = Table(
    "receipt",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("workshop_id", ForeignKey("workshop.id", ondelete="CASCADE"), nullable=False),
    maybe("author"),
    whole("until_ms"),
    Index(None, "workshop_id"),
)

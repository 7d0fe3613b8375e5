"""The tables of who comes, before a meeting and to the next."""

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, String, Table, UniqueConstraint

from facilitation.storage.columns import SEQUENCE, json, metadata, text, whole

#: What an organiser decided about registering; `revision` is raised by whoever writes, so that
#: writers take turns and no chair is given twice.
registration_list = Table(
    "registration_list",
    metadata,
    Column("workshop_id", ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True),
    Column("slug", String(80), nullable=False, unique=True),
    whole("revision"),
    json("content"),
)

#: Seats for one person or group; who it is, is encrypted.
registration = Table(
    "registration",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    Column("workshop_id", ForeignKey("workshop.id", ondelete="CASCADE"), nullable=False),
    text("id", 64),
    whole("at_ms"),
    json("content"),
    Column("sealed", LargeBinary),
    UniqueConstraint("workshop_id", "id"),
    sqlite_autoincrement=True,
)

#: Who asked to be invited to what comes next in a neighbourhood, encrypted.
invitee = Table(
    "invitee",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    Column("neighbourhood_id", ForeignKey("neighbourhood.id", ondelete="CASCADE"), nullable=False),
    Column("id", String(64), nullable=False, unique=True),
    whole("at_ms"),
    Column("sealed", LargeBinary, nullable=False),
    Index(None, "neighbourhood_id"),
    sqlite_autoincrement=True,
)

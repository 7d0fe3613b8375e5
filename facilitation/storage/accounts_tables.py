"""The tables of neighbourhoods, of the people who look after them, and of what those people did."""

from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
)

from facilitation.storage.columns import SEQUENCE, metadata

ID: Final = 32


def _id(name: str = "id") -> Column[object]:
    return Column(name, String(ID), primary_key=True)


def _of_organiser(name: str = "organiser_id") -> Column[object]:
    return Column(name, ForeignKey("organiser.id", ondelete="CASCADE"), nullable=False)


def _of_neighbourhood() -> Column[object]:
    reference = ForeignKey("neighbourhood.id", ondelete="CASCADE")
    return Column("neighbourhood_id", reference, nullable=False)


def _moment(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, BigInteger, nullable=nullable)


#: `founds`: made at the server itself, and so may make neighbourhoods. The secret of the second
#: factor is encrypted; `last_code` is the half minute of the code that was used last.
organiser = Table(
    "organiser",
    metadata,
    _id(),
    Column("email", String(200), nullable=False, unique=True),
    Column("password_hash", String(200), nullable=False),
    Column("name", String(80), nullable=False),
    Column("organisation", String(120), nullable=False),
    Column("founds", Boolean, nullable=False),
    Column("second_factor", LargeBinary),
    Column("second_factor_offered", LargeBinary),
    Column("last_code", BigInteger, nullable=False),
    _moment("created_at_ms"),
)

neighbourhood = Table(
    "neighbourhood",
    metadata,
    _id(),
    Column("parent_id", ForeignKey("neighbourhood.id", ondelete="RESTRICT")),
    Column("level", String(40), nullable=False),
    Column("name", String(200), nullable=False),
    Column("own_named", Boolean, nullable=False),
    Column("settings", JSON(none_as_null=True), nullable=False),
    _moment("created_at_ms"),
    Index(None, "parent_id"),
)

series = Table(
    "series",
    metadata,
    _id(),
    _of_neighbourhood(),
    Column("name", String(120), nullable=False),
    _moment("created_at_ms"),
    Index(None, "neighbourhood_id"),
)

standing = Table(
    "standing",
    metadata,
    _of_organiser(),
    _of_neighbourhood(),
    Column("right", String(40), nullable=False),
    Column("given_by", String(ID), nullable=False),
    _moment("given_at_ms"),
    PrimaryKeyConstraint("organiser_id", "neighbourhood_id"),
    Index(None, "neighbourhood_id"),
)

#: The address in the mail is signed; nothing here opens a door.
invitation = Table(
    "invitation",
    metadata,
    _id(),
    _of_neighbourhood(),
    Column("right", String(40), nullable=False),
    Column("email", String(200), nullable=False),
    Column("invited_by", String(ID), nullable=False),
    _moment("created_at_ms"),
    _moment("expires_at_ms"),
    _moment("ended_at_ms", nullable=True),
    Index(None, "neighbourhood_id"),
)

#: A way back in for who forgot a password, or lost the phone with the codes as well.
password_reset = Table(
    "password_reset",
    metadata,
    _id(),
    _of_organiser(),
    Column("second_factor_too", Boolean, nullable=False),
    _moment("expires_at_ms"),
    _moment("used_at_ms", nullable=True),
)

recovery_code = Table(
    "recovery_code",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    _of_organiser(),
    Index(None, "organiser_id"),
)

#: One row per browser that is logged in; without the row the cookie opens nothing.
log_in = Table(
    "log_in",
    metadata,
    _id(),
    _of_organiser(),
    Column("device", String(80), nullable=False),
    _moment("started_at_ms"),
    _moment("seen_at_ms"),
    Index(None, "organiser_id"),
)

#: Who was handed a link of a meeting, in the organiser's own words.
link_holder = Table(
    "link_holder",
    metadata,
    Column("link_id", ForeignKey("link.id", ondelete="CASCADE"), primary_key=True),
    Column("holder", String(80), nullable=False),
)

#: Keys of organisers' own programs, as hashes: who reads the store opens nothing with it.
program_key = Table(
    "program_key",
    metadata,
    _id(),
    _of_neighbourhood(),
    _of_organiser(),
    Column("name", String(80), nullable=False),
    Column("writes", Boolean, nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    _moment("made_at_ms"),
    _moment("ends_at_ms"),
    _moment("used_at_ms", nullable=True),
    Index(None, "neighbourhood_id"),
    Index(None, "organiser_id"),
)

#: Only ever added to; triggers refuse the rest (migration 0003).
audit_event = Table(
    "audit_event",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    Column("at_ms", BigInteger, nullable=False),
    Column("who", String(80), nullable=False),
    Column("what", String(80), nullable=False),
    Column("neighbourhood_id", String(ID)),
    Column("details", JSON, nullable=False),
    Index(None, "neighbourhood_id", "seq"),
)

#: One row: acts before this moment may be deleted. The retention job opens it and shuts it again.
audit_gate = Table(
    "audit_gate",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    _moment("before_ms"),
)

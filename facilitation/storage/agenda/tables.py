"""The tables of the wijkagenda. What is looked for has a column; the rest is in `content`."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from facilitation.storage.accounts_tables import neighbourhood
from facilitation.storage.columns import SEQUENCE, metadata


def _of_plan(name: str, *columns: Column[object] | UniqueConstraint | Index) -> Table:
    """A table whose rows belong to a plan; `seq` is the order of insertion."""
    return Table(
        name,
        metadata,
        Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
        Column("plan_id", ForeignKey("plan.id", ondelete="CASCADE"), nullable=False),
        *columns,
        sqlite_autoincrement=True,
    )


def _content(name: str = "content") -> Column[object]:
    return Column(name, JSON(none_as_null=True), nullable=False)


def _id(name: str = "id", length: int = 64) -> Column[object]:
    return Column(name, String(length), nullable=False)


#: `revision` is raised by whoever writes, so that writers take turns.
plan = Table(
    "plan",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("neighbourhood_id", ForeignKey(neighbourhood.c.id, ondelete="RESTRICT"), nullable=False),
    Column("slug", String(80), nullable=False, unique=True),
    Column("revision", BigInteger, nullable=False),
    Column("created_at_ms", BigInteger, nullable=False),
    _content(),
    Index(None, "neighbourhood_id"),
)

agenda_item = _of_plan(
    "agenda_item",
    _id(),
    _id("number", 12),
    Column("position", Integer, nullable=False),
    _content(),
    UniqueConstraint("plan_id", "id"),
    UniqueConstraint("plan_id", "number"),
)

plan_workshop = _of_plan(
    "plan_workshop",
    _id("code", 6),
    Column("added_at_ms", BigInteger, nullable=False),
    UniqueConstraint("plan_id", "code"),
    Index(None, "code"),
)

agenda_response = _of_plan(
    "agenda_response",
    _id(),
    Column("item_id", String(64)),
    Column("at_ms", BigInteger, nullable=False),
    _content(),
    UniqueConstraint("plan_id", "id"),
)

agenda_update = _of_plan(
    "agenda_update",
    _id(),
    _id("item_id"),
    Column("at_ms", BigInteger, nullable=False),
    _content(),
    UniqueConstraint("plan_id", "id"),
)

#: `origin`: workshop/kind/id of what is not in the plan.
agenda_left_out = _of_plan(
    "agenda_left_out",
    _id("origin", 240),
    _content(),
    UniqueConstraint("plan_id", "origin"),
)

plan_version = _of_plan(
    "plan_version",
    Column("number", Integer, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    _content(),
    UniqueConstraint("plan_id", "number"),
)

#: The history: what stood in the plan or an item (`subject`) after each edit. Only added to.
agenda_change = _of_plan(
    "agenda_change",
    _id("subject"),
    Column("version", BigInteger, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    _content(),
    UniqueConstraint("plan_id", "subject", "version"),
)

#: Two people who changed the same field at once, with both texts.
agenda_meeting = _of_plan(
    "agenda_meeting",
    _id(),
    _id("subject"),
    _content(),
    UniqueConstraint("plan_id", "id"),
    Index(None, "plan_id", "subject"),
)

#: An item as a proposal for money or as a request: one of each at most.
agenda_conversion = _of_plan(
    "agenda_conversion",
    _id(),
    _id("item_id"),
    _id("kind", 16),
    _content(),
    UniqueConstraint("plan_id", "item_id", "kind"),
)

#: What a neighbourhood asks of them, where it decided that itself.
conversion_rules = Table(
    "conversion_rules",
    metadata,
    Column(
        "neighbourhood_id",
        ForeignKey(neighbourhood.c.id, ondelete="CASCADE"),
        primary_key=True,
    ),
    _content(),
)

#: 'Ik doe mee' outside a meeting.
agenda_pledge = _of_plan(
    "agenda_pledge",
    _id(),
    _id("item_id"),
    _content(),
    UniqueConstraint("plan_id", "id"),
)

#: How who joined may be reached, encrypted; the id is that of the pledge.
agenda_contact = _of_plan(
    "agenda_contact",
    _id(),
    Column("sealed", LargeBinary, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    UniqueConstraint("plan_id", "id"),
)

#: What residents say about a plan that is open for comment.
agenda_reaction = _of_plan(
    "agenda_reaction",
    _id(),
    Column("at_ms", BigInteger, nullable=False),
    _content(),
    UniqueConstraint("plan_id", "id"),
)

#: An offer and a need that somebody brought together.
agenda_match = _of_plan(
    "agenda_match",
    _id(),
    _content(),
    UniqueConstraint("plan_id", "id"),
)

#: Something that one party sent on to another.
agenda_referral = _of_plan(
    "agenda_referral",
    _id(),
    _content(),
    UniqueConstraint("plan_id", "id"),
)

#: What residents offer or look for on the plan's page; contact details are in `agenda_contact`.
agenda_offer = _of_plan(
    "agenda_offer",
    _id(),
    Column("at_ms", BigInteger, nullable=False),
    _content(),
    UniqueConstraint("plan_id", "id"),
)

#: Links of contact persons: the id is the hash of the link.
agenda_item_link = _of_plan(
    "agenda_item_link",
    _id(),
    _id("item_id"),
    _content(),
    UniqueConstraint("plan_id", "id"),
)

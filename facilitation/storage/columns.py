"""What tables are made of. Every row of a workshop carries the revision of its last change."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: SQLite only counts up by itself in a plain INTEGER column.
SEQUENCE = BigInteger().with_variant(Integer, "sqlite")


def owned(name: str, *columns: Column[object]) -> Table:
    """A table whose rows belong to a workshop; `seq` is the order of insertion."""
    return Table(
        name,
        metadata,
        Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
        Column("workshop_id", ForeignKey("workshop.id", ondelete="CASCADE"), nullable=False),
        Column("id", String(200), nullable=False),
        Column("revision", BigInteger, nullable=False),
        *columns,
        UniqueConstraint("workshop_id", "id"),
        Index(None, "workshop_id", "revision"),
        sqlite_autoincrement=True,
    )


def text(name: str, length: int = 40) -> Column[object]:
    """A line of at most so many characters."""
    return Column(name, String(length), nullable=False)


def maybe(name: str, length: int = 64) -> Column[object]:
    """A line that may be absent."""
    return Column(name, String(length))


def prose(name: str) -> Column[object]:
    """What people wrote, as long as the domain lets it be."""
    return Column(name, Text, nullable=False)


def json(name: str) -> Column[object]:
    """What is never looked for by itself."""
    return Column(name, JSON(none_as_null=True), nullable=False)


def whole(name: str) -> Column[object]:
    """A whole number, or a moment in milliseconds."""
    return Column(name, BigInteger, nullable=False)


def flag(name: str) -> Column[object]:
    """Yes or no."""
    return Column(name, Boolean, nullable=False)

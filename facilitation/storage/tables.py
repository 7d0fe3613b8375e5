"""The tables. Every row of a workshop carries the revision of its last change."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
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


def _owned(name: str, *columns: Column[object]) -> Table:
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


def _text(name: str, length: int = 40) -> Column[object]:
    return Column(name, String(length), nullable=False)


def _maybe(name: str, length: int = 64) -> Column[object]:
    return Column(name, String(length))


def _json(name: str) -> Column[object]:
    return Column(name, JSON(none_as_null=True), nullable=False)


def _whole(name: str) -> Column[object]:
    return Column(name, BigInteger, nullable=False)


def _flag(name: str) -> Column[object]:
    return Column(name, Boolean, nullable=False)


workshop = Table(
    "workshop",
    metadata,
    Column("id", SEQUENCE, primary_key=True, autoincrement=True),
    Column("code", String(6), nullable=False, unique=True),
    _text("title", 200),
    _text("neighbourhood", 200),
    _text("runsheet", 80),
    _text("state"),
    _whole("revision"),
    _whole("created_at_ms"),
    _json("settings"),
    _maybe("current_step"),
    _maybe("beside_step"),
    _whole("round"),
    _whole("headcount"),
    _whole("tables"),
    _text("view"),
    Column("reveal", Integer),
    _flag("frozen"),
    _json("timer"),
    _json("closing"),
    _flag("themes_shown"),
    _whole("whole_since"),
    _whole("phones"),
    _whole("notes"),
    _whole("waiting"),
    _whole("hidden"),
    _whole("loose"),
    _json("step_notes"),
    _whole("last_number"),
    _whole("last_card"),
    _whole("last_theme"),
    Column("started_at_ms", BigInteger),
    Column("closed_at_ms", BigInteger),
    _text("voter_secret", 64),
    Column("organiser_id", ForeignKey("organiser.id", ondelete="SET NULL")),
    Column("neighbourhood_id", ForeignKey("neighbourhood.id", ondelete="SET NULL"), index=True),
    Column("series_id", ForeignKey("series.id", ondelete="SET NULL")),
)

link = Table(
    "link",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("workshop_id", ForeignKey("workshop.id", ondelete="CASCADE"), nullable=False),
    _text("audience"),
    Column("table", Integer),
    Column("revoked_at_ms", BigInteger),
    Index(None, "workshop_id"),
)

step = _owned(
    "step",
    _whole("position"),
    _text("kind"),
    _json("plan"),
    _text("state"),
    _json("inputs"),
    _whole("round"),
    Column("opened_at_ms", BigInteger),
    Column("closed_at_ms", BigInteger),
    _json("tally"),
)

participant = _owned(
    "participant",
    Column("token_hash", String(64), nullable=False, unique=True),
    _maybe("role"),
    _maybe("area"),
    Column("table", Integer),
    Column("writes_for", Integer),
    _text("language", 8),
    _flag("rehearsal"),
)
Index("ix_participant_writes_for", participant.c.workshop_id, participant.c.writes_for)

note = _owned(
    "note",
    _whole("number"),
    _text("step", 64),
    _text("kind"),
    Column("text", Text, nullable=False),
    _text("unit"),
    _text("source"),
    _text("author", 64),
    _whole("written_at_ms"),
    _maybe("key"),
    Column("table", Integer),
    _flag("late"),
    _flag("text_pending"),
    _text("review"),
    _json("flags"),
    _maybe("hidden_reason"),
    _maybe("theme"),
    _text("placed_by"),
    _json("why"),
    Column("confidence", Float),
    _maybe("second"),
    _json("earlier"),
    _flag("rehearsal"),
)
Index("ix_note_theme", note.c.workshop_id, note.c.theme)
Index("ix_note_author", note.c.workshop_id, note.c.author)
Index("ix_note_number", note.c.workshop_id, note.c.number)
Index("ix_note_step", note.c.workshop_id, note.c.step)

theme = _owned(
    "theme",
    _whole("number"),
    _text("name", 120),
    _text("state"),
    _text("named_by"),
    _json("terms"),
    _json("samples"),
    _maybe("concept", 120),
    _whole("count"),
    _maybe("merged_into"),
    _maybe("split_from"),
)

word = _owned(
    "word",
    _text("step", 64),
    _text("word", 500),
    _whole("count"),
    _maybe("into", 200),
)
Index("ix_word_step", word.c.workshop_id, word.c.step)

answer = _owned(
    "answer",
    _text("step", 64),
    _text("question", 64),
    _text("author", 64),
    _text("source"),
    Column("value", JSON),
    _whole("round"),
    _maybe("other", 300),
    _maybe("role"),
)
Index("ix_answer_step", answer.c.workshop_id, answer.c.step)

ballot = _owned(
    "ballot",
    _text("step", 64),
    _whole("round"),
    _json("allocation"),
    _maybe("voter"),
    _maybe("role"),
    _flag("void"),
)
Index("ix_ballot_step", ballot.c.workshop_id, ballot.c.step)

ballot_receipt = _owned("ballot_receipt", _text("step", 64))

#: Voting cards: `code_hash` is keyed, the code itself is only on paper.
voting_card = _owned(
    "voting_card", _whole("number"), Column("code_hash", String(64), nullable=False), _flag("void")
)
Index("ix_voting_card_code", voting_card.c.workshop_id, voting_card.c.code_hash)

#: Which cards were used, apart from the ballots.
card_use = _owned(
    "card_use", _text("step", 64), _whole("round"), _text("card", 64), _maybe("voter")
)
Index("ix_card_use_step", card_use.c.workshop_id, card_use.c.step)

hand_count = _owned(
    "hand_count",
    _text("step", 64),
    _text("question", 64),
    _whole("round"),
    _text("source"),
    _json("totals"),
    _whole("voters"),
    _whole("invalid"),
)

item = _owned(
    "item",
    _text("number", 12),
    _text("step", 64),
    _text("author", 64),
    _text("source"),
    _maybe("theme"),
    Column("table", Integer),
    _text("title", 80),
    Column("reason", Text, nullable=False),
    Column("ambition", Text, nullable=False),
    Column("success_sign", Text, nullable=False),
    _json("actions"),
    _json("contributions"),
    Column("first_step", Text, nullable=False),
    _text("first_step_date", 80),
    _text("contact_group", 120),
    Column("shared", Text, nullable=False),
    Column("differences", Text, nullable=False),
    Column("dream", Text, nullable=False),
    Column("cost_note", Text, nullable=False),
    Column("cost_estimate", BigInteger),
    _maybe("kind"),
    _maybe("horizon"),
    _maybe("decision_level"),
    Column("next_question", Text, nullable=False),
    _text("place", 200),
    Column("municipality_says", Text, nullable=False),
    Column("votes", BigInteger),
    Column("rank", Integer),
    _whole("says_yes"),
    _whole("reachable"),
    _flag("rehearsal"),
)

#: `case` alone is a word of SQL.
told_case = _owned(
    "told_case",
    _whole("number"),
    _text("title", 120),
    Column("story", Text, nullable=False),
    _text("question", 300),
    _json("asked"),
    _json("owners"),
    _json("tables"),
    _text("place", 120),
    _flag("is_example"),
    _maybe("picked_up_by"),
    _whole("link"),
)

case_outcome = _owned(
    "case_outcome",
    _text("number", 12),
    _text("step", 64),
    _text("author", 64),
    _text("source"),
    _maybe("case"),
    _text("kind"),
    Column("text", Text, nullable=False),
    Column("table", Integer),
    Column("reaction", Text, nullable=False),
    _flag("rehearsal"),
)

pledge = _owned(
    "pledge",
    _text("item", 64),
    _text("step", 64),
    _text("author", 64),
    _text("source"),
    _json("brings"),
    _maybe("level"),
    _flag("knows_someone"),
    _text("intention", 300),
    _flag("reachable"),
    _flag("withdrawn"),
)
Index("ix_pledge_item", pledge.c.workshop_id, pledge.c.item)
Index("ix_pledge_author", pledge.c.workshop_id, pledge.c.author)

#: The only place with residents' contact details; `sealed` is encrypted.
contact = _owned("contact", Column("sealed", LargeBinary, nullable=False))

offer = _owned(
    "offer",
    _text("step", 64),
    _text("author", 64),
    _text("kind"),
    _text("text", 140),
    _maybe("category"),
    _flag("private"),
)

suggestion = _owned(
    "suggestion",
    _text("kind"),
    _maybe("note"),
    _json("notes"),
    _maybe("theme"),
    _maybe("into"),
    _maybe("name", 120),
    _json("why"),
    Column("confidence", Float),
    _flag("stale"),
    _flag("asked"),
    Column("groups", Integer),
    _json("preview"),
    _whole("left"),
    _text("standing"),
)
Index("ix_suggestion_standing", suggestion.c.workshop_id, suggestion.c.standing)

#: Apart, because boards read suggestions and never where each note would go.
proposal = _owned("proposal", _flag("anew"), _json("places"), _json("themes"))

board_event = _owned(
    "board_event",
    _text("command"),
    _text("by"),
    _json("changes"),
    _flag("undone"),
    _flag("dropped"),
)
Index(
    "ix_board_event_stack",
    board_event.c.workshop_id,
    board_event.c.dropped,
    board_event.c.undone,
)

#: What is left of people who were forgotten, or who joined in another house.
kept_totals = _owned(
    "kept_totals",
    _json("per_role"),
    _json("per_area"),
    _json("hidden"),
    _json("joining"),
)

#: What a writer kept to see what became of their notes: `id` is the hash of an unguessable link,
#: `author` whose notes it shows until `until_ms`. Without an author: a link that was forgotten.
receipt = Table(
    "receipt",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("workshop_id", ForeignKey("workshop.id", ondelete="CASCADE"), nullable=False),
    _maybe("author"),
    _whole("until_ms"),
    Index(None, "workshop_id"),
)

#: What an organiser decided about registering; `revision` is raised by whoever writes, so that
#: writers take turns and no chair is given twice.
registration_list = Table(
    "registration_list",
    metadata,
    Column("workshop_id", ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True),
    Column("slug", String(80), nullable=False, unique=True),
    _whole("revision"),
    _json("content"),
)

#: Seats for one person or group; who it is, is encrypted.
registration = Table(
    "registration",
    metadata,
    Column("seq", SEQUENCE, primary_key=True, autoincrement=True),
    Column("workshop_id", ForeignKey("workshop.id", ondelete="CASCADE"), nullable=False),
    _text("id", 64),
    _whole("at_ms"),
    _json("content"),
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
    _whole("at_ms"),
    Column("sealed", LargeBinary, nullable=False),
    Index(None, "neighbourhood_id"),
    sqlite_autoincrement=True,
)

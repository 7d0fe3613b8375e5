"""The tables of plan cards and true stories, and of who joins or offers something."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary

from facilitation.storage.columns import flag, json, maybe, owned, prose, text, whole

item = owned(
    "item",
    text("number", 12),
    text("step", 64),
    text("author", 64),
    text("source"),
    maybe("theme"),
    Column("table", Integer),
    text("title", 80),
    prose("reason"),
    prose("ambition"),
    prose("success_sign"),
    json("actions"),
    json("contributions"),
    prose("first_step"),
    text("first_step_date", 80),
    text("contact_group", 120),
    prose("shared"),
    prose("differences"),
    prose("dream"),
    prose("cost_note"),
    Column("cost_estimate", BigInteger),
    maybe("kind"),
    maybe("horizon"),
    maybe("decision_level"),
    prose("next_question"),
    text("place", 200),
    prose("municipality_says"),
    text("status"),
    text("told_status"),
    Column("votes", BigInteger),
    Column("rank", Integer),
    whole("says_yes"),
    whole("reachable"),
    flag("rehearsal"),
)

#: `case` alone is a word of SQL.
told_case = owned(
    "told_case",
    whole("number"),
    text("title", 120),
    prose("story"),
    text("question", 300),
    json("asked"),
    json("owners"),
    json("tables"),
    text("place", 120),
    flag("is_example"),
    maybe("picked_up_by"),
    whole("link"),
)

case_outcome = owned(
    "case_outcome",
    text("number", 12),
    text("step", 64),
    text("author", 64),
    text("source"),
    maybe("case"),
    text("kind"),
    prose("text"),
    Column("table", Integer),
    prose("reaction"),
    flag("rehearsal"),
)

pledge = owned(
    "pledge",
    text("item", 64),
    text("step", 64),
    text("author", 64),
    text("source"),
    json("brings"),
    maybe("level"),
    flag("knows_someone"),
    text("intention", 300),
    flag("reachable"),
    flag("withdrawn"),
)
Index("ix_pledge_item", pledge.c.workshop_id, pledge.c.item)
Index("ix_pledge_author", pledge.c.workshop_id, pledge.c.author)

#: The only place with residents' contact details; `sealed` is encrypted.
contact = owned("contact", Column("sealed", LargeBinary, nullable=False))

offer = owned(
    "offer",
    text("step", 64),
    text("author", 64),
    text("kind"),
    text("text", 140),
    maybe("category"),
    flag("private"),
)

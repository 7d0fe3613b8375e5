"""The tables of what people chose: answers, ballots, cards, and counts by hand."""

from sqlalchemy import JSON, Column, Index, String

from facilitation.storage.columns import flag, json, maybe, owned, text, whole

answer = owned(
    "answer",
    text("step", 64),
    text("question", 64),
    text("author", 64),
    text("source"),
    Column("value", JSON),
    whole("round"),
    maybe("other", 300),
    maybe("role"),
)
Index("ix_answer_step", answer.c.workshop_id, answer.c.step)

ballot = owned(
    "ballot",
    text("step", 64),
    whole("round"),
    json("allocation"),
    maybe("voter"),
    maybe("role"),
    flag("void"),
)
Index("ix_ballot_step", ballot.c.workshop_id, ballot.c.step)

ballot_receipt = owned("ballot_receipt", text("step", 64))

#: Voting cards: `code_hash` is keyed, the code itself is only on paper.
voting_card = owned(
    "voting_card", whole("number"), Column("code_hash", String(64), nullable=False), flag("void")
)
Index("ix_voting_card_code", voting_card.c.workshop_id, voting_card.c.code_hash)

#: Which cards were used, apart from the ballots.
card_use = owned("card_use", text("step", 64), whole("round"), text("card", 64), maybe("voter"))
Index("ix_card_use_step", card_use.c.workshop_id, card_use.c.step)

hand_count = owned(
    "hand_count",
    text("step", 64),
    text("question", 64),
    whole("round"),
    text("source"),
    json("totals"),
    whole("voters"),
    whole("invalid"),
)

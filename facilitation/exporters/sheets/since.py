"""Tables that only a plan has: what was said and done since its meetings."""

from collections.abc import Iterator

from facilitation.exporters.index import Index
from facilitation.exporters.note_lines import answer_line
from facilitation.exporters.sheets.sheet import Row
from facilitation.exporters.words import Words


def update_rows(index: Index, words: Words) -> Iterator[Row]:
    for own in index.agenda.items if index.agenda else ():
        for one in own.updates:
            state = words.name("status", one.status_to) if one.status_to else ""
            who = words.name("party", one.party)
            yield own.item.number, one.date.isoformat(), who, one.text, state, one.next_date


def left_out_rows(index: Index, words: Words) -> Iterator[Row]:
    for one in index.agenda.left_out if index.agenda else ():
        votes = "" if one.votes is None else one.votes
        answers = "; ".join(answer_line(answer, words) for answer in one.answers)
        yield one.number, one.title, one.reason, votes, one.notes, answers


def response_rows(index: Index, words: Words) -> Iterator[Row]:
    for item in index.ranked_items():
        for one in item.responses:
            day = one.date.isoformat() if one.date else ""
            verdict = words.name("feasibility", one.feasibility)
            yield item.number, words.name("party", one.party), day, verdict, one.text, one.reason


def reaction_rows(index: Index, words: Words) -> Iterator[Row]:
    for one in index.agenda.reactions if index.agenda else ():
        yield one.date.isoformat(), one.item, one.text


def referral_rows(index: Index, words: Words) -> Iterator[Row]:
    for one in index.agenda.referrals if index.agenda else ():
        parties = words.name("party", one.from_party), words.name("party", one.to_party)
        state = words.name("referral_state", one.state)
        yield one.date.isoformat(), *parties, one.subject, one.item, state

"""What was said about a plan, from a document into the store: answers, messages, reactions."""

import datetime
from collections.abc import Iterator, Mapping

from facilitation.domain.agenda.items import ItemStatus, Origin, OriginKind
from facilitation.domain.agenda.referrals import Referral, ReferralState
from facilitation.domain.agenda.residents import Reaction, ReactionState
from facilitation.domain.agenda.said import Feasibility, LeftOut, Response, Update
from facilitation.domain.people import ELSEWHERE
from facilitation.exporters import agenda_document as a
from facilitation.exporters.records import items as records
from facilitation.services.tokens import new_id


def moment(day: datetime.date) -> int:
    """The middle of a day, which is the same day all over Europe."""
    at = datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
    return round(at.timestamp() * 1000)


def left_out(one: a.LeftOut) -> LeftOut:
    """What did not become an item, and why."""
    return LeftOut(origin_of(one.source), one.number, one.title, one.reason, one.votes)


def origin_of(source: a.Source) -> Origin:
    """Where something comes from."""
    return Origin(source.workshop, OriginKind(source.kind), source.id)


def responses(document: a.AgendaDocument, now_ms: int) -> Iterator[Response]:
    """Every answer once: those to items, to what was left out, and to single notes."""
    for one in document.items:
        for answer in one.item.responses:
            yield _response(answer, now_ms, item=one.item.id)
    for left in document.left_out:
        for answer in left.answers:
            yield _response(answer, now_ms, about=origin_of(left.source))
    inherited = _Inherited(document)
    for path in document.paths:
        about = Origin(path.workshop, OriginKind.NOTE, path.note)
        for answer in inherited.without(path):
            yield _response(answer, now_ms, about=about)


def _response(
    answer: records.Answer, now_ms: int, item: str | None = None, about: Origin | None = None
) -> Response:
    """A party's own name has the code of the party beside it."""
    return Response(
        id=new_id(),
        party=answer.code or answer.party,
        text=answer.text,
        at_ms=moment(answer.date) if answer.date else now_ms,
        by=ELSEWHERE,
        item=item,
        about=about,
        party_name=answer.party if answer.code else "",
        feasibility=Feasibility(answer.feasibility),
        reason=answer.reason,
    )


class _Inherited:
    """The answers that a note has by way of its items or its theme."""

    def __init__(self, document: a.AgendaDocument) -> None:
        self._of_items = {one.item.number: len(one.item.responses) for one in document.items}
        self._of_themes = {
            (one.source.workshop, one.source.id): len(one.answers) for one in document.left_out
        }
        self._themes = {
            (one.workshop.code, note.id): note.theme
            for one in document.workshops
            for note in one.notes
        }

    def without(self, path: a.NotePath) -> tuple[records.Answer, ...]:
        """A note's own answers: those of its items stand before them, that of its theme after."""
        before = sum(self._of_items.get(number, 0) for number in path.items)
        theme = self._themes.get((path.workshop, path.note)) or ""
        left = path.fate == "left_out"
        after = self._of_themes.get((path.workshop, theme), 0) if left else 0
        return path.answers[before : len(path.answers) - after]


def updates(document: a.AgendaDocument) -> Iterator[Update]:
    """Messages about every item, the oldest first."""
    for one in document.items:
        for told in reversed(one.updates):
            yield Update(
                id=new_id(),
                item=one.item.id,
                at_ms=moment(told.date),
                by=ELSEWHERE,
                party=told.party,
                text=told.text,
                status_from=ItemStatus(told.status_from) if told.status_from else None,
                status_to=ItemStatus(told.status_to) if told.status_to else None,
                next_date=told.next_date,
            )


def referral(one: a.ReferralRecord, ids: Mapping[str, str]) -> Referral:
    """What one party sent on to another; `ids` are those of items, by number."""
    at_ms = moment(one.date)
    return Referral(
        id=one.id,
        from_party=one.from_party,
        to_party=one.to_party,
        subject=one.subject,
        at_ms=at_ms,
        by=ELSEWHERE,
        item=ids.get(one.item, ""),
        state=ReferralState(one.state),
        changed_at_ms=at_ms,
    )


def reaction(one: a.ReactionRecord, ids: Mapping[str, str]) -> Reaction:
    """What a resident said and everybody may read; `ids` are those of items, by number."""
    return Reaction(
        id=one.id,
        text=one.text,
        at_ms=moment(one.date),
        item=ids.get(one.item, ""),
        state=ReactionState.SHOWN,
        by=ELSEWHERE,
    )

"""From the plan to the ballot: proposals that were looked at, for a meeting that divides money."""

from collections.abc import Iterator

from facilitation.domain.agenda.conversions import Conversion, ConversionKind
from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.agenda.ports import AgendaStore
from facilitation.domain.plans import CENTS
from facilitation.domain.proposals import LONGEST, Proposal

#: The check is done and makers may only explain: it can be voted on.
READY = "on_ballot"


def ready_proposals(store: AgendaStore) -> tuple[Proposal, ...]:
    """The plan's proposals that wait for a vote. They keep the ids of their items, so that what
    the evening says of them finds its way back; who may be called stays behind."""
    return tuple(_ready(store))


def _ready(store: AgendaStore) -> Iterator[Proposal]:
    items = {item.id: item for item in store.items()}
    for one in store.conversions():
        item = items.get(one.item)
        if one.kind is ConversionKind.BUDGET and one.state == READY and item and item.stands:
            yield _proposal(item, one)


def _proposal(item: AgendaItem, one: Conversion) -> Proposal:
    values = one.values
    texts = {
        "number": values.get("ballot_number") or item.number,
        "title": item.title,
        "place": values.get("place") or "",
        "explanation": values.get("explanation") or values.get("what") or item.ambition,
        "maker": "",
        "answer": one.stages[-1].reason if one.stages else "",
    }
    short = {name: str(text).strip()[: LONGEST[name]] for name, text in texts.items()}
    return Proposal(id=item.id, euros=-(-int(values.get("amount") or 0) // CENTS), **short)

"""Plans, stories and offers, back into the store."""

import msgspec

from facilitation.domain.cases import Case, CaseOutcome
from facilitation.domain.people import ELSEWHERE
from facilitation.domain.plans import Contribution, Item, Offer, PlanAction
from facilitation.domain.ports import Unit
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records.items import ItemRecord

#: How far a plan of the meeting itself is.
NEW = "idea"


def restore_items(unit: Unit, document: WorkshopDocument) -> None:
    """The plan cards, each in the step that it was filled in in."""
    for one in document.items:
        unit.items.add(_item(one, document))


def _item(one: ItemRecord, document: WorkshopDocument) -> Item:
    plain = msgspec.to_builtins(one)
    known = {name: plain[name] for name in Item.__dataclass_fields__ if name in plain}
    typed = {
        "step": one.step or _first(document, "elaborate"),
        "author": ELSEWHERE,
        "source": "paper",
        "actions": tuple(PlanAction(act.text, act.who, act.due) for act in one.actions),
        "contributions": tuple(
            Contribution(given.what, given.party, given.kind, given.level)
            for given in one.contributions
        ),
        "place": one.areas[0] if one.areas else "",
        "status": "" if one.status == NEW else one.status,
        "municipality_says": one.responses[0].text if one.responses else "",
    }
    return Item(**{**known, **typed})


def _first(document: WorkshopDocument, kind: str) -> str:
    steps = document.workshop.run_sheet.steps
    return next((step.id for step in steps if step.kind == kind), steps[0].id)


def restore_stories(unit: Unit, document: WorkshopDocument) -> None:
    """True stories, and what tables gave about them."""
    for case in document.cases:
        unit.cases.add(msgspec.convert(case, Case, from_attributes=True))
    for one in document.outcomes:
        unit.outcomes.add(
            CaseOutcome(
                id=one.id,
                number=one.number,
                step=one.step or _first(document, "elaborate"),
                author=ELSEWHERE,
                source=one.source,
                case=one.case,
                kind=one.kind,
                text=one.text,
                reaction=one.reaction,
            )
        )


def restore_offers(unit: Unit, document: WorkshopDocument) -> None:
    """What was offered and asked in public."""
    for one in document.offers:
        unit.offers.add(
            Offer(one.id, one.step, ELSEWHERE, one.kind, one.text, one.category or None)
        )

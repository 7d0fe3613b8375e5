"""A plan of another neighbourhood as an example: what was thought up, without what was said, voted
and promised there."""

from facilitation.exporters import agenda_document as a
from facilitation.exporters.agenda_document import AgendaDocument
from facilitation.exporters.records import items as records


def example_of(document: AgendaDocument, title: str, label: str) -> AgendaDocument:
    """A new plan in draft with the same items, for people here to make their own. Nothing in it is
    public before they say so."""
    return AgendaDocument(
        neighbourhood=document.neighbourhood,
        plan=a.AgendaRecord(title=title, label=label, slug=""),
        items=tuple(_item(one, document.plan.title) for one in document.items),
    )


def _item(one: a.AgendaItemRecord, plan: str) -> a.AgendaItemRecord:
    """What to do and what for. Why it was needed there, who did it and what they got is theirs."""
    told = one.item
    return a.AgendaItemRecord(
        item=records.ItemRecord(
            id=told.id,
            number=told.number,
            title=told.title,
            kind=told.kind,
            ambition=told.ambition,
            success_sign=told.success_sign,
            actions=tuple(
                records.Action(text=action.text, cost=action.cost) for action in told.actions
            ),
            contributions=tuple(
                records.Contribution(party=given.party, what=given.what, kind=given.kind)
                for given in told.contributions
            ),
            first_step=told.first_step,
            horizon=told.horizon,
            decision_level=told.decision_level,
            lead_party=told.lead_party,
            role_over_time=told.role_over_time,
            cost_estimate=told.cost_estimate,
            cost_note=told.cost_note,
            community_right=told.community_right,
            related=(f"{plan}: {told.number}"[:200],),
            state="draft",
        ),
        theme_name=one.theme_name,
        theme_number=one.theme_number,
    )

"""From a plan's document back into the store: the same plan, with its meetings under codes of
their own."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from facilitation.domain.agenda.plan import Plan, PlanState, PlanTotals, PlanVersion
from facilitation.domain.agenda.ports import AgendaUnit
from facilitation.domain.totals import JoiningTotals
from facilitation.exporters import agenda_document as a
from facilitation.exporters.document import WorkshopDocument
from facilitation.organising.agenda_restoring_items import ItemsRestored
from facilitation.organising.agenda_restoring_said import (
    left_out,
    reaction,
    referral,
    responses,
    updates,
)
from facilitation.services.agenda.keeping import keep_conversion, keep_item, keep_plan
from facilitation.services.tokens import new_id


def plan_of(document: a.AgendaDocument, neighbourhood: str) -> Plan:
    """The plan itself, still without anything in it."""
    told = document.plan
    plain = msgspec.to_builtins(told)
    alike = {name: plain[name] for name in Plan.__dataclass_fields__ if name in plain}
    items = (one.item.number for one in document.items)
    return msgspec.convert(
        alike
        | {
            "id": new_id(),
            "neighbourhood": neighbourhood,
            "version": 1,
            "published": told.version,
            "numbers_used": (*items, *(one.number for one in document.merged)),
            "adopted_on": told.adopted_on.isoformat() if told.adopted_on else "",
            "figures": _rows(told.figures),
            "calendar": _rows(told.calendar),
            "loose_effort": _rows(document.loose_effort),
            "checks": [name for name, yes in told.checks.items() if yes],
            "kept": msgspec.to_builtins(_totals(document)),
        },
        Plan,
    )


def _rows(told: Iterable[object]) -> list[dict[str, Any]]:
    """Rows with an id, which a document does not have."""
    return [{**msgspec.to_builtins(row), "id": new_id()} for row in told]


def _totals(document: a.AgendaDocument) -> PlanTotals:
    return PlanTotals(
        joining=tuple(_joined_here(one, document.workshops) for one in document.items),
        hidden_reactions=document.reactions_hidden,
        matches=document.matches,
    )


def _joined_here(one: a.AgendaItemRecord, workshops: Iterable[WorkshopDocument]) -> JoiningTotals:
    """Who joined the item without being counted at one of its meetings."""
    sources = {(source.workshop, source.id) for source in one.sources if source.kind != "note"}
    counted = [
        pledge
        for workshop in workshops
        for pledge in workshop.pledges
        if (workshop.workshop.code, pledge.item) in sources
    ]
    joined = one.joined
    return JoiningTotals(
        item=one.item.id,
        says_yes=max(0, joined.says_yes - sum(pledge.says_yes for pledge in counted)),
        reachable=max(0, joined.reachable - sum(pledge.reachable for pledge in counted)),
        brings=_without(joined.brings, (pledge.brings for pledge in counted)),
        levels=_without(joined.levels, (pledge.levels for pledge in counted)),
    )


def _without(every: Mapping[str, int], counted: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    return Counter(every) - sum((Counter(one) for one in counted), Counter())


def with_codes(document: a.AgendaDocument, codes: Mapping[str, str]) -> a.AgendaDocument:
    """The document about the same meetings under other codes."""

    def told(source: a.Source) -> a.Source:
        return replace(source, workshop=codes[source.workshop])

    def item(one: a.AgendaItemRecord) -> a.AgendaItemRecord:
        given = (replace(had, workshop=codes[had.workshop]) for had in one.support)
        return replace(one, sources=tuple(map(told, one.sources)), support=tuple(given))

    def merged(one: a.MergedItem) -> a.MergedItem:
        return replace(one, sources=tuple(map(told, one.sources)))

    def meeting(one: WorkshopDocument) -> WorkshopDocument:
        return replace(one, workshop=replace(one.workshop, code=codes[one.workshop.code]))

    return replace(
        document,
        items=tuple(map(item, document.items)),
        merged=tuple(map(merged, document.merged)),
        left_out=tuple(replace(one, source=told(one.source)) for one in document.left_out),
        workshops=tuple(map(meeting, document.workshops)),
        paths=tuple(replace(one, workshop=codes[one.workshop]) for one in document.paths),
    )


def restore_plan(unit: AgendaUnit, by: str, document: a.AgendaDocument) -> None:
    """Fill a new plan, whose meetings are there, with everything of `document`."""
    keep_plan(unit, by, unit.plan)
    for meeting in document.workshops:
        unit.add_workshop(meeting.workshop.code)
    restored = ItemsRestored(document, unit.plan.id, unit.now_ms)
    for item in restored.items():
        keep_item(unit, by, item)
    for conversion in restored.conversions():
        keep_conversion(unit, by, conversion)
    _said(unit, document, restored.ids)
    if unit.plan.published and unit.plan.state is not PlanState.DRAFT:
        _freeze(unit, by, document)


def _said(unit: AgendaUnit, document: a.AgendaDocument, ids: Mapping[str, str]) -> None:
    for left in document.left_out:
        unit.leave_out(left_out(left))
    for response in sorted(responses(document, unit.now_ms), key=lambda said: said.at_ms):
        unit.add_response(response)
    for update in sorted(updates(document), key=lambda told: told.at_ms):
        unit.add_update(update)
    for one in document.reactions:
        unit.save_reaction(reaction(one, ids))
    for sent in document.referrals:
        unit.save_referral(referral(sent, ids))


def _freeze(unit: AgendaUnit, by: str, document: a.AgendaDocument) -> None:
    """What came in is the version that people can read; those before it stayed elsewhere."""
    plan = unit.plan
    version = PlanVersion(plan.id, plan.published, plan.state, unit.now_ms, by)
    unit.add_version(version, msgspec.to_builtins(document))

"""Writing a plan or an item together with its history."""

from typing import Any, TypeVar

import msgspec

from facilitation.domain.agenda.conversions import Conversion
from facilitation.domain.agenda.items import ITEM_FIELDS, AgendaItem
from facilitation.domain.agenda.plan import PLAN_FIELDS, Plan
from facilitation.domain.agenda.ports import AgendaStore, AgendaUnit
from facilitation.domain.agenda.refusals import UnknownAgendaItem
from facilitation.domain.agenda.said import Change

Thing = TypeVar("Thing", AgendaItem, Plan, Conversion)

#: What the form of the status changes; in the history like every other field.
STATUS_FIELDS = ("status", "status_note", "signal", "next_report_date")
HISTORY = {
    AgendaItem: (*ITEM_FIELDS, *STATUS_FIELDS),
    Plan: PLAN_FIELDS,
    Conversion: ("values",),
}


def values_of(thing: AgendaItem | Plan | Conversion) -> dict[str, Any]:
    """The fields that people type, as plain values."""
    plain = msgspec.to_builtins(thing)
    return {name: plain[name] for name in HISTORY[type(thing)]}


def with_values(thing: Thing, values: dict[str, Any]) -> Thing:
    """The same thing with other fields, one version further."""
    plain = {**msgspec.to_builtins(thing), **values, "version": thing.version + 1}
    return msgspec.convert(plain, type(thing))


def keep_item(unit: AgendaUnit, by: str, item: AgendaItem) -> AgendaItem:
    """Write an item, and this version of it into the history."""
    unit.save_item(item)
    unit.add_change(Change(item.id, item.version, by, unit.now_ms, values_of(item)))
    return item


def keep_plan(unit: AgendaUnit, by: str, plan: Plan) -> Plan:
    """Write the plan, and this version of it into the history."""
    unit.save_plan(plan)
    unit.add_change(Change(plan.id, plan.version, by, unit.now_ms, values_of(plan)))
    return plan


def keep_conversion(unit: AgendaUnit, by: str, conversion: Conversion) -> Conversion:
    """Write a proposal or request, and this version of it into the history."""
    unit.save_conversion(conversion)
    version, values = conversion.version, values_of(conversion)
    unit.add_change(Change(conversion.id, version, by, unit.now_ms, values))
    return conversion


def standing_item(store: AgendaStore, number: str) -> AgendaItem:
    """The item with this number, when it is still one of its own."""
    item = store.item(number)
    if item is None or not item.stands:
        raise UnknownAgendaItem(number=number)
    return item

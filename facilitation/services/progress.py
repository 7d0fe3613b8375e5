"""How far the plans of the agenda are, as it is told in the hall."""

from dataclasses import replace

from facilitation.contract import payloads as p
from facilitation.domain.events import Event, PlanChanged
from facilitation.domain.people import Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import UnknownItem


def set_item_status(unit: Unit, who: Who, command: p.SetItemStatus) -> tuple[Event, ...]:
    """Tell how far a plan of the agenda is; a plan of this meeting has not begun yet."""
    item = unit.items.get(command.item)
    if item is None or not item.status:
        raise UnknownItem(item=command.item)
    if item.current_status == command.status:
        return ()
    unit.items.save(replace(item, told_status=command.status))
    return (PlanChanged(),)

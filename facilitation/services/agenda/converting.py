"""From an item to a proposal for money or a request: filling it in, handing it in, what is said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from facilitation.domain.agenda.conversions import (
    DRAFT,
    NEEDS_REASON,
    SAID_BY_DECIDER,
    SUBMITTED,
    Backing,
    Conversion,
    ConversionIsOver,
    ConversionKind,
    FixedAfterCheck,
    NotReadyToSubmit,
    Stage,
    UnknownConversion,
    WrongConversionStep,
    saving,
)
from facilitation.domain.agenda.conversions_filling import MUNICIPALITY, RESIDENTS
from facilitation.domain.agenda.conversions_rules import KindRules, lacking
from facilitation.domain.agenda.items import AgendaItem, Funding
from facilitation.domain.agenda.ports import AgendaStore, AgendaUnit
from facilitation.domain.agenda.refusals import ReasonNeeded
from facilitation.domain.agenda.said import LONGEST_REASON, LONGEST_UPDATE, Update
from facilitation.domain.refusals import TooLong
from facilitation.services.agenda.changing import Saved, save_answers
from facilitation.services.agenda.keeping import keep_conversion, keep_item, standing_item

#: The version that an unsaved form was read at: what came from the item, before anybody typed.
AS_FILLED: Final = 1


@dataclass(frozen=True, slots=True)
class Step:
    """Where it goes, and what residents read about it. `money_from`: how the budget is called."""

    to: str
    told: str
    reason: str = ""
    decided_on: str = ""
    money_from: str = ""


def conversion_of(store: AgendaStore, number: str, kind: ConversionKind) -> Conversion:
    """The proposal or request of the item with this number."""
    found = store.conversion(standing_item(store, number).id, kind)
    if found is None:
        raise UnknownConversion(number=number)
    return found


def fill_in(
    unit: AgendaUnit,
    by: str,
    number: str,
    kind: ConversionKind,
    read_at: int,
    filled: Mapping[str, Any],
    typed: Mapping[str, Any],
) -> Saved[Conversion]:
    """Save what was typed; the first time it begins with what the item says already."""
    item = standing_item(unit, number)
    found = unit.conversion(item.id, kind) or _begun(unit, by, item, kind, filled)
    if found.over:
        raise ConversionIsOver
    if any(name in typed and typed[name] != found.values.get(name) for name in found.fixed):
        raise FixedAfterCheck
    return save_answers(unit, by, found, read_at, {**found.values, **typed})


def _begun(
    unit: AgendaUnit, by: str, item: AgendaItem, kind: ConversionKind, filled: Mapping[str, Any]
) -> Conversion:
    begun = Conversion(
        id=unit.new_id(),
        plan=unit.plan.id,
        item=item.id,
        kind=kind,
        version=AS_FILLED,
        values=filled,
        copied=filled,
        copied_at_ms=unit.now_ms,
        stages=(Stage(DRAFT, unit.now_ms, by),),
    )
    return keep_conversion(unit, by, begun)


def take_step(
    unit: AgendaUnit,
    by: str,
    number: str,
    kind: ConversionKind,
    step: Step,
    rules: KindRules,
    backing: Backing,
) -> Conversion:
    """Take it to another state, and tell that on the item."""
    item, found = standing_item(unit, number), conversion_of(unit, number, kind)
    _require_allowed(found, step)
    if step.to == SUBMITTED and lacking(kind, rules, found.values, backing):
        raise NotReadyToSubmit
    stage = Stage(step.to, unit.now_ms, by, step.reason.strip(), step.decided_on)
    frozen = backing if found.state in (DRAFT, "talk") else found.backing
    taken = replace(found, state=step.to, backing=frozen, stages=(*found.stages, stage))
    unit.save_conversion(taken)
    unit.add_update(_update(unit, by, item, step))
    _carry_back(unit, by, item, taken, step)
    return taken


def _require_allowed(found: Conversion, step: Step) -> None:
    if step.to not in found.next_states:
        raise WrongConversionStep
    if step.to in NEEDS_REASON and not step.reason.strip():
        raise ReasonNeeded
    if len(step.reason) > LONGEST_REASON:
        raise TooLong(limit=LONGEST_REASON, length=len(step.reason))


def _update(unit: AgendaUnit, by: str, item: AgendaItem, step: Step) -> Update:
    text = " ".join(filter(None, (step.told, step.reason.strip())))
    return Update(
        id=unit.new_id(),
        item=item.id,
        at_ms=unit.now_ms,
        by=by,
        party=MUNICIPALITY if step.to in SAID_BY_DECIDER else RESIDENTS,
        text=text[:LONGEST_UPDATE],
    )


#: State of a proposal -> how its money stands on the item; in the other states it is not there.
MONEY_STATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("submitted", "checking", "on_ballot"), "asked"),
        **dict.fromkeys(("awarded", "running"), "agreed"),
        "done": "received",
    }
)


def _carry_back(unit: AgendaUnit, by: str, item: AgendaItem, taken: Conversion, step: Step) -> None:
    changed = CARRIED_BACK[taken.kind](item, taken, step)
    if changed != item:
        keep_item(unit, by, replace(changed, version=item.version + 1))


def _with_money(item: AgendaItem, taken: Conversion, step: Step) -> AgendaItem:
    """The money stands on the item as one source, from asked to received."""
    others = tuple(one for one in item.funding if one.id != taken.id)
    state = MONEY_STATES.get(taken.state)
    if state is None:
        return replace(item, funding=others)
    before = next((one.source for one in item.funding if one.id == taken.id), step.money_from)
    mine = Funding(taken.id, before, taken.values.get("amount"), state)
    return replace(item, funding=(*others, mine))


def _with_saving(item: AgendaItem, taken: Conversion, step: Step) -> AgendaItem:
    """What was agreed comes back to the wijk: the plan shows it at the item and in its chapter on
    money."""
    item = replace(item, community_right="challenge")
    left = saving(taken.values)
    if taken.state != "agreement" or left is None:
        return item
    return replace(item, saving=left, saving_use=taken.values.get("saving_use") or item.saving_use)


CARRIED_BACK: Final[
    Mapping[ConversionKind, Callable[[AgendaItem, Conversion, Step], AgendaItem]]
] = MappingProxyType({ConversionKind.BUDGET: _with_money, ConversionKind.CHALLENGE: _with_saving})

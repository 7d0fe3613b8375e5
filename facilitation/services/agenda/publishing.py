"""The states of a plan, and the frozen copies that go with them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from facilitation.domain.agenda.adoption import checks, ready
from facilitation.domain.agenda.plan import Plan, PlanState, PlanVersion, may_become
from facilitation.domain.agenda.ports import AgendaStore, AgendaUnit
from facilitation.domain.agenda.refusals import AdopterNeeded, NotReadyToAdopt, WrongPlanState
from facilitation.services.agenda.keeping import keep_plan

#: Composes the document of a plan as it stands.
Freeze = Callable[[AgendaStore], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class StateChange:
    """Where the plan goes; who adopted it, and on which day (ISO), when that is what happens."""

    wanted: PlanState
    adopted_by: str = ""
    adopted_on: str = ""


def change_state(unit: AgendaUnit, by: str, change: StateChange, freeze: Freeze) -> Plan:
    """Take the plan to its next state and freeze a version. Back to draft freezes nothing: the
    last version stays what people can read."""
    plan = unit.plan
    if not may_become(plan.state, change.wanted):
        raise WrongPlanState(state=plan.state)
    if change.wanted is PlanState.ADOPTED:
        plan = _adopted(unit, plan, change)
    published = plan.published + (change.wanted is not PlanState.DRAFT)
    moved = replace(plan, state=change.wanted, published=published, version=plan.version + 1)
    keep_plan(unit, by, moved)
    if change.wanted is not PlanState.DRAFT:
        _freeze(unit, by, moved, freeze)
    return moved


def _adopted(unit: AgendaUnit, plan: Plan, change: StateChange) -> Plan:
    found = checks(plan, unit.items(), unit.responses())
    if not ready(found):
        raise NotReadyToAdopt(questions=[check.question for check in found if not check.fine])
    if not (change.adopted_by.strip() and change.adopted_on):
        raise AdopterNeeded
    return replace(plan, adopted_by=change.adopted_by.strip(), adopted_on=change.adopted_on)


def _freeze(unit: AgendaUnit, by: str, plan: Plan, freeze: Freeze) -> None:
    version = PlanVersion(
        plan=plan.id, number=plan.published, state=plan.state, at_ms=unit.now_ms, by=by
    )
    unit.add_version(version, freeze(unit))

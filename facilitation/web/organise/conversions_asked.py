"""The proposal or request in an address, with everything that is known about it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from flask import abort, g

from facilitation.domain.agenda.conversions import Backing, Conversion, ConversionKind, FieldKind
from facilitation.domain.agenda.conversions_filling import Source, backing_of, filled
from facilitation.domain.agenda.conversions_rules import ConversionRules, KindRules, asked
from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.agenda.plan import Plan
from facilitation.services.agenda.viewing import PlanView
from facilitation.web.organise.plan.page import parties
from facilitation.web.organise.plan.ports import PlanDesk


class Rules(Protocol):
    """What neighbourhoods ask of proposals and requests."""

    def of(self, place: str) -> ConversionRules:
        """The rules that hold in this neighbourhood."""

    def keep(self, by: str, place: str, rules: ConversionRules) -> None:
        """From now on these hold here."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The item and kind in the address, with everything that is known about them."""

    plan: Plan
    view: PlanView
    item: AgendaItem
    kind: ConversionKind
    rules: KindRules
    conversion: Conversion

    @property
    def saved(self) -> bool:
        """Whether anybody saved it yet."""
        return bool(self.conversion.id)

    @property
    def backing(self) -> Backing:
        """As it is now until it is handed in, and from then on as it was that day."""
        if self.conversion.state not in ("draft", "talk"):
            return self.conversion.backing
        joined = self.view.joined(self.item)
        return backing_of(self.item, joined.says_yes, joined.reachable)


def asked_for(desk: PlanDesk, rules_of: Rules, plan: Plan, number: str, kind: str) -> Asked:
    """What stands at an address; as it would be filled in where nobody saved it yet."""
    if kind not in tuple(ConversionKind):
        abort(404)
    wanted, view = ConversionKind(kind), desk.look(plan)
    item = view.item(number)
    if item is None or not item.stands:
        abort(404)
    rules = _with_maximum(rules_of.of(plan.neighbourhood).of(wanted), wanted)
    stands = desk.read(plan, lambda store: store.conversion(item.id, wanted))
    return Asked(plan, view, item, wanted, rules, stands or _fresh(view, item, wanted))


def item_says(found: Asked) -> Mapping[str, str]:
    """Fields of which the item says something else since it was copied."""
    now = filled(found.kind, Source(found.item, parties()))
    texts = [one.name for one in asked(found.kind, found.rules) if one.kind is FieldKind.TEXT]
    return {
        name: now[name]
        for name in texts
        if now[name] and now[name] != found.conversion.copied.get(name, "")
    }


def _with_maximum(rules: KindRules, kind: ConversionKind) -> KindRules:
    """The highest amount per plan stands in the settings of the neighbourhood, in whole euros."""
    most = g.standing.neighbourhood.settings.money.most_per_plan
    if kind is not ConversionKind.BUDGET or most is None:
        return rules
    return replace(rules, most=most * 100)


def _fresh(view: PlanView, item: AgendaItem, kind: ConversionKind) -> Conversion:
    """What would be saved if nobody typed anything."""
    values = filled(kind, Source(item, parties()))
    return Conversion(
        id="", plan=view.plan.id, item=item.id, kind=kind, values=values, copied=values
    )

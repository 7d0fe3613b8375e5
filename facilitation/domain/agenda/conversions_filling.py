"""Nothing is typed twice: what a proposal or request takes from its agenda item."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from facilitation.domain.agenda.conversions import FORMS, Backing, ConversionKind, FieldKind
from facilitation.domain.agenda.items import AgendaItem, total_cost

RESIDENTS: Final = "residents"
MUNICIPALITY: Final = "municipality"


@dataclass(frozen=True, slots=True)
class Source:
    """An item, with how its parties are called here."""

    item: AgendaItem
    parties: Mapping[str, str]

    def contributions(self, *, residents: bool, only: str = "") -> str:
        """What residents bring, or what is asked of others, a line each."""
        rows = (
            one
            for one in self.item.contributions
            if (one.party == RESIDENTS) is residents and (not only or one.party == only)
        )
        return "\n".join(f"{one.name or self.called(one.party)}: {one.what}" for one in rows)

    def called(self, party: str) -> str:
        """The name of a party."""
        return self.parties.get(party, party)

    def lines(self) -> list[dict[str, Any]]:
        """What its actions cost; else its estimate in one line."""
        item = self.item
        priced = [one for one in item.actions if one.cost and one.status != "dropped"]
        if priced:
            return [{"id": one.id, "what": one.text, "amount": one.cost} for one in priced]
        if item.cost_estimate is None:
            return []
        what = item.cost_note or item.title
        return [{"id": item.id, "what": what[:200], "amount": item.cost_estimate}]

    def cost(self) -> int | None:
        """What it costs together."""
        return total_cost(self.item) or self.item.cost_estimate

    def amount(self) -> int | None:
        """What is still to be asked: without the money that is there already."""
        cost = self.cost()
        there = sum(one.amount or 0 for one in self.item.funding if one.state != "asked")
        return None if cost is None else max(cost - there, 0)


def _paragraphs(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _what(source: Source) -> str:
    item = source.item
    actions = [f"- {one.text}" for one in item.actions if one.status != "dropped"]
    return _paragraphs(item.title, item.ambition, *actions)


def _funding(source: Source) -> str:
    found = (one for one in source.item.funding if one.state != "asked" and one.amount)
    return ", ".join(f"{one.source}: € {(one.amount or 0) // 100}" for one in found)


Filler = Callable[[Source], Any]

#: Field -> where its first answer comes from; what is not here is only asked.
FILLERS: Final[Mapping[ConversionKind, Mapping[str, Filler]]] = MappingProxyType(
    {
        ConversionKind.BUDGET: MappingProxyType(
            {
                "what": _what,
                "benefit": lambda one: _paragraphs(one.item.reason, one.item.success_sign),
                "help_needed": lambda one: one.contributions(residents=False),
                "place": lambda one: one.item.areas,
                "lines": Source.lines,
                "amount": Source.amount,
                "other_money": _funding,
                "contact": lambda one: one.item.contact,
                "ballot_number": lambda one: one.item.number,
            }
        ),
        ConversionKind.CHALLENGE: MappingProxyType(
            {
                "task": lambda one: _paragraphs(one.item.title, one.item.areas),
                "why_better": lambda one: _paragraphs(one.item.ambition, one.item.reason),
                "public_value": lambda one: one.item.success_sign,
                "applicants": lambda one: one.contributions(residents=True),
                "cost": Source.cost,
                "saving_use": lambda one: one.item.saving_use,
                "cooperation": lambda one: one.contributions(residents=False, only=MUNICIPALITY),
                "evaluation": lambda one: one.item.next_report_date,
                "no_harm": lambda one: one.item.differences,
            }
        ),
    }
)
EMPTY: Final[Mapping[FieldKind, Any]] = MappingProxyType(
    {FieldKind.MONEY: None, FieldKind.LINES: []}
)


def filled(kind: ConversionKind, source: Source) -> dict[str, Any]:
    """Every field of the form: from the item, or still empty. Too long is cut at a whole word,
    since the maker reads it before anybody else does."""
    values: dict[str, Any] = {}
    for one in FORMS[kind]:
        filler = FILLERS[kind].get(one.name)
        value = filler(source) if filler else EMPTY.get(one.kind, "")
        if value is not None:
            values[one.name] = _within(value, one.limit) if isinstance(value, str) else value
    return {**values, "checks": {}, "check_notes": {}}


def _within(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(maxsplit=1)[0] + "…"


def backing_of(item: AgendaItem, says_yes: int, reachable: int) -> Backing:
    """Who stands behind an item: of the last workshop that voted, and who joins."""
    voted = next((one for one in reversed(item.support) if one.votes is not None), None)
    if voted is None:
        return Backing(says_yes, reachable)
    return Backing(says_yes, reachable, voted.votes, voted.rank, voted.ranked)

"""Items of a plan, and the proposals and requests that they are, from a document into the store."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from facilitation.domain.agenda.conversions import Backing, Conversion, ConversionKind, Stage
from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.people import ELSEWHERE
from facilitation.exporters import agenda_document as a
from facilitation.exporters.records import items as records
from facilitation.organising.agenda_restoring_said import moment, origin_of
from facilitation.services.agenda.converting import MONEY_STATES
from facilitation.services.tokens import new_id


@dataclass(frozen=True, slots=True)
class _Asked:
    """The money that a proposal asks, as it stands on its item."""

    id: str
    amount: int
    state: str


@dataclass(slots=True)
class ItemsRestored:
    """Numbers become ids again: those of items stay, the others are new."""

    document: a.AgendaDocument
    plan: str
    now_ms: int
    ids: dict[str, str] = field(init=False)
    _asked: dict[str, _Asked] = field(init=False)

    def __post_init__(self) -> None:
        self.ids = {one.number: new_id() for one in self.document.merged}
        self.ids |= {one.item.number: one.item.id for one in self.document.items}
        self._asked = {
            one.item: _Asked(new_id(), one.values.get("amount") or 0, MONEY_STATES[one.state])
            for one in self.document.conversions
            if ConversionKind(one.kind) is ConversionKind.BUDGET and one.state in MONEY_STATES
        }

    def items(self) -> Iterator[AgendaItem]:
        """In the order of the plan, and after them those that are part of another now."""
        for position, one in enumerate(self.document.items, start=1):
            yield self._item(one, position)
        for position, part in enumerate(self.document.merged, start=len(self.document.items) + 1):
            yield self._merged(part, position)

    def _item(self, one: a.AgendaItemRecord, position: int) -> AgendaItem:
        told = one.item
        plain = msgspec.to_builtins(told)
        fields = AgendaItem.__dataclass_fields__
        alike = {name: plain[name] for name in fields if plain.get(name) is not None}
        return msgspec.convert(
            alike
            | {
                "plan": self.plan,
                "position": position,
                "theme": one.theme_name,
                "theme_number": one.theme_number,
                "areas": ", ".join(told.areas),
                "contact": told.contact_group,
                "related": ", ".join(told.related),
                "visibility": told.state,
                "actions": _rows(told.actions),
                "contributions": _rows(told.contributions),
                "funding": [self._funding(told.number, row) for row in told.funding],
                "origins": [msgspec.to_builtins(origin_of(source)) for source in one.sources],
                "support": msgspec.to_builtins(one.support),
                "merged_from": [self.ids[part] for part in one.merged_from if part in self.ids],
                "split_from": self.ids.get(one.split_from),
            },
            AgendaItem,
        )

    def _funding(self, number: str, row: records.Funding) -> dict[str, Any]:
        """A source of money; what a proposal asked goes on as the money of that proposal."""
        asked = self._asked.get(number)
        mine = asked is not None and (row.amount, row.state) == (asked.amount, asked.state)
        row_id = asked.id if asked and mine else new_id()
        return {**msgspec.to_builtins(row), "id": row_id}

    def _merged(self, part: a.MergedItem, position: int) -> AgendaItem:
        return AgendaItem(
            id=self.ids[part.number],
            plan=self.plan,
            number=part.number,
            position=position,
            title=part.title,
            origins=tuple(map(origin_of, part.sources)),
            merged_into=self.ids[part.into],
        )

    def conversions(self) -> Iterator[Conversion]:
        """What was handed in, without who asks and who can be called."""
        for one in self.document.conversions:
            asked = (
                self._asked.get(one.item)
                if ConversionKind(one.kind) is ConversionKind.BUDGET
                else None
            )
            yield Conversion(
                id=asked.id if asked else new_id(),
                plan=self.plan,
                item=self.ids[one.item],
                kind=ConversionKind(one.kind),
                state=one.state,
                values=one.values,
                copied=one.values,
                copied_at_ms=self.now_ms,
                backing=msgspec.convert(one.backing, Backing, from_attributes=True),
                stages=tuple(
                    Stage(
                        stage.state, moment(stage.date), ELSEWHERE, stage.reason, stage.decided_on
                    )
                    for stage in one.stages
                ),
            )


def _rows(told: tuple[object, ...]) -> list[dict[str, Any]]:
    return [{**msgspec.to_builtins(row), "id": new_id()} for row in told]

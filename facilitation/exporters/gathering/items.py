"""Plans of the store, who joins them and what is offered, as records."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, cast

from facilitation.domain.ballots import VOTES, method_of
from facilitation.domain.notes import Note
from facilitation.domain.plans import CARDS, Item, Pledge, number_order
from facilitation.domain.ports import Store
from facilitation.domain.review import flags_in
from facilitation.domain.totals import JoiningTotals
from facilitation.exporters.records.items import (
    Action,
    Answer,
    Contribution,
    ItemRecord,
    OfferRecord,
    PledgeCounts,
)

#: Who answered a plan that asks for money.
MUNICIPALITY = "municipality"


def item_records(store: Store, notes: Sequence[Note]) -> tuple[ItemRecord, ...]:
    """The plans by number, each with the notes of its theme."""
    origins: dict[str | None, list[str]] = {}
    for note in notes:
        origins.setdefault(note.theme, []).append(note.id)
    items = sorted(store.items.where(), key=lambda item: number_order(item.number))
    method = _last_method(store)
    return tuple(
        _item(item, origins.get(item.theme, []) if item.theme else [], method) for item in items
    )


def _last_method(store: Store) -> str:
    """How plans got their votes: by the last vote about them."""
    votes = [step for step in store.steps.where() if step.kind in VOTES and step.tally]
    about = [step for step in votes if step.plan.about in CARDS]
    last = max(about, key=lambda step: step.position, default=None)
    return str(method_of(last.plan)) if last else "dots"


#: Fields that a plan card and its record have under one name.
ALIKE = tuple(
    {field.name for field in fields(Item)}
    & {field.name for field in fields(ItemRecord)} - {"kind", "actions", "contributions", "status"}
)


def _item(item: Item, origins: Sequence[str], method: str) -> ItemRecord:
    alike: dict[str, Any] = {name: getattr(item, name) for name in ALIKE}
    return ItemRecord(
        **alike,
        kind=item.kind or "project",
        status=cast(Any, item.current_status or "idea"),
        actions=tuple(Action(text=one.text, who=one.who, due=one.due) for one in item.actions),
        contributions=tuple(
            Contribution(party=one.party, what=one.what, kind=one.kind, level=one.level)
            for one in item.contributions
        ),
        areas=(item.place,) if item.place else (),
        responses=(Answer(party=MUNICIPALITY, text=item.municipality_says),)
        if item.municipality_says
        else (),
        vote_method=cast(Any, method) if item.votes is not None else None,
        origins=tuple(origins),
    )


def pledge_counts(
    pledges: Sequence[Pledge], kept: Sequence[JoiningTotals]
) -> tuple[PledgeCounts, ...]:
    """Who joins what, those among them who were forgotten since."""
    by_item: dict[str, list[Pledge]] = {}
    for pledge in pledges:
        by_item.setdefault(pledge.item, []).append(pledge)
    before = {one.item: one for one in kept}
    return tuple(
        _joined(before.get(item) or JoiningTotals(item), by_item.get(item, ()))
        for item in dict.fromkeys((*before, *by_item))
    )


def _joined(before: JoiningTotals, pledges: Sequence[Pledge]) -> PledgeCounts:
    return PledgeCounts(
        item=before.item,
        says_yes=before.says_yes + len(pledges),
        reachable=before.reachable + sum(pledge.reachable for pledge in pledges),
        brings=_added(before.brings, (what for pledge in pledges for what in pledge.brings)),
        levels=_added(before.levels, (pledge.level for pledge in pledges if pledge.level)),
        intentions=_promises(before, pledges),
    )


def _promises(before: JoiningTotals, pledges: Sequence[Pledge]) -> tuple[str, ...]:
    """In the order of the alphabet, so that nothing says whose they are; one that seems to hold a
    name or a number stays behind."""
    said = (pledge.intention for pledge in pledges if pledge.intention)
    return tuple(sorted((*before.intentions, *(text for text in said if not flags_in(text)))))


def _added(before: Mapping[str, int], more: Iterable[str]) -> dict[str, int]:
    return dict(Counter(before) + Counter(more))


def offer_records(store: Store) -> tuple[OfferRecord, ...]:
    """What is offered or asked in public."""
    return tuple(
        OfferRecord(
            id=one.id,
            kind=cast(Any, one.kind),
            text=one.text,
            category=one.category or "",
            step=one.step,
        )
        for one in store.offers.where(private=False)
    )

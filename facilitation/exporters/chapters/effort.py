"""Chapters about what it takes: who brings what, money, and how we keep it alive."""

from collections.abc import Iterator

from facilitation.exporters.blocks import Block, Bullets, Grid, Heading, Paragraph
from facilitation.exporters.index import Index
from facilitation.exporters.records.items import Contribution, ItemRecord
from facilitation.exporters.words import Words


def who_brings_what(index: Index, words: Words) -> Iterator[Block]:
    """A row for everything that a party brings."""
    rows: tuple[tuple[str, ...], ...] = tuple(
        (
            item.number,
            words.name("party", contribution.party),
            contribution.name,
            contribution.what or words.name("brings", contribution.kind),
            words.say(f"contribution.{contribution.status}"),
        )
        for item in index.ranked_items()
        for contribution in item.contributions
    )
    loose = index.agenda.loose_effort if index.agenda else ()
    rows += tuple(_effort(one, words) for one in loose)
    if rows:
        header = words.columns("plan", "party", "who", "brings", "state")
        yield Grid("", header, rows)


def _effort(one: Contribution, words: Words) -> tuple[str, ...]:
    """Effort that hangs on no plan."""
    state = words.say(f"contribution.{one.status}")
    return "–", words.name("party", one.party), one.name, one.what, state


def money_needed(index: Index, words: Words) -> Iterator[Block]:
    """What plans cost, what is asked and what was promised."""
    rows = tuple(
        _money_row(item, words)
        for item in index.ranked_items()
        if item.cost_estimate is not None or item.funding
    )
    if rows:
        header = words.columns("plan", "title", "cost", "asked", "agreed")
        yield Grid("", header, rows, figures=frozenset({2, 3, 4}))
    yield from _savings(index, words)


def _savings(index: Index, words: Words) -> Iterator[Block]:
    """What comes back to the neighbourhood."""
    rows = tuple(
        (
            item.number,
            item.title,
            "" if item.saving is None else words.money(item.saving),
            item.saving_use,
        )
        for item in index.ranked_items()
        if item.saving is not None or item.saving_use
    )
    if rows:
        header = words.columns("plan", "title", "saving", "saving_use")
        yield Grid(words.say("money.savings"), header, rows, figures=frozenset({2}))


def _money_row(item: ItemRecord, words: Words) -> tuple[str, ...]:
    asked = sum(source.amount for source in item.funding if source.state == "asked")
    agreed = sum(source.amount for source in item.funding if source.state != "asked")
    cost = "" if item.cost_estimate is None else words.money(item.cost_estimate)
    return (
        item.number,
        item.title,
        cost,
        words.money(asked) if asked else "",
        words.money(agreed) if agreed else "",
    )


def keeping_it_alive(index: Index, words: Words) -> Iterator[Block]:
    """When people meet again, whom to ask, what was offered and promised."""
    workshop = index.document.workshop
    if not index.agenda or not index.agenda.plan.calendar:
        yield Paragraph(_next_time(index, words))
    if workshop.next_contact:
        yield Paragraph(words.say("alive.contact", name=workshop.next_contact))
    plan = index.document.plan
    if plan and plan.url:
        yield Paragraph(words.say("alive.url", url=plan.url))
    offers = tuple(offer.text for offer in index.document.offers if offer.kind == "offer")
    if offers:
        yield Heading(3, words.say("alive.offers"))
        yield Bullets(offers)
    promises = tuple(text for one in index.document.pledges for text in one.intentions)
    if promises:
        yield Heading(3, words.say("alive.promises"))
        yield Bullets(promises)


def _next_time(index: Index, words: Words) -> str:
    workshop = index.document.workshop
    if workshop.next_date:
        return words.say("alive.next", date=workshop.next_date)
    if workshop.next_by_when:
        return words.say("alive.by_when", date=workshop.next_by_when)
    return words.say("alive.follows")

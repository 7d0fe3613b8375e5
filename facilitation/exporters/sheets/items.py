"""Tables about plans: what they say, who does what, and who joins."""

from collections.abc import Iterator

from facilitation.exporters.index import Index
from facilitation.exporters.plan_pages import status_of
from facilitation.exporters.sheets.sheet import Row
from facilitation.exporters.words import Words

PLAN_COLUMNS = (
    "number",
    "title",
    "theme",
    "rank",
    "votes",
    "says_yes",
    "reachable",
    "state",
    "decision",
    "contact",
    "reason",
    "ambition",
    "first_step",
    "cost",
    "origins",
)


def plan_rows(index: Index, words: Words) -> Iterator[Row]:
    for item in index.ranked_items():
        theme = index.theme_of(item)
        yield (
            item.number,
            item.title,
            theme.name if theme else "",
            item.rank or "",
            "" if item.votes is None else item.votes,
            item.says_yes,
            item.reachable,
            status_of(item, words),
            words.name("decision", item.decision_level or ""),
            item.contact_group,
            item.reason,
            item.ambition,
            ", ".join(filter(None, (item.first_step, item.first_step_date))),
            "" if item.cost_estimate is None else words.money(item.cost_estimate),
            ", ".join(str(index.notes[ref].number) for ref in item.origins if ref in index.notes),
        )


def action_rows(index: Index, words: Words) -> Iterator[Row]:
    for item in index.ranked_items():
        for action in item.actions:
            cost = "" if action.cost is None else words.money(action.cost)
            state = words.say(f"action.{action.status}")
            yield item.number, item.title, action.text, action.who, action.due, cost, state


def promise_rows(index: Index, words: Words) -> Iterator[Row]:
    for one in index.document.pledges:
        for text in one.intentions:
            yield index.step_titles.get(one.item, ""), text


def contribution_rows(index: Index, words: Words) -> Iterator[Row]:
    for item in index.ranked_items():
        for given in item.contributions:
            yield (
                item.number,
                words.name("party", given.party),
                given.name,
                given.what or words.name("brings", given.kind),
                words.say(f"contribution.{given.status}"),
            )


def joining_rows(index: Index, words: Words) -> Iterator[Row]:
    for item in index.ranked_items():
        pledge = index.pledges.get(item.id)
        brings = pledge.brings if pledge else {}
        counts = (brings.get(kind, 0) for kind in ("time", "knowledge", "things", "network"))
        yield item.number, item.title, item.says_yes, item.reachable, *counts

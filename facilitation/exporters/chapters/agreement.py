"""Chapters about what all groups chose, where they differed, and what is not in it and why."""

from collections.abc import Iterator

from facilitation.exporters.blocks import Block, Bullets, Facts, Paragraph
from facilitation.exporters.index import Index
from facilitation.exporters.words import Words

#: Statuses with which a plan is told of under 'what is not in it, and why'.
LEFT_OUT = frozenset({"declined", "paused"})


def what_we_share(index: Index, words: Words) -> Iterator[Block]:
    """What every group chose, and what tables say that they share."""
    yield from _agreement("shared", index, words)


def where_we_differ(index: Index, words: Words) -> Iterator[Block]:
    """What groups split over, and what tables say about that."""
    yield from _agreement("differences", index, words)


def _agreement(which: str, index: Index, words: Words) -> Iterator[Block]:
    """Options that all groups chose or split over, and what tables wrote about it."""
    titles: list[str] = []
    for ballot in index.ballots:
        named = {option.id: f"{option.number} {option.title}".strip() for option in ballot.options}
        titles.extend(named[ref] for ref in getattr(ballot, which) if ref in named)
    if titles:
        yield Paragraph(words.say(f"{which}.about"))
        yield Bullets(tuple(titles))
    told = tuple(
        (f"{item.number} {item.title}", getattr(item, which))
        for item in index.ranked_items()
        if getattr(item, which)
    )
    if told:
        yield Facts(told)


def left_out_and_why(index: Index, words: Words) -> Iterator[Block]:
    """Plans and themes that wait or will not happen, each with its reason."""
    plans = [item for item in index.ranked_items() if item.status in LEFT_OUT]
    if plans:
        yield Facts(
            tuple(
                (
                    f"{item.number} {item.title}",
                    ": ".join(filter(None, (words.name("status", item.status), item.status_note))),
                )
                for item in plans
            )
        )
    parked = [theme for theme in index.current_themes() if theme.state == "parked"]
    if parked:
        yield Paragraph(words.say("left_out.parked"))
        yield Bullets(tuple(f"{theme.number} {theme.name}" for theme in parked))

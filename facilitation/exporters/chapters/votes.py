"""Chapters about what people chose: ballots and answers, in totals."""

from collections.abc import Iterator

from facilitation.exporters.blocks import Block, Grid, Paragraph
from facilitation.exporters.chapters.making import per_source
from facilitation.exporters.index import Index
from facilitation.exporters.records.votes import BallotTotals, CardTotals, FundingTotals
from facilitation.exporters.words import Words


def votes_in_totals(index: Index, words: Words) -> Iterator[Block]:
    """Each round of voting, the rules of money and the cards among it."""
    for ballot in index.ballots:
        yield _ballot_grid(ballot, index, words)
        yield Paragraph(_ballot_line(ballot, words), quiet=True)
        if ballot.funding:
            yield _funding_grid(ballot, words)
            yield Paragraph(_funding_line(ballot.funding, words))
        if ballot.cards:
            yield Paragraph(_card_line(ballot.cards, words), quiet=True)
        if len(ballot.ballots) > 1:
            yield Paragraph(words.say("votes.both_ways"), quiet=True)


def _ballot_grid(ballot: BallotTotals, index: Index, words: Words) -> Grid:
    sources = tuple(ballot.ballots)
    title = index.step_titles.get(ballot.step, ballot.step)
    caption = title if ballot.round == 1 else words.say("votes.round", title=title, n=ballot.round)
    in_order = sorted(ballot.options, key=lambda option: (option.rank or 10_000, option.number))
    return Grid(
        caption=caption,
        header=words.columns("place", "choice", *sources, "together"),
        rows=tuple(
            (
                str(option.rank or ""),
                f"{option.number} {option.title}".strip(),
                *(str(option.per_source.get(source, 0)) for source in sources),
                str(option.total),
            )
            for option in in_order
        ),
        figures=frozenset(range(2, 3 + len(sources))),
    )


def _funding_grid(ballot: BallotTotals, words: Words) -> Grid:
    """What each plan asked, and whether it gets that."""
    in_order = sorted(ballot.options, key=lambda option: (option.rank or 10_000, option.number))
    return Grid(
        caption=words.say("votes.funding"),
        header=words.columns("choice", "cost", "gets_money"),
        rows=tuple(
            (
                f"{option.number} {option.title}".strip(),
                "" if option.asks is None else words.money(option.asks),
                words.say(f"money_outcome.{option.outcome}") if option.outcome else "",
            )
            for option in in_order
        ),
        figures=frozenset({1}),
    )


def _funding_line(funding: FundingTotals, words: Words) -> str:
    amounts = {name: words.money(getattr(funding, name)) for name in ("amount", "spent", "left")}
    rules = (
        words.say(f"tie_rule.{funding.tie_rule}"),
        words.say(f"leftover_rule.{funding.leftover_rule}"),
    )
    return " ".join((words.say("votes.divided", **amounts), *rules))


def _card_line(cards: CardTotals, words: Words) -> str:
    return words.say("votes.cards", n=cards.used, issued=cards.issued, void=cards.void)


def _ballot_line(ballot: BallotTotals, words: Words) -> str:
    line = words.say("votes.ballots", n=sum(ballot.ballots.values()))
    if ballot.ballots:
        line = f"{line} ({per_source(ballot.ballots, words)})"
    return f"{line}. {words.say('votes.invalid', n=ballot.invalid)}"


def given_answers(index: Index, words: Words) -> Iterator[Block]:
    """What was answered to each question, in totals."""
    for answer in index.document.answers:
        title = answer.text or index.step_titles.get(answer.step, answer.step)
        yield Grid(
            caption=title,
            header=words.columns("answer", "count"),
            rows=tuple((option, str(n)) for option, n in answer.totals.items()),
            figures=frozenset({1}),
        )
        yield Paragraph(words.say("answers.people", n=answer.answered), quiet=True)

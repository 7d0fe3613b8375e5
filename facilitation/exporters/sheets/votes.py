"""Tables about what people chose, in totals."""

from collections.abc import Iterator

from facilitation.exporters.index import Index
from facilitation.exporters.sheets.sheet import Row
from facilitation.exporters.words import Words

VOTE_COLUMNS = (
    "step",
    "round",
    "number",
    "choice",
    "device",
    "table",
    "paper",
    "together",
    "rank",
)


def vote_rows(index: Index, words: Words) -> Iterator[Row]:
    for ballot in index.document.ballots:
        title = index.step_titles.get(ballot.step, ballot.step)
        for option in ballot.options:
            sources = (option.per_source.get(source, 0) for source in ("device", "table", "paper"))
            rank = option.rank or ""
            yield title, ballot.round, option.number, option.title, *sources, option.total, rank


def funding_rows(index: Index, words: Words) -> Iterator[Row]:
    for ballot in index.document.ballots:
        title = index.step_titles.get(ballot.step, ballot.step)
        for option in ballot.options if ballot.funding else ():
            cost = "" if option.asks is None else words.money(option.asks)
            outcome = words.say(f"money_outcome.{option.outcome}") if option.outcome else ""
            yield title, ballot.round, option.number, option.title, cost, outcome


def answer_rows(index: Index, words: Words) -> Iterator[Row]:
    for answer in index.document.answers:
        step = index.step_titles.get(answer.step, answer.step)
        for option, n in answer.totals.items():
            yield step, answer.text or answer.question or "", option, n

"""The chapters around the plans: how it was made, what we share, who brings what, what not."""

from collections.abc import Callable, Iterable, Iterator

from facilitation.exporters.agenda_chapters import told_by_people, told_by_plan
from facilitation.exporters.blocks import (
    Block,
    Bullets,
    Chapter,
    Facts,
    Grid,
    Heading,
    Notes,
    Paragraph,
)
from facilitation.exporters.index import Index
from facilitation.exporters.note_lines import note_lines
from facilitation.exporters.records.codes import PerSource
from facilitation.exporters.records.items import Contribution, ItemRecord
from facilitation.exporters.records.meeting import LogEntry
from facilitation.exporters.records.notes import ThemeRecord
from facilitation.exporters.records.stories import CaseOutcomeRecord
from facilitation.exporters.records.votes import BallotTotals, CardTotals, FundingTotals
from facilitation.exporters.words import Words

#: Statuses with which a plan is told of under 'what is not in it, and why'.
LEFT_OUT = frozenset({"declined", "paused"})


def chapters(index: Index, words: Words) -> Iterator[Chapter]:
    """Every chapter that has something to say at this moment."""
    for anchor, blocks_of in CHAPTERS.items():
        blocks = tuple(_whole(anchor, blocks_of(index, words), index, words))
        if blocks:
            yield Chapter(anchor, words.say(f"chapter.{anchor}"), blocks)


def _whole(anchor: str, generated: Iterable[Block], index: Index, words: Words) -> Iterator[Block]:
    """A chapter as people typed it, then what the plan adds, then what the meetings tell."""
    if index.agenda:
        yield from told_by_people(anchor, index.agenda)
        yield from told_by_plan(anchor, index.agenda, words)
    yield from generated


def note_appendix(index: Index, words: Words) -> Chapter:
    """All notes by number, the loose ones too; of hidden ones only how many and why."""
    lines = note_lines(index.document.notes, index, words)
    about = words.say("notes.about") if lines else words.say("notes.none")
    blocks: list[Block] = [Paragraph(about)]
    blocks.extend(_hidden(index, words))
    return Chapter("notes", words.say("chapter.notes"), (*blocks, Notes(lines)))


def _themes(index: Index, words: Words) -> Iterator[Block]:
    themes = index.current_themes()
    if not themes:
        return
    yield Paragraph(words.say("themes.about"))
    yield Grid(
        caption="",
        header=tuple(
            words.say(f"column.{column}") for column in ("number", "theme", "notes", "plans")
        ),
        rows=tuple(_theme_row(theme, index, words) for theme in themes),
        figures=frozenset({2}),
    )


def _theme_row(theme: ThemeRecord, index: Index, words: Words) -> tuple[str, ...]:
    name = theme.name
    if theme.state in ("parked", "suggested"):
        name = f"{name} ({words.say(f'theme.{theme.state}')})"
    plans = ", ".join(item.number for item in index.items_of.get(theme.id, ()))
    return str(theme.number), name, str(len(index.in_theme.get(theme.id, ()))), plans


def _told(index: Index, words: Words) -> Iterator[Block]:
    """Each story with what the tables gave its owner; then what was given about none of them."""
    stories = sorted(index.document.cases, key=lambda case: case.number)
    if index.document.outcomes:
        yield Paragraph(words.say("cases.about"))
    for case in stories:
        yield Heading(3, f"{case.number} {case.title}")
        yield from (Paragraph(line) for line in case.story.splitlines() if line.strip())
        if case.question:
            yield Paragraph(words.say("cases.question", question=case.question))
        yield from _given(case.id, index, words)
        if case.picked_up_by:
            yield Paragraph(words.say(f"cases.picked_up.{case.picked_up_by}"))
    yield from _given(None, index, words)


def _given(case: str | None, index: Index, words: Words) -> Iterator[Block]:
    given = [one for one in index.document.outcomes if one.case == case]
    if given:
        yield Facts(tuple(_advice(one, words) for one in given))


def _advice(one: CaseOutcomeRecord, words: Words) -> tuple[str, str]:
    text = " ".join(line.strip() for line in one.text.splitlines() if line.strip())
    reaction = words.say("cases.reaction", text=one.reaction) if one.reaction else ""
    return f"{one.number} {words.name('outcome', one.kind)}", " ".join(
        filter(None, (text, reaction))
    )


def _made(index: Index, words: Words) -> Iterator[Block]:
    workshop = index.document.workshop
    if workshop.run_sheet.name:
        yield Paragraph(words.say("made.run_sheet", name=workshop.run_sheet.name))
    if workshop.influence_text:
        yield Paragraph(workshop.influence_text)
    log = [_log_row(entry, words) for entry in index.document.process_log]
    if log:
        yield Grid(
            caption=words.say("made.log"),
            header=tuple(words.say(f"column.{column}") for column in ("when", "step", "out")),
            rows=tuple(log),
        )
    yield from _people(index, words)


def _log_row(entry: LogEntry, words: Words) -> tuple[str, ...]:
    moments = [words.clock(at) for at in (entry.opened_at, entry.closed_at) if at]
    out = [words.say(f"count.{kind}", n=n) for kind, n in entry.came_out.items()]
    return "–".join(moments), entry.title, ", ".join(out)


def _people(index: Index, words: Words) -> Iterator[Block]:
    counted = index.document.participation
    for family, counts in (("role", counted.per_role), ("area", counted.per_area)):
        if counts:
            yield Grid(
                caption=words.say(f"made.per_{family}", minimum=counted.min_group),
                header=(words.say(f"column.{family}"), words.say("column.people")),
                rows=tuple((words.name(family, code), str(n)) for code, n in counts.items()),
                figures=frozenset({1}),
            )
    if counted.per_source:
        yield Paragraph(words.say("made.per_source", sources=_sources(counted.per_source, words)))


def _sources(counts: PerSource, words: Words) -> str:
    return ", ".join(f"{words.name('source', source)} {n}" for source, n in counts.items())


def _shared(index: Index, words: Words) -> Iterator[Block]:
    yield from _agreement("shared", index, words)


def _differences(index: Index, words: Words) -> Iterator[Block]:
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


def _matrix(index: Index, words: Words) -> Iterator[Block]:
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
        columns = ("plan", "party", "who", "brings", "state")
        header = tuple(words.say(f"column.{column}") for column in columns)
        yield Grid("", header, rows)


def _effort(one: Contribution, words: Words) -> tuple[str, ...]:
    """Effort that hangs on no plan."""
    state = words.say(f"contribution.{one.status}")
    return "–", words.name("party", one.party), one.name, one.what, state


def _money(index: Index, words: Words) -> Iterator[Block]:
    rows = tuple(
        _money_row(item, words)
        for item in index.ranked_items()
        if item.cost_estimate is not None or item.funding
    )
    if rows:
        columns = ("plan", "title", "cost", "asked", "agreed")
        header = tuple(words.say(f"column.{column}") for column in columns)
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
        columns = ("plan", "title", "saving", "saving_use")
        header = tuple(words.say(f"column.{column}") for column in columns)
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


def _alive(index: Index, words: Words) -> Iterator[Block]:
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


def _left_out(index: Index, words: Words) -> Iterator[Block]:
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


def _votes(index: Index, words: Words) -> Iterator[Block]:
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
        header=(
            words.say("column.place"),
            words.say("column.choice"),
            *(words.say(f"column.{source}") for source in sources),
            words.say("column.together"),
        ),
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
    columns = ("choice", "cost", "gets_money")
    return Grid(
        caption=words.say("votes.funding"),
        header=tuple(words.say(f"column.{column}") for column in columns),
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
        line = f"{line} ({_sources(ballot.ballots, words)})"
    return f"{line}. {words.say('votes.invalid', n=ballot.invalid)}"


def _answers(index: Index, words: Words) -> Iterator[Block]:
    for answer in index.document.answers:
        title = answer.text or index.step_titles.get(answer.step, answer.step)
        yield Grid(
            caption=title,
            header=(words.say("column.answer"), words.say("column.count")),
            rows=tuple((option, str(n)) for option, n in answer.totals.items()),
            figures=frozenset({1}),
        )
        yield Paragraph(words.say("answers.people", n=answer.answered), quiet=True)


def _words_lists(index: Index, words: Words) -> Iterator[Block]:
    for word_list in index.document.words:
        rows = tuple(
            (word.word, str(word.count), ", ".join(word.merged)) for word in word_list.words
        )
        if rows:
            columns = ("word", "count", "with")
            header = tuple(words.say(f"column.{column}") for column in columns)
            title = index.step_titles.get(word_list.step, word_list.step)
            yield Grid(title, header, rows, figures=frozenset({1}))


def _hidden(index: Index, words: Words) -> Iterator[Block]:
    hidden = index.document.hidden
    if hidden:
        reasons = ", ".join(f"{n} × {words.name('hidden', reason)}" for reason, n in hidden.items())
        yield Paragraph(words.say("notes.hidden", n=sum(hidden.values()), reasons=reasons))


def _nothing(index: Index, words: Words) -> Iterator[Block]:
    """For chapters that only a plan has."""
    return iter(())


CHAPTERS: dict[str, Callable[[Index, Words], Iterator[Block]]] = {
    "themes": _themes,
    "cases": _told,
    "profile": _nothing,
    "made": _made,
    "shared": _shared,
    "differences": _differences,
    "matrix": _matrix,
    "money": _money,
    "alive": _alive,
    "left_out": _left_out,
    "votes": _votes,
    "answers": _answers,
    "reactions": _nothing,
    "words": _words_lists,
    "colophon": _nothing,
}

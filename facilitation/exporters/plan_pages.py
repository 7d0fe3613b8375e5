"""One page per plan: what is going on, what will be done, who decides, who joins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from facilitation.exporters.blocks import Grid, NoteLine
from facilitation.exporters.index import Index
from facilitation.exporters.note_lines import note_lines
from facilitation.exporters.records.items import Action, ItemRecord
from facilitation.exporters.records.votes import BallotTotals, GroupTotals
from facilitation.exporters.words import Words

QUOTES = 6

#: Texts that the table wrote itself, in the order in which they are read.
OWN_WORDS = ("reason", "success_sign", "shared", "differences", "dream")
#: Statuses that say more than whatever is still lacking.
SETTLED = frozenset({"done", "declined", "handed_over", "paused"})


@dataclass(frozen=True, slots=True)
class Share:
    """What one group gave to this plan, as a share of all that the group gave.

    `length` is its bar, out of 100 for the group that gave most.
    """

    label: str
    text: str
    length: int


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything on the page of one plan, in words."""

    anchor: str
    number: str
    title: str
    theme_number: int | None
    theme_name: str
    facts: tuple[str, ...]
    status: str
    ambition: str
    own_words: tuple[tuple[str, str], ...]
    quotes: tuple[NoteLine, ...]
    quotes_left: str
    shares: tuple[Share, ...]
    shares_about: str
    actions: Grid | None
    contributions: Grid | None
    steps: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]
    updates: tuple[tuple[str, str], ...]
    joining: tuple[str, ...]
    url: str | None


def plan_page(item: ItemRecord, index: Index, words: Words) -> PlanPage:
    """The page of `item`; what nobody filled in is left out."""
    theme = index.theme_of(item)
    quotes = [note for note in index.origins_of(item) if note.text and not note.waiting]
    shares = tuple(_shares(item, index, words))
    return PlanPage(
        anchor=f"plan-{item.number}",
        number=item.number,
        title=item.title,
        theme_number=theme.number if theme else None,
        theme_name=theme.name if theme else "",
        facts=tuple(_facts(item, index, words)),
        status=status_of(item, words),
        ambition=item.ambition,
        own_words=tuple(_labelled(item, OWN_WORDS, words)),
        quotes=note_lines(quotes[:QUOTES], index, words),
        quotes_left=_quotes_left(len(quotes), words),
        shares=shares,
        shares_about=words.say("plan.shares_about") if shares else "",
        actions=_actions(item, words),
        contributions=_contributions(item, words),
        steps=tuple(_steps(item, words)),
        answers=tuple(_answers(item, words)),
        updates=tuple(_updates(item, index, words)),
        joining=tuple(_joining(item, index, words)),
        url=_url(item, index),
    )


def status_of(item: ItemRecord, words: Words) -> str:
    """The short state of a plan: first what is lacking, then who is at work."""
    if item.status not in SETTLED:
        if not item.contact_group:
            return words.say("plan.seeks_contact")
        if item.status in ("checking", "agreed") and item.lead_party not in ("", "residents"):
            return words.say("plan.with_party", party=words.name("party", item.lead_party))
        if item.horizon == "later":
            return words.name("horizon", "later")
    return words.name("status", item.status)


def _facts(item: ItemRecord, index: Index, words: Words) -> Iterator[str]:
    theme = index.theme_of(item)
    if theme is not None:
        yield words.say("plan.theme", name=theme.name)
        yield words.say("count.notes", n=len(index.in_theme.get(theme.id, ())))
    if item.votes is not None:
        yield words.say(f"count.{_unit_of_votes(item)}", n=item.votes)
    if item.rank is not None and item.votes:
        yield words.say("plan.rank", rank=item.rank)


def _unit_of_votes(item: ItemRecord) -> str:
    return "dots" if item.vote_method == "dots" else "points"


def _labelled(item: ItemRecord, fields: tuple[str, ...], words: Words) -> Iterator[tuple[str, str]]:
    for field in fields:
        if text := getattr(item, field):
            yield words.say(f"field.{field}"), text


def _quotes_left(quotes: int, words: Words) -> str:
    left = quotes - QUOTES
    return words.say("plan.quotes_left", n=left) if left > 0 else ""


def _shares(item: ItemRecord, index: Index, words: Words) -> Iterator[Share]:
    ballot = next(_ballots_about(item, index), None)
    groups = [group for group in ballot.groups if sum(group.totals.values())] if ballot else []
    percents = [_percent(item, group) for group in groups]
    for group, percent in zip(groups, percents, strict=True):
        yield Share(
            label=words.say("plan.group", group=words.name("role", group.role), n=group.ballots),
            text=_percent_text(percent, words),
            length=round(100 * percent / max(*percents, 1)),
        )


def _ballots_about(item: ItemRecord, index: Index) -> Iterator[BallotTotals]:
    for ballot in reversed(index.ballots):
        if any(option.id == item.id for option in ballot.options):
            yield ballot


def _percent(item: ItemRecord, group: GroupTotals) -> int:
    return round(100 * group.totals.get(item.id, 0) / sum(group.totals.values()))


def _percent_text(percent: int, words: Words) -> str:
    """Nobody and everybody would say of each person in the group what they chose."""
    extremes = {0: words.say("share.nobody"), 100: words.say("share.everybody")}
    return extremes.get(percent, f"{percent}%")


def _actions(item: ItemRecord, words: Words) -> Grid | None:
    if not item.actions:
        return None
    priced = any(action.cost is not None for action in item.actions)
    columns = ["action", "who", "due", *(["cost"] if priced else []), "state"]
    return Grid(
        caption=words.say("plan.actions"),
        header=words.columns(*columns),
        rows=tuple(tuple(_action(action, priced, words)) for action in item.actions),
        figures=frozenset({3}) if priced else frozenset(),
        total=_total(item, words) if priced and len(item.actions) > 1 else (),
    )


def _action(action: Action, priced: bool, words: Words) -> Iterator[str]:
    yield action.text
    yield action.who
    yield action.due
    if priced:
        yield "" if action.cost is None else words.money(action.cost)
    state = words.say(f"action.{action.status}")
    yield f"{state}: {action.note}" if action.note else state


def _total(item: ItemRecord, words: Words) -> tuple[str, ...]:
    together = sum(action.cost or 0 for action in item.actions)
    return words.say("plan.together"), "", "", words.money(together), ""


def _contributions(item: ItemRecord, words: Words) -> Grid | None:
    if not item.contributions:
        return None
    return Grid(
        caption=words.say("plan.contributions"),
        header=words.columns("who", "brings", "state"),
        rows=tuple(
            (
                contribution.name or words.name("party", contribution.party),
                contribution.what or words.name("brings", contribution.kind),
                words.say(f"contribution.{contribution.status}"),
            )
            for contribution in item.contributions
        ),
    )


def _steps(item: ItemRecord, words: Words) -> Iterator[tuple[str, str]]:
    """Who decides, what comes first and what it costs, as labels with answers."""
    for key, text in (
        ("decision_level", words.name("decision", item.decision_level or "")),
        ("contact", item.contact_group),
        ("first_step", ", ".join(filter(None, (item.first_step, item.first_step_date)))),
        ("horizon", words.name("horizon", item.horizon or "")),
        ("areas", ", ".join(item.areas)),
        ("cost", _cost(item, words)),
        ("funding", _funding(item, words)),
        ("saving", _saving(item, words)),
        ("status", ": ".join(filter(None, (status_of(item, words), item.status_note)))),
        ("signal", words.name("signal", item.signal or "")),
        ("next_report_date", item.next_report_date),
        ("role_over_time", item.role_over_time),
        ("community_right", item.community_right),
        ("next_question", item.next_question),
    ):
        if text:
            yield words.say(f"field.{key}"), text


def _cost(item: ItemRecord, words: Words) -> str:
    amount = "" if item.cost_estimate is None else words.money(item.cost_estimate)
    return ". ".join(filter(None, (amount, item.cost_note)))


def _funding(item: ItemRecord, words: Words) -> str:
    return ", ".join(
        words.say(
            f"funding.{source.state}", source=source.source, amount=words.money(source.amount)
        )
        for source in item.funding
    )


def _saving(item: ItemRecord, words: Words) -> str:
    amount = "" if item.saving is None else words.money(item.saving)
    return ". ".join(filter(None, (amount, item.saving_use)))


def _answers(item: ItemRecord, words: Words) -> Iterator[tuple[str, str]]:
    """What others answered, with their reason; 'can it?' alone is an answer too."""
    for answer in item.responses:
        who = words.name("party", answer.party)
        when = f" ({words.day(answer.date)})" if answer.date else ""
        verdict = words.name("feasibility", answer.feasibility)
        told = " ".join(filter(None, (answer.text, answer.reason)))
        yield f"{who}{when}", f"{verdict}. {told}".strip()
    if not item.responses and item.feasibility != "unknown":
        yield words.say("field.feasibility"), words.name("feasibility", item.feasibility)


def _updates(item: ItemRecord, index: Index, words: Words) -> Iterator[tuple[str, str]]:
    """Messages about an item, newest first."""
    items = index.agenda.items if index.agenda else ()
    for update in (one for own in items if own.item.id == item.id for one in own.updates):
        who = words.name("party", update.party)
        state = words.name("status", update.status_to) if update.status_to else ""
        next_time = words.say("plan.next_update", date=update.next_date) if update.next_date else ""
        told = " ".join(filter(None, (update.text, f"{state}." if state else "", next_time)))
        yield f"{words.day(update.date)}, {who}", told


def _joining(item: ItemRecord, index: Index, words: Words) -> Iterator[str]:
    if item.status in SETTLED and not item.says_yes:
        return
    pledge = index.pledges.get(item.id)
    if item.says_yes == 0:
        yield words.say("join.nobody")
    else:
        yes = words.say("join.yes", n=item.says_yes)
        yield words.say("join.count", yes=yes, reachable=item.reachable)
    if pledge and pledge.brings:
        yield words.say("join.brings", what=", ".join(_brings(pledge.brings, words)))
    if item.reachable < item.followers_min and item.status not in SETTLED:
        yield words.say("join.enough", n=item.followers_min)
    if item.contact_group:
        yield words.say("join.contact", group=item.contact_group)


def _brings(brings: Mapping[str, int], words: Words) -> Iterator[str]:
    for kind, n in brings.items():
        yield words.say("join.with", n=n, what=words.name("brings", kind))


def _url(item: ItemRecord, index: Index) -> str | None:
    plan = index.document.plan
    return f"{plan.url}#plan-{item.number}" if plan and plan.url else None

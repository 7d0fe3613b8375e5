"""The parts of a board about choosing: options, and the words that were said."""

from collections.abc import Mapping

import msgspec

from facilitation.boards.snapshot import Snapshot
from facilitation.contract.boards.choices import Option, WordCount, WordList
from facilitation.domain.cases import ABOUT_CASES, Case
from facilitation.domain.plans import CARDS, Item
from facilitation.domain.steps import ABOUT_INTENTION, Step
from facilitation.domain.themes import Theme
from facilitation.domain.words import most_named


def options(snapshot: Snapshot) -> tuple[Option, ...]:
    """What can be voted on, joined or chosen in the current step, by number. How many say yes is
    told while people join, and while they choose to nobody."""
    step = snapshot.current
    found = _options(snapshot, step)
    if step is None or step.kind != "commit" or step.plan.about == ABOUT_INTENTION:
        return found
    return tuple(_with_who_joins(option, snapshot.joined) for option in found)


def _with_who_joins(option: Option, joined: Mapping[str, tuple[int, int]]) -> Option:
    says_yes, reachable = joined.get(option.id, (0, 0))
    return msgspec.structs.replace(option, says_yes=says_yes, reachable=reachable)


def _options(snapshot: Snapshot, step: Step | None) -> tuple[Option, ...]:
    about = step.plan.about if step else None
    if about in CARDS:
        return tuple(plan_option(snapshot, item) for item in snapshot.items)
    if about == "themes" and snapshot.workshop.themes_shown:
        return tuple(_theme_option(snapshot, theme) for theme in snapshot.themes)
    if about == ABOUT_CASES:
        return tuple(map(_case_option, snapshot.cases))
    if step and about == ABOUT_INTENTION:
        return (_plain_option(step.id, step.plan.title),)
    if step and about is None and step.kind == "vote":
        fixed = enumerate(step.plan.options, start=1)
        return tuple(_plain_option(str(number), label) for number, label in fixed)
    return ()


def plan_option(snapshot: Snapshot, item: Item) -> Option:
    """A plan as something to choose."""
    return Option(
        id=item.id,
        number=item.number,
        label=item.title,
        theme=snapshot.chip(item.theme),
        summary=item.ambition,
        amount=item.euros,
        place=item.place,
    )


def _theme_option(snapshot: Snapshot, theme: Theme) -> Option:
    return Option(
        id=theme.id,
        number=str(theme.number),
        label=theme.name,
        theme=snapshot.chip(theme.id),
        summary=", ".join(theme.terms),
    )


def _case_option(case: Case) -> Option:
    return Option(
        id=case.id, number=str(case.number), label=case.title, theme=None, summary=case.question
    )


def _plain_option(id_: str, label: str) -> Option:
    return Option(id=id_, number="", label=label, theme=None, summary="")


def word_lists(snapshot: Snapshot) -> tuple[WordList, ...]:
    """One list per words step, the most named first."""
    steps = [step for step in snapshot.steps if step.kind == "words" and step.opened_at_ms]
    return tuple(_word_list(snapshot, step) for step in steps)


def _word_list(snapshot: Snapshot, step: Step) -> WordList:
    named = most_named(snapshot.store.words.where(step=step.id))
    return WordList(
        step=step.id,
        title=step.plan.title,
        total=sum(one.count for one in named),
        words=tuple(map(WordCount.of, named)),
    )

"""What people in the hall do in each kind of step, one function per activity."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from facilitation.rehearsal import choosing, corpus
from facilitation.rehearsal.visit import StepOver, Visit

CORRECTING: Final = 0.12
VOTING: Final = 0.93
CHANGING_ONES_MIND: Final = 0.1
JOINING: Final = 0.65
OFFERING: Final = 0.6
PLANS_WITHOUT_THEMES: Final = 10
TRIES_FOR_A_TABLE: Final = 5
NOTES_PER_TABLE: Final = 3


@dataclass(frozen=True, slots=True)
class Activity:
    """What people do in a kind of step, and the command that must be open for it."""

    command: str
    act: Callable[[Visit], Awaitable[None]]


async def say_words(visit: Visit) -> None:
    """One word: per table by the phone that writes for it, or each their own."""
    if visit.done or (visit.by_table and not visit.place.writes):
        return
    await visit.think(6, 45)
    word = visit.chance.choice(_round_of_words(visit.nth))
    await _write(visit, word)


async def write_notes(visit: Visit) -> None:
    """A few notes, each after some thought."""
    wanted = visit.chance.choice(choosing.NOTES_PER_PERSON)
    if visit.by_table:
        wanted = NOTES_PER_TABLE if visit.place.writes else 0
    if visit.done < wanted:
        await visit.think(1, 22)
    while visit.done < wanted:
        await visit.phone.is_writing(True)
        await visit.think(2, 10)
        await _write(visit, _next_that_fits(visit, visit.person.texts))
        await visit.phone.is_writing(False)
        await visit.think(6, 32)


async def correct(visit: Visit) -> None:
    """'Wat mis je?': a few people write one more note, most of them about one of the themes."""
    if visit.done or visit.chance.random() > CORRECTING:
        return
    await visit.think(10, 60)
    text = _next_that_fits(visit, visit.person.corrections)
    await _write(visit, text, choosing.theme_about(text, visit.options, visit.chance))


async def answer(visit: Visit) -> None:
    """Every question of the step, the first answers more often than the last."""
    if visit.by_table and not visit.place.writes:
        return
    questions = visit.step["questions"] or ({"key": None, "options": visit.options},)
    for question in questions[visit.done :]:
        await visit.think(3, 25)
        more = {} if question["key"] is None else {"question": question["key"]}
        value = _value(visit, question)
        visit.did(await visit.phone.answer(visit.step_id, value, **more))


async def vote(visit: Visit) -> None:
    """A ballot; now and then a changed mind. Simulated people are handed no voting cards."""
    if (
        visit.step.get("needs_code")
        or visit.done
        or not visit.options
        or visit.chance.random() > VOTING
    ):
        return
    await visit.think(4, 50)
    visit.did(await visit.phone.cast_ballot(visit.step_id, _allocation(visit)))
    if visit.chance.random() < CHANGING_ONES_MIND:
        await visit.think(5, 20)
        visit.did(await visit.phone.cast_ballot(visit.step_id, _allocation(visit)))


async def hand_in_plan(visit: Visit) -> None:
    """One phone per themed table writes the plan card; there are two tables for some themes."""
    themes = visit.options or ({"id": None, "label": ""},) * PLANS_WITHOUT_THEMES
    tables = choosing.deal_plans([str(theme["label"]) for theme in themes], corpus.plans())
    if visit.done or visit.person.number >= len(tables):
        return
    mine = tables[visit.person.number]
    await visit.think(10, 75)
    table = visit.person.number + 1
    await _claim(visit, table)
    theme = themes[mine.theme]["id"]
    more = {} if theme is None else {"theme": theme}
    visit.did(await visit.phone.submit_plan_card(visit.step_id, mine.plan, table=table, **more))


async def join_plans(visit: Visit) -> None:
    """'Ik doe mee' with one or two plans, without contact details."""
    if not visit.options or visit.chance.random() > JOINING:
        return
    wanted = visit.chance.choice((1, 1, 1, 2))
    chosen = choosing.picks(_ids(visit), wanted, visit.hall, visit.chance)
    for item in list(chosen)[visit.done :]:
        await visit.think(5, 45)
        brings = visit.chance.sample(choosing.BRINGS, visit.chance.choice((1, 1, 2)))
        level = visit.chance.choice(choosing.LEVELS)
        visit.did(await visit.phone.pledge(item, brings=brings, level=level))


async def offer(visit: Visit) -> None:
    """Something to give, or something needed."""
    if visit.done or visit.chance.random() > OFFERING:
        return
    await visit.think(8, 60)
    kind = visit.chance.choice(("offer", "offer", "need"))
    text = visit.chance.choice(corpus.offers()[kind])
    visit.did(await visit.phone.offer(visit.step_id, kind, text))


ACTIVITIES: Mapping[str, Activity] = {
    "words": Activity("submit_note", say_words),
    "ideas": Activity("submit_note", write_notes),
    "case": Activity("submit_note", write_notes),
    "market": Activity("submit_note", write_notes),
    "check": Activity("submit_note", correct),
    "poll": Activity("answer", answer),
    "scale": Activity("answer", answer),
    "evaluate": Activity("answer", answer),
    "choose": Activity("answer", answer),
    "vote": Activity("cast_ballot", vote),
    "budget": Activity("cast_ballot", vote),
    "elaborate": Activity("submit_plan_card", hand_in_plan),
    "commit": Activity("pledge", join_plans),
    "offers": Activity("offer", offer),
}


# What they share -----------------------------------------------------------------------------


async def _write(visit: Visit, text: str, about: str | None = None) -> None:
    more: dict[str, object] = {} if about is None else {"key": about}
    if visit.by_table:
        await _claim(visit, visit.place.table)
        more["table"] = visit.place.table
    keys = [q["key"] for q in visit.step["questions"] if not q["options"]]
    if keys:
        more["key"] = visit.chance.choice(keys)
    visit.did(await visit.phone.write_note(visit.step_id, text, **more))


async def _claim(visit: Visit, table: int) -> None:
    """Write for the table, once the phone of the round before has let go. Raises StepOver when
    somebody else writes for it."""
    for _ in range(TRIES_FOR_A_TABLE):
        if visit.phone.writes_for == table:
            return
        if (await visit.phone.claim_table(table)).ok:
            return
        await asyncio.sleep(1 / visit.pace)
    raise StepOver("table_taken")


def _next_that_fits(visit: Visit, texts: Iterator[str]) -> str:
    return next(text for text in texts if len(text) <= visit.step["limit"])


def _round_of_words(nth: int) -> tuple[str, ...]:
    rounds = tuple(corpus.words().values())
    return rounds[min(nth, len(rounds) - 1)]


def _value(visit: Visit, question: Mapping[str, Any]) -> object:
    codes = [option.get("code") or option["id"] for option in question["options"]]
    if not codes:
        scale = visit.step["scale"]
        if scale is None:
            raise StepOver("nothing_to_choose")
        return visit.chance.randint(scale["from_"], scale["to"])
    weights = [1.6 ** (len(codes) - n) for n in range(len(codes))]
    return visit.chance.choices(codes, weights)[0]


def _allocation(visit: Visit) -> Mapping[str, int]:
    if visit.step.get("amount"):
        costs = {str(option["id"]): int(option["amount"] or 0) for option in visit.options}
        return choosing.affordable(costs, visit.step["amount"], visit.hall, visit.chance)
    if visit.step["dots"]:
        return choosing.dots(_ids(visit), visit.step["dots"], visit.hall, visit.chance)
    return choosing.picks(_ids(visit), visit.step["pick"] or 1, visit.hall, visit.chance)


def _ids(visit: Visit) -> list[str]:
    return [str(option["id"]) for option in visit.options]

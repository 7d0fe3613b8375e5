"""A simulated hall does what a hall does, the same way for the same seed."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections import Counter
from collections.abc import Callable

import pytest

from facilitation.rehearsal import choosing, corpus
from facilitation.rehearsal.connection import JoinRefused
from facilitation.rehearsal.following import FollowedBoard
from facilitation.rehearsal.hall import Hall, deck
from facilitation.rehearsal.reading import key_of, rounds_so_far, step_to_attend
from facilitation.rehearsal.seating import Seating
from tests.rehearsal.small_hall import STEP, SmallHall

CODE = "482716"

IDEAS = {
    "id": "s6",
    "kind": "ideas",
    "state": "open",
    "inputs": ["device"],
    "round": 0,
    "by": "person",
}


def board(**parts: object) -> FollowedBoard:
    followed = FollowedBoard()
    whole = {"step": None, "beside": None, "steps": [], "open_actions": [], **parts}
    followed.take({"revision": 1, "since": None, **whole})
    return followed


def test_seventy_five_people_sit_at_seventeen_tables_of_four_or_five() -> None:
    seating = Seating(75, seed=1)
    sizes = Counter(seating.place(person, 1).table for person in range(75))

    assert sorted(sizes) == list(range(1, 18))
    assert set(sizes.values()) == {4, 5}


def test_exactly_one_phone_per_table_writes_for_it() -> None:
    seating = Seating(75, seed=1)
    writers = [p.table for p in (seating.place(n, 2) for n in range(75)) if p.writes]

    assert sorted(writers) == list(range(1, 18))


def test_people_change_tables_between_rounds() -> None:
    seating = Seating(75, seed=1)
    moved = sum(seating.place(n, 1).table != seating.place(n, 2).table for n in range(75))

    assert moved > 60


def test_no_two_people_write_the_same_until_all_texts_are_used() -> None:
    texts = corpus.all_needs()
    written = [next(deck(texts, person, 75, seed=1)) for person in range(75)]

    assert len(set(written)) == 75


def test_a_deck_never_ends() -> None:
    assert len(list(itertools.islice(deck(("a", "b"), 5, 75, seed=1), 10))) == 10


def test_the_same_seed_deals_the_same_texts() -> None:
    texts = corpus.all_needs()

    assert next(deck(texts, 3, 75, seed=8)) == next(deck(texts, 3, 75, seed=8))
    assert [next(deck(texts, n, 75, seed=8)) for n in range(9)] != [
        next(deck(texts, n, 75, seed=9)) for n in range(9)
    ]


def test_a_ballot_never_holds_more_dots_than_a_person_has() -> None:
    ballots = [choosing.dots(["a", "b", "c"], 3, "hall", random.Random(n)) for n in range(50)]

    assert {sum(ballot.values()) for ballot in ballots} == {3}


def test_picks_are_of_different_options_and_never_more_than_there_are() -> None:
    assert set(choosing.picks(["a", "b"], 5, "hall", random.Random(1)).values()) == {1}
    assert len(choosing.picks(["a", "b"], 5, "hall", random.Random(1))) == 2


def test_a_table_gets_the_plan_that_fits_its_theme() -> None:
    themes = ["Verkeer en parkeren", "Energie en warmte", "Werk en ondernemen", "Rondkomen"]
    handed = choosing.deal_plans(themes, corpus.plans())

    assert [one.theme for one in handed[:4]] == [0, 1, 2, 3]
    assert handed[1].plan.title == "Warme huizen, lage rekening"
    assert len({one.plan.title for one in handed}) == len(handed)


def test_a_second_table_opens_only_for_a_theme_that_another_plan_fits() -> None:
    themes = ["Energie en warmte", "Ruimtevaart"]
    second = choosing.deal_plans(themes, corpus.plans())[2:]

    assert [(one.theme, one.plan.title) for one in second] == [(0, "Zonnedak op De Schakel")]


def test_more_themes_than_plans_leave_tables_without_a_card() -> None:
    handed = choosing.deal_plans(["Verkeer"] * 25, corpus.plans())

    assert len(handed) == len(corpus.plans()) < 25


def test_a_phone_attends_the_step_that_takes_something_from_it() -> None:
    grouping = IDEAS | {"id": "s8", "kind": "group"}
    followed = board(step=grouping, beside=IDEAS, open_actions=["submit_note"])

    assert key_of(step_to_attend(followed)) == ("s6", 0)


def test_a_step_that_takes_only_paper_is_left_alone() -> None:
    followed = board(step=IDEAS | {"inputs": ["paper"]}, open_actions=["submit_note"])

    assert step_to_attend(followed) is None


def test_a_step_opened_again_is_another_step_to_attend() -> None:
    assert key_of(IDEAS) != key_of(IDEAS | {"round": 1})


def test_tables_change_with_each_round_up_to_the_current_step() -> None:
    rows = [{"id": f"s{n}", "kind": k} for n, k in enumerate(["words", "words", "ideas", "break"])]

    assert rounds_so_far(board(steps=rows, step={"id": "s1"})) == 2
    assert rounds_so_far(board(steps=rows, step={"id": "s3"})) == 3


async def quick_hall(url: str, code: str = CODE) -> asyncio.Task[None]:
    hall = Hall(url, code, phones=6, pace=200, arrive_seconds=0.1)
    return asyncio.create_task(hall.run())


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not true():
            await asyncio.sleep(0.02)


async def stop(living: asyncio.Task[None]) -> None:
    living.cancel()
    await asyncio.wait({living})


def test_people_say_who_they_are_and_write_when_a_notes_step_is_open() -> None:
    async def play() -> None:
        small = SmallHall()
        async with small.open() as url:
            living = await quick_hall(url)
            await until(lambda: len(small.notes) >= 6)
            await stop(living)

        assert any(said.get("role") == "resident" for said in small.said)
        assert {note["text"] for note in small.notes.values()} <= set(corpus.all_needs())

    asyncio.run(play())


def test_people_wait_until_a_notes_step_opens() -> None:
    async def play() -> None:
        small = SmallHall()
        small.step = None
        async with small.open() as url:
            living = await quick_hall(url)
            await until(lambda: small.received["set_profile"] == 6)
            before = len(small.notes)
            await small.go_to(dict(STEP))
            await until(lambda: len(small.notes) >= 1)
            await stop(living)

        assert before == 0

    asyncio.run(play())


def test_people_stay_and_write_on_when_the_server_was_away() -> None:
    async def play() -> None:
        small = SmallHall()
        async with small.open() as url:
            living = await quick_hall(url)
            await until(lambda: len(small.notes) >= 1)
            before = len(small.notes)
            await small.hang_up()
            await until(lambda: len(small.notes) > before)
            await stop(living)

        assert 1 <= len({auth["token"] for auth in small.auths if auth["token"]}) <= 6

    asyncio.run(play())


def test_who_stands_at_the_door_counts_everybody_who_came_in() -> None:
    async def play() -> list[int]:
        small = SmallHall()
        async with small.open() as url:
            hall = Hall(url, CODE, phones=6, pace=200, arrive_seconds=0.1, door="scribe")
            living = asyncio.create_task(hall.run())
            await until(lambda: bool(small.headcounts) and small.headcounts[-1] == 6)
            await stop(living)
        return small.headcounts

    counted = asyncio.run(play())

    assert counted == sorted(set(counted))


def test_a_hall_with_a_wrong_code_says_so() -> None:
    async def play() -> None:
        async with SmallHall().open() as url:
            await Hall(url, "000000", phones=2, arrive_seconds=0.0).run()

    with pytest.raises(JoinRefused, match="unknown_code"):
        asyncio.run(play())


def test_an_addition_is_about_a_theme_that_shares_a_word_with_it() -> None:
    themes = [
        {"id": "a", "label": "Groen", "summary": "bomen, planten"},
        {"id": "b", "label": "Verkeer", "summary": "fietsen"},
    ]

    told = {choosing.theme_about("Meer fietsen", themes, random.Random(n)) for n in range(9)}
    any_of = {choosing.theme_about("Iets anders", themes, random.Random(n)) for n in range(40)}

    assert told == {"b"}
    assert any_of == {"a", "b", None}
    assert choosing.theme_about("Iets anders", [], random.Random(1)) is None

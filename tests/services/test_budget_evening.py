"""Plans that ask for money, voting cards, and how the money is divided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.cards import new_code
from facilitation.domain.money import LeftoverRule, MoneyRules
from facilitation.domain.proposals import Proposal
from facilitation.services.cards import MakeCards, RenewCard
from facilitation.services.proposing import PutProposals, RemoveProposal, proposals_of
from tests.evening import Evening, Seat, new_id

ASKS = {"bench": 3_000, "fair": 2_000, "trees": 2_500, "music": 1_500, "paint": 500, "walk": 400}


@pytest.fixture
def evening(evenings: Callable[..., Evening]) -> Evening:
    """A budget evening with six plans and five thousand euros."""
    evening = evenings("buurtbegroting", placeholders={"bedrag": "€ 5.000"})
    enter(evening)
    return evening


def enter(evening: Evening, **asks: int) -> None:
    proposals = (
        Proposal(id=name, number=str(number), title=name.capitalize(), euros=euros, place="Plein")
        for number, (name, euros) in enumerate((asks or ASKS).items(), start=1)
    )
    evening.facilitator.give(PutProposals(tuple(proposals)))


def codes(evening: Evening, number: int) -> list[str]:
    """The codes on a stack of new cards."""
    made = tuple(new_code() for _ in range(number))
    evening.facilitator.give(MakeCards(new_id(), made))
    return list(made)


def ballot(step: str, code: str | None, *plans: str) -> p.CastBallot:
    return p.CastBallot(id=new_id(), step=step, allocation=dict.fromkeys(plans, 1), code=code)


def vote(evening: Evening, *ballots: tuple[str, ...]) -> str:
    """The closed budget vote, with a phone for each ballot."""
    cards = codes(evening, len(ballots))
    step = evening.go_to("budget")
    for code, plans in zip(cards, ballots, strict=True):
        evening.phone().give(ballot(step, code, *plans))
    evening.close(step)
    return step


def result(evening: Evening, step: str) -> dict[str, Any]:
    return next(row for row in evening.projector.board()["results"] if row["step"] == step)


def outcomes(evening: Evening, step: str) -> dict[str, str]:
    [question] = result(evening, step)["questions"]
    return {row["id"]: row["outcome"] for row in question["rows"]}


# Entering plans -----------------------------------------------------------------------------


def test_plans_can_be_chosen_with_what_they_ask_and_where(evening: Evening) -> None:
    evening.go_to("market")

    first, *_ = evening.phone().board()["options"]

    assert (first["number"], first["label"], first["amount"]) == ("1", "Bench", 3_000)
    assert first["place"] == "Plein"


def test_a_plan_that_is_entered_again_is_changed(evening: Evening) -> None:
    changed = Proposal(id="walk", number="6", title="Wandeling", euros=450)

    evening.facilitator.give(PutProposals((changed,)))

    with evening.workshops.reading(evening.id) as store:
        assert proposals_of(store).proposals[-1] == changed


def test_two_plans_never_have_one_number(evening: Evening) -> None:
    double = Proposal(id="other", number="1", title="Nog een bank", euros=10)

    assert evening.facilitator.refused(PutProposals((double,))).code == "number_taken"


def test_a_plan_can_be_taken_away_until_the_hall_may_have_seen_it(evening: Evening) -> None:
    evening.facilitator.give(RemoveProposal("walk"))
    evening.go_to("market")

    refusal = evening.facilitator.refused(RemoveProposal("paint"))

    assert refusal.code == "proposals_fixed"
    assert len(evening.phone().board()["options"]) == 5


def test_plans_are_fixed_once_people_choose_from_them(evening: Evening) -> None:
    evening.go_to("talk")
    later = Proposal(id="late", number="7", title="Te laat", euros=10)

    assert evening.facilitator.refused(PutProposals((later,))).code == "proposals_fixed"


# The market and the tables ------------------------------------------------------------------


def test_a_question_on_the_market_is_about_a_plan(evening: Evening) -> None:
    step = evening.go_to("market")

    note = evening.table(1).write(step, "Wie zorgt ervoor?", key="bench")

    assert evening.row("notes", note).key == "bench"


def test_a_question_about_a_plan_that_is_not_there_is_refused(evening: Evening) -> None:
    step = evening.go_to("market")
    note = p.SubmitNote(id=new_id(), step=step, text="Waarom?", key="castle")

    assert evening.table(1).refused(note).code == "unknown_question"


def choose(seat: Seat, step: str, *plans: str) -> None:
    seat.give(p.Answer(step=step, value=list(plans)))


def test_what_tables_agree_on_is_added_up_over_tables(evening: Evening) -> None:
    step = evening.go_to("talk")
    phone = evening.phone()
    phone.give(p.ClaimTable(table=3))

    choose(evening.table(1), step, "bench", "fair")
    choose(evening.table(2), step, "bench", "walk", "paint", "music", "trees")
    choose(phone, step, "fair")
    choose(evening.table(1), step, "bench", "paint")
    assert evening.projector.board()["counts"]["answered"] == 3
    evening.close(step)

    [question] = result(evening, step)["questions"]
    totals = {row["id"]: row["total"] for row in question["rows"]}
    assert totals == {"bench": 2, "paint": 2, "fair": 1, "walk": 1, "music": 1, "trees": 1}
    assert sum(question["voters"].values()) == 3


def test_a_phone_and_the_device_of_one_table_have_one_choice(evening: Evening) -> None:
    step = evening.go_to("talk")
    phone = evening.phone()
    phone.give(p.ClaimTable(table=1))

    choose(phone, step, "bench")
    choose(evening.table(1), step, "fair")
    evening.close(step)

    [question] = result(evening, step)["questions"]
    assert {row["id"]: row["total"] for row in question["rows"] if row["total"]} == {"fair": 1}


@pytest.mark.parametrize(
    ("plans", "code"),
    [
        (list(ASKS), "too_many_picks"),
        (["castle"], "unknown_option"),
        (7, "invalid_payload"),
        ({"bench": 2}, "invalid_payload"),
    ],
)
def test_a_table_hands_in_at_most_five_plans_that_exist(evening, plans, code) -> None:
    step = evening.go_to("talk")

    assert evening.table(1).refused(p.Answer(step=step, value=plans)).code == code


def test_a_phone_that_writes_for_no_table_chooses_for_none(evening: Evening) -> None:
    step = evening.go_to("talk")

    assert evening.phone().refused(p.Answer(step=step, value=["bench"])).code == "table_needed"


# Codes ---------------------------------------------------------------------------------------


def test_a_code_is_understood_however_it_is_typed(evening: Evening) -> None:
    [code] = codes(evening, 1)
    step = evening.go_to("budget")

    evening.phone().give(ballot(step, f" {code[:4].lower()} - {code[4:]} ", "bench"))

    assert evening.projector.board()["counts"]["voted"] == 1


@pytest.mark.parametrize(("code", "error"), [(None, "code_needed"), ("NOTACODE", "wrong_code")])
def test_a_vote_without_the_code_of_a_card_is_refused(evening, code, error) -> None:
    codes(evening, 1)
    step = evening.go_to("budget")

    assert evening.phone().refused(ballot(step, code, "bench")).code == error


def test_a_code_is_good_for_one_person_who_may_change_their_mind(evening: Evening) -> None:
    [code] = codes(evening, 1)
    step = evening.go_to("budget")
    first, second = evening.phone(), evening.phone()
    first.give(ballot(step, code, "bench"))

    refusal = second.refused(ballot(step, code, "fair"))
    first.give(ballot(step, code, "walk"))
    first.give(ballot(step, None, "paint"))
    evening.close(step)

    [question] = result(evening, step)["questions"]
    assert refusal.code == "code_used"
    assert {row["id"] for row in question["rows"] if row["total"]} == {"paint"}
    assert question["voters"] == {"device": 1}


def test_who_gives_another_code_lets_go_of_the_first(evening: Evening) -> None:
    one, other = codes(evening, 2)
    step = evening.go_to("budget")
    person, neighbour = evening.phone(), evening.phone()
    person.give(ballot(step, one, "bench"))
    person.give(ballot(step, other, "bench"))

    neighbour.give(ballot(step, one, "fair"))

    assert evening.projector.board()["counts"]["voted"] == 2


def test_the_code_of_a_card_that_was_printed_anew_is_void(evening: Evening) -> None:
    [old] = codes(evening, 1)
    new = new_code()
    evening.facilitator.give(RenewCard(1, new))
    step = evening.go_to("budget")

    refusal = evening.phone().refused(ballot(step, old, "bench"))
    evening.phone().give(ballot(step, new, "bench"))
    evening.close(step)

    assert refusal.code == "wrong_code"
    assert result(evening, step)["cards"] == {"issued": 1, "used": 1, "void": 1}


def test_a_card_that_is_printed_anew_after_it_was_used_gives_no_second_vote(evening) -> None:
    [old] = codes(evening, 1)
    step = evening.go_to("budget")
    evening.phone().give(ballot(step, old, "bench"))
    new = new_code()
    evening.facilitator.give(RenewCard(1, new))

    assert evening.phone().refused(ballot(step, new, "fair")).code == "code_used"


def test_a_vote_that_is_opened_again_takes_the_same_codes_again(evening: Evening) -> None:
    [code] = codes(evening, 1)
    step = evening.go_to("budget")
    evening.phone().give(ballot(step, code, "bench"))
    evening.close(step)
    evening.reopen(step)

    evening.phone().give(ballot(step, code, "fair"))
    evening.close(step)

    assert result(evening, step)["cards"]["used"] == 1


def test_after_closing_nothing_ties_a_card_to_a_vote(evening: Evening) -> None:
    step = vote(evening, *[("bench",) if n % 2 else ("fair",) for n in range(20)])

    uses, ballots = evening.rows("card_uses"), evening.rows("ballots", step=step)
    order = [use.id for use in uses]

    assert {use.voter for use in uses} == {one.voter for one in ballots} == {None}
    assert not {use.id for use in uses} & {one.id for one in ballots}
    assert sorted(order) != order or len(order) < 3


def test_codes_are_kept_as_hashes_only(evening: Evening) -> None:
    [code] = codes(evening, 1)

    [card] = evening.rows("cards")

    assert code not in repr(card)
    assert len(card.code_hash) == 64


def test_the_same_form_sent_twice_makes_one_stack_of_cards(evening: Evening) -> None:
    stack = MakeCards(new_id(), (new_code(), new_code()))
    evening.facilitator.give(stack)

    refusal = evening.facilitator.refused(MakeCards(stack.batch, (new_code(), new_code())))

    assert refusal.code == "id_taken"
    assert [card.number for card in evening.rows("cards")] == [1, 2]


def test_who_types_ten_wrong_codes_has_to_wait_also_with_a_right_one(evening: Evening) -> None:
    [code] = codes(evening, 1)
    step = evening.go_to("budget")
    guesser, neighbour = evening.phone(), evening.phone()

    wrong = [guesser.refused(ballot(step, f"WRONG{n}", "bench")).code for n in range(10)]
    now = guesser.refused(ballot(step, code, "bench"))
    neighbour.give(ballot(step, code, "bench"))

    assert set(wrong) == {"wrong_code"}
    assert (now.code, now.retry) == ("too_fast", True)
    assert 0 < int(str(now.params["retry_after_ms"])) <= 60_000


# Dividing the money --------------------------------------------------------------------------


def test_a_ballot_over_the_amount_is_refused_with_how_much(evening: Evening) -> None:
    [code] = codes(evening, 1)
    step = evening.go_to("budget")

    refusal = evening.phone().refused(ballot(step, code, "bench", "trees"))

    assert (refusal.code, refusal.params) == ("over_budget", {"amount": 5_000, "over": 500})


def test_phones_know_what_there_is_to_divide(evening: Evening) -> None:
    evening.go_to("budget")

    step = evening.phone().board()["step"]

    assert (step["method"], step["amount"], step["needs_code"]) == ("budget_plans", 5_000, True)


def test_money_goes_down_the_list_to_what_fits(evening: Evening) -> None:
    step = vote(
        evening,
        ("bench", "fair"), ("bench", "fair"), ("bench",), ("trees", "fair"), ("trees",), ("walk",),
        ("bench", "paint"),
    )  # fmt: skip

    told = result(evening, step)

    assert outcomes(evening, step) == {
        "bench": "funded", "fair": "funded", "trees": "not_funded", "walk": "not_funded",
        "paint": "not_funded", "music": "not_funded",
    }  # fmt: skip
    assert (told["funding"]["spent"], told["funding"]["left"]) == (5_000, 0)


def test_what_is_left_goes_to_the_next_plan_that_fits_or_stays(evenings) -> None:
    ballots = (("bench",), ("bench",), ("bench",), ("trees",), ("trees",), ("walk",))
    got = {}
    for rule in LeftoverRule:
        evening = evenings("buurtbegroting", money=MoneyRules(amount=5_000, leftover_rule=rule))
        enter(evening)
        step = vote(evening, *ballots)
        got[rule] = [plan for plan, out in outcomes(evening, step).items() if out == "funded"]

    assert got == {"next_that_fits": ["bench", "walk"], "stays_in_pot": ["bench"]}


def test_equal_plans_that_do_not_all_fit_are_drawn_in_the_hall(evening: Evening) -> None:
    step = vote(evening, ("bench",), ("trees",), ("walk", "paint"))
    before = outcomes(evening, step)

    evening.facilitator.give(p.DrawLot(step=step, option="trees"))
    tied = result(evening, step)["funding"]["to_draw"]
    after = outcomes(evening, step)

    assert {plan for plan, out in before.items() if out == "to_draw"} == {
        "bench", "trees", "walk", "paint",
    }  # fmt: skip
    assert tied == []
    assert {plan for plan, out in after.items() if out == "funded"} == {"trees", "walk", "paint"}


def test_a_lot_can_be_taken_back_and_only_a_tie_is_drawn(evening: Evening) -> None:
    step = vote(evening, ("bench",), ("trees",), ("fair", "walk"), ("fair",))

    wrong = evening.facilitator.refused(p.DrawLot(step=step, option="music"))
    evening.facilitator.give(p.DrawLot(step=step, option="trees"))
    evening.facilitator.give(p.DrawLot(step=step, option=None))

    assert wrong.code == "no_tie"
    assert outcomes(evening, step)["trees"] == "to_draw"


def count(evening: Evening, step: str, voters: int, invalid: int = 0, **totals: int) -> None:
    evening.scribe.give(p.AddCounts(step=step, totals=totals, voters=voters, invalid=invalid))


def test_what_is_counted_afterwards_belongs_to_the_vote(evening: Evening) -> None:
    step = vote(evening, ("bench",), ("bench",), ("fair", "walk"))
    counting = evening.go_to("count")

    assert "add_counts" in evening.scribe.board()["open_actions"]
    count(evening, counting, 4, 1, trees=4, fair=3)
    [so_far] = evening.scribe.board()["counted"]
    evening.close(counting)

    [question] = result(evening, step)["questions"]
    totals = {row["id"]: (row["device"], row["paper"], row["total"]) for row in question["rows"]}
    assert (so_far["step"], so_far["totals"]) == (counting, {"trees": 4, "fair": 3})
    assert totals["fair"] == (1, 3, 4)
    assert totals["trees"] == (0, 4, 4)
    assert question["voters"] == {"device": 3, "paper": 4}
    assert question["invalid"] == 1
    assert outcomes(evening, step)["trees"] == "funded"
    assert [row["step"] for row in evening.projector.board()["results"]] == [step]


def test_without_an_amount_nothing_is_divided(evenings) -> None:
    evening = evenings("buurtbegroting")
    enter(evening)

    step = vote(evening, ("bench", "fair", "trees", "music", "paint", "walk"))

    assert result(evening, step)["funding"] is None
    assert set(outcomes(evening, step).values()) == {None}


def test_the_wall_asks_who_joins_a_plan_and_counts_who_can_be_reached(evening: Evening) -> None:
    vote(evening, ("bench",))
    evening.go_to("commit")
    person = evening.phone()

    person.give(p.MakePledge(id=new_id(), item="bench"))

    row = next(row for row in person.board()["items"] if row["id"] == "bench")
    assert (row["says_yes"], row["rank"], row["amount"]) == (1, 1, 3_000)

import pytest

from facilitation.contract import payloads as p
from tests.evening import Evening, Seat, new_id


@pytest.fixture
def plans(evening: Evening) -> list[str]:
    """Three plans, two of them from one theme."""
    evening.go_to("ideas")
    play, meet = evening.theme("Spelen"), evening.theme("Ontmoeten")
    evening.go_to("elaborate")
    titles = ((play, "Speeltuin"), (meet, "Koffietafel"), (meet, "Buurtmaaltijd"))
    return [evening.plan(theme, title) for theme, title in titles]


@pytest.fixture
def vote(evening: Evening, plans: list[str]) -> str:
    return evening.go_to("vote")


def cast(voter: Seat, step: str, **dots: int) -> p.CastBallot:
    ballot = p.CastBallot(id=new_id(), step=step, allocation=dots)
    voter.give(ballot)
    return ballot


def result_of(evening: Evening, step: str, question: int = 0) -> dict:
    results = {row["step"]: row for row in evening.projector.board()["results"]}
    return results[step]["questions"][question]


def totals_of(evening: Evening, step: str) -> dict[str, int]:
    return {row["id"]: row["total"] for row in result_of(evening, step)["rows"]}


# Votes -------------------------------------------------------------------------------------------


def test_plans_can_be_voted_on_by_number(evening: Evening, vote: str) -> None:
    options = evening.phone().board()["options"]

    assert [(row["number"], row["label"]) for row in options] == [
        ("1a", "Speeltuin"),
        ("2a", "Koffietafel"),
        ("2b", "Buurtmaaltijd"),
    ]


def test_a_ballot_replaces_the_earlier_one_until_the_vote_closes(
    evening: Evening, plans: list[str], vote: str
) -> None:
    phone = evening.phone()
    cast(phone, vote, **{plans[0]: 3})
    cast(phone, vote, **{plans[1]: 2, plans[2]: 1})
    [mine] = phone.own()["ballots"]

    evening.close(vote)

    assert mine["allocation"] == {plans[1]: 2, plans[2]: 1}
    assert totals_of(evening, vote) == {plans[0]: 0, plans[1]: 2, plans[2]: 1}
    assert result_of(evening, vote)["voters"] == {"device": 1}


@pytest.mark.parametrize(
    ("dots", "code"), [({0: 4}, "too_many_dots"), ({0: 2, 1: 2}, "too_many_dots")]
)
def test_nobody_gives_more_dots_than_there_are(evening, plans, vote, dots, code) -> None:
    allocation = {plans[index]: number for index, number in dots.items()}
    ballot = p.CastBallot(id=new_id(), step=vote, allocation=allocation)

    refusal = evening.phone().refused(ballot)

    assert (refusal.code, refusal.params["limit"]) == (code, 3)


def test_a_vote_for_what_is_no_option_is_refused(evening: Evening, vote: str) -> None:
    ballot = p.CastBallot(id=new_id(), step=vote, allocation={"nothing": 1})

    assert evening.phone().refused(ballot).code == "unknown_option"


def test_a_vote_is_never_accepted_late(evening: Evening, plans: list[str], vote: str) -> None:
    evening.close(vote)
    ballot = p.CastBallot(id=new_id(), step=vote, allocation={plans[0]: 1})

    assert evening.phone().refused(ballot).code == "step_closed"


def test_a_ballot_that_was_counted_is_no_failure_when_it_is_sent_again(
    evening: Evening, plans: list[str], vote: str
) -> None:
    phone = evening.phone()
    ballot = cast(phone, vote, **{plans[0]: 1})
    evening.close(vote)
    after_closing = phone.give(ballot)
    evening.facilitator.give(p.CloseWorkshop())

    assert (after_closing.events, phone.give(ballot).events) == ((), ())
    assert totals_of(evening, vote)[plans[0]] == 1


def test_a_vote_in_another_kind_of_step_is_refused(evening: Evening, writing: str) -> None:
    ballot = p.CastBallot(id=new_id(), step=writing, allocation={})

    assert evening.phone().refused(ballot).code == "not_in_this_step"


def test_a_vote_on_phones_can_be_switched_off(evening: Evening, plans: list[str]) -> None:
    vote = evening.go_to("vote")
    evening.facilitator.give(p.SetInputs(step=vote, inputs=("paper",)))
    ballot = p.CastBallot(id=new_id(), step=vote, allocation={plans[0]: 1})

    assert evening.phone().refused(ballot).code == "input_closed"


def test_after_closing_no_ballot_says_whose_it_was(
    evening: Evening, plans: list[str], vote: str
) -> None:
    phones = [evening.phone(role="resident") for _ in range(6)]
    for number, phone in enumerate(phones):
        cast(phone, vote, **{plans[number % 3]: 1})
    open_ids = {ballot.id for ballot in evening.rows("ballots")}

    evening.close(vote)

    ballots = evening.rows("ballots")
    assert {ballot.voter for ballot in ballots} == {None}
    assert not open_ids & {ballot.id for ballot in ballots}
    assert phones[0].own()["ballots"] == []


def test_after_closing_a_ballot_of_a_small_group_says_only_overig(
    evening: Evening, plans: list[str], vote: str
) -> None:
    for role in ["resident"] * 5 + ["municipality"]:
        cast(evening.phone(role=role), vote, **{plans[0]: 1})

    evening.close(vote)

    roles = sorted(ballot.role for ballot in evening.rows("ballots"))
    assert roles == ["merged", *["resident"] * 5]


def test_a_vote_that_is_opened_again_starts_a_new_round_and_keeps_the_old_as_void(
    evening: Evening, plans: list[str], vote: str
) -> None:
    phone = evening.phone()
    cast(phone, vote, **{plans[0]: 3})
    evening.scribe.give(p.AddCounts(step=vote, totals={plans[0]: 9}, voters=3))
    evening.close(vote)
    evening.reopen(vote)
    second = phone.board()
    cast(phone, vote, **{plans[1]: 1})
    evening.close(vote)

    assert (second["step"]["round"], second["counts"]["voted"]) == (1, 0)
    assert totals_of(evening, vote) == {plans[0]: 0, plans[1]: 1, plans[2]: 0}
    assert [ballot.void for ballot in evening.rows("ballots", round=0)] == [True]


def test_equal_totals_share_a_rank_and_say_so(
    evening: Evening, plans: list[str], vote: str
) -> None:
    cast(evening.phone(), vote, **{plans[0]: 1, plans[2]: 1})

    evening.close(vote)

    rows = result_of(evening, vote)["rows"]
    assert [(row["id"], row["rank"], row["tied"]) for row in rows] == [
        (plans[0], 1, True),
        (plans[2], 1, True),
        (plans[1], 3, False),
    ]


def test_the_outcome_stays_with_the_plans(evening: Evening, plans: list[str], vote: str) -> None:
    cast(evening.phone(), vote, **{plans[1]: 3})

    evening.close(vote)

    items = {row["id"]: (row["votes"], row["rank"]) for row in evening.projector.board()["items"]}
    assert items == {plans[0]: (0, 2), plans[1]: (3, 1), plans[2]: (0, 2)}


def test_results_are_kept_back_until_the_vote_closes(
    evening: Evening, plans: list[str], vote: str
) -> None:
    cast(evening.phone(), vote, **{plans[1]: 3})

    board = evening.projector.board()

    assert board["results"] == []
    assert board["counts"]["voted"] == 1
    assert {row["votes"] for row in board["items"]} == {None}


def test_a_vote_that_asks_for_the_code_of_a_card_takes_none_without(evenings) -> None:
    evening = evenings("buurtbegroting")
    step = next(row.id for row in evening.rows("steps") if row.plan.needs_code)
    evening.facilitator.give(p.GoToStep(step=step))

    refusal = evening.phone().refused(p.CastBallot(id=new_id(), step=step, allocation={}))

    assert refusal.code == "code_needed"


# Counted by hand ---------------------------------------------------------------------------------


def test_paper_and_phones_are_added_up_per_source(
    evening: Evening, plans: list[str], vote: str
) -> None:
    cast(evening.phone(), vote, **{plans[0]: 2})
    evening.scribe.give(p.AddCounts(step=vote, totals={plans[0]: 12, plans[1]: 6}, voters=6))
    evening.scribe.give(
        p.AddCounts(step=vote, totals={plans[1]: 5}, voters=1, invalid=1, source="table")
    )
    evening.close(vote)

    result = result_of(evening, vote)

    first = result["rows"][0]
    assert (first["id"], first["total"], first["device"], first["paper"]) == (plans[0], 14, 2, 12)
    assert result["voters"] == {"device": 1, "paper": 6, "table": 1}
    assert result["invalid"] == 1


def test_a_count_is_put_right_with_a_negative_number(
    evening: Evening, plans: list[str], vote: str
) -> None:
    evening.scribe.give(p.AddCounts(step=vote, totals={plans[0]: 12}, voters=4, invalid=2))

    evening.scribe.give(p.AddCounts(step=vote, totals={plans[0]: -2}, voters=0, invalid=-1))

    [counted] = evening.scribe.board()["counted"]
    assert (counted["totals"], counted["voters"], counted["invalid"]) == ({plans[0]: 10}, 4, 1)


@pytest.mark.parametrize(
    "wrong", [{"totals": {0: -13}, "voters": 0}, {"totals": {0: 0}, "voters": -5}]
)
def test_a_correction_takes_no_more_than_was_counted(evening, plans, vote, wrong) -> None:
    evening.scribe.give(p.AddCounts(step=vote, totals={plans[0]: 12}, voters=4))
    totals = {plans[index]: people for index, people in wrong["totals"].items()}

    refusal = evening.scribe.refused(p.AddCounts(step=vote, totals=totals, voters=wrong["voters"]))

    assert refusal.code == "count_too_low"


def test_invalid_ballots_cannot_drop_below_zero(
    evening: Evening, plans: list[str], vote: str
) -> None:
    count = p.AddCounts(step=vote, totals={plans[0]: 1}, voters=1, invalid=-1)

    assert evening.scribe.refused(count).code == "count_too_low"


def test_a_count_with_an_id_counts_once(evening: Evening, plans: list[str], vote: str) -> None:
    count = p.AddCounts(id=new_id(), step=vote, totals={plans[0]: 12}, voters=4)
    evening.scribe.give(count)
    evening.scribe.give(count)

    evening.close(vote)

    assert totals_of(evening, vote)[plans[0]] == 12


def test_what_is_no_option_is_not_counted(evening: Evening, vote: str) -> None:
    count = p.AddCounts(step=vote, totals={"nothing": 12}, voters=4)

    assert evening.scribe.refused(count).code == "unknown_option"


def test_nothing_is_counted_in_a_round_of_words(evening: Evening) -> None:
    words = evening.go_to("words")

    refusal = evening.scribe.refused(p.AddCounts(step=words, totals={"1": 1}, voters=1))

    assert refusal.code == "not_in_this_step"


# Questions ---------------------------------------------------------------------------------------


def test_an_answer_is_replaced_and_taken_back_while_the_step_is_open(evening: Evening) -> None:
    step = evening.go_to("evaluate")
    phone, other = evening.phone(), evening.phone()
    for value in ("1", "2", "een beetje"):
        phone.give(p.Answer(step=step, question="could_speak", value=value))
    other.give(p.Answer(step=step, question="could_speak", value="3"))
    other.give(p.Answer(step=step, question="could_speak", value=None))
    [mine] = phone.own()["answers"]
    answered = evening.projector.board()["counts"]["answered"]

    evening.close(step)

    rows = {row["id"]: row["total"] for row in result_of(evening, step)["rows"]}
    assert (mine["value"], answered) == ("2", 1)
    assert rows == {"1": 0, "2": 1, "3": 0}


@pytest.mark.parametrize(
    ("question", "value", "code"),
    [
        ("could_speak", "9", "unknown_option"),
        ("weather", "1", "unknown_question"),
        (None, "1", "unknown_question"),
    ],
)
def test_an_answer_fits_its_question(evening: Evening, question, value, code) -> None:
    step = evening.go_to("evaluate")
    answer = p.Answer(step=step, question=question, value=value)

    assert evening.phone().refused(answer).code == code


def test_an_answer_after_closing_is_refused(evening: Evening) -> None:
    step = evening.go_to("evaluate")
    evening.close(step)
    answer = p.Answer(step=step, question="could_speak", value="1")

    assert evening.phone().refused(answer).code == "step_closed"


def test_after_closing_no_answer_says_which_phone_gave_it(evening: Evening) -> None:
    step = evening.go_to("evaluate")
    phones = [evening.phone(role="resident") for _ in range(3)]
    for phone in phones:
        for question in ("could_speak", "met_someone"):
            phone.give(p.Answer(step=step, question=question, value="1"))

    evening.close(step)

    answers = evening.rows("answers")
    known = {phone.author for phone in phones}
    assert len(answers) == 6
    assert not known & {answer.author for answer in answers}
    assert not any(author in answer.id for author in known for answer in answers)
    assert evening.projector.board()["counts"]["answered"] == 3


def test_something_else_is_an_answer_where_the_question_allows_it(evenings) -> None:
    evening = evenings("tafelgesprekken_casussen")
    step = evening.go_to("poll")
    evening.phone().give(p.Answer(step=step, value="other", other="een moestuin"))

    evening.close(step)

    rows = {row["id"]: row["total"] for row in result_of(evening, step)["rows"]}
    assert rows["other"] == 1


def test_a_scale_takes_its_numbers_and_no_others(evenings) -> None:
    evening = evenings("ontbijtsessie")
    step = evening.go_to("scale")
    key = evening.phone().board()["step"]["questions"][0]["key"]

    evening.phone().give(p.Answer(step=step, question=key, value=4))
    refusal = evening.phone().refused(p.Answer(step=step, question=key, value=6))
    evening.close(step)

    rows = {row["id"]: row["total"] for row in result_of(evening, step)["rows"]}
    assert (rows["4"], refusal.code) == (1, "unknown_option")


def test_a_table_counts_the_people_who_chose_a_theme(evening: Evening, plans: list[str]) -> None:
    step = evening.go_to("choose")
    themes = [row["id"] for row in evening.projector.board()["themes"]]
    evening.table(3).give(p.Answer(step=step, value={themes[0]: 6, themes[1]: 2}))
    evening.table(4).give(p.Answer(step=step, value={themes[0]: 5}))
    refusal = evening.phone().refused(p.Answer(step=step, value=themes[0]))

    evening.close(step)

    assert totals_of(evening, step) == {themes[0]: 11, themes[1]: 2}
    assert refusal.code == "input_closed"


# Per group ---------------------------------------------------------------------------------------


def groups_after(evening: Evening, vote: str, plans: list[str], votes: list[tuple]) -> list[tuple]:
    for role, plan in votes:
        cast(evening.phone(role=role), vote, **{plans[plan]: 3})
    evening.close(vote)
    groups = result_of(evening, vote)["groups"]
    return [(row["role"], row["people"], row["favourites"]) for row in groups]


def test_groups_of_five_and_more_are_shown_apart_with_what_they_share(
    evening: Evening, plans: list[str], vote: str
) -> None:
    votes = [("resident", 0)] * 6 + [("professional", 1)] * 4 + [("professional", 0)]

    groups = groups_after(evening, vote, plans, votes)

    result = result_of(evening, vote)
    assert groups == [("resident", 6, [plans[0]]), ("professional", 5, [plans[1]])]
    assert (result["shared"], result["differences"]) == ([plans[0]], [plans[1]])


def test_groups_that_are_too_small_go_together_and_take_the_next_along(
    evening: Evening, plans: list[str], vote: str
) -> None:
    votes = [("resident", 0)] * 12 + [("professional", 1)] * 5 + [("municipality", 1)]

    groups = groups_after(evening, vote, plans, votes)

    assert groups == [("resident", 12, [plans[0]]), ("merged", 6, [plans[1]])]


@pytest.mark.parametrize(
    "votes",
    [
        [("resident", 0)] * 12 + [("professional", 1)] * 4,
        [("resident", 0)] * 6 + [("professional", 1)] * 5 + [(None, 1)] * 3,
        [("resident", 0)] * 6 + [("undisclosed", 1)] * 5,
        [("resident", 0)] * 12,
    ],
    ids=["the rest follows by subtraction", "too few say a group", "will not say", "one group"],
)
def test_nothing_is_split_where_it_would_say_too_much(evening, plans, vote, votes) -> None:
    assert groups_after(evening, vote, plans, votes) == []


def test_paper_ballots_without_group_count_against_the_split(
    evening: Evening, plans: list[str], vote: str
) -> None:
    evening.scribe.give(p.AddCounts(step=vote, totals={plans[0]: 9}, voters=3))
    votes = [("resident", 0)] * 6 + [("professional", 1)] * 5

    assert groups_after(evening, vote, plans, votes) == []


# Counted by hand where nobody votes ---------------------------------------------------------------


@pytest.mark.parametrize("closed", [False, True])
def test_hands_that_were_counted_are_on_the_screens_with_how_many_there_were(
    evening: Evening, closed: bool
) -> None:
    evening.go_to("ideas")
    theme = evening.theme("Groen", *evening.notes("Bankjes"))
    check = evening.go_to("check")
    evening.scribe.give(p.AddCounts(step=check, totals={theme: 14}, voters=18, source="table"))
    if closed:
        evening.close(check)

    for seat in (evening.facilitator, evening.projector):
        (result,) = seat.board()["results"]
        (question,) = result["questions"]
        assert (result["step"], question["voters"]) == (check, {"table": 18})
        assert [(row["label"], row["total"]) for row in question["rows"]] == [("Groen", 14)]

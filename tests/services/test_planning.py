import pytest

from facilitation.contract import payloads as p
from tests.evening import Evening, Seat, new_id


@pytest.fixture
def themes(evening: Evening) -> list[str]:
    evening.go_to("ideas")
    found = [evening.theme("Spelen"), evening.theme("Ontmoeten")]
    evening.go_to("elaborate")
    return found


@pytest.fixture
def plan(evening: Evening, themes: list[str]) -> str:
    return evening.plan(themes[1], "Koffietafel", by=evening.table(2))


def pledged(evening: Evening, item: str) -> tuple[int, int]:
    [row] = [row for row in evening.projector.board()["items"] if row["id"] == item]
    return row["says_yes"], row["reachable"]


def reachable(item: str, **more) -> p.MakePledge:
    contact = p.ContactDetails(name="Jo", phone="06 12345678", email="jo@example.org")
    values = {"contact": contact, "consent": ("this_item",), "over_16": True} | more
    return p.MakePledge(id=new_id(), item=item, brings=("time",), level="little", **values)


# Plan cards --------------------------------------------------------------------------------------


def test_plans_are_numbered_after_their_theme(evening: Evening, themes: list[str]) -> None:
    plans = [evening.plan(theme, "Plan") for theme in (themes[1], themes[0], themes[1])]

    assert [evening.row("items", plan).number for plan in plans] == ["2a", "1a", "2b"]


def test_a_plan_without_theme_gets_the_next_free_number(
    evening: Evening, themes: list[str]
) -> None:
    plans = [evening.plan(None, "Plan") for _ in range(2)]

    assert [evening.row("items", plan).number for plan in plans] == ["1", "2"]


def late_card(evening: Evening, theme: str, age_ms: int | None) -> p.SubmitPlanCard:
    """A card of which the step closed five minutes ago, after a minute."""
    evening.clock.forward(60)
    evening.close(evening.step("elaborate"))
    evening.clock.forward(300)
    step = evening.step("elaborate")
    return p.SubmitPlanCard(id=new_id(), step=step, theme=theme, title="Bankjes", age_ms=age_ms)


def test_a_plan_card_written_before_closing_but_sent_later_comes_in(
    evening: Evening, themes: list[str]
) -> None:
    table = evening.table(2)
    card = late_card(evening, themes[0], 301_000)

    table.give(card)

    assert evening.row("items", card.id).title == "Bankjes"


@pytest.mark.parametrize("age_ms", [None, 0, 299_999, 361_000])
def test_a_plan_card_written_after_closing_is_refused(
    evening: Evening, themes: list[str], age_ms: int | None
) -> None:
    table = evening.table(2)
    card = late_card(evening, themes[0], age_ms)

    assert table.refused(card).code == "step_closed"


def test_a_late_plan_card_does_not_join_a_vote_that_has_begun(
    evening: Evening, themes: list[str]
) -> None:
    table = evening.table(2)
    card = late_card(evening, themes[0], 301_000)
    evening.go_to("vote")

    assert table.refused(card).code == "step_closed"


def test_a_plan_card_is_replaced_while_its_step_is_open(
    evening: Evening, themes: list[str]
) -> None:
    table = evening.table(2)
    card = p.SubmitPlanCard(id=new_id(), step=evening.step("elaborate"), theme=themes[1], title="A")
    table.give(card)
    table.give(
        p.SubmitPlanCard(
            id=card.id,
            step=card.step,
            theme=themes[0],
            title=" Koffietafel ",
            actions="Tafels lenen\n\nKoffie zetten",
            contributions=("koffie", p.PlannedContribution(what="zaal", party="municipality")),
            contact="de koffieploeg",
        )
    )

    item = evening.row("items", card.id)

    assert (item.number, item.title, item.contact_group) == ("2a", "Koffietafel", "de koffieploeg")
    assert [action.text for action in item.actions] == ["Tafels lenen", "Koffie zetten"]
    assert [one.what for one in item.contributions] == ["koffie", "zaal"]


def test_a_plan_keeps_its_votes_and_people_when_it_is_written_anew(
    evening: Evening, themes: list[str]
) -> None:
    table, step = evening.table(2), evening.step("elaborate")
    card = p.SubmitPlanCard(id=new_id(), step=step, theme=themes[1], title="Koffietafel")
    table.give(card)
    vote = evening.go_to("vote")
    phone = evening.phone()
    phone.give(p.CastBallot(id=new_id(), step=vote, allocation={card.id: 3}))
    evening.close(vote)
    evening.go_to("commit")
    phone.give(p.MakePledge(id=new_id(), item=card.id))

    table.give(p.SubmitPlanCard(id=card.id, step=step, theme=themes[1], title="Theetafel"))

    item = evening.row("items", card.id)
    assert (item.title, item.votes, item.rank, item.says_yes) == ("Theetafel", 3, 1, 1)


def test_a_vote_in_which_nobody_chose_makes_no_plan_the_first(
    evening: Evening, themes: list[str]
) -> None:
    step = evening.step("elaborate")
    card = p.SubmitPlanCard(id=new_id(), step=step, theme=themes[1], title="Koffietafel")
    evening.table(2).give(card)

    evening.close(evening.go_to("vote"))

    item = evening.row("items", card.id)
    assert (item.votes, item.rank) == (0, None)


def test_the_same_card_after_closing_is_told_that_we_have_it(
    evening: Evening, themes: list[str]
) -> None:
    table, step = evening.table(2), evening.step("elaborate")
    card = p.SubmitPlanCard(id=new_id(), step=step, theme=themes[1], title="Koffietafel")
    table.give(card)
    evening.close(step)
    vote = evening.go_to("vote")
    evening.close(vote)

    assert table.give(card).events == ()


def test_another_card_after_closing_is_refused(evening: Evening, plan: str) -> None:
    step = evening.step("elaborate")
    evening.close(step)
    card = p.SubmitPlanCard(id=plan, step=step, title="Theetafel")

    assert evening.table(2).refused(card).code == "step_closed"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"theme": "nothing"}, "unknown_theme"),
        ({"step": "99-elaborate"}, "unknown_step"),
        ({"step": "06-ideas"}, "not_in_this_step"),
    ],
)
def test_a_card_names_what_exists(evening: Evening, themes: list[str], change, code) -> None:
    values = {"step": evening.step("elaborate"), "theme": themes[0], "title": "Plan"} | change

    refusal = evening.table(1).refused(p.SubmitPlanCard(id=new_id(), **values))

    assert refusal.code == code


def test_a_card_of_another_table_is_not_replaced(evening: Evening, plan: str) -> None:
    card = p.SubmitPlanCard(id=plan, step=evening.step("elaborate"), title="Van mij")

    assert evening.table(9).refused(card).code == "id_taken"


def test_a_card_on_paper_comes_in_through_the_scribe(evening: Evening, themes: list[str]) -> None:
    evening.facilitator.give(p.SetInputs(step=evening.step("elaborate"), inputs=("device",)))
    card = p.SubmitPlanCard(id=new_id(), step=evening.step("elaborate"), title="Plan")

    assert evening.scribe.refused(card).code == "input_closed"


def test_a_writer_sees_which_plans_are_its_own(evening: Evening, plan: str) -> None:
    assert evening.table(2).own()["plans"] == [plan]
    assert evening.table(3).own()["plans"] == []


# Joining -----------------------------------------------------------------------------------------


def test_who_joins_is_counted_and_reachable_only_with_contact(evening: Evening, plan: str) -> None:
    evening.go_to("commit")

    evening.phone().give(p.MakePledge(id=new_id(), item=plan))
    evening.phone().give(reachable(plan))

    assert pledged(evening, plan) == (2, 1)


def test_someone_who_changes_to_another_plan_is_counted_there(
    evening: Evening, themes: list[str], plan: str
) -> None:
    other = evening.plan(themes[0], "Speeltuin")
    evening.go_to("commit")
    phone, pledge = evening.phone(), p.MakePledge(id=new_id(), item=plan)
    phone.give(pledge)

    phone.give(p.MakePledge(id=pledge.id, item=other, brings=("network",)))

    assert (pledged(evening, plan), pledged(evening, other)) == ((0, 0), (1, 0))
    [mine] = phone.own()["pledges"]
    assert (mine["item"], mine["brings"]) == (other, ["network"])


@pytest.mark.parametrize("again", [p.MakePledge, reachable], ids=["plain", "with contact"])
def test_the_same_pledge_after_closing_is_told_that_we_have_it(
    evening: Evening, plan: str, again
) -> None:
    commit = evening.go_to("commit")
    phone = evening.phone()
    pledge = reachable(plan) if again is reachable else p.MakePledge(id=new_id(), item=plan)
    phone.give(pledge)
    evening.clock.forward(60)
    evening.close(commit)
    after_closing = phone.give(pledge)
    evening.facilitator.give(p.CloseWorkshop())

    assert (after_closing.events, phone.give(pledge).events) == ((), ())


def test_joining_after_closing_is_refused(evening: Evening, plan: str) -> None:
    evening.close(evening.go_to("commit"))

    assert evening.phone().refused(p.MakePledge(id=new_id(), item=plan)).code == "step_closed"


def test_a_pledge_of_someone_else_is_not_replaced_or_withdrawn(evening: Evening, plan: str) -> None:
    evening.go_to("commit")
    pledge = p.MakePledge(id=new_id(), item=plan)
    evening.phone().give(pledge)
    stranger = evening.phone()

    assert stranger.refused(pledge).code == "id_taken"
    assert stranger.refused(p.WithdrawPledge(id=pledge.id)).code == "unknown_pledge"


def test_nobody_joins_what_does_not_exist(evening: Evening, plan: str) -> None:
    evening.go_to("commit")

    assert evening.phone().refused(p.MakePledge(id=new_id(), item="nothing")).code == "unknown_item"


def test_people_join_themes_where_a_meeting_makes_no_plans(evenings) -> None:
    evening = evenings("bewonersavond")
    evening.go_to("ideas")
    theme = evening.theme("Ontmoeten")
    evening.go_to("commit")
    phone = evening.phone()

    phone.give(p.MakePledge(id=new_id(), item=theme))

    assert phone.own()["pledges"][0]["item"] == theme


def joined(seat: Seat) -> dict[str, tuple[int, int]]:
    options = seat.board()["options"]
    return {option["label"]: (option["says_yes"], option["reachable"]) for option in options}


def test_everybody_sees_live_how_many_join_each_theme(evenings) -> None:
    evening = evenings("bewonersavond")
    evening.go_to("ideas")
    themes = [evening.theme(name) for name in ("Ontmoeten", "Groen")]
    evening.go_to("commit")
    phones = [evening.phone() for _ in range(2)]
    first = reachable(themes[0])
    phones[0].give(first)
    phones[1].give(p.MakePledge(id=new_id(), item=themes[0]))

    seen = [joined(seat) for seat in (evening.facilitator, evening.projector, phones[0])]
    phones[0].give(p.WithdrawPledge(id=first.id))

    assert seen == [{"Ontmoeten": (2, 1), "Groen": (0, 0)}] * 3
    assert joined(evening.projector) == {"Ontmoeten": (1, 0), "Groen": (0, 0)}


def test_while_people_choose_nobody_is_told_how_many_joined(evenings) -> None:
    evening = evenings("bewonersavond")
    evening.go_to("ideas")
    evening.theme("Ontmoeten")
    evening.go_to("vote")

    assert joined(evening.projector) == {"Ontmoeten": (None, None)}


# Contact -----------------------------------------------------------------------------------------


def test_contact_details_are_refused_where_someone_can_listen_in(
    evening: Evening, plan: str
) -> None:
    evening.go_to("commit")

    assert evening.phone().refused(reachable(plan), safe=False).code == "contact_not_safe"


@pytest.mark.parametrize(
    "wrong",
    [
        {"consent": ()},
        {"consent": ("invitations",)},
        {"over_16": None},
        {"over_16": False},
        {"contact": p.ContactDetails(name="Jo")},
        {"contact": p.ContactDetails(phone="  ")},
    ],
    ids=["no consent", "for something else", "no age", "too young", "no way to reach", "blank"],
)
def test_contact_needs_consent_a_way_to_reach_and_an_age(evening, plan, wrong) -> None:
    evening.go_to("commit")

    assert evening.phone().refused(reachable(plan, **wrong)).code == "contact_incomplete"
    assert pledged(evening, plan) == (0, 0)


def test_contact_details_are_on_no_board_and_not_readable_in_the_store(
    evening: Evening, plan: str
) -> None:
    evening.go_to("commit")
    phone = evening.phone()
    phone.give(reachable(plan))

    seen = [str(seat.board()) for seat in (evening.facilitator, evening.scribe, phone)]
    with evening.database.reading() as connection:
        [sealed] = connection.exec_driver_sql("SELECT sealed FROM contact").scalars()

    assert not any("12345678" in board or "jo@example" in board for board in seen)
    assert "12345678" not in str(phone.own())
    assert b"12345678" not in bytes(sealed)
    assert phone.own()["pledges"][0]["has_contact"] is True


def test_withdrawing_wipes_the_contact_details_also_after_the_meeting(
    evening: Evening, plan: str
) -> None:
    evening.go_to("commit")
    phone, pledge = evening.phone(), reachable(plan)
    phone.give(pledge)
    evening.facilitator.give(p.CloseWorkshop())

    phone.give(p.WithdrawPledge(id=pledge.id))
    again = phone.give(p.WithdrawPledge(id=pledge.id))

    assert again.events == ()
    assert evening.row("contacts", pledge.id) is None
    assert (pledged(evening, plan), phone.own()["pledges"]) == ((0, 0), [])


def test_taking_contact_away_wipes_it(evening: Evening, plan: str) -> None:
    evening.go_to("commit")
    phone, pledge = evening.phone(), reachable(plan)
    phone.give(pledge)

    phone.give(p.MakePledge(id=pledge.id, item=plan))

    assert evening.row("contacts", pledge.id) is None
    assert pledged(evening, plan) == (1, 0)


# Offers and needs --------------------------------------------------------------------------------


@pytest.fixture
def market(evenings) -> tuple[Evening, Seat, str]:
    evening = evenings("bewonersavond")
    return evening, evening.phone(), evening.go_to("offers")


def test_a_need_is_private(market) -> None:
    evening, phone, step = market
    for kind in ("offer", "need"):
        phone.give(p.MakeOffer(id=new_id(), step=step, kind=kind, text="hulp met formulieren"))

    assert [(row.kind, row.private) for row in evening.rows("offers")] == [
        ("offer", False),
        ("need", True),
    ]


def test_an_offer_is_replaced_by_its_writer_only_while_the_step_is_open(market) -> None:
    evening, phone, step = market
    offer = p.MakeOffer(id=new_id(), step=step, kind="offer", text="klussen")
    phone.give(offer)
    stranger = evening.phone().refused(offer)
    evening.close(step)

    late = phone.refused(p.MakeOffer(id=offer.id, step=step, kind="offer", text="tuinieren"))

    assert (stranger.code, late.code) == ("id_taken", "step_closed")
    assert phone.give(offer).events == ()


def test_a_blank_offer_is_refused(market) -> None:
    _, phone, step = market
    offer = p.MakeOffer(id=new_id(), step=step, kind="offer", text="  ")

    assert phone.refused(offer).code == "empty_text"

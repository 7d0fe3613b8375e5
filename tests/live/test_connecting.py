"""Coming in and coming back, over real sockets."""

import signal

import pytest

from tests.evening import new_id
from tests.live_hall import LiveHall, Refused, Server

pytestmark = pytest.mark.live


def test_a_phone_joins_and_is_sent_who_it_is_and_what_there_is(hall: LiveHall) -> None:
    phone = hall.phone()

    phone.until(lambda: bool(phone.own))

    assert phone.joined["token"]
    assert phone.joined["participant"]
    assert phone.board["workshop"]["code"] == hall.code
    assert phone.board["since"] is None
    assert "notes" not in phone.board


def test_the_token_brings_the_same_participant_back(hall: LiveHall) -> None:
    phone = hall.phone()
    phone.give("set_profile", role="resident")
    token = phone.joined["token"]
    phone.leave()

    again = hall.phone(token=token)
    again.until(lambda: bool(again.own))

    assert again.joined == phone.joined
    assert again.own["profile"]["role"] == "resident"


@pytest.mark.parametrize(
    ("audience", "auth", "code"),
    [
        ("phone", {"code": "000000"}, "unknown_code"),
        ("phone", {}, "unknown_code"),
        ("phone", {"code": 7}, "invalid_payload"),
        ("facilitator", {"token": "nothing"}, "unknown_token"),
        ("projector", {}, "unknown_token"),
        ("table", {"token": None}, "unknown_token"),
    ],
)
def test_who_may_not_come_in_hears_why(hall: LiveHall, audience, auth, code) -> None:
    with pytest.raises(Refused) as refused:
        hall.enter(audience, **auth)

    assert refused.value.code == code


def test_a_link_opens_one_function(hall: LiveHall) -> None:
    with pytest.raises(Refused) as refused:
        hall.enter("facilitator", token=hall.made["team_token"])

    assert refused.value.code == "unknown_token"


def test_a_screen_that_was_away_is_sent_only_what_changed(hall: LiveHall) -> None:
    lead, phone = hall.staff("facilitator"), hall.phone()
    step = hall.step("ideas")
    lead.give("go_to_step", step=step)
    phone.write(step, "Meer bankjes")
    screen = hall.staff("projector")
    screen.until(lambda: len(screen.rows("notes")) == 1)
    known = screen.board["revision"]
    screen.leave()
    second = phone.write(step, "Lage stoepen")

    sent = screen.enter_again()

    assert sent["since"] == known
    assert [row["id"] for row in sent["notes"]] == [second]
    assert screen.texts() == {"Meer bankjes", "Lage stoepen"}


def test_sync_brings_what_is_missing_or_everything(hall: LiveHall) -> None:
    lead, phone = hall.staff("facilitator"), hall.phone()
    step = hall.step("ideas")
    lead.give("go_to_step", step=step)
    phone.write(step, "Meer bankjes")
    lead.until(lambda: len(lead.rows("notes")) == 1)
    lead.messages.clear()

    answer = lead.give("sync", revision=None)
    lead.until(lambda: any(board["since"] is None for _, board in lead.messages))

    assert answer["revision"] >= lead.board["revision"] - 1
    assert lead.texts() == {"Meer bankjes"}


def test_a_board_from_a_future_the_server_does_not_know_is_replaced(hall: LiveHall) -> None:
    screen = hall.enter("projector", token=hall.made["projector_token"], revision=10**9)

    assert screen.board["since"] is None


def test_a_restart_brings_everyone_back_to_where_they_were(hall: LiveHall, server: Server) -> None:
    lead, phone, table = hall.staff("facilitator"), hall.phone(), hall.table(4)
    words, ideas = hall.step("words"), hall.step("ideas")
    lead.give("go_to_step", step=words)
    table.write(words, "noaberschap")
    lead.give("go_to_step", step=ideas)
    lead.give("set_headcount", people=75, tables=17)
    note = phone.write(ideas, "Meer bankjes")
    before = dict(phone.joined)
    server.stop(signal.SIGKILL)
    server.start()

    phone.enter_again()
    phone.until(lambda: bool(phone.own.get("notes")))
    lead = hall.staff("facilitator")
    again = phone.give("submit_note", id=note, step=ideas, text="Meer bankjes")

    assert phone.joined == before
    assert [mine["id"] for mine in phone.own["notes"]] == [note]
    assert (lead.board["step"]["id"], lead.board["counts"]["people"]) == (ideas, 75)
    assert lead.texts() == {"noaberschap", "Meer bankjes"}
    assert again["ok"]


def test_boards_come_at_most_once_per_flush_and_phones_get_no_notes(hall: LiveHall) -> None:
    lead, watching = hall.staff("facilitator"), hall.phone()
    writers = hall.phones(5)
    step = hall.step("ideas")
    lead.give("go_to_step", step=step)
    watching.messages.clear()

    notes = [{"id": new_id(), "step": step, "text": f"Briefje {n}"} for n in range(20)]
    hall.loop.gather([writers[n % 5].send("submit_note", note) for n, note in enumerate(notes)])
    watching.until(lambda: watching.board["counts"]["notes"] == 20)

    boards = [board for name, board in watching.messages if name == "board"]
    assert len(boards) < 20
    assert not any("Briefje" in str(board) for board in boards)
    assert not any("Briefje" in str(own) for name, own in watching.messages if name == "own")

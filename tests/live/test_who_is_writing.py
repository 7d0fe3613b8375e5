"""On how many phones a note is being written, over real sockets: it ends with its step."""

import pytest

from tests.live_hall import Client, LiveHall

pytestmark = pytest.mark.live


def counted(lead: Client, writing: int) -> None:
    """Wait until this screen counts so many phones."""
    lead.until(lambda: lead.board["counts"]["writing"] == writing)


def test_who_is_writing_is_counted_until_they_stop_or_go_away(hall: LiveHall) -> None:
    lead, one, other = hall.staff("facilitator"), *hall.phones(2)
    lead.give("go_to_step", step=hall.step("ideas"))
    one.give("writing", writing=True)
    other.give("writing", writing=True)
    counted(lead, 2)

    one.give("writing", writing=False)
    counted(lead, 1)

    other.leave()
    counted(lead, 0)


@pytest.mark.parametrize("ending", ["close_step", "close_workshop"])
def test_a_phone_that_says_nothing_is_forgotten_when_its_question_or_the_meeting_ends(
    hall: LiveHall, ending: str
) -> None:
    lead, phone = hall.staff("facilitator"), hall.phone()
    lead.give("go_to_step", step=hall.step("ideas"))
    phone.give("writing", writing=True)
    counted(lead, 1)

    lead.give(ending, **({"step": hall.step("ideas")} if ending == "close_step" else {}))

    counted(lead, 0)


def test_in_the_next_step_only_those_count_who_write_there(hall: LiveHall) -> None:
    lead, asleep, awake = hall.staff("facilitator"), *hall.phones(2)
    lead.give("go_to_step", step=hall.step("words"))
    asleep.give("writing", writing=True)
    awake.give("writing", writing=True)
    counted(lead, 2)

    lead.give("go_to_step", step=hall.step("ideas"))
    counted(lead, 0)
    awake.give("writing", writing=True)

    counted(lead, 1)

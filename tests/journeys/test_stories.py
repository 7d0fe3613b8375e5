"""An evening of true stories from the door to the closing, over real sockets."""

from __future__ import annotations

import json

import pytest

from tests.evening import by_id, new_id
from tests.journeys.test_g100 import in_step_with
from tests.live_hall import LiveHall, Server
from tests.stories import STORIES, tell

pytestmark = pytest.mark.live

FIRST, SECOND, THIRD = (story.id for story in STORIES)
POINTS = {1: "Niemand durft aan te bellen", 2: "Er ligt een stapel van twee maanden"}
ADVICE = {1: "Begin met een kop koffie.", 2: "Zoek hulp bij de bibliotheek.", 3: "Begin klein."}
REACTION = "Maandag zet ik koffie voor de buren."


def arrive(hall: LiveHall) -> None:
    """The hall sees three stories; the first poll is asked."""
    lead, screen = hall.lead, hall.screen
    hall.scribe.give("set_headcount", people=48, tables=6)
    poll = hall.step("poll")
    lead.give("go_to_step", step=poll)
    for phone in hall.people:
        phone.give("answer", step=poll, value="1")
    lead.give("close_step", step=poll)
    in_step_with(screen, lead.give("go_to_step", step=hall.step("info", 2)))

    assert [row["title"] for row in screen.rows("cases")] == [one.title for one in STORIES]
    assert [row["number"] for row in screen.board["options"]] == ["1", "2", "3"]


def choose(hall: LiveHall) -> None:
    """Tables choose a story; the one that does not is asked to take what is left."""
    step = hall.step("choose")
    hall.lead.give("go_to_step", step=step)
    hall.table(1).give("answer", step=step, value={FIRST: 8})
    hall.table(2).give("answer", step=step, value={SECOND: 7})
    hall.screen.until(lambda: sum(one["people"] for one in hall.screen.board["seating"]) == 15)
    seats = {one["case"]: one for one in hall.screen.board["seating"]}

    assert (seats[FIRST]["tables"], seats[SECOND]["tables"]) == ([1], [2])
    assert seats[THIRD]["advised"] == [3, 6]


def talk(hall: LiveHall) -> None:
    """What is written at a table is about its story, also from a phone that writes for it."""
    step = hall.step("case")
    hall.lead.give("go_to_step", step=step)
    notes = {number: hall.table(number).write(step, text) for number, text in POINTS.items()}
    phone = hall.people[0]
    phone.give("claim_table", table=3)
    quote = phone.write(step, "De sleutel ligt bij de conciërge", kind="quote")
    hall.screen.until(lambda: len(hall.screen.rows("notes")) == 3)
    rows = by_id(hall.screen.rows("notes"))

    assert [rows[one]["key"] for one in (*notes.values(), quote)] == [FIRST, SECOND, THIRD]
    assert (rows[quote]["kind"], rows[quote]["unit"]) == ("quote", "table")


def advise(hall: LiveHall) -> list[str]:
    """Each table gives its story something to take home; the same id again replaces it."""
    step = hall.step("elaborate")
    hall.lead.give("go_to_step", step=step)
    given = [new_id() for _ in ADVICE]
    for one, (number, text) in zip(given, ADVICE.items(), strict=True):
        card = {"id": one, "step": step, "reason": text, "kind": "les"}
        hall.table(number).give("submit_plan_card", **card)
        hall.table(number).give("submit_plan_card", **(card | {"kind": "advies"}))
    screen = hall.screen
    screen.until(lambda: [row["kind"] for row in screen.rows("outcomes")] == ["advice"] * 3)

    assert [row["number"] for row in screen.rows("outcomes")] == ["1a", "2a", "3a"]
    assert screen.rows("items") == []
    return given


def pitch(hall: LiveHall, given: list[str]) -> None:
    """One advice at a time in the hall; the scribe writes down what the storyteller says."""
    hall.lead.give("go_to_step", step=hall.step("pitch"))
    in_step_with(hall.screen, hall.lead.give("show", reveal=1))
    hall.scribe.give("note_reaction", outcome=given[0], text=REACTION)
    hall.screen.until(lambda: by_id(hall.screen.rows("outcomes"))[given[0]]["reaction"] == REACTION)
    card = {"outcome": given[0], "text": "Van een tafel"}

    assert hall.screen.board["view"]["reveal"] == 1
    assert hall.table(1).refused("note_reaction", card) == "unknown_command"


def promise(hall: LiveHall) -> None:
    """Everybody promises something for themselves; the hall only hears how many did."""
    step = hall.step("commit")
    hall.lead.give("go_to_step", step=step)
    for number, phone in enumerate(hall.people):
        phone.give("pledge", id=new_id(), item=step, intention=f"Ik bel aan bij nummer {number}.")
    screen = hall.screen
    screen.until(lambda: screen.board["counts"]["answered"] == len(hall.people))

    assert "Ik bel aan" not in json.dumps(screen.board)


def exported(hall: LiveHall, server: Server) -> None:
    """Stories, advice, reaction and promises; nobody's name, no table."""
    content = server.export(hall.code).decode()
    document = json.loads(content)

    assert [case["title"] for case in document["cases"]] == [one.title for one in STORIES]
    assert [one["text"] for one in document["outcomes"]] == list(ADVICE.values())
    assert document["outcomes"][0]["reaction"] == REACTION
    assert document["pledges"][0]["intentions"] == [
        f"Ik bel aan bij nummer {number}." for number in range(len(hall.people))
    ]
    assert "Corrie" not in content


def test_an_evening_of_true_stories_from_the_door_to_the_closing(halls, server: Server) -> None:
    hall: LiveHall = halls("tafelgesprekken_casussen", tell)
    hall.open_up(phones=3)

    arrive(hall)
    choose(hall)
    talk(hall)
    given = advise(hall)
    pitch(hall, given)
    promise(hall)
    hall.lead.give("go_to_step", step=hall.step("close"))
    in_step_with(hall.screen, hall.lead.give("close_workshop"))
    exported(hall, server)

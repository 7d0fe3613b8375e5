"""A G100 from the door to the closing, over real sockets."""

from __future__ import annotations

import json
from itertools import cycle
from typing import Any

import pytest

from tests.evening import by_id, new_id
from tests.live_hall import Client, LiveHall, Server

pytestmark = pytest.mark.live

TABLES = {1: "Noaberschap", 2: "noaberschap", 3: "eenzaam", 4: "eenzaamheid", 5: "noaberschap"}
IDEAS = (
    "Meer bankjes bij het plein",
    "Bankjes voor ouderen langs de route naar de winkel",
    "Een bankje bij de bushalte",
    "Speeltuin opknappen in het park",
    "Speeltuin met schaduw voor peuters",
    "Nieuwe speeltoestellen in de speeltuin",
    "Meer bomen en groen in de straat",
    "Geveltuintjes en groen op het plein",
    "Groen in plaats van tegels",
    "Koffie drinken met de buren in het buurthuis",
    "Samen koken en eten in het buurthuis",
    "Buurthuis ook op zondag open",
    "Mevrouw Jansen van nummer 9 is vaak alleen",
)
WAITS = IDEAS[-1]


def lying(client: Client) -> dict[str, str | None]:
    """In which theme each note lies."""
    return {row["id"]: row["theme"] for row in client.rows("notes")}


def settled(client: Client) -> dict[str, Any]:
    """What the wall shows, apart from revision, history and clocks."""
    parts = ("notes", "themes", "items", "words", "counts", "step", "beside", "results")
    board = {name: client.board.get(name) for name in parts}
    return {**board, "notes": by_id(board["notes"]), "themes": by_id(board["themes"])}


def in_step_with(client: Client, answer: dict[str, Any]) -> None:
    client.until(lambda: client.board["revision"] >= answer["revision"])


def arrive(hall: LiveHall) -> None:
    """People come in, the desk counts, and phones say who they are."""
    lead = hall.lead
    hall.scribe.give("set_headcount", people=75, tables=17)
    for number, phone in enumerate(hall.people):
        role = ("resident", "resident", "professional")[number % 3]
        phone.give("set_profile", role=role, table=1 + number % 5)
    lead.until(lambda: lead.board["counts"]["phones"] == len(hall.people))
    lead.until(lambda: lead.board["counts"]["people"] == 75)

    assert lead.board["workshop"]["state"] == "ready"


def talk(hall: LiveHall) -> None:
    """Every table says one word; people merge what means the same."""
    words = hall.step("words")
    hall.lead.give("go_to_step", step=words)
    for number, word in TABLES.items():
        hall.table(number).write(words, word)
    screen = hall.screen
    screen.until(lambda: screen.board["words"][0]["total"] == len(TABLES))
    first = screen.board["words"][0]["words"][0]
    answer = hall.team.give("merge_words", step=words, words=["eenzaam"], into="eenzaamheid")
    in_step_with(screen, answer)

    assert (first["word"], first["count"]) == ("Noaberschap", 3)
    assert screen.board["words"][0]["words"][1] == {
        "word": "eenzaamheid",
        "count": 2,
        "merged": ["eenzaam"],
    }
    hall.lead.give("go_to_step", step=hall.step("words", 2))


def write(hall: LiveHall) -> None:
    """Everybody writes; what seems to hold a name waits, paper comes through the scribe."""
    ideas = hall.step("ideas")
    hall.lead.give("go_to_step", step=ideas)
    for phone, text in zip(cycle(hall.people), IDEAS):
        phone.write(ideas, text)
    hall.scribe.give(
        "add_paper_notes",
        step=ideas,
        notes=[{"id": new_id(), "number": 12, "text": "Lage stoepen"}, {"id": new_id()}],
    )
    lead, screen = hall.lead, hall.screen
    lead.until(lambda: len(lead.rows("review")) == 1)
    screen.until(lambda: "Lage stoepen" in screen.texts())
    waiting = lead.rows("review")[0]

    assert waiting["text"] == WAITS
    assert waiting["flags"] == ["name"]
    assert screen.texts() >= set(IDEAS) - {WAITS}
    assert WAITS not in screen.texts()
    hall.team.give("hide_note", id=waiting["id"], reason="contains_name")


def group(hall: LiveHall) -> None:
    """During the break the machine proposes and people decide; the hall sees nothing yet."""
    lead, team, screen = hall.lead, hall.team, hall.screen
    lead.give("go_to_step", step=hall.step("break"))
    lead.give("open_step", step=hall.step("group"), beside=True)
    in_step_with(team, team.give("regroup"))
    themes = {theme for theme in lying(team).values() if theme}
    assert themes
    assert {row["placed_by"] for row in team.rows("notes")} <= {"machine", "none"}

    moved = [row["id"] for row in team.rows("notes") if row["kind"] == "idea"][:2]
    in_step_with(team, team.give("add_theme", id=new_id(), name="Van ons", notes=moved))
    ours = next(row for row in team.rows("themes") if row["name"] == "Van ons")
    before = settled(team)
    in_step_with(team, team.give("regroup", groups=4))
    assert {lying(team)[note] for note in moved} == {ours["id"]}

    in_step_with(team, lead.give("undo"))
    after = settled(team)
    assert after == before
    in_step_with(screen, lead.give("sync", revision=None))
    assert screen.rows("themes") == []
    assert {row["theme"] for row in screen.rows("notes")} == {None}


def check(hall: LiveHall) -> None:
    """The themes appear for everybody, and people hear where their notes landed."""
    hall.lead.give("close_step", step=hall.step("group"))
    in_step_with(hall.screen, hall.lead.give("go_to_step", step=hall.step("check")))

    shown = {row["id"] for row in hall.screen.rows("themes")}
    assert {row["theme"] for row in hall.screen.rows("notes")} & shown
    writer = hall.people[0]
    writer.until(lambda: any(note["theme"] for note in writer.own["notes"]))


def plan(hall: LiveHall) -> list[str]:
    """Tables choose a theme and write plans: 1a, 1b, 2a."""
    one, two = sorted(hall.screen.rows("themes"), key=lambda row: row["number"])[:2]
    choose = hall.step("choose")
    hall.lead.give("go_to_step", step=choose)
    hall.table(1).give("answer", step=choose, value={one["id"]: 6, two["id"]: 5})
    elaborate = hall.step("elaborate")
    hall.lead.give("go_to_step", step=elaborate)
    plans = []
    for table, theme, title in ((1, one, "Bankjes"), (2, one, "Tafels"), (3, two, "Koken")):
        plans.append(new_id())
        hall.table(table).give(
            "submit_plan_card",
            id=plans[-1],
            step=elaborate,
            theme=theme["id"],
            title=title,
            actions=["Beginnen"],
            contact="de buurtploeg",
        )
    hall.screen.until(lambda: len(hall.screen.rows("items")) == 3)
    numbers = sorted(row["number"] for row in hall.screen.rows("items"))

    assert numbers == [f"{one['number']}a", f"{one['number']}b", f"{two['number']}a"]
    return plans


def vote(hall: LiveHall, plans: list[str]) -> None:
    """Dots by phone and on paper, one result."""
    step = hall.step("vote")
    hall.lead.give("go_to_step", step=step)
    for number, phone in enumerate(hall.people):
        favourite = plans[0] if number % 3 else plans[1]
        phone.give("cast_ballot", id=new_id(), step=step, allocation={favourite: 2, plans[2]: 1})
    code = hall.people[0].refused(
        "cast_ballot", {"id": new_id(), "step": step, "allocation": {plans[0]: 4}}
    )
    hall.scribe.give("add_counts", step=step, totals={plans[0]: 30, plans[1]: 9}, voters=13)
    in_step_with(hall.screen, hall.lead.give("close_step", step=step))
    in_step_with(hall.screen, hall.lead.give("go_to_step", step=hall.step("result")))

    [result] = [row for row in hall.screen.board["results"] if row["step"] == step]
    rows = {row["id"]: row for row in result["questions"][0]["rows"]}
    phones = sum(2 for number in range(len(hall.people)) if number % 3)
    assert code == "too_many_dots"
    assert (rows[plans[0]]["device"], rows[plans[0]]["paper"]) == (phones, 30)
    assert rows[plans[0]]["rank"] == 1
    assert result["questions"][0]["voters"] == {"device": len(hall.people), "paper": 13}


def commit(hall: LiveHall, plans: list[str]) -> None:
    """'Ik doe mee', with and without a way to be reached; and stopping again."""
    hall.lead.give("go_to_step", step=hall.step("commit"))
    contact = {"contact": {"phone": "06 12345678"}, "consent": ["this_item"], "over_16": True}
    joins = [{"id": new_id(), "item": plans[0], "brings": ["time"]} for _ in hall.people]
    for number, (phone, join) in enumerate(zip(hall.people, joins, strict=True)):
        phone.give("pledge", **join, **(contact if number == 0 else {}))
    hall.people[1].give("withdraw_pledge", id=joins[1]["id"])
    people = len(hall.people) - 1

    def counted() -> bool:
        row = by_id(hall.screen.rows("items"))[plans[0]]
        return (row["says_yes"], row["reachable"]) == (people, 1)

    hall.screen.until(counted)


def close(hall: LiveHall) -> None:
    """The next date, and the end: nobody writes any more."""
    lead, screen = hall.lead, hall.screen
    lead.give("go_to_step", step=hall.step("close"))
    in_step_with(screen, lead.give("set_closing", next_date="20 april", contact="de wijkraad"))
    assert "20 april" in screen.board["step"]["text"]
    in_step_with(screen, lead.give("close_workshop"))

    note = {"id": new_id(), "step": hall.step("ideas"), "text": "Te laat"}
    assert hall.people[0].refused("submit_note", note) == "workshop_closed"
    assert screen.board["workshop"]["state"] == "closed"


def exported(hall: LiveHall, server: Server) -> None:
    """Each text once; no author, no token, no contact, nothing of a hidden note."""
    content = server.export(hall.code).decode()
    document = json.loads(content)
    texts = [note["text"] for note in document["notes"]]

    assert document["format"] == "samenspel/1"
    assert sorted(text for text in texts if text in IDEAS) == sorted(set(IDEAS) - {WAITS})
    assert texts.count("Lage stoepen") == 1
    assert WAITS not in content
    assert "12345678" not in content
    for phone in hall.people:
        assert phone.joined["participant"] not in content
        assert phone.joined["token"] not in content


def test_a_g100_from_the_door_to_the_closing(hall: LiveHall, server: Server) -> None:
    hall.open_up(phones=6)

    arrive(hall)
    talk(hall)
    write(hall)
    group(hall)
    check(hall)
    plans = plan(hall)
    vote(hall, plans)
    commit(hall, plans)
    close(hall)
    exported(hall, server)


def test_a_g100_in_one_evening(halls, server: Server) -> None:
    hall = halls("g100_avond")
    hall.open_up(phones=3)
    talk(hall)
    write(hall)
    in_step_with(hall.team, hall.team.give("regroup"))
    check_in = hall.lead.give("go_to_step", step=hall.step("check"))
    in_step_with(hall.screen, check_in)
    plans = plan(hall)
    vote(hall, plans)
    commit(hall, plans)
    close(hall)
    exported(hall, server)

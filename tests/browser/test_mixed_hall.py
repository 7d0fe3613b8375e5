"""Phones, one table device and paper in one hall: one board, one result, one export."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from facilitation.rehearsal.corpus import plans
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.seat import Seat
from tests.browser.test_evening import count, many_ideas
from tests.rehearsal.real_server import SAMENSPEL, RealServer

ON_PAPER = ("Een bel bij de deur van het buurthuis", "Bus 12 ook op zondag", "Een leesclub")
AT_THE_TABLE = "Een moestuin achter de school"


def test_phones_table_and_paper_make_one_agenda(
    server: RealServer, hall: Hall, crowds: Callable[[Hall], Crowd], tmp_path: Path
) -> None:
    rest = crowds(hall)
    rest.lead(hall.workshop["facilitator_token"])
    rest.join(22)
    rest.go_to(hall.step("ideas"))
    table, scribe = hall.table(3), hall.scribe()

    ideas = many_ideas(22)
    rest.write(hall.step("ideas"), ideas)
    write_at_the_table(table, AT_THE_TABLE)
    type_cards(scribe, ON_PAPER)
    rest.until_notes([*ideas, AT_THE_TABLE, *ON_PAPER])
    scribe.picture("mixed-notes")
    choose_between_plans(hall, rest, scribe)
    exported = export(server, hall, tmp_path)

    sources = [note["source"] for note in exported["notes"]]
    assert {one: sources.count(one) for one in set(sources)} == {
        "device": 22,
        "table": 1,
        "paper": 3,
    }
    assert sorted(note["text"] for note in exported["notes"]) == sorted(
        [*ideas, AT_THE_TABLE, *ON_PAPER]
    )
    first, second = sorted(exported["items"], key=lambda item: item["number"])
    assert points(exported, first["id"]) == 22 * 2 + 4
    assert points(exported, second["id"]) == 22 + 5
    assert [first["rank"], second["rank"]] == [1, 2]


def write_at_the_table(table: Seat, text: str) -> None:
    table.page.locator("#note-text").fill(text)
    table.page.get_by_role("button", name=table.say("table.send")).locator("visible=true").click()
    expect(table.ref("list", "[data-module=note-scene]")).to_contain_text(text)


def type_cards(scribe: Seat, texts: tuple[str, ...]) -> None:
    """Number, Enter, text, Enter: the mouse stays where it is."""
    expect(scribe.page.locator("#card-number")).to_be_focused()
    keys = scribe.page.keyboard
    for text in texts:
        keys.press("Enter")
        expect(scribe.page.locator("#card-text")).to_be_focused()
        keys.type(text)
        keys.press("Enter")
        expect(scribe.ref("typed")).to_contain_text(text)
        expect(scribe.page.locator("#card-number")).to_be_focused()


def choose_between_plans(hall: Hall, rest: Crowd, scribe: Seat) -> None:
    """Two plans; 22 ballots from phones, and five voting cards typed in."""
    rest.make_themes(["Elkaar ontmoeten", "Veilig verkeer"])
    rest.go_to(hall.step("elaborate"))
    themes = [option["id"] for option in rest.options(hall.step("elaborate"))]
    rest.hand_in(hall.step("elaborate"), zip(plans(), themes, strict=False))
    rest.go_to(hall.step("vote"))
    first, second = (option["id"] for option in rest.options(hall.step("vote")))
    rest.vote(hall.step("vote"), [{first: 2, second: 1}] * 22)
    count(scribe, [4, 5], voters=5)
    scribe.picture("mixed-counted")
    rest.close(hall.step("vote"))


def export(server: RealServer, hall: Hall, folder: Path) -> dict:
    path = folder / "agenda.json"
    words = ["export", "--workshop", hall.code, "--format", "json", "--out", str(path)]
    subprocess.run([*SAMENSPEL, *words], env=server.environment, check=True)
    return dict(json.loads(path.read_text(encoding="utf-8")))


def points(exported: dict, item: str) -> int:
    """The total of one plan, over phones and paper."""
    return sum(
        row["total"]
        for ballot in exported["ballots"]
        for row in ballot["options"]
        if row["id"] == item
    )

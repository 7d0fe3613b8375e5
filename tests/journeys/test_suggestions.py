"""Suggestions from the first notes to the last correction, with the real machine: it proposes,
people decide."""

from __future__ import annotations

from itertools import cycle
from typing import Any

import pytest

from tests.evening import by_id, new_id
from tests.live_hall import Client, LiveHall

pytestmark = pytest.mark.live

GREEN = (
    "Meer bomen in de straat",
    "Groen op het plein",
    "Plantenbakken voor de deur",
    "Een buurttuin met bloemen",
    "Bomen planten bij de school",
    "Minder stenen en meer gras",
)
TRAFFIC = (
    "Auto's rijden hier te hard",
    "Een drempel in de straat",
    "Veilig oversteken bij de winkels",
    "Minder parkeren op de stoep",
    "Een zebrapad bij de school",
    "30 kilometer in de hele wijk",
)
MEETING = (
    "Samen eten in het buurthuis",
    "Koffie drinken met je buren",
    "Een buurtfeest in de zomer",
    "Buren leren kennen bij de koffie",
    "Elke week samen koken",
    "Een plek om elkaar te ontmoeten",
)


def write(hall: LiveHall, *texts: str) -> list[str]:
    """Each from another phone, all at once; gives their ids."""
    step = hall.step("ideas")
    notes = [{"id": new_id(), "step": step, "text": text} for text in texts]
    phones = zip(cycle(hall.people), notes, strict=False)
    answers = hall.loop.gather([phone.send("submit_note", note) for phone, note in phones])
    assert all(answer["ok"] for answer in answers)
    return [str(note["id"]) for note in notes]


def suggestions(client: Client, kind: str) -> list[dict[str, Any]]:
    return [row for row in client.rows("suggestions") if row["kind"] == kind]


def seen(client: Client, kind: str, stale: bool = False) -> dict[str, Any]:
    """The first suggestion of a kind, once the machine has made one."""

    def found() -> list[dict[str, Any]]:
        return [row for row in suggestions(client, kind) if row["stale"] is stale]

    client.until(lambda: bool(found()))
    return found()[0]


def previewed(client: Client, notes: int) -> dict[str, Any]:
    """The preview of so many notes. The machine may have looked while they still came in."""

    def found() -> list[dict[str, Any]]:
        return [
            row
            for row in suggestions(client, "grouping")
            if not row["stale"] and notes_in(row) == notes
        ]

    client.until(lambda: bool(found()))
    return found()[0]


def notes_in(row: dict[str, Any]) -> int:
    return sum(int(one["count"]) for one in row["preview"]) + int(row["left"])


def places(client: Client) -> dict[str, tuple[str | None, str]]:
    return {row["id"]: (row["theme"], row["placed_by"]) for row in client.rows("notes")}


def said(client: Client, row: dict[str, Any], accept: bool = True) -> dict[str, Any]:
    return client.loop.run(
        client.send("answer_suggestion", {"suggestion": row["id"], "accept": accept})
    )


def test_the_machine_suggests_while_people_write_and_moves_nothing_by_itself(
    hall: LiveHall,
) -> None:
    hall.open_up(6)
    team, lead = hall.team, hall.lead
    lead.give("go_to_step", step=hall.step("ideas"))

    # Notes come in, and a preview appears beside them.
    write(hall, *GREEN, *TRAFFIC, *MEETING[:4])
    preview = previewed(team, 16)
    assert set(places(team).values()) == {(None, "none")}
    assert team.rows("themes") == []

    # One more note makes it stale, at once; the last ones of the round make it anew.
    write(hall, MEETING[4])
    assert seen(team, "grouping", stale=True)["preview"] == preview["preview"]
    write(hall, *MEETING[5:], *(f"{text} graag" for text in MEETING[:4]))
    fresh = previewed(lead, 22)

    # Two of the team take it over at the same moment: one did, the other is told so.
    answers = hall.loop.gather(
        [
            one.send("answer_suggestion", {"suggestion": fresh["id"], "accept": True})
            for one in (team, lead)
        ]
    )
    assert sorted(answer["ok"] for answer in answers) == [False, True]
    [late] = [answer["error"]["code"] for answer in answers if not answer["ok"]]
    assert late == "already_answered"
    team.until(lambda: len(team.rows("themes")) > 1 and not suggestions(team, "grouping"))
    assert sum(row["count"] for row in team.rows("themes")) == 22 - fresh["left"]
    names = [row["name"] for row in team.rows("themes")]
    assert len(set(names)) == len(names)

    # Somebody names a theme and places a note by hand: that holds, whatever comes.
    chosen = team.rows("themes")[0]["id"]
    team.give("rename_theme", theme=chosen, name="Van ons samen")
    held = next(row["id"] for row in team.rows("notes") if row["theme"] != chosen)
    team.give("move_notes", notes=[held], theme=chosen)
    lead.give("go_to_step", step=hall.step("check"))
    team.until(lambda: places(team)[held] == (chosen, "hand"))
    before = places(team)

    # A late note is only suggested a place; grouping again moves nothing that the hall saw.
    lead.give("open_step", step=hall.step("ideas"))
    late_note, *_ = write(hall, "Nog meer bomen planten", "Ja", "Nee", "Misschien", "Geen idee")
    move = seen(team, "move")
    assert (move["note"], move["theme"]) == (late_note, None)
    assert {note: place for note, place in places(team).items() if note in before} == before

    # No is no, until it is taken back by name.
    assert said(team, move, accept=False)["ok"]
    team.until(lambda: not suggestions(team, "move"))
    assert team.board["history"]["undo"]["command"] == "decline_suggestion"
    team.give("undo")
    team.until(lambda: bool(suggestions(team, "move")))

    # Yes is one step of undo, and one of redo.
    assert said(team, move)["ok"]
    team.until(lambda: places(team)[late_note] == (move["into"], "hand"))
    assert team.board["history"]["undo"]["suggestion"] == "move"
    lead.give("undo")
    team.until(lambda: places(team)[late_note][0] is None)
    lead.give("redo")
    team.until(lambda: places(team)[late_note] == (move["into"], "hand"))

    # What a table adds stands beside the theme that it is about.
    note = new_id()
    added = {"id": note, "step": hall.step("check"), "text": "Ook voor ouderen", "key": chosen}
    assert hall.loop.run(hall.table(3).send("submit_note", added))["ok"]
    team.until(lambda: note in by_id(team.rows("notes")))
    row = by_id(team.rows("notes"))[note]
    assert (row["about"], row["table"], row["theme"]) == (chosen, 3, None)

    team.give("regroup")
    team.until(lambda: places(team)[note][0] == chosen)
    now = places(team)
    assert {note: now[note] for note in before} == before


def test_a_theme_is_shown_in_two_parts_before_anyone_splits_it(hall: LiveHall) -> None:
    hall.open_up(4)
    hall.lead.give("go_to_step", step=hall.step("ideas"))
    write(hall, *GREEN, *TRAFFIC)
    hall.team.until(lambda: len(hall.team.rows("notes")) == 12)
    notes = [row["id"] for row in hall.team.rows("notes")]
    theme = new_id()
    hall.team.give("add_theme", id=theme, name="Buiten", notes=notes)

    hall.team.give("propose_split", theme=theme)
    split = seen(hall.team, "split")

    assert sum(part["count"] for part in split["preview"]) == 12
    assert hall.team.refused("propose_split", {"theme": new_id()}) == "unknown_theme"
    assert said(hall.team, split)["ok"]
    hall.team.until(lambda: len(hall.team.rows("themes")) == 2)
    assert sum(row["count"] for row in hall.team.rows("themes")) == 12

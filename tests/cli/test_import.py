"""`samenspel import`, as someone at a terminal meets it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from facilitation.exporters.as_json import write
from facilitation.exporters.document import WorkshopDocument
from tests.agenda.test_travelling import SOUND
from tests.cli.test_commands import Terminal, make, terminal
from tests.exporters.conftest import gathered, held

__all__ = ["gathered", "held", "terminal"]

MENTIMETER = "Session;Voter;Response\r\n1;a;Meer bankjes\r\n1;b;\r\n1;c;Koffie; ook voor mannen\r\n"
GROUPMAP = (
    'Group,Idea,Votes\nGroen,"Meer bomen, minder tegels",3\nGroen,Geveltuin,1\n,Loslopers,0\n'
)


def exported(terminal: Terminal, code: str, folder: Path) -> dict:
    out = folder / f"{code}.json"
    assert (
        terminal.type("export", "--workshop", code, "--format", "json", "--out", str(out))[0] == 0
    )
    return dict(json.loads(out.read_bytes()))


def imported(terminal: Terminal, *words: str) -> dict:
    code, out, err = terminal.type("import", *words, "--json")
    assert code == 0, err
    return dict(json.loads(out))


def test_an_export_comes_back_as_a_workshop_of_its_own(
    terminal: Terminal, tmp_path: Path, gathered: WorkshopDocument
) -> None:
    path = tmp_path / "avond.json"
    path.write_bytes(write(gathered))

    made = imported(terminal, str(path))

    again, before = exported(terminal, made["code"], tmp_path), json.loads(path.read_bytes())
    assert again["workshop"].pop("code") != before["workshop"].pop("code")
    assert again == before


def test_a_plan_comes_back_with_its_meetings(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "agenda.json"
    path.write_bytes(write(SOUND))

    made, again = imported(terminal, str(path)), imported(terminal, str(path))

    assert made["url"].endswith("/plan/sluiswijk")
    assert again["plan"] == "sluiswijk-2"
    assert (made["items"], made["workshops"]) == (len(SOUND.items), 2)


def test_a_broken_plan_is_named_and_leaves_nothing(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "agenda.json"
    path.write_bytes(write(replace(SOUND, workshops=SOUND.workshops[:1])))

    assert "593827" in terminal.fails("import", str(path))
    path.write_bytes(write(SOUND))
    assert imported(terminal, str(path))["plan"] == "sluiswijk"


@pytest.mark.parametrize(
    ("content", "texts", "themes"),
    [
        (MENTIMETER.replace("Koffie;", "Koffie,"), ["Meer bankjes", "Koffie, ook voor mannen"], []),
        (GROUPMAP, ["Meer bomen, minder tegels", "Geveltuin", "Loslopers"], ["Groen"]),
        ("Naam\tVraag\nA\tWaarom 's avonds?\n", ["Waarom 's avonds?"], []),
        (
            'Tekst\n\'=1+1 lampen\n"regel een\nregel twee"\n',
            ["=1+1 lampen", "regel een\nregel twee"],
            [],
        ),
    ],
    ids=["Mentimeter", "GroupMap", "tabs", "one column"],
)
def test_notes_of_another_tool_become_a_workshop(
    terminal: Terminal, tmp_path: Path, content: str, texts: list[str], themes: list[str]
) -> None:
    path = tmp_path / "Buurtavond mei.csv"
    path.write_text(content, "utf-8", newline="")

    made = imported(terminal, str(path))

    document = exported(terminal, made["code"], tmp_path)
    assert document["workshop"]["title"] == "Buurtavond mei"
    assert [note["text"] for note in document["notes"]] == texts
    assert [theme["name"] for theme in document["themes"]] == themes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_notes_are_read_in_the_encoding_they_come_in(
    terminal: Terminal, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "cafés.csv"
    path.write_text("Antwoord;Door\nEen café op ’t plein: € 2 per kop;x\n", encoding)

    made = imported(terminal, str(path))

    notes = exported(terminal, made["code"], tmp_path)["notes"]
    assert [note["text"] for note in notes] == ["Een café op ’t plein: € 2 per kop"]


def test_notes_are_added_to_a_workshop_that_there_is(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "meer.csv"
    path.write_text("idee;thema;ander\nEen fontein;Groen;Deze niet\n", "utf-8")
    code = make(terminal)["code"]

    imported(terminal, str(path), "--workshop", code, "--text", "ander", "--theme", "thema")
    imported(terminal, str(path), "--workshop", code)

    document = exported(terminal, code, tmp_path)
    assert [note["text"] for note in document["notes"]] == ["Deze niet", "Een fontein"]
    assert [(theme["name"], theme["count"]) for theme in document["themes"]] == [("Groen", 2)]


def test_a_preview_stores_nothing(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "mentimeter.csv"
    path.write_text(MENTIMETER.replace("Koffie;", "Koffie,"), "utf-8")
    code = make(terminal)["code"]

    shown = imported(terminal, str(path), "--workshop", code, "--preview")

    assert shown["text"] == "Response"
    assert (shown["notes"], shown["empty"]) == (2, 1)
    assert exported(terminal, code, tmp_path)["notes"] == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no rows"),
        (b"idee\n" + b"x" * 501 + b"\n", "line 2: a note has 500"),
        (b"idee;thema\nEen;Groen\n" + b"twee;" + b"y" * 121 + b"\n", "line 3"),
        (b'idee\neen\n"twee\n', "line 3: a quotation mark"),
        (b"door;idee\na;een\nb\n", "line 3: this row has fewer columns"),
        (b"idee\n\x81\x8d\n", "line 2"),
        (b"\x89PNG\x00\x00", "not a text file"),
        (b"idee\neen\x07\n", "line 2: the text holds control"),
        (b'{"format": "samenspel/1"}', "neighbourhood"),
        (b'{"half": ', "samenspel/1"),
    ],
)
def test_a_file_that_is_wrong_somewhere_says_where_and_leaves_nothing(
    terminal: Terminal, tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "fout.csv"
    path.write_bytes(content)
    code = make(terminal)["code"]

    assert says in terminal.fails("import", str(path), "--workshop", code)
    assert exported(terminal, code, tmp_path)["notes"] == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--text", "Nergens"), "Session, Voter, Response"),
        (("--workshop", "000000"), "000000"),
        (("--step", "99-ideas"), "unknown_step"),
        (("--step", "01-arrive"), "not_in_this_step"),
        (("--runsheet", "nope"), "bewonersavond"),
    ],
)
def test_what_is_asked_for_and_is_not_there_is_named(
    terminal: Terminal, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    path = tmp_path / "mentimeter.csv"
    path.write_text(MENTIMETER.replace("Koffie;", "Koffie,"), "utf-8")

    assert says in terminal.fails("import", str(path), *words)


def test_a_file_that_is_not_there_is_named(terminal: Terminal) -> None:
    assert "nergens.csv" in terminal.fails("import", "nergens.csv")

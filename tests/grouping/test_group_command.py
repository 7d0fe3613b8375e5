import json

import pytest

NOTES = ["Meer bomen", "Struiken en bloemen", "Groen op het plein", "geen idee"]


@pytest.fixture
def jsonl(tmp_path):
    path = tmp_path / "notes.jsonl"
    lines = [json.dumps({"id": f"n{i}", "text": text}) for i, text in enumerate(NOTES)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def parsed(out):
    lines = [json.loads(line) for line in out.splitlines()]
    return lines[:-1], lines[-1]


def test_every_note_gets_a_line_and_the_groups_come_last(group, jsonl):
    code, out, err = group(jsonl, "--json")
    notes, last = parsed(out)
    assert (code, err) == (0, "")
    assert [note["id"] for note in notes] == ["n0", "n1", "n2", "n3"]
    assert [note["group"] for note in notes] == ["groen", "groen", "groen", None]
    (green,) = last["groups"]
    assert (green["id"], green["name"], green["size"]) == ("groen", "Groen en natuur", 3)
    assert set(green["representative"]) <= {"n0", "n1", "n2"}
    assert last["seconds"] >= 0


def test_groups_of_the_lines_are_ids_of_the_groups(group, labelled_file):
    notes, last = parsed(group(labelled_file, "--json")[1])
    sizes = {each["id"]: each["size"] for each in last["groups"]}
    assert {note["group"] for note in notes} - {None} == set(sizes)
    assert sum(sizes.values()) == sum(note["group"] is not None for note in notes)


def test_the_same_file_gives_the_same_lines(group, labelled_file):
    first, second = (parsed(group(labelled_file, "--json")[1]) for _ in range(2))
    assert first[0] == second[0]
    assert first[1]["groups"] == second[1]["groups"]


def test_pins_always_hold(group, jsonl, tmp_path):
    pins = tmp_path / "pins.jsonl"
    pins.write_text('{"id": "n3", "group": "Later"}\n{"id": "n0", "group": null}', encoding="utf-8")
    notes, last = parsed(group(jsonl, "--pins", pins, "--json")[1])
    assert notes[3]["group"] == "Later"
    assert "Later" in [each["id"] for each in last["groups"]]


def test_typed_themes_are_seeds(group, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("De klokkentoren\nHet carillon\nMeer bomen\n", encoding="utf-8")
    out = group(path, "--theme", "Toren: klokkentoren, carillon", "--json")[1]
    assert [note["group"] for note in parsed(out)[0][:2]] == ["Toren", "Toren"]


def test_an_organisation_can_add_its_own_words(group, tmp_path):
    notes, words = tmp_path / "notes.txt", tmp_path / "own.txt"
    notes.write_text("De Wieken terug\nIn de Wieken was altijd wat\nMeer bomen\n", encoding="utf-8")
    words.write_text("# onze plek\nontmoeting/plek: wieken!\n", encoding="utf-8")
    lines, _ = parsed(group(notes, "--words", words, "--json")[1])
    assert [line["group"] for line in lines[:2]] == ["ontmoeting", "ontmoeting"]
    assert "wieken" in lines[0]["why"]


def test_a_file_of_own_words_that_is_not_there_is_refused(group, jsonl, tmp_path):
    code, _, err = group(jsonl, "--words", tmp_path / "none.txt")
    assert code == 1
    assert "No such file" in err


def test_notes_of_a_text_file_are_numbered_by_line(group, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Meer bomen\n\nStruiken\n", encoding="utf-8")
    assert [note["id"] for note in parsed(group(path, "--json")[1])[0]] == [1, 3]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_csv_file_is_read_by_the_column_that_is_named(group, tmp_path, delimiter):
    path = tmp_path / "notes.csv"
    rows = [["id", "idee"], ["a", '"Meer bomen, graag"'], ["b", "Struiken"]]
    path.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8-sig")
    notes, _ = parsed(group(path, "--text-field", "idee", "--json")[1])
    assert [note["id"] for note in notes] == ["a", "b"]


def test_without_json_the_listing_is_in_dutch(group, jsonl):
    out = group(jsonl)[1]
    assert "Groen en natuur (3)" in out
    assert "Nog los (1)" in out
    assert "3 van 4 briefjes" in out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.jsonl", b"{oops", "line 1: this is not JSON"),
        ("x.jsonl", b"[1]", "line 1: a JSON object is expected"),
        ("x.jsonl", b'{"id": 1}', "line 1: no text under 'text'"),
        ("x.jsonl", b'{"id":1,"text":"a"}\n{"id":1,"text":"b"}', "the id 1 is used more than once"),
        ("x.jsonl", b"\xff\xfe\x00", "not a text file in UTF-8"),
        ("x.csv", b"id,note\n1,bomen", "there is no column 'text'"),
        ("x.pdf", b"%PDF", "only .csv, .jsonl, .ndjson, .txt files can be read"),
    ],
)
def test_input_that_cannot_be_read_is_refused_in_one_line(group, tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    code, out, err = group(path, "--json")
    assert (code, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1


def test_a_file_that_is_not_there_is_refused_in_one_line(group, tmp_path):
    code, _, err = group(tmp_path / "none.jsonl")
    assert code == 1
    assert "No such file" in err


def test_a_pin_for_an_unknown_note_is_refused(group, jsonl, tmp_path):
    pins = tmp_path / "pins.jsonl"
    pins.write_text('{"id": "zz", "group": "x"}', encoding="utf-8")
    code, _, err = group(jsonl, "--pins", pins)
    assert code == 1
    assert "there is no note zz" in err


@pytest.mark.parametrize(
    "wrong", [["--groups", "0"], ["--groups", "x"], ["--theme", ": a"], ["--language", "xx"]]
)
def test_wrong_usage_ends_with_two(group, jsonl, wrong):
    with pytest.raises(SystemExit) as ended:
        group(jsonl, *wrong)
    assert ended.value.code == 2


def test_an_empty_file_has_no_groups(group, tmp_path):
    path = tmp_path / "empty.jsonl"
    path.write_text("", encoding="utf-8")
    code, out, _ = group(path, "--json")
    assert code == 0
    assert parsed(out)[1]["groups"] == []

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.notes import PlacedBy
from tests.evening import Evening, by_id, new_id


def lying(evening: Evening) -> dict[str, str | None]:
    """In which theme each note lies, by text."""
    themes = {row["id"]: row["name"] for row in evening.team.board()["themes"]}
    notes = evening.team.board()["notes"]
    return {row["text"]: themes.get(row["theme"]) for row in notes}


def names(evening: Evening) -> list[tuple[int, str, int]]:
    themes = sorted(evening.team.board()["themes"], key=lambda row: row["number"])
    return [(row["number"], row["name"], row["count"]) for row in themes]


# By hand -----------------------------------------------------------------------------------------


def test_notes_are_placed_by_hand_and_laid_loose(evening: Evening, writing: str) -> None:
    one, two = evening.notes("Meer bankjes", "Lage stoepen")
    theme = evening.theme("Ontmoeten", one)

    evening.team.give(p.MoveNotes(notes=(two,), theme=theme))
    evening.team.give(p.MoveNotes(notes=(one,), theme=None))

    assert lying(evening) == {"Meer bankjes": None, "Lage stoepen": "Ontmoeten"}
    assert names(evening) == [(1, "Ontmoeten", 1)]
    assert evening.team.board()["counts"]["loose"] == 1


def test_moving_to_where_a_note_lies_already_changes_nothing(
    evening: Evening, writing: str
) -> None:
    notes = evening.notes("Meer bankjes")
    theme = evening.theme("Ontmoeten", *notes)

    done = evening.team.give(p.MoveNotes(notes=tuple(notes), theme=theme))

    assert done.events == ()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (p.MoveNotes(notes=("nothing",), theme=None), "unknown_note"),
        (p.MoveNotes(notes=("nothing",), theme="nothing"), "unknown_theme"),
        (p.AddTheme(id=new_id(), name="Ontmoeten", notes=("nothing",)), "unknown_note"),
        (p.AddTheme(id=new_id(), name=" "), "empty_text"),
        (p.RenameTheme(theme="nothing", name="Ontmoeten"), "unknown_theme"),
        (p.MergeThemes(themes=("nothing",), into="nothing"), "unknown_theme"),
        (p.SplitTheme(theme="nothing", notes=("n",), id=new_id()), "unknown_theme"),
        (p.ParkTheme(theme="nothing"), "unknown_theme"),
        (p.AnswerSuggestion(suggestion="nothing", accept=True), "unknown_suggestion"),
        (p.Undo(), "nothing_to_undo"),
        (p.Redo(), "nothing_to_redo"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, p.Payload) else value,
)
def test_board_commands_name_what_exists(evening: Evening, command, code) -> None:
    assert evening.team.refused(command).code == code


def test_a_theme_that_was_merged_holds_nothing_more(evening: Evening, writing: str) -> None:
    [note] = evening.notes("Meer bankjes")
    gone, into = evening.theme("Zitten"), evening.theme("Ontmoeten")
    evening.team.give(p.MergeThemes(themes=(gone,), into=into))

    refusal = evening.team.refused(p.MoveNotes(notes=(note,), theme=gone))

    assert refusal.code == "unknown_theme"


def test_the_same_theme_again_is_the_theme_we_already_have(evening: Evening, writing: str) -> None:
    add = p.AddTheme(id=new_id(), name="Ontmoeten")
    evening.team.give(add)

    assert evening.team.give(add).events == ()
    assert names(evening) == [(1, "Ontmoeten", 0)]


def test_a_theme_keeps_its_number_whatever_happens_to_it(evening: Evening, writing: str) -> None:
    first, second = evening.theme("Zitten"), evening.theme("Spelen")
    evening.team.give(p.RenameTheme(theme=second, name="  Buiten spelen "))
    evening.team.give(p.ParkTheme(theme=first))
    third = evening.theme("Ontmoeten")
    evening.team.give(p.MergeThemes(themes=(first,), into=third))

    assert names(evening) == [(2, "Buiten spelen", 0), (3, "Ontmoeten", 0)]
    evening.theme("Groen")
    assert names(evening)[-1] == (4, "Groen", 0)


def test_merging_brings_the_notes_along_and_leaves_the_path_visible(
    evening: Evening, writing: str
) -> None:
    one, two = evening.notes("Meer bankjes", "Lage stoepen")
    seats, meet = evening.theme("Zitten", one), evening.theme("Ontmoeten", two)

    evening.team.give(p.MergeThemes(themes=(seats, meet), into=meet))

    assert names(evening) == [(2, "Ontmoeten", 2)]
    assert evening.row("themes", seats).merged_into == meet
    assert evening.row("notes", one).placed_by is PlacedBy.HAND


def test_merging_under_another_name_is_one_step_of_undo(evening: Evening, writing: str) -> None:
    one, two = evening.notes("Meer bankjes", "Lage stoepen")
    seats, meet = evening.theme("Zitten", one), evening.theme("Ontmoeten", two)
    before = names(evening)

    evening.team.give(p.MergeThemes(themes=(seats,), into=meet, name="Elkaar zien"))
    merged = names(evening)
    evening.team.give(p.Undo())

    assert merged == [(2, "Elkaar zien", 2)]
    assert names(evening) == before


def test_a_theme_is_not_merged_into_itself(evening: Evening, writing: str) -> None:
    theme = evening.theme("Zitten")

    refusal = evening.team.refused(p.MergeThemes(themes=(theme,), into=theme))

    assert refusal.code == "cannot_merge"


def test_splitting_takes_notes_out_into_a_new_theme(evening: Evening, writing: str) -> None:
    one, two = evening.notes("Meer bankjes", "Lage stoepen")
    theme = evening.theme("Buiten", one, two)
    split = p.SplitTheme(theme=theme, notes=(two,), id=new_id(), name="Toegankelijk")

    evening.team.give(split)

    assert names(evening) == [(1, "Buiten", 1), (2, "Toegankelijk", 1)]
    assert evening.team.give(split).events == ()
    assert evening.row("themes", split.id).split_from == theme


def test_a_parked_theme_stays_in_sight_and_comes_back(evening: Evening, writing: str) -> None:
    theme = evening.theme("Zitten")

    evening.team.give(p.ParkTheme(theme=theme))
    parked = by_id(evening.team.board()["themes"])[theme]["state"]
    evening.team.give(p.ParkTheme(theme=theme, parked=False))

    assert parked == "parked"
    assert by_id(evening.team.board()["themes"])[theme]["state"] == "active"


def test_a_theme_says_from_how_many_people_and_tables_its_notes_come(
    evening: Evening, writing: str
) -> None:
    phone = evening.phone()
    notes = [phone.write(writing, "Meer bankjes"), phone.write(writing, "Nog meer bankjes")]
    other = evening.phone()
    other.give(p.ClaimTable(table=3))
    notes.append(other.write(writing, "Een tafel voor ons allemaal"))

    theme = evening.theme("Zitten", *notes)

    row = by_id(evening.team.board()["themes"])[theme]
    assert (row["count"], row["people"], row["tables"]) == (3, 1, 1)


# The machine -------------------------------------------------------------------------------------


def test_the_machine_places_what_is_loose_and_says_why(evening: Evening, writing: str) -> None:
    evening.notes("Bankjes bij de kerk", "Bankjes op het plein", "Zo")

    evening.team.give(p.Regroup())

    assert names(evening)[0] == (1, "bankjes", 2)
    rows = {row["text"]: row for row in evening.team.board()["notes"]}
    assert rows["Bankjes op het plein"]["placed_by"] == "machine"
    assert rows["Bankjes op het plein"]["why"] == ["bankjes"]
    assert (rows["Zo"]["theme"], rows["Zo"]["placed_by"]) == (None, "none")
    assert by_id(evening.team.board()["themes"])[rows["Bankjes op het plein"]["theme"]][
        "state"
    ] == ("suggested")


def test_words_of_the_talking_rounds_are_not_grouped(evening: Evening) -> None:
    words = evening.go_to("words")
    evening.table(1).write(words, "noaberschap")

    evening.team.give(p.Regroup())

    assert names(evening) == []


def test_what_a_person_placed_stays_whatever_the_machine_thinks(
    evening: Evening, writing: str
) -> None:
    church, square = evening.notes("Bankjes bij de kerk", "Bankjes op het plein")
    theme = evening.theme("Geloof", church)
    evening.team.give(p.MoveNotes(notes=(square,), theme=None))

    for _ in range(2):
        evening.team.give(p.Regroup())

    assert evening.row("notes", church).theme == theme
    assert evening.row("notes", square).theme is None


def test_grouping_again_leaves_notes_themes_and_names_where_they_are(
    evening: Evening, writing: str
) -> None:
    evening.notes("Bankjes bij de kerk", "Speeltuin in het park")
    evening.team.give(p.Regroup())
    theme = next(row for row in evening.team.board()["themes"] if row["name"] == "bankjes")
    evening.team.give(p.RenameTheme(theme=theme["id"], name="Zitten"))
    before = lying(evening)
    evening.notes("Bankjes op het plein")

    evening.team.give(p.Regroup())

    assert lying(evening) == before | {"Bankjes op het plein": "Zitten"}


def test_themes_the_facilitator_has_in_mind_are_made_with_their_names(
    evening: Evening, writing: str
) -> None:
    evening.notes("Bankjes bij de kerk")

    evening.team.give(p.Regroup(seeds=(p.Seed(name="Bankjes"), p.Seed(name="Groen"))))

    assert [name for _, name, _ in names(evening)] == ["Bankjes", "Groen"]
    assert lying(evening) == {"Bankjes bij de kerk": "Bankjes"}


def test_grouping_is_one_step_of_undo(evening: Evening, writing: str) -> None:
    evening.notes("Bankjes bij de kerk", "Speeltuin in het park")
    evening.team.give(p.Regroup())

    evening.facilitator.give(p.Undo())

    assert names(evening) == []
    assert set(lying(evening).values()) == {None}
    redo = evening.team.board()["history"]["redo"]
    assert (redo["command"], redo["by"], redo["notes"]) == ("regroup", "team", 2)


def test_hidden_and_waiting_notes_are_not_grouped(evening: Evening, writing: str) -> None:
    [hidden] = evening.notes("Bankjes bij de kerk")
    evening.team.give(p.HideNote(id=hidden, reason="test"))
    waiting = evening.phone().write(writing, "Bankjes! Bel 06 12345678")

    evening.team.give(p.Regroup())

    assert {evening.row("notes", note).theme for note in (hidden, waiting)} == {None}


# Undo and redo -----------------------------------------------------------------------------------


def test_the_last_board_command_is_undone_whoever_gave_it(evening: Evening, writing: str) -> None:
    evening.theme("Zitten")
    history = evening.facilitator.board()["history"]

    evening.facilitator.give(p.Undo())

    assert (history["undo"]["command"], history["undo"]["by"]) == ("add_theme", "team")
    assert history["redo"] is None
    assert names(evening) == []


def test_redo_does_again_what_was_undone_in_the_same_order(evening: Evening, writing: str) -> None:
    theme = evening.theme("Zitten")
    evening.team.give(p.RenameTheme(theme=theme, name="Bankjes"))
    for _ in range(2):
        evening.team.give(p.Undo())

    evening.team.give(p.Redo())
    once = names(evening)
    evening.team.give(p.Redo())

    assert (once, names(evening)) == ([(1, "Zitten", 0)], [(1, "Bankjes", 0)])
    assert evening.team.refused(p.Redo()).code == "nothing_to_redo"


def test_something_new_makes_what_was_undone_go(evening: Evening, writing: str) -> None:
    evening.theme("Zitten")
    evening.team.give(p.Undo())
    evening.theme("Groen")

    assert evening.team.refused(p.Redo()).code == "nothing_to_redo"
    assert names(evening) == [(2, "Groen", 0)]


def test_hiding_and_showing_can_be_undone(evening: Evening, writing: str) -> None:
    [note] = evening.notes("Meer bankjes")
    evening.team.give(p.HideNote(id=note, reason="test"))

    evening.team.give(p.Undo())

    assert lying(evening) == {"Meer bankjes": None}
    assert (evening.workshop.notes, evening.workshop.hidden) == (1, 0)


def test_an_undo_leaves_a_note_that_came_later_where_it_is(evening: Evening, writing: str) -> None:
    one, two = evening.notes("Meer bankjes", "Lage stoepen")
    theme = evening.theme("Zitten", one)
    evening.team.give(p.MoveNotes(notes=(one,), theme=None))
    late = evening.notes("Een late")[0]

    evening.team.give(p.Undo())

    assert evening.row("notes", one).theme == theme
    assert evening.row("notes", two).theme is None
    assert evening.row("notes", late).theme is None


# Words -------------------------------------------------------------------------------------------


def said(evening: Evening, nth: int = 0) -> list[tuple[str, int, list[str]]]:
    words = evening.projector.board()["words"][nth]["words"]
    return [(row["word"], row["count"], row["merged"]) for row in words]


@pytest.fixture
def words(evening: Evening) -> str:
    step = evening.go_to("words")
    for table, word in enumerate(
        ["Noaberschap", " noaberschap ", "NOABERSCHAP", "eenzaam", "eenzaamheid", "eenzaam"], 1
    ):
        evening.table(table).write(step, word)
    return step


def test_only_equal_words_are_counted_together_as_first_said(evening: Evening, words: str) -> None:
    assert said(evening) == [
        ("Noaberschap", 3, []),
        ("eenzaam", 2, []),
        ("eenzaamheid", 1, []),
    ]


def test_people_merge_words_and_take_that_apart_again(evening: Evening, words: str) -> None:
    evening.team.give(p.MergeWords(step=words, words=("eenzaam",), into="Eenzaamheid"))
    merged = said(evening)

    evening.team.give(p.SplitWord(step=words, word="eenzaamheid"))

    assert merged[0] == ("eenzaamheid", 3, ["eenzaam"])
    assert [count for _, count, _ in said(evening)] == [3, 2, 1]


def test_a_merged_word_brings_its_own_along(evening: Evening, words: str) -> None:
    evening.team.give(p.MergeWords(step=words, words=("eenzaam",), into="eenzaamheid"))
    evening.team.give(p.MergeWords(step=words, words=("eenzaamheid",), into="noaberschap"))

    assert [(word, count) for word, count, _ in said(evening)] == [("Noaberschap", 6)]


def test_merging_words_is_one_step_of_undo(evening: Evening, words: str) -> None:
    before = said(evening)
    evening.team.give(p.MergeWords(step=words, words=("eenzaam",), into="eenzaamheid"))

    evening.team.give(p.Undo())

    assert said(evening) == before


def test_a_word_said_after_a_merge_is_counted_with_it(evening: Evening, words: str) -> None:
    evening.team.give(p.MergeWords(step=words, words=("eenzaam",), into="eenzaamheid"))

    evening.table(9).write(words, "Eenzaam")

    assert said(evening)[0] == ("eenzaamheid", 4, ["eenzaam"])


@pytest.mark.parametrize(
    "command",
    [
        lambda step: p.MergeWords(step=step, words=("eenzaam",), into="geluk"),
        lambda step: p.MergeWords(step=step, words=("geluk",), into="eenzaam"),
        lambda step: p.SplitWord(step=step, word="geluk"),
        lambda _: p.SplitWord(step="99-words", word="eenzaam"),
    ],
)
def test_a_word_that_nobody_said_is_unknown(evening: Evening, words: str, command) -> None:
    assert evening.team.refused(command(words)).code == "unknown_word"


def test_a_word_that_is_taken_back_or_hidden_counts_no_more(evening: Evening, words: str) -> None:
    table = evening.table(12)
    note = table.write(words, "eenzaam")
    table.give(p.EditNote(id=note, text="Noaberschap"))
    edited = said(evening)
    table.give(p.WithdrawNote(id=note))

    assert edited[0] == ("Noaberschap", 4, [])
    assert said(evening)[0] == ("Noaberschap", 3, [])


def test_each_round_has_its_own_list(evening: Evening, words: str) -> None:
    second = evening.go_to("words", 2)
    evening.table(1).write(second, "noaberschap")

    assert said(evening, 1) == [("noaberschap", 1, [])]
    assert said(evening)[0][1] == 3


# What was done, by name -------------------------------------------------------------------------


def test_the_board_tells_what_can_be_taken_back(evening: Evening, writing: str) -> None:
    one, two = evening.notes("Meer bankjes", "Lage stoepen")
    theme = evening.theme("Ontmoeten")

    evening.team.give(p.MoveNotes(notes=(one, two), theme=theme))

    undo = evening.team.board()["history"]["undo"]
    assert (undo["command"], undo["notes"]) == ("move_notes", 2)
    assert undo["theme"] == {"id": theme, "number": 1, "name": "Ontmoeten"}


# What tables add ----------------------------------------------------------------------------------


def test_an_addition_says_which_theme_it_is_about(evening: Evening, writing: str) -> None:
    theme = evening.theme("Ontmoeten", *evening.notes("Meer bankjes"))
    check = evening.go_to("check")

    told = evening.table(4).write(check, "Ook voor jongeren", key=theme)
    alone = evening.table(5).write(check, "Er mist iets over verkeer")

    rows = by_id(evening.facilitator.board()["notes"])
    assert (rows[told]["about"], rows[told]["table"]) == (theme, 4)
    assert (rows[alone]["about"], rows[alone]["table"]) == (None, 5)


def test_an_addition_of_one_person_does_not_tell_their_table(
    evening: Evening, writing: str
) -> None:
    theme = evening.theme("Ontmoeten", *evening.notes("Meer bankjes"))
    check = evening.go_to("check")

    note = evening.phone(table=4).write(check, "Ook voor jongeren", key=theme)

    row = by_id(evening.team.board()["notes"])[note]
    assert (row["about"], row["table"]) == (theme, None)


def test_an_addition_is_about_a_theme_on_the_wall(evening: Evening, writing: str) -> None:
    check = evening.go_to("check")
    add = p.SubmitNote(id=new_id(), step=check, text="Ook voor jongeren", key="nothing")

    assert evening.table(4).refused(add).code == "unknown_question"


def test_an_addition_arrives_also_when_its_theme_left_meanwhile(
    evening: Evening, writing: str
) -> None:
    into = evening.theme("Ontmoeten")
    merged, gone = evening.theme("Zitten"), evening.theme("Groen")
    evening.team.give(p.Undo())
    evening.team.give(p.MergeThemes(themes=(merged,), into=into))
    check = evening.go_to("check")

    told = evening.table(4).write(check, "Ook voor jongeren", key=merged)
    alone = evening.table(4).write(check, "En bomen", key=gone)

    rows = by_id(evening.team.board()["notes"])
    assert (rows[told]["about"], rows[alone]["about"]) == (into, None)


def test_an_addition_follows_its_theme_when_that_is_merged(evening: Evening, writing: str) -> None:
    gone, into = evening.theme("Zitten"), evening.theme("Ontmoeten")
    check = evening.go_to("check")
    note = evening.table(4).write(check, "Ook voor jongeren", key=gone)

    evening.team.give(p.MergeThemes(themes=(gone,), into=into))
    merged = by_id(evening.team.board()["notes"])[note]["about"]
    evening.team.give(p.Undo())

    assert merged == into
    assert by_id(evening.team.board()["notes"])[note]["about"] == gone

"""What changes on a board without its row being touched, and must reach a screen all the same."""

from facilitation.contract import payloads as p
from tests.evening import Evening, Screen, by_id, new_id


def test_a_plan_shows_the_new_name_of_its_theme(evening: Evening) -> None:
    evening.go_to("ideas")
    theme = evening.theme("Zitten", *evening.notes("Meer bankjes"))
    evening.go_to("elaborate")
    plan = evening.plan(theme, "Bankjes")
    screen = Screen(evening.projector.board())

    evening.team.give(p.RenameTheme(theme=theme, name="Ontmoeten"))
    screen.take(evening.projector.board(since=screen.board["revision"]))

    assert by_id(screen.board["items"])[plan]["theme"]["name"] == "Ontmoeten"


def test_a_plan_loses_its_theme_when_the_theme_is_merged_and_undo_gives_it_back(
    evening: Evening,
) -> None:
    evening.go_to("ideas")
    theme, into = evening.theme("Zitten"), evening.theme("Ontmoeten")
    evening.go_to("elaborate")
    plan = evening.plan(theme, "Bankjes")
    screen = Screen(evening.projector.board())
    seen = []
    for command in (p.MergeThemes(themes=(theme,), into=into), p.Undo()):
        evening.team.give(command)
        screen.take(evening.projector.board(since=screen.board["revision"]))
        chip = by_id(screen.board["items"])[plan]["theme"]
        seen.append(chip and chip["name"])
        assert chip == by_id(evening.projector.board()["items"])[plan]["theme"]

    assert seen[1] == "Zitten"


def test_a_theme_says_whose_notes_it_holds_also_when_their_number_stays_the_same(
    evening: Evening,
) -> None:
    step = evening.go_to("ideas")
    one, other = evening.phone(), evening.phone()
    first, second = one.write(step, "Een"), one.write(step, "Twee")
    third = other.write(step, "Drie")
    theme = evening.theme("Zitten", first, second)
    evening.team.give(p.SplitTheme(theme=theme, notes=(second,), id=new_id(), name="Apart"))
    evening.team.give(p.MoveNotes(notes=(third,), theme=theme))
    screen = Screen(evening.team.board())

    evening.team.give(p.Undo())
    evening.team.give(p.Undo())
    screen.take(evening.team.board(since=screen.board["revision"]))

    row = by_id(screen.board["themes"])[theme]
    assert (row["count"], row["people"]) == (2, 1)


def test_a_phone_hears_the_new_name_of_the_theme_its_note_is_in(evening: Evening) -> None:
    step = evening.go_to("ideas")
    phone = evening.phone()
    theme = evening.theme("Zitten", phone.write(step, "Meer bankjes"))
    evening.go_to("check")

    done = evening.team.give(p.RenameTheme(theme=theme, name="Ontmoeten"))

    assert phone.own()["notes"][0]["theme"]["name"] == "Ontmoeten"
    assert any(phone.author in event.participants for event in done.events)

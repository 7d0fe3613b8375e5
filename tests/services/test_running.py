import pytest

from facilitation.contract import payloads as p
from tests.evening import Evening


def place_of(evening: Evening, step: str) -> tuple[str, str | None]:
    [row] = [row for row in evening.facilitator.board()["steps"] if row["id"] == step]
    return row["state"], row["place"]


def test_a_meeting_opens_with_its_first_step_that_is_led(evening: Evening) -> None:
    before = evening.workshop.state

    evening.go_to("welcome")

    assert (before, evening.workshop.state) == ("ready", "open")
    assert evening.workshop.started_at_ms == evening.clock.now_ms


def test_going_to_a_step_opens_it_and_closes_nothing(evening: Evening) -> None:
    first, second = evening.go_to("words"), evening.go_to("words", 2)

    assert place_of(evening, first) == ("open", None)
    assert place_of(evening, second) == ("open", "current")


def test_going_to_a_step_twice_changes_nothing(evening: Evening) -> None:
    evening.go_to("words")
    revision = evening.workshop.revision

    evening.go_to("words")

    assert evening.workshop.revision == revision


def test_going_back_to_a_closed_step_leaves_it_closed(evening: Evening) -> None:
    words = evening.go_to("words")
    evening.close(words)
    evening.go_to("words", 2)

    evening.go_to("words")

    assert place_of(evening, words) == ("closed", "current")


def test_a_closed_step_can_be_opened_again_and_closed_twice(evening: Evening) -> None:
    words = evening.go_to("words")
    evening.close(words)
    evening.close(words)
    evening.reopen(words)

    evening.phone().write(words, "noaberschap")

    assert place_of(evening, words) == ("open", "current")


def test_one_more_step_may_be_open_beside_the_current_one(evening: Evening) -> None:
    pause = evening.go_to("break")
    group = evening.step("group")

    evening.facilitator.give(p.OpenStep(step=group, beside=True))

    assert place_of(evening, pause) == ("open", "current")
    assert place_of(evening, group) == ("open", "beside")
    assert evening.projector.board()["beside"]["id"] == group


def test_opening_the_same_step_beside_again_changes_nothing(evening: Evening) -> None:
    evening.go_to("break")
    beside = p.OpenStep(step=evening.step("group"), beside=True)
    evening.facilitator.give(beside)

    assert evening.facilitator.give(beside).events == ()


def test_the_step_beside_becomes_current_when_people_go_there(evening: Evening) -> None:
    evening.go_to("break")
    group = evening.step("group")
    evening.facilitator.give(p.OpenStep(step=group, beside=True))

    evening.go_to("group")

    assert place_of(evening, group) == ("open", "current")
    assert evening.workshop.beside_step is None


def test_closing_the_step_beside_leaves_the_current_one(evening: Evening) -> None:
    pause = evening.go_to("break")
    group = evening.step("group")
    evening.facilitator.give(p.OpenStep(step=group, beside=True))

    evening.close(group)

    assert evening.facilitator.board()["beside"] is None
    assert place_of(evening, pause) == ("open", "current")


@pytest.mark.parametrize("command", [p.GoToStep, p.OpenStep, p.CloseStep])
def test_an_unknown_step_is_refused(evening: Evening, command: type) -> None:
    assert evening.facilitator.refused(command(step="99-words")).code == "unknown_step"


def test_inputs_of_an_unknown_step_are_refused(evening: Evening) -> None:
    unknown = p.SetInputs(step="99-words", inputs=("paper",))

    assert evening.facilitator.refused(unknown).code == "unknown_step"


def test_switching_a_channel_off_takes_its_action_away(evening: Evening, writing: str) -> None:
    phone = evening.phone()
    before = phone.board()["open_actions"]

    evening.facilitator.give(p.SetInputs(step=writing, inputs=("table", "paper")))

    assert "submit_note" in before
    assert "submit_note" not in phone.board()["open_actions"]
    assert "submit_note" in evening.table(1).board()["open_actions"]


def test_chapters_say_what_is_done_now_and_to_come(evening: Evening) -> None:
    evening.go_to("ideas")

    chapters = [(row["name"], row["state"]) for row in evening.projector.board()["chapters"]]

    assert chapters == [
        ("Welkom", "done"),
        ("Praten", "now"),
        ("Thema’s", "to_come"),
        ("Plannen", "to_come"),
        ("Kiezen", "to_come"),
        ("Meedoen", "to_come"),
        ("Afsluiten", "to_come"),
    ]


# The timer ---------------------------------------------------------------------------------------


def left(evening: Evening) -> tuple[int | None, bool]:
    timer = evening.projector.board()["timer"]
    return timer["left_ms"], timer["running"]


def test_a_step_brings_its_own_time_and_running_out_closes_nothing(evening: Evening) -> None:
    words = evening.go_to("words")
    begun = left(evening)

    evening.clock.forward(21 * 60)

    assert begun == (20 * 60_000, True)
    assert left(evening) == (-60_000, True)
    assert place_of(evening, words) == ("open", "current")


def test_the_timer_can_be_set_lengthened_shortened_paused_and_resumed(evening: Evening) -> None:
    lead = evening.facilitator
    seen = []
    for command in (
        p.SetTimer(seconds=600),
        p.SetTimer(add=60),
        p.SetTimer(add=-120),
        p.SetTimer(paused=True),
        p.SetTimer(add=30),
        p.SetTimer(paused=False),
        p.SetTimer(paused=False),
    ):
        lead.give(command)
        seen.append(left(evening))
        evening.clock.forward(10)

    assert seen == [
        (600_000, True),
        (650_000, True),
        (520_000, True),
        (510_000, False),
        (540_000, False),
        (540_000, True),
        (530_000, True),
    ]


def test_time_added_after_time_counts_from_now(evening: Evening) -> None:
    evening.facilitator.give(p.SetTimer(seconds=60))
    evening.clock.forward(300)

    evening.facilitator.give(p.SetTimer(add=120))

    assert left(evening) == (120_000, True)


@pytest.mark.parametrize("command", [p.SetTimer(), p.SetTimer(seconds=60, add=60)])
def test_a_timer_command_says_one_thing(evening: Evening, command: p.SetTimer) -> None:
    assert evening.facilitator.refused(command).code == "invalid_payload"


# The clock of the meeting ------------------------------------------------------------------------


def test_a_meeting_that_starts_late_says_so_and_what_can_be_shorter(evening: Evening) -> None:
    evening.go_to("arrive")
    evening.clock.forward(40 * 60)

    clock = evening.facilitator.board()["clock"]

    shorter = {row["step"]: (row["minutes"], row["skip"]) for row in clock["can_be_shorter"]}
    assert clock["minutes_late"] == 15
    assert shorter[evening.step("words")] == (8, False)
    assert shorter[evening.step("evaluate")] == (5, True)
    assert evening.step("group") not in shorter


def test_skipping_ahead_brings_the_end_nearer(evening: Evening) -> None:
    evening.go_to("arrive")

    evening.go_to("words", 2)

    assert evening.facilitator.board()["clock"]["minutes_late"] == -(25 + 10 + 5 + 20)


# The big screen ----------------------------------------------------------------------------------


def test_the_projector_shows_what_was_chosen_until_the_next_step(evening: Evening) -> None:
    evening.facilitator.give(p.Show(view="words", reveal=None))
    evening.facilitator.give(p.Show(reveal=3))
    evening.facilitator.give(p.Show(frozen=True))
    chosen = evening.projector.board()["view"]

    evening.go_to("words")

    assert chosen == {"name": "words", "reveal": 3, "frozen": True}
    assert evening.projector.board()["view"]["name"] == "step"


def test_an_unknown_view_is_refused(evening: Evening) -> None:
    assert evening.facilitator.refused(p.Show(view="tiktok")).code == "unknown_view"


@pytest.mark.parametrize("step", ["check", "choose", "elaborate", "vote"])
def test_themes_stay_off_the_hall_screen_until_they_are_checked(
    evening: Evening, writing: str, step: str
) -> None:
    theme = evening.theme("Ontmoeten", *evening.notes("Meer bankjes"))
    [note] = evening.projector.board()["notes"]
    hidden = (evening.projector.board()["themes"], note["theme"], note["placed_by"])

    evening.go_to(step)

    assert hidden == ([], None, "none")
    assert [row["id"] for row in evening.projector.board()["themes"]] == [theme]
    assert evening.projector.board()["notes"][0]["theme"] == theme


def test_themes_can_be_shown_by_hand(evening: Evening, writing: str) -> None:
    theme = evening.theme("Ontmoeten", *evening.notes("Meer bankjes"))

    evening.facilitator.give(p.Show(view="themes"))

    assert [row["id"] for row in evening.projector.board()["themes"]] == [theme]


def test_a_screen_that_knew_no_themes_is_sent_everything_once_they_are_shown(
    evening: Evening, writing: str
) -> None:
    evening.theme("Ontmoeten", *evening.notes("Meer bankjes"))
    known = evening.projector.board()["revision"]

    evening.go_to("check")

    assert evening.projector.board(since=known)["since"] is None


# Closing -----------------------------------------------------------------------------------------


def test_the_closing_says_when_people_meet_again_or_that_it_follows(evening: Evening) -> None:
    evening.go_to("close")
    texts = [evening.projector.board()["step"]["text"]]
    for command in (
        p.SetClosing(by_when="1 mei", contact="de wijkraad"),
        p.SetClosing(next_date="20 april"),
        p.SetClosing(next_date=None, by_when=" "),
    ):
        evening.facilitator.give(command)
        texts.append(evening.projector.board()["step"]["text"])

    assert "De datum volgt." in texts[0]
    assert "Je hoort het vóór 1 mei van de wijkraad." in texts[1]
    assert "We zien elkaar weer op 20 april." in texts[2]
    assert "De datum volgt." in texts[3]


def test_a_meeting_can_end_without_a_date_which_stays_a_task(evening: Evening) -> None:
    evening.go_to("close")

    evening.facilitator.give(p.CloseWorkshop())
    evening.facilitator.give(p.CloseWorkshop())
    evening.facilitator.give(p.SetClosing(next_date="20 april"))

    assert evening.workshop.state == "closed"
    assert evening.workshop.closing.next_date == "20 april"
    assert "set_closing" in evening.facilitator.board()["open_actions"]


def test_ending_the_meeting_closes_and_adds_up_what_was_open(evening: Evening) -> None:
    evaluate = evening.go_to("evaluate")
    evening.phone().give(p.Answer(step=evaluate, question="could_speak", value="1"))

    evening.facilitator.give(p.CloseWorkshop())

    [result] = [row for row in evening.projector.board()["results"] if row["step"] == evaluate]
    assert result["questions"][0]["rows"][0]["total"] == 1
    assert {row["state"] for row in evening.projector.board()["steps"]} <= {"closed", "planned"}


@pytest.mark.parametrize(
    "command",
    [
        p.GoToStep(step="04-words"),
        p.OpenStep(step="04-words"),
        p.SetTimer(seconds=60),
        p.Show(view="words"),
        p.Undo(),
        p.SetHeadcount(people=75),
        p.Regroup(),
    ],
)
def test_a_meeting_that_is_over_is_led_no_more(evening: Evening, command: p.Payload) -> None:
    evening.facilitator.give(p.CloseWorkshop())

    assert evening.facilitator.refused(command).code == "workshop_closed"


def test_nobody_joins_a_meeting_that_is_over(evening: Evening) -> None:
    evening.facilitator.give(p.CloseWorkshop())

    with pytest.raises(Exception, match="workshop_closed"):
        evening.doorkeeper.join(evening.workshop, "nl")


def test_people_are_counted_at_the_desk_and_phones_are_not_people(evening: Evening) -> None:
    evening.phone()
    evening.scribe.give(p.SetHeadcount(people=74, tables=17))
    evening.scribe.give(p.SetHeadcount(people=75))

    counts = evening.projector.board()["counts"]

    assert (counts["people"], counts["tables"], counts["phones"]) == (75, 17, 1)

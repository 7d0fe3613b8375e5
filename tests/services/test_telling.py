from dataclasses import replace

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.cases import Case, advised_tables, outcome_number
from facilitation.services.telling import DropCase, KeepCase, RecordAfterwards
from tests.evening import Evening, new_id

STORIES = ("Alleen in een groot huis", "Post die blijft liegen", "De tuin van de school")


@pytest.fixture
def stories(evenings) -> Evening:
    """An evening of true stories, with three of them."""
    evening = evenings("tafelgesprekken_casussen")
    for title in STORIES:
        keep(
            evening,
            Case(new_id(), 0, title, question="Wie belt er aan?", asked=("Wat gaat goed?",)),
        )
    evening.scribe.give(p.SetHeadcount(people=40, tables=6))
    return evening


def keep(evening: Evening, case: Case) -> None:
    evening.facilitator.give(KeepCase(case))


def case(evening: Evening, number: int) -> Case:
    [found] = evening.rows("cases", number=number)
    return found


def card(evening: Evening, text: str = "Begin met koffie.", **more) -> p.SubmitPlanCard:
    step = evening.step("elaborate")
    return p.SubmitPlanCard(**{"id": new_id(), "step": step, "reason": text, **more})


def chooses(evening: Evening, table: int, number: int, people: int = 7) -> None:
    step, chosen = evening.step("choose"), case(evening, number).id
    evening.table(table).give(p.Answer(step=step, value={chosen: people}))


# Beforehand ---------------------------------------------------------------------------------


def test_stories_are_numbered_in_the_order_in_which_they_were_typed(stories: Evening) -> None:
    assert [(one.number, one.title) for one in stories.rows("cases")] == list(enumerate(STORIES, 1))


def test_a_story_that_is_typed_anew_keeps_its_number(stories: Evening) -> None:
    second = case(stories, 2)

    keep(stories, replace(second, number=9, title="Brieven"))

    assert case(stories, 2).title == "Brieven"


def test_a_story_that_is_not_told_leaves_every_screen(stories: Evening) -> None:
    before = stories.workshop.revision

    stories.facilitator.give(DropCase(case(stories, 1).id))

    assert [one.number for one in stories.rows("cases")] == [1, 2]
    assert stories.projector.board(since=before)["since"] is None


def test_a_story_that_people_wrote_about_stays(stories: Evening) -> None:
    stories.go_to("case")
    first = case(stories, 1)
    stories.table(1).write(stories.step("case"), "De bel doet het niet", key=first.id)

    assert stories.facilitator.refused(DropCase(first.id)).code == "case_in_use"


def test_there_is_an_end_to_the_stories_of_one_meeting(stories: Evening) -> None:
    for _ in range(9):
        keep(stories, Case(new_id(), 0, "Nog een"))

    assert (
        stories.facilitator.refused(KeepCase(Case(new_id(), 0, "Te veel"))).code == "too_many_cases"
    )


# Who sits where -----------------------------------------------------------------------------


def test_tables_are_dealt_out_evenly_around_those_that_were_asked() -> None:
    cases = [Case("a", 1, "A", tables=(5,)), Case("b", 2, "B"), Case("c", 3, "C")]

    assert advised_tables(cases, 6) == {"a": (3, 5), "b": (1, 4), "c": (2, 6)}


def test_the_board_says_which_tables_chose_a_story_and_with_how_many(stories: Evening) -> None:
    stories.go_to("choose")
    chooses(stories, 1, 2)
    chooses(stories, 4, 2, people=8)
    stories.scribe.give(
        p.AddCounts(step=stories.step("choose"), totals={case(stories, 3).id: 6}, voters=6)
    )

    seats = {row["case"]: row for row in stories.projector.board()["seating"]}
    second, third = seats[case(stories, 2).id], seats[case(stories, 3).id]
    assert (second["tables"], second["people"]) == ([1, 4], 15)
    assert (third["tables"], third["people"]) == ([], 6)
    assert second["advised"] == [2, 5]


def test_a_note_is_about_the_story_of_its_table(stories: Evening) -> None:
    stories.go_to("choose")
    chooses(stories, 1, 3)
    step = stories.go_to("case")

    chosen = stories.table(1).write(step, "De school wil wel")
    asked = stories.table(2).write(step, "De post is op")
    named = stories.table(2).write(step, "Ook hier", key=case(stories, 1).id, kind="quote")

    notes = [stories.row("notes", note) for note in (chosen, asked, named)]
    assert [note.key for note in notes] == [case(stories, n).id for n in (3, 2, 1)]
    assert [note.kind for note in notes] == ["point", "point", "quote"]


def test_a_note_about_a_story_that_is_not_told_is_refused(stories: Evening) -> None:
    step = stories.go_to("case")
    note = p.SubmitNote(id=new_id(), step=step, text="Waarover?", key="elders")

    assert stories.table(1).refused(note).code == "unknown_question"


# What a table gives --------------------------------------------------------------------------


def test_what_a_table_gives_carries_the_number_of_its_story(stories: Evening) -> None:
    stories.go_to("elaborate")
    for table in (2, 5, 1):
        stories.table(table).give(card(stories))

    assert [one.number for one in stories.rows("outcomes")] == ["2a", "2b", "1a"]


def test_a_number_is_free_until_it_is_given() -> None:
    second = Case("b", 2, "B")

    assert [outcome_number(second, ("2a", "3a")), outcome_number(None, ("1",))] == ["2b", "2"]


def test_the_words_of_the_run_sheet_name_the_kind(stories: Evening) -> None:
    stories.go_to("elaborate")
    for kind in ("profiel", "lesson", None):
        stories.table(1).give(card(stories, kind=kind))

    assert [one.kind for one in stories.rows("outcomes")] == ["profile", "lesson", "advice"]
    assert stories.table(1).refused(card(stories, kind="klacht")).code == "unknown_option"


def test_sent_again_it_replaces_what_was_there_and_keeps_number_and_reaction(
    stories: Evening,
) -> None:
    stories.go_to("elaborate")
    table, first = stories.table(1), card(stories)
    table.give(first)
    stories.scribe.give(p.NoteReaction(outcome=first.id, text="Dat ga ik doen."))

    table.give(card(stories, "Stop met brieven.", id=first.id, kind="les"))

    [outcome] = stories.rows("outcomes")
    assert (outcome.number, outcome.kind, outcome.text) == ("1a", "lesson", "Stop met brieven.")
    assert outcome.reaction == "Dat ga ik doen."
    assert stories.table(2).refused(card(stories, id=first.id)).code == "id_taken"


def test_a_phone_that_sits_nowhere_says_which_story_it_is(stories: Evening) -> None:
    stories.go_to("elaborate")
    phone = stories.phone()

    assert phone.refused(card(stories)).code == "unknown_case"
    phone.give(card(stories, case=case(stories, 3).id))
    assert phone.own()["plans"] == [stories.rows("outcomes")[0].id]


def test_a_program_that_knows_only_themes_names_the_story_as_one(stories: Evening) -> None:
    stories.go_to("elaborate")
    [option, *_] = stories.table(9).board()["options"]

    stories.table(9).give(card(stories, theme=option["id"]))

    assert [one.case for one in stories.rows("outcomes")] == [option["id"]]


def test_without_stories_a_table_still_gives_something_to_take_home(evenings) -> None:
    evening = evenings("tafelgesprekken_casussen")
    evening.go_to("elaborate")
    evening.table(1).give(card(evening, title="Bankjes"))

    [outcome] = evening.projector.board()["outcomes"]
    assert (outcome["number"], outcome["case"]) == ("1", None)
    assert outcome["text"] == "Bankjes\nBegin met koffie."


def test_what_was_written_in_time_comes_in_late(stories: Evening) -> None:
    step = stories.go_to("elaborate")
    stories.clock.forward(60)
    stories.close(step)
    stories.clock.forward(300)

    stories.table(1).give(card(stories, age_ms=330_000))

    assert stories.table(2).refused(card(stories)).code == "step_closed"
    assert len(stories.rows("outcomes")) == 1


def test_only_those_who_lead_or_type_note_what_the_owner_said(stories: Evening) -> None:
    stories.go_to("elaborate")
    given = card(stories)
    stories.table(1).give(given)
    stories.go_to("pitch")

    stories.facilitator.give(p.NoteReaction(outcome=given.id, text=" Dank je. "))

    assert stories.projector.board()["outcomes"][0]["reaction"] == "Dank je."
    assert "note_reaction" not in stories.table(1).board()["open_actions"]
    assert stories.scribe.refused(p.NoteReaction(outcome="x", text="")).code == "unknown_outcome"


# Afterwards ---------------------------------------------------------------------------------


def test_who_takes_it_up_is_recorded_when_the_meeting_is_over(stories: Evening) -> None:
    stories.go_to("elaborate")
    given = card(stories)
    stories.table(1).give(given)
    stories.facilitator.give(p.CloseWorkshop())

    stories.facilitator.give(
        RecordAfterwards(case(stories, 1).id, "together", ((given.id, "We zijn begonnen."),))
    )

    assert case(stories, 1).picked_up_by == "together"
    assert stories.rows("outcomes")[0].reaction == "We zijn begonnen."


def test_a_promise_is_one_of_its_own_and_nobody_elses(stories: Evening) -> None:
    step = stories.go_to("commit")
    phone, other = stories.phone(), stories.phone()
    [option] = phone.board()["options"]

    phone.give(p.MakePledge(id=new_id(), item=option["id"], intention="Ik bel maandag aan."))

    assert option["id"] == step
    assert phone.own()["pledges"][0]["intention"] == "Ik bel maandag aan."
    assert other.own()["pledges"] == []
    assert stories.projector.board()["counts"]["answered"] == 1
    assert "Ik bel" not in str(stories.projector.board())

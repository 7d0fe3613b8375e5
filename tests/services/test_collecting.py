from dataclasses import replace

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.notes import ReviewState
from tests.evening import Evening, new_id


def test_a_note_is_kept_exactly_as_it_was_written(evening: Evening, writing: str) -> None:
    note = evening.phone().write(writing, "  Mèèr bankjes,  bij 't plein 🌳 \n")

    assert evening.row("notes", note).text == "Mèèr bankjes,  bij 't plein 🌳"


def test_the_same_note_again_is_the_note_we_already_have(evening: Evening, writing: str) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Meer bankjes")
    before = evening.workshop

    phone.give(p.SubmitNote(id=note, step=writing, text="Meer bankjes"))

    assert evening.workshop == before
    assert len(evening.rows("notes")) == 1


def test_the_same_note_after_closing_is_told_that_we_have_it(
    evening: Evening, writing: str
) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Meer bankjes")
    evening.close(writing)
    evening.facilitator.give(p.CloseWorkshop())

    done = phone.give(p.SubmitNote(id=note, step=writing, text="Meer bankjes"))

    assert done.events == ()


def test_an_id_of_someone_else_is_taken(evening: Evening, writing: str) -> None:
    note = evening.phone().write(writing, "Meer bankjes")

    again = p.SubmitNote(id=note, step=writing, text="Meer bankjes")

    assert evening.phone().refused(again).code == "id_taken"
    assert evening.table(3).refused(again).code == "id_taken"


@pytest.mark.parametrize(
    ("text", "code"), [(" \n\t ", "empty_text"), ("x" * 141, "too_long"), ("é" * 500, "too_long")]
)
def test_a_note_has_a_text_of_one_to_the_limit(
    evening: Evening, writing: str, text: str, code: str
) -> None:
    refusal = evening.phone().refused(p.SubmitNote(id=new_id(), step=writing, text=text))

    assert refusal.code == code


def test_too_long_says_what_the_limit_is(evening: Evening) -> None:
    words = evening.go_to("words")
    phone = evening.phone()

    refusal = phone.refused(p.SubmitNote(id=new_id(), step=words, text="x" * 41))
    phone.write(words, "x" * 40)

    assert refusal.params == {"limit": 40, "length": 41}


def test_an_unknown_step_is_refused(evening: Evening) -> None:
    unknown = p.SubmitNote(id=new_id(), step="99-ideas", text="Meer bankjes")

    assert evening.phone().refused(unknown).code == "unknown_step"


def test_a_step_that_was_never_open_takes_nothing(evening: Evening) -> None:
    early = p.SubmitNote(id=new_id(), step=evening.step("ideas"), text="Meer bankjes", age_ms=0)

    assert evening.phone().refused(early).code == "step_closed"


def test_a_vote_takes_no_notes(evening: Evening) -> None:
    vote = evening.go_to("vote")

    refusal = evening.phone().refused(p.SubmitNote(id=new_id(), step=vote, text="Meer bankjes"))

    assert refusal.code == "not_in_this_step"


def test_a_question_that_the_step_does_not_ask_is_refused(evening: Evening, writing: str) -> None:
    note = p.SubmitNote(id=new_id(), step=writing, text="Meer bankjes", key="future")

    assert evening.phone().refused(note).code == "unknown_question"


def test_a_note_carries_the_question_it_answers(evenings) -> None:
    evening = evenings("bewonersavond")
    writing = evening.go_to("ideas")
    key = evening.row("steps", writing).plan.questions[0].key

    note = evening.phone().write(writing, "Het is hier stil", key=key)

    assert evening.row("notes", note).key == key


def test_a_channel_that_is_off_takes_nothing_until_it_is_on_again(
    evening: Evening, writing: str
) -> None:
    phone = evening.phone()
    note = p.SubmitNote(id=new_id(), step=writing, text="Meer bankjes")
    evening.facilitator.give(p.SetInputs(step=writing, inputs=("paper",)))

    refusal = phone.refused(note)
    evening.facilitator.give(p.SetInputs(step=writing, inputs=("device", "paper")))
    phone.give(note)

    assert refusal.code == "input_closed"
    assert len(evening.rows("notes")) == 1


# Late notes --------------------------------------------------------------------------------------


def test_a_note_written_before_closing_but_sent_later_is_late(
    evening: Evening, writing: str
) -> None:
    phone = evening.phone()
    evening.clock.forward(60)
    evening.close(writing)
    evening.clock.forward(300)

    note = phone.write(writing, "Geschreven in de kelder", age_ms=301_000)

    row = evening.row("notes", note)
    assert row.late
    assert row.theme is None
    assert row.written_at_ms == evening.clock.now_ms - 301_000


@pytest.mark.parametrize("age_ms", [None, 0, 299_999, 361_000])
def test_what_was_written_when_the_step_was_closed_is_refused(
    evening: Evening, writing: str, age_ms: int | None
) -> None:
    phone = evening.phone()
    evening.clock.forward(60)
    evening.close(writing)
    evening.clock.forward(300)

    note = p.SubmitNote(id=new_id(), step=writing, text="Te laat", age_ms=age_ms)

    assert phone.refused(note).code == "step_closed"


def test_a_note_in_an_open_step_is_never_late(evening: Evening, writing: str) -> None:
    note = evening.phone().write(writing, "Even geen wifi", age_ms=86_400_000)

    assert not evening.row("notes", note).late


# Whose note it is --------------------------------------------------------------------------------


def test_a_phone_writes_for_a_person_and_a_table_device_for_the_step_it_is_in(
    evening: Evening,
) -> None:
    words = evening.go_to("words")
    table_word = evening.table(4).write(words, "noaberschap")
    ideas = evening.go_to("ideas")
    mine = evening.phone().write(ideas, "Meer bankjes")

    assert evening.row("notes", table_word).unit == "table"
    assert evening.row("notes", table_word).source == "table"
    assert evening.row("notes", table_word).table == 4
    assert evening.row("notes", mine).unit == "person"
    assert evening.row("notes", mine).source == "device"


def test_a_phone_that_writes_for_its_table_speaks_for_the_table(
    evening: Evening, writing: str
) -> None:
    phone = evening.phone()
    phone.give(p.ClaimTable(table=7))

    note = phone.write(writing, "Meer bankjes")

    row = evening.row("notes", note)
    assert (row.unit, row.source, row.table) == ("table", "device", 7)


def test_a_table_has_one_writer_at_a_time(evening: Evening) -> None:
    first, second = evening.phone(), evening.phone()
    first.give(p.ClaimTable(table=7))

    refusal = second.refused(p.ClaimTable(table=7))
    first.give(p.ReleaseTable(table=7))
    second.give(p.ClaimTable(table=7))

    assert refusal.code == "table_taken"
    assert second.own()["profile"]["writes_for"] == 7


def test_a_claim_lasts_one_round(evening: Evening) -> None:
    phone = evening.phone()
    evening.go_to("words")
    phone.give(p.ClaimTable(table=7))
    evening.go_to("words", 2)

    profile = phone.own()["profile"]

    assert (profile["table"], profile["writes_for"]) == (None, None)


def test_going_back_to_a_round_does_not_ask_the_tables_again(evening: Evening) -> None:
    phone = evening.phone()
    evening.go_to("words")
    evening.go_to("words", 2)
    phone.give(p.ClaimTable(table=7))

    evening.go_to("words")

    assert phone.own()["profile"]["writes_for"] == 7


# Changing and taking back ------------------------------------------------------------------------


def test_a_writer_may_change_a_note_while_its_step_is_open(evening: Evening, writing: str) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Meer banken")

    phone.give(p.EditNote(id=note, text="Meer bankjes"))

    row = evening.row("notes", note)
    assert (row.text, row.earlier) == ("Meer bankjes", ("Meer banken",))


def test_a_changed_note_may_wait_for_review(evening: Evening, writing: str) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Meer bankjes")

    phone.give(p.EditNote(id=note, text="Bel mij: 06 12345678"))

    assert evening.row("notes", note).review is ReviewState.WAITING
    assert (evening.workshop.notes, evening.workshop.waiting) == (0, 1)


def test_a_note_of_someone_else_cannot_be_changed_or_taken_back(
    evening: Evening, writing: str
) -> None:
    note = evening.phone().write(writing, "Meer bankjes")
    stranger = evening.phone()

    assert stranger.refused(p.EditNote(id=note, text="Niets")).code == "unknown_note"
    assert stranger.refused(p.WithdrawNote(id=note)).code == "unknown_note"


def test_after_closing_a_note_stays_as_it_is(evening: Evening, writing: str) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Meer bankjes")
    evening.close(writing)

    assert phone.refused(p.EditNote(id=note, text="Niets")).code == "step_closed"
    assert phone.refused(p.WithdrawNote(id=note)).code == "step_closed"


def test_the_same_change_again_after_closing_is_harmless(evening: Evening, writing: str) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Meer banken")
    phone.give(p.EditNote(id=note, text="Meer bankjes"))
    evening.close(writing)

    done = phone.give(p.EditNote(id=note, text="Meer bankjes"))

    assert done.events == ()


def test_a_withdrawn_note_leaves_every_screen_and_count(evening: Evening, writing: str) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Meer bankjes")

    phone.give(p.WithdrawNote(id=note))
    phone.give(p.WithdrawNote(id=note))

    assert evening.row("notes", note).text == "Meer bankjes"
    assert evening.projector.board()["notes"] == []
    assert evening.facilitator.board()["notes"] == []
    assert evening.facilitator.board()["review"] == []
    assert phone.own()["notes"] == []
    assert (evening.workshop.notes, evening.workshop.hidden) == (0, 1)


def test_what_its_writer_took_back_nobody_can_show_again(evening: Evening, writing: str) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Meer bankjes")
    phone.give(p.WithdrawNote(id=note))

    assert evening.team.refused(p.ShowNote(id=note)).code == "unknown_note"


def test_undoing_older_work_does_not_bring_back_what_its_writer_took_back(
    evening: Evening, writing: str
) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Meer bankjes")
    evening.team.give(p.HideNote(id=note, reason="test"))
    evening.team.give(p.ShowNote(id=note))
    phone.give(p.WithdrawNote(id=note))

    evening.team.give(p.Undo())
    evening.team.give(p.Undo())

    row = evening.row("notes", note)
    assert (row.review, row.hidden_reason) == (ReviewState.HIDDEN, "withdrawn_by_writer")


def test_a_writer_may_take_back_a_note_that_was_hidden(evening: Evening, writing: str) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Meer bankjes")
    evening.team.give(p.HideNote(id=note, reason="hurtful"))

    phone.give(p.WithdrawNote(id=note))

    assert evening.team.refused(p.ShowNote(id=note)).code == "unknown_note"


def test_a_note_hidden_for_a_name_is_not_edited(evening: Evening, writing: str) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Meer bankjes voor buurman Sjakie")
    evening.team.give(p.HideNote(id=note, reason="contains_name"))

    refusal = phone.refused(p.EditNote(id=note, text="Meer bankjes"))

    assert refusal.code == "unknown_note"


# Hiding and showing ------------------------------------------------------------------------------


def test_a_hidden_note_leaves_the_screens_and_tells_its_writer_why(
    evening: Evening, writing: str
) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Die van nummer 12 is gek")

    evening.team.give(p.HideNote(id=note, reason="hurtful"))

    [mine] = phone.own()["notes"]
    assert (mine["state"], mine["reason"]) == ("hidden", "hurtful")
    assert evening.projector.board()["notes"] == []
    [waiting] = evening.team.board()["review"]
    assert (waiting["state"], waiting["reason"]) == ("hidden", "hurtful")


def test_a_hidden_note_can_be_shown_again_where_it_lay(evening: Evening, writing: str) -> None:
    [note] = evening.notes("Meer bankjes")
    theme = evening.theme("Ontmoeten", note)
    evening.team.give(p.HideNote(id=note, reason="sent_twice"))
    hidden_count = evening.row("themes", theme).count

    evening.team.give(p.ShowNote(id=note))

    assert hidden_count == 0
    assert evening.row("themes", theme).count == 1
    assert evening.row("notes", note).theme == theme


def test_a_waiting_note_appears_once_it_is_released(evening: Evening, writing: str) -> None:
    note = evening.phone().write(writing, "Mevrouw De Vries is eenzaam")
    before = evening.projector.board()

    evening.team.give(p.ShowNote(id=note))

    assert before["notes"] == []
    assert [row["id"] for row in evening.projector.board()["notes"]] == [note]


@pytest.mark.parametrize(
    ("moderation", "text", "state"),
    [
        ("all", "Meer bankjes", "waiting"),
        ("none", "Bel 06 12345678", "shown"),
        ("flagged", "Meer bankjes", "shown"),
        ("flagged", "Bel 06 12345678", "waiting"),
    ],
)
def test_moderation_decides_which_notes_wait(evenings, moderation, text, state) -> None:
    evening = evenings(moderation=moderation)
    phone = evening.phone()

    phone.write(evening.go_to("ideas"), text)

    assert phone.own()["notes"][0]["state"] == state


def test_hiding_an_unknown_note_is_refused(evening: Evening) -> None:
    assert evening.team.refused(p.HideNote(id="nothing", reason="test")).code == "unknown_note"
    assert evening.team.refused(p.ShowNote(id="nothing")).code == "unknown_note"


# Paper -------------------------------------------------------------------------------------------


def paper(step: str, *cards: dict) -> p.AddPaperNotes:
    return p.AddPaperNotes(
        step=step, notes=tuple(p.PaperNote(**({"id": new_id()} | card)) for card in cards)
    )


def test_a_paper_card_keeps_the_number_that_is_printed_on_it(
    evening: Evening, writing: str
) -> None:
    evening.scribe.give(paper(writing, {"number": 212, "text": "Lage stoepen"}))

    [note] = evening.rows("notes")
    assert (note.number, note.source, note.unit, note.text) == (
        212,
        "paper",
        "person",
        "Lage stoepen",
    )


def test_notes_from_screens_never_take_a_number_that_is_printed(
    evening: Evening, writing: str
) -> None:
    on_screen = evening.phone().write(writing, "Meer bankjes")
    evening.scribe.give(paper(writing, {"number": 1, "text": "Lage stoepen"}))

    again = evening.phone().write(writing, "Nog een")

    reserved = evening.workshop.settings.paper_numbers
    numbers = [evening.row("notes", note).number for note in (on_screen, again)]
    assert numbers == [reserved + 1, reserved + 2]


def test_a_card_without_text_follows_later_and_keeps_its_place(
    evening: Evening, writing: str
) -> None:
    card = {"id": new_id(), "number": 213}
    evening.scribe.give(paper(writing, card))
    theme = evening.theme("Straat", card["id"])
    on_projector = evening.projector.board()["notes"]

    evening.scribe.give(paper(writing, {"number": 213, "text": "Lage stoepen"}))

    note = evening.row("notes", card["id"])
    assert on_projector == []
    assert (note.text, note.text_pending, note.theme) == ("Lage stoepen", False, theme)
    assert [row["text"] for row in evening.projector.board()["notes"]] == ["Lage stoepen"]


def test_a_text_that_follows_may_still_wait_for_review(evening: Evening, writing: str) -> None:
    evening.scribe.give(paper(writing, {"number": 213}))

    evening.scribe.give(paper(writing, {"number": 213, "text": "Bel 06 12345678"}))

    assert evening.rows("notes")[0].review is ReviewState.WAITING
    assert (evening.workshop.notes, evening.workshop.waiting) == (0, 1)


def test_a_number_that_is_taken_is_refused_as_a_whole(evening: Evening, writing: str) -> None:
    evening.scribe.give(paper(writing, {"number": 212, "text": "Lage stoepen"}))

    refusal = evening.scribe.refused(
        paper(writing, {"number": 300, "text": "Een"}, {"number": 212, "text": "Iets anders"})
    )

    assert refusal.code == "number_taken"
    assert len(evening.rows("notes")) == 1


def test_the_number_of_a_note_on_a_screen_is_taken(evening: Evening, writing: str) -> None:
    note = evening.phone().write(writing, "Meer bankjes")
    number = evening.row("notes", note).number

    refusal = evening.scribe.refused(paper(writing, {"number": number, "text": "Lage stoepen"}))

    assert refusal.code == "number_taken"


def test_the_same_cards_again_are_harmless(evening: Evening, writing: str) -> None:
    cards = paper(writing, {"number": 1, "text": "Een"}, {"number": 2}, {"text": "Zonder nummer"})
    evening.scribe.give(cards)

    done = evening.scribe.give(cards)

    assert done.events == ()
    assert len(evening.rows("notes")) == 3


def test_the_text_that_follows_may_be_typed_after_the_meeting(
    evening: Evening, writing: str
) -> None:
    evening.scribe.give(paper(writing, {"number": 213}))
    evening.facilitator.give(p.CloseWorkshop())

    evening.scribe.give(paper(writing, {"number": 213, "text": "Lage stoepen"}))

    assert evening.rows("notes")[0].text == "Lage stoepen"


def test_new_paper_after_the_step_closed_is_refused(evening: Evening, writing: str) -> None:
    evening.close(writing)

    refusal = evening.scribe.refused(paper(writing, {"number": 1, "text": "Lage stoepen"}))

    assert refusal.code == "step_closed"


def test_paper_is_refused_where_paper_is_switched_off(evening: Evening, writing: str) -> None:
    evening.facilitator.give(p.SetInputs(step=writing, inputs=("device",)))

    refusal = evening.scribe.refused(paper(writing, {"number": 1, "text": "Lage stoepen"}))

    assert refusal.code == "input_closed"


def test_a_table_device_may_type_its_own_paper(evening: Evening, writing: str) -> None:
    evening.table(5).give(paper(writing, {"number": 9, "text": "Lage stoepen"}))

    [note] = evening.rows("notes")
    assert (note.source, note.table) == ("paper", 5)


def test_nothing_new_is_written_once_the_meeting_is_over(evening: Evening, writing: str) -> None:
    phone = evening.phone()
    evening.facilitator.give(p.CloseWorkshop())

    note = p.SubmitNote(id=new_id(), step=writing, text="Te laat", age_ms=1)

    assert phone.refused(note).code == "workshop_closed"
    assert replace(evening.workshop, revision=0).notes == 0

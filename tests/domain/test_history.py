"""What a board command did, in short."""

from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.history import Change, Headline, headline

THEMES = st.sampled_from(("groen", "verkeer", None))
NOTES = st.lists(st.tuples(st.uuids().map(str), THEMES), unique_by=lambda note: note[0])


def moved(notes: list[tuple[str, str | None]]) -> list[Change]:
    return [Change("note", note, {"theme": "oud"}, {"theme": theme}) for note, theme in notes]


def test_a_command_is_about_the_theme_where_most_of_its_notes_went() -> None:
    made = Change("theme", "verkeer", {"state": "gone"}, {"state": "active"})
    notes = moved([("1", "verkeer"), ("2", "groen"), ("3", "groen"), ("4", None)])
    told = headline([made, *notes])
    assert (told.notes, told.about) == (4, "groen")
    assert headline([made]).about == "verkeer"
    assert headline([]).about is None


def test_a_note_that_changed_twice_is_one_note() -> None:
    twice = Change("note", "1", {"key": "a"}, {"key": "b"})
    assert headline([*moved([("1", "groen")]), twice]).notes == 1


def test_an_answer_names_the_suggestion_that_it_answered() -> None:
    answered = Change("suggestion", "s", {"standing": "open"}, {"standing": "accepted"})
    assert headline([*moved([("1", "groen")]), answered]).suggestion == "s"


@given(NOTES, st.integers(0, 10))
def test_a_command_in_parts_is_told_as_one_in_one_go(notes, cut):
    changes = moved(notes)
    in_parts = headline(changes[:cut]).also(changes[cut:])
    assert in_parts == headline(changes)
    assert Headline().also(changes) == headline(changes)

"""What another process changed, found by looking through the workshop."""

from __future__ import annotations

from facilitation.boards.snapshot import Snapshot
from facilitation.contract import payloads as p
from facilitation.live.elsewhere import Elsewhere, News
from tests.evening import PLACE, Evening, new_id


def look(elsewhere: Elsewhere, evening: Evening, here: set[str]) -> News:
    with evening.workshops.reading(evening.id) as store:
        news = elsewhere.news(Snapshot(store, PLACE), here)
    elsewhere.told(evening.id, news)
    return news


def begun(evening: Evening) -> Elsewhere:
    elsewhere = Elsewhere()
    with evening.workshops.reading(evening.id) as store:
        elsewhere.begin(Snapshot(store, PLACE))
    return elsewhere


def test_only_who_is_here_and_whose_own_things_changed_is_told(
    evening: Evening, writing: str
) -> None:
    one, other, away = (evening.phone() for _ in range(3))
    here = {one.author, other.author}
    elsewhere = begun(evening)
    one.write(writing, "Meer bankjes")
    away.write(writing, "Lage stoepen")

    first, second = (look(elsewhere, evening, here) for _ in range(2))

    assert (first.any, first.authors, first.moved) == (True, {one.author}, False)
    assert (second.any, second.authors) == (False, set())


def test_a_meeting_that_moves_on_is_not_kept_from_phones(evening: Evening) -> None:
    elsewhere = begun(evening)

    evening.go_to("words")

    assert look(elsewhere, evening, set()).moved


def test_themes_that_are_shown_concern_everybody_who_is_here(
    evening: Evening, writing: str
) -> None:
    phone = evening.phone()
    note = phone.write(writing, "Meer bankjes")
    evening.team.give(p.AddTheme(id=new_id(), name="Zitten", notes=(note,)))
    elsewhere = begun(evening)

    evening.facilitator.give(p.Show(view="themes"))

    assert look(elsewhere, evening, {phone.author}).authors == {phone.author}


def test_a_revision_is_behind_until_it_was_looked_through(evening: Evening, writing: str) -> None:
    elsewhere = begun(evening)
    evening.phone().write(writing, "Meer bankjes")
    revision = evening.workshop.revision
    before = elsewhere.is_behind(evening.id, revision)

    look(elsewhere, evening, set())

    assert before
    assert not elsewhere.is_behind(evening.id, revision)

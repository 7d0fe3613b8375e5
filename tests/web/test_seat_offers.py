"""A seat that came free: the next in line gets a letter, answers in time, or lets it go."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from facilitation.background import Threads
from facilitation.clock import now_ms
from facilitation.domain.registrations import HOUR_MS
from facilitation.i18n import Speaker
from facilitation.organising.offering import SeatOffers, seat_offers
from facilitation.organising.registering import registration_desk
from tests.web.conftest import Browser
from tests.web.organise_house import BASE_URL, application, house
from tests.web.test_registering import SAY, Meeting, close, meeting

__all__ = ["application", "house", "meeting"]

LINK = re.compile(r"/aanmelden/g100/[0-9a-f]{32}")
THREE_DAYS_MS = 72 * HOUR_MS


@dataclass
class Post:
    """A mail server that keeps every letter, or that takes none."""

    takes: bool = True
    letters: list[tuple[str, str, str]] = field(default_factory=list)
    can_send: bool = True

    def send(self, to: str, subject: str, text: str) -> bool:
        if self.takes:
            self.letters.append((to, subject, text))
        return self.takes

    @property
    def to(self) -> list[str]:
        return [to for to, *_ in self.letters]


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def offers(meeting: Meeting, post: Post) -> Callable[[int], SeatOffers]:
    """Whoever writes the letters, so many milliseconds from now."""
    application = meeting.house.application
    here = (application.database, application.workshops, post, BASE_URL, Threads())
    return lambda later_ms=0: seat_offers(*here, lambda: now_ms() + later_ms)


def link_of(page: Browser) -> str:
    return LINK.search(page.html)[0]


@pytest.fixture
def line(meeting: Meeting) -> dict[str, str]:
    """Three seats for Noor, and two who wait: the links with which they come back."""
    people = {"noor": {"seats": "3"}, "ali": {"seats": "3"}, "bep": {"seats": "3"}}
    pages = {
        name: meeting.neighbour(name, email=f"{name}@buurt.example", **typed)
        for name, typed in people.items()
    }
    return {name: link_of(page) for name, page in pages.items()}


@pytest.fixture
def freed(meeting: Meeting, line: dict[str, str]) -> dict[str, str]:
    """Noor does not come."""
    meeting.house.browser().visit(line["noor"]).send(line["noor"], way="withdraw")
    return line


def at(meeting: Meeting, link: str) -> Browser:
    return meeting.house.browser().visit(link)


def test_the_first_in_line_gets_one_letter_with_a_link_and_a_time(meeting, freed, offers, post):
    taken = [offers().write(meeting.code) for _ in range(2)]

    assert (taken, post.to) == ([1, 0], ["ali@buurt.example"])
    [(_, subject, text)] = post.letters
    assert subject == SAY("register.letter.subject", title="G100")
    page = at(meeting, LINK.search(text)[0])
    until = re.search(r"vóór (\w+ \d+ \w+, \d\d\.\d\d) uur", text)[1]
    assert SAY("register.mine.answer_by", until=until) in page.text
    assert SAY("registrations.state.asked", until=until) in organisers_list(meeting)


def organisers_list(meeting: Meeting) -> str:
    return meeting.fatma.visit(meeting.organise).text


@pytest.mark.parametrize("which", ["of the letter", "of the form"])
def test_who_says_yes_has_the_seat_for_good(meeting, freed, offers, post, which):
    offers().write(meeting.code)
    link = LINK.search(post.letters[0][2])[0] if which == "of the letter" else freed["ali"]
    page = at(meeting, link)

    page.send(link, way="accept")
    offers(THREE_DAYS_MS).look()

    assert SAY("register.said.coming") in page.visit(page.location).text
    assert SAY("register.mine.seat") in at(meeting, freed["ali"]).text
    assert post.to == ["ali@buurt.example"]


def test_who_says_no_by_the_letter_gives_the_seat_to_the_next(meeting, freed, offers, post):
    offers().write(meeting.code)
    link = LINK.search(post.letters[0][2])[0]

    at(meeting, link).send(link, way="withdraw")
    offers().write(meeting.code)

    assert post.to == ["ali@buurt.example", "bep@buurt.example"]
    assert at(meeting, freed["ali"]).status == 404


def test_who_does_not_answer_in_time_loses_the_seat_to_the_next(meeting, freed, offers, post):
    offers().write(meeting.code)

    offers(THREE_DAYS_MS).look()

    assert post.to == ["ali@buurt.example", "bep@buurt.example"]
    assert SAY("register.mine.lapsed") in at(meeting, freed["ali"]).text
    assert SAY("register.mine.offered") in at(meeting, freed["bep"]).text
    assert SAY("registrations.state.lapsed") in organisers_list(meeting)


def test_before_the_time_is_over_nobody_else_is_asked(meeting, freed, offers, post):
    offers().write(meeting.code)

    offers(47 * HOUR_MS).look()

    assert post.to == ["ali@buurt.example"]
    assert SAY("register.mine.waiting") in at(meeting, freed["bep"]).text


def test_who_is_too_late_waits_again_and_is_asked_once_there_is_a_seat(
    meeting, freed, offers, post
):
    offers().write(meeting.code)
    offers(THREE_DAYS_MS).look()
    page = at(meeting, freed["ali"])

    page.send(freed["ali"], way="accept")
    at(meeting, freed["bep"]).send(freed["bep"], way="withdraw")
    offers().write(meeting.code)

    assert SAY("register.said.in_line") in page.visit(page.location).text
    assert post.to == ["ali@buurt.example", "bep@buurt.example", "ali@buurt.example"]


def test_who_is_too_late_gets_the_seat_where_there_still_is_one(meeting, freed, offers, post):
    at(meeting, freed["bep"]).send(freed["bep"], way="withdraw")
    offers().write(meeting.code)
    offers(THREE_DAYS_MS).look()
    page = at(meeting, freed["ali"])

    page.send(freed["ali"], way="accept")

    assert SAY("register.said.coming") in page.visit(page.location).text
    assert SAY("registrations.count", n=3) in organisers_list(meeting)


def test_where_no_mail_server_takes_the_letter_the_organiser_sees_whom_to_call(
    meeting, freed, offers, post
):
    post.takes = False
    offers().write(meeting.code)

    offers(THREE_DAYS_MS).look()

    assert SAY("registrations.call") in organisers_list(meeting)
    assert SAY("register.mine.offered") in at(meeting, freed["ali"]).text


def test_who_left_a_number_only_is_called_and_keeps_the_seat_until_then(meeting, offers, post):
    noor, ali = meeting.neighbour("Noor", seats="3"), meeting.neighbour("Ali")
    address = link_of(noor)
    link = link_of(ali)
    noor.send(address, way="withdraw")

    offers().write(meeting.code)
    offers(THREE_DAYS_MS).look()

    assert post.letters == []
    assert SAY("registrations.call") in organisers_list(meeting)
    assert SAY("register.mine.offered") in at(meeting, link).text


def test_the_letter_is_in_the_language_of_who_registered(meeting, offers, post):
    noor = meeting.neighbour("Noor", seats="3")
    english = meeting.house.browser().visit("/aanmelden/g100?language=en")
    typed = Meeting.form(english, "Ann") | {"email": "ann@buurt.example"}
    english.send("/aanmelden/g100", **typed)
    noor.send(link_of(noor), way="withdraw")

    offers().write(meeting.code)

    say = Speaker("en", "registering").say
    assert post.letters[0][1] == say("register.letter.subject", title="G100")


def test_after_the_meeting_no_seat_is_given_away(meeting, freed, offers, post):
    offers().write(meeting.code)
    close(meeting)

    offers(THREE_DAYS_MS).look()

    assert post.to == ["ali@buurt.example"]


def test_who_was_invited_finds_that_with_the_link_of_the_letter_too(meeting, offers, post):
    noor = meeting.neighbour("Noor", seats="3")
    meeting.neighbour("Ali", email="ali@buurt.example", invitations="invitations")
    noor.send(link_of(noor), way="withdraw")
    offers().write(meeting.code)
    link = LINK.search(post.letters[0][2])[0]
    page = at(meeting, link)
    assert SAY("register.mine.invited") in page.text

    page.send(link, way="stop_inviting")

    assert SAY("register.mine.invited") not in page.visit(link).text


class AtOnce(Threads):
    """What is done beside the answer is done before it."""

    def spawn(self, work, *arguments):
        work(*arguments)


def test_the_letter_goes_out_as_soon_as_somebody_withdraws(meeting, line, offers, post):
    house = meeting.house.application
    soon = replace(offers(), background=AtOnce()).soon
    desk = registration_desk(house.database, house.workshops, house.commander, write_letters=soon)

    desk.withdraw(desk.meeting("g100"), line["noor"].rpartition("/")[2])

    assert post.to == ["ali@buurt.example"]

"""Seats that came free: a letter to the next in line, and the next one when nobody answers."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from facilitation.background import Background
from facilitation.domain.workshop import Workshop
from facilitation.i18n import Speaker
from facilitation.organising.mailing import Mail
from facilitation.services.registering import SeatLetter, letters, move_up, sent
from facilitation.storage.database import Database
from facilitation.storage.registrations import Registrations
from facilitation.storage.workshops import Workshops
from facilitation.web.registering import day_words_in, moment_words

log = logging.getLogger(__name__)

#: How often somebody looks whether people answered in time.
LOOK_SECONDS: Final = 300.0


@dataclass(frozen=True, slots=True)
class SeatOffers:
    """Writes to those for whom a seat came free, where mail can be sent. A letter is first claimed
    and then sent, so that no two processes send it; until a mail server took it, the organiser's
    list says whom to call."""

    register_of: Registrations
    workshops: Workshops
    mail: Mail
    base_url: str
    background: Background

    def start(self) -> None:
        """Begin to look for seats that nobody answered for."""
        self.background.spawn(self._keep_looking)

    def soon(self, code: str) -> None:
        """Write the letters of a meeting, beside the answer to whoever is waiting for a page."""
        if self.mail.can_send:
            self.background.spawn(self._write_safely, code)

    def write(self, code: str) -> int:
        """Write the letters of a meeting; how many a mail server took."""
        workshop = self.workshops.by_code(code)
        place = self.workshops.place_of(workshop.id)
        with self.register_of.writing(workshop, place) as unit:
            found, slug = letters(unit), unit.rules.slug
        taken = 0
        for letter in found:
            if self._send(workshop, slug, letter):
                with self.register_of.writing(workshop, place) as unit:
                    sent(unit, letter)
                taken += 1
        return taken

    def look(self) -> None:
        """Give seats for which nobody answered in time to the next in line."""
        for workshop_id in self.register_of.with_answers_due():
            with self.workshops.reading(workshop_id) as store:
                workshop = store.workshop
            place = self.workshops.place_of(workshop_id)
            with self.register_of.writing(workshop, place) as unit:
                move_up(unit)
            if self.mail.can_send:
                self.write(workshop.code)

    def _send(self, workshop: Workshop, slug: str, letter: SeatLetter) -> bool:
        language = letter.guest.language
        say = Speaker(language, "registering").say
        text = say(
            "register.letter.text",
            name=letter.guest.contact.name,
            title=workshop.title,
            when=_when(workshop, say, language),
            until=moment_words(letter.until_ms, language),
            address=f"{self.base_url}/aanmelden/{slug}/{letter.token}",
        )
        subject = say("register.letter.subject", title=workshop.title)
        return self.mail.send(letter.guest.contact.email, subject, text)

    def _keep_looking(self) -> None:
        while True:
            self.background.sleep(LOOK_SECONDS)
            try:
                self.look()
            except Exception:
                log.exception("Seats that came free could not be looked at")

    def _write_safely(self, code: str) -> None:
        try:
            self.write(code)
        except Exception:
            log.exception("A letter about a seat could not be written")


def _when(workshop: Workshop, say: Callable[..., str], language: str) -> str:
    settings = workshop.settings
    at = say("register.at", time=settings.starts) if settings.starts else ""
    parts = (day_words_in(settings.date, language), at, settings.place)
    return ", ".join(part for part in parts if part) or say("register.day_follows")


def seat_offers(
    database: Database,
    workshops: Workshops,
    mail: Mail,
    base_url: str,
    background: Background,
    clock: Callable[[], int],
) -> SeatOffers:
    """The letters of this house."""
    return SeatOffers(Registrations(database, clock), workshops, mail, base_url, background)

"""What organisers' pages can do, on top of the register, the accounts and the writer."""

import datetime
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from facilitation.background import Background
from facilitation.domain.people import Audience, Link, Who
from facilitation.domain.preparing import (
    HallLink,
    Organiser,
    PreparedWorkshop,
    WorkshopDraft,
    WorkshopLine,
)
from facilitation.domain.runsheets import RunSheet, RunSheetBook
from facilitation.domain.workshop import Choice, Closing, Settings, Workshop
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.gathering import document_of
from facilitation.services.commanding import Commander
from facilitation.services.preparing import Prepare
from facilitation.storage.organisers import Organisers
from facilitation.storage.workshops import NewWorkshop, Workshops


class Organising:
    """Every workshop is looked up together with its organiser."""

    def __init__(
        self,
        organisers: Organisers,
        workshops: Workshops,
        commander: Commander,
        book: RunSheetBook,
        background: Background,
        base_url: str,
    ) -> None:
        self._organisers = organisers
        self._workshops = workshops
        self._commander = commander
        self._book = book
        self._background = background
        self._base_url = base_url

    def authenticate(self, email: str, password: str) -> Organiser | None:
        """Who this is. The slow part runs off the loop and touches nothing but its arguments."""
        hashed = self._organisers.hash_for(email)
        if not self._background.off_loop(lambda: self._organisers.fits(hashed, password)):
            return None
        return _organiser(self._organisers.by_email(email))

    def organiser(self, organiser_id: str) -> Organiser | None:
        """Who this is, if the account still exists."""
        return _organiser(self._organisers.by_id(organiser_id))

    def workshops(self, organiser_id: str) -> Sequence[WorkshopLine]:
        """Newest first."""
        return [
            WorkshopLine(
                code=one.code,
                title=one.title,
                date=_date(one.settings.date),
                place=one.settings.place,
                state=one.state,
                people=one.headcount,
                notes=one.notes,
            )
            for one in self._workshops.of_organiser(organiser_id)
        ]

    def run_sheets(self) -> Sequence[RunSheet]:
        """Every kind of meeting that can be chosen."""
        return self._book.runsheets

    def create_workshop(self, organiser_id: str, draft: WorkshopDraft) -> str:
        """The join code of the new workshop."""
        sheet = self._book.sheet(draft.run_sheet)
        if sheet is None:
            raise LookupError(draft.run_sheet)
        new = NewWorkshop(
            sheet=sheet,
            title=draft.title,
            neighbourhood=draft.neighbourhood,
            settings=_settings(Settings(), draft),
            closing=_closing(draft),
            tables=draft.tables,
            organiser_id=organiser_id,
        )
        return self._workshops.create(new).code

    def workshop(self, organiser_id: str, code: str) -> PreparedWorkshop | None:
        """The workshop as its organiser prepares it."""
        found = self._find(organiser_id, code)
        if found is None:
            return None
        return PreparedWorkshop(
            code=found.code,
            state=found.state,
            draft=_draft(found),
            run_sheet=self._own_sheet(found),
            links=tuple(self._hall_link(link) for link in self._workshops.links(found.id)),
        )

    def _own_sheet(self, workshop: Workshop) -> RunSheet:
        """The workshop's own copy of the steps, under the name of the sheet it came from."""
        origin = self._book.sheet(workshop.runsheet) or self._book.runsheets[0]
        with self._workshops.reading(workshop.id) as store:
            steps = sorted(store.steps.where(), key=lambda step: step.position)
        return replace(origin, steps=tuple(step.plan for step in steps))

    def _hall_link(self, link: Link) -> HallLink:
        address = f"{self._base_url}/{link.audience}/{self._workshops.token(link)}"
        return HallLink(
            id=link.id,
            audience=link.audience,
            url=address,
            table=link.table,
            revoked=link.revoked,
        )

    def change_workshop(self, organiser_id: str, code: str, draft: WorkshopDraft) -> None:
        """Save what was typed; screens that are open follow."""
        found = self._require(organiser_id, code)
        command = Prepare(
            title=draft.title,
            neighbourhood=draft.neighbourhood,
            tables=draft.tables,
            settings=_settings(found.settings, draft),
            closing=_closing(draft),
        )
        self._commander.give(Who(found.id, Audience.FACILITATOR), command)

    def revoke(self, organiser_id: str, code: str, link_id: str) -> None:
        """Stop a link at once."""
        self._workshops.revoke(self._own_link(organiser_id, code, link_id))

    def renew(self, organiser_id: str, code: str, link_id: str) -> None:
        """Stop a link and make a new one for the same function."""
        self._workshops.renew(self._own_link(organiser_id, code, link_id))

    def _own_link(self, organiser_id: str, code: str, link_id: str) -> str:
        found = self._require(organiser_id, code)
        if link_id not in {link.id for link in self._workshops.links(found.id)}:
            raise LookupError(link_id)
        return link_id

    def document(self, organiser_id: str, code: str) -> WorkshopDocument:
        """The workshop as it may leave the house."""
        with self._workshops.reading(self._require(organiser_id, code).id) as store:
            return document_of(store)

    def _find(self, organiser_id: str, code: str) -> Workshop | None:
        mine = self._workshops.of_organiser(organiser_id)
        return next((one for one in mine if one.code == code), None)

    def _require(self, organiser_id: str, code: str) -> Workshop:
        found = self._find(organiser_id, code)
        if found is None:
            raise LookupError(code)
        return found


def _organiser(row: tuple[str, str, str] | None) -> Organiser | None:
    return Organiser(id=row[0], email=row[1], stamp=row[2]) if row else None


def _settings(before: Settings, draft: WorkshopDraft) -> Settings:
    return replace(
        before,
        moderation=draft.moderation,
        areas=tuple(Choice(_code(name), name) for name in draft.areas),
        languages=("nl", "en") if draft.english else ("nl",),
        question=draft.question,
        place=draft.place,
        date=draft.date.isoformat() if draft.date else "",
        starts=f"{draft.start:%H.%M}" if draft.start else "",
        wifi=draft.wifi,
        controller=draft.controller,
        placeholders=dict(draft.placeholders),
    )


def _code(name: str) -> str:
    """A code for an area that residents named themselves."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "area"


def _closing(draft: WorkshopDraft) -> Closing:
    return Closing(draft.next_date or None, draft.by_when or None, draft.contact or None)


def _draft(workshop: Workshop) -> WorkshopDraft:
    settings, closing = workshop.settings, workshop.closing
    return WorkshopDraft(
        run_sheet=workshop.runsheet,
        title=workshop.title,
        neighbourhood=workshop.neighbourhood,
        question=settings.question,
        date=_date(settings.date),
        start=_time(settings.starts),
        place=settings.place,
        tables=workshop.tables,
        placeholders=settings.placeholders,
        next_date=closing.next_date or "",
        by_when=closing.by_when or "",
        contact=closing.contact or "",
        wifi=settings.wifi,
        controller=settings.controller,
        areas=tuple(area.label for area in settings.areas),
        english="en" in settings.languages,
        moderation=settings.moderation,
    )


def _date(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _time(text: str) -> datetime.time | None:
    return datetime.time.fromisoformat(text.replace(".", ":")) if text else None

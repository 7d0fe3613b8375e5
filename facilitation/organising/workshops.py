"""The workshops of organisers' pages, on top of the register and the writer."""

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from facilitation.domain.audit import Act
from facilitation.domain.neighbourhoods import filled_in, started_in
from facilitation.domain.people import Audience, Link, Who
from facilitation.domain.ports import Unit
from facilitation.domain.preparing import (
    HallLink,
    PreparedWorkshop,
    WorkshopDraft,
    WorkshopLine,
)
from facilitation.domain.runsheets import RunSheet, RunSheetBook
from facilitation.domain.workshop import Choice, Closing, Settings, Workshop, code_of
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.gathering import document_of
from facilitation.organising.written import notes_written
from facilitation.services.commanding import Commander
from facilitation.services.preparing import Prepare
from facilitation.storage.audit import Audit
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.workshops import Belonging, NewWorkshop, Workshops


class Organising:
    """Every workshop is looked up together with its organiser."""

    def __init__(
        self,
        neighbourhoods: Neighbourhoods,
        workshops: Workshops,
        commander: Commander,
        audit: Audit,
        book: RunSheetBook,
        base_url: str,
    ) -> None:
        self._neighbourhoods = neighbourhoods
        self._workshops = workshops
        self._commander = commander
        self._audit = audit
        self._book = book
        self._base_url = base_url

    def workshops(self, neighbourhoods: Collection[str]) -> Sequence[WorkshopLine]:
        """Those of these neighbourhoods, newest first."""
        mine = self._workshops.in_neighbourhoods(neighbourhoods)
        return [_line(one, notes_written(self._workshops, one.workshop)) for one in mine]

    def run_sheets(self) -> Sequence[RunSheet]:
        """Every kind of meeting that can be chosen."""
        return self._book.runsheets

    def create_workshop(
        self,
        organiser_id: str,
        draft: WorkshopDraft,
        fill: Callable[[Unit], None] | None = None,
    ) -> str:
        """The join code of the new workshop; it takes over what its neighbourhood decided. `fill`
        puts in it what it begins with."""
        sheet = self._book.sheet(draft.run_sheet)
        place = self._neighbourhoods.by_id(draft.neighbourhood_id)
        if sheet is None or place is None:
            raise LookupError(draft.run_sheet, draft.neighbourhood_id)
        areas = [area.name for area in self._neighbourhoods.inside(place.id)]
        filled = filled_in(place, areas, draft)
        new = NewWorkshop(
            sheet=sheet,
            title=filled.title,
            neighbourhood=filled.neighbourhood,
            settings=_settings(started_in(place), filled),
            closing=_closing(filled),
            tables=filled.tables,
            organiser_id=organiser_id,
            neighbourhood_id=place.id,
            series_id=self._series(place.id, draft.series_id),
        )
        code = self._workshops.create(new, fill).code
        self._audit.record(organiser_id, Act.WORKSHOP_MADE, place.id, workshop=code)
        return code

    def _series(self, place_id: str, series_id: str) -> str | None:
        """A series of this place; another's is as good as none."""
        known = {series.id for series in self._neighbourhoods.series(place_id)}
        return series_id if series_id in known else None

    def workshop(self, organiser_id: str, code: str) -> PreparedWorkshop | None:
        """The workshop as its organiser prepares it."""
        found = self._find(organiser_id, code)
        if found is None:
            return None
        with self._workshops.reading(found.id) as store:
            plans, cards = store.items.count(), store.cards.count(void=False)
        return PreparedWorkshop(
            code=found.code,
            state=found.state,
            draft=replace(_draft(found), series_id=self._workshops.series_of(found.id) or ""),
            run_sheet=self._own_sheet(found),
            links=tuple(self._hall_links(found.id)),
            plans=plans,
            cards=cards,
        )

    def _own_sheet(self, workshop: Workshop) -> RunSheet:
        """The workshop's own copy of the steps, under the name of the sheet it came from."""
        origin = self._book.sheet(workshop.runsheet) or self._book.runsheets[0]
        with self._workshops.reading(workshop.id) as store:
            steps = sorted(store.steps.where(), key=lambda step: step.position)
        return replace(origin, steps=tuple(step.plan for step in steps))

    def _hall_links(self, workshop_id: int) -> Iterator[HallLink]:
        holders = self._workshops.holders(workshop_id)
        for link in self._workshops.links(workshop_id):
            yield HallLink(
                id=link.id,
                audience=link.audience,
                url=f"{self._base_url}/{link.audience}/{self._workshops.token(link)}",
                table=link.table,
                revoked=link.revoked,
                holder=holders.get(link.id, ""),
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
        self._put_in_series(organiser_id, found, draft.series_id)
        place = self._place_of(organiser_id, code)
        self._audit.record(organiser_id, Act.WORKSHOP_CHANGED, place, workshop=code)

    def _put_in_series(self, organiser_id: str, workshop: Workshop, series_id: str) -> None:
        place = self._place_of(organiser_id, workshop.code)
        chosen = self._series(place, series_id) if place else None
        self._workshops.move_to_series(workshop.id, chosen)

    def revoke(self, organiser_id: str, code: str, link_id: str) -> None:
        """Stop a link at once."""
        link = self._own_link(organiser_id, code, link_id)
        self._workshops.revoke(link.id)
        self._wrote(organiser_id, code, Act.LINK_REVOKED, link)

    def renew(self, organiser_id: str, code: str, link_id: str) -> None:
        """Stop a link and make a new one for the same function."""
        link = self._own_link(organiser_id, code, link_id)
        new = self._workshops.renew(link.id)
        self._wrote(organiser_id, code, Act.LINK_REVOKED, link)
        self._wrote(organiser_id, code, Act.LINK_MADE, new)

    def hand_to(self, organiser_id: str, code: str, link_id: str, holder: str) -> None:
        """Remember who has a link."""
        self._workshops.hand_to(self._own_link(organiser_id, code, link_id).id, holder)

    def _own_link(self, organiser_id: str, code: str, link_id: str) -> Link:
        links = self._workshops.links(self._require(organiser_id, code).id)
        found = next((link for link in links if link.id == link_id), None)
        if found is None:
            raise LookupError(link_id)
        return found

    def _wrote(self, organiser_id: str, code: str, act: Act, link: Link) -> None:
        """Write down what happened to a link; its table where it is a table's."""
        details = {} if link.table is None else {"table": link.table}
        self._audit.record(
            organiser_id,
            act,
            self._place_of(organiser_id, code),
            workshop=code,
            link=link.id,
            audience=link.audience,
            **details,
        )

    def document(self, organiser_id: str, code: str) -> WorkshopDocument:
        """The workshop as it may leave the house."""
        with self._workshops.reading(self._require(organiser_id, code).id) as store:
            return document_of(store)

    def downloaded(self, organiser_id: str, code: str, format_name: str) -> None:
        """Write down that somebody took the workshop along."""
        place = self._place_of(organiser_id, code)
        self._audit.record(
            organiser_id, Act.EXPORT_DOWNLOADED, place, workshop=code, format=format_name
        )

    def _place_of(self, organiser_id: str, code: str) -> str | None:
        standing = self._neighbourhoods.standing_at(organiser_id, code)
        return standing.neighbourhood.id if standing else None

    def _find(self, organiser_id: str, code: str) -> Workshop | None:
        if self._place_of(organiser_id, code) is None:
            return None
        return self._workshops.by_code(code)

    def _require(self, organiser_id: str, code: str) -> Workshop:
        found = self._find(organiser_id, code)
        if found is None:
            raise LookupError(code)
        return found


def _line(one: Belonging, notes: int) -> WorkshopLine:
    workshop = one.workshop
    return WorkshopLine(
        code=workshop.code,
        title=workshop.title,
        date=_date(workshop.settings.date),
        place=workshop.settings.place,
        state=workshop.state,
        people=workshop.headcount,
        notes=notes,
        neighbourhood=one.neighbourhood,
        series=one.series,
    )


def _settings(before: Settings, draft: WorkshopDraft) -> Settings:
    return replace(
        before,
        moderation=draft.moderation,
        areas=tuple(Choice(code_of(name), name) for name in draft.areas),
        languages=("nl", "en") if draft.english else ("nl",),
        question=draft.question,
        place=draft.place,
        date=draft.date.isoformat() if draft.date else "",
        starts=f"{draft.start:%H.%M}" if draft.start else "",
        wifi=draft.wifi,
        controller=draft.controller,
        placeholders=dict(draft.placeholders),
    )


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

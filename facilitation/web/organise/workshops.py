"""Preparing workshops: choose a kind of meeting, fill it in, hand out its links, download it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from flask import Response, abort, current_app, g, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.people import Audience
from facilitation.domain.preparing import (
    USUAL_PLACEHOLDERS,
    HallLink,
    PreparedWorkshop,
    WorkshopDraft,
    WorkshopLine,
    links_in_use,
    placeholders_of,
    still_missing,
)
from facilitation.domain.runsheets import RunSheet
from facilitation.exporters import EXPORTERS
from facilitation.exporters.paper import ExporterUnavailable
from facilitation.exporters.prints import print_page
from facilitation.exporters.qr import qr_code
from facilitation.web.languages import speaker
from facilitation.web.organise.choosing import in_chosen_place, places_to_prepare_in
from facilitation.web.organise.form import Typed, read_form, typed_from
from facilitation.web.organise.page import page
from facilitation.web.organise.ports import OrganisePorts
from facilitation.web.organise.prints import (
    PRINT_STYLES,
    PRINTS,
    Asked,
    asked_range,
    meeting_of,
    print_offers,
)
from facilitation.web.organise.words import missing_words, placeholder_words, problem_words
from facilitation.web.run_sheet_bricks import SORTS, bricks, rest
from facilitation.web.static import asset

#: Download buttons, in this order.
FORMATS: Final = (
    "pdf",
    "docx",
    "odt",
    "xlsx",
    "ods",
    "csv",
    "html",
    "md",
    "json",
    "poster",
    "zaakdossier",
)

#: What is filled in for a new workshop before anybody typed anything.
DEFAULTS: Final = {"moderation": "flagged", "english": "yes"}

LONGEST_HOLDER: Final = 80


class WorkshopPages:
    """One method per page; every page works without JavaScript."""

    def __init__(self, ports: OrganisePorts) -> None:
        self._write = ports.write
        self._place = ports.place
        self._receipt_path = ports.receipt_path
        self._organising = ports.organising
        self._places = ports.places
        self._late = ports.late
        self._registered = ports.registered

    def workshops(self) -> BaseResponse:
        """All workshops of the neighbourhoods where this organiser has a right."""
        late = self._late([one.neighbourhood.id for one in g.standings])
        return page("workshops", lines=self._lines(), late=late)

    def _lines(self) -> Sequence[WorkshopLine]:
        return self._organising.workshops([one.neighbourhood.id for one in g.standings])

    def new(self) -> BaseResponse:
        """Choose a kind of meeting and fill in when and where."""
        if not (g.organiser.founds or places_to_prepare_in(g.standings)):
            return page("not_allowed", 403)
        sheets = self._organising.run_sheets()
        if request.method == "GET":
            return self._new_page(sheets, MultiDict(DEFAULTS | request.args.to_dict()), {})
        typed = in_chosen_place(request.form, g.standings)
        read = read_form(typed, {sheet.id for sheet in sheets})
        if read.draft is None:
            return self._new_page(sheets, request.form, read.problems)
        code = self._organising.create_workshop(g.organiser.id, self._placed(read.draft))
        return _to_workshop(code, "created")

    def _placed(self, draft: WorkshopDraft) -> WorkshopDraft:
        """The draft in a neighbourhood: the one that was chosen, or a new one of its name."""
        if draft.neighbourhood_id:
            return draft
        place = self._places.found(g.organiser.id, draft.neighbourhood)
        return replace(draft, neighbourhood_id=place.id)

    def workshop(self, code: str) -> BaseResponse:
        """Links, prints, downloads, and what is still missing."""
        return self._workshop_page(self._own(code))

    def _workshop_page(
        self, workshop: PreparedWorkshop, status: int = 200, problem: str | None = None
    ) -> BaseResponse:
        return page(
            "workshop",
            status,
            workshop=workshop,
            links=self._links(workshop),
            problem=problem,
            missing=missing_words(still_missing(workshop)),
            prints=print_offers(workshop),
            formats=[name for name in FORMATS if name in EXPORTERS],
            bricks=bricks(workshop.run_sheet.steps),
            registered=self._registered(workshop.code),
            registrations=_registrations(workshop.code),
        )

    def settings(self, code: str) -> BaseResponse:
        """Everything that may still change after the workshop was made."""
        workshop = self._own(code)
        if request.method == "GET":
            return self._settings_page(workshop, typed_from(workshop.draft), {})
        typed: Typed = MultiDict(request.form)
        typed["run_sheet"] = workshop.run_sheet.id
        read = read_form(typed, {workshop.run_sheet.id})
        if read.draft is None:
            return self._settings_page(workshop, typed, read.problems)
        self._organising.change_workshop(g.organiser.id, code, read.draft)
        return _to_workshop(code, "saved")

    def revoke(self, code: str, link_id: str) -> BaseResponse:
        """Stop a link, for instance after it stood on the big screen."""
        link = self._secret_link(code, link_id)
        self._organising.revoke(g.organiser.id, code, link.id)
        return _to_workshop(code, "link_revoked")

    def renew(self, code: str, link_id: str) -> BaseResponse:
        """Replace a link by a new one."""
        link = self._secret_link(code, link_id)
        self._organising.renew(g.organiser.id, code, link.id)
        return _to_workshop(code, "link_renewed")

    def hand_to(self, code: str, link_id: str) -> BaseResponse:
        """Remember who has a link."""
        link = self._secret_link(code, link_id)
        holder = request.form.get("holder", "").strip()[:LONGEST_HOLDER]
        self._organising.hand_to(g.organiser.id, code, link.id, holder)
        return _to_workshop(code, "link_handed")

    def qr(self, code: str, link_id: str) -> BaseResponse:
        """A link as a QR code, to scan with the device that will use it."""
        link = self._link(code, link_id)
        if link.revoked:
            abort(404)
        return Response(qr_code(link.url, link.url), mimetype="image/svg+xml")

    def download(self, code: str, name: str) -> BaseResponse:
        """The workshop in one format, at any moment of the evening."""
        exporter = EXPORTERS.get(name) or abort(404)
        workshop = self._own(code)
        document = self._organising.document(g.organiser.id, code)
        try:
            content = self._write(name, document, g.language)
        except ExporterUnavailable:
            return self._workshop_page(workshop, 503, "organise.problem.no_document")
        self._organising.downloaded(g.organiser.id, code, name)
        response = Response(content, mimetype=exporter.media_type)
        filename = f"samenspel-{code}{exporter.extension}"
        response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
        return response

    def print_out(self, code: str, name: str) -> BaseResponse:
        """Cards and posters, as a page for the browser's own print button."""
        if name not in PRINTS:
            abort(404)
        workshop = self._own(code)
        first, last = asked_range(request.args.get("first"), request.args.get("last"))
        document = self._organising.document(g.organiser.id, code)
        say = speaker("organise").say
        cards = PRINTS[name].cards(
            Asked(workshop, document, self._place, say, first, last, self._receipt_path)
        )
        sheets = [asset(f"css/{sheet}") for sheet in PRINT_STYLES]
        printed = print_page(cards, meeting_of(workshop, g.language), g.language, sheets)
        return Response(printed, mimetype="text/html")

    def _own(self, code: str) -> PreparedWorkshop:
        """This organiser's workshop; another's does not exist for them."""
        return self._organising.workshop(g.organiser.id, code) or abort(404)

    def _links(self, workshop: PreparedWorkshop) -> tuple[HallLink, ...]:
        """Those of the workshop, and the address of the phones, which needs no token."""
        join = f"{self._place.base_url}/{workshop.code}"
        phones = HallLink(id="phones", audience=Audience.PHONE, url=join)
        return links_in_use((phones, *workshop.links), workshop.draft.tables)

    def _link(self, code: str, link_id: str) -> HallLink:
        links = {link.id: link for link in self._links(self._own(code))}
        return links.get(link_id) or abort(404)

    def _secret_link(self, code: str, link_id: str) -> HallLink:
        link = self._link(code, link_id)
        return abort(404) if link.audience is Audience.PHONE else link

    def _settings_page(
        self, workshop: PreparedWorkshop, typed: Typed, problems: Mapping[str, str]
    ) -> BaseResponse:
        fields = _form_context(typed, problems, placeholders_of(workshop.run_sheet))
        series = self._places.series(g.standing.neighbourhood)
        return page("settings", _status(problems), workshop=workshop, series=series, **fields)

    def _new_page(
        self, sheets: Sequence[RunSheet], typed: Typed, problems: Mapping[str, str]
    ) -> BaseResponse:
        longest = max((sheet.total_min for sheet in sheets), default=0)
        drawn = [(sheet, bricks(sheet.steps), rest(sheet.total_min, longest)) for sheet in sheets]
        fields = _form_context(typed, problems, USUAL_PLACEHOLDERS)
        return page(
            "new",
            _status(problems),
            sheets=drawn,
            sorts=SORTS,
            lines=self._lines(),
            places=places_to_prepare_in(g.standings),
            **fields,
        )


def _form_context(
    typed: Typed, problems: Mapping[str, str], placeholders: Sequence[str]
) -> dict[str, Any]:
    return {
        "typed": typed,
        "problems": problems,
        "problem_list": problem_words(problems),
        "placeholders": placeholder_words(placeholders),
    }


def _status(problems: Mapping[str, str]) -> int:
    return 400 if problems else 200


def _registrations(code: str) -> str:
    """Where they are kept, in a house that has pages for them."""
    page = "organise.registrations"
    return url_for(page, code=code) if page in current_app.view_functions else ""


def _to_workshop(code: str, said: str) -> BaseResponse:
    return redirect(url_for("organise.workshop", code=code, said=said))

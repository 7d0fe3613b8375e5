"""Workshops over the API: listing them, making one, and taking one along as a file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import g
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.preparing import (
    HallLink,
    PreparedWorkshop,
    WorkshopDraft,
    WorkshopLine,
    links_in_use,
)
from facilitation.domain.rights import Action
from facilitation.exporters import EXPORTERS
from facilitation.web.api.asking import body, invalid, page_of
from facilitation.web.api.files import file_of
from facilitation.web.api.ports import ApiPorts
from facilitation.web.api.problems import FieldProblem, Wrong, language, say
from facilitation.web.api.reach import chosen_places, reach_in, require
from facilitation.web.api.resources.lists import Links, Page
from facilitation.web.api.resources.workshops import (
    HallLinkResource,
    NewWorkshop,
    StepResource,
    WorkshopResource,
    WorkshopSummary,
)
from facilitation.web.api.route import ROOT
from facilitation.web.api.routes import BY_NAME
from facilitation.web.api.telling import told
from facilitation.web.organise.form import LONGEST, PLACEHOLDER_PREFIX, Typed, read_form

#: Fields of the organisers' form that have another name here.
CALLED: Final[Mapping[str, str]] = MappingProxyType(
    {"neighbourhood_id": "neighbourhood", "series_id": "series"}
)


class WorkshopViews:
    """One method per operation; the guard has seen to the rights."""

    def __init__(self, ports: ApiPorts) -> None:
        self._meetings = ports.meetings
        self._places = ports.places
        self._programs = ports.programs
        self._write = ports.write_workshop
        self._address = ports.address

    def workshops(self) -> Page[WorkshopSummary]:
        """Meetings of the neighbourhoods that the key reaches."""
        return page_of(self._meetings.workshops(chosen_places()), self._summary)

    def workshop(self, code: str) -> WorkshopResource:
        """One meeting; the links into the hall are not told again."""
        return self._resource(self._found(code), g.reach.standing.neighbourhood, ())

    def workshop_create(self) -> Response:
        """A meeting, with its links for who may hand them out."""
        asked = body(NewWorkshop)
        reach = reach_in(asked.neighbourhood)
        if reach is None:
            raise invalid("neighbourhood", say("api.problem.not_found"))
        place = require(reach, Action.PREPARE_WORKSHOP).standing.neighbourhood
        code = self._meetings.create_workshop(g.key.maker, self._draft(asked, place))
        self._programs.changed(g.key, place.id, workshop=code)
        made = self._found(code)
        hall = made.links if reach.may(Action.HAND_OUT_LINKS) else ()
        resource = self._resource(made, place, links_in_use(hall, made.draft.tables))
        answer = told(BY_NAME["workshop_create"], resource)
        answer.headers["Location"] = resource.links.this
        return answer

    def workshop_export(self, code: str, file_format: str) -> Response:
        """The same files as the download buttons give."""
        document = self._meetings.document(g.key.maker, code)
        called = f"samenspel-{code}"
        answer = file_of(
            file_format, called, lambda: self._write(file_format, document, language())
        )
        self._meetings.downloaded(g.key.maker, code, file_format)
        return answer

    def _found(self, code: str) -> PreparedWorkshop:
        found = self._meetings.workshop(g.key.maker, code)
        if found is None:
            raise Wrong("not_found")
        return found

    def _draft(self, asked: NewWorkshop, place: Neighbourhood) -> WorkshopDraft:
        """What the organisers' form would make of it: the same limits, the same sentences."""
        if asked.series and asked.series not in {one.id for one in self._places.series(place)}:
            raise invalid("series", say("organise.problem.choice"))
        sheets = {sheet.id for sheet in self._meetings.run_sheets()}
        read = read_form(_typed(asked, place), sheets)
        if read.draft is None:
            raise Wrong("invalid", *(_problem(*one) for one in read.problems.items()))
        return read.draft

    def _summary(self, line: WorkshopLine) -> WorkshopSummary:
        return WorkshopSummary(
            code=line.code,
            title=line.title,
            neighbourhood=line.neighbourhood,
            series=line.series,
            date=line.date,
            place=line.place,
            state=line.state,
            people=line.people,
            notes=line.notes,
            links=self._links(line.code, line.neighbourhood),
        )

    def _links(self, code: str, neighbourhood: str) -> Links:
        this = f"{self._address}/workshops/{code}"
        return Links(
            this=this,
            exports={name: f"{this}/exports/{name}" for name in EXPORTERS},
            neighbourhood=f"{self._address}/neighbourhoods/{neighbourhood}",
        )

    def _resource(
        self, workshop: PreparedWorkshop, place: Neighbourhood, hall: tuple[HallLink, ...]
    ) -> WorkshopResource:
        draft = workshop.draft
        return WorkshopResource(
            code=workshop.code,
            title=draft.title,
            neighbourhood=place.id,
            series=draft.series_id or None,
            run_sheet=draft.run_sheet,
            state=workshop.state,
            question=draft.question,
            date=draft.date,
            start=f"{draft.start:%H:%M}" if draft.start else "",
            place=draft.place,
            tables=draft.tables,
            areas=draft.areas,
            moderation=draft.moderation,
            english=draft.english,
            next_date=draft.next_date,
            by_when=draft.by_when,
            controller=draft.controller,
            steps=tuple(
                StepResource(kind=one.kind, chapter=one.chapter, title=one.title, minutes=one.min)
                for one in workshop.run_sheet.steps
            ),
            join_url=f"{self._address.removesuffix(ROOT)}/{workshop.code}",
            hall_links=tuple(
                HallLinkResource(audience=one.audience, table=one.table, url=one.url)
                for one in hall
            ),
            links=self._links(workshop.code, place.id),
        )


def _typed(asked: NewWorkshop, place: Neighbourhood) -> Typed:
    """As if an organiser had typed it."""
    typed: Typed = MultiDict(
        (name, str(getattr(asked, name))) for name in ("run_sheet", "title", "moderation")
    )
    texts = ("question", "start", "place", "next_date", "by_when", "contact", "wifi", "controller")
    typed.update({name: getattr(asked, name) for name in texts})
    typed["neighbourhood"], typed["neighbourhood_id"] = place.name, place.id
    typed["series_id"] = asked.series
    typed["date"] = asked.date.isoformat() if asked.date else ""
    typed["tables"] = str(asked.tables)
    typed["areas"] = "\n".join(asked.areas)
    typed["english"] = "yes" if asked.english else ""
    typed.update({PLACEHOLDER_PREFIX + name: text for name, text in asked.placeholders.items()})
    return typed


def _problem(field: str, key: str) -> FieldProblem:
    name = field.removeprefix(PLACEHOLDER_PREFIX)
    pointer = f"placeholders/{name}" if name != field else CALLED.get(field, field)
    return FieldProblem(pointer=f"#/{pointer}", detail=say(key, n=LONGEST.get(field, 300)))

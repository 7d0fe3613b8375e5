"""Plans of organisers over the API, with their versions and files."""

import datetime
from typing import Any

from flask import g
from werkzeug.wrappers import Response

from facilitation.domain.agenda.plan import Plan, PlanVersion
from facilitation.exporters import EXPORTERS
from facilitation.exporters.agenda_document import AgendaDocument
from facilitation.web.api.asking import page_of
from facilitation.web.api.files import file_of
from facilitation.web.api.ports import ApiPorts
from facilitation.web.api.problems import Wrong, language
from facilitation.web.api.reach import chosen_places
from facilitation.web.api.resources.lists import Links, Page
from facilitation.web.api.resources.plans import PlanResource, PlanSummary, VersionResource


class PlanViews:
    """One method per operation; the guard has seen to the rights, and found `g.plan`."""

    def __init__(self, ports: ApiPorts) -> None:
        self._plans = ports.plans
        self._write = ports.write_plan
        self._address = ports.address

    def plans(self) -> Page[PlanSummary]:
        """Plans of the neighbourhoods that the key reaches."""
        return page_of(self._plans.plans(chosen_places()), self._summary)

    def plan(self, slug: str) -> PlanResource:
        """One plan."""
        plan: Plan = g.plan
        return PlanResource(
            **self._short(plan),
            version=plan.version,
            area=plan.area,
            period_from=plan.period_from,
            period_to=plan.period_to,
            review_after_months=plan.review_after_months,
            adopted_by=plan.adopted_by,
            adopted_on=plan.adopted_on,
            watch_group=plan.watch_group,
            intro=plan.intro,
            chapters=plan.chapters,
        )

    def plan_export(self, slug: str, file_format: str) -> Response:
        """The same files as the download buttons give."""
        document = self._plans.document(g.plan)
        answer = file_of(file_format, slug, lambda: self._write(file_format, document, language()))
        self._plans.downloaded(g.key.maker, g.plan, file_format)
        return answer

    def plan_versions(self, slug: str) -> Page[VersionResource]:
        """Its frozen versions."""
        return page_of(self._plans.versions(g.plan), self._version)

    def plan_version(self, slug: str, number: int) -> AgendaDocument:
        """One of them, whole."""
        known = 1 <= number <= g.plan.published  # a larger number may be none that a store can hold
        document = self._plans.frozen(g.plan, number) if known else None
        if document is None:
            raise Wrong("not_found")
        self._plans.downloaded(g.key.maker, g.plan, "json")
        return document

    def _summary(self, plan: Plan) -> PlanSummary:
        return PlanSummary(**self._short(plan))

    def _short(self, plan: Plan) -> dict[str, Any]:
        return {
            "slug": plan.slug,
            "title": plan.title,
            "label": plan.label,
            "neighbourhood": plan.neighbourhood,
            "state": plan.state,
            "edition": plan.published,
            "links": self._links(plan),
        }

    def _links(self, plan: Plan) -> Links:
        this = f"{self._address}/plans/{plan.slug}"
        return Links(
            this=this,
            items=f"{this}/items",
            versions=f"{this}/versions",
            exports={name: f"{this}/exports/{name}" for name in EXPORTERS},
            neighbourhood=f"{self._address}/neighbourhoods/{plan.neighbourhood}",
        )

    def _version(self, version: PlanVersion) -> VersionResource:
        this = f"{self._address}/plans/{g.plan.slug}/versions/{version.number}"
        return VersionResource(
            number=version.number,
            state=version.state,
            at=moment(version.at_ms),
            links=Links(this=this),
        )


def moment(at_ms: int) -> datetime.datetime:
    """A moment as it goes over the wire: in UTC, to the second."""
    return datetime.datetime.fromtimestamp(at_ms // 1000, datetime.UTC)

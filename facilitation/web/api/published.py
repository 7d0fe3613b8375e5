"""Published plans over the API: what the public page of a plan shows, and no more."""

from collections.abc import Iterator

from facilitation.exporters.agenda_document import AgendaItemRecord
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records.notes import notes_told
from facilitation.web.api.asking import page_of
from facilitation.web.api.plans import moment
from facilitation.web.api.ports import ApiPorts, PublishedLine
from facilitation.web.api.problems import Wrong
from facilitation.web.api.resources.lists import Links, Page
from facilitation.web.api.resources.published import (
    EditionResource,
    MeetingRecord,
    NewsResource,
    PublishedNote,
    PublishedPlan,
    PublishedSummary,
    ReactionResource,
)
from facilitation.web.api.route import ROOT
from facilitation.web.plan.ports import Edition, News, PublicPlan, ShownReaction


class PublishedViews:
    """One method per operation; anybody may ask."""

    def __init__(self, ports: ApiPorts) -> None:
        self._published = ports.published
        self._address = ports.address
        self._pages = ports.address.removesuffix(ROOT)

    def published_plans(self) -> Page[PublishedSummary]:
        """Every plan that has come out."""
        return page_of(self._published.lines(), self._summary)

    def published_plan(self, slug: str) -> PublishedPlan:
        """One of them as it stands for everybody."""
        return self._plan(slug, self._standing(slug))

    def published_items(self, slug: str) -> Page[AgendaItemRecord]:
        """Its public items."""
        return page_of(self._standing(slug).document.items, lambda item: item)

    def published_item(self, slug: str, item: str) -> AgendaItemRecord:
        """One of them."""
        for found in self._standing(slug).document.items:
            if found.item.number == item:
                return found
        raise Wrong("not_found")

    def published_notes(self, slug: str) -> Page[PublishedNote]:
        """Every note that may be read, with what became of it."""
        return page_of(list(_notes(self._standing(slug))), lambda note: note)

    def published_versions(self, slug: str) -> Page[EditionResource]:
        """Its versions that came out."""
        public = self._standing(slug)
        return page_of(public.editions, lambda one: self._edition(slug, one))

    def published_version(self, slug: str, number: int) -> PublishedPlan:
        """One of them."""
        public = self._published.version(slug, number)
        if public is None:
            raise Wrong("not_found")
        return self._plan(slug, public)

    def _standing(self, slug: str) -> PublicPlan:
        public = self._published.standing(slug)
        if public is None:
            raise Wrong("not_found")
        return public

    def _summary(self, line: PublishedLine) -> PublishedSummary:
        return PublishedSummary(
            slug=line.slug,
            title=line.title,
            label=line.label,
            state=line.state,
            edition=line.number,
            published_on=line.on,
            links=self._links(line.slug, None),
        )

    def _plan(self, slug: str, public: PublicPlan) -> PublishedPlan:
        document, edition = public.document, public.edition
        return PublishedPlan(
            plan=document.plan,
            neighbourhood=document.neighbourhood,
            parties=public.parties,
            edition=edition.number if edition else None,
            open_for_comment=public.open_for_comment,
            joinable=tuple(sorted(public.joinable)),
            items=document.items,
            merged=document.merged,
            left_out=document.left_out,
            loose_effort=document.loose_effort,
            meetings=tuple(map(_meeting, document.workshops)),
            reactions=tuple(map(_reaction, public.reactions)),
            news=tuple(map(_news, public.news)),
            editions=tuple(self._edition(slug, one) for one in public.editions),
            links=self._links(slug, edition.number if edition else None),
        )

    def _edition(self, slug: str, edition: Edition) -> EditionResource:
        return EditionResource(
            number=edition.number,
            state=edition.state,
            on=edition.on,
            links=self._links(slug, edition.number),
        )

    def _links(self, slug: str, version: int | None) -> Links:
        plan, page = f"{self._address}/published-plans/{slug}", f"{self._pages}/plan/{slug}"
        if version is not None:
            return Links(
                this=f"{plan}/versions/{version}", page=f"{page}/versie/{version}", plan=plan
            )
        return Links(
            this=plan,
            page=page,
            items=f"{plan}/items",
            notes=f"{plan}/notes",
            versions=f"{plan}/versions",
        )


def _meeting(held: WorkshopDocument) -> MeetingRecord:
    return MeetingRecord(
        code=held.workshop.code,
        title=held.workshop.title,
        date=held.workshop.date,
        headcount=held.participation.headcount,
        notes=notes_told(held.notes),
    )


def _notes(public: PublicPlan) -> Iterator[PublishedNote]:
    paths = {(one.workshop, one.note): one for one in public.document.paths}
    for held in public.document.workshops:
        code = held.workshop.code
        for note in sorted(held.notes, key=lambda one: one.number):
            if note.waiting:
                continue  # somebody has yet to look at it: on no public page either
            path = paths.get((code, note.id))
            yield PublishedNote(
                meeting=code,
                number=note.number,
                text=note.text,
                text_pending=note.text_pending,
                source=note.source,
                fate=path.fate if path else None,
                items=path.items if path else (),
                reason=path.reason if path else "",
                answers=path.answers if path else (),
            )


def _reaction(said: ShownReaction) -> ReactionResource:
    return ReactionResource(text=said.text, on=said.on, item=said.item)


def _news(news: News) -> NewsResource:
    return NewsResource(
        id=news.id,
        at=moment(news.at_ms),
        item=news.item,
        title=news.title,
        party=news.party,
        text=news.text,
        status=news.status,
        edition=news.edition.number if news.edition else None,
    )

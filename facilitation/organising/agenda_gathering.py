"""From a plan and its workshops to a document: everything of an agenda that may leave the house."""

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar, cast

import msgspec

from facilitation.domain.agenda.adoption import is_public
from facilitation.domain.agenda.items import AgendaItem, Origin, OriginKind
from facilitation.domain.agenda.paths import Fate, Path
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.agenda.said import Feasibility, LeftOut, Response, Update
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.exporters import agenda_document as a
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records import items as records
from facilitation.exporters.records.meeting import Neighbourhood as NeighbourhoodRecord
from facilitation.organising import agenda_since as since
from facilitation.services.agenda.viewing import PlanView

Shown = TypeVar("Shown")


def agenda_document_of(
    view: PlanView,
    place: Neighbourhood,
    workshops: Sequence[WorkshopDocument],
    url: str | None = None,
) -> a.AgendaDocument:
    """The plan as everybody may read it: drafts and internal items stay behind, and so does
    everything that a workshop's own document leaves out."""
    public = tuple(item for item in view.items if is_public(item))
    items = tuple(_item(view, item) for item in public)
    shown = {(one.workshop.code, note.id) for one in workshops for note in one.notes}
    return a.AgendaDocument(
        neighbourhood=NeighbourhoodRecord(
            name=place.name,
            level=place.level,
            place_word=place.settings.place_word,
            plan_label=view.plan.label,
        ),
        plan=_plan(view.plan, url),
        items=items,
        merged=tuple(_merged(view)),
        left_out=tuple(_left_out(view, one) for one in view.left_out),
        loose_effort=tuple(
            records.Contribution(party=one.party, what=one.what) for one in view.plan.loose_effort
        ),
        workshops=tuple(workshops),
        paths=tuple(
            _path(path, {item.id for item in public})
            for seen in view.evenings
            for path in seen.paths
            if (path.workshop, path.note.id) in shown
        ),
        reactions=tuple(since.reactions(view)),
        reactions_hidden=since.reactions_hidden(view),
        conversions=tuple(since.conversions(view)),
        matches=since.matches(view),
        referrals=tuple(since.referrals(view)),
    )


def without_hidden(
    document: a.AgendaDocument,
    workshops: Sequence[WorkshopDocument],
    reactions: Collection[str],
) -> a.AgendaDocument:
    """A frozen copy as it may be read now: notes that were hidden since are gone, and so are
    reactions that are not among those (by id) that everybody may read."""
    now = {(one.workshop.code, note.id) for one in workshops for note in one.notes}
    return replace(
        document,
        workshops=tuple(_still_shown(one, now) for one in document.workshops),
        paths=tuple(one for one in document.paths if (one.workshop, one.note) in now),
        reactions=tuple(one for one in document.reactions if one.id in reactions),
    )


def _still_shown(workshop: WorkshopDocument, now: Collection[tuple[str, str]]) -> WorkshopDocument:
    code = workshop.workshop.code
    return replace(workshop, notes=tuple(note for note in workshop.notes if (code, note.id) in now))


def _plan(plan: Plan, url: str | None) -> a.AgendaRecord:
    return a.AgendaRecord(
        title=plan.title,
        label=plan.label,
        slug=plan.slug,
        state=cast(Any, str(plan.state)),
        version=plan.published,
        area=plan.area,
        period_from=plan.period_from,
        period_to=plan.period_to,
        review_after_months=plan.review_after_months,
        adopted_by=plan.adopted_by,
        adopted_on=_date(plan.adopted_on),
        watch_group=plan.watch_group,
        intro=plan.intro,
        chapters={key: text for key, text in plan.chapters.items() if text},
        figures=_alike(plan.figures, tuple[a.Figure, ...]),
        calendar=_alike(plan.calendar, tuple[a.Appointment, ...]),
        contact=plan.contact,
        colophon=plan.colophon,
        language_check=plan.language_check,
        accessibility_note=plan.accessibility_note,
        checks=dict.fromkeys(plan.checks, True),
        url=url,
    )


def _item(view: PlanView, item: AgendaItem) -> a.AgendaItemRecord:
    joined = view.joined(item)
    parts = (view.item_by_id(part) for part in item.merged_from)
    before = view.item_by_id(item.split_from)
    return a.AgendaItemRecord(
        item=_record(view, item),
        theme_name=item.theme,
        theme_number=item.theme_number,
        joined=a.JoinedCounts(
            says_yes=joined.says_yes,
            reachable=joined.reachable,
            brings=joined.brings,
            levels=joined.levels,
        ),
        updates=tuple(_update(one) for one in view.updates if one.item == item.id),
        sources=tuple(_source(origin) for origin in item.origins),
        support=_alike(item.support, tuple[a.SupportRecord, ...]),
        merged_from=tuple(part.number for part in parts if part),
        split_from=before.number if before and _is_told(view, before) else "",
    )


#: Fields whose form differs between an item and its record.
UNLIKE = {"theme", "areas", "actions", "contributions", "horizon", "decision_level", "funding"}
UNLIKE |= {"related", "status", "signal", "origins"}
#: Fields that both have under one name and in one form.
ALIKE = tuple(
    {one.name for one in fields(AgendaItem)}
    & {one.name for one in fields(records.ItemRecord)} - UNLIKE
)


def _record(view: PlanView, item: AgendaItem) -> records.ItemRecord:
    joined = view.joined(item)
    support = next((one for one in reversed(item.support) if one.votes is not None), None)
    themes = (one.id for one in item.origins if one.kind is OriginKind.THEME)
    answers = [one for one in view.responses if one.item == item.id]
    alike: dict[str, Any] = {name: getattr(item, name) for name in ALIKE}
    return records.ItemRecord(
        **alike,
        theme=next(themes, None),
        areas=(item.areas,) if item.areas else (),
        actions=_alike(item.actions, tuple[records.Action, ...]),
        contributions=_alike(item.contributions, tuple[records.Contribution, ...]),
        horizon=cast(Any, item.horizon or None),
        rank=support.rank if support else None,
        votes=support.votes if support else None,
        says_yes=joined.says_yes,
        reachable=joined.reachable,
        decision_level=cast(Any, item.decision_level or None),
        contact_group=item.contact,
        funding=tuple(
            records.Funding(source=one.source, amount=one.amount or 0, state=cast(Any, one.state))
            for one in item.funding
        ),
        feasibility=cast(Any, str(_feasibility(answers))),
        responses=tuple(_answer(one) for one in answers),
        status=cast(Any, str(item.status)),
        signal=cast(Any, item.signal or None),
        origins=tuple(one.id for one in item.origins if one.kind is OriginKind.NOTE),
        related=(item.related,) if item.related else (),
        state=cast(Any, str(item.visibility)),
    )


def _alike(kept: object, kind: type[Shown]) -> Shown:
    """The same fields by name; an id that only the house needs stays behind."""
    return msgspec.convert(kept, kind, from_attributes=True)


def _feasibility(answers: Sequence[Response]) -> Feasibility:
    """What was said about it last."""
    said = (one.feasibility for one in reversed(answers))
    return next((one for one in said if one is not Feasibility.UNKNOWN), Feasibility.UNKNOWN)


def _answer(response: Response) -> records.Answer:
    return records.Answer(
        party=response.party_name or response.party,
        text=response.text,
        feasibility=cast(Any, str(response.feasibility)),
        reason=response.reason,
        date=since.day(response.at_ms),
        code=response.party if response.party_name else "",
    )


def _update(update: Update) -> a.UpdateRecord:
    return a.UpdateRecord(
        date=since.day(update.at_ms),
        party=update.party,
        text=update.text,
        status_from=cast(Any, update.status_from and str(update.status_from)),
        status_to=cast(Any, update.status_to and str(update.status_to)),
        next_date=update.next_date,
    )


def _source(origin: Origin) -> a.Source:
    return a.Source(workshop=origin.workshop, kind=cast(Any, str(origin.kind)), id=origin.id)


def _merged(view: PlanView) -> Iterator[a.MergedItem]:
    for item in view.merged:
        into = view.item_by_id(item.merged_into)
        if into is not None and is_public(into):
            sources = tuple(_source(origin) for origin in item.origins)
            yield a.MergedItem(
                number=item.number, title=item.title, into=into.number, sources=sources
            )


def _is_told(view: PlanView, item: AgendaItem) -> bool:
    """Whether the document speaks of it: as an item, or as part of one."""
    into = view.item_by_id(item.merged_into)
    return is_public(item) or (into is not None and is_public(into))


def _left_out(view: PlanView, one: LeftOut) -> a.LeftOut:
    notes = (
        path
        for seen in view.evenings
        for path in seen.paths
        if path.fate is Fate.LEFT_OUT and path.note.theme == one.origin.id
    )
    return a.LeftOut(
        source=_source(one.origin),
        number=one.number,
        title=one.title,
        reason=one.reason,
        votes=one.votes,
        notes=sum(1 for _ in notes),
        answers=tuple(_answer(said) for said in view.responses if said.about == one.origin),
    )


def _path(path: Path, public: set[str]) -> a.NotePath:
    numbers = tuple(item.number for item in path.items if item.id in public)
    loose = path.fate is Fate.IN_ITEMS and not numbers
    told = () if loose else (one for one in path.responses if not one.item or one.item in public)
    return a.NotePath(
        workshop=path.workshop,
        note=path.note.id,
        fate=cast(Any, str(Fate.LOOSE if loose else path.fate)),
        items=numbers,
        reason=path.reason,
        answers=tuple(_answer(one) for one in told),
    )


def _date(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None

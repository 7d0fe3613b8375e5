"""A plan and all its meetings as one document, so that every format says both in the same way."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from facilitation.exporters.agenda_document import AgendaDocument, AgendaItemRecord
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records.codes import Source
from facilitation.exporters.records.items import ItemRecord, PledgeCounts
from facilitation.exporters.records.meeting import (
    Participation,
    PlanRecord,
    RunSheet,
    WorkshopRecord,
)
from facilitation.exporters.records.notes import ThemeRecord
from facilitation.exporters.records.votes import BallotTotals

#: What can be written down: one meeting, or a plan made in several.
Exportable = WorkshopDocument | AgendaDocument


def as_one(agenda: AgendaDocument) -> WorkshopDocument:
    """Everything of the plan's meetings together. Steps are named after their meeting too, since
    meetings count their steps alike; people are never added up."""
    plan, themes = agenda.plan, Themes.of(agenda)
    parts = [_apart(one, themes, _numbers(agenda)) for one in agenda.workshops]
    return WorkshopDocument(
        neighbourhood=agenda.neighbourhood,
        workshop=_record(agenda, parts),
        plan=PlanRecord(
            title=plan.title,
            version=plan.version,
            state=plan.state,
            intro=plan.intro,
            url=plan.url,
        ),
        participation=_participation(parts),
        notes=tuple(note for part in parts for note in part.notes),
        hidden=dict(sum((Counter(part.hidden) for part in parts), Counter())),
        themes=tuple(themes.records),
        words=tuple(words for part in parts for words in part.words),
        answers=tuple(answer for part in parts for answer in part.answers),
        ballots=tuple(ballot for part in parts for ballot in part.ballots),
        items=tuple(_item(one, themes) for one in agenda.items),
        cases=tuple(case for part in parts for case in part.cases),
        outcomes=tuple(outcome for part in parts for outcome in part.outcomes),
        pledges=tuple(_joined(one) for one in agenda.items),
        offers=tuple(offer for part in parts for offer in part.offers),
        process_log=tuple(entry for part in parts for entry in part.process_log),
    )


def _record(agenda: AgendaDocument, parts: list[WorkshopDocument]) -> WorkshopRecord:
    steps = tuple(step for part in parts for step in part.workshop.run_sheet.steps)
    newest = _newest(parts)
    return WorkshopRecord(
        title=agenda.plan.title,
        code="",
        date=agenda.plan.made_on,
        state=agenda.plan.state,
        next_date=newest.next_date if newest else "",
        next_by_when=newest.next_by_when if newest else "",
        next_contact=agenda.plan.contact,
        controller=next(filter(None, (part.workshop.controller for part in parts)), ""),
        run_sheet=RunSheet(id="", steps=steps),
    )


def _newest(parts: list[WorkshopDocument]) -> WorkshopRecord | None:
    """The meeting that was last: what it said of the next time still holds."""
    held = [part.workshop for part in parts]
    return max(held, key=lambda one: one.date or datetime.date.min, default=None)


def _participation(parts: list[WorkshopDocument]) -> Participation:
    if len(parts) == 1:
        return parts[0].participation
    sources: Counter[Source] = Counter()
    for part in parts:
        sources.update(part.participation.per_source)
    return Participation(per_source=dict(sources))


def _apart(
    workshop: WorkshopDocument, themes: "Themes", numbers: Mapping[str, str]
) -> WorkshopDocument:
    """The meeting with names that no other meeting has."""
    code, record = workshop.workshop.code, workshop.workshop

    def named(step: str) -> str:
        return f"{code}/{step}"

    steps = tuple(replace(step, id=named(step.id)) for step in record.run_sheet.steps)
    return replace(
        workshop,
        workshop=replace(record, run_sheet=replace(record.run_sheet, steps=steps)),
        notes=tuple(
            replace(
                note,
                step=named(note.step),
                theme=themes.known.get(note.theme or ""),
                key=themes.known.get(note.key or "", note.key),
            )
            for note in workshop.notes
        ),
        words=tuple(replace(one, step=named(one.step)) for one in workshop.words),
        answers=tuple(replace(one, step=named(one.step)) for one in workshop.answers),
        outcomes=tuple(replace(one, step=named(one.step)) for one in workshop.outcomes),
        ballots=tuple(
            _ballot(replace(one, step=named(one.step)), numbers) for one in workshop.ballots
        ),
        process_log=tuple(replace(one, step=named(one.step)) for one in workshop.process_log),
    )


def _numbers(agenda: AgendaDocument) -> Mapping[str, str]:
    """The item in which each plan card lives on."""
    return {
        source.id: one.item.id
        for one in agenda.items
        for source in one.sources
        if source.kind == "item"
    }


def _ballot(ballot: BallotTotals, lives_on: Mapping[str, str]) -> BallotTotals:
    """The ballot about the items of the plan; where two cards became one item it stays as it was,
    because what people gave to each cannot be one total."""
    ids = [option.id for option in ballot.options]
    mine = {one: lives_on.get(one, one) for one in ids}
    if len(set(mine.values())) < len(mine):
        return ballot
    return replace(
        ballot,
        options=tuple(replace(option, id=mine[option.id]) for option in ballot.options),
        groups=tuple(
            replace(group, totals={mine.get(one, one): n for one, n in group.totals.items()})
            for group in ballot.groups
        ),
        shared=tuple(mine.get(one, one) for one in ballot.shared),
        differences=tuple(mine.get(one, one) for one in ballot.differences),
    )


def _item(one: AgendaItemRecord, themes: "Themes") -> ItemRecord:
    named = themes.named.get(one.theme_name.casefold())
    return replace(one.item, theme=named or themes.known.get(one.item.theme or ""))


def _joined(one: AgendaItemRecord) -> PledgeCounts:
    joined = one.joined
    return PledgeCounts(
        item=one.item.id,
        says_yes=joined.says_yes,
        reachable=joined.reachable,
        brings=joined.brings,
        levels=joined.levels,
    )


@dataclass(frozen=True, slots=True)
class Themes:
    """The themes of all meetings; those with one name are one theme."""

    records: tuple[ThemeRecord, ...]
    known: Mapping[str, str]
    named: Mapping[str, str]

    @classmethod
    def of(cls, agenda: AgendaDocument) -> "Themes":
        """Numbered as in the plan, then as in the first meeting where the number is still free."""
        records: dict[str, ThemeRecord] = {}
        known: dict[str, str] = {}
        for theme in _every_theme(agenda):
            name = theme.name.casefold()
            if name not in records:
                numbers = {one.number for one in records.values()}
                records[name] = replace(theme, number=_free(theme.number, numbers))
            known[theme.id] = records[name].id
        return cls(tuple(records.values()), known, {n: one.id for n, one in records.items()})


def _every_theme(agenda: AgendaDocument) -> Iterator[ThemeRecord]:
    themes = [theme for one in agenda.workshops for theme in one.themes if theme.state != "merged"]
    by_name = {theme.name.casefold(): theme for theme in reversed(themes)}
    for one in agenda.items:
        if one.theme_name and one.theme_number:
            found = by_name.get(one.theme_name.casefold())
            plain = ThemeRecord(
                id=f"theme/{one.theme_number}", number=one.theme_number, name=one.theme_name
            )
            yield replace(found or plain, number=one.theme_number)
    yield from themes


def _free(number: int, taken: set[int]) -> int:
    return number if number not in taken else max(taken) + 1

"""What organisers prepare before a meeting, and what is still missing before it can start."""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from facilitation.domain.people import Audience
from facilitation.domain.runsheets import RunSheet
from facilitation.domain.workshop import Moderation, WorkshopState

#: Square brackets in a run-sheet, to be filled from the workshop or by the organiser.
PLACEHOLDER: Final = re.compile(r"\[([^\[\]]{1,40})\]")

#: Filled from other fields of the workshop, or only known when the meeting ends.
FILLED_ELSEWHERE: Final = frozenset({"begintijd", "eindtijd", "datum", "naam", "kern"})

#: What most run-sheets leave open; asked before one has been chosen.
USUAL_PLACEHOLDERS: Final = ("wat vaststaat", "meedenken", "beslissen", "adres")

#: Links in the order in which an evening needs them.
ORDER: Final = (
    Audience.PHONE,
    Audience.PROJECTOR,
    Audience.FACILITATOR,
    Audience.TEAM,
    Audience.SCRIBE,
    Audience.TABLE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopDraft:
    """Everything that an organiser fills in. Empty means: not known yet. `neighbourhood` is what
    people read; `neighbourhood_id`, chosen once, is where the workshop belongs."""

    run_sheet: str
    title: str
    neighbourhood: str
    neighbourhood_id: str = ""
    series_id: str = ""
    question: str = ""
    date: datetime.date | None = None
    start: datetime.time | None = None
    place: str = ""
    tables: int = 0
    placeholders: Mapping[str, str] = field(default_factory=dict)
    next_date: str = ""
    by_when: str = ""
    contact: str = ""
    wifi: str = ""
    controller: str = ""
    areas: tuple[str, ...] = ()
    english: bool = True
    moderation: Moderation = Moderation.FLAGGED


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopLine:
    """One workshop in the organiser's list."""

    code: str
    title: str
    date: datetime.date | None
    place: str
    state: WorkshopState
    people: int = 0
    notes: int = 0
    neighbourhood: str = ""
    series: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HallLink:
    """An address for one function in the hall. The phones' address is no secret and stays."""

    id: str
    audience: Audience
    url: str
    table: int | None = None
    revoked: bool = False
    holder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedWorkshop:
    """A workshop as its organiser sees it. `plans` and `cards`: how many plans were entered, and
    voting cards made, so far."""

    code: str
    state: WorkshopState
    draft: WorkshopDraft
    run_sheet: RunSheet
    links: tuple[HallLink, ...] = ()
    plans: int = 0
    cards: int = 0


def links_in_use(links: Iterable[HallLink], tables: int) -> tuple[HallLink, ...]:
    """One link per function, in the order of people's work: the one that works, else the last that
    was stopped. Tables beyond those in the hall are left out; 0 tables: not known yet."""
    chosen: dict[tuple[Audience, int], HallLink] = {}
    for link in links:
        function = (link.audience, link.table or 0)
        if not link.revoked or function not in chosen or chosen[function].revoked:
            chosen[function] = link
    wanted = (link for link in chosen.values() if not tables or (link.table or 0) <= tables)
    return tuple(sorted(wanted, key=lambda link: (ORDER.index(link.audience), link.table or 0)))


def placeholders_in(texts: Iterable[str]) -> tuple[str, ...]:
    """What the organiser has to type for these texts, in order of first appearance."""
    found = dict.fromkeys(name for text in texts for name in PLACEHOLDER.findall(text))
    return tuple(name for name in found if name not in FILLED_ELSEWHERE)


def placeholders_of(sheet: RunSheet) -> tuple[str, ...]:
    """What a run-sheet leaves open."""
    return placeholders_in(text for step in sheet.steps for text in (step.title, step.text))


def still_missing(workshop: PreparedWorkshop) -> tuple[str, ...]:
    """Field names and placeholders that are empty; a next date may also be 'before a day'."""
    draft = workshop.draft
    fields = {
        "date": draft.date,
        "start": draft.start,
        "place": draft.place,
        "next_date": draft.next_date or draft.by_when,
        "contact": draft.contact,
    }
    typed = {name: draft.placeholders.get(name) for name in placeholders_of(workshop.run_sheet)}
    return tuple(name for name, value in (fields | typed).items() if value in (None, ""))

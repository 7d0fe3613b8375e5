"""Places that people call theirs, as a tree: a wijk, its buurten, a street that named itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from facilitation.domain.money import MoneyRules, as_euros
from facilitation.domain.preparing import WorkshopDraft
from facilitation.domain.workshop import DEFAULT_ROLES, SMALLEST_GROUP, Choice, Settings


class Level(StrEnum):
    """What kind of place it is; `own`: residents drew its borders themselves."""

    WIJK = "wijk"
    BUURT = "buurt"
    DORP = "dorp"
    KERN = "kern"
    OWN = "own"


class DecisionLevel(StrEnum):
    """How much residents decide, said before any question is asked."""

    KNOW = "know"
    THINK_ALONG = "think_along"
    DECIDE_TOGETHER = "decide_together"
    RESIDENTS_DECIDE = "residents_decide"


#: Who contributes, answers or decides. The names are each neighbourhood's own.
DEFAULT_PARTIES: Final = (
    Choice("residents", "bewoners"),
    Choice("municipality", "gemeente"),
    Choice("housing_association", "woningcorporatie"),
    Choice("neighbourhood_team", "wijkteam"),
    Choice("organisation", "verenigingen en organisaties"),
    Choice("entrepreneur", "ondernemers"),
    Choice("school", "scholen"),
    Choice("police", "politie"),
    Choice("other", "anderen"),
)

#: What a plan is called where nobody chose another word.
PLAN_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {Level.WIJK: "wijkagenda", Level.DORP: "dorpsplan", Level.KERN: "dorpsplan"}
)
USUAL_PLAN_LABEL: Final = "buurtagenda"

MOST_ROLES: Final = 8
MOST_PARTIES: Final = 20


@dataclass(frozen=True, slots=True)
class Decisions:
    """What is fixed, where people think along and what they decide, in plain sentences."""

    level: DecisionLevel = DecisionLevel.THINK_ALONG
    fixed: str = ""
    think_along: str = ""
    decide: str = ""


@dataclass(frozen=True, slots=True)
class NeighbourhoodSettings:
    """Everything that may differ between neighbourhoods. New meetings take it over."""

    place_word: str = "wijk"
    plan_label: str = "wijkagenda"
    roles: tuple[Choice, ...] = DEFAULT_ROLES
    parties: tuple[Choice, ...] = DEFAULT_PARTIES
    decisions: Decisions = field(default_factory=Decisions)
    money: MoneyRules = field(default_factory=MoneyRules)
    fewest_joining: int = 4
    min_group: int = SMALLEST_GROUP
    controller: str = ""
    contact: str = ""
    own_words: str = ""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """One place in the tree; `parent` is the id of what it lies in."""

    id: str
    parent: str | None
    level: Level
    name: str
    own_named: bool = False
    settings: NeighbourhoodSettings = field(default_factory=NeighbourhoodSettings)


@dataclass(frozen=True, slots=True)
class Series:
    """Meetings that belong together; it has no end date."""

    id: str
    neighbourhood: str
    name: str


def usual_settings(level: Level) -> NeighbourhoodSettings:
    """Settings for a new place at the top: the words fit the kind of place."""
    word = level.value if level is not Level.OWN else Level.BUURT.value
    return NeighbourhoodSettings(
        place_word=word, plan_label=PLAN_LABELS.get(level, USUAL_PLAN_LABEL)
    )


def started_in(place: Neighbourhood) -> Settings:
    """The settings with which a meeting starts here: what the neighbourhood decided."""
    own = place.settings
    return Settings(
        roles=own.roles,
        min_group=max(SMALLEST_GROUP, own.min_group),
        money=own.money,
        plan_label=own.plan_label,
        place_word=own.place_word,
    )


def inside_of(root: str, places: Iterable[Neighbourhood]) -> list[str]:
    """A place and everything that lies in it, the place itself first."""
    known = list(places)
    found = [root]
    for place_id in found:
        found += [place.id for place in known if place.parent == place_id]
    return found


def filled_in(place: Neighbourhood, areas: Iterable[str], draft: WorkshopDraft) -> WorkshopDraft:
    """A draft in which the neighbourhood answers what was left open."""
    own = place.settings
    answers = {
        "wat vaststaat": own.decisions.fixed,
        "meedenken": own.decisions.think_along,
        "beslissen": own.decisions.decide,
        "bedrag": as_euros(own.money.amount) if own.money.amount is not None else "",
    }
    known = {name: text for name, text in answers.items() if text}
    return replace(
        draft,
        placeholders=known | dict(draft.placeholders),
        controller=draft.controller or own.controller,
        contact=draft.contact or own.contact,
        areas=draft.areas or tuple(areas),
    )


def as_tree(places: Iterable[Neighbourhood]) -> list[tuple[int, Neighbourhood]]:
    """(depth, place) with each place below what it lies in; names in order of the alphabet."""
    known = sorted(places, key=lambda place: place.name.casefold())
    ids = {place.id for place in known}

    def below(parent: str | None, depth: int) -> Iterator[tuple[int, Neighbourhood]]:
        for place in known:
            inside = place.parent if place.parent in ids else None
            if inside == parent:
                yield depth, place
                yield from below(place.id, depth + 1)

    return list(below(None, 0))

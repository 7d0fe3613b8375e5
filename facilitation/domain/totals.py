"""Totals that stay when nobody stands behind them any more, or never did in this house."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from facilitation.domain.people import Participant
from facilitation.domain.small_groups import group_sizes
from facilitation.domain.workshop import DEFAULT_ROLES, Settings

#: The id of a workshop's only row of totals.
KEPT = "kept"


@dataclass(frozen=True, slots=True)
class JoiningTotals:
    """How many people joined one plan, and with what; or what they promised, without a name."""

    item: str
    says_yes: int = 0
    reachable: int = 0
    brings: Mapping[str, int] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    intentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptTotals:
    """Frozen when the meeting closes, because phones are forgotten later; brought along by an
    import, because whoever gave them stayed elsewhere. `hidden` and `joining` come on top of what
    stands in the rows."""

    id: str = KEPT
    per_role: Mapping[str, int] = field(default_factory=dict)
    per_area: Mapping[str, int] = field(default_factory=dict)
    hidden: Mapping[str, int] = field(default_factory=dict)
    joining: tuple[JoiningTotals, ...] = ()


def per_role(people: Iterable[Participant], settings: Settings) -> dict[str, int]:
    """How many joined with a phone per role: codes we all know, or a neighbourhood's own words."""
    known = {role.code for role in DEFAULT_ROLES}
    own = {role.code: role.label for role in settings.roles if role.code not in known}
    roles = (own.get(person.role or "", person.role) for person in people)
    return group_sizes(roles, settings.min_group)


def per_area(people: Iterable[Participant], settings: Settings) -> dict[str, int]:
    """How many joined with a phone per area, by the name that the neighbourhood gave it."""
    labels = {area.code: area.label for area in settings.areas}
    areas = (labels.get(person.area or "", person.area) for person in people)
    return group_sizes(areas, settings.min_group)


def frozen(people: Iterable[Participant], settings: Settings, before: KeptTotals) -> KeptTotals:
    """What to keep of who was there, for when their phones are forgotten."""
    present = tuple(people)
    return replace(
        before,
        per_role=per_role(present, settings) or before.per_role,
        per_area=per_area(present, settings) or before.per_area,
    )

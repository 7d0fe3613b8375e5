"""What stands at the top of every page of organisers: a table of pages, and who sees them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from flask import current_app, request, url_for

from facilitation.domain.organisers import Organiser
from facilitation.domain.rights import Action, Standing
from facilitation.web.languages import speaker

#: (page, words, what somebody must be allowed to do); in a neighbourhood.
IN_PLACE: Final = (
    ("neighbourhood", "organise.nav.workshops", Action.SEE),
    ("plans", "organise.nav.plan", Action.SEE),
    ("people", "organise.nav.people", Action.GIVE_RIGHTS),
    ("audit", "organise.nav.audit", Action.READ_AUDIT),
)
#: (page, words); where no neighbourhood is chosen.
ANYWHERE: Final = (
    ("workshops", "organise.nav.workshops"),
    ("new", "organise.nav.new"),
    ("neighbourhoods", "organise.nav.all_places"),
)
#: Pages that belong under another one's heading.
UNDER: Final = {
    "workshop": "neighbourhood",
    "settings": "neighbourhood",
    "keys": "neighbourhood",
    "key_make": "neighbourhood",
    "found": "neighbourhoods",
}


@dataclass(frozen=True, slots=True)
class NavItem:
    """One link at the top."""

    address: str
    words: str
    here: bool


def navigation(organiser: Organiser | None, standing: Standing | None) -> list[NavItem]:
    """The pages that who is here may open from this one."""
    if organiser is None:
        return []
    return list(_in_place(standing) if standing else _anywhere())


def _in_place(standing: Standing) -> Iterator[NavItem]:
    for name, words, action in IN_PLACE:
        endpoint = f"organise.{name}"
        if standing.may(action) and endpoint in current_app.view_functions:
            address = url_for(endpoint, neighbourhood_id=standing.neighbourhood.id)
            yield _item(name, words, address, standing)


def _anywhere() -> Iterator[NavItem]:
    for name, words in ANYWHERE:
        yield _item(name, words, url_for(f"organise.{name}"))


def _item(name: str, words: str, address: str, standing: Standing | None = None) -> NavItem:
    """The plan has the name that this neighbourhood gave it."""
    say = speaker("organise").say
    label = standing.neighbourhood.settings.plan_label if standing else ""
    here = (request.endpoint or "").removeprefix("organise.")
    shown = UNDER.get(here, here.split("_")[0] if here.startswith("plan_") else here)
    return NavItem(address, say(words, label=label.capitalize()), name in (shown, f"{shown}s"))

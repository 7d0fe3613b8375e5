"""Wires what residents see of plans, outside of any meeting."""

import datetime
from collections.abc import Callable
from zoneinfo import ZoneInfo

from flask import Blueprint

from facilitation.organising.agenda import AgendaDesk
from facilitation.organising.public_plans import Published
from facilitation.services.commanding import Commander
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.audit import Audit
from facilitation.storage.database import Database
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.organisers import Organisers
from facilitation.storage.workshops import Workshops
from facilitation.web import plan_pages

HERE = ZoneInfo("Europe/Amsterdam")


def public_pages(
    database: Database,
    workshops: Workshops,
    commander: Commander,
    now_ms: Callable[[], int],
    base_url: str,
    frame_ancestors: str,
) -> tuple[Blueprint, ...]:
    """The pages under /plan."""
    agendas, neighbourhoods = Agendas(database, now_ms), Neighbourhoods(database)
    desk = AgendaDesk(
        agendas,
        workshops,
        neighbourhoods,
        Organisers(database),
        Audit(database),
        commander,
        base_url,
    )
    published = Published(desk, agendas, neighbourhoods, workshops)

    def today() -> datetime.date:
        return datetime.datetime.fromtimestamp(now_ms() / 1000, HERE).date()

    return (plan_pages.create_blueprint(published, base_url, frame_ancestors, today),)

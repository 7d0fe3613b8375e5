"""The live connection: who hears what changed, in this process and in others."""

from collections.abc import Sequence

from facilitation.boards.place import Place
from facilitation.bus import LOOK, Bus
from facilitation.domain.events import Event
from facilitation.domain.people import Audience
from facilitation.live.broadcast import Broadcaster
from facilitation.live.connected import Register
from facilitation.live.elsewhere import Elsewhere
from facilitation.live.lines import shorten
from facilitation.live.numbers import Numbers
from facilitation.live.odd_messages import let_go_of_odd_ones
from facilitation.live.server import Live
from facilitation.live.watching import Watch
from facilitation.services.doorkeeper import Doorkeeper
from facilitation.services.pacing import Pace
from facilitation.settings import Settings
from facilitation.wiring.application import Application
from facilitation.wiring.contact_allowed import contact_allowed_live

#: Who has no command that takes long.
IN_TURN = frozenset({f"/{Audience.PHONE}", f"/{Audience.TABLE}"})


def connect(
    application: Application,
    settings: Settings,
    place: Place,
    doorkeeper: Doorkeeper,
    pace: Pace,
) -> None:
    """Serve the live connection, and tell it what is written."""
    register = application.register
    broadcaster = Broadcaster(
        application.workshops,
        place,
        register,
        application.background,
        Elsewhere() if application.bus else None,
    )
    application.writer.publish = broadcaster.changed
    application.writer.doubted = lambda workshop_id: broadcaster.mark(workshop_id, *Audience)
    numbers = _counted(application, broadcaster)
    live = Live(
        application.socketio,
        doorkeeper,
        application.commander,
        broadcaster,
        register,
        contact_allowed_live(settings),
        pace,
        numbers,
        application.backlog,
    )
    live.serve()
    let_go_of_odd_ones(application.socketio.server)
    if application.background.mode == "eventlet":
        shorten(application.socketio.server, application.background, IN_TURN)
    application.workshops.on_revoked = lambda workshop_id, link_id: live.send_away(link_id)
    if application.bus:
        _share(application, application.bus, register, broadcaster, live)


def _counted(application: Application, broadcaster: Broadcaster) -> Numbers:
    """Everything that is counted for who runs the server."""
    numbers = Numbers(application.numbers)
    application.writer.kept = numbers.kept
    broadcaster.flushed = numbers.flushed
    for job, worker in application.workers.items():
        worker.worked = numbers.worked
        numbers.watch_worker(job, worker.waiting)
    return numbers


def _share(
    application: Application, bus: Bus, register: Register, broadcaster: Broadcaster, live: Live
) -> None:
    """Other processes serve the same workshops: tell them what changes here, and hear them."""
    watch = Watch(
        application.workshops, register, broadcaster, live.send_away, application.background
    )

    def publish(workshop_id: int, revision: int, events: Sequence[Event]) -> None:
        broadcaster.changed(workshop_id, revision, events)
        bus.poke(workshop_id, revision)

    def revoked(workshop_id: int, link_id: str) -> None:
        live.send_away(link_id)
        bus.poke(workshop_id, LOOK)

    application.writer.publish = publish
    application.workshops.on_revoked = revoked
    bus.heard, bus.missed = watch.heard, watch.look
    watch.start()

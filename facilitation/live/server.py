"""The live server: connecting people, and carrying their commands inside."""

import logging
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from flask_socketio import Namespace, SocketIO
from socketio.exceptions import ConnectionRefusedError as Refused

from facilitation.contract import payloads as p
from facilitation.contract.commands import COMMANDS
from facilitation.contract.connection import Joined
from facilitation.contract.errors import Ack, Nack, refused
from facilitation.contract.parsing import parse
from facilitation.domain.people import Audience
from facilitation.domain.refusals import Busy, Fault, Refusal, UnknownToken
from facilitation.live.backlog import Backlog
from facilitation.live.broadcast import Broadcaster
from facilitation.live.connected import Connected, Register, rooms_of
from facilitation.live.numbers import Numbers
from facilitation.services.commanding import Commander
from facilitation.services.doorkeeper import Doorkeeper, Entrance
from facilitation.services.pacing import Pace
from facilitation.services.tracing import in_workshop, traced

log = logging.getLogger(__name__)
commands = logging.getLogger(f"{__name__}.commands")


class Live:
    """What happens on a live connection, whatever its namespace."""

    def __init__(
        self,
        socketio: SocketIO,
        doorkeeper: Doorkeeper,
        commander: Commander,
        broadcaster: Broadcaster,
        register: Register,
        contact_allowed: Callable[[Mapping[str, Any]], bool],
        pace: Pace,
        numbers: Numbers,
        backlog: Backlog,
    ) -> None:
        self._backlog = backlog
        self._numbers = numbers
        self._socketio = socketio
        self._doorkeeper = doorkeeper
        self._commander = commander
        self._broadcaster = broadcaster
        self._register = register
        self._contact_allowed = contact_allowed
        self._pace = pace

    def serve(self) -> None:
        """Register one namespace per audience."""
        self._broadcaster.emit = self._emit
        for audience in Audience:
            self._socketio.on_namespace(AudienceNamespace(audience, self))

    def _emit(self, namespace: str, to: str | Sequence[str], event: str, content: Any) -> None:
        self._socketio.server.emit(event, content, namespace=namespace, to=to)

    def connect(self, audience: Audience, sid: str, environ: dict[str, Any], auth: Any) -> None:
        """Let someone in and send what they need; a refused connection carries a code."""
        with traced():
            self._admit(audience, sid, environ, auth)

    def _admit(self, audience: Audience, sid: str, environ: dict[str, Any], auth: Any) -> None:
        try:
            entrance = self._doorkeeper.admit(audience, environ, auth)
            in_workshop(entrance.who.workshop_id)
            self._welcome(sid, entrance, self._contact_allowed(environ))
        except Refusal as refusal:
            nack = refused(refusal)
            raise Refused(refusal.code, msgspec.to_builtins(nack.error)) from refusal
        except Exception as failure:
            reference = secrets.token_hex(4)
            log.exception("Fault %s while someone connected", reference)
            fault = refused(Fault(reference=reference))
            raise Refused("fault", msgspec.to_builtins(fault.error)) from failure

    def _welcome(self, sid: str, entrance: Entrance, contact_allowed: bool) -> None:
        who = entrance.who
        author = who.participant_id or f"{who.audience}:{who.table or sid}"
        connected = Connected(sid, who, author, entrance.link, contact_allowed)
        with self._broadcaster.in_turn(who.workshop_id, who.audience):
            self._seat(connected, entrance)
        self._numbers.connected(self._register.totals())

    def _seat(self, connected: Connected, entrance: Entrance) -> None:
        """From here on boards come by themselves, after the first."""
        sid, who = connected.sid, connected.who
        server, namespace = self._socketio.server, f"/{who.audience}"
        for room in rooms_of(connected):
            server.enter_room(sid, room, namespace=namespace)
        self._register.add(connected)
        try:
            self._send_first(connected, entrance)
        except BaseException:
            self._register.remove(sid)
            raise

    def _send_first(self, connected: Connected, entrance: Entrance) -> None:
        sid, who = connected.sid, connected.who
        server, namespace = self._socketio.server, f"/{who.audience}"
        if entrance.token and who.participant_id:
            joined = Joined(token=entrance.token, participant=who.participant_id)
            server.emit("joined", joined, to=sid, namespace=namespace)
        first = self._broadcaster.welcome(who, entrance.since, entrance.newcomer)
        self._send(connected, first)

    def _greet(self, connected: Connected, since: int | None) -> None:
        self._send(connected, self._broadcaster.greeting(connected.who, since))

    def _send(self, connected: Connected, messages: Mapping[str, Any]) -> None:
        namespace = f"/{connected.who.audience}"
        for event, content in messages.items():
            self._socketio.server.emit(event, content, to=connected.sid, namespace=namespace)

    def disconnect(self, sid: str) -> None:
        """Forget a connection; what its participant did stays."""
        connected = self._register.remove(sid)
        self._numbers.connected(self._register.totals())
        if connected and connected.writing:
            self._broadcaster.mark(connected.who.workshop_id, Audience.FACILITATOR)

    def send_away(self, link_id: str) -> None:
        """A link was closed: who came in through it sees nothing more."""
        for connected in self._register.of_link(link_id):
            namespace = f"/{connected.who.audience}"
            self._socketio.server.disconnect(connected.sid, namespace=namespace)

    def command(
        self, audience: Audience, sid: str, name: str, values: tuple[Any, ...]
    ) -> Ack | Nack:
        """Answer a command: after the commit, or with the code of what is wrong."""
        began = time.perf_counter()
        connected = self._register.by_sid.get(sid)
        with traced(connected.who.workshop_id if connected else None):
            answer = self._answer(audience, sid, name, values)
            self._tell(audience, name, answer, time.perf_counter() - began)
        return answer

    def _tell(self, audience: Audience, name: str, answer: Ack | Nack, seconds: float) -> None:
        """Count it, and write a line of it for who wants to read that."""
        code = answer.error.code if isinstance(answer, Nack) else "ok"
        known = name if name in COMMANDS else "unknown"
        self._numbers.answered(known, code, seconds)
        if commands.isEnabledFor(logging.INFO):
            ms = round(seconds * 1000)
            extra = {"command": known, "answer": code, "audience": str(audience), "ms": ms}
            commands.info("Command", extra=extra)

    def _answer(
        self, audience: Audience, sid: str, name: str, values: tuple[Any, ...]
    ) -> Ack | Nack:
        try:
            connected = self._connected(sid)
            self._pace.take(connected.who.workshop_id, connected.author, audience)
            payload = parse(audience, name, values[0] if values else {})
            return self._carry_out(connected, payload)
        except Refusal as refusal:
            return refused(refusal)
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("Fault %s in a command", reference)
            return refused(Fault(reference=reference))

    def _connected(self, sid: str) -> Connected:
        connected = self._register.by_sid.get(sid)
        if connected is None:
            raise UnknownToken
        self._doorkeeper.require_standing(connected.link)
        return connected

    def _carry_out(self, connected: Connected, payload: p.Payload) -> Ack:
        if isinstance(payload, p.Sync):
            self._require_room(connected)
            who = connected.who
            with self._broadcaster.in_turn(who.workshop_id, who.audience):
                self._greet(connected, payload.revision)
            header = self._doorkeeper.header(connected.who.workshop_id)
            return Ack(ok=True, revision=header.revision)
        if isinstance(payload, p.Writing):
            return self._note_writing(connected, payload)
        done = self._commander.give(connected.who, payload, connected.contact_allowed)
        return Ack(ok=True, revision=done.revision)

    def _require_room(self, connected: Connected) -> None:
        """Whole boards are not piled up for who does not take them in."""
        if self._backlog.is_full(connected.sid, f"/{connected.who.audience}"):
            raise Busy

    def _note_writing(self, connected: Connected, payload: p.Writing) -> Ack:
        """Kept in memory only, and for the step of now: it says nothing a minute later."""
        workshop_id = connected.who.workshop_id
        workshop = self._doorkeeper.header(workshop_id)
        step = workshop.current_step if payload.writing else None
        if self._register.set_writing(connected, step):
            self._broadcaster.mark(workshop_id, Audience.FACILITATOR)
        return Ack(ok=True, revision=workshop.revision)


class AudienceNamespace(Namespace):
    """One audience. Everything goes through one door, so an unknown command is answered too."""

    def __init__(self, audience: Audience, live: Live) -> None:
        super().__init__(f"/{audience}")
        self._audience = audience
        self._live = live

    def trigger_event(self, event: str, *args: Any) -> Any:
        """Called by python-socketio for every event; Flask's request context is not needed."""
        if event == "connect":
            sid, environ, *auth = args
            return self._live.connect(self._audience, sid, environ, auth[0] if auth else None)
        if event == "disconnect":
            return self._live.disconnect(args[0])
        return self._live.command(self._audience, args[0], event, args[1:])

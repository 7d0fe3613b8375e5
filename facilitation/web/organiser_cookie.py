"""Who is logged in as organiser: a signed cookie that stops after half an hour without use."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flask import Request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

IDLE_SECONDS: Final = 30 * 60


@dataclass(frozen=True, slots=True)
class LogIn:
    """What the cookie says. `stamp` changes with the password, so that old cookies stop."""

    organiser: str
    stamp: str


class OrganiserCookie:
    """Writes and reads the cookie. The name `__Host-` makes browsers keep it to this host."""

    def __init__(self, secret_key: str, *, secure: bool, clock: Callable[[], float]) -> None:
        self.name = "__Host-organiser" if secure else "samenspel_organiser"
        self._secure = secure
        self._clock = clock
        self._serializer = URLSafeSerializer(secret_key, salt="organiser log-in")

    def read(self, request: Request) -> LogIn | None:
        """The log-in that still holds, or nothing."""
        try:
            organiser, stamp, until = self._serializer.loads(request.cookies.get(self.name, ""))
        except (BadSignature, TypeError, ValueError):
            return None
        return LogIn(organiser, stamp) if until > self._clock() else None

    def write(self, response: Response, log_in: LogIn) -> None:
        """Start or prolong a log-in."""
        until = int(self._clock()) + IDLE_SECONDS
        value = self._serializer.dumps([log_in.organiser, log_in.stamp, until])
        response.set_cookie(
            self.name,
            str(value),
            max_age=IDLE_SECONDS,
            path="/",
            secure=self._secure,
            httponly=True,
            samesite="Lax",
        )

    def clear(self, response: Response) -> None:
        """Log out."""
        response.delete_cookie(
            self.name, path="/", secure=self._secure, httponly=True, samesite="Lax"
        )

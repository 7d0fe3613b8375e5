"""Who is logged in as organiser: signed words that stop after a while without use."""

from collections.abc import Callable
from typing import Final

from flask import Request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

IDLE_SECONDS: Final = 30 * 60
HALF_WAY_SECONDS: Final = 10 * 60


class Lasting:
    """Signs a word that holds for some seconds."""

    def __init__(
        self, secret_key: str, salt: str, seconds: int, clock: Callable[[], float]
    ) -> None:
        self._serializer = URLSafeSerializer(secret_key, salt=salt)
        self._seconds = seconds
        self._clock = clock

    def signed(self, word: str) -> str:
        """The word, for as long as it holds."""
        return str(self._serializer.dumps([word, int(self._clock()) + self._seconds]))

    def read(self, text: str) -> str | None:
        """The word, when we signed it and it still holds."""
        try:
            word, until = self._serializer.loads(text)
        except (BadSignature, TypeError, ValueError):
            return None
        return str(word) if until > self._clock() else None


def half_way(secret_key: str, clock: Callable[[], float]) -> Lasting:
    """For who gave the right password and still has to give a code."""
    return Lasting(secret_key, "half logged in", HALF_WAY_SECONDS, clock)


class OrganiserCookie:
    """Says which log-in this browser has; it opens nothing once that log-in was ended. The name
    `__Host-` makes browsers keep it to this host."""

    def __init__(self, secret_key: str, *, secure: bool, clock: Callable[[], float]) -> None:
        self.name = "__Host-organiser" if secure else "samenspel_organiser"
        self._secure = secure
        self._signed = Lasting(secret_key, "organiser log-in", IDLE_SECONDS, clock)

    def read(self, request: Request) -> str | None:
        """The log-in that still holds, or nothing."""
        return self._signed.read(request.cookies.get(self.name, ""))

    def write(self, response: Response, log_in: str) -> None:
        """Start or prolong a log-in."""
        response.set_cookie(
            self.name,
            self._signed.signed(log_in),
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

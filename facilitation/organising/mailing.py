"""Sending a letter by SMTP where a mail server is set; else people hand links to each other."""

import logging
import smtplib
import ssl
from email.message import EmailMessage
from typing import Final, Protocol
from urllib.parse import SplitResult, unquote, urlsplit

log = logging.getLogger(__name__)

TIMEOUT_SECONDS: Final = 10
USUAL_PORTS: Final = {"smtp": 587, "smtps": 465}


class Mail(Protocol):
    """Sends letters, or says that it cannot."""

    @property
    def can_send(self) -> bool:
        """Whether there is a mail server at all."""

    def send(self, to: str, subject: str, text: str) -> bool:
        """Whether a mail server took the letter."""


class NoMail:
    """No mail server is set."""

    can_send = False

    def send(self, to: str, subject: str, text: str) -> bool:
        """Never."""
        return False


class SmtpMail:
    """A mail server: `smtps://user:password@host` or, with STARTTLS, `smtp://…`."""

    can_send = True

    def __init__(self, url: str, sender: str) -> None:
        self._server = urlsplit(url)
        self._sender = sender

    def send(self, to: str, subject: str, text: str) -> bool:
        """Hand a letter to the mail server; what it says when it fails goes to the log."""
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = self._sender, to, subject
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(text)
        try:
            self._hand_over(letter)
        except (OSError, smtplib.SMTPException) as failure:
            log.warning("Mail could not be sent: %s", type(failure).__name__)
            return False
        return True

    def _hand_over(self, letter: EmailMessage) -> None:
        with _connected(self._server) as server:
            if self._server.username:
                server.login(unquote(self._server.username), unquote(self._server.password or ""))
            server.send_message(letter)


def _connected(url: SplitResult) -> smtplib.SMTP:
    """A password never travels in the open: without TLS only a server on this machine is used."""
    host, port = url.hostname or "localhost", url.port or USUAL_PORTS[url.scheme]
    secure = ssl.create_default_context()
    if url.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=secure)
    server = smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
    if host not in ("localhost", "127.0.0.1", "::1"):
        server.starttls(context=secure)
    return server


def mail_by(url: str | None, sender: str) -> Mail:
    """The mail server that is set, or none."""
    return SmtpMail(url, sender) if url else NoMail()

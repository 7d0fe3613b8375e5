"""Letters go to a mail server as it is set; without one, or when it fails, that is said."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator

import pytest

from facilitation.organising.mailing import mail_by

ANSWERS = {
    b"EHLO": b"250 here\r\n",
    b"MAIL": b"250 fine\r\n",
    b"RCPT": b"250 fine\r\n",
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 bye\r\n",
}


class PostOffice(socketserver.ThreadingTCPServer):
    """Takes letters on this machine and keeps them."""

    daemon_threads = True

    def __init__(self) -> None:
        self.letters: list[str] = []
        super().__init__(("127.0.0.1", 0), Counter)


class Counter(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 ready\r\n")
        while word := self.rfile.readline()[:4].upper():
            self.wfile.write(ANSWERS.get(word, b"502 what\r\n"))
            if word == b"DATA":
                self.take_letter()
            if word == b"QUIT":
                return

    def take_letter(self) -> None:
        lines = iter(self.rfile.readline, b".\r\n")
        self.server.letters.append(b"".join(lines).decode())
        self.wfile.write(b"250 taken\r\n")


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    with PostOffice() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_a_letter_reaches_the_mail_server_whole(post_office):
    mail = mail_by(f"smtp://127.0.0.1:{post_office.server_address[1]}", "wijk@samen.example")

    assert mail.send("jan@gemeente.example", "Uitnodiging", "Hallo Jan,\n\nDoe je mee?\n")

    (letter,) = post_office.letters
    for part in ("From: wijk@samen.example", "To: jan@gemeente.example", "Doe je mee?"):
        assert part in letter


def test_a_mail_server_that_is_away_is_said_and_not_raised(post_office):
    port = post_office.server_address[1]
    post_office.shutdown()
    post_office.server_close()

    mail = mail_by(f"smtp://127.0.0.1:{port}", "wijk@samen.example")

    assert mail.send("jan@gemeente.example", "Uitnodiging", "Hallo") is False


def test_without_a_mail_server_nothing_is_sent():
    assert mail_by(None, "").send("jan@gemeente.example", "Uitnodiging", "Hallo") is False

"""The addresses of receipts: a short one per numbered card, and one for all notes of a writer."""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from typing import Final

#: Letters of five bits each: 60 bits cannot be guessed over the network, and fit on a stub.
CARD_LETTERS: Final = 12
OWN_LETTERS: Final = 26

_CARD: Final = re.compile(r"(?P<code>\d{6})-(?P<number>\d{1,9})-(?P<signature>[a-z2-7]{12})")


@dataclass(frozen=True, slots=True)
class CardReceipt:
    """Which card a stub belongs to."""

    code: str
    number: int


def card_token(secret_key: str, code: str, number: int) -> str:
    """What is printed on the stub of a card: 482716-34-k7mqx2p9abcd."""
    return f"{code}-{number}-{_signature(secret_key, f'card/{code}/{number}', CARD_LETTERS)}"


def card_path(secret_key: str, code: str, number: int) -> str:
    """Where the stub of a card leads, on this server."""
    return f"/receipt/{card_token(secret_key, code, number)}"


def own_token(secret_key: str, workshop_id: int, participant_id: str) -> str:
    """The link to all notes of one participant; the same each time it is asked for."""
    return _signature(secret_key, f"own/{workshop_id}/{participant_id}", OWN_LETTERS)


def card_of(secret_key: str, token: str) -> CardReceipt | None:
    """The card of a stub, as people type it; none when it is no token of ours."""
    found = _CARD.fullmatch(plain(token))
    if found is None:
        return None
    card = CardReceipt(found["code"], int(found["number"]))
    expected = card_token(secret_key, card.code, card.number)
    return card if hmac.compare_digest(expected, plain(token)) else None


def plain(token: str) -> str:
    """A token as it was given out: capitals and spaces do not matter."""
    return "".join(token.casefold().split())


def _signature(secret_key: str, what: str, letters: int) -> str:
    digest = hmac.new(secret_key.encode(), f"receipt/{what}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode().casefold()[:letters]

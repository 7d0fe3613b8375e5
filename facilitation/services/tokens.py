"""Ids, tokens and hashes."""

import hashlib
import re
import secrets

_TOKEN = re.compile(r"[0-9a-f]{32}")


def new_id() -> str:
    """32 hexadecimal characters that nobody can guess."""
    return secrets.token_hex(16)


def is_token(text: str) -> bool:
    """Whether this can be an id that we made."""
    return bool(_TOKEN.fullmatch(text))


def hash_of(token: str) -> str:
    """What is stored of a token, so that the store does not open the door."""
    return hashlib.sha256(token.encode()).hexdigest()

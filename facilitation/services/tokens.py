"""Ids, tokens and hashes."""

import hashlib
import secrets


def new_id() -> str:
    """32 hexadecimal characters that nobody can guess."""
    return secrets.token_hex(16)


def hash_of(token: str) -> str:
    """What is stored of a token, so that the store does not open the door."""
    return hashlib.sha256(token.encode()).hexdigest()

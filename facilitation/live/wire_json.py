"""JSON on the live connection: boards are structs, and go out as they are."""

from typing import Any

import msgspec


def dumps(value: Any, **_: Any) -> str:
    """JSON text of plain values and structs; the formatting wishes of others are ignored."""
    return msgspec.json.encode(value).decode()


def loads(text: str | bytes, **_: Any) -> Any:
    """Plain values of JSON text; raises ValueError."""
    return msgspec.json.decode(text)

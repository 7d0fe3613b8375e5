"""What is wrong with a file that came in: one line for a terminal, and a code for a page."""

import re
from dataclasses import dataclass, replace
from typing import Final

import msgspec


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that is wrong. `said`: for a terminal; a page says it by `code`, with
    `place`, the part of the file as a path; `line`, where it is no JSON; `what`, the name or text
    that is meant; `most`, how many characters fit."""

    code: str
    said: str
    place: str = ""
    line: int = 0
    what: str = ""
    most: int = 0


class UnreadableDocument(ValueError):
    """A file that is none of our exports, or does not hold together; the message says where."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.said)
        self.fault = fault


#: Where msgspec says that something is.
_PLACE: Final = re.compile(r" - at `\$\.?([^`]*)`$")
_FIELD: Final = re.compile(r"missing required field `([^`]*)`")
_LENGTH: Final = re.compile(r"of length ([<>])= (\d+)")
_BYTE: Final = re.compile(r"\(byte (\d+)\)")


def not_ours(content: bytes, error: msgspec.MsgspecError, formats: str) -> Fault:
    """Why `content` cannot be read as one of these formats."""
    said = f"This is not a {formats} document: {error}"
    if not isinstance(error, msgspec.ValidationError):
        at = _BYTE.search(str(error))
        before = content[: int(at[1])] if at else content
        return Fault("not_json", said, line=1 + before.count(b"\n"))
    place, field = _PLACE.search(str(error)), _FIELD.search(str(error))
    path = place[1] if place else ""
    if field and field[1] != "format":
        return Fault("missing", said, place=path, what=field[1])
    length = _LENGTH.search(str(error))
    if length:
        code = "longer_than" if length[1] == "<" else "empty"
        return Fault(code, said, place=path, most=int(length[2]))
    return Fault("not_ours" if path in ("", "format") else "other_kind", said, place=path)


def inside(fault: Fault, part: str, said: str) -> Fault:
    """The same, in a part of a larger file."""
    return replace(fault, said=f"{said}: {fault.said}", place=f"{part}.{fault.place}".rstrip("."))


def twice(kind: str, name: str, times: int) -> Fault:
    """Something that should have a name of its own has that of another."""
    return Fault("twice", f"{kind}: {name} is there {times} times", place=kind, what=name)


def name_length(kind: str, longest: int, length: int) -> Fault:
    """A name that is empty or that the store cannot hold."""
    said = f"{kind}: a name has 1 to {longest} characters, not {length}"
    return Fault("name_length", said, place=kind, most=longest)


def absent(place: str, name: object, where: str) -> Fault:
    """Something is named that is not there."""
    return Fault("absent", f"{place}: {name} is not {where}", place=place, what=str(name))


def too_long(place: str, longest: int, text: str) -> Fault:
    """A text that does not fit."""
    said = f"{place}: {longest} characters at most, not {len(text)}: {text[:40]}…"
    return Fault("too_long", said, place=place, what=text[:40], most=longest)

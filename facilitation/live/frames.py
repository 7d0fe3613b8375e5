"""Messages of text as they lie on a line (RFC 6455): one frame each, unless they are cut up."""

import struct
from collections.abc import Sequence

#: §5.2: a whole message of text in one frame; from a browser it has a mask.
WHOLE_TEXT, MASKED = 0x81, 0x80
MOST_IN_HEADER, MOST_IN_TWO_BYTES = 125, 65_535
TWO_BYTES, EIGHT_BYTES = 126, 127
MASK_BYTES = 4


def framed(text: bytes) -> bytes:
    """A message of text in UTF-8, as a server sends it."""
    size = len(text)
    if size <= MOST_IN_HEADER:
        return struct.pack("!BB", WHOLE_TEXT, size) + text
    if size <= MOST_IN_TWO_BYTES:
        return struct.pack("!BBH", WHOLE_TEXT, TWO_BYTES, size) + text
    return struct.pack("!BBQ", WHOLE_TEXT, EIGHT_BYTES, size) + text


def first_text(read: bytes) -> tuple[str, int] | None:
    """The message of text that these bytes from a browser begin with, and how many of them it
    takes. None: it is not there as a whole, or is something else. Raises UnicodeDecodeError."""
    if len(read) < 2 or read[0] != WHOLE_TEXT or read[1] < MASKED:
        return None
    size, begin = read[1] - MASKED, 2
    if size == EIGHT_BYTES:
        return None
    if size == TWO_BYTES:
        size, begin = int.from_bytes(read[2:4], "big"), 4
    text, end = begin + MASK_BYTES, begin + MASK_BYTES + size
    if len(read) < end:
        return None
    return unmasked(read[text:end], read[begin:text]).decode(), end


def unmasked(data: bytes, mask: Sequence[int], length: int | None = None, offset: int = 0) -> bytes:
    """A part of a message without its mask, or with it; `offset`: where that part begins (§5.3).
    `length` is that of the data; others give it."""
    turned = bytes((*mask[offset % 4 :], *mask[: offset % 4]))
    key = (turned * (len(data) // 4 + 1))[: len(data)]
    plain = int.from_bytes(data, "little") ^ int.from_bytes(key, "little")
    return plain.to_bytes(len(data), "little")

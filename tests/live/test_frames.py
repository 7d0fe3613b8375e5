"""Messages of text on a line, as RFC 6455 writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.live.frames import first_text, framed, unmasked

MASK = b"\x12\x34\x56\x78"


def from_browser(text: bytes, mask: bytes = MASK) -> bytes:
    """A message as a browser sends it: the same frame, with a mask (§5.3)."""
    plain = framed(text)
    head = len(plain) - len(text)
    masked_head = bytes((plain[0], plain[1] | 0x80)) + plain[2:head]
    return masked_head + mask + unmasked(text, mask)


@given(st.one_of(st.text(), st.sampled_from([125, 126, 65_535, 65_536]).map("a".__mul__)))
def test_a_message_is_framed_as_the_library_frames_it(text: str) -> None:
    from eventlet.websocket import RFC6455WebSocket

    library = RFC6455WebSocket(None, {})

    assert framed(text.encode()) == library._pack_message(text)


@given(st.text(max_size=3_000), st.binary(min_size=4, max_size=4), st.binary(max_size=50))
def test_a_whole_message_is_read_and_what_follows_is_left(
    text: str, mask: bytes, follows: bytes
) -> None:
    message = from_browser(text.encode(), mask)

    assert first_text(message + follows) == (text, len(message))


@given(st.text(max_size=300), st.data())
def test_a_message_of_which_a_part_is_still_to_come_is_not_read(
    text: str, data: st.DataObject
) -> None:
    message = from_browser(text.encode())
    there = data.draw(st.integers(0, len(message) - 1))

    assert first_text(message[:there]) is None


OTHER_THINGS = {
    "a ping": b"\x89\x80" + MASK,
    "a goodbye": b"\x88\x80" + MASK,
    "bytes": b"\x82" + from_browser(b"hallo")[1:],
    "the beginning of a message in parts": b"\x01" + from_browser(b"hallo")[1:],
    "a later part": b"\x80" + from_browser(b"hallo")[1:],
    "a compressed message": b"\xc1" + from_browser(b"hallo")[1:],
    "a message without a mask": framed(b"hallo"),
    "a very long message": from_browser(b"a" * 65_536),
}


@pytest.mark.parametrize("what", OTHER_THINGS)
def test_anything_else_is_left_to_the_library(what: str) -> None:
    assert first_text(OTHER_THINGS[what]) is None


def test_bytes_that_are_no_text_are_not_taken_for_text() -> None:
    with pytest.raises(UnicodeDecodeError):
        first_text(from_browser(b"\xff\xfe"))

"""Greenlets and threads behave alike behind one interface, and messages lose their mask."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.background import Background, background_for
from facilitation.live.frames import unmasked
from facilitation.settings import ASYNC_MODES


@pytest.fixture(params=ASYNC_MODES)
def background(request: pytest.FixtureRequest) -> Background:
    return background_for(request.param)


def test_who_waits_for_a_signal_goes_on_once_it_is_given(background: Background) -> None:
    signal = background.signal()
    background.spawn(signal.set)

    assert signal.wait(20.0)
    assert signal.is_set()


def test_a_signal_that_was_given_holds_up_nobody_and_may_be_given_again(
    background: Background,
) -> None:
    signal = background.signal()
    signal.set()
    signal.set()

    assert signal.wait(20.0)


def test_who_waits_in_vain_for_a_signal_is_told(background: Background) -> None:
    signal = background.signal()
    began = time.monotonic()

    given = signal.wait(0.05)

    assert not given
    assert not signal.is_set()
    assert time.monotonic() - began >= 0.04


def byte_by_byte(text: bytes, mask: bytes, offset: int) -> bytes:
    """As RFC 6455 §5.3 says it."""
    return bytes(each ^ mask[(offset + at) % 4] for at, each in enumerate(text))


@given(st.binary(max_size=200), st.binary(min_size=4, max_size=4), st.integers(0, 9))
def test_a_mask_comes_off_all_at_once_as_it_does_byte_by_byte(
    text: bytes, mask: bytes, offset: int
) -> None:
    assert unmasked(text, tuple(mask), len(text), offset) == byte_by_byte(text, mask, offset)

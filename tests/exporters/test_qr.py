"""A QR code says what it was asked to say, however its dark parts are put together."""

from __future__ import annotations

import re

import segno

from facilitation.exporters.qr import QUIET_ZONE, qr_code

ADDRESS = "https://samen.example/482716"
PART = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def test_exactly_the_dark_modules_are_painted():
    wanted = {
        (x + QUIET_ZONE, y + QUIET_ZONE)
        for y, row in enumerate(segno.make(ADDRESS, error="m", micro=False).matrix)
        for x, dark in enumerate(row)
        if dark
    }

    parts = PART.findall(qr_code(ADDRESS, "Doe mee"))
    painted = [(int(x) + n, int(y)) for x, y, wide, _ in parts for n in range(int(wide))]

    assert set(painted) == wanted
    assert len(painted) == len(wanted)
    assert all(wide == back for *_, wide, back in parts)


def test_what_it_is_for_is_said_to_who_cannot_see_it():
    assert "<title>Doe mee &amp; kijk</title>" in qr_code(ADDRESS, "Doe mee & kijk")

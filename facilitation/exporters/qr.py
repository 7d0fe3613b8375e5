"""QR codes as SVG, drawn with attributes only so that they pass our content security policy."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape

import segno

QUIET_ZONE = 4


def qr_code(text: str, label: str) -> str:
    """An SVG image that a phone reads as `text` and a screen reader as `label`."""
    modules = tuple(tuple(row) for row in segno.make(text, error="m", micro=False).matrix)
    side = len(modules) + 2 * QUIET_ZONE
    path = "".join(
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{wide}v1h-{wide}z"
        for y, row in enumerate(modules)
        for x, wide in _dark(row)
    )
    return (
        f'<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'role="img" shape-rendering="crispEdges"><title>{escape(label)}</title>'
        f'<rect width="{side}" height="{side}" fill="#FFFFFF"/>'
        f'<path d="{path}" fill="#17201C"/></svg>'
    )


def _dark(row: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where dark begins in a row, and how far it goes: one shape instead of one per module, which
    makes half the work for whoever draws it."""
    x = 0
    for dark, modules in groupby(row, key=bool):
        wide = len(tuple(modules))
        if dark:
            yield x, wide
        x += wide

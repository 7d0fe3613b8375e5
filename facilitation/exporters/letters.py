"""Letters that our own typefaces lack, set apart so that they cannot spoil the rest of a PDF.

One letter that no font has makes the layout engine re-encode the whole font it was asked for, after
which some readers find no text at all. Set apart, such a letter only touches its own.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from facilitation.assets import static_folder

TEXT_FONTS = (
    "vendor/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "vendor/fonts/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
)
#: Invisible letters and marks that belong to the letter before them.
JOINED = frozenset("\u200c\u200d\ufe0e\ufe0f") | {chr(code) for code in range(0x0300, 0x0370)}
#: Tags, and elements whose text is not laid out as text.
NOT_TEXT = re.compile(r"(<(title|style)\b.*?</\2>|<[^>]*>)", re.DOTALL)


def set_apart(page: str) -> str:
    """The HTML `page` with every run of foreign letters in a span of its own."""
    if page.isascii() or not _own_letters():
        return page
    parts = []
    end = 0
    for markup in NOT_TEXT.finditer(page):
        parts += [_text(page[end : markup.start()]), markup.group()]
        end = markup.end()
    return "".join([*parts, _text(page[end:])])


def _text(text: str) -> str:
    if text.isascii():
        return text
    return "".join(
        f'<span class="foreign">{run}</span>' if foreign else run for foreign, run in _runs(text)
    )


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    own = _own_letters()
    start, foreign = 0, False
    for place, letter in enumerate(text):
        follows = letter in JOINED or letter.isspace()
        now = foreign if follows else letter not in own
        if now != foreign:
            if place > start:
                yield foreign, text[start:place]
            start, foreign = place, now
    yield foreign, text[start:]


@cache
def _own_letters() -> frozenset[str]:
    """What our text face can write; nothing where it was never fetched."""
    # fontTools comes along with the layout engine, and only where that is used.
    open_font = import_module("fontTools.ttLib").TTFont
    files = [static_folder() / font for font in TEXT_FONTS]
    fonts = [open_font(file) for file in files if file.is_file()]
    return frozenset(chr(code) for font in fonts for code in font.getBestCmap())

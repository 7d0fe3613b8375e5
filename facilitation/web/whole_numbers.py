"""Whole numbers as people type them."""

#: What a database keeps of one.
LARGEST = 2**31 - 1
_LONGEST = len(str(LARGEST))


def whole_number(text: str, most: int = LARGEST) -> int | None:
    """The number that stands there, or None where it is none, below zero or above `most`."""
    text = text.strip()
    if not text.isdecimal() or len(text) > _LONGEST:
        return None
    number = int(text)
    return number if number <= most else None

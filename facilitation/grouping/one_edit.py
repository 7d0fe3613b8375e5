"""Find which of many words are one letter away from a word: one less, more, other or swapped."""

from bisect import bisect_left
from collections.abc import Collection, Sequence

LAST_LETTER = chr(0x10FFFF)


class OneEdit:
    """Words, arranged by their begin and by their end: one edit leaves one half as it was."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = frozenset(words)
        self._begins = sorted(self._words)
        self._ends = sorted(word[::-1] for word in self._words)

    def near(self, word: str) -> set[str]:
        """The words that are one edit away."""
        half = len(word) // 2
        same_begin = _beginning(self._begins, word[:half], len(word))
        same_end = [each[::-1] for each in _beginning(self._ends, word[half:][::-1], len(word))]
        near = {each for each in (*same_begin, *same_end) if _is_one_edit(word, each)}
        swapped = word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :]
        return near | ({swapped} & self._words)


def _beginning(words: Sequence[str], begin: str, length: int) -> list[str]:
    """Those of the sorted words that begin like this and are about this long."""
    first, last = bisect_left(words, begin), bisect_left(words, begin + LAST_LETTER)
    return [word for word in words[first:last] if -2 < len(word) - length < 2]


def _is_one_edit(word: str, other: str) -> bool:
    """Whether two words that are about as long are the same from the first letters that differ."""
    same = 0
    for letter, another in zip(word, other, strict=False):
        if letter != another:
            break
        same += 1
    here, there = word[same:], other[same:]
    if here[1:] == there[1:] or here[1:] == there or here == there[1:]:
        return here != there
    return here[2:] == there[2:] and here[:2] == there[1::-1]

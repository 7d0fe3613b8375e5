"""Find which of many words are one letter away from a word: one less, more, other or swapped."""

from collections import defaultdict
from collections.abc import Collection


class OneEdit:
    """Words, under the begins and the ends that are about half of them: one edit leaves one half as
    it was."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = frozenset(words)
        self._begins: dict[str, list[str]] = defaultdict(list)
        self._ends: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            shorter, longer = (len(word) - 1) // 2, (len(word) + 2) // 2
            for length in (shorter, shorter + 1):
                self._begins[word[:length]].append(word)
            for length in (longer - 1, longer):
                self._ends[word[-length:]].append(word)

    def near(self, word: str) -> set[str]:
        """The words that are one edit away."""
        half = len(word) // 2
        begin, end = word[:half], word[half:]
        near = {w for w in self._begins.get(begin, ()) if _is_one_edit(end, w[half:])}
        near.update(
            [w for w in self._ends.get(end, ()) if _is_one_edit(begin, w[: len(w) - len(end)])]
        )
        swapped = word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :]
        return near | ({swapped} & self._words)


def _is_one_edit(word: str, other: str) -> bool:
    """Whether two words are as long, but for a letter, and the same but for one or two."""
    if len(word) > len(other):
        word, other = other, word
    if len(word) + 1 < len(other):
        return False
    same = 0
    while same < len(word) and word[same] == other[same]:
        same += 1
    if len(word) < len(other):
        return word[same:] == other[same + 1 :]
    if word[same + 1 :] == other[same + 1 :]:
        return same < len(word)
    swapped = word[same] == other[same + 1] and word[same + 1] == other[same]
    return swapped and word[same + 2 :] == other[same + 2 :]

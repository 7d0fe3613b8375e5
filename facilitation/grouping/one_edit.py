"""Find which of many words are one letter away from a word: one less, more, other or swapped."""

from collections.abc import Collection

from facilitation.grouping.hashed import Hashed


class OneEdit:
    """Words, under the begins and the ends that are about half of them: one edit leaves one half as
    it was."""

    def __init__(self, words: Collection[str]) -> None:
        known = sorted(words)
        self._words = frozenset(known)
        self._begins = Hashed(known, _begins)
        self._ends = Hashed(known, _ends)

    def near(self, word: str) -> set[str]:
        """The words that are one edit away."""
        half = len(word) // 2
        begin, end = word[:half], word[half:]
        near = {w for w in self._begins.under([begin]) if _is_one_edit(end, w[half:])}
        near.update(
            [w for w in self._ends.under([end]) if _is_one_edit(begin, w[: len(w) - len(end)])]
        )
        swapped = word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :]
        return near | ({swapped} & self._words)


def _begins(word: str) -> tuple[str, str]:
    length = (len(word) - 1) // 2
    return word[:length], word[: length + 1]


def _ends(word: str) -> tuple[str, str]:
    length = (len(word) + 2) // 2
    return word[-length + 1 :] if length > 1 else "", word[-length:]


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

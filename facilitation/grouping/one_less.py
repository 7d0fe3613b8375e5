"""Find which of many words are the same as a word after a letter less in each."""

from collections.abc import Collection

from facilitation.grouping.hashed import Hashed


class OneLess:
    """Words, under what is left of them without one of their letters."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = Hashed(sorted(words), deletions)

    def near(self, word: str) -> set[str]:
        """The words that are left with this one, or with what is left of it, without a letter."""
        return set(self._words.under({word, *deletions(word)}))


def deletions(word: str) -> list[str]:
    """What is left of a word without one of its letters, for each of them."""
    return [word[:cut] + word[cut + 1 :] for cut in range(len(word))]

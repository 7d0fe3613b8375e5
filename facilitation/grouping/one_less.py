"""Find which of many words are the same as a word after a letter less in each."""

from collections.abc import Collection, Iterator

import numpy as np


class OneLess:
    """Words, under what is left of them without one of their letters. A lexicon has two hundred
    thousand of those: as strings in a dict they would take a tenth of the worker's memory, so only
    their hashes are kept, and what they lead to is looked at again."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = sorted(words)
        hashes = np.fromiter(
            (hash(shorter) for word in self._words for shorter in deletions(word)), dtype=np.int64
        )
        owners = np.repeat(
            np.arange(len(self._words), dtype=np.int32), [len(word) for word in self._words]
        )
        order = np.argsort(hashes)
        self._hashes, self._owners = hashes[order], owners[order]

    def near(self, word: str) -> set[str]:
        """The words that are left with this one, or with what is left of it, without a letter."""
        wanted = list({word, *deletions(word)})
        hashes = np.fromiter(map(hash, wanted), dtype=np.int64)
        begins = np.searchsorted(self._hashes, hashes, "left").tolist()
        ends = np.searchsorted(self._hashes, hashes, "right").tolist()
        return {
            self._words[owner]
            for shorter, begin, end in zip(wanted, begins, ends, strict=True)
            for owner in self._owners[begin:end].tolist()
            if shorter in deletions(self._words[owner])
        }


def deletions(word: str) -> Iterator[str]:
    """What is left of a word without one of its letters, for each of them."""
    return (word[:cut] + word[cut + 1 :] for cut in range(len(word)))

"""Find which of many words stand under a key, without keeping the keys."""

from collections.abc import Callable, Collection, Iterator, Sequence

import numpy as np

Keys = Callable[[str], Collection[str]]


class Hashed:
    """Words under keys that are worked out of them. A lexicon has half a million of those: in a
    dict they would take a sixth of the worker's memory, so only their hashes are kept, and what is
    found is looked at again."""

    def __init__(self, words: Sequence[str], keys: Keys) -> None:
        self._words = words
        self._keys = keys
        hashes = np.fromiter((hash(key) for word in words for key in keys(word)), dtype=np.int64)
        counts = np.fromiter((len(keys(word)) for word in words), dtype=np.int32)
        order = np.argsort(hashes, kind="stable")
        self._hashes = hashes[order]
        self._places = np.repeat(np.arange(len(words), dtype=np.int32), counts)[order]

    def under(self, keys: Collection[str]) -> Iterator[str]:
        """The words under any of these keys; a word may come more than once."""
        hashes = np.fromiter(map(hash, keys), dtype=np.int64)
        begins = self._hashes.searchsorted(hashes, "left").tolist()
        ends = self._hashes.searchsorted(hashes, "right").tolist()
        for key, begin, end in zip(keys, begins, ends, strict=True):
            for place in self._places[begin:end].tolist():
                if key in self._keys(self._words[place]):
                    yield self._words[place]

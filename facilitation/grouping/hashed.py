"""Find which of many words stand under a key, without keeping the keys."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import numpy as np

Keys = Callable[[str], Iterable[str]]


class Hashed:
    """Words under keys that are worked out of them. A lexicon has half a million of those: in a
    dict they would take a sixth of the worker's memory, so only their hashes are kept, and what is
    found is looked at again."""

    def __init__(self, words: Sequence[str], keys: Keys) -> None:
        self._words = words
        self._keys = keys
        under = [(hash(key), place) for place, word in enumerate(words) for key in keys(word)]
        pairs = np.array(sorted(under), dtype=np.int64).reshape(-1, 2)
        self._hashes = pairs[:, 0].copy()
        self._places = pairs[:, 1].astype(np.int32)

    def under(self, keys: Collection[str]) -> Iterator[str]:
        """The words under any of these keys; a word may come more than once."""
        hashes = np.fromiter(map(hash, keys), dtype=np.int64)
        begins = self._hashes.searchsorted(hashes, "left").tolist()
        ends = self._hashes.searchsorted(hashes, "right").tolist()
        for key, begin, end in zip(keys, begins, ends, strict=True):
            for place in self._places[begin:end].tolist():
                if key in self._keys(self._words[place]):
                    yield self._words[place]

"""Groups that are too small to be shown apart."""

from collections import Counter
from collections.abc import Iterable, Mapping

#: The group in which groups that are too small go together.
MERGED = "merged"


def too_small_alone(sizes: Mapping[str, int], min_group: int) -> frozenset[str]:
    """The groups that go together: all below `min_group` and, while those together are still too
    few, the next smallest, so that nothing follows by subtraction."""
    together: set[str] = set()
    people = 0
    for group, size in sorted(sizes.items(), key=lambda pair: (pair[1], pair[0])):
        if size >= min_group and not 0 < people < min_group:
            break
        together.add(group)
        people += size
    return frozenset(together)


def group_sizes(groups: Iterable[str | None], min_group: int) -> dict[str, int]:
    """How many there are of each group; small groups together, or not at all."""
    sizes = Counter(group for group in groups if group)
    together = too_small_alone(sizes, min_group)
    apart = {group: size for group, size in sorted(sizes.items()) if group not in together}
    merged = sum(sizes[group] for group in together)
    return {**apart, MERGED: merged} if merged >= min_group else apart

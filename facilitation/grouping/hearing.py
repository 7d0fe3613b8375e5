"""What the words of one note speak for: what they say together, then each by itself."""

from collections.abc import Sequence

from facilitation.grouping.combinations import Combined
from facilitation.grouping.evidence import Hit, Hits


def heard(spoken: Sequence[Hits], factors: Sequence[float], together: Sequence[Combined]) -> Hits:
    """`spoken`: what each word speaks for by itself; `factors`: how much it counts where it stands.
    A word in a fixed combination says nothing alone in that pack."""
    found = [_said_together(each, factors) for each in together]
    taken = {(each.hit.pack, place) for each in together if not each.loose for place in each.places}
    for place, (hits, factor) in enumerate(zip(spoken, factors, strict=True)):
        alone = [hit for hit in hits if (hit.pack, place) not in taken] if taken else hits
        found += [Hit(concept, w * factor, words, pack) for concept, w, words, pack in alone]
    return tuple(found)


def _said_together(combined: Combined, factors: Sequence[float]) -> Hit:
    """A combination counts where it counts most."""
    concept, weight, words, pack = combined.hit
    return Hit(concept, weight * max([factors[place] for place in combined.places]), words, pack)

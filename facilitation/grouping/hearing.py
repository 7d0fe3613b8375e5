"""What the words of one note speak for, under one pack or under every pack that hears anything."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from facilitation.grouping.combinations import Combined
from facilitation.grouping.evidence import Hit

Hits = tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A note that was looked up: what each of its words speaks for by itself, how much the word
    counts there, and what words say together or as a whole note; all by pack."""

    spoken: tuple[Mapping[str, Hits], ...]
    factors: tuple[float, ...]
    combined: Mapping[str, list[Combined]]
    whole: Mapping[str, Hits]

    def under(self, pack: str) -> Hits:
        """What is heard in one pack: combinations first; then the words, in their order."""
        if pack in self.whole:
            return self.whole[pack]
        hits, taken = self._together(pack)
        for place, spoken in enumerate(self.spoken):
            if pack in spoken and place not in taken:
                factor = self.factors[place]
                hits.extend([_lighter(hit, factor) for hit in spoken[pack]])
        return tuple(hits)

    def everywhere(self) -> dict[str, Hits]:
        """What is heard in each pack where the note says anything."""
        together = {pack: self._together(pack) for pack in self.combined}
        found = defaultdict(list, {pack: hits for pack, (hits, _) in together.items()})
        for place, spoken in enumerate(self.spoken):
            factor = self.factors[place]
            for pack, hits in spoken.items():
                if pack not in together or place not in together[pack][1]:
                    found[pack].extend([_lighter(hit, factor) for hit in hits])
        return {pack: tuple(hits) for pack, hits in found.items()} | dict(self.whole)

    def _together(self, pack: str) -> tuple[list[Hit], set[int]]:
        """What is said by combinations; and the words in fixed ones, which say nothing alone."""
        combined = self.combined.get(pack, ())
        taken = {place for each in combined if not each.loose for place in each.places}
        factors = self.factors
        hits = [_lighter(each.hit, max([factors[p] for p in each.places])) for each in combined]
        return hits, taken


def _lighter(hit: Hit, factor: float) -> Hit:
    return hit if factor == 1 else Hit(hit.concept, hit.weight * factor, hit.words)

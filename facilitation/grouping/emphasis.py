"""How much a word says by where it stands: subjects in full, places and company less."""

from collections.abc import Sequence

from facilitation.grouping.tokens import Token

IN_FULL = 1.0
PLACE_NAME = 0.2
# People name their subject first and explain it afterwards.
FADING = 0.02
# After these words comes where, for whom or with whom: 'camera's bij de fietsenstalling'.
AFTER: dict[str, float] = {
    **dict.fromkeys(
        """bij in op achter naast langs onder tegenover rond rondom tussen aan vanaf boven naar uit
        bie ien noar achterin voorin""".split(),
        0.6,
    ),
    **dict.fromkeys("voor met veur mit via".split(), 0.8),
    **dict.fromkeys("ipv zonder behalve".split(), 0.5),
}
# One of these may stand between such a word and its noun.
BETWEEN = frozenset(
    """de het een t n d dit dat die deze mijn m'n mn onze ons jullie je hun elk elke ieder iedere
    alle dezelfde dat'n oude nieuwe kleine grote eigen""".split()
)
PLACES = (
    *("straat", "weg", "kade", "plein", "laan", "buurt", "wijk", "diep", "singel", "park", "hof"),
    *("brug", "dijk", "pad", "plantsoen", "markt", "steeg", "gracht", "poort", "stee", "huis"),
)


def emphasis(tokens: Sequence[Token]) -> list[float]:
    """Return a factor per token."""
    factors: list[float] = []
    here = passed_on = IN_FULL
    for place, token in enumerate(tokens):
        said_at = PLACE_NAME if place and _is_place_name(token) else here
        factors.append(said_at / (1 + FADING * place))
        if token.surface in BETWEEN:
            here, passed_on = passed_on, IN_FULL
        else:
            here = passed_on = AFTER.get(token.surface, IN_FULL)
    return factors


def _is_place_name(token: Token) -> bool:
    """A capital within the note, on a word that ends like a street: Borneostraat."""
    return token.capital and token.folded.endswith(PLACES)

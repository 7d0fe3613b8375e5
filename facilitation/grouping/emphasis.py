"""How much a word says by where it stands: subjects in full, places and company less."""

from collections.abc import Sequence

from facilitation.grouping.tokens import Token

IN_FULL = 1.0
PLACE_NAME = 0.2
# People name their subject first and explain it afterwards.
FADING = 0.02
REACH = 2
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
# These may stand between such a word and its noun.
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
    return [_said_at(tokens, place) / (1 + FADING * place) for place in range(len(tokens))]


def _said_at(tokens: Sequence[Token], place: int) -> float:
    return PLACE_NAME if _is_place_name(tokens, place) else _after(tokens, place)


def _after(tokens: Sequence[Token], place: int) -> float:
    for before in range(place - 1, max(-1, place - 1 - REACH), -1):
        said = tokens[before].surface
        if said in AFTER:
            return AFTER[said]
        if said not in BETWEEN:
            break
    return IN_FULL


def _is_place_name(tokens: Sequence[Token], place: int) -> bool:
    """A capital within the note, on a word that ends like a street: Borneostraat."""
    token = tokens[place]
    return token.capital and place > 0 and token.folded.endswith(PLACES)

"""How much a word says by where it stands: subjects in full, places, company and names less."""

from collections.abc import Sequence

from facilitation.grouping.tokens import Token

IN_FULL = 1.0
NAME = 0.2
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
# After these, with a capital, stands what somebody is called: tante Riet is no reed.
TITLES = frozenset(
    """tante oom ome nicht neef mevrouw mevr mw meneer mijnheer menheer dhr mvr heer familie fam juf
    juffrouw meester dokter dr dominee ds pastoor pater imam zuster zr broeder burgemeester
    wethouder buurman buurvrouw oma opa mama papa""".split()
)


def emphasis(tokens: Sequence[Token]) -> list[float]:
    """Return a factor per token."""
    factors: list[float] = []
    here = passed_on = IN_FULL
    before = ""
    for place, token in enumerate(tokens):
        said_at = NAME if place and _is_name(token, before) else here
        factors.append(said_at / (1 + FADING * place))
        if token.surface in BETWEEN:
            here, passed_on = passed_on, IN_FULL
        else:
            here = passed_on = AFTER.get(token.surface, IN_FULL)
        before = token.folded
    return factors


def _is_name(token: Token, before: str) -> bool:
    """A capital within the note, on a word that ends like a street (Borneostraat), or after a
    title (mevrouw Bos)."""
    return token.capital and (before in TITLES or token.folded.endswith(PLACES))

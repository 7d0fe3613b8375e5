"""Money of a neighbourhood: the rules by which it is divided, and amounts as people write them."""

import re
from dataclasses import dataclass
from enum import StrEnum

_NUMBER = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.\s\u00a0]\d{3})+|\d+)(?:,(?:\d{2}|-+))?(?![\s\u00a0.,]*\d)"
)
#: More than any neighbourhood divides: a number that is longer is something else.
MOST_EUROS = 1_000_000_000


class TieRule(StrEnum):
    """What happens when two plans have as many votes and the money is for one."""

    BOTH_IF_IT_FITS = "both_if_it_fits"
    DRAW = "draw"


class LeftoverRule(StrEnum):
    """What happens with money that is left."""

    NEXT_THAT_FITS = "next_that_fits"
    STAYS_IN_POT = "stays_in_pot"


@dataclass(frozen=True, slots=True)
class MoneyRules:
    """How a budget is divided here. Amounts in whole euros; none: not decided."""

    amount: int | None = None
    most_per_plan: int | None = None
    youngest_voter: int | None = None
    tie_rule: TieRule = TieRule.BOTH_IF_IT_FITS
    leftover_rule: LeftoverRule = LeftoverRule.NEXT_THAT_FITS


def euros_in(text: str) -> int | None:
    """Whole euros in what somebody typed ('€ 20.000', '20000 euro', '20.000,-'), or None."""
    found = _NUMBER.findall(text)
    if len(found) != 1:
        return None
    euros = int(re.sub(r"\D", "", found[0]))
    return euros if euros <= MOST_EUROS else None


def as_euros(amount: int, language: str = "nl") -> str:
    """€ 20.000, in English € 20,000; with a space at which no line breaks."""
    written = f"€\u00a0{amount:,}"
    return written if language == "en" else written.replace(",", ".")

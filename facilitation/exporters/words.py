"""What documents say in one language: sentences from the catalogue, dates and amounts."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from typing import Protocol
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency

from facilitation.assets import PACKAGE

HOME = ZoneInfo("Europe/Amsterdam")
CATALOGUES = PACKAGE / "translations"


class Say(Protocol):
    """A sentence by its key; `n` chooses between one and many."""

    def __call__(self, key: str, **params: object) -> str: ...


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences, dates and amounts of one language."""

    language: str
    catalogue: GNUTranslations

    def say(self, key: str, **params: object) -> str:
        """The sentence for `key`; an unknown key is a fault in our own code."""
        sentence = self._found(key, params.get("n"))
        if sentence == key:
            raise LookupError(f"documents.po ({self.language}) has no {key}")
        return sentence.format(**params) if params else sentence

    def name(self, family: str, code: str) -> str:
        """The label of a code, or the code itself: neighbourhoods may have codes of their own."""
        key = f"{family}.{code}"
        label = self._found(key, None)
        return code if label == key else label

    def day(self, day: datetime.date) -> str:
        """Such as 'zaterdag 21 november 2026'."""
        return format_date(day, self.say("format.day"), locale=self.language)

    def clock(self, moment: datetime.datetime) -> str:
        """Such as '12.30', as on the clock in the hall."""
        at_home = moment.astimezone(HOME)
        return format_time(at_home, self.say("format.clock"), tzinfo=HOME, locale=self.language)

    def money(self, cents: int) -> str:
        """Such as '€ 6.500', with cents only where there are any."""
        pattern = self.say("format.money" if cents % 100 == 0 else "format.money_cents")
        amount = Decimal(cents) / 100
        return format_currency(amount, "EUR", pattern, locale=self.language, currency_digits=False)

    def _found(self, key: str, n: object) -> str:
        plural = self.catalogue.ngettext(key, key, n) if isinstance(n, int) else key
        return self.catalogue.gettext(key) if plural == key else plural


@cache
def words_for(language: str) -> Words:
    """The words of `language`: nl or en."""
    with (CATALOGUES / language / "LC_MESSAGES" / "documents.po").open("rb") as source:
        compiled = BytesIO()
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return Words(language, GNUTranslations(compiled))

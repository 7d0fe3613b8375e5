"""What documents say in one language: sentences from the catalogue, dates and amounts."""

import datetime
from decimal import Decimal
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.numbers import format_currency

from facilitation.i18n import Speaker, UnknownKey

HOME = ZoneInfo("Europe/Amsterdam")


class Words(Speaker):
    """The sentences, labels, dates and amounts of one language."""

    def name(self, family: str, code: str) -> str:
        """The label of a code, or the code itself: neighbourhoods may have codes of their own."""
        try:
            return self.say(f"{family}.{code}")
        except UnknownKey:
            return code

    def columns(self, *names: str) -> tuple[str, ...]:
        """The headings of a table."""
        return tuple(self.say(f"column.{name}") for name in names)

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


@cache
def words_for(language: str) -> Words:
    """The words of `language`: nl or en."""
    return Words(language, "documents")

"""What the public pages say about an item: its state in a word and a sign, its progress."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from babel.dates import format_date
from babel.numbers import format_decimal

from facilitation.exporters.records.items import Action, ItemRecord
from facilitation.i18n import Speaker

#: Nothing more is expected of these.
AT_REST: Final = frozenset({"done", "declined", "handed_over"})
#: A sign beside the word, so that no colour has to tell it.
SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "done": "check",
        "active": "play",
        "ongoing": "play",
        "paused": "pause",
        "declined": "close",
        "handed_over": "next",
        "idea": "pen",
    }
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many actions are done, of those that stand."""

    done: int
    of: int


@dataclass(frozen=True, slots=True)
class PlanWords:
    """Says things about a plan in the language of its reader."""

    speaker: Speaker
    parties: Mapping[str, str]
    today: datetime.date

    @property
    def say(self) -> Callable[..., str]:
        """The sentence for a key."""
        return self.speaker.say

    def state(self, item: ItemRecord) -> str:
        """The short state in lists: the first that fits."""
        if item.status not in AT_REST and not item.contact_group:
            return self.say("agenda.chip.seeks_contact")
        if item.status in ("checking", "agreed") and item.lead_party not in ("", "residents"):
            return self.say("agenda.chip.at", party=self.party(item.lead_party))
        if item.horizon == "later":
            return self.say("agenda.chip.later")
        return self.say(f"agenda.status.{item.status}")

    def sign(self, item: ItemRecord) -> str:
        """The icon that belongs to its status."""
        return SIGNS.get(item.status, "clock")

    def party(self, code: str) -> str:
        """The name of a party here; a name that somebody typed stays as it is."""
        return self.parties.get(code, code)

    def day(self, date: datetime.date | str | None) -> str:
        """21 november 2026, for a day; anything else as it was typed."""
        if isinstance(date, str):
            try:
                date = datetime.date.fromisoformat(date)
            except ValueError:
                return str(date)
        return format_date(date, "d MMMM y", locale=self.speaker.language) if date else ""

    def moment(self, at_ms: int) -> datetime.date:
        """The day of a moment."""
        return datetime.datetime.fromtimestamp(at_ms / 1000, datetime.UTC).date()

    def euros(self, cents: int) -> str:
        """€ 1.200, or € 12,50"""
        pattern = "#,##0" if cents % 100 == 0 else "#,##0.00"
        return f"€ {format_decimal(cents / 100, pattern, locale=self.speaker.language)}"

    def progress(self, actions: Sequence[Action]) -> Progress:
        """Done, and how many there are."""
        standing = [one for one in actions if one.status != "dropped"]
        return Progress(sum(one.status == "done" for one in standing), len(standing))

    def silent_since(self, item: ItemRecord) -> str:
        """The day on which a message was promised that did not come."""
        due = item.next_report_date
        late = due and item.status not in AT_REST and due < self.today.isoformat()
        return self.day(due) if late else ""

"""Messages that are late surface by themselves: on the first page of organisers, and by mail."""

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from facilitation.domain.agenda.following import LateMessages, followed
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.organisers import Organiser
from facilitation.domain.rights import Action, may
from facilitation.i18n import Speaker
from facilitation.organising.mailing import Mail
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.colleagues import Colleagues


@dataclass(frozen=True, slots=True)
class Reminders:
    """Knows which plans wait for a message."""

    agendas: Agendas
    now_ms: Callable[[], int]

    def late_in(self, neighbourhoods: Collection[str]) -> Sequence[LateMessages]:
        """The plans of these neighbourhoods with late messages."""
        plans = (plan for place in neighbourhoods for plan in self.agendas.of_neighbourhood(place))
        return tuple(late for plan in plans if (late := self._late(plan)).items)

    def late_everywhere(self) -> Sequence[LateMessages]:
        """Every plan with late messages."""
        return tuple(late for plan in self.agendas.all() if (late := self._late(plan)).items)

    def _late(self, plan: Plan) -> LateMessages:
        today = datetime.datetime.fromtimestamp(self.now_ms() / 1000, datetime.UTC).date()
        with self.agendas.reading(plan.id) as store:
            waiting = followed(store.items(), store.updates(), today)
        return LateMessages(plan, tuple(one for one in waiting if one.late))


@dataclass(frozen=True, slots=True)
class Reminded:
    """Who was told of which plan; `sent`: a mail server took the letter."""

    plan: Plan
    organiser: Organiser
    items: int
    sent: bool


def remind(
    reminders: Reminders, colleagues: Colleagues, mail: Mail, base_url: str
) -> Iterator[Reminded]:
    """One letter per plan to everybody who may write its messages."""
    for late in reminders.late_everywhere():
        url = f"{base_url}/organise/n/{late.plan.neighbourhood}/plan/{late.plan.slug}/follow-up"
        writers = {
            one.organiser.id: one.organiser
            for one in colleagues.of(late.plan.neighbourhood)
            if may(one.right, Action.EDIT_PLAN)
        }
        for organiser in writers.values():
            subject, text = _letter(late, organiser, url)
            sent = mail.send(organiser.email, subject, text)
            yield Reminded(late.plan, organiser, len(late.items), sent)


def _letter(late: LateMessages, organiser: Organiser, url: str) -> tuple[str, str]:
    say, title = Speaker("nl", "follow_up").say, late.plan.title
    items = "\n".join(f"- {one.item.number} {one.item.title}" for one in late.items)
    text = say("follow.mail.text", name=organiser.called, plan=title, items=items, url=url)
    return say("follow.mail.subject", plan=title), text

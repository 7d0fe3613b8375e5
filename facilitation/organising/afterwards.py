"""What goes on between meetings: offers on the plan's page, and contact persons with a link."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitation.domain.agenda.item_links import ItemLink, LinkOver
from facilitation.domain.agenda.items import AgendaItem
from facilitation.domain.agenda.offers import PlanOffer
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.agenda.refusals import UnknownPlan
from facilitation.domain.agenda.said import Update
from facilitation.domain.audit import ITEM_CONTACT, Act
from facilitation.domain.plans import Contact
from facilitation.i18n import Speaker
from facilitation.organising.mailing import Mail
from facilitation.services.agenda.item_links import (
    behind,
    hand_out,
    link_of,
    stop_link,
    tell_by_link,
)
from facilitation.services.agenda.offers import Offering, offer_of
from facilitation.services.agenda.speaking import Message
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.audit import Audit, write_act
from facilitation.web.organise.item_link import HandedLink


@dataclass(frozen=True, slots=True)
class SentIn:
    """Offers and needs that residents send in on the page of a plan that has come out."""

    agendas: Agendas
    audit: Audit

    def offer(self, slug: str, offering: Offering, safe: bool) -> str:
        """Keep it until an organiser has looked; gives the link with which it is taken back."""
        return self.agendas.offer(_came_out(self.agendas, slug).id, offering, safe)

    def offered(self, slug: str, token: str) -> PlanOffer | None:
        """What is behind a link."""
        with self.agendas.reading(_came_out(self.agendas, slug).id) as store:
            return offer_of(store, token)

    def take_back(self, slug: str, token: str) -> bool:
        """Whether something was taken back with this link just now."""
        return self.agendas.take_back(_came_out(self.agendas, slug).id, token)

    def shown(self, slug: str) -> Sequence[PlanOffer]:
        """What everybody may read, newest first."""
        with self.agendas.reading(_came_out(self.agendas, slug).id) as store:
            return [one for one in reversed(store.offers()) if one.is_public]

    def contact_of(self, by: str, plan: Plan, offer_id: str) -> Contact | None:
        """How its writer may be reached. The look is written down."""
        found = self.agendas.contact_of(plan.id, offer_id)
        if found:
            place = plan.neighbourhood
            self.audit.record(by, Act.CONTACTS_SEEN, place, plan=plan.slug, count=1)
        return found


@dataclass(frozen=True, slots=True)
class ItemLinks:
    """Links of contact persons: handed out by organisers, used on a page of their own."""

    agendas: Agendas
    mail: Mail
    base_url: str

    def item(self, slug: str, token: str) -> tuple[AgendaItem, Sequence[Update]] | None:
        """The item behind a link with its messages, newest first; none when the link is over."""
        with self.agendas.reading(_came_out(self.agendas, slug).id) as store:
            found = behind(store, token)
            if found is None:
                return None
            _, item = found
            return item, [one for one in store.updates() if one.item == item.id]

    def tell(self, slug: str, token: str, read_at: int, message: Message, sure: bool) -> None:
        """Write a message and set how it goes, with its line in the audit log."""
        plan = _came_out(self.agendas, slug)
        with self.agendas.writing(plan.id) as unit:
            told = tell_by_link(unit, token, read_at, message, sure).thing
            write_act(
                unit.connection,
                ITEM_CONTACT,
                Act.PLAN_ITEM_CHANGED,
                plan.neighbourhood,
                plan=plan.slug,
                item=told.number,
            )

    def current(self, plan: Plan, item: AgendaItem) -> ItemLink | None:
        """The link that opens this item now."""
        with self.agendas.reading(plan.id) as store:
            return link_of(store, item)

    def hand_out(
        self, by: str, plan: Plan, item: AgendaItem, email: str, language: str
    ) -> HandedLink:
        """A new link, mailed where that can be; nobody can look it up again. The address is used
        once and not kept. Raises LinkOver."""
        if not plan.published:
            raise LinkOver
        with self.agendas.writing(plan.id) as unit:
            token = hand_out(unit, by, item.number)
            told = {"plan": plan.slug, "item": item.number}
            write_act(unit.connection, by, Act.LINK_MADE, plan.neighbourhood, **told)
        address = f"{self.base_url}/plan/{plan.slug}/bijhouden/{token}"
        return HandedLink(address, bool(email) and self._send(email, plan, item, address, language))

    def stop(self, by: str, plan: Plan, item: AgendaItem) -> None:
        """No link opens this item any more."""
        with self.agendas.writing(plan.id) as unit:
            stop_link(unit, item.id)
            told = {"plan": plan.slug, "item": item.number}
            write_act(unit.connection, by, Act.LINK_REVOKED, plan.neighbourhood, **told)

    def _send(self, email: str, plan: Plan, item: AgendaItem, address: str, language: str) -> bool:
        say = Speaker(language, "common", "afterwards").say
        about = f"{item.number} {item.title}"
        text = say("link.mail.text", item=about, plan=plan.title, address=address)
        return self.mail.send(email, say("link.mail.subject", item=about), text)


def _came_out(agendas: Agendas, slug: str) -> Plan:
    plan = agendas.by_slug(slug)
    if plan is None or not plan.published:
        raise UnknownPlan(slug=slug)
    return plan

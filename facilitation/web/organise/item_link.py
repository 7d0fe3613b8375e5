"""Handing out the link of an item's contact person, and stopping it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol

from flask import abort, g, request
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.agenda.item_links import ItemLink, LinkOver
from facilitation.domain.agenda.items import AT_REST, AgendaItem
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.rights import Action
from facilitation.services.agenda.viewing import PlanView
from facilitation.web.organise.plan.page import own_plan, plan_page, to, who_is_here
from facilitation.web.organise.plan.ports import PlanDesk
from facilitation.web.routes import GET, POST, Routes

HERE: Final = "/n/<neighbourhood_id>/plan/<slug>/item/<number>/contact-person"
ITEM_LINK_ROUTES: Final[Routes] = MappingProxyType(
    {
        "plan_item_link": (HERE, GET),
        "plan_item_link_make": (HERE, POST),
        "plan_item_link_stop": (f"{HERE}/stop", POST),
    }
)
ITEM_LINK_NEEDED: Final[Mapping[str, Action]] = MappingProxyType(
    dict.fromkeys(ITEM_LINK_ROUTES, Action.EDIT_PLAN)
)
LONGEST_EMAIL: Final = 200


@dataclass(frozen=True, slots=True)
class HandedLink:
    """A link that is shown once; `mailed`: a mail server took the letter with it."""

    address: str
    mailed: bool


class ItemLinks(Protocol):
    """Links of contact persons; every one that is made or stopped is written down."""

    def current(self, plan: Plan, item: AgendaItem) -> ItemLink | None:
        """The link that opens this item now."""

    def hand_out(
        self, by: str, plan: Plan, item: AgendaItem, email: str, language: str
    ) -> HandedLink:
        """A new link; the one before stops. Raises LinkOver."""

    def stop(self, by: str, plan: Plan, item: AgendaItem) -> None:
        """No link opens this item any more."""


@dataclass(frozen=True, slots=True)
class ItemLinkPages:
    """One page per item; it works without JavaScript. `mails`: whether letters can be sent."""

    desk: PlanDesk
    links: ItemLinks
    contact_allowed: Callable[[], bool]
    mails: bool

    def plan_item_link(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """Whether there is a link, since when, and whether it was used."""
        return self._page(*self._item(slug, number))

    def plan_item_link_make(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """A new link: mailed, or shown once to hand on."""
        view, item = self._item(slug, number)
        typed = request.form.get("email", "").strip()[:LONGEST_EMAIL]
        email = typed if self.mails and self.contact_allowed() else ""
        try:
            handed = self.links.hand_out(who_is_here(), view.plan, item, email, g.language)
        except LinkOver:
            return self._page(view, item, 409, "link.problem.over")
        return self._page(view, item, handed=handed, email=email)

    def plan_item_link_stop(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """The link stops working at once."""
        view, item = self._item(slug, number)
        self.links.stop(who_is_here(), view.plan, item)
        return to("plan_item_link", view.plan, "saved", number=number)

    def _item(self, slug: str, number: str) -> tuple[PlanView, AgendaItem]:
        view = self.desk.look(own_plan(self.desk, slug))
        item = view.item(number) or abort(404)
        return (view, item) if item.stands else abort(404)

    def _page(
        self,
        view: PlanView,
        item: AgendaItem,
        status: int = 200,
        problem: str | None = None,
        handed: HandedLink | None = None,
        email: str = "",
    ) -> BaseResponse:
        return plan_page(
            "item_link",
            view,
            status,
            problem=problem,
            item=item,
            link=self.links.current(view.plan, item),
            handed=handed,
            email=email,
            mails=self.mails and self.contact_allowed(),
            at_rest=item.status in AT_REST,
        )

"""The contact person of one item tells how it goes, with a link and without an account."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from facilitation.domain.agenda.item_links import LinkOver, choices
from facilitation.domain.agenda.items import STATUS_CHOICES, TEXT_LIMITS, AgendaItem, ItemStatus
from facilitation.domain.agenda.said import LONGEST_UPDATE, Update
from facilitation.domain.refusals import Refusal
from facilitation.services.agenda.speaking import Message
from facilitation.web.csrf import Csrf
from facilitation.web.organise.plan.form import NotUnderstood, day, limited, one_of, typed_text
from facilitation.web.plan.pages import PlanPages, private

#: Messages that the page shows beside the form.
SHOWN: Final = 3


class ContactPerson(Protocol):
    """What a link lets its holder do: read one item, and tell about it."""

    def item(self, slug: str, token: str) -> tuple[AgendaItem, Sequence[Update]] | None:
        """The item behind a link with its messages, newest first; none when the link is over."""

    def tell(self, slug: str, token: str, read_at: int, message: Message, sure: bool) -> None:
        """Write a message and set how it goes. Raises LinkOver, NotYours, SeemsPersonal."""


def create_routes(blueprint: Blueprint, forms: "ContactPersonForms") -> None:
    """Add the page to those under /plan."""
    blueprint.add_url_rule("/bijhouden/<token>", "keep_up", forms.keep_up, methods=["GET", "POST"])


@dataclass(frozen=True, slots=True)
class ContactPersonForms:
    """One page; nothing that was typed is lost when something is wrong."""

    pages: PlanPages
    kept: ContactPerson
    csrf: Csrf

    def keep_up(self, slug: str, token: str) -> Response:
        """The item, its last messages, and the form."""
        found = self.kept.item(slug, token)
        if found is None:
            return self._over(slug)
        if request.method == "GET":
            return self._form(slug, *found)
        if not self.csrf.ok():
            return self._form(slug, *found, 400, "try_again")
        item, _ = found
        try:
            self._tell(slug, token, item)
        except LinkOver:
            return self._over(slug)
        except NotUnderstood as problem:
            return self._form(slug, *found, 422, str(problem).rpartition(".")[2])
        except Refusal as refusal:
            return self._form(slug, *found, 422, refusal.code)
        if self.kept.item(slug, token) is None:
            return self._over(slug, done=True)
        return redirect(url_for("plan.keep_up", slug=slug, token=token, told="yes"), 303)

    def _tell(self, slug: str, token: str, item: AgendaItem) -> None:
        read_at = request.form.get("read_at", item.version, int)
        self.kept.tell(slug, token, read_at, _message(item), "sure" in request.form)

    def _form(
        self,
        slug: str,
        item: AgendaItem,
        updates: Sequence[Update],
        status: int = 200,
        problem: str = "",
    ) -> Response:
        page = self.pages.page(
            "keep_up",
            self.pages.standing(slug),
            item=item,
            updates=updates[:SHOWN],
            statuses=choices(item),
            signals=STATUS_CHOICES["signal"],
            longest=LONGEST_UPDATE,
            typed=request.form,
            problem=problem,
            told="told" in request.args,
        )
        return private(page, status)

    def _over(self, slug: str, done: bool = False) -> Response:
        """Stopped, or never handed out: which of the two is nobody's business. `done`: the message
        came in, and with it the item is over."""
        page = self.pages.page("link_over", self.pages.standing(slug), done=done)
        return private(page, 200 if done else 404)


def _message(item: AgendaItem) -> Message:
    form, allowed = request.form, tuple(map(str, ItemStatus))
    return Message(
        party=item.lead_party or "residents",
        text=typed_text(form, "text"),
        status=ItemStatus(one_of(form.get("status", str(item.status)), allowed)),
        status_note=limited(typed_text(form, "status_note"), TEXT_LIMITS["status_note"]),
        signal=one_of(form.get("signal", ""), STATUS_CHOICES["signal"]),
        next_report_date=day(form.get("next_report_date", "")),
    )

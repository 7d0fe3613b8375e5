"""Receipts: a writer reads what became of their notes, from a link that only they have."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from flask import Blueprint, abort, g, make_response, redirect, render_template
from werkzeug.wrappers import Response

from facilitation.domain.receipts import Landed, Receipt
from facilitation.exporters.agenda_document import AgendaItemRecord, NotePath
from facilitation.web.csrf import Csrf
from facilitation.web.files import svg_of
from facilitation.web.hall import Hall
from facilitation.web.languages import speaker
from facilitation.web.plan.ports import PublicPlan
from facilitation.web.plan.words import PlanWords

#: Nobody else has any business with these pages: not a search engine, not a cache, not the next
#: page that somebody visits.
PRIVATE: Final[Mapping[str, str]] = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}


class ReceiptDesk(Protocol):
    """Opens, keeps and forgets receipts."""

    def keep(self, workshop_id: int, participant_id: str) -> str:
        """The link with which a writer finds their notes back."""

    def open(self, token: str) -> Receipt | None:
        """What a link tells; nothing when it is unknown, forgotten or at its end."""

    def forget(self, token: str) -> None:
        """From now on the link opens nothing."""

    def plans(self, code: str) -> Sequence[PublicPlan]:
        """The plans that this meeting became part of, as far as they have come out."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A note in one plan: its path, and the items it became part of."""

    plan: PublicPlan
    path: NotePath
    items: tuple[AgendaItemRecord, ...]
    words: PlanWords


def create_blueprint(
    desk: ReceiptDesk, hall: Hall, csrf: Csrf, base_url: str, today: Callable[[], datetime.date]
) -> Blueprint:
    """Every address of a receipt, and the button of a phone that asks for one."""
    blueprint = Blueprint("receipt", __name__)
    pages = ReceiptPages(desk, hall, csrf, base_url, today)
    blueprint.add_url_rule("/w/<code>/receipt", "keep", pages.keep, methods=["POST"])
    blueprint.add_url_rule("/receipt/<token>", "read", pages.read)
    blueprint.add_url_rule("/receipt/<token>/qr.svg", "qr", pages.qr)
    blueprint.add_url_rule("/receipt/<token>/forget", "forget", pages.forget, methods=["POST"])
    return blueprint


class ReceiptPages:
    """Renders what a link tells. Without JavaScript, like everything after the evening."""

    def __init__(
        self,
        desk: ReceiptDesk,
        hall: Hall,
        csrf: Csrf,
        base_url: str,
        today: Callable[[], datetime.date],
    ) -> None:
        self._desk = desk
        self._hall = hall
        self._csrf = csrf
        self._base_url = base_url
        self._today = today

    def keep(self, code: str) -> Response:
        """The phone at hand gets its link."""
        workshop = self._hall.find(code)
        person = self._hall.phone(workshop).who.participant_id
        if person is None or not self._csrf.ok():
            return redirect(f"/w/{workshop.code}", 303)
        return redirect(f"/receipt/{self._desk.keep(workshop.id, person)}", 303)

    def read(self, token: str) -> Response:
        """What became of the notes behind this link."""
        receipt = self._desk.open(token)
        if receipt is None:
            return self._page("gone", 404)
        plans = self._desk.plans(receipt.workshop.code)
        return self._page(
            "receipt",
            receipt=receipt,
            followed={one.note.id: self._followed(receipt, one, plans) for one in receipt.landed},
            plans=plans,
            token=token,
            address=f"{self._base_url}/receipt/{token}",
            until=self._words(None).moment(receipt.until_ms),
        )

    def qr(self, token: str) -> Response:
        """The link as a picture, to carry it from one phone to another."""
        if self._desk.open(token) is None:
            abort(404)
        return _private(svg_of(f"{self._base_url}/receipt/{token}"))

    def forget(self, token: str) -> Response:
        """One tap, and the link is gone for good."""
        if not self._csrf.ok():
            return _private(redirect(f"/receipt/{token}", 303))
        if self._desk.open(token) is None:
            return self._page("gone", 404)
        self._desk.forget(token)
        return self._page("forgotten")

    def _followed(
        self, receipt: Receipt, landed: Landed, plans: Sequence[PublicPlan]
    ) -> tuple[Followed, ...]:
        code, note = receipt.workshop.code, landed.note.id
        return tuple(
            Followed(plan, path, _items(plan, path), self._words(plan))
            for plan in plans
            for path in plan.document.paths
            if (path.workshop, path.note) == (code, note)
        )

    def _words(self, plan: PublicPlan | None) -> PlanWords:
        said = speaker("phone", "agenda", "plan", "receipt")
        return PlanWords(said, plan.parties if plan else {}, self._today())

    def _page(self, name: str, status: int = 200, **context: Any) -> Response:
        words = self._words(None)
        page = render_template(
            f"receipt/{name}.html",
            words=words,
            say=words.say,
            language=g.language,
            **context,
        )
        return _private(make_response(page, status))


def _items(plan: PublicPlan, path: NotePath) -> tuple[AgendaItemRecord, ...]:
    return tuple(one for one in plan.document.items if one.item.number in path.items)


def _private(response: Response) -> Response:
    for name, value in PRIVATE.items():
        response.headers[name] = value
    return response

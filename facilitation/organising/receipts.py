"""Receipts on top of the workshops and the plans that came out."""

from collections.abc import Callable, Sequence

from facilitation.domain.notes import Note
from facilitation.domain.ports import Store
from facilitation.domain.receipts import KEPT_MS, Landed, Receipt, lasts_until
from facilitation.domain.refusals import UnknownCode
from facilitation.organising.public_plans import Published
from facilitation.services.receipts import card_of, own_token, plain
from facilitation.storage.receipts import Receipts
from facilitation.storage.workshops import Workshops
from facilitation.web.plan.ports import PublicPlan


class ReceiptDesk:
    """Opens, keeps and forgets receipts."""

    def __init__(
        self,
        receipts: Receipts,
        workshops: Workshops,
        published: Published,
        secret_key: str,
        now_ms: Callable[[], int],
    ) -> None:
        self._receipts = receipts
        self._workshops = workshops
        self._published = published
        self._secret_key = secret_key
        self._now_ms = now_ms

    def keep(self, workshop_id: int, participant_id: str) -> str:
        """The link with which a writer finds their notes back; it works from now on."""
        token = own_token(self._secret_key, workshop_id, participant_id)
        self._receipts.keep(token, workshop_id, participant_id, self._now_ms() + KEPT_MS)
        return token

    def open(self, token: str) -> Receipt | None:
        """What a link tells; nothing when it is unknown, forgotten or at its end."""
        token = plain(token)
        kept = self._receipts.kept(token)
        if kept is None:
            return self._of_card(token)
        if kept.author is None or kept.until_ms <= self._now_ms():
            return None
        with self._workshops.reading(kept.workshop_id) as store:
            notes = store.notes.where(author=kept.author)
            return Receipt(store.workshop, _landed(store, notes), kept.until_ms)

    def forget(self, token: str) -> None:
        """'Vergeet mij': from now on the link opens nothing."""
        token = plain(token)
        receipt = self.open(token)
        if receipt is None:
            return
        if receipt.number is None:
            self._receipts.forget_writer(token)
        else:
            self._receipts.forget_card(token, receipt.workshop.id, receipt.until_ms)

    def plans(self, code: str) -> Sequence[PublicPlan]:
        """The plans that this meeting became part of, as far as they have come out."""
        return self._published.with_workshop(code)

    def _of_card(self, token: str) -> Receipt | None:
        card = card_of(self._secret_key, token)
        if card is None:
            return None
        try:
            workshop = self._workshops.by_code(card.code)
        except UnknownCode:
            return None
        until = lasts_until(workshop, self._now_ms())
        if until <= self._now_ms():
            return None
        with self._workshops.reading(workshop.id) as store:
            notes = store.notes.where(number=card.number)
            return Receipt(workshop, _landed(store, notes), until, card.number)


def _landed(store: Store, notes: Sequence[Note]) -> tuple[Landed, ...]:
    """Each note with its theme and what was planned there, by number."""
    cards = [card for card in store.items.where() if card.title]
    found = []
    for note in sorted(notes, key=lambda one: one.number):
        theme = store.themes.get(note.theme) if note.theme else None
        of_theme = tuple(card for card in cards if theme and card.theme == theme.id)
        found.append(Landed(note, theme, of_theme))
    return tuple(found)

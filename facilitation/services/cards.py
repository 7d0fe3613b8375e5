"""Voting cards: making them, printing one anew, and handing one in with a vote."""

from dataclasses import dataclass, replace
from random import SystemRandom

from facilitation.domain.cards import MOST_CARDS, CardCount, CardUse, VotingCard, as_kept
from facilitation.domain.events import CardsMade, Event
from facilitation.domain.people import Who
from facilitation.domain.ports import Store, Unit
from facilitation.domain.refusals import (
    CodeNeeded,
    CodeUsed,
    IdTaken,
    TooManyCards,
    UnknownCard,
    WrongCode,
)
from facilitation.domain.steps import Step


@dataclass(frozen=True, slots=True)
class MakeCards:
    """Cards with these codes, numbered on from the last. Codes are made by who prints them, since
    nobody can look them up afterwards. `batch`: the same form sent twice makes no more cards."""

    batch: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RenewCard:
    """One card anew, with this code; the code it had is void."""

    number: int
    code: str


@dataclass(frozen=True, slots=True)
class CardStack:
    """The cards of a meeting as their organiser sees them. `asked`: whether a vote asks for them;
    `last`: the highest number."""

    asked: bool
    issued: int
    void: int
    last: int


def card_stack(store: Store) -> CardStack:
    """How many cards there are."""
    cards = store.cards.where()
    return CardStack(
        asked=any(step.plan.needs_code for step in store.steps.where()),
        issued=sum(not card.void for card in cards),
        void=sum(card.void for card in cards),
        last=max((card.number for card in cards), default=0),
    )


def make_cards(unit: Unit, who: Who, command: MakeCards) -> tuple[Event, ...]:
    """Keep what belongs to a stack of new cards: numbers, and hashes of their codes."""
    if unit.cards.get(f"{command.batch}/1"):
        raise IdTaken(id=command.batch)
    last = max((card.number for card in unit.cards.where()), default=0)
    if last + len(command.codes) > MOST_CARDS:
        raise TooManyCards(limit=MOST_CARDS)
    for place, code in enumerate(command.codes, start=1):
        card = VotingCard(f"{command.batch}/{place}", last + place, unit.card_hash(code))
        unit.cards.add(card)
    return (CardsMade(),)


def renew_card(unit: Unit, who: Who, command: RenewCard) -> tuple[Event, ...]:
    """The card with this number gets another code. A vote given with the old one stays."""
    card = unit.cards.first(number=command.number, void=False)
    if card is None:
        raise UnknownCard(number=command.number)
    unit.cards.save(replace(card, void=True))
    unit.cards.add(VotingCard(unit.new_id(), card.number, unit.card_hash(command.code)))
    return (CardsMade(),)


def hand_in_card(unit: Unit, step: Step, voter: str, code: str | None) -> None:
    """Take in the card of a vote. Who voted before may leave the code out, or give it again."""
    mine = unit.card_uses.where(step=step.id, round=step.round, voter=voter)
    if not code and mine:
        return
    if not code:
        raise CodeNeeded
    card = unit.cards.first(code_hash=unit.card_hash(as_kept(code)), void=False)
    if card is None:
        raise WrongCode
    use = CardUse(_use_id(step, card), step.id, step.round, card.id, voter)
    known = unit.card_uses.get(use.id)
    if known and known.voter != voter:
        raise CodeUsed
    for other in mine:
        unit.card_uses.drop(id=other.id)
    unit.card_uses.add(use)


def _use_id(step: Step, card: VotingCard) -> str:
    """By number: a card that was printed anew after it was used gives no second vote."""
    return f"{step.id}/{step.round}/{card.number}"


def untie_cards(unit: Unit, step: Step) -> None:
    """Cards that were used no longer say by whom, nor in which order."""
    uses = unit.card_uses.where(step=step.id, round=step.round)
    SystemRandom().shuffle(uses)
    unit.card_uses.drop(step=step.id, round=step.round)
    for use in uses:
        unit.card_uses.add(replace(use, voter=None))


def count_cards(unit: Unit, step: Step) -> CardCount | None:
    """How many cards there are, were used in this vote, and are void."""
    if not step.plan.needs_code:
        return None
    return CardCount(
        issued=unit.cards.count(void=False),
        used=unit.card_uses.count(step=step.id, round=step.round),
        void=unit.cards.count(void=True),
    )

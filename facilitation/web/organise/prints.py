"""What an organiser can print, and how it is filled from the workshop as it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from babel.dates import format_date

from facilitation.boards.place import Place
from facilitation.domain.ballots import divides_money
from facilitation.domain.money import as_euros, euros_in
from facilitation.domain.plans import CENTS
from facilitation.domain.preparing import PreparedWorkshop
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.prints import (
    Meeting,
    NoteCards,
    Poster,
    Print,
    SignUpCards,
    TableCards,
    VotingCards,
    VotingOption,
)
from facilitation.web.whole_numbers import whole_number

#: So many cards at once; more is asked for in parts.
MOST_CARDS: Final = 400
HIGHEST_NUMBER: Final = 99_999
#: Stylesheets of what is printed.
PRINT_STYLES: Final = ("print-fonts.css", "print.css")
#: Steps that ask their question at a table.
ASKED_AT_TABLES: Final = frozenset({"words", "ideas", "talk", "case"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A print that someone asks for, numbers `first` to `last`. `say`: in their language;
    `receipt_path`: where the stub of a card leads."""

    workshop: PreparedWorkshop
    document: WorkshopDocument
    place: Place
    say: Callable[[str], str]
    first: int
    last: int
    receipt_path: Callable[[str, int], str]


@dataclass(frozen=True, slots=True)
class PrintOffer:
    """A print button. `last`: 0 where there is nothing to number."""

    name: str
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class PrintKind:
    """How many are offered at first, and how they are filled."""

    offer: Callable[[PreparedWorkshop], PrintOffer]
    cards: Callable[[Asked], Print]


def asked_range(first: str | None, last: str | None) -> tuple[int, int]:
    """The numbers asked for, kept within what a printer and a browser can bear."""
    low = min(max(_number(first), 1), HIGHEST_NUMBER)
    high = min(max(_number(last), low), low + MOST_CARDS - 1, HIGHEST_NUMBER)
    return low, high


def meeting_of(workshop: PreparedWorkshop, language: str) -> Meeting:
    """What is on every print."""
    draft = workshop.draft
    day = format_date(draft.date, "EEEE d MMMM y", locale=language) if draft.date else ""
    return Meeting(draft.title, draft.neighbourhood, day, draft.place)


def print_offers(workshop: PreparedWorkshop) -> tuple[PrintOffer, ...]:
    """Every print, with the numbers that this workshop probably needs."""
    return tuple(kind.offer(workshop) for kind in PRINTS.values())


def _number(text: str | None) -> int:
    return (whole_number(text) or 1) if text else 1


def _poster(asked: Asked) -> Print:
    join = f"{asked.place.base_url}/{asked.workshop.code}"
    wifi = asked.workshop.draft.wifi
    return Poster(join, asked.place.join_address, asked.workshop.code, wifi_name=wifi)


def _note_cards(asked: Asked) -> Print:
    code, numbers = asked.workshop.code, range(asked.first, asked.last + 1)
    receipts = {number: asked.receipt_path(code, number) for number in numbers}
    return NoteCards(
        first=asked.first,
        last=asked.last,
        question=asked.workshop.draft.question,
        host=urlsplit(asked.place.base_url).netloc,
        receipts={number: path for number, path in receipts.items() if path},
    )


def _table_cards(asked: Asked) -> Print:
    steps = asked.workshop.run_sheet.steps
    return TableCards(
        tables=asked.last,
        house_rules=asked.place.house_rules,
        questions=tuple(step.text for step in steps if step.kind in ASKED_AT_TABLES),
        privacy_line=asked.place.privacy_line,
        join_address=asked.place.join_address,
        code=asked.workshop.code,
    )


def _voting_cards(asked: Asked) -> Print:
    steps = asked.workshop.run_sheet.steps
    dots = [step.dots for step in steps if step.dots]
    amount = euros_in(asked.workshop.draft.placeholders.get("bedrag", ""))
    money = amount is not None and any(divides_money(step) for step in steps)
    return VotingCards(
        options=_plans(asked.document),
        dots=dots[0] if dots else 1,
        copies=asked.last - asked.first + 1,
        first=asked.first,
        amount=as_euros(amount) if money and amount is not None else "",
    )


def _sign_up_cards(asked: Asked) -> Print:
    return SignUpCards(
        controller=_controller(asked),
        end_date=asked.say("organise.print.kept_until"),
        stop=asked.say("organise.print.stop"),
        plans=_plans(asked.document),
        copies=asked.last - asked.first + 1,
    )


def _controller(asked: Asked) -> str:
    named = asked.workshop.draft.controller or asked.place.controller
    return named or asked.say("organise.print.organisation")


def _plans(document: WorkshopDocument) -> tuple[VotingOption, ...]:
    return tuple(
        VotingOption(item.number, item.title, _asks(item.cost_estimate)) for item in document.items
    )


def _asks(cents: int | None) -> str:
    return "" if cents is None else as_euros(-(-cents // CENTS))


def _people(workshop: PreparedWorkshop) -> int:
    return workshop.run_sheet.people.typical


#: Name in the address -> print.
PRINTS: Final[Mapping[str, PrintKind]] = MappingProxyType(
    {
        "poster": PrintKind(lambda _: PrintOffer("poster"), _poster),
        "note_cards": PrintKind(lambda _: PrintOffer("note_cards", 1, 100), _note_cards),
        "table_cards": PrintKind(
            lambda workshop: PrintOffer("table_cards", 1, workshop.draft.tables or 12),
            _table_cards,
        ),
        "voting_cards": PrintKind(
            lambda workshop: PrintOffer("voting_cards", 1, _people(workshop)), _voting_cards
        ),
        "sign_up_cards": PrintKind(
            lambda workshop: PrintOffer("sign_up_cards", 1, _people(workshop)), _sign_up_cards
        ),
    }
)

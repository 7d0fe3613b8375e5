"""What is printed for the hall: notes, table cards, voting cards, sign-up cards and a poster."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from facilitation.domain.cards import as_printed
from facilitation.exporters.pages import STYLESHEETS, render
from facilitation.exporters.paper import pdf
from facilitation.exporters.words import words_for

Card = TypeVar("Card")

NOTES_PER_PAGE = 4
CARDS_PER_PAGE = 2
CODES_PER_PAGE = 8
#: More options than this do not fit half a page in letters that everybody can read.
OPTIONS_PER_HALF_PAGE = 14
#: More plans than this do not fit a sign-up card: people write the number of theirs.
PLANS_TO_TICK = 8
#: More dots than this are written as a number, not put in circles.
CIRCLES = 5


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is on every print: which meeting it belongs to."""

    title: str
    neighbourhood: str
    date: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class NoteCards:
    """Cards to write on, numbered `first` to `last`, each with a stub that the writer keeps.
    `receipts`: the path on `host` at which a stub tells what became of its note."""

    first: int
    last: int
    question: str = ""
    host: str = ""
    receipts: Mapping[int, str] = field(default_factory=dict)

    def sheets(self) -> Iterator[tuple[int, ...]]:
        """The numbers on each page."""
        return _in_pages(range(self.first, self.last + 1), NOTES_PER_PAGE)


@dataclass(frozen=True, slots=True)
class TableCards:
    """One card per table: its number, how we talk, and the questions of the day."""

    tables: int
    house_rules: tuple[str, ...]
    questions: tuple[str, ...]
    privacy_line: str = ""
    join_address: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class VotingOption:
    """A plan as it stands on a voting card; `asks`: what it costs, as people read it."""

    number: str
    title: str
    asks: str = ""


@dataclass(frozen=True, slots=True)
class VotingCards:
    """Cards numbered from `first`, one per code; without codes `copies` cards for paper only.
    `amount`: what there is to divide, where plans are ticked instead of given dots."""

    options: tuple[VotingOption, ...]
    dots: int
    codes: tuple[str, ...] = ()
    copies: int = 0
    first: int = 1
    amount: str = ""

    def sheets(self) -> Iterator[tuple[tuple[int, str], ...]]:
        """The number and code of the cards on each page."""
        codes = self.codes or ("",) * self.copies
        cards = tuple(enumerate(codes, start=self.first))
        roomy = len(self.options) <= OPTIONS_PER_HALF_PAGE
        return _in_pages(cards, CARDS_PER_PAGE if roomy else 1)

    def circles(self) -> int:
        """How many dots can be put at one plan; 0 where a number is written instead. One where a
        plan is ticked."""
        if self.amount:
            return 1
        return self.dots if self.dots <= CIRCLES else 0


@dataclass(frozen=True, slots=True)
class CodeCard:
    """One voting card with the code that is good for one vote."""

    number: int
    code: str

    def spaced(self) -> str:
        """The code in two halves."""
        return as_printed(self.code)


@dataclass(frozen=True, slots=True)
class CodeCards:
    """Voting cards for a vote on money: eight on a page, each with a code and a QR code that opens
    the phone's page. `phone_url`: that page; `amount`: what there is to divide, as people read it;
    `lines`: plans that can be written on the card, for who votes on paper."""

    cards: tuple[CodeCard, ...]
    phone_url: str
    address: str
    join_code: str
    amount: str = ""
    lines: int = 6

    def sheets(self) -> Iterator[tuple[CodeCard, ...]]:
        """The cards on each page."""
        return _in_pages(self.cards, CODES_PER_PAGE)

    def url(self, card: CodeCard) -> str:
        """What the QR code of a card opens. Its code stands behind a #: browsers keep that part to
        themselves, so that no server writes it down."""
        return f"{self.phone_url}#card={card.code}"

    def spaced_join_code(self) -> str:
        """The join code in groups of three."""
        return f"{self.join_code[:3]} {self.join_code[3:]}"


@dataclass(frozen=True, slots=True)
class SignUpCards:
    """'Ik doe mee' on paper, with the consent that the screen would ask."""

    controller: str
    end_date: str
    stop: str
    receiver: str = ""
    plans: tuple[VotingOption, ...] = ()
    copies: int = CARDS_PER_PAGE

    def listed(self) -> tuple[VotingOption, ...]:
        """The plans that can be ticked; with more than fit, people write the number."""
        return self.plans if len(self.plans) <= PLANS_TO_TICK else ()

    def sheets(self) -> Iterator[tuple[int, ...]]:
        """The cards on each page."""
        return _in_pages(range(self.copies), CARDS_PER_PAGE)


@dataclass(frozen=True, slots=True)
class Poster:
    """How to join, to hang at the door: address, code and QR code."""

    url: str
    address: str
    code: str
    wifi_name: str = ""
    wifi_password: str = ""

    def spaced_code(self) -> str:
        """The code in groups of three, as people read it aloud."""
        digits = self.code.replace(" ", "")
        return " ".join(digits[at : at + 3] for at in range(0, len(digits), 3))


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story as it lies on a table: its question and what to talk about."""

    number: str
    title: str
    question: str = ""
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryCards:
    """A page per story, with room for what the table gives."""

    stories: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """'Ons advies', to take home: (number, kind, text, reaction) of all that tables gave."""

    number: str
    title: str
    question: str = ""
    outcomes: tuple[tuple[str, str, str, str], ...] = ()


Print = (
    NoteCards | TableCards | VotingCards | CodeCards | SignUpCards | Poster | StoryCards | Advice
)

TEMPLATES: dict[type[Print], str] = {
    NoteCards: "prints/note_cards.html",
    TableCards: "prints/table_cards.html",
    VotingCards: "prints/voting_cards.html",
    CodeCards: "prints/code_cards.html",
    SignUpCards: "prints/sign_up_cards.html",
    Poster: "prints/poster.html",
    StoryCards: "prints/story_cards.html",
    Advice: "prints/advice.html",
}


def print_page(
    cards: Print,
    meeting: Meeting,
    language: str = "nl",
    stylesheets: Sequence[str] = STYLESHEETS,
) -> str:
    """`cards` as a page that a browser can print."""
    return render(
        TEMPLATES[type(cards)],
        words_for(language),
        cards=cards,
        meeting=meeting,
        language=language,
        stylesheets=stylesheets,
    )


def print_pdf(cards: Print, meeting: Meeting, language: str = "nl") -> bytes:
    """`cards` as PDF. Raises ExporterUnavailable where Pango is missing."""
    return pdf(print_page(cards, meeting, language))


def _in_pages(cards: Sequence[Card], size: int) -> Iterator[tuple[Card, ...]]:
    for start in range(0, len(cards), size):
        yield tuple(cards[start : start + size])

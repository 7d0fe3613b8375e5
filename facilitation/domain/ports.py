"""What the inside needs from the outside: rows of one workshop inside one transaction."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, Protocol, TypeVar

from facilitation.domain.answers import Answer, Ballot, BallotReceipt, HandCount
from facilitation.domain.cards import CardUse, VotingCard
from facilitation.domain.cases import Case, CaseOutcome
from facilitation.domain.history import BoardEvent, PastCommand
from facilitation.domain.notes import Note
from facilitation.domain.people import Participant
from facilitation.domain.plans import Contact, Item, Offer, Pledge
from facilitation.domain.steps import Step
from facilitation.domain.suggestions import KeptProposal, Suggestion
from facilitation.domain.themes import Theme
from facilitation.domain.totals import KeptTotals
from facilitation.domain.words import WordTally
from facilitation.domain.workshop import Workshop


class Kept(Protocol):
    """A dataclass with an id, kept as a row."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> str:
        """Unique in the workshop."""


T = TypeVar("T", bound=Kept)


class Rows(Protocol[T]):
    """The rows of one kind in this workshop. Saving stamps the revision of the command."""

    def get(self, row_id: str) -> T | None:
        """The row with this id."""

    def many(self, row_ids: Iterable[str]) -> Mapping[str, T]:
        """The rows with these ids, by id; unknown ids are left out."""

    def where(self, **equal: object) -> list[T]:
        """All rows whose columns equal these values, in order of insertion."""

    def each(self, **equal: object) -> Iterator[T]:
        """The same, one after another, so that others may have a turn in between."""

    def among(self, name: str, values: Iterable[str], **equal: object) -> list[T]:
        """All rows in which a column is one of these values, and others equal these."""

    def first(self, **equal: object) -> T | None:
        """The first inserted row whose columns equal these values."""

    def last(self, **equal: object) -> T | None:
        """The last inserted row whose columns equal these values."""

    def count(self, **equal: object) -> int:
        """How many rows there are whose columns equal these values."""

    def tally(self, name: str, values: Iterable[str], **equal: object) -> Mapping[str, int]:
        """How many rows hold each of these values in a column, where others equal these."""

    def changed_since(self, revision: int) -> list[T]:
        """The rows whose last change is later than this revision."""

    def each_since(self, revision: int) -> Iterator[T]:
        """The same, one after another."""

    def how_many_since(self, revision: int) -> int:
        """How many rows were changed later than this revision."""

    def add(self, row: T) -> None:
        """Insert a new row."""

    def save(self, row: T) -> None:
        """Write a changed row."""

    def save_all(self, rows: Iterable[T]) -> None:
        """Write many changed rows in one go."""

    def change(self, changes: Mapping[str, Mapping[str, object]]) -> None:
        """Write only these fields of rows, by id: the same fields of each. What else the rows hold
        stays as it is."""

    def append(self, row_id: str, name: str, values: Iterable[object]) -> None:
        """Put these at the end of a list that a row holds, without reading it."""

    def put(self, row: T) -> None:
        """Insert, or replace the row with the same id."""

    def drop(self, **equal: object) -> None:
        """Delete rows; only for what must not outlive its purpose (ballots, contacts)."""


class Store(Protocol):
    """Everything of one workshop, as it stands."""

    now_ms: int
    workshop: Workshop

    @property
    def notes(self) -> Rows[Note]:
        """Briefjes."""

    @property
    def themes(self) -> Rows[Theme]:
        """Themes, those that left the wall too."""

    @property
    def steps(self) -> Rows[Step]:
        """The workshop's own copy of its run-sheet."""

    @property
    def words(self) -> Rows[WordTally]:
        """Words of the words steps, counted."""

    @property
    def participants(self) -> Rows[Participant]:
        """Those who joined with a phone."""

    @property
    def answers(self) -> Rows[Answer]:
        """Answers to closed questions."""

    @property
    def ballots(self) -> Rows[Ballot]:
        """Ballots, the void ones too."""

    @property
    def ballot_receipts(self) -> Rows[BallotReceipt]:
        """That a ballot was counted."""

    @property
    def cards(self) -> Rows[VotingCard]:
        """Voting cards, the void ones too."""

    @property
    def card_uses(self) -> Rows[CardUse]:
        """Which cards were used in which vote."""

    @property
    def hand_counts(self) -> Rows[HandCount]:
        """What people counted by hand."""

    @property
    def items(self) -> Rows[Item]:
        """Plans."""

    @property
    def cases(self) -> Rows[Case]:
        """True stories that tables talk about."""

    @property
    def outcomes(self) -> Rows[CaseOutcome]:
        """What tables give the storytellers."""

    @property
    def pledges(self) -> Rows[Pledge]:
        """Who joins what."""

    @property
    def contacts(self) -> Rows[Contact]:
        """How to reach who joined, encrypted."""

    @property
    def offers(self) -> Rows[Offer]:
        """Offers and needs."""

    @property
    def suggestions(self) -> Rows[Suggestion]:
        """What the machine suggested, answered ones too."""

    @property
    def proposals(self) -> Rows[KeptProposal]:
        """Where suggested groupings put every note."""

    @property
    def board_events(self) -> Rows[BoardEvent]:
        """Board commands, to take back."""

    @property
    def past_commands(self) -> Rows[PastCommand]:
        """The same in short: none of them is large."""

    @property
    def totals(self) -> Rows[KeptTotals]:
        """Totals without the people behind them: one row, or none."""

    def voices(self) -> Mapping[str, tuple[int, int]]:
        """Per theme: from how many people and from how many tables its shown notes come."""

    def joined(self) -> Mapping[str, tuple[int, int]]:
        """Per plan or theme: how many say yes to it, and how many of them can be reached."""

    def phones_that_answered(self, step_id: str, round_: int) -> int:
        """How many phones answered something in this round of a step."""

    def tables_that_wrote(self, step_id: str) -> int:
        """From how many tables the shown notes of a step come."""

    def voter_key(self, participant_id: str, step: Step) -> str:
        """A keyed hash that ties a ballot to its voter for as long as the vote is open."""

    def card_hash(self, code: str) -> str:
        """What is kept of the code on a voting card."""


class Unit(Store, Protocol):
    """An open unit of work in one workshop, at one moment."""

    contact_allowed: bool

    def new_id(self) -> str:
        """An unguessable id for something the server makes."""

    def clear_tables(self) -> tuple[str, ...]:
        """Forget at which tables people sat, because they move; gives the ids of those people."""

"""What the pages about true stories need from the rest of the house."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from facilitation.domain.cases import Case, CaseOutcome, Seating
from facilitation.domain.workshop import Workshop
from facilitation.services.telling import RecordAfterwards


@dataclass(frozen=True, slots=True)
class ToldCase:
    """A story, where it is talked about, what was given, and the address for who tells it."""

    case: Case
    seats: Seating
    outcomes: tuple[CaseOutcome, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Told:
    """The stories of one meeting. `loose`: what was given about none of them."""

    workshop: Workshop
    cases: tuple[ToldCase, ...]
    loose: tuple[CaseOutcome, ...] = ()


class ExampleStory(Protocol):
    """A story of another meeting."""

    @property
    def code(self) -> str:
        """The join code of that meeting."""

    @property
    def meeting(self) -> str:
        """What that meeting was called."""

    @property
    def case(self) -> Case:
        """The story, without who told it."""


class StoryDesk(Protocol):
    """What organisers do with stories."""

    def told(self, code: str) -> Told:
        """Everything about the stories of a meeting."""

    def examples(self, neighbourhoods: Collection[str], code: str) -> Sequence[ExampleStory]:
        """Stories of other meetings that may be told again."""

    def keep(self, organiser_id: str, place: str, code: str, case: Case) -> None:
        """A new story, or another version of one that is there."""

    def drop(self, organiser_id: str, place: str, code: str, case: Case) -> None:
        """A story that is not told after all."""

    def afterwards(
        self, organiser_id: str, place: str, code: str, command: RecordAfterwards
    ) -> None:
        """Who takes it up, and what the owner said."""


class OwnersDesk(Protocol):
    """What the owner of a story reads."""

    def open(self, token: str) -> tuple[Told, ToldCase] | None:
        """The meeting and the story behind a link; nothing when it no longer opens."""

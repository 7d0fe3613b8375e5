"""The board of each audience, as a whole."""

from collections.abc import Mapping

from facilitation.contract.boards.choices import Option, WordList
from facilitation.contract.boards.counting import CountedRow, Counts
from facilitation.contract.boards.meeting import (
    Chapter,
    Lack,
    MeetingClock,
    StepRow,
    StepView,
    TimerView,
    ViewState,
    WorkshopView,
)
from facilitation.contract.boards.past import History
from facilitation.contract.boards.results import StepResult
from facilitation.contract.boards.rows import (
    ItemRow,
    NoteRow,
    ReviewRow,
    SortedNoteRow,
    SuggestionRow,
    ThemeRow,
)
from facilitation.contract.boards.shapes import Shape
from facilitation.contract.boards.stories import CaseRow, CaseSeats, OutcomeRow
from facilitation.domain.people import Audience


class Board(Shape, frozen=True, kw_only=True):
    """The parts that every audience gets."""

    revision: int
    since: int | None
    workshop: WorkshopView
    step: StepView | None
    beside: StepView | None
    steps: tuple[StepRow, ...]
    chapters: tuple[Chapter, ...]
    open_actions: tuple[str, ...]
    counts: Counts
    timer: TimerView
    options: tuple[Option, ...]
    words: tuple[WordList, ...]
    results: tuple[StepResult, ...]
    seating: tuple[CaseSeats, ...] = ()
    cases: tuple[CaseRow, ...] = ()
    outcomes: tuple[OutcomeRow, ...] = ()


class PhoneBoard(Board, frozen=True, kw_only=True):
    """The same for every phone: never a list of others' notes."""

    items: tuple[ItemRow, ...]


class TableBoard(PhoneBoard, frozen=True, kw_only=True):
    """What the shared device of a table shows."""

    table: int


class ProjectorBoard(Board, frozen=True, kw_only=True):
    """Everything the hall may see; the screen itself queues its highlights."""

    view: ViewState
    notes: tuple[NoteRow, ...]
    themes: tuple[ThemeRow, ...]
    items: tuple[ItemRow, ...]


class TeamBoard(Board, frozen=True, kw_only=True):
    """For those who group: all shown notes, what waits, and why notes lie where they lie."""

    history: History
    notes: tuple[SortedNoteRow, ...]
    themes: tuple[ThemeRow, ...]
    items: tuple[ItemRow, ...]
    suggestions: tuple[SuggestionRow, ...]
    review: tuple[ReviewRow, ...]


class FacilitatorBoard(TeamBoard, frozen=True, kw_only=True):
    """The team's board, and the meeting's controls."""

    view: ViewState
    views: tuple[str, ...]
    clock: MeetingClock
    lacking: tuple[Lack, ...] = ()


class ScribeBoard(Board, frozen=True, kw_only=True):
    """For who types paper: the paper notes so far, and what was counted by hand so far."""

    notes: tuple[NoteRow, ...]
    themes: tuple[ThemeRow, ...]
    items: tuple[ItemRow, ...]
    next_card: int
    counted: tuple[CountedRow, ...]


#: What the board of each audience looks like.
BOARDS: Mapping[Audience, type[Board]] = {
    Audience.PHONE: PhoneBoard,
    Audience.TABLE: TableBoard,
    Audience.PROJECTOR: ProjectorBoard,
    Audience.FACILITATOR: FacilitatorBoard,
    Audience.TEAM: TeamBoard,
    Audience.SCRIBE: ScribeBoard,
}

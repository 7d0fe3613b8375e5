"""The meeting on a board: what it is, its steps, its view and its clocks."""

from msgspec import field

from facilitation.contract.boards.shapes import Label, Shape


class ClosingView(Shape, frozen=True, kw_only=True):
    """When people meet again and who keeps them posted; null is 'volgt'."""

    next_date: str | None
    by_when: str | None
    contact: str | None


class MoneyView(Shape, frozen=True, kw_only=True):
    """The rules by which this meeting divides money, fixed beforehand. Whole euros and years; null:
    not decided. `tie_rule`: both_if_it_fits or draw; `leftover_rule`: next_that_fits or
    stays_in_pot."""

    amount: int | None
    youngest_voter: int | None
    tie_rule: str
    leftover_rule: str


class WorkshopView(Shape, frozen=True, kw_only=True):
    """The meeting itself. `contact_allowed`: the connection is safe enough to ask for contact
    details. `languages`: codes that people may choose. `plan_label`: what the neighbourhood calls
    its agenda; `money`: null where no money is divided."""

    code: str
    title: str
    neighbourhood: str
    place: str
    date: str
    state: str
    join_address: str
    wifi: str
    languages: tuple[str, ...]
    roles: tuple[Label, ...]
    areas: tuple[Label, ...]
    contact_allowed: bool
    controller: str
    house_rules: tuple[str, ...]
    privacy_line: str
    closing: ClosingView
    plan_label: str = "wijkagenda"
    money: MoneyView | None = None


class Question(Shape, frozen=True, kw_only=True):
    """One question of a step. Without options it is answered by writing, or on the scale."""

    key: str
    text: str
    options: tuple[Label, ...]
    other: bool


class Scale(Shape, frozen=True, kw_only=True):
    """A numeric answer with labels for both ends."""

    from_: int = field(name="from")
    to: int
    low: str
    high: str


class StepView(Shape, frozen=True, kw_only=True):
    """A step as people see it. `limit`: characters per note, null where nothing is written.
    `round`: how many times a vote was opened again. `fields`: what the plan card asks, in the
    order of the numbered questions in `text`. `asked`: those questions, one for one. `method`: how
    one chooses (dots, top3, budget_plans, budget_amounts, pick, table_consensus), null where nobody
    does; `amount`: whole euros to divide; `needs_code`: a vote takes the code of a voting card;
    `waits_for`: what must be there first (themes, plans, proposals, agenda_items, cases or votes),
    null when the step can be done."""

    id: str
    kind: str
    title: str
    text: str
    host: str
    chapter: str
    state: str
    by: str
    about: str | None
    inputs: tuple[str, ...]
    limit: int | None
    questions: tuple[Question, ...]
    scale: Scale | None
    dots: int | None
    pick: int | None
    minimum: int | None
    maximum: int | None
    fields: tuple[str, ...]
    asked: tuple[str, ...]
    round: int
    minutes: int
    method: str | None = None
    amount: int | None = None
    needs_code: bool = False
    waits_for: str | None = None


class StepRow(Shape, frozen=True, kw_only=True):
    """A line of the run-sheet. `about`: what its notes or choices are about, if anything; `place`:
    current, beside, or null."""

    id: str
    kind: str
    about: str | None = None
    title: str
    chapter: str
    state: str
    place: str | None
    minutes: int
    shortest: int
    skippable: bool
    parallel: bool
    limit: int | None
    starts: str


class Lack(Shape, frozen=True, kw_only=True):
    """A step still to come, or going on, and what must be there before it can be done."""

    step: str
    waits_for: str


class Chapter(Shape, frozen=True, kw_only=True):
    """A part of the meeting, for the course of bricks: done, now or to_come."""

    name: str
    state: str


class TimerView(Shape, frozen=True, kw_only=True):
    """Milliseconds left when the board was made; negative after time. Null: no timer."""

    left_ms: int | None
    running: bool
    total_ms: int


class ViewState(Shape, frozen=True, kw_only=True):
    """What the projector shows. `name`: 'step' follows the step. `reveal`: themes or rows shown."""

    name: str
    reveal: int | None
    frozen: bool


class Shortening(Shape, frozen=True, kw_only=True):
    """Minutes that a step still to come can give."""

    step: str
    title: str
    minutes: int
    skip: bool


class MeetingClock(Shape, frozen=True, kw_only=True):
    """The clock of the meeting, as HH.MM in the hall; minutes late may be negative."""

    planned_end: str
    expected_end: str
    minutes_late: int
    can_be_shorter: tuple[Shortening, ...]

"""What each audience sees: boards built up from named fields, never filtered down.

Keyed lists (`notes`, `themes`, `items`, `suggestions`, `review`, `cases`, `outcomes`) hold, after
`since`, only rows that changed, whole, by id; `gone: true` leaves the screen. Everything else is
whole in every board.
"""

from msgspec import Struct, field


class Shape(Struct, frozen=True, kw_only=True):
    """The base of everything that goes out."""


class Label(Shape, frozen=True, kw_only=True):
    """A code and what people read."""

    code: str
    label: str


class ThemeChip(Shape, frozen=True, kw_only=True):
    """A theme as a brick: number and name."""

    id: str
    number: int
    name: str


# Whole parts ---------------------------------------------------------------------------------


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
    does; `amount`: whole euros to divide; `needs_code`: a vote takes the code of a voting card."""

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


class StepRow(Shape, frozen=True, kw_only=True):
    """A line of the run-sheet. `place`: current, beside, or null."""

    id: str
    kind: str
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


class Chapter(Shape, frozen=True, kw_only=True):
    """A part of the meeting, for the course of bricks: done, now or to_come."""

    name: str
    state: str


class Counts(Shape, frozen=True, kw_only=True):
    """`people`: from the desk, what screens count. `phones`: connected or not, never shown as
    people. `notes`: shown ones, words apart. `answered`, `voted`: in the current step, on all
    channels. `writing`: phones on which a note is being written."""

    people: int
    tables: int
    phones: int
    notes: int
    step_notes: int
    waiting: int
    loose: int
    hidden: int
    themes: int
    answered: int
    voted: int
    plans: int
    writing: int


class TimerView(Shape, frozen=True, kw_only=True):
    """Milliseconds left when the board was made; negative after time. Null: no timer."""

    left_ms: int | None
    running: bool
    total_ms: int


class Option(Shape, frozen=True, kw_only=True):
    """What can be voted on, joined or chosen. `number`: 2, 2a or empty; `amount`: whole euros that
    a plan asks. `says_yes`, `reachable`: who joins and how many of them left a way to be reached,
    while people join; null otherwise."""

    id: str
    number: str
    label: str
    theme: ThemeChip | None
    summary: str
    amount: int | None = None
    place: str = ""
    says_yes: int | None = None
    reachable: int | None = None


class CaseSeats(Shape, frozen=True, kw_only=True):
    """Where a story is talked about: the `tables` that chose it, those that are `advised` to take
    it, and how many people sit there."""

    case: str
    tables: tuple[int, ...]
    advised: tuple[int, ...]
    people: int


class WordCount(Shape, frozen=True, kw_only=True):
    """A word as it was said, how often, and the words that people merged into it."""

    word: str
    count: int
    merged: tuple[str, ...]


class WordList(Shape, frozen=True, kw_only=True):
    """The list of one words step, most named first; lists are never added together."""

    step: str
    title: str
    total: int
    words: tuple[WordCount, ...]


class ResultRow(Shape, frozen=True, kw_only=True):
    """One option with its totals. `rank` starts at 1; equal totals share a rank and say `tied`.
    `amount`: whole euros that a plan asks; `outcome`, where money is divided: funded, not_funded,
    to_draw (equal plans that do not all fit) or waiting (until that is drawn)."""

    id: str
    number: str
    label: str
    theme: ThemeChip | None
    total: int
    device: int
    table: int
    paper: int
    rank: int
    tied: bool
    amount: int | None = None
    outcome: str | None = None


class GroupResult(Shape, frozen=True, kw_only=True):
    """How one group (role) voted on phones: its size and its favourite option(s)."""

    role: str
    label: str
    people: int
    favourites: tuple[str, ...]


class QuestionResult(Shape, frozen=True, kw_only=True):
    """The totals of one question. `voters`: people or tables per source. `groups` is empty unless
    the conditions for a split hold (at least min_group people each, 80 % of ballots with a role).
    `shared`: options in the top of every group; `differences`: favourites that differ most."""

    question: str
    text: str
    rows: tuple[ResultRow, ...]
    voters: dict[str, int]
    invalid: int
    groups: tuple[GroupResult, ...]
    shared: tuple[str, ...]
    differences: tuple[str, ...]


class FundingView(Shape, frozen=True, kw_only=True):
    """How the money was divided, in whole euros. `to_draw`: equal plans of which the hall draws
    one; `drawn`: those it drew, in order."""

    amount: int
    spent: int
    left: int
    funded: tuple[str, ...]
    to_draw: tuple[str, ...]
    drawn: tuple[str, ...]
    tie_rule: str
    leftover_rule: str


class CardCounts(Shape, frozen=True, kw_only=True):
    """Voting cards: how many there are, how many were used in this vote, how many are void."""

    issued: int
    used: int
    void: int


class StepResult(Shape, frozen=True, kw_only=True):
    """The outcome of a closed step that counts something. `method` as in its step; `funding` where
    money was divided; `cards` where the vote asked for the code of a card."""

    step: str
    kind: str
    title: str
    about: str | None
    round: int
    questions: tuple[QuestionResult, ...]
    method: str | None = None
    funding: FundingView | None = None
    cards: CardCounts | None = None


class HistoryEntry(Shape, frozen=True, kw_only=True):
    """A board command that can be undone or redone, by name, whoever gave it. `notes`: how many
    notes it moved; `theme`: where most of them went, or the theme it was about; `suggestion`: the
    kind of suggestion it answered."""

    command: str
    by: str
    notes: int = 0
    theme: ThemeChip | None = None
    suggestion: str | None = None


class History(Shape, frozen=True, kw_only=True):
    """The next undo and the next redo."""

    undo: HistoryEntry | None
    redo: HistoryEntry | None


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


# Rows of keyed lists ------------------------------------------------------------------------


class NoteRow(Shape, frozen=True, kw_only=True):
    """A shown note on the projector. `theme` is null until themes are shown."""

    id: str
    number: int = 0
    text: str = ""
    theme: str | None = None
    placed_by: str = "none"
    source: str = "device"
    unit: str = "person"
    step: str = ""
    key: str | None = None
    kind: str = "idea"
    at: str = ""
    late: bool = False
    text_pending: bool = False
    gone: bool = False


class SortedNoteRow(NoteRow, frozen=True, kw_only=True):
    """A shown note for those who group: with the words that are the reason for its place, the
    machine's confidence (0-1) and second choice. `about`: the theme that an addition in a `check`
    step is about; `table`: the table that sent it, for additions only."""

    why: tuple[str, ...] = ()
    confidence: float | None = None
    second: str | None = None
    about: str | None = None
    table: int | None = None


class ReviewRow(Shape, frozen=True, kw_only=True):
    """A note that waits for a look, or is hidden. `flags`: what seems to be in it."""

    id: str
    number: int = 0
    text: str = ""
    step: str = ""
    state: str = "waiting"
    flags: tuple[str, ...] = ()
    reason: str | None = None
    source: str = "device"
    at: str = ""
    gone: bool = False


class ThemeRow(Shape, frozen=True, kw_only=True):
    """A theme. `number` is also its colour. `people`/`tables`: whose notes are in it. `samples`:
    ids of the notes nearest its centre, best first. `terms`: its most characteristic words."""

    id: str
    number: int = 0
    name: str = ""
    terms: tuple[str, ...] = ()
    count: int = 0
    state: str = "suggested"
    named_by: str = "machine"
    people: int = 0
    tables: int = 0
    samples: tuple[str, ...] = ()
    gone: bool = False


class ItemAction(Shape, frozen=True, kw_only=True):
    """One action of a plan."""

    text: str
    who: str = ""
    due: str = ""


class ItemContribution(Shape, frozen=True, kw_only=True):
    """What a party brings."""

    what: str
    party: str = ""
    kind: str = ""
    level: str = ""


class ItemRow(Shape, frozen=True, kw_only=True):
    """A plan (agenda item): drafted at a table, voted on, joined. `says_yes`: pledges;
    `reachable`: of those, with contact; `enough`: reachable meets the step's minimum. `amount`:
    whole euros that it asks; `municipality_says`: the answer to a plan that was looked at."""

    id: str
    number: str = ""
    title: str = ""
    theme: ThemeChip | None = None
    step: str = ""
    source: str = "device"
    reason: str = ""
    ambition: str = ""
    success_sign: str = ""
    actions: tuple[ItemAction, ...] = ()
    contributions: tuple[ItemContribution, ...] = ()
    first_step: str = ""
    first_step_date: str = ""
    contact_group: str = ""
    shared: str = ""
    differences: str = ""
    dream: str = ""
    cost_note: str = ""
    amount: int | None = None
    place: str = ""
    municipality_says: str = ""
    votes: int | None = None
    rank: int | None = None
    says_yes: int = 0
    reachable: int = 0
    gone: bool = False


class CaseRow(Shape, frozen=True, kw_only=True):
    """A true story that tables talk about, with its question. `asked`: its guiding questions;
    `owners`: who tell it, by the names they chose."""

    id: str
    number: int = 0
    title: str = ""
    story: str = ""
    question: str = ""
    asked: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    place: str = ""
    gone: bool = False


class OutcomeRow(Shape, frozen=True, kw_only=True):
    """What a table gives the owner of its story to take home. `number`: that of the story and a
    letter; `kind`: advice, lesson, profile or question; `reaction`: what the owner said to it."""

    id: str
    number: str = ""
    case: str | None = None
    kind: str = "advice"
    text: str = ""
    table: int | None = None
    step: str = ""
    source: str = "table"
    reaction: str = ""
    gone: bool = False


class PreviewGroup(Shape, frozen=True, kw_only=True):
    """A theme as it would be. `samples`: ids of a few of its notes, best first."""

    name: str
    terms: tuple[str, ...]
    count: int
    samples: tuple[str, ...]


class SuggestionRow(Shape, frozen=True, kw_only=True):
    """Something the machine proposes; nothing happens until a person says so. `kind`:
    move: `note` lies in `theme` (null: loose) and fits better in `into`;
    new: the loose `notes` together would make a theme called `name`;
    merge: `theme` and `into` are alike; split: `notes` of `theme` would make a theme called `name`,
    `preview` has both parts; grouping: `preview` has the themes it would make, `left` is how many
    notes would stay loose. `why`: words that say so; `confidence`: 0-1, the best come first;
    `stale`: notes changed since it was made; `asked`: by a person, with `groups` themes."""

    id: str
    kind: str = "move"
    note: str | None = None
    notes: tuple[str, ...] = ()
    theme: str | None = None
    into: str | None = None
    name: str | None = None
    why: tuple[str, ...] = ()
    confidence: float | None = None
    stale: bool = False
    asked: bool = False
    groups: int | None = None
    preview: tuple[PreviewGroup, ...] = ()
    left: int = 0
    gone: bool = False


# Boards -------------------------------------------------------------------------------------


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


class CountedRow(Shape, frozen=True, kw_only=True):
    """What was counted by hand so far for one question of an open step, per source."""

    step: str
    question: str
    source: str
    totals: dict[str, int]
    voters: int
    invalid: int


class ScribeBoard(Board, frozen=True, kw_only=True):
    """For who types paper: the paper notes so far, and what was counted by hand so far."""

    notes: tuple[NoteRow, ...]
    themes: tuple[ThemeRow, ...]
    items: tuple[ItemRow, ...]
    next_card: int
    counted: tuple[CountedRow, ...]


# What is one's own ---------------------------------------------------------------------------


class OwnNote(Shape, frozen=True, kw_only=True):
    """One's own note, and where it landed. `state`: shown, waiting, hidden."""

    id: str
    number: int
    text: str
    step: str
    key: str | None
    state: str
    reason: str | None
    flags: tuple[str, ...]
    late: bool
    theme: ThemeChip | None


class OwnBallot(Shape, frozen=True, kw_only=True):
    """One's own ballot, for as long as the vote is open."""

    step: str
    allocation: dict[str, int]


class OwnAnswer(Shape, frozen=True, kw_only=True):
    """One's own answer, for as long as the step is open."""

    step: str
    question: str
    value: str | int | list[str] | dict[str, int] | None
    other: str | None


class OwnPledge(Shape, frozen=True, kw_only=True):
    """One's own 'ik doe mee', or `intention`. Contact details are never sent back: only that they
    are kept."""

    id: str
    item: str
    brings: tuple[str, ...]
    level: str | None
    has_contact: bool
    intention: str = ""


class OwnProfile(Shape, frozen=True, kw_only=True):
    """What someone said about themselves; `writes_for`: the table this phone writes for."""

    role: str | None
    area: str | None
    table: int | None
    language: str
    writes_for: int | None


class Own(Shape, frozen=True, kw_only=True):
    """Everything that is one's own; nobody else gets it. `plans`: ids of plan cards, or of what a
    table gave about a story, that one sent."""

    revision: int
    profile: OwnProfile
    notes: tuple[OwnNote, ...]
    ballots: tuple[OwnBallot, ...]
    answers: tuple[OwnAnswer, ...]
    pledges: tuple[OwnPledge, ...]
    plans: tuple[str, ...]


class Joined(Shape, frozen=True, kw_only=True):
    """A new or returning participant; the token brings the same participant back."""

    token: str
    participant: str


class Restarting(Shape, frozen=True, kw_only=True):
    """This server stops on purpose and will be back: connect again after so many ms. Everybody is
    told a moment of their own."""

    after_ms: int

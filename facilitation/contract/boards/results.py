"""What was chosen: the outcome of closed steps, on a board."""

from facilitation.contract.boards.shapes import Shape, ThemeChip


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

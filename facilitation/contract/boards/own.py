"""What is one's own: nobody else gets it."""

from facilitation.contract.boards.shapes import Shape, ThemeChip


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

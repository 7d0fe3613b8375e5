"""True stories on a board: who sits where, the stories, and what tables gave."""

from facilitation.contract.boards.shapes import Shape


class CaseSeats(Shape, frozen=True, kw_only=True):
    """Where a story is talked about: the `tables` that chose it, those that are `advised` to take
    it, and how many people sit there."""

    case: str
    tables: tuple[int, ...]
    advised: tuple[int, ...]
    people: int


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

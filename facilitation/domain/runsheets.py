"""A run-sheet ('draaiboek'): the ordered steps of one kind of meeting, as data."""

from dataclasses import dataclass, field
from enum import StrEnum


class Method(StrEnum):
    """How people choose in a vote: dots per person, a top three, whole plans or free
    amounts within a budget, a number of picks, or what a whole table agrees on."""

    DOTS = "dots"
    TOP3 = "top3"
    BUDGET_PLANS = "budget_plans"
    BUDGET_AMOUNTS = "budget_amounts"
    PICK = "pick"
    TABLE_CONSENSUS = "table_consensus"


@dataclass(frozen=True, slots=True)
class QuestionPlan:
    """One of several questions of a step."""

    key: str
    text: str
    options: tuple[str, ...] = ()
    options_from: str | None = None
    other: bool = False


@dataclass(frozen=True, slots=True)
class ScalePlan:
    """A numeric answer with labels for both ends."""

    from_: int
    to: int
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Target:
    """Advice on an amount, never a limit."""

    min: int
    max: int


@dataclass(frozen=True, slots=True)
class StepPlan:
    """One step as its run-sheet describes it; the fields are explained in runsheets.yaml. `method`
    is only said where it is not what the other fields look like."""

    kind: str
    chapter: str
    min: int
    shortest: int
    title: str
    text: str
    by: str
    out: str = ""
    host: str = ""
    inputs: tuple[str, ...] = ()
    skippable: bool = False
    about: str | None = None
    questions: tuple[QuestionPlan, ...] = ()
    options: tuple[str, ...] = ()
    other: bool = False
    pick: int | None = None
    dots: int | None = None
    needs_code: bool = False
    scale: ScalePlan | None = None
    statements: tuple[str, ...] = ()
    measure: str | None = None
    target: Target | None = None
    fields: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    number_base: str | None = None
    collect: str | None = None
    parallel: str | None = None
    carry_over: bool = False
    method: Method | None = None


@dataclass(frozen=True, slots=True)
class Crowd:
    """For how many people a meeting is meant."""

    min: int
    typical: int
    max: int


@dataclass(frozen=True, slots=True)
class RunSheet:
    """A meeting format that ships with the product or belongs to an organisation."""

    id: str
    name: str
    goal: str
    people: Crowd
    tables: str
    total_min: int
    default_start: str
    steps: tuple[StepPlan, ...]
    needs: str = ""
    made_from: str | None = None


@dataclass(frozen=True, slots=True)
class RunSheetBook:
    """All run-sheets, with the lines that every meeting shares."""

    version: int
    house_rules: tuple[str, ...]
    privacy_line: str
    runsheets: tuple[RunSheet, ...] = field(default_factory=tuple)

    def sheet(self, sheet_id: str) -> RunSheet | None:
        """The run-sheet with this id, if there is one."""
        return next((sheet for sheet in self.runsheets if sheet.id == sheet_id), None)

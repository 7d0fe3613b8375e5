"""An agenda item as a proposal for money, or as a request to take over a municipal task."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from facilitation.domain.refusals import Refusal


class ConversionKind(StrEnum):
    """What an item can become besides an item."""

    BUDGET = "budget"
    CHALLENGE = "challenge"


class FieldKind(StrEnum):
    """How a field is typed and kept; amounts are in euro cents."""

    TEXT = "text"
    MONEY = "money"
    LINES = "lines"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FormField:
    """A question of the form. `needed`: it must be answered before it is handed in; `may_leave`: a
    neighbourhood may choose not to ask it."""

    name: str
    kind: FieldKind = FieldKind.TEXT
    limit: int = 600
    needed: bool = False
    may_leave: bool = False
    choices: tuple[str, ...] = ()


TEXT, MONEY, LINES = FieldKind.TEXT, FieldKind.MONEY, FieldKind.LINES
DAY, CHOICE = FieldKind.DAY, FieldKind.CHOICE
SCOPES: Final = ("", "do_it", "decide_how")

#: The questions of each form, in order.
FORMS: Final[Mapping[ConversionKind, tuple[FormField, ...]]] = MappingProxyType(
    {
        ConversionKind.BUDGET: (
            FormField("what", limit=1500, needed=True),
            FormField("benefit", limit=1000, needed=True),
            FormField("help_needed"),
            FormField("place", limit=200, needed=True),
            FormField("lines", LINES, needed=True),
            FormField("amount", MONEY, needed=True),
            FormField("other_money", limit=300),
            FormField("contact", limit=120, needed=True),
            FormField("finish_date", DAY, may_leave=True),
            FormField("maintenance", limit=300, may_leave=True),
            FormField("ballot_number", limit=12, may_leave=True),
            FormField("explanation", limit=1000),
        ),
        ConversionKind.CHALLENGE: (
            FormField("task", needed=True),
            FormField("done_now_by", limit=300),
            FormField("how_much", limit=300, may_leave=True),
            FormField("scope", CHOICE, needed=True, choices=SCOPES),
            FormField("why_better", limit=1000, needed=True),
            FormField("comparison", may_leave=True),
            FormField("public_value", needed=True),
            FormField("applicants", limit=400, needed=True),
            FormField("legal_form", limit=120, may_leave=True),
            FormField("registration", limit=20, may_leave=True),
            FormField("tie_to_area", limit=300, may_leave=True),
            FormField("experience"),
            FormField("other_support"),
            FormField("objections", limit=400, may_leave=True),
            FormField("cost", MONEY, needed=True),
            FormField("current_cost", MONEY),
            FormField("saving_use", limit=300),
            FormField("cooperation"),
            FormField("quality", needed=True),
            FormField("continuity", needed=True),
            FormField("start", DAY),
            FormField("end", DAY, may_leave=True),
            FormField("evaluation", DAY, may_leave=True),
            FormField("no_harm"),
        ),
    }
)

#: State -> where it may go from there.
Flow = Mapping[str, tuple[str, ...]]
FLOWS: Final[Mapping[ConversionKind, Flow]] = MappingProxyType(
    {
        ConversionKind.BUDGET: MappingProxyType(
            {
                "draft": ("submitted", "withdrawn"),
                "submitted": ("checking", "withdrawn"),
                "checking": ("on_ballot", "not_feasible", "withdrawn"),
                "on_ballot": ("awarded", "not_awarded", "withdrawn"),
                "not_feasible": ("draft",),
                "awarded": ("running", "withdrawn"),
                "not_awarded": ("draft",),
                "running": ("done",),
                "done": (),
                "withdrawn": ("draft",),
            }
        ),
        ConversionKind.CHALLENGE: MappingProxyType(
            {
                "draft": ("talk",),
                "talk": ("submitted", "draft"),
                "submitted": ("assessing",),
                "assessing": ("accepted", "declined"),
                "accepted": ("agreement", "tendered"),
                "declined": ("draft",),
                "tendered": ("agreement",),
                "agreement": ("running",),
                "running": ("evaluated",),
                "evaluated": (),
            }
        ),
    }
)
DRAFT: Final = "draft"
SUBMITTED: Final = "submitted"

#: To these a reason belongs.
NEEDS_REASON: Final = frozenset({"not_feasible", "not_awarded", "declined", "withdrawn"})
#: These are not for the makers to say, but for who decides.
SAID_BY_DECIDER: Final = frozenset(
    "checking on_ballot not_feasible awarded not_awarded "
    "assessing accepted declined tendered".split()
)
#: After the check the makers may only explain.
CHECKED: Final = frozenset({"on_ballot", "awarded", "not_awarded", "running", "done"})
FIXED_AFTER_CHECK: Final = ("lines", "amount", "place")
#: Nothing is typed any more.
OVER: Final = frozenset(
    {"done", "evaluated", "withdrawn", "not_feasible", "not_awarded", "declined"}
)


@dataclass(frozen=True, slots=True)
class Backing:
    """Who stands behind it, in numbers; votes of two evenings are never added up."""

    says_yes: int = 0
    reachable: int = 0
    votes: int | None = None
    rank: int | None = None
    ranked: int = 0


@dataclass(frozen=True, slots=True)
class Stage:
    """A state it came in: when, by whom, why, and on which day that was decided."""

    state: str
    at_ms: int
    by: str
    reason: str = ""
    decided_on: str = ""


@dataclass(frozen=True, slots=True)
class Conversion:
    """One proposal or request. `values` holds an answer per field, and `checks` and `check_notes`
    by criterion; `copied` what came from the item, and when."""

    id: str
    plan: str
    item: str
    kind: ConversionKind
    version: int = 1
    state: str = DRAFT
    values: Mapping[str, Any] = field(default_factory=dict)
    copied: Mapping[str, Any] = field(default_factory=dict)
    copied_at_ms: int = 0
    backing: Backing = field(default_factory=Backing)
    stages: tuple[Stage, ...] = ()

    @property
    def next_states(self) -> tuple[str, ...]:
        """Where it may go now."""
        return FLOWS[self.kind][self.state]

    @property
    def fixed(self) -> tuple[str, ...]:
        """The fields that may no longer change."""
        return FIXED_AFTER_CHECK if self.state in CHECKED else ()

    @property
    def over(self) -> bool:
        """Whether nothing is typed in it any more."""
        return self.state in OVER


class UnknownConversion(Refusal):
    """This item is no proposal or request yet."""

    code = "unknown_conversion"


class WrongConversionStep(Refusal):
    """It cannot go there from where it is; somebody may have been first."""

    code = "wrong_conversion_step"


class ConversionIsOver(Refusal):
    """It is decided or taken back: nothing is typed in it any more."""

    code = "conversion_is_over"


class FixedAfterCheck(Refusal):
    """Amount and place were looked at; they no longer change."""

    code = "fixed_after_check"


class NotReadyToSubmit(Refusal):
    """Something is still lacking; the page lists what."""

    code = "not_ready_to_submit"


def costs(values: Mapping[str, Any]) -> int:
    """Euro cents of all lines."""
    return sum(line.get("amount") or 0 for line in values.get("lines") or ())


def saving(values: Mapping[str, Any]) -> int | None:
    """What is left over for the neighbourhood, where both amounts are known."""
    cost, now = values.get("cost"), values.get("current_cost")
    return None if cost is None or now is None else max(now - cost, 0)

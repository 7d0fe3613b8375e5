"""A proposal for money or a request, as it is handed in: answers in the order of its form."""

import datetime
from dataclasses import dataclass, field
from typing import Final, Literal

from facilitation.domain.agenda.conversions import Backing, ConversionKind

FORM_FORMAT: Final = "samenspel-form/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """A line of what it costs, in euro cents."""

    what: str
    amount: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswer:
    """What was answered to one question: a text, a choice (`code`), an amount, a day or lines."""

    name: str
    text: str = ""
    code: str = ""
    amount: int | None = None
    day: datetime.date | None = None
    lines: tuple[FormLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCheck:
    """A condition, and what the makers say of it. `own`: in the words of the neighbourhood."""

    code: str
    own: str = ""
    answer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormStage:
    """A state it came in, with the reason and the day of the decision."""

    state: str
    date: datetime.date
    reason: str = ""
    decided_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDocument:
    """Everything that is handed in. It names no resident but the group that can be called."""

    format: Literal["samenspel-form/1"] = FORM_FORMAT
    kind: ConversionKind
    neighbourhood: str
    plan: str
    number: str
    title: str
    state: str
    answers: tuple[FormAnswer, ...] = ()
    checks: tuple[FormCheck, ...] = ()
    backing: Backing = field(default_factory=Backing)
    workshops: tuple[str, ...] = ()
    stages: tuple[FormStage, ...] = ()

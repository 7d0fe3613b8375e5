"""Answers, ballots and hand counts: what may be given, before anything is added up."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from facilitation.domain.refusals import UnknownKey, UnknownOption
from facilitation.domain.steps import Step


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person or table answered to one question; replaced while the step is open."""

    id: str
    step: str
    question: str
    author: str
    source: str
    value: Any
    round: int = 0
    other: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """One person's choice. `voter`: a keyed hash while the vote is open, None once it closed."""

    id: str
    step: str
    round: int
    allocation: dict[str, int]
    voter: str | None
    role: str | None = None
    void: bool = False


@dataclass(frozen=True, slots=True)
class BallotReceipt:
    """That a ballot with this id was counted: kept apart from what it said, for retries."""

    id: str
    step: str


@dataclass(frozen=True, slots=True)
class HandCount:
    """Hands, stickers or paper ballots, counted by a person."""

    id: str
    step: str
    question: str
    round: int
    source: str
    totals: dict[str, int]
    voters: int
    invalid: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with the codes and labels that answer it."""

    key: str
    text: str
    options: Mapping[str, str] = field(default_factory=dict)
    other: bool = False


#: The key of a step's only question.
ONLY_QUESTION = "answer"


def questions_of(step: Step) -> tuple[Asked, ...]:
    """The closed questions of a step, each with `1`, `2` … for its fixed answers."""
    plan = step.plan
    if plan.questions:
        return tuple(Asked(q.key, q.text, _numbered(q.options), q.other) for q in plan.questions)
    if plan.scale:
        points = {str(n): str(n) for n in range(plan.scale.from_, plan.scale.to + 1)}
        texts = plan.statements or (plan.text,)
        return tuple(Asked(str(n), text, points) for n, text in enumerate(texts, start=1))
    return (Asked(ONLY_QUESTION, plan.text, _numbered(plan.options), plan.other),)


def _numbered(options: tuple[str, ...]) -> Mapping[str, str]:
    return {str(number): label for number, label in enumerate(options, start=1)}


def question_of(step: Step, key: str | None) -> Asked:
    """The question that was answered; a step with one question needs no key."""
    asked = questions_of(step)
    if key is None and len(asked) == 1:
        return asked[0]
    found = next((question for question in asked if question.key == key), None)
    if found is None:
        raise UnknownKey(step=step.id, question=key)
    return found


def checked_value(value: Any, options: Collection[str], labels: Mapping[str, str]) -> Any:
    """An answer in terms of option codes. Labels are understood as well; null takes it back."""
    if value is None:
        return None
    if isinstance(value, dict):
        return {_code(option, options, labels): people for option, people in value.items()}
    if isinstance(value, list):
        return [_code(option, options, labels) for option in value]
    return _code(value, options, labels)


def _code(value: object, options: Collection[str], labels: Mapping[str, str]) -> str:
    text = str(value)
    if text in options:
        return text
    for code, label in labels.items():
        if label == text:
            return code
    raise UnknownOption(option=text)

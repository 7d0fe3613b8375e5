"""Run-sheet texts as people read them: placeholders filled, numbered questions apart."""

import re
from collections.abc import Mapping

from facilitation.domain.ballots import money_of
from facilitation.domain.money import as_euros
from facilitation.domain.steps import Step
from facilitation.domain.workshop import Workshop

_PLACEHOLDER = re.compile(r"\[([^\[\]]+)\]")
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_NUMBERED = re.compile(r"(?:^|\s)\d+\.\s")
_MEETING_AGAIN = re.compile(r"[^.?!]*\[datum\][^.?!]*[.?!]")


def step_text(step: Step, workshop: Workshop, times: Mapping[str, str]) -> str:
    """The text of a step. A sentence with nothing to fill its brackets is left out."""
    text = step.plan.text
    if step.kind == "close":
        text = _MEETING_AGAIN.sub(lambda _: f" {next_meeting(workshop)}", text, count=1)
    values = {"datum": "de volgende keer", **times, **_typed(workshop)}
    if workshop.closing.next_date:
        values["datum"] = workshop.closing.next_date
    sentences = [_filled(sentence, values) for sentence in _SENTENCE.split(text.strip())]
    return " ".join(sentence for sentence in sentences if not _PLACEHOLDER.search(sentence))


def _typed(workshop: Workshop) -> Mapping[str, str]:
    """What an organiser filled in; an amount of money is written in one way."""
    typed = workshop.settings.placeholders
    amount = money_of(workshop.settings)
    return typed if amount is None else {**typed, "bedrag": as_euros(amount)}


def next_meeting(workshop: Workshop) -> str:
    """When people meet again, or who tells them by when, or that it is still to come."""
    closing = workshop.closing
    if closing.next_date:
        return f"We zien elkaar weer op {closing.next_date}."
    if closing.by_when and closing.contact:
        return f"Je hoort het vóór {closing.by_when} van {closing.contact}."
    return "De datum volgt."


def _filled(sentence: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: values.get(match[1]) or match[0], sentence)


def numbered_questions(text: str) -> tuple[str, ...]:
    """'1. Hoe heet jullie plan? 2. …' as separate questions."""
    parts = [part.strip() for part in _NUMBERED.split(text)]
    return tuple(part for part in parts if part) if len(parts) > 1 else ()

"""What a document says of a meeting before it begins: its run-sheet, settings and closing."""

from dataclasses import replace

import msgspec

from facilitation.domain.money import LeftoverRule, MoneyRules, TieRule
from facilitation.domain.plans import CENTS
from facilitation.domain.runsheets import Crowd, QuestionPlan, RunSheet, StepPlan
from facilitation.domain.workshop import Closing, Settings
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records.meeting import RunSheetStep

#: What a run-sheet says beforehand of a whole meeting; a workshop's own copy has only its steps.
ANY_CROWD = Crowd(min=0, typical=0, max=0)


def run_sheet_of(document: WorkshopDocument) -> RunSheet:
    """The workshop's own copy of its run-sheet."""
    sheet = document.workshop.run_sheet
    return RunSheet(
        id=sheet.id,
        name=sheet.name,
        goal=sheet.goal,
        people=ANY_CROWD,
        tables="",
        total_min=sum(step.min for step in sheet.steps),
        default_start="",
        steps=tuple(_step_plan(step) for step in sheet.steps),
    )


def _step_plan(step: RunSheetStep) -> StepPlan:
    questions = tuple(
        QuestionPlan(one.key, one.text, one.options, one.options_from, one.other)
        for one in step.questions
    )
    required = {"shortest": 0, "by": "person"}
    plan = (
        required
        | dict(step.settings)
        | {name: getattr(step, name) for name in ("kind", "chapter", "min", "title", "text")}
    )
    typed = msgspec.convert(plan, StepPlan)
    return replace(typed, questions=questions, options=step.options)


def settings_of(document: WorkshopDocument) -> Settings:
    """What the organiser had filled in, as far as it left the house."""
    workshop = document.workshop
    return Settings(
        question=workshop.question,
        place=workshop.place,
        controller=workshop.controller,
        date=workshop.date.isoformat() if workshop.date else "",
        min_group=document.participation.min_group,
        plan_label=document.neighbourhood.plan_label,
        place_word=document.neighbourhood.place_word,
        money=_money(document),
    )


def _money(document: WorkshopDocument) -> MoneyRules:
    """By which rules money was divided, where it was."""
    told = next((one.funding for one in document.ballots if one.funding), None)
    if told is None:
        return MoneyRules()
    rules = TieRule(told.tie_rule), LeftoverRule(told.leftover_rule)
    return MoneyRules(told.amount // CENTS, None, None, *rules)


def closing_of(document: WorkshopDocument) -> Closing:
    """The next conversation."""
    workshop = document.workshop
    return Closing(
        workshop.next_date or None, workshop.next_by_when or None, workshop.next_contact or None
    )

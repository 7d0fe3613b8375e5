"""From an item and its answers to the form that is handed in."""

import datetime
from collections.abc import Iterable
from typing import Any

from facilitation.domain.agenda.conversions import Conversion, FieldKind, FormField
from facilitation.domain.agenda.conversions_rules import KindRules, asked, criteria
from facilitation.domain.agenda.items import AgendaItem
from facilitation.exporters.form_document import (
    FormAnswer,
    FormCheck,
    FormDocument,
    FormLine,
    FormStage,
)
from facilitation.services.agenda.viewing import PlanView


def form_document(
    view: PlanView, place: str, item: AgendaItem, conversion: Conversion, rules: KindRules
) -> FormDocument:
    """Everything that this neighbourhood asks, as it stands now."""
    values = conversion.values
    codes = {one.workshop for one in item.origins}
    return FormDocument(
        kind=conversion.kind,
        neighbourhood=place,
        plan=view.plan.title,
        number=item.number,
        title=item.title,
        state=conversion.state,
        answers=tuple(_answers(asked(conversion.kind, rules), values)),
        checks=tuple(
            FormCheck(
                code=code,
                own=own,
                answer=(values.get("checks") or {}).get(code, ""),
                note=(values.get("check_notes") or {}).get(code, ""),
            )
            for code, own in criteria(rules, values).items()
        ),
        backing=conversion.backing,
        workshops=tuple(seen.held.workshop.title for seen in view.evenings if seen.code in codes),
        stages=tuple(
            FormStage(
                state=one.state,
                date=_day(one.at_ms),
                reason=one.reason,
                decided_on=one.decided_on,
            )
            for one in conversion.stages
        ),
    )


def _answers(fields: Iterable[FormField], values: Any) -> Iterable[FormAnswer]:
    for one in fields:
        yield _answer(one, values.get(one.name))


def _answer(one: FormField, value: Any) -> FormAnswer:
    if not value and value != 0:
        return FormAnswer(name=one.name)
    if one.kind is FieldKind.LINES:
        lines = (FormLine(what=row["what"], amount=row.get("amount")) for row in value)
        return FormAnswer(name=one.name, lines=tuple(lines))
    if one.kind is FieldKind.DAY:
        return FormAnswer(name=one.name, day=datetime.date.fromisoformat(value))
    if one.kind is FieldKind.MONEY:
        return FormAnswer(name=one.name, amount=value)
    if one.kind is FieldKind.CHOICE:
        return FormAnswer(name=one.name, code=value)
    return FormAnswer(name=one.name, text=value)


def _day(at_ms: int) -> datetime.date:
    return datetime.datetime.fromtimestamp(at_ms / 1000, datetime.UTC).date()

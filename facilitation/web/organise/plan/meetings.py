"""Showing two people who changed the same what both of them wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitation.domain.agenda.editing import ROW, Clash
from facilitation.domain.agenda.plan import Plan
from facilitation.domain.agenda.said import Meeting
from facilitation.web.organise.plan.page import who_is_here
from facilitation.web.organise.plan.ports import PlanDesk


@dataclass(frozen=True, slots=True)
class ToldMeeting:
    """Who met, over which field, and both texts."""

    meeting: Meeting
    first: str
    second: str
    field: str
    theirs: str
    mine: str


def met(values: Mapping[str, Any], clashes: Sequence[Clash]) -> dict[str, Any]:
    """What stands, with what I typed put back where we met: nobody has to type it again."""
    mine = dict(values)
    for clash in clashes:
        name, _, row = clash.field.partition(ROW)
        if not row:
            mine[name] = clash.mine
        elif isinstance(mine[name], Mapping):
            mine[name] = {**mine[name], row: clash.mine}
        else:
            mine[name] = _with_row(mine[name], row, clash.mine)
    return mine


def _with_row(rows: Sequence[Mapping[str, Any]], row_id: str, mine: Any) -> list[Any]:
    kept = [mine if row["id"] == row_id else row for row in rows]
    known = any(row["id"] == row_id for row in rows)
    return [row for row in (kept if known else [*kept, mine]) if row is not None]


def told_meetings(desk: PlanDesk, plan: Plan, subject: str) -> tuple[ToldMeeting, ...]:
    """Those that who is here has yet to see."""
    by = who_is_here()
    waiting = [
        one for one in desk.read(plan, lambda store: store.meetings(subject)) if one.waits_for(by)
    ]
    names = desk.names([who for one in waiting for who in (one.first, one.second)])
    return tuple(
        ToldMeeting(
            meeting=one,
            first=names.get(one.first, ""),
            second=names.get(one.second, ""),
            field=one.field.partition(ROW)[0],
            theirs=in_words(one.theirs),
            mine=in_words(one.mine),
        )
        for one in waiting
    )


def in_words(value: object) -> str:
    """A text as it is, a row as its parts, nothing as a dash."""
    if isinstance(value, Mapping):
        parts = (str(part) for name, part in value.items() if name != "id" and part)
        return " · ".join(parts) or "–"
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value) or "–"
    return "–" if value in (None, "") else str(value)

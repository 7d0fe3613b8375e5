"""A dress rehearsal: many phones join a workshop at once over the real network and write."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from facilitation.rehearsal.burst import Burst, Sent, open_notes_step, write
from facilitation.rehearsal.connection import JoinRefused
from facilitation.rehearsal.phone import Phone
from facilitation.rehearsal.report import Report, Timing, timing
from facilitation.rehearsal.screens import Projector

TIMED_OUT: Final = "timed_out"


@dataclass(frozen=True, slots=True)
class Join:
    """How one phone came in; `code` is None when it did."""

    phone: Phone
    seconds: float
    code: str | None


async def rehearse(
    url: str,
    code: str,
    phones: int = 75,
    burst_seconds: float = 10.0,
    notes: int = 220,
    projector_token: str | None = None,
    *,
    seed: int = 1,
    join_seconds: float = 30.0,
    patience_seconds: float = 30.0,
    settle_seconds: float = 5.0,
) -> Report:
    """Let `phones` join at once and write `notes` spread over the burst, if a step takes notes.

    Everything written is marked as rehearsal. Raises JoinRefused for a wrong projector token.
    """
    hall = [
        Phone(url, code, rehearsal=True, patience_seconds=patience_seconds) for _ in range(phones)
    ]
    projector = None if projector_token is None else Projector(url, projector_token)
    try:
        if projector is not None:
            await projector.join(join_seconds)
        return await perform(
            hall,
            projector,
            notes=notes,
            burst_seconds=burst_seconds,
            seed=seed,
            join_seconds=join_seconds,
            settle_seconds=settle_seconds,
        )
    finally:
        everybody = [*hall, *([] if projector is None else [projector])]
        await asyncio.gather(*(client.close() for client in everybody))


async def perform(
    hall: Sequence[Phone],
    projector: Projector | None,
    *,
    notes: int,
    burst_seconds: float,
    seed: int = 1,
    join_seconds: float = 30.0,
    settle_seconds: float = 5.0,
) -> Report:
    """The rehearsal itself, with phones that stay connected afterwards."""
    joins = await asyncio.gather(*(join(phone, join_seconds) for phone in hall))
    step = _step_for_notes(joins)
    if step is None:
        return _only_joined(joins)
    burst = Burst(step, notes, burst_seconds, seed)
    sent = await write(_present(joins), burst)
    await _settle(_present(joins), sent, projector, settle_seconds)
    return _report(joins, burst, sent, projector)


async def join(phone: Phone, seconds: float) -> Join:
    """Let one phone in, and see how long it takes or why it may not."""
    begun = time.monotonic()
    code = None
    try:
        await phone.join(seconds)
    except JoinRefused as refused:
        code = refused.code
    except TimeoutError:
        code = TIMED_OUT
    return Join(phone, time.monotonic() - begun, code)


def _step_for_notes(joins: Sequence[Join]) -> Mapping[str, Any] | None:
    present = _present(joins)
    return open_notes_step(present[0].board) if present else None


def _present(joins: Sequence[Join]) -> Sequence[Phone]:
    return [each.phone for each in joins if each.code is None]


# Looking what arrived ----------------------------------------------------------------------


async def _settle(
    phones: Sequence[Phone], sent: Sequence[Sent], projector: Projector | None, seconds: float
) -> None:
    """Ask every phone's own things anew, and give the projector a moment to catch up."""
    await asyncio.gather(*(_fetch_own(phone, sent, seconds) for phone in phones))
    if projector is None:
        return
    shown = {note.id for note in sent if note.state == "shown"}
    try:
        await projector.connection.until(lambda: shown <= projector.seen.keys(), seconds)
    except TimeoutError:
        return  # the report counts what was not seen


async def _fetch_own(phone: Phone, sent: Sequence[Sent], seconds: float) -> None:
    accepted = {note.id for note in sent if note.phone is phone and note.answer.ok}
    phone.connection.own = None
    await phone.connection.sync(whole=True)
    try:
        await phone.connection.until(
            lambda: phone.own is not None and accepted <= set(_own_ids(phone)), seconds
        )
    except TimeoutError:
        return  # the report counts what is lost


def _own_ids(phone: Phone) -> Sequence[str]:
    return [note["id"] for note in (() if phone.own is None else phone.own["notes"])]


# Reporting ---------------------------------------------------------------------------------


def _only_joined(joins: Sequence[Join]) -> Report:
    present = _present(joins)
    steps = present[0].board["steps"] if present else ()
    return Report(
        phones=len(joins),
        joined=len(present),
        refused=_refused(joins),
        join=_join_timing(joins),
        step=None,
        first_step_with_notes=next((step["title"] for step in steps if step["limit"]), None),
    )


def _report(
    joins: Sequence[Join], burst: Burst, sent: Sequence[Sent], projector: Projector | None
) -> Report:
    present = _present(joins)
    accepted = [note for note in sent if note.answer.ok]
    states = Counter(note.state for note in accepted)
    return Report(
        phones=len(joins),
        joined=len(present),
        refused=_refused(joins),
        join=_join_timing(joins),
        step=burst.step["title"],
        burst_seconds=burst.seconds,
        notes=len(sent),
        acknowledged=len(accepted),
        answers=timing([note.answer.seconds for note in accepted]),
        sent_again=sum(note.answer.sent_times - 1 for note in sent),
        errors=Counter(str(note.answer.code) for note in sent if not note.answer.ok),
        waits=Counter(code for note in sent for code in note.answer.met),
        lost=states[None],
        doubled=_doubled(present, sent),
        waiting_for_review=states["waiting"],
        projector=_projector_delay(accepted, projector),
        unseen=_unseen(accepted, projector),
        reconnected=sum(phone.connection.times_connected - 1 for phone in present),
    )


def _refused(joins: Sequence[Join]) -> Counter[str]:
    return Counter(each.code for each in joins if each.code is not None)


def _join_timing(joins: Sequence[Join]) -> Timing | None:
    return timing([each.seconds for each in joins if each.code is None])


def _doubled(phones: Sequence[Phone], sent: Sequence[Sent]) -> int:
    """Rows in the writers' own lists beyond one for each note that was sent."""
    rows = [id_ for phone in phones for id_ in _own_ids(phone)]
    return len(rows) - len({note.id for note in sent} & set(rows))


def _projector_delay(accepted: Sequence[Sent], projector: Projector | None) -> Timing | None:
    seen = {} if projector is None else projector.seen
    return timing([seen[note.id] - note.at for note in accepted if note.id in seen])


def _unseen(accepted: Sequence[Sent], projector: Projector | None) -> int | None:
    if projector is None:
        return None
    return sum(note.state == "shown" and note.id not in projector.seen for note in accepted)

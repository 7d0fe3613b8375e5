"""A dress rehearsal tells the truth about the server it rehearses with."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from facilitation.rehearsal.rehearsal import rehearse
from facilitation.rehearsal.report import Report
from tests.rehearsal.small_hall import SmallHall

CODE = "482716"


def rehearse_in(hall: SmallHall, code: str = CODE, **wishes: Any) -> Report:
    async def play() -> Report:
        async with hall.open() as url:
            return await rehearse(
                url, code, phones=5, notes=12, burst_seconds=0.2, settle_seconds=0.5, **wishes
            )

    return asyncio.run(play())


def test_everything_that_was_written_is_counted() -> None:
    hall = SmallHall()
    report = rehearse_in(hall, projector_token="p")

    assert (report.joined, report.notes, report.acknowledged) == (5, 12, 12)
    assert (report.lost, report.doubled, report.unseen) == (0, 0, 0)
    assert report.projector is not None
    assert report.projector.n == 12
    assert report.holds


def test_a_note_that_was_acknowledged_and_is_not_there_is_lost() -> None:
    hall = SmallHall()
    hall.lose_from_store = 2
    report = rehearse_in(hall)

    assert report.lost == 2
    assert report.concerns[0] == "lost"


def test_lost_answers_are_sent_again_and_double_nothing() -> None:
    hall = SmallHall()
    hall.lose_answers = 1
    report = rehearse_in(hall)

    assert report.acknowledged == 12
    assert report.sent_again >= 1
    assert (report.lost, report.doubled) == (0, 0)


def test_without_an_open_notes_step_the_phones_only_join() -> None:
    hall = SmallHall()
    hall.step = None
    report = rehearse_in(hall)

    assert (report.joined, report.notes) == (5, 0)
    assert report.step is None
    assert report.first_step_with_notes == "Ronde 3: wat is er nodig?"


def test_refused_phones_are_counted_by_code() -> None:
    report = rehearse_in(SmallHall(), code="000000")

    assert report.refused == {"unknown_code": 5}
    assert report.concerns == ("nobody_joined",)


def test_a_report_is_plain_json() -> None:
    assert json.loads(json.dumps(rehearse_in(SmallHall()).as_json()))["holds"] is True

"""A rehearsal's report in plain words, in the language asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from babel.numbers import format_decimal

from facilitation.i18n import Speaker, UnknownKey
from facilitation.rehearsal.report import Report, Timing


def in_words(report: Report, language: str = "nl") -> str:
    """The report as people read it; the verdict is the last line."""
    speaker = Speaker(language, "rehearsal")
    return "\n".join([*_lines(report, speaker), verdict(report, language)])


def verdict(report: Report, language: str = "nl") -> str:
    """'Het houdt: …' or 'Let op: …'."""
    speaker = Speaker(language, "rehearsal")
    if report.concerns:
        concerns = [
            speaker.say(f"concern.{name}", lost=report.lost, doubled=report.doubled)
            for name in report.concerns
        ]
        return speaker.say("beware", concerns=" ".join(concerns))
    key = "holds.written" if report.notes else "holds.joined"
    return speaker.say(key, joined=report.joined, notes=report.notes)


def _lines(report: Report, speaker: Speaker) -> Iterator[str]:
    yield speaker.say("title")
    yield speaker.say("joined", joined=report.joined, phones=report.phones)
    yield from _timed("join_time", report.join, speaker)
    yield from _counted("refused", report.refused, speaker)
    if report.step is None:
        yield from _only_joined(report, speaker)
    else:
        yield from _written(report, report.step, speaker)


def _only_joined(report: Report, speaker: Speaker) -> Iterator[str]:
    if not report.joined:
        return
    first = report.first_step_with_notes
    more = "" if first is None else " " + speaker.say("first_step", title=first)
    yield speaker.say("no_step") + more


def _written(report: Report, step: str, speaker: Speaker) -> Iterator[str]:
    yield speaker.say("step", title=step)
    yield speaker.say(
        "notes",
        notes=report.notes,
        seconds=f"{report.burst_seconds:g}",
        acknowledged=report.acknowledged,
    )
    yield from _timed("answer_time", report.answers, speaker)
    yield from _timed("projector_time", report.projector, speaker)
    yield speaker.say("lost_and_doubled", lost=report.lost, doubled=report.doubled)
    yield from _exceptions(report, speaker)


def _exceptions(report: Report, speaker: Speaker) -> Iterator[str]:
    """Lines that are only there when there is something to say."""
    if report.waiting_for_review:
        yield speaker.say("review", waiting=report.waiting_for_review)
    if report.unseen:
        yield speaker.say("unseen", unseen=report.unseen)
    if report.sent_again or report.reconnected:
        yield speaker.say(
            "sent_again", sent_again=report.sent_again, reconnected=report.reconnected
        )
    yield from _counted("errors", report.errors, speaker)
    yield from _counted("waits", report.waits, speaker)


def _timed(key: str, timing: Timing | None, speaker: Speaker) -> Iterator[str]:
    if timing is None:
        return
    times = {
        name: _duration(getattr(timing, f"{name}_ms"), speaker)
        for name in ("p50", "p95", "p99", "max")
    }
    yield speaker.say(key, times=speaker.say("times", **times))


def _duration(milliseconds: float, speaker: Speaker) -> str:
    if milliseconds < 1000:
        return speaker.say("milliseconds", n=round(milliseconds))
    return speaker.say("seconds", n=_decimal(milliseconds / 1000, speaker))


def _decimal(number: float, speaker: Speaker) -> str:
    return str(format_decimal(round(number, 1), locale=speaker.language))


def _counted(key: str, codes: Mapping[str, int], speaker: Speaker) -> Iterator[str]:
    if not codes:
        return
    reasons = [
        speaker.say("reason", reason=_code(code, speaker), n=times) for code, times in codes.items()
    ]
    yield speaker.say(key, reasons=", ".join(reasons))


def _code(code: str, speaker: Speaker) -> str:
    """What a code means, or the code itself: the server may have codes we do not know."""
    try:
        return speaker.say(f"code.{code}")
    except UnknownKey:
        return code

"""A rehearsal's report in plain words, in the language asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from facilitation.assets import PACKAGE
from facilitation.rehearsal.report import Report, Timing


@dataclass(frozen=True, slots=True)
class Say:
    """The sentences of one language, by key."""

    language: str
    sentences: Mapping[str, str]

    def __call__(self, key: str, **params: object) -> str:
        return self.sentences[key].format(**params)

    def code(self, code: str) -> str:
        """What a code means, or the code itself: the server may have codes we do not know."""
        return self.sentences.get(f"code.{code}", code)

    def decimal(self, number: float) -> str:
        return str(format_decimal(round(number, 1), locale=self.language))


def in_words(report: Report, language: str = "nl") -> str:
    """The report as people read it; the verdict is the last line."""
    say = sentences_in(language)
    return "\n".join([*_lines(report, say), verdict(report, language)])


def verdict(report: Report, language: str = "nl") -> str:
    """'Het houdt: …' or 'Let op: …'."""
    say = sentences_in(language)
    if report.concerns:
        concerns = [
            say(f"concern.{name}", lost=report.lost, doubled=report.doubled)
            for name in report.concerns
        ]
        return say("beware", concerns=" ".join(concerns))
    key = "holds.written" if report.notes else "holds.joined"
    return say(key, joined=report.joined, notes=report.notes)


def _lines(report: Report, say: Say) -> Iterator[str]:
    yield say("title")
    yield say("joined", joined=report.joined, phones=report.phones)
    yield from _timed("join_time", report.join, say)
    yield from _counted("refused", report.refused, say)
    if report.step is None:
        yield from _only_joined(report, say)
    else:
        yield from _written(report, report.step, say)


def _only_joined(report: Report, say: Say) -> Iterator[str]:
    if not report.joined:
        return
    first = report.first_step_with_notes
    more = "" if first is None else " " + say("first_step", title=first)
    yield say("no_step") + more


def _written(report: Report, step: str, say: Say) -> Iterator[str]:
    yield say("step", title=step)
    yield say(
        "notes",
        notes=report.notes,
        seconds=f"{report.burst_seconds:g}",
        acknowledged=report.acknowledged,
    )
    yield from _timed("answer_time", report.answers, say)
    yield from _timed("projector_time", report.projector, say)
    yield say("lost_and_doubled", lost=report.lost, doubled=report.doubled)
    yield from _exceptions(report, say)


def _exceptions(report: Report, say: Say) -> Iterator[str]:
    """Lines that are only there when there is something to say."""
    if report.waiting_for_review:
        yield say("review", waiting=report.waiting_for_review)
    if report.unseen:
        yield say("unseen", unseen=report.unseen)
    if report.sent_again or report.reconnected:
        yield say("sent_again", sent_again=report.sent_again, reconnected=report.reconnected)
    yield from _counted("errors", report.errors, say)
    yield from _counted("waits", report.waits, say)


def _timed(key: str, timing: Timing | None, say: Say) -> Iterator[str]:
    if timing is None:
        return
    times = {
        name: _duration(getattr(timing, f"{name}_ms"), say) for name in ("p50", "p95", "p99", "max")
    }
    yield say(key, times=say("times", **times))


def _duration(milliseconds: float, say: Say) -> str:
    if milliseconds < 1000:
        return say("milliseconds", n=round(milliseconds))
    return say("seconds", n=say.decimal(milliseconds / 1000))


def _counted(key: str, codes: Mapping[str, int], say: Say) -> Iterator[str]:
    if not codes:
        return
    reasons = [say("reason", reason=say.code(code), n=times) for code, times in codes.items()]
    yield say(key, reasons=", ".join(reasons))


@cache
def sentences_in(language: str) -> Say:
    """The words of `language`: nl or en."""
    path = PACKAGE / "translations" / language / "LC_MESSAGES" / "rehearsal.po"
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language)
    return Say(language, {str(message.id): str(message.string) for message in catalogue})

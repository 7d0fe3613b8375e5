"""The chapter of how it was made: steps, people, and on what they wrote."""

from collections.abc import Iterator

from facilitation.exporters.blocks import Block, Grid, Paragraph
from facilitation.exporters.index import Index
from facilitation.exporters.records.codes import PerSource
from facilitation.exporters.records.meeting import LogEntry
from facilitation.exporters.words import Words


def how_it_was_made(index: Index, words: Words) -> Iterator[Block]:
    """The run-sheet, the steps as they went, and who was there."""
    workshop = index.document.workshop
    if workshop.run_sheet.name:
        yield Paragraph(words.say("made.run_sheet", name=workshop.run_sheet.name))
    if workshop.influence_text:
        yield Paragraph(workshop.influence_text)
    log = [_log_row(entry, words) for entry in index.document.process_log]
    if log:
        yield Grid(
            caption=words.say("made.log"),
            header=words.columns("when", "step", "out"),
            rows=tuple(log),
        )
    yield from _people(index, words)


def _log_row(entry: LogEntry, words: Words) -> tuple[str, ...]:
    moments = [words.clock(at) for at in (entry.opened_at, entry.closed_at) if at]
    out = [words.say(f"count.{kind}", n=n) for kind, n in entry.came_out.items()]
    return "–".join(moments), entry.title, ", ".join(out)


def _people(index: Index, words: Words) -> Iterator[Block]:
    counted = index.document.participation
    for family, counts in (("role", counted.per_role), ("area", counted.per_area)):
        if counts:
            yield Grid(
                caption=words.say(f"made.per_{family}", minimum=counted.min_group),
                header=words.columns(family, "people"),
                rows=tuple((words.name(family, code), str(n)) for code, n in counts.items()),
                figures=frozenset({1}),
            )
    if counted.per_source:
        yield Paragraph(words.say("made.per_source", sources=per_source(counted.per_source, words)))


def per_source(counts: PerSource, words: Words) -> str:
    """How many came on which channel, in one line."""
    return ", ".join(f"{words.name('source', source)} {n}" for source, n in counts.items())

"""The chapter of true stories, each with what the tables gave its owner."""

from collections.abc import Iterator

from facilitation.exporters.blocks import Block, Facts, Heading, Paragraph
from facilitation.exporters.index import Index
from facilitation.exporters.records.stories import CaseOutcomeRecord
from facilitation.exporters.words import Words


def told_stories(index: Index, words: Words) -> Iterator[Block]:
    """Each story with what the tables gave its owner; then what was given about none of them."""
    stories = sorted(index.document.cases, key=lambda case: case.number)
    if index.document.outcomes:
        yield Paragraph(words.say("cases.about"))
    for case in stories:
        yield Heading(3, f"{case.number} {case.title}")
        yield from (Paragraph(line) for line in case.story.splitlines() if line.strip())
        if case.question:
            yield Paragraph(words.say("cases.question", question=case.question))
        yield from _given(case.id, index, words)
        if case.picked_up_by:
            yield Paragraph(words.say(f"cases.picked_up.{case.picked_up_by}"))
    yield from _given(None, index, words)


def _given(case: str | None, index: Index, words: Words) -> Iterator[Block]:
    given = [one for one in index.document.outcomes if one.case == case]
    if given:
        yield Facts(tuple(_advice(one, words) for one in given))


def _advice(one: CaseOutcomeRecord, words: Words) -> tuple[str, str]:
    text = " ".join(line.strip() for line in one.text.splitlines() if line.strip())
    reaction = words.say("cases.reaction", text=one.reaction) if one.reaction else ""
    return f"{one.number} {words.name('outcome', one.kind)}", " ".join(
        filter(None, (text, reaction))
    )

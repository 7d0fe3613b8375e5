"""The chapters around the plans: how it was made, what we share, who brings what, what not."""

from collections.abc import Callable, Iterable, Iterator

from facilitation.exporters.agenda_chapters import told_by_people, told_by_plan
from facilitation.exporters.blocks import Block, Chapter, Notes, Paragraph
from facilitation.exporters.chapters.agreement import (
    left_out_and_why,
    what_we_share,
    where_we_differ,
)
from facilitation.exporters.chapters.effort import keeping_it_alive, money_needed, who_brings_what
from facilitation.exporters.chapters.making import how_it_was_made
from facilitation.exporters.chapters.stories import told_stories
from facilitation.exporters.chapters.themes import hidden_notes, numbered_themes, word_lists
from facilitation.exporters.chapters.votes import given_answers, votes_in_totals
from facilitation.exporters.index import Index
from facilitation.exporters.note_lines import note_lines
from facilitation.exporters.words import Words


def chapters(index: Index, words: Words) -> Iterator[Chapter]:
    """Every chapter that has something to say at this moment."""
    for anchor, blocks_of in CHAPTERS.items():
        blocks = tuple(_whole(anchor, blocks_of(index, words), index, words))
        if blocks:
            yield Chapter(anchor, words.say(f"chapter.{anchor}"), blocks)


def _whole(anchor: str, generated: Iterable[Block], index: Index, words: Words) -> Iterator[Block]:
    """A chapter as people typed it, then what the plan adds, then what the meetings tell."""
    if index.agenda:
        yield from told_by_people(anchor, index.agenda)
        yield from told_by_plan(anchor, index.agenda, words)
    yield from generated


def note_appendix(index: Index, words: Words) -> Chapter:
    """All notes by number, the loose ones too; of hidden ones only how many and why."""
    lines = note_lines(index.document.notes, index, words)
    about = words.say("notes.about") if lines else words.say("notes.none")
    blocks: list[Block] = [Paragraph(about)]
    blocks.extend(hidden_notes(index, words))
    return Chapter("notes", words.say("chapter.notes"), (*blocks, Notes(lines)))


def _nothing(index: Index, words: Words) -> Iterator[Block]:
    """For chapters that only a plan has."""
    return iter(())


CHAPTERS: dict[str, Callable[[Index, Words], Iterator[Block]]] = {
    "themes": numbered_themes,
    "cases": told_stories,
    "profile": _nothing,
    "made": how_it_was_made,
    "shared": what_we_share,
    "differences": where_we_differ,
    "matrix": who_brings_what,
    "money": money_needed,
    "alive": keeping_it_alive,
    "left_out": left_out_and_why,
    "votes": votes_in_totals,
    "answers": given_answers,
    "reactions": _nothing,
    "words": word_lists,
    "colophon": _nothing,
}

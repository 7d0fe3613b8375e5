"""Counting words together that mean the same, and apart again; only people do this."""

from dataclasses import replace

from facilitation.contract import payloads as p
from facilitation.domain.events import Event, WordsMerged
from facilitation.domain.people import Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import UnknownWord
from facilitation.domain.words import WordTally, word_id
from facilitation.services.sorting import Sorting


def merge_words(unit: Unit, who: Who, command: p.MergeWords) -> tuple[Event, ...]:
    """Count these words under one of them."""
    into = _word(unit, command.step, command.into)
    root = unit.words.get(into.into) if into.into else into
    sorting = Sorting(unit)
    for text in command.words:
        word = _word(unit, command.step, text)
        if root and word.id != root.id:
            _put_under(unit, sorting, word, root)
    return (WordsMerged(), *sorting.record("merge_words", who.audience))


def _put_under(unit: Unit, sorting: Sorting, word: WordTally, root: WordTally) -> None:
    for below in unit.words.where(step=word.step, into=word.id):
        sorting.word(replace(below, into=root.id))
    sorting.word(replace(word, into=root.id))


def split_word(unit: Unit, who: Who, command: p.SplitWord) -> tuple[Event, ...]:
    """Count what was merged into this word, or this word itself, apart again."""
    word = _word(unit, command.step, command.word)
    sorting = Sorting(unit)
    sorting.word(replace(word, into=None))
    for below in unit.words.where(step=word.step, into=word.id):
        sorting.word(replace(below, into=None))
    return (WordsMerged(), *sorting.record("split_word", who.audience))


def _word(unit: Unit, step: str, text: str) -> WordTally:
    word = unit.words.get(word_id(step, text))
    if word is None:
        raise UnknownWord(word=text)
    return word

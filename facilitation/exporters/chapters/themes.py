"""Chapters about what people wrote: themes, counted words, and how many notes were hidden."""

from collections.abc import Iterator

from facilitation.exporters.blocks import Block, Grid, Paragraph
from facilitation.exporters.index import Index
from facilitation.exporters.records.notes import ThemeRecord
from facilitation.exporters.words import Words


def numbered_themes(index: Index, words: Words) -> Iterator[Block]:
    """The themes by number, with how many notes and which plans they have."""
    themes = index.current_themes()
    if not themes:
        return
    yield Paragraph(words.say("themes.about"))
    yield Grid(
        caption="",
        header=words.columns("number", "theme", "notes", "plans"),
        rows=tuple(_theme_row(theme, index, words) for theme in themes),
        figures=frozenset({2}),
    )


def _theme_row(theme: ThemeRecord, index: Index, words: Words) -> tuple[str, ...]:
    name = theme.name
    if theme.state in ("parked", "suggested"):
        name = f"{name} ({words.say(f'theme.{theme.state}')})"
    plans = ", ".join(item.number for item in index.items_of.get(theme.id, ()))
    return str(theme.number), name, str(len(index.in_theme.get(theme.id, ()))), plans


def word_lists(index: Index, words: Words) -> Iterator[Block]:
    """The counted words of each step that asked for them."""
    for word_list in index.document.words:
        rows = tuple(
            (word.word, str(word.count), ", ".join(word.merged)) for word in word_list.words
        )
        if rows:
            header = words.columns("word", "count", "with")
            title = index.step_titles.get(word_list.step, word_list.step)
            yield Grid(title, header, rows, figures=frozenset({1}))


def hidden_notes(index: Index, words: Words) -> Iterator[Block]:
    """How many notes were hidden, and why; never their texts."""
    hidden = index.document.hidden
    if hidden:
        reasons = ", ".join(f"{n} × {words.name('hidden', reason)}" for reason, n in hidden.items())
        yield Paragraph(words.say("notes.hidden", n=sum(hidden.values()), reasons=reasons))

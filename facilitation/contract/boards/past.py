"""What can be undone and redone, on a board."""

from facilitation.contract.boards.shapes import Shape, ThemeChip


class HistoryEntry(Shape, frozen=True, kw_only=True):
    """A board command that can be undone or redone, by name, whoever gave it. `notes`: how many
    notes it moved; `theme`: where most of them went, or the theme it was about; `suggestion`: the
    kind of suggestion it answered."""

    command: str
    by: str
    notes: int = 0
    theme: ThemeChip | None = None
    suggestion: str | None = None


class History(Shape, frozen=True, kw_only=True):
    """The next undo and the next redo."""

    undo: HistoryEntry | None
    redo: HistoryEntry | None

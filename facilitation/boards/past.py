"""What can be undone and redone, by name."""

from collections import Counter

from facilitation.boards.snapshot import NOTES_AT_ONCE, Snapshot
from facilitation.contract.boards import past as b
from facilitation.domain.history import BoardEvent


def history(snapshot: Snapshot) -> b.History:
    """The last board command, and the first of those that were undone."""
    events = snapshot.store.board_events
    done = events.last(undone=False, dropped=False)
    if done and len(done.changes) > NOTES_AT_ONCE:
        snapshot.turn()  # to read what moved a thousand notes takes as long as to read the notes
    undone = events.first(undone=True, dropped=False)
    return b.History(
        undo=_entry(snapshot, done) if done else None,
        redo=_entry(snapshot, undone) if undone else None,
    )


def _entry(snapshot: Snapshot, event: BoardEvent) -> b.HistoryEntry:
    return b.HistoryEntry(
        command=event.command,
        by=event.by,
        notes=len({change.id for change in event.changes if change.kind == "note"}),
        theme=snapshot.chip(_theme_of(event)),
        suggestion=_answered(snapshot, event),
    )


def _answered(snapshot: Snapshot, event: BoardEvent) -> str | None:
    """The kind of suggestion that this said yes or no to."""
    answered = (change.id for change in event.changes if change.kind == "suggestion")
    suggestion = snapshot.store.suggestions.get(next(answered, ""))
    return suggestion.kind if suggestion else None


def _theme_of(event: BoardEvent) -> str | None:
    """Where most of the notes went, else the theme that was changed."""
    went = Counter(
        change.after["theme"]
        for change in event.changes
        if change.kind == "note" and change.after.get("theme")
    )
    if went:
        return str(went.most_common(1)[0][0])
    return next((change.id for change in event.changes if change.kind == "theme"), None)

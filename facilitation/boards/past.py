"""What can be undone and redone, by name."""

from facilitation.boards.snapshot import Snapshot
from facilitation.contract.boards import past as b
from facilitation.domain.history import PastCommand


def history(snapshot: Snapshot) -> b.History:
    """The last board command, and the first of those that were undone."""
    past = snapshot.store.past_commands
    done = past.last(undone=False, dropped=False)
    undone = past.first(undone=True, dropped=False)
    return b.History(
        undo=_entry(snapshot, done) if done else None,
        redo=_entry(snapshot, undone) if undone else None,
    )


def _entry(snapshot: Snapshot, past: PastCommand) -> b.HistoryEntry:
    answered = past.headline.suggestion
    suggestion = snapshot.store.suggestions.get(answered) if answered else None
    return b.HistoryEntry(
        command=past.command,
        by=past.by,
        notes=past.headline.notes,
        theme=snapshot.chip(past.headline.about),
        suggestion=suggestion.kind if suggestion else None,
    )

"""Facts, in the past tense: what a command brought about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """The base of every fact. `participants`: those whose own things changed."""

    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParticipantChanged(Event):
    """Someone joined, or said something about themselves."""


@dataclass(frozen=True, slots=True)
class NoteChanged(Event):
    """A note was written, changed, taken back, hidden or shown."""


@dataclass(frozen=True, slots=True)
class AnswerGiven(Event):
    """An answer or a ballot came in, or was changed."""


@dataclass(frozen=True, slots=True)
class Counted(Event):
    """People, hands, stickers or paper ballots were counted."""


@dataclass(frozen=True, slots=True)
class PlanChanged(Event):
    """A plan card or a pledge came in, or was changed."""


@dataclass(frozen=True, slots=True)
class CardsMade(Event):
    """Voting cards were made, or printed anew."""


@dataclass(frozen=True, slots=True)
class CaseChanged(Event):
    """A story, what a table gives its owner, or the owner's reaction came in or was changed."""


@dataclass(frozen=True, slots=True)
class BoardSorted(Event):
    """Notes or themes were moved, made, named, merged, split or parked."""


@dataclass(frozen=True, slots=True)
class SuggestionsChanged(Event):
    """The machine suggests something else than before."""


@dataclass(frozen=True, slots=True)
class WordsMerged(Event):
    """Words are counted together, or apart again."""


@dataclass(frozen=True, slots=True)
class MeetingMoved(Event):
    """A step, the timer, the inputs or the closing changed."""


@dataclass(frozen=True, slots=True)
class ThemesShown(Event):
    """From now on everybody sees the themes."""


@dataclass(frozen=True, slots=True)
class ScreenChanged(Event):
    """The projector shows something else."""

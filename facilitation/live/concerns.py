"""Which events change what an audience sees. What is not listed reaches nobody."""

from collections.abc import Iterable, Mapping

from facilitation.domain import events as e
from facilitation.domain.people import BOARD_AUDIENCES, Audience

EVERYBODY = frozenset(Audience)

CONCERNS: Mapping[type[e.Event], frozenset[Audience]] = {
    e.ParticipantChanged: frozenset({Audience.FACILITATOR, Audience.PROJECTOR}),
    e.NoteChanged: EVERYBODY,
    e.AnswerGiven: EVERYBODY,
    e.Counted: EVERYBODY,
    e.PlanChanged: EVERYBODY,
    e.CardsMade: frozenset({Audience.FACILITATOR}),
    e.CaseChanged: EVERYBODY,
    e.BoardSorted: EVERYBODY,
    e.WordsMerged: EVERYBODY,
    e.SuggestionsChanged: BOARD_AUDIENCES,
    e.MeetingMoved: EVERYBODY,
    e.ThemesShown: EVERYBODY,
    e.ScreenChanged: frozenset({Audience.FACILITATOR, Audience.PROJECTOR}),
}

#: What phones must see at once; the rest are numbers that may be a second old.
URGENT_FOR_PHONES = frozenset({e.MeetingMoved, e.ThemesShown})


def audiences(events: Iterable[e.Event]) -> frozenset[Audience]:
    """Everybody who sees something else after these events."""
    return frozenset().union(*(CONCERNS.get(type(event), frozenset()) for event in events))


def urgent(events: Iterable[e.Event]) -> bool:
    """Whether phones must hear of it at once."""
    return any(type(event) in URGENT_FOR_PHONES for event in events)


def authors(events: Iterable[e.Event]) -> frozenset[str]:
    """Everybody whose own things changed."""
    return frozenset(author for event in events for author in event.participants)

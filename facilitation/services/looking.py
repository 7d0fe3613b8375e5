"""What the machine is asked when it looks at a board."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from facilitation.contract import payloads as p
from facilitation.domain.grouping import GroupingRequest, Sortable, SplitRequest
from facilitation.domain.notes import Note, ReviewState
from facilitation.domain.ports import Store
from facilitation.domain.refusals import UnknownTheme
from facilitation.domain.suggestions import Standing, SuggestionKind, split_id
from facilitation.domain.themes import Theme
from facilitation.services.grouping import anchors, grouping_request, is_sorted, question_of
from facilitation.services.options import themes_of

#: With fewer notes there is nothing to see in them yet.
FIRST_NOTES = 15
#: After so many notes others have their turn: reading a thousand holds up the hall.
READ_AT_ONCE = 200
#: A theme is large with more notes than this, and than this share of all.
LARGE_THEME, LARGE_SHARE = 25, 0.3


@dataclass(frozen=True, slots=True)
class Looked:
    """The board as it was read, and what to ask the machine about it."""

    revision: int
    notes: Mapping[str, Note]
    themes: tuple[Theme, ...]
    request: GroupingRequest
    splits: tuple[SplitRequest, ...] = ()


#: Lets others do something before a long command goes on.
Turn = Callable[[], object]


def look(store: Store, turn: Turn) -> Looked | None:
    """What to ask in the background; None as long as there is nothing to suggest about."""
    if store.workshop.notes < FIRST_NOTES:
        return None
    themes, notes = themes_of(store), shown(store, turn)
    if len(notes) < FIRST_NOTES:
        return None
    if themes:
        request = _standing_request(store, themes, notes)
        return Looked(store.workshop.revision, notes, themes, request, _large(store, themes, notes))
    if store.suggestions.first(kind=SuggestionKind.GROUPING, standing=Standing.OPEN, asked=True):
        return None  # somebody is looking at what they asked for
    return _everything(store, p.PreviewGrouping(), notes)


def look_at_all(store: Store, wanted: p.Regroup | p.PreviewGrouping, turn: Turn) -> Looked:
    """What to ask for a grouping of everything."""
    return _everything(store, wanted, shown(store, turn))


def _everything(
    store: Store, wanted: p.Regroup | p.PreviewGrouping, notes: Mapping[str, Note]
) -> Looked:
    request = grouping_request(store, wanted, notes.values())
    return Looked(store.workshop.revision, notes, themes_of(store), request)


def shown(store: Store, turn: Turn) -> Mapping[str, Note]:
    """Every note that can lie in a theme; all as they are at one moment, also when others have
    their turn meanwhile."""
    found = {}
    for number, note in enumerate(store.notes.each(review=ReviewState.SHOWN), start=1):
        if is_sorted(note):
            found[note.id] = note
        if number % READ_AT_ONCE == 0:
            turn()
    return found


def look_at_theme(store: Store, theme_id: str) -> tuple[int, SplitRequest]:
    """What to ask for a split of one theme, and the revision at which it looked so."""
    if theme_id not in {theme.id for theme in themes_of(store)}:
        raise UnknownTheme(theme=theme_id)
    notes = store.notes.where(theme=theme_id, review=ReviewState.SHOWN)
    return store.workshop.revision, _split_request(store, theme_id, notes)


def _standing_request(
    store: Store, themes: tuple[Theme, ...], notes: Mapping[str, Note]
) -> GroupingRequest:
    """Everything that lies somewhere is pinned there; the machine may have an opinion."""
    return GroupingRequest(
        tuple(Sortable(note.id, note.text, note.theme) for note in notes.values()),
        anchors(themes),
        None,
        question_of(store),
    )


def _large(
    store: Store, themes: tuple[Theme, ...], notes: Mapping[str, Note]
) -> tuple[SplitRequest, ...]:
    """Themes that hold too much to be one, unless somebody said they are."""
    lying: dict[str, list[Note]] = defaultdict(list)
    for note in notes.values():
        if note.theme:
            lying[note.theme].append(note)
    most = max(LARGE_THEME, LARGE_SHARE * len(notes))
    large = [theme.id for theme in themes if len(lying[theme.id]) > most]
    declined = store.suggestions.many(map(split_id, large))
    return tuple(
        _split_request(store, theme, lying[theme])
        for theme in large
        if (known := declined.get(split_id(theme))) is None
        or known.standing is not Standing.DECLINED
    )


def _split_request(store: Store, theme: str, notes: Iterable[Note]) -> SplitRequest:
    texts = tuple((note.id, note.text) for note in notes if note.text)
    return SplitRequest(theme, texts, question_of(store))

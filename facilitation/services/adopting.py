"""Taking over what the machine proposes, as things are by then (decision 0039)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from facilitation.domain.events import BoardSorted, Event, SuggestionsChanged
from facilitation.domain.grouping import ProposedGrouping, ProposedPlace, ProposedTheme
from facilitation.domain.notes import Note, PlacedBy, ReviewState
from facilitation.domain.people import Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import UnknownSuggestion
from facilitation.domain.suggestions import KeptProposal, Standing, Suggestion
from facilitation.domain.themes import NamedBy, Theme, ThemeState
from facilitation.services.answering import to_answer
from facilitation.services.grouping import SEED, concepts, free_themes, may_move
from facilitation.services.options import themes_of
from facilitation.services.sorting import Sorting, next_theme_number
from facilitation.services.theme_names import folded, free_name
from facilitation.services.tokens import new_id

#: So many notes are placed in one transaction, and then others have their turn.
PLACES_AT_ONCE = 40

Places = Sequence[ProposedPlace]


@dataclass(frozen=True, slots=True)
class AdoptGrouping:
    """The second half of `regroup`, and of following a suggested grouping: what the machine
    proposed, or the part of it that `part` are the places of; the first part has none, and makes
    the themes. `anew`: with another number of themes or new seeds, so that themes nobody touched or
    saw may go. `notes`: as they were read at `revision`. `suggestion`: the id of the one that is
    followed. `undo`: the id of the one step of undo that all parts are. `ids`: of themes that are
    made, by key."""

    anew: bool
    places: Places
    themes: Sequence[ProposedTheme]
    revision: int
    notes: Mapping[str, Note]
    suggestion: str | None
    undo: str
    ids: Mapping[str, str]
    begin: int = 0
    end: int = 0

    @property
    def command(self) -> str:
        """What people did."""
        return "answer_suggestion" if self.suggestion else "regroup"

    @property
    def part(self) -> Places:
        """The places of this part."""
        return self.places[self.begin : self.end]

    @property
    def is_first(self) -> bool:
        """Whether no part came before."""
        return self.end == 0

    @property
    def is_last(self) -> bool:
        """Whether no part follows."""
        return self.end >= len(self.places)


def parts_of(
    anew: bool,
    proposed: ProposedGrouping | KeptProposal,
    revision: int,
    notes: Mapping[str, Note],
    suggestion: str | None = None,
) -> Iterator[AdoptGrouping]:
    """A proposal in parts that hold up nobody, the first of which makes the themes."""
    places, themes = proposed.places, proposed.themes
    ids = {theme.key: new_id() for theme in themes}
    first = AdoptGrouping(anew, places, themes, revision, notes, suggestion, new_id(), ids)
    yield first
    for begin in range(0, len(places), PLACES_AT_ONCE):
        yield replace(first, begin=begin, end=begin + PLACES_AT_ONCE)


def adopt_grouping(unit: Unit, who: Who, adopted: AdoptGrouping) -> tuple[Event, ...]:
    """Take over a part of a proposal as things are now; whatever a person did meanwhile stays. Who
    took back what came before does not want the rest."""
    if not adopted.is_first and unit.past_commands.count(id=adopted.undo, undone=True):
        return ()
    sorting = Sorting(unit, adopted.undo)
    adoption = _Adoption(unit, sorting, adopted.anew, adopted.themes, adopted.ids)
    followed = _followed(unit, adopted)
    notes = _as_they_are_now(unit, adopted)
    if adopted.is_first:
        adoption.make_themes(adopted.places, notes)
    adoption.place(adopted.part, notes)
    if adopted.is_last:
        adoption.clear_away()
    if followed:
        if not (sorting.changed or adoption.moves_any(adopted.places, notes)):
            raise UnknownSuggestion(suggestion=followed.id)
        sorting.suggestion(replace(followed, standing=Standing.ACCEPTED))
    events = sorting.record(adopted.command, who.audience)
    if not adopted.is_first:
        return events
    return (*events, SuggestionsChanged()) if followed else events or (BoardSorted(),)


def _followed(unit: Unit, adopted: AdoptGrouping) -> Suggestion | None:
    """The suggestion that the first part answers."""
    if adopted.suggestion is None or not adopted.is_first:
        return None
    return to_answer(unit, adopted.suggestion)


def _as_they_are_now(unit: Unit, adopted: AdoptGrouping) -> Mapping[str, Note]:
    """Of a later part only its own. The first looks at all, and who reads a thousand notes holds up
    the hall. Notes that were taken out leave no trace but `whole_since`; then all that are left are
    read again."""
    if not adopted.is_first:
        return unit.notes.many([place.note for place in adopted.part])
    if unit.workshop.whole_since > adopted.revision:
        return unit.notes.many([place.note for place in adopted.places])
    changed = unit.notes.changed_since(adopted.revision)
    return {**adopted.notes, **{note.id: note for note in changed}}


class _Adoption:
    """Themes and notes on their way to what was proposed."""

    def __init__(
        self,
        unit: Unit,
        sorting: Sorting,
        anew: bool,
        themes: Sequence[ProposedTheme],
        ids: Mapping[str, str],
    ) -> None:
        self._unit = unit
        self._sorting = sorting
        self._themes = themes
        self._new_ids = ids
        self._free = free_themes(unit, anew, themes_of(unit))
        self._known = self._standing()
        self._ids = {key: theme.id for key, theme in self._known.items()}

    def _standing(self) -> Mapping[str, Theme]:
        """The standing theme of each key: by its id, by what the machine takes it for, or because
        somebody asks for a theme by the name of one that stays."""
        standing = {theme.id: theme for theme in themes_of(self._unit)}
        by_concept = concepts(standing.values())
        by_name = {
            theme.name.casefold(): theme
            for theme in standing.values()
            if theme.id not in self._free
        }
        found = {}
        for one in self._themes:
            named = by_name.get(one.name.casefold()) if one.key.startswith(SEED) else None
            ids = (one.key, self._new_ids.get(one.key, ""), by_concept.get(one.key, ""))
            theme = next((standing[id_] for id_ in ids if id_ in standing), named)
            if theme:
                found[one.key] = theme
        return found

    def make_themes(self, places: Places, notes: Mapping[str, Note]) -> None:
        """Standing themes keep theirs, new ones are made, the largest first."""
        wanted = (place.key for place in places if self._may_place(place, notes))
        sizes = Counter(key for key in wanted if key)
        leaving = self._free - set(self._ids.values())
        taken = folded(theme.name for theme in themes_of(self._unit) if theme.id not in leaving)
        for one in sorted(self._themes, key=lambda one: (-sizes[one.key], one.key)):
            if one.key in self._known:
                self._describe(self._known[one.key], one)
            elif sizes[one.key] or one.key.startswith(SEED):
                name = free_name(one.name, one.terms, taken)
                self._ids[one.key] = self._make_theme(replace(one, name=name))
                taken.add(name.casefold())

    def _may_place(self, place: ProposedPlace, notes: Mapping[str, Note]) -> bool:
        note = notes.get(place.note)
        return note is not None and note.review is ReviewState.SHOWN and may_move(note, self._free)

    def _describe(self, theme: Theme, proposed: ProposedTheme) -> None:
        """Names stay; the words and samples beside them follow the notes."""
        self._sorting.theme(
            replace(
                theme,
                terms=proposed.terms or theme.terms,
                samples=proposed.samples or theme.samples,
            )
        )

    def _make_theme(self, proposed: ProposedTheme) -> str:
        seeded = proposed.key.startswith(SEED)
        theme = Theme(
            id=self._new_ids[proposed.key],
            number=next_theme_number(self._unit),
            name=proposed.name,
            state=ThemeState.ACTIVE if seeded else ThemeState.SUGGESTED,
            named_by=NamedBy.HAND if seeded else NamedBy.MACHINE,
            terms=proposed.terms,
            samples=proposed.samples,
            concept=None if seeded else proposed.key,
        )
        self._sorting.new_theme(theme)
        return theme.id

    def place(self, places: Places, notes: Mapping[str, Note]) -> None:
        """Place what may still be placed. A theme that people took off the wall meanwhile is not
        made again: its notes lie loose."""
        for place in places:
            if self._may_place(place, notes):
                self._place(notes[place.note], place)

    def moves_any(self, places: Places, notes: Mapping[str, Note]) -> bool:
        """Whether any of these would lie elsewhere than it does."""
        return any(
            self._may_place(place, notes)
            and notes[place.note].theme != self._ids.get(place.key or "")
            for place in places
        )

    def _place(self, note: Note, place: ProposedPlace) -> None:
        theme = self._ids.get(place.key) if place.key else None
        self._sorting.place(
            note,
            {
                "theme": theme,
                "placed_by": PlacedBy.MACHINE if theme else PlacedBy.NONE,
                "why": place.why,
                "confidence": round(place.confidence, 3),
                "second": self._ids.get(place.second) if place.second else None,
            },
        )

    def clear_away(self) -> None:
        """Themes of the machine that hold nothing after a new proposal leave the wall."""
        self._sorting.leave_if_empty(self._free - set(self._ids.values()))

"""From an evening into the plan: what there is to choose from, and an item of each choice."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from facilitation.domain.agenda import items as a
from facilitation.domain.agenda.items import TEXT_LIMITS, AgendaItem, Origin, OriginKind, Support
from facilitation.domain.agenda.numbers import whole
from facilitation.domain.cases import Case, CaseOutcome
from facilitation.domain.notes import Note, ReviewState
from facilitation.domain.plans import Item, Pledge, number_order
from facilitation.domain.themes import Theme, ThemeState, on_the_wall
from facilitation.domain.totals import JoiningTotals

LONGEST_TITLE = TEXT_LIMITS["title"]


@dataclass(frozen=True, slots=True)
class Evening:
    """What one workshop brings: its visible notes, themes, plan cards and votes on themes. In
    `joining` are those who joined in the house that the workshop was imported from;
    `money_divided`: plan -> what the vote about money said of it."""

    code: str
    notes: Sequence[Note]
    themes: Sequence[Theme]
    items: Sequence[Item]
    pledges: Sequence[Pledge]
    theme_votes: Mapping[str, tuple[int, int]]
    joining: Sequence[JoiningTotals] = ()
    cases: Sequence[Case] = ()
    outcomes: Sequence[CaseOutcome] = ()
    money_divided: Mapping[str, str] = field(default_factory=dict)

    def about_case(self, case: str | None) -> tuple[Note, ...]:
        """What was written about one story and everybody may read, by number."""
        mine = (note for note in self.notes if case and note.key == case and is_visible(note))
        return tuple(sorted(mine, key=lambda note: note.number))

    def title_of(self, case: str | None) -> str:
        """What a story is called."""
        return next((one.title for one in self.cases if one.id == case), "")

    def shown_in(self, theme: str | None) -> tuple[Note, ...]:
        """The notes of one theme that everybody may read, by number."""
        mine = (note for note in self.notes if theme and note.theme == theme and is_visible(note))
        return tuple(sorted(mine, key=lambda note: note.number))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A plan card, a theme for which there is no card, or what a table gave about a story.
    `wanted`: whether it usually goes in; a parked theme, or one with too few people, usually does
    not, and neither does a lesson."""

    origin: Origin
    number: str
    title: str
    theme: str
    theme_number: int | None
    notes: int
    votes: int | None
    rank: int | None
    says_yes: int
    reachable: int
    wanted: bool


def is_visible(note: Note) -> bool:
    """Whether the plan may show it."""
    return note.review is ReviewState.SHOWN and not note.rehearsal


def candidates(evening: Evening, known: Collection[Origin]) -> tuple[Candidate, ...]:
    """What is not in the plan yet: cards by number, and themes without a card, by votes."""
    themes = {theme.id: theme for theme in evening.themes}
    cards = [card for card in evening.items if not card.rehearsal]
    with_card = {card.theme for card in cards}
    bare = [theme for theme in on_the_wall(evening.themes) if theme.id not in with_card]
    found = [_of_card(card, themes.get(card.theme or ""), evening) for card in cards]
    found += [_of_theme(theme, evening) for theme in bare]
    found += [_of_outcome(one, evening) for one in evening.outcomes if not one.rehearsal]
    fresh = (one for one in found if one.origin not in known)
    return tuple(sorted(fresh, key=lambda one: (one.rank or 10_000, number_order(one.number))))


def _of_card(card: Item, theme: Theme | None, evening: Evening) -> Candidate:
    return Candidate(
        origin=Origin(evening.code, OriginKind.ITEM, card.id),
        number=card.number,
        title=card.title or (theme.name if theme else ""),
        theme=theme.name if theme else "",
        theme_number=theme.number if theme else None,
        notes=len(evening.shown_in(card.theme)),
        votes=card.votes,
        rank=card.rank,
        says_yes=card.says_yes,
        reachable=card.reachable,
        wanted=True,
    )


def _of_theme(theme: Theme, evening: Evening) -> Candidate:
    votes, rank = evening.theme_votes.get(theme.id, (None, None))
    joined = [one for one in evening.pledges if one.item == theme.id and not one.withdrawn]
    return Candidate(
        origin=Origin(evening.code, OriginKind.THEME, theme.id),
        number=str(theme.number),
        title=theme.name,
        theme=theme.name,
        theme_number=theme.number,
        notes=len(evening.shown_in(theme.id)),
        votes=votes,
        rank=rank,
        says_yes=len(joined),
        reachable=sum(one.reachable for one in joined),
        wanted=theme.state is not ThemeState.PARKED,
    )


def _of_outcome(outcome: CaseOutcome, evening: Evening) -> Candidate:
    """Its first sentence names it; people usually make that shorter."""
    first = outcome.text.splitlines()[0]
    return Candidate(
        origin=Origin(evening.code, OriginKind.OUTCOME, outcome.id),
        number=outcome.number,
        title=first[:LONGEST_TITLE],
        theme=evening.title_of(outcome.case)[:LONGEST_TITLE],
        theme_number=None,
        notes=len(evening.about_case(outcome.case)),
        votes=None,
        rank=None,
        says_yes=0,
        reachable=0,
        wanted=outcome.kind == "advice",
    )


def item_of(chosen: Candidate, evening: Evening, blank: AgendaItem) -> AgendaItem:
    """An agenda item with all that the evening knows of it; words of residents are copied as they
    are. `blank` brings id, plan, number and place."""
    given = next((one for one in evening.outcomes if one.id == chosen.origin.id), None)
    if given:
        return _item_of_outcome(given, chosen, evening, blank)
    card = next((one for one in evening.items if one.id == chosen.origin.id), None)
    theme = card.theme if card else chosen.origin.id
    notes = evening.shown_in(theme)
    support = Support(evening.code, chosen.votes, chosen.rank, _ranked(evening))
    return AgendaItem(
        id=blank.id,
        plan=blank.plan,
        number=blank.number,
        position=blank.position,
        title=blank.title or chosen.title,
        theme=chosen.theme,
        theme_number=whole(blank.number),
        origins=_origins(evening.code, chosen.origin, theme, notes),
        support=(support,),
        **(_of_the_card(card) if card else {}),
    )


def _item_of_outcome(
    given: CaseOutcome, chosen: Candidate, evening: Evening, blank: AgendaItem
) -> AgendaItem:
    """What a table gave, in its own words; its origins lead to the talk about its story."""
    return replace(
        blank,
        title=blank.title or chosen.title,
        theme=chosen.theme,
        theme_number=None,
        reason=given.text[: TEXT_LIMITS["reason"]],
        origins=_origins(evening.code, chosen.origin, None, evening.about_case(given.case)),
    )


def _origins(
    code: str, chosen: Origin, theme: str | None, notes: Sequence[Note]
) -> tuple[Origin, ...]:
    of_theme = (Origin(code, OriginKind.THEME, theme),) if theme else ()
    of_notes = (Origin(code, OriginKind.NOTE, note.id) for note in notes)
    return tuple(dict.fromkeys((chosen, *of_theme, *of_notes)))


def _ranked(evening: Evening) -> int:
    cards = sum(card.rank is not None for card in evening.items)
    return cards or len(evening.theme_votes)


#: Texts that a plan card and an agenda item both have.
SHARED_TEXTS = (
    "reason",
    "ambition",
    "success_sign",
    "first_step",
    "first_step_date",
    "shared",
    "differences",
    "dream",
    "cost_note",
    "next_question",
)


#: Whom a table may name before a colon, 'gemeente: de verf', as a party of the agenda.
NAMED_FIRST: Final[Mapping[str, str]] = {
    "bewoners": "residents",
    "gemeente": "municipality",
    "corporatie": "housing_association",
    "woningcorporatie": "housing_association",
    "wijkteam": "neighbourhood_team",
    "vereniging": "organisation",
    "organisatie": "organisation",
    "ondernemer": "entrepreneur",
    "ondernemers": "entrepreneur",
    "winkeliers": "entrepreneur",
    "school": "school",
    "scholen": "school",
    "politie": "police",
}


def _party_named_in(what: str) -> str:
    """Who brings it, where the table wrote that first; the words themselves stay as they are."""
    return NAMED_FIRST.get(what.partition(":")[0].strip().casefold(), "residents")


def _of_the_card(card: Item) -> dict[str, Any]:
    texts: dict[str, Any] = {name: getattr(card, name) for name in SHARED_TEXTS}
    return texts | {
        "kind": card.kind or "project",
        "horizon": card.horizon or "",
        "decision_level": card.decision_level or "",
        "contact": card.contact_group,
        "cost_estimate": card.cost_estimate,
        "actions": tuple(
            a.Action(f"{card.id[:24]}-a{n}", one.text, one.who, one.due)
            for n, one in enumerate(card.actions, start=1)
        ),
        "contributions": tuple(
            a.Contribution(
                f"{card.id[:24]}-b{n}",
                one.what,
                one.party or _party_named_in(one.what),
                kind=one.kind,
                level=one.level,
            )
            for n, one in enumerate(card.contributions, start=1)
        ),
    }

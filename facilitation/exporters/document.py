"""One workshop as it may leave the house: the JSON export, and the source of every other format.

Nothing in here can say who wrote what: there is no author, no table, no time of a single note,
no contact detail and no single vote, so no exporter can leak one. Whoever fills it leaves hidden
notes out, and puts groups smaller than `min_group` together before they get here.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, Literal

from msgspec import Meta

from facilitation.domain.cases import CASE_LIMITS, MOST_ASKED

FORMAT: Final = "samenspel/1"
CASE_FORMAT: Final = "samenspel-case/1"

Source = Literal["device", "table", "paper"]
Unit = Literal["person", "table"]
PlacedBy = Literal["machine", "hand", "none"]
NoteKind = Literal["word", "idea", "signal", "quote", "point", "question", "correction"]
ThemeState = Literal["suggested", "active", "parked", "merged"]
BallotMethod = Literal["dots", "top3", "budget_plans", "budget_amounts", "pick", "table_consensus"]
MoneyOutcome = Literal["funded", "not_funded", "to_draw", "waiting"]
DecisionLevel = Literal["inform", "consult", "decide_together", "residents_decide"]
Feasibility = Literal["unknown", "yes", "partly", "no", "being_examined"]
Horizon = Literal["now", "this_year", "one_to_four_years", "later"]
ItemStatus = Literal[
    "idea",
    "checking",
    "agreed",
    "active",
    "done",
    "ongoing",
    "paused",
    "declined",
    "handed_over",
]
OutcomeKind = Literal["advice", "lesson", "profile", "question"]
PickedUpBy = Literal["residents", "neighbourhood_team", "together"]
Outcome = Literal[
    "people",
    "notes",
    "words",
    "themes",
    "answers",
    "ballots",
    "items",
    "outcomes",
    "pledges",
    "offers",
]

Count = Annotated[int, Meta(ge=0)]
Cents = Annotated[int, Meta(ge=0, description="euro cents")]
PerSource = Mapping[Source, Count]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """The place, and the words it has chosen for itself and for its agenda."""

    name: str
    level: str = "wijk"
    place_word: str = "wijk"
    plan_label: str = "wijkagenda"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepQuestion:
    """One question of a step that asks several."""

    key: str
    text: str
    options: tuple[str, ...] = ()
    options_from: Annotated[str | None, Meta(description="theme: the themes are the options")] = (
        None
    )
    other: Annotated[bool, Meta(description="'something else' may be answered too")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheetStep:
    """One step; `settings` holds its other fields as the run-sheet file has them."""

    id: str
    kind: str
    title: str
    text: str = ""
    chapter: str = ""
    min: Annotated[int, Meta(ge=0, description="planned minutes")] = 0
    limit: Annotated[int, Meta(description="most characters in a note")] | None = None
    questions: tuple[StepQuestion, ...] = ()
    options: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheet:
    """The workshop's own copy of its run-sheet."""

    id: str
    name: str = ""
    goal: str = ""
    steps: tuple[RunSheetStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopRecord:
    """The meeting itself: what, when and where it was, what it asked and what comes next."""

    title: str
    code: str
    question: str = ""
    date: datetime.date | None = None
    place: str = ""
    state: str = "draft"
    opened_at: datetime.datetime | None = None
    closed_at: datetime.datetime | None = None
    decision_level: DecisionLevel | None = None
    controller: Annotated[
        str, Meta(description="the organisation that answers for what is kept")
    ] = ""
    influence_text: str = ""
    essence: str = ""
    next_date: Annotated[str, Meta(description="as people typed it; empty: still to come")] = ""
    next_by_when: str = ""
    next_contact: Annotated[
        str, Meta(description="a group, or someone who agreed to be named; never an address")
    ] = ""
    run_sheet: RunSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecord:
    """The agenda as a document: title, version and public address."""

    title: str
    version: int = 1
    state: str = "draft"
    intro: str = ""
    url: Annotated[str | None, Meta(description="public page; the QR codes point to it")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """How many people, as the desk counted them; small groups are together as `merged`."""

    headcount: Count | None = None
    tables: Count | None = None
    min_group: Annotated[int, Meta(ge=5)] = 5
    per_role: Mapping[str, Count] = field(default_factory=dict)
    per_area: Mapping[str, Count] = field(default_factory=dict)
    per_source: Annotated[PerSource, Meta(description="notes per source")] = field(
        default_factory=dict
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRecord:
    """One note that everybody may see, exactly as written; `text_pending` waits on paper."""

    id: str
    number: Count
    text: str
    step: str
    key: str | None = None
    kind: NoteKind = "idea"
    source: Source
    unit: Unit = "person"
    theme: Annotated[str | None, Meta(description="theme id; null: loose")] = None
    placed_by: PlacedBy = "none"
    late: bool = False
    text_pending: bool = False
    waiting: Annotated[bool, Meta(description="somebody has yet to look at it")] = False
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRecord:
    """A theme; its number is also its colour and never changes."""

    id: str
    number: Annotated[int, Meta(ge=1)]
    name: str
    summary: str = ""
    terms: tuple[str, ...] = ()
    state: ThemeState = "active"
    count: Count = 0
    merged_into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCount:
    """A word, the number of notes that say it, and the words people counted with it."""

    word: str
    count: Count
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """The counted words of one step, most named first; rounds are never added together."""

    step: str
    words: tuple[WordCount, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTotals:
    """How often each answer was given to one question."""

    step: str
    question: str | None = None
    text: str = ""
    totals: Mapping[str, Count] = field(default_factory=dict)
    answered: Count = 0
    per_source: PerSource = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionTotal:
    """What one option of a ballot got from everybody together."""

    id: str
    number: str = ""
    title: str
    total: Count
    per_source: PerSource = field(default_factory=dict)
    rank: Annotated[int, Meta(ge=1)] | None = None
    asks: Annotated[Cents | None, Meta(description="what a plan asks for")] = None
    outcome: Annotated[
        MoneyOutcome | None, Meta(description="where money was divided: whether it gets that")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingTotals:
    """How an amount was divided, and by which rules. `drawn`: option ids in the order in which the
    hall drew lots."""

    amount: Cents
    spent: Cents
    left: Cents
    tie_rule: Literal["both_if_it_fits", "draw"] = "both_if_it_fits"
    leftover_rule: Literal["next_that_fits", "stays_in_pot"] = "next_that_fits"
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTotals:
    """Voting cards with a code: made, used in this vote, and void."""

    issued: Count
    used: Count
    void: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTotals:
    """What one group of at least `min_group` people gave to each option id."""

    role: str
    ballots: Count
    totals: Mapping[str, Count] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotTotals:
    """One voting round in totals; a round that was done over stays, as void."""

    step: str
    round: Annotated[int, Meta(ge=1)] = 1
    void: bool = False
    about: str = "plans"
    method: BallotMethod = "dots"
    per_person: Annotated[int, Meta(description="dots, picks or euro cents")] | None = None
    options: tuple[OptionTotal, ...] = ()
    ballots: Annotated[PerSource, Meta(description="valid ballots per source")] = field(
        default_factory=dict
    )
    invalid: Count = 0
    groups: tuple[GroupTotals, ...] = ()
    shared: Annotated[tuple[str, ...], Meta(description="option ids high in every group")] = ()
    differences: tuple[str, ...] = ()
    ties: tuple[tuple[str, ...], ...] = ()
    funding: FundingTotals | None = None
    cards: CardTotals | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that will be done, by whom and by when."""

    text: str
    who: str = ""
    due: str = ""
    cost: Cents | None = None
    status: Literal["open", "active", "done", "dropped"] = "open"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What a party brings to an item."""

    party: str
    name: str = ""
    what: str = ""
    kind: str = ""
    level: str = ""
    status: Literal["offered", "agreed", "done"] = "offered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """Money for an item, asked for or received."""

    source: str
    amount: Cents = 0
    state: Literal["asked", "agreed", "received"] = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a party outside the room answered, next to the residents' own words."""

    party: str
    text: str
    feasibility: Feasibility = "unknown"
    reason: str = ""
    date: datetime.date | None = None
    code: Annotated[str, Meta(description="which party, where `party` is its own name")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRecord:
    """One plan of the agenda; every text is as its table wrote it."""

    id: str
    number: str
    title: str
    step: Annotated[str, Meta(description="in which step its card was filled in")] = ""
    theme: Annotated[str | None, Meta(description="theme id")] = None
    areas: tuple[str, ...] = ()
    kind: str = "project"
    reason: str = ""
    ambition: str = ""
    success_sign: str = ""
    shared: str = ""
    differences: str = ""
    dream: str = ""
    actions: tuple[Action, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    first_step: str = ""
    first_step_date: str = ""
    horizon: Horizon | None = None
    rank: Annotated[int, Meta(ge=1)] | None = None
    votes: Count | None = None
    vote_method: BallotMethod | None = None
    says_yes: Count = 0
    reachable: Count = 0
    followers_min: Count = 4
    decision_level: DecisionLevel | None = None
    lead_party: str = ""
    contact_group: Annotated[str, Meta(description="name of a group; never an address")] = ""
    role_over_time: str = ""
    cost_estimate: Cents | None = None
    cost_note: str = ""
    funding: tuple[Funding, ...] = ()
    saving: Cents | None = None
    saving_use: str = ""
    feasibility: Feasibility = "unknown"
    responses: tuple[Answer, ...] = ()
    status: ItemStatus = "idea"
    status_note: str = ""
    signal: Literal["on_track", "delayed", "help_needed"] | None = None
    next_report_date: str = ""
    next_question: str = ""
    origins: Annotated[tuple[str, ...], Meta(description="note ids")] = ()
    related: tuple[str, ...] = ()
    community_right: str = ""
    state: Literal["draft", "internal", "public"] = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """A true story that tables talked about; who told it stays in the hall."""

    id: str
    number: Annotated[int, Meta(ge=1)]
    title: str
    story: str = ""
    question: str = ""
    asked: Annotated[tuple[str, ...], Meta(description="guiding questions")] = ()
    tables: Annotated[tuple[int, ...], Meta(description="tables that were asked to take it")] = ()
    place: str = ""
    is_example: bool = False
    picked_up_by: PickedUpBy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOutcomeRecord:
    """What a table gave the owner of its story to take home, and what the owner said to it."""

    id: str
    number: str
    case: Annotated[str | None, Meta(description="case id")] = None
    kind: OutcomeKind = "advice"
    text: str
    step: str = ""
    source: Source = "table"
    reaction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeCounts:
    """How many people join one item and what they bring; never added up over items. In a step
    about promises the item is the step, and `intentions` are the promises, in no order."""

    item: str
    says_yes: Count = 0
    reachable: Count = 0
    brings: Mapping[str, Count] = field(default_factory=dict)
    levels: Mapping[str, Count] = field(default_factory=dict)
    intentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRecord:
    """Something offered or asked in public; private needs are not in here."""

    id: str
    kind: Literal["offer", "need"]
    text: str
    category: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One step as it went: when it was open and what came out."""

    step: str
    title: str
    kind: str
    opened_at: datetime.datetime | None = None
    closed_at: datetime.datetime | None = None
    came_out: Mapping[Outcome, Count] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopDocument:
    """Everything about one workshop that may be shown to everybody, at any moment of it."""

    format: Literal["samenspel/1"] = FORMAT
    neighbourhood: Neighbourhood
    workshop: WorkshopRecord
    plan: PlanRecord | None = None
    participation: Participation = field(default_factory=Participation)
    notes: tuple[NoteRecord, ...] = ()
    hidden: Annotated[
        Mapping[str, Count], Meta(description="hidden notes per reason, without texts")
    ] = field(default_factory=dict)
    themes: tuple[ThemeRecord, ...] = ()
    words: tuple[WordList, ...] = ()
    answers: tuple[AnswerTotals, ...] = ()
    ballots: tuple[BallotTotals, ...] = ()
    items: tuple[ItemRecord, ...] = ()
    cases: tuple[CaseRecord, ...] = ()
    outcomes: tuple[CaseOutcomeRecord, ...] = ()
    pledges: tuple[PledgeCounts, ...] = ()
    offers: tuple[OfferRecord, ...] = ()
    process_log: tuple[LogEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """One true story, to be told again elsewhere: without who told it, or what came of it."""

    format: Literal["samenspel-case/1"] = CASE_FORMAT
    title: Annotated[str, Meta(min_length=1, max_length=CASE_LIMITS["title"])]
    story: Annotated[str, Meta(max_length=CASE_LIMITS["story"])] = ""
    question: Annotated[str, Meta(max_length=CASE_LIMITS["question"])] = ""
    asked: Annotated[
        tuple[Annotated[str, Meta(max_length=CASE_LIMITS["asked"])], ...],
        Meta(max_length=MOST_ASKED, description="guiding questions"),
    ] = ()
    place: Annotated[str, Meta(max_length=CASE_LIMITS["place"])] = ""

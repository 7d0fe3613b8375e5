"""What people send: one payload per command. Unknown, missing or mistyped fields are refused."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from facilitation.contract.fields import (
    CardNumber,
    Id,
    Line,
    Milliseconds,
    Name,
    Paragraph,
    People,
    Ref,
    Revision,
    TableNumber,
    Text,
    Word,
)


class Payload(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of every payload: immutable, named fields only."""


class Sync(Payload, frozen=True, kw_only=True):
    """Ask for a board with everything after a revision, or whole."""

    revision: Revision | None


# People and tables ---------------------------------------------------------------------------


class SetProfile(Payload, frozen=True, kw_only=True):
    """What someone says about themselves. Only what is sent changes; null takes it back."""

    role: Ref | None | UnsetType = UNSET
    area: Ref | None | UnsetType = UNSET
    table: TableNumber | None | UnsetType = UNSET
    language: Ref | UnsetType = UNSET


class ClaimTable(Payload, frozen=True, kw_only=True):
    """This phone writes for its table, for one round."""

    table: TableNumber


class ReleaseTable(Payload, frozen=True, kw_only=True):
    """This phone no longer writes for its table."""

    table: TableNumber


# Notes ---------------------------------------------------------------------------------------


class SubmitNote(Payload, frozen=True, kw_only=True):
    """A briefje. The same id from the same author again is the note we already have. `key`: which
    question, theme or story it is about; `kind`: in a talk about a story, that it is a quote."""

    id: Id
    step: Ref
    text: Text
    key: Ref | None = None
    kind: Literal["quote"] | None = None
    table: TableNumber | None = None
    age_ms: Milliseconds | None = None


class EditNote(Payload, frozen=True, kw_only=True):
    """Change one's own note while its step is open; the earlier text is kept hidden."""

    id: Id
    text: Text


class WithdrawNote(Payload, frozen=True, kw_only=True):
    """Take one's own note back ('Haal terug')."""

    id: Id


class PaperNote(Payload, frozen=True, kw_only=True):
    """One paper card: its printed number, its text, or both; a number alone is 'tekst volgt'."""

    id: Id
    number: CardNumber | None = None
    text: Text | None = None
    table: TableNumber | None = None
    key: Ref | None = None


class AddPaperNotes(Payload, frozen=True, kw_only=True):
    """Paper cards typed in by a scribe or a table."""

    step: Ref
    notes: Annotated[tuple[PaperNote, ...], Meta(min_length=1, max_length=100)]


class Writing(Payload, frozen=True, kw_only=True):
    """A note is being written on this phone, or no longer. Not stored."""

    writing: bool


# Answers, votes, counts ------------------------------------------------------------------------

AnswerValue = (
    Annotated[str, Meta(max_length=64)]
    | Annotated[int, Meta(ge=-1000, le=1000)]
    | Annotated[list[Ref], Meta(max_length=20)]
    | Annotated[dict[Ref, People], Meta(max_length=60)]
    | None
)


class Answer(Payload, frozen=True, kw_only=True):
    """Polls, scales, looking back, choosing a table. An answer replaces the earlier one; null
    takes it back. Shapes: an option code, a number, several codes, or people per theme."""

    step: Ref
    question: Ref | None = None
    value: AnswerValue
    other: Line | None = None


class CastBallot(Payload, frozen=True, kw_only=True):
    """Points per option; replaces this participant's earlier ballot of the same step."""

    id: Id
    step: Ref
    allocation: Annotated[
        dict[Ref, Annotated[int, Meta(ge=0, le=1_000_000_000)]], Meta(max_length=200)
    ]
    code: Annotated[str, Meta(max_length=20)] | None = None


class DrawLot(Payload, frozen=True, kw_only=True):
    """Which of the equal plans the hall drew, where the money is not for all of them. One at a
    time, in the order of drawing; null takes back every lot of this vote."""

    step: Ref
    option: Ref | None


class SetHeadcount(Payload, frozen=True, kw_only=True):
    """People in the hall, from the desk; what every screen counts."""

    people: People
    tables: Annotated[int, Meta(ge=0, le=999)] | None = None


class AddCounts(Payload, frozen=True, kw_only=True):
    """Hands, stickers, people per theme or paper ballots, counted by hand and added to what was
    counted before; negative numbers put a mistake right. `id` makes sending again harmless."""

    step: Ref
    question: Ref | None = None
    totals: Annotated[
        dict[Ref, Annotated[int, Meta(ge=-100_000, le=100_000)]],
        Meta(min_length=1, max_length=200),
    ]
    voters: Annotated[int, Meta(ge=-100_000, le=100_000)]
    invalid: Annotated[int, Meta(ge=-100_000, le=100_000)] = 0
    source: Literal["paper", "table"] = "paper"
    id: Id | None = None


# Plans and joining -----------------------------------------------------------------------------


class PlannedAction(Payload, frozen=True, kw_only=True):
    """One action of a plan: what, who, when."""

    text: Line
    who: Line | None = None
    due: Annotated[str, Meta(max_length=80)] | None = None


class PlannedContribution(Payload, frozen=True, kw_only=True):
    """What a party brings to a plan."""

    what: Line
    party: Annotated[str, Meta(max_length=80)] | None = None
    kind: Ref | None = None
    level: Ref | None = None


class SubmitPlanCard(Payload, frozen=True, kw_only=True):
    """A plan card: the draft of an agenda item. Sent again it replaces the earlier card while the
    step is open. `contact` and `contact_group` both hold the name of a group; `age_ms` as with a
    note. Where the step is about stories it is what the table gives the storyteller: `case` says
    which story (else the one that the table chose), `kind` is advice, lesson, profile or question,
    and `reason` holds the text."""

    id: Id
    step: Ref
    theme: Ref | None = None
    case: Ref | None = None
    table: TableNumber | None = None
    title: Annotated[str, Meta(max_length=80)] = ""
    reason: Paragraph = ""
    ambition: Line = ""
    success_sign: Line = ""
    actions: Annotated[tuple[Line | PlannedAction, ...], Meta(max_length=20)] | Paragraph = ()
    contributions: (
        Annotated[tuple[Line | PlannedContribution, ...], Meta(max_length=40)] | Paragraph
    ) = ()
    first_step: Line = ""
    first_step_date: Annotated[str, Meta(max_length=80)] = ""
    contact_group: Annotated[str, Meta(max_length=120)] = ""
    contact: Annotated[str, Meta(max_length=120)] = ""
    shared: Paragraph = ""
    differences: Paragraph = ""
    dream: Line = ""
    cost_note: Line = ""
    cost_estimate: Annotated[int, Meta(ge=0, le=1_000_000_000)] | None = None
    kind: Ref | None = None
    horizon: Ref | None = None
    decision_level: Ref | None = None
    next_question: Line = ""
    age_ms: Milliseconds | None = None


class ContactDetails(Payload, frozen=True, kw_only=True):
    """How someone may be reached. Never accepted over plain HTTP."""

    name: Annotated[str, Meta(max_length=80)] | None = None
    phone: Annotated[str, Meta(max_length=30)] | None = None
    email: Annotated[str, Meta(max_length=120)] | None = None


class NoteReaction(Payload, frozen=True, kw_only=True):
    """What the owner of a story said to what a table gave; an empty text takes it back."""

    outcome: Ref
    text: Paragraph


class MakePledge(Payload, frozen=True, kw_only=True):
    """'Ik doe mee' with a plan (or a theme); contact is optional and stored apart."""

    id: Id
    item: Ref
    brings: Annotated[
        tuple[Literal["time", "knowledge", "things", "network"], ...], Meta(max_length=4)
    ] = ()
    level: Literal["little", "more", "paid"] | None = None
    knows_someone: bool = False
    intention: Line | None = None
    contact: ContactDetails | None = None
    consent: Annotated[
        tuple[Literal["this_item", "invitations", "photo", "match", "registration"], ...],
        Meta(max_length=5),
    ] = ()
    over_16: bool | None = None


class WithdrawPledge(Payload, frozen=True, kw_only=True):
    """No longer join this plan; contact details are wiped."""

    id: Id


class MakeOffer(Payload, frozen=True, kw_only=True):
    """Something a person can offer or needs. Needs are private."""

    id: Id
    step: Ref
    kind: Literal["offer", "need"]
    text: Annotated[str, Meta(min_length=1, max_length=140)]
    category: Ref | None = None


# Running the meeting ---------------------------------------------------------------------------


class GoToStep(Payload, frozen=True, kw_only=True):
    """Make a step the current one; a step that was never open opens. Closes nothing."""

    step: Ref


class OpenStep(Payload, frozen=True, kw_only=True):
    """Open a step: as the current one, or beside it. A closed vote starts a new round."""

    step: Ref
    beside: bool = False


class CloseStep(Payload, frozen=True, kw_only=True):
    """Close a step for input."""

    step: Ref


class SetInputs(Payload, frozen=True, kw_only=True):
    """Which channels a step takes: someone's phone, the table's device, paper."""

    step: Ref
    inputs: Annotated[tuple[Literal["device", "table", "paper"], ...], Meta(max_length=3)]


class SetTimer(Payload, frozen=True, kw_only=True):
    """Exactly one of the three. A timer closes nothing."""

    seconds: Annotated[int, Meta(ge=0, le=86_400)] | None = None
    add: Annotated[int, Meta(ge=-86_400, le=86_400)] | None = None
    paused: bool | None = None


class Show(Payload, frozen=True, kw_only=True):
    """What the projector shows. `view: "step"` follows the step; `reveal` is how many themes or
    result rows stand on the screen; `frozen` holds the picture still."""

    view: Ref | None = None
    reveal: Annotated[int, Meta(ge=0, le=999)] | None = None
    frozen: bool | None = None


class SetClosing(Payload, frozen=True, kw_only=True):
    """The next date and who keeps people posted; both may stay open ('volgt')."""

    next_date: Annotated[str, Meta(max_length=80)] | None | UnsetType = UNSET
    by_when: Annotated[str, Meta(max_length=80)] | None | UnsetType = UNSET
    contact: Annotated[str, Meta(max_length=120)] | None | UnsetType = UNSET


class CloseWorkshop(Payload, frozen=True, kw_only=True):
    """End the meeting: results and exports stay, nobody can write any more."""


# Grouping --------------------------------------------------------------------------------------


class Seed(Payload, frozen=True, kw_only=True):
    """A theme the facilitator has in mind, with a few of its words."""

    name: Name
    words: Annotated[tuple[Word, ...], Meta(max_length=30)] = ()


class Regroup(Payload, frozen=True, kw_only=True):
    """Place every loose note that can be placed and make the themes that it needs."""

    groups: Annotated[int, Meta(ge=2, le=40)] | None = None
    seeds: Annotated[tuple[Seed, ...], Meta(max_length=20)] = ()


class MoveNotes(Payload, frozen=True, kw_only=True):
    """Put notes in a theme by hand; null lays them loose."""

    notes: Annotated[tuple[Ref, ...], Meta(min_length=1, max_length=500)]
    theme: Ref | None


class AddTheme(Payload, frozen=True, kw_only=True):
    """A theme made by a person, empty or with notes."""

    id: Id
    name: Name
    notes: Annotated[tuple[Ref, ...], Meta(max_length=500)] = ()


class RenameTheme(Payload, frozen=True, kw_only=True):
    """Name a theme; the name then stays."""

    theme: Ref
    name: Name


class MergeThemes(Payload, frozen=True, kw_only=True):
    """Join themes into one of them; the others stay as 'merged into'. `name`: what it is called
    from now on."""

    themes: Annotated[tuple[Ref, ...], Meta(min_length=1, max_length=40)]
    into: Ref
    name: Name | None = None


class SplitTheme(Payload, frozen=True, kw_only=True):
    """Take notes out of a theme into a new one."""

    theme: Ref
    notes: Annotated[tuple[Ref, ...], Meta(min_length=1, max_length=500)]
    id: Id
    name: Name | None = None


class ParkTheme(Payload, frozen=True, kw_only=True):
    """Keep a theme for later, in sight; `parked: false` takes it back."""

    theme: Ref
    parked: bool = True


class PreviewGrouping(Payload, frozen=True, kw_only=True):
    """Suggest a grouping of everything, to look at; nothing moves until someone takes it over."""

    groups: Annotated[int, Meta(ge=2, le=40)] | None = None
    seeds: Annotated[tuple[Seed, ...], Meta(max_length=20)] = ()


class ProposeSplit(Payload, frozen=True, kw_only=True):
    """Suggest how a theme could become two."""

    theme: Ref


class AnswerSuggestion(Payload, frozen=True, kw_only=True):
    """Follow a suggestion of the machine, or lay it aside."""

    suggestion: Ref
    accept: bool


class MergeWords(Payload, frozen=True, kw_only=True):
    """Count words together under one of them; can be undone."""

    step: Ref
    words: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=100)]
    into: Text


class SplitWord(Payload, frozen=True, kw_only=True):
    """Count the words that were merged into this one apart again."""

    step: Ref
    word: Text


class SetItemStatus(Payload, frozen=True, kw_only=True):
    """How far a plan of the agenda is, as the hall hears it; the agenda itself is not changed."""

    item: Ref
    status: Literal[
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


class HideNote(Payload, frozen=True, kw_only=True):
    """Take a note off every screen, with a reason; nothing is deleted."""

    id: Ref
    reason: Literal["contains_name", "hurtful", "sensitive", "sent_twice", "test"]


class ShowNote(Payload, frozen=True, kw_only=True):
    """Show a hidden note again, or release one that waits for review."""

    id: Ref


class Undo(Payload, frozen=True, kw_only=True):
    """Take back the workshop's last board command."""


class Redo(Payload, frozen=True, kw_only=True):
    """Do again what was last undone."""

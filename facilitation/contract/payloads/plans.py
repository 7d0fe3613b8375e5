"""Plan cards, joining a plan, offers, and how far plans are."""

from typing import Annotated, Literal

from msgspec import Meta

from facilitation.contract.fields import Id, Line, Milliseconds, Paragraph, Ref, TableNumber
from facilitation.contract.payloads.base import Payload
from facilitation.domain.agenda.items import ItemStatus


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


class SetItemStatus(Payload, frozen=True, kw_only=True):
    """How far a plan of the agenda is, as the hall hears it; the agenda itself is not changed."""

    item: Ref
    status: ItemStatus

"""Plan cards, joining a plan, and what people offer or need."""

from dataclasses import replace

from facilitation.contract import payloads as p
from facilitation.domain.ballots import VOTES
from facilitation.domain.cases import ABOUT_CASES
from facilitation.domain.events import Event, PlanChanged
from facilitation.domain.notes import clean_text
from facilitation.domain.people import Audience, Who
from facilitation.domain.plans import (
    Contact,
    Contribution,
    Item,
    Offer,
    PlanAction,
    Pledge,
    plan_number,
)
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import (
    ContactIncomplete,
    ContactNotSafe,
    IdTaken,
    StepClosed,
    UnknownItem,
    UnknownPledge,
)
from facilitation.domain.steps import (
    ABOUT_INTENTION,
    Step,
    require_input,
    require_open,
    was_open_at,
)
from facilitation.domain.themes import ON_THE_WALL, Theme
from facilitation.services.lookup import author_of, participant_of, step_of, theme_of
from facilitation.services.telling import give_outcome

#: Which wording of the consent text people saw.
CONSENT_TEXT = "2026-11"

#: Characters of an offer or a need.
LONGEST_OFFER = 140

CHANNEL = {Audience.PHONE: "device", Audience.TABLE: "table"}


def submit_plan_card(unit: Unit, who: Who, command: p.SubmitPlanCard) -> tuple[Event, ...]:
    """Hand in a plan card, or replace one's own while the step is open."""
    step = step_of(unit, command.step)
    if step.plan.about == ABOUT_CASES:
        return give_outcome(unit, who, step, command)
    author = author_of(who)
    known = unit.items.get(command.id)
    if known and known.author != author:
        raise IdTaken(id=command.id)
    card = _card(unit, who, command, author)
    if known and known == (card := _with_what_it_earned(card, known)):
        return ()
    _require_time(unit, step, command.age_ms)
    require_input(step, card.source)
    theme = theme_of(unit, command.theme) if command.theme else None
    unit.items.put(card if known else replace(card, number=_number(unit, theme, step)))
    return (PlanChanged(participants=(author,)),)


def _require_time(unit: Unit, step: Step, age_ms: int | None) -> None:
    """A card that was written in time comes in late, as a note does, unless plans are chosen from
    by now: nobody may find another list halfway."""
    try:
        require_open(step, "submit_plan_card")
    except StepClosed:
        in_time = age_ms is not None and was_open_at(step, unit.now_ms - age_ms)
        if not in_time or _plans_are_chosen(unit):
            raise


def _plans_are_chosen(unit: Unit) -> bool:
    votes = (step for kind in VOTES for step in unit.steps.where(kind=kind))
    return any(vote.plan.about == "plans" and vote.opened_at_ms is not None for vote in votes)


def _with_what_it_earned(card: Item, known: Item) -> Item:
    """A plan that is written anew keeps its number, its votes and who joined."""
    return replace(
        card,
        number=known.number,
        votes=known.votes,
        rank=known.rank,
        says_yes=known.says_yes,
        reachable=known.reachable,
    )


def _number(unit: Unit, theme: Theme | None, step: Step) -> str:
    used = {item.number for item in unit.items.where()}
    by_theme = theme is not None and step.plan.number_base == "theme"
    return plan_number(theme.number if theme and by_theme else None, used)


def _card(unit: Unit, who: Who, command: p.SubmitPlanCard, author: str) -> Item:
    person = participant_of(unit, who) if who.participant_id else None
    return Item(
        id=command.id,
        number="",
        step=command.step,
        author=author,
        source=CHANNEL.get(who.audience, "paper"),
        theme=command.theme,
        table=command.table or who.table or (person.writes_for if person else None),
        title=command.title.strip(),
        reason=command.reason.strip(),
        ambition=command.ambition.strip(),
        success_sign=command.success_sign.strip(),
        actions=_actions(command.actions),
        contributions=_contributions(command.contributions),
        first_step=command.first_step.strip(),
        first_step_date=command.first_step_date.strip(),
        contact_group=(command.contact_group or command.contact).strip(),
        shared=command.shared.strip(),
        differences=command.differences.strip(),
        dream=command.dream.strip(),
        cost_note=command.cost_note.strip(),
        cost_estimate=command.cost_estimate,
        kind=command.kind,
        horizon=command.horizon,
        decision_level=command.decision_level,
        next_question=command.next_question.strip(),
        rehearsal=bool(person and person.rehearsal),
    )


def _actions(given: tuple[str | p.PlannedAction, ...] | str) -> tuple[PlanAction, ...]:
    rows = given.splitlines() if isinstance(given, str) else given
    actions = (
        PlanAction(row.strip())
        if isinstance(row, str)
        else PlanAction(row.text.strip(), row.who or "", row.due or "")
        for row in rows
    )
    return tuple(action for action in actions if action.text)


def _contributions(
    given: tuple[str | p.PlannedContribution, ...] | str,
) -> tuple[Contribution, ...]:
    rows = given.splitlines() if isinstance(given, str) else given
    contributions = (
        Contribution(row.strip())
        if isinstance(row, str)
        else Contribution(row.what.strip(), row.party or "", row.kind or "", row.level or "")
        for row in rows
    )
    return tuple(one for one in contributions if one.what)


def pledge(unit: Unit, who: Who, command: p.MakePledge) -> tuple[Event, ...]:
    """'Ik doe mee', or another version of it. Contact is optional and stored apart."""
    author = author_of(who)
    known = unit.pledges.get(command.id)
    if known and known.author != author:
        raise IdTaken(id=command.id)
    made = _pledge(command, author, who)
    if known and replace(known, step="") == made and _same_contact(unit, command):
        return ()
    step = _commit_step(unit)
    require_open(step, "pledge")
    require_input(step, made.source)
    _require_item(unit, step, command.item)
    _keep_contact(unit, command)
    unit.pledges.put(replace(made, step=step.id))
    for item_id in {command.item, known.item if known else command.item}:
        _count_pledges(unit, item_id)
    return (PlanChanged(participants=(author,)),)


def _pledge(command: p.MakePledge, author: str, who: Who) -> Pledge:
    return Pledge(
        id=command.id,
        item=command.item,
        step="",
        author=author,
        source=CHANNEL.get(who.audience, "paper"),
        brings=command.brings,
        level=command.level,
        knows_someone=command.knows_someone,
        intention=(command.intention or "").strip(),
        reachable=command.contact is not None,
    )


def _same_contact(unit: Unit, command: p.MakePledge) -> bool:
    kept = unit.contacts.get(command.id)
    if command.contact is None or kept is None:
        return command.contact is None and kept is None
    sent = _contact(unit, command, command.contact)
    return replace(sent, given_at_ms=kept.given_at_ms, text_version=kept.text_version) == kept


def _commit_step(unit: Unit) -> Step:
    """The step in which people join: the open one, or else the first there is."""
    steps = unit.steps.where(kind="commit")
    if not steps:
        raise UnknownItem
    return next((step for step in steps if step.state == "open"), steps[0])


def _require_item(unit: Unit, step: Step, item_id: str) -> None:
    if step.plan.about == ABOUT_INTENTION and item_id == step.id:
        return
    theme = unit.themes.get(item_id)
    if unit.items.get(item_id) is None and (theme is None or theme.state not in ON_THE_WALL):
        raise UnknownItem(item=item_id)


def _keep_contact(unit: Unit, command: p.MakePledge) -> None:
    """Store how someone may be reached; asked only where nobody can listen in."""
    if command.contact is None:
        unit.contacts.drop(id=command.id)
        return
    if not unit.contact_allowed:
        raise ContactNotSafe
    contact = _contact(unit, command, command.contact)
    reachable = contact.phone or contact.email
    if not (reachable and command.over_16 and "this_item" in command.consent):
        raise ContactIncomplete
    unit.contacts.put(contact)


def _contact(unit: Unit, command: p.MakePledge, details: p.ContactDetails) -> Contact:
    return Contact(
        id=command.id,
        name=(details.name or "").strip(),
        phone=(details.phone or "").strip(),
        email=(details.email or "").strip(),
        over_16=True,
        purposes=command.consent,
        text_version=CONSENT_TEXT,
        given_at_ms=unit.now_ms,
    )


def _count_pledges(unit: Unit, item_id: str) -> None:
    item = unit.items.get(item_id)
    if item is None:
        return
    says_yes = unit.pledges.count(item=item_id, withdrawn=False)
    reachable = unit.pledges.count(item=item_id, withdrawn=False, reachable=True)
    unit.items.save(replace(item, says_yes=says_yes, reachable=reachable))


def withdraw_pledge(unit: Unit, who: Who, command: p.WithdrawPledge) -> tuple[Event, ...]:
    """No longer join; always possible, and the contact details are wiped."""
    known = unit.pledges.get(command.id)
    if known is None or known.author != author_of(who):
        raise UnknownPledge(id=command.id)
    if known.withdrawn:
        return ()
    unit.contacts.drop(id=command.id)
    unit.pledges.save(replace(known, withdrawn=True, reachable=False))
    _count_pledges(unit, known.item)
    return (PlanChanged(participants=(known.author,)),)


def forget_contact_of(unit: Unit, pledge: Pledge) -> None:
    """Wipe how somebody may be reached; that they join stays counted."""
    unit.contacts.drop(id=pledge.id)
    unit.pledges.save(replace(pledge, reachable=False))
    _count_pledges(unit, pledge.item)


def offer(unit: Unit, who: Who, command: p.MakeOffer) -> tuple[Event, ...]:
    """What someone can offer or needs. A need is private."""
    author = author_of(who)
    known = unit.offers.get(command.id)
    if known and known.author != author:
        raise IdTaken(id=command.id)
    made = Offer(
        id=command.id,
        step=command.step,
        author=author,
        kind=command.kind,
        text=clean_text(command.text, LONGEST_OFFER),
        category=command.category,
        private=command.kind == "need",
    )
    if known == made:
        return ()
    step = step_of(unit, command.step)
    require_open(step, "offer")
    require_input(step, CHANNEL.get(who.audience, "paper"))
    unit.offers.put(made)
    return (PlanChanged(participants=(author,)),)

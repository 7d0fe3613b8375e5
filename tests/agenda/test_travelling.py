"""A plan leaves as JSON and comes back elsewhere: the same plan, or an example to begin with."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from facilitation.domain.agenda.conversions import ConversionKind
from facilitation.domain.agenda.conversions_rules import KindRules
from facilitation.domain.agenda.items import ItemStatus, Origin, OriginKind, Visibility
from facilitation.domain.agenda.matching import Match
from facilitation.domain.agenda.plan import Appointment, Figure, LooseEffort, PlanState
from facilitation.domain.agenda.said import Feasibility
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.plans import number_order
from facilitation.exporters.agenda_document import (
    AgendaDocument,
    ConversionRecord,
    MergedItem,
    ReactionRecord,
)
from facilitation.exporters.as_json import write
from facilitation.exporters.incoming_plan import plan_or_workshop_in
from facilitation.exporters.unreadable import UnreadableDocument
from facilitation.organising.agenda_example import example_of
from facilitation.organising.plan_importing import PlanImporting
from facilitation.services.agenda.arranging import merge_items, split_item
from facilitation.services.agenda.converting import Backing, Step, fill_in, take_step
from facilitation.services.agenda.keeping import keep_item, keep_plan
from facilitation.services.agenda.publishing import StateChange
from facilitation.services.agenda.residents import Joining, judge, react
from facilitation.services.agenda.speaking import Answer, Message, respond, tell
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.agenda.matches import Matches
from tests.agenda.conftest import BAS, FATMA, Told, Town
from tests.agenda.evenings import joins
from tests.exporters.plan_sample import SLUISWIJK_PLAN

BASE_URL = "https://samen.example"
SECRETS = ("noor@example.nl", "Stichting Bankjes", "06 12345678", "Niet voor iedereen", "Wacht nog")


@pytest.fixture
def whole(town: Town, told: Told) -> Town:
    """A plan with something of everything that an export holds."""
    joins(town.evening, told.card)
    town.take("1a", "1b", "2")
    fill(town, told)
    town.desk.move_on(FATMA, town.plan, StateChange(PlanState.OPEN_FOR_COMMENT))
    say_things(town, told)
    return town


def fill(town: Town, told: Told) -> None:
    town.do(lambda unit: merge_items(unit, FATMA, "1a", ["1b"]))
    bench = Origin(town.evening.workshop.code, OriginKind.NOTE, told.bench[1])
    town.do(lambda unit: split_item(unit, FATMA, "1a", "Moestuin apart", [bench]))
    town.do(write_plan)
    inside = town.item("2")
    town.do(lambda unit: keep_item(unit, FATMA, replace(inside, version=2, contact="Groengroep")))


def write_plan(unit: Any) -> None:
    plan = replace(
        unit.plan,
        version=2,
        intro="Dit willen we.",
        chapters={"money": "Twee potjes."},
        figures=(Figure("f1", "Inwoners", "4.120", "CBS", "2025"),),
        calendar=(Appointment("c1", "mei", "Opening"),),
        loose_effort=(LooseEffort("l1", "police", "Surveilleert in het park."),),
        watch_group="Kijkgroep",
        checks=("concrete", "better"),
    )
    keep_plan(unit, FATMA, plan)


def say_things(town: Town, told: Told) -> None:
    code = town.evening.workshop.code
    answers = (
        Answer("municipality", "Dat kan.", item="1a", feasibility=Feasibility.YES),
        Answer("other", "Wij helpen.", item="1a", party_name="Bloemist"),
        Answer("municipality", "Een koor is er al.", about=note(code, told.loose)),
        Answer("municipality", "Bij de sluis komt er één.", about=note(code, told.bench[0])),
    )
    for answer in answers:
        town.do(lambda unit, answer=answer: respond(unit, BAS, answer))
    tell_it(town, "2", Message("residents", "We zijn begonnen.", ItemStatus.CHECKING))
    tell_it(town, "2", Message("municipality", "Akkoord.", ItemStatus.AGREED))
    for text, show in (("Mooi plan!", True), ("Niet voor iedereen", False), ("Wacht nog", None)):
        said = town.do(lambda unit, text=text: react(unit, text, "2"))
        if show is not None:
            shown = show
            town.do(
                lambda unit, said=said, shown=shown: judge(unit, BAS, said.id, shown, "hurtful")
            )
    Agendas(town.evening.database, town.evening.clock).join(
        town.plan.id, Joining("2", ("time",), "little"), safe=True
    )
    match = Match("m1", town.plan.id, f"{code}/a", f"{code}/b", FATMA, 1, "yes", "yes")
    Matches(town.evening.database).add(FATMA, town.plan, match)
    ask_money(town)


def note(code: str, note_id: str) -> Origin:
    return Origin(code, OriginKind.NOTE, note_id)


def tell_it(town: Town, number: str, message: Message) -> None:
    version = town.item(number).version
    town.evening.clock.forward(86_400)
    town.do(lambda unit: tell(unit, FATMA, number, version, message))


def ask_money(town: Town) -> None:
    values = {
        "what": "Zes bankjes",
        "benefit": "Zitten",
        "place": "Waterkant",
        "lines": [{"id": "a", "what": "Hout", "amount": 50_000}],
        "amount": 50_000,
        "contact": "Stichting Bankjes 06 12345678",
    }
    kind, rules = ConversionKind.BUDGET, KindRules()

    def work(unit: Any) -> None:
        fill_in(unit, FATMA, "1a", kind, 1, {}, values)
        step = Step("submitted", "Ingediend.", money_from="Wijkbudget")
        take_step(unit, FATMA, "1a", kind, step, rules, Backing(says_yes=1))

    town.do(work)


def exported(town: Town) -> AgendaDocument:
    return town.desk.document(town.plan)


def brought_into(
    town: Town, document: AgendaDocument, place: Neighbourhood | None = None
) -> AgendaDocument:
    """The export of what an import made of `document`."""
    agendas = Agendas(town.evening.database, town.evening.clock)
    importing = PlanImporting(agendas, town.evening.workshops, BASE_URL)
    made = importing.bring_in(BAS, document, place or town.place)
    return town.desk.document(made)


def plain(document: AgendaDocument) -> str:
    """The content, without codes and address, which are the place's own."""
    text = write(document).decode()
    for place, one in enumerate(document.workshops):
        text = text.replace(f'"{one.workshop.code}"', f'"meeting {place}"')
    return text.replace(f'plan/{document.plan.slug}"', 'plan/address"').replace(
        f'"slug": "{document.plan.slug}"', '"slug": "address"'
    )


def test_an_imported_plan_exports_as_the_plan_did(whole: Town) -> None:
    before = exported(whole)

    again = brought_into(whole, plan_of(write(before)))

    assert again.plan.slug == f"{before.plan.slug}-2"
    assert again.workshops[0].workshop.code != before.workshops[0].workshop.code
    assert msgspec.json.decode(plain(again)) == msgspec.json.decode(plain(before))


def test_it_does_so_a_second_time(whole: Town) -> None:
    once = brought_into(whole, exported(whole))

    twice = brought_into(whole, once)

    assert msgspec.json.decode(plain(twice)) == msgspec.json.decode(plain(once))


def test_the_plan_that_is_compared_has_something_of_everything(whole: Town) -> None:
    document = exported(whole)

    parts = (
        "items merged workshops paths loose_effort reactions reactions_hidden conversions matches"
    )
    assert [part for part in parts.split() if not getattr(document, part)] == []
    assert {path.fate for path in document.paths} == {"in_items", "loose", "word"}
    assert [one.item.number for one in document.items if one.split_from]
    assert [one.merged_from for one in document.items if one.merged_from] == [("1b",)]
    assert sum(one.joined.says_yes for one in document.items) == 2
    assert next(said.text for one in document.items for said in one.updates)
    assert len([path for path in document.paths if path.answers]) >= 2


def test_nobody_can_be_called_by_way_of_an_export(whole: Town) -> None:
    text = write(exported(whole)).decode()

    assert [secret for secret in SECRETS if secret in text] == []


def test_what_an_imported_plan_was_asked_for_goes_on_where_it_stood(whole: Town) -> None:
    agendas = Agendas(whole.evening.database, whole.evening.clock)
    importing = PlanImporting(agendas, whole.evening.workshops, BASE_URL)
    plan = importing.bring_in(BAS, exported(whole), whole.place)

    def award(unit: Any) -> None:
        for state in ("checking", "on_ballot", "awarded"):
            step = Step(state, "Verder.", money_from="Wijkbudget")
            take_step(unit, BAS, "1a", ConversionKind.BUDGET, step, KindRules(), Backing())

    whole.desk.write(BAS, plan, award)

    found = whole.desk.look(plan).item("1a")
    assert found is not None
    assert [(one.amount, one.state) for one in found.funding] == [(50_000, "agreed")]


def test_people_read_an_imported_plan_that_was_public_and_no_draft(whole: Town) -> None:
    document = exported(whole)

    public = brought_into(whole, document)
    draft = brought_into(
        whole, replace(document, plan=replace(document.plan, state="draft", version=3))
    )

    agendas = Agendas(whole.evening.database, whole.evening.clock)
    kept = [agendas.by_slug(one.plan.slug) for one in (public, draft)]
    assert [plan and whole.desk.frozen(plan, plan.published) is not None for plan in kept] == [
        True,
        False,
    ]


def test_nothing_stays_behind_of_an_import_that_fails(whole: Town) -> None:
    document = exported(whole)
    nowhere = MergedItem(number="9", title="Weg", into="99")
    before = whole.evening.workshops.all(), whole.desk.plans(whole.place.id)

    with pytest.raises(KeyError):
        brought_into(whole, replace(document, merged=(nowhere,)))

    assert (whole.evening.workshops.all(), whole.desk.plans(whole.place.id)) == before


def test_an_example_brings_what_to_do_and_nothing_of_who_said_it(whole: Town) -> None:
    document = exported(whole)

    made = brought_into(whole, example_of(document, "Wijkagenda Dijkwijk", "wijkagenda"))
    found = Agendas(whole.evening.database, whole.evening.clock).by_slug(made.plan.slug)

    assert found is not None
    items = whole.desk.look(found).items
    assert [item.title for item in items] == [one.item.title for one in document.items]
    assert {item.visibility for item in items} == {Visibility.DRAFT}
    assert items[0].related == f"{document.plan.title}: {items[0].number}"
    assert (made.items, made.workshops, found.state) == ((), (), PlanState.DRAFT)
    assert number_order(items[0].number) == number_order(document.items[0].item.number)


SOUND = replace(
    SLUISWIJK_PLAN,
    items=tuple(
        replace(one, item=replace(one.item, next_report_date="2027-02-01"))
        for one in SLUISWIJK_PLAN.items
    ),
    conversions=(
        ConversionRecord(
            item=SLUISWIJK_PLAN.items[0].item.number,
            kind="budget",
            state="submitted",
            values={"what": "Zes bankjes", "amount": 50_000},
        ),
    ),
    reactions=(ReactionRecord(id="r1", text="Mooi plan!", date=datetime.date(2027, 5, 3)),),
)


# What does not hold together ----------------------------------------------------------------------


def plan_of(content: bytes) -> AgendaDocument:
    found = plan_or_workshop_in(content)
    assert isinstance(found, AgendaDocument)
    return found


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain["items"].append(plain["items"][0]), "there 2 times"),
        (lambda plain: plain["paths"][0].update(workshop="000000"), "not in this file"),
        (lambda plain: plain["paths"][0].update(items=["99"]), "not in this file"),
        (lambda plain: plain["merged"][0].update(into="99"), "not in this file"),
        (lambda plain: plain["items"][0]["sources"][0].update(workshop="1"), "not in this file"),
        (lambda plain: plain["conversions"][0].update(state="lost"), "not in this file"),
        (lambda plain: plain["conversions"][0]["values"].update(amount="veel"), "amount"),
        (lambda plain: plain["conversions"][0]["values"].update(lines=[3]), "lines"),
        (lambda plain: plain["reactions"][0].update(item="99"), "not in this file"),
        (lambda plain: plain["items"][0]["item"].update(title="x" * 81), "80 characters at most"),
        (lambda plain: plain["items"][0]["item"].update(kind="bridge"), "bridge"),
        (lambda plain: plain["items"][0]["item"].update(next_report_date="soon"), "soon"),
        (lambda plain: plain["plan"].update(chapters={"poem": "Rozen"}), "poem"),
        (lambda plain: plain["workshops"][0]["notes"][0].update(step="99"), "not among the steps"),
        (lambda plain: plain.update(format="samenspel-plan/9"), "samenspel-plan/9"),
        (lambda plain: plain["plan"].pop("title"), "title"),
    ],
)
def test_what_does_not_hold_together_is_named(change: Callable[[Any], None], says: str) -> None:
    broken = msgspec.json.decode(write(SOUND))
    change(broken)

    with pytest.raises(UnreadableDocument, match=says):
        plan_or_workshop_in(msgspec.json.encode(broken))


def test_what_holds_together_is_let_in() -> None:
    assert plan_of(write(SOUND)) == SOUND


def test_a_plan_of_another_house_can_be_imported(town: Town) -> None:
    again = brought_into(town, SOUND)

    assert [one.item.title for one in again.items] == [one.item.title for one in SOUND.items]
    assert [one.workshop.title for one in again.workshops] == [
        "G100 Sluiswijk",
        "Bewonersavond Sluiswijk",
    ]
    assert len(again.paths) == len(SOUND.paths)


def test_days_of_what_was_said_stay(whole: Town) -> None:
    before = exported(whole)

    again = brought_into(whole, before)

    days = [said.date for one in again.items for said in one.updates]
    assert days == [said.date for one in before.items for said in one.updates]
    assert len(set(days)) > 1
    assert all(isinstance(day, datetime.date) for day in days)

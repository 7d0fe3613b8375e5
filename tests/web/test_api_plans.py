"""Plans over the API: what anybody reads, what organisers' programs read, and what they say."""

from __future__ import annotations

import datetime
import json

import pytest

from facilitation.contract import payloads as p
from facilitation.domain.agenda.plan import PlanState
from facilitation.domain.audit import Asked
from facilitation.domain.people import Audience, Who
from facilitation.domain.rights import Right
from tests.web.api_house import ROOT, Program, program
from tests.web.organise_house import BASE_URL, House, application, house
from tests.web.public_plan import Agenda

__all__ = ["application", "house"]

JAN = "jan@gemeente.example"
SOON = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=90)).date().isoformat()


@pytest.fixture
def agenda(house: House) -> Agenda:
    return Agenda(house)


@pytest.fixture
def item(agenda: Agenda) -> str:
    return f"/plans/{agenda.plan.slug}/items/{agenda.bench}"


@pytest.fixture
def writer(house: House, agenda: Agenda) -> Program:
    return program(house, agenda.fatma_id, agenda.place, writes=True)


@pytest.fixture
def municipality(house: House, agenda: Agenda) -> Program:
    jan_id = house.account(JAN, name="Jan")
    house.give(jan_id, agenda.place, Right.ANSWER)
    return program(house, jan_id, agenda.place, writes=True)


# Anybody ----------------------------------------------------------------------------------------


def test_a_plan_that_never_came_out_does_not_exist_for_everybody(house, agenda):
    anybody = Program(house)

    assert anybody.get("/published-plans").told["results"] == []
    for rest in ("", "/items", "/notes", "/versions", "/versions/1", f"/items/{agenda.bench}"):
        assert anybody.get(f"/published-plans/{agenda.plan.slug}{rest}").code == "not_found"


def test_everybody_reads_a_published_plan_and_nothing_that_is_not_public(house, agenda):
    agenda.write_texts(intro="Zo gaan we het doen")
    agenda.becomes(PlanState.OPEN_FOR_COMMENT)
    agenda.answers(agenda.bench, "Dat kan in mei.")
    anybody, path = Program(house), f"/published-plans/{agenda.plan.slug}"

    plan = anybody.get(path)

    assert plan.told["plan"]["intro"] == "Zo gaan we het doen"
    assert plan.told["open_for_comment"] is True
    assert [one["item"]["title"] for one in plan.told["items"]] == [
        "Zes bankjes langs het water",
        "Een buurtfeest",
    ]
    assert "Iets dat nog niet mag" not in plan.content.decode()
    assert plan.told["links"]["page"] == f"{BASE_URL}{agenda.address}"
    bench = anybody.get(f"{path}/items/{agenda.bench}").told
    assert bench["item"]["responses"][0]["text"] == "Dat kan in mei."
    assert anybody.get(f"{path}/items/{agenda.secret}").code == "not_found"
    assert anybody.get(f"{path}/items").told["total"] == 2
    [line] = anybody.get("/published-plans").told["results"]
    assert (line["slug"], line["state"], line["edition"]) == (
        agenda.plan.slug,
        "open_for_comment",
        1,
    )


def test_a_plan_that_is_being_changed_stays_what_it_was_when_it_came_out(house, agenda):
    agenda.becomes(PlanState.OPEN_FOR_COMMENT)
    agenda.becomes(PlanState.DRAFT)
    agenda.write_texts(title="Nog geheime titel")
    agenda.add("Nog geheim plan")
    anybody, path = Program(house), f"/published-plans/{agenda.plan.slug}"

    found = [anybody.get(one) for one in (path, f"{path}/items", "/published-plans")]
    version = anybody.get(f"{path}/versions/1")

    assert not any("eheim" in one.content.decode() for one in (*found, version))
    assert found[2].told["results"][0]["title"] == "Wijkagenda Sluiswijk"
    assert (found[0].told["edition"], version.told["edition"]) == (1, 1)
    assert [one["number"] for one in anybody.get(f"{path}/versions").told["results"]] == [1]
    assert anybody.get(f"{path}/versions/2").code == "not_found"


def test_notes_that_wait_or_were_hidden_are_for_nobody(house, agenda):
    code = house.workshop(agenda.place)
    application = house.application
    workshop = application.workshops.by_code(code)
    lead = Who(workshop.id, Audience.FACILITATOR)
    with application.workshops.reading(workshop.id) as store:
        ideas = next(step.id for step in store.steps.where() if step.kind == "ideas")
    application.commander.give(lead, p.GoToStep(step=ideas))
    texts = ("Meer bankjes", "Bel 06 12345678", "Weg ermee")
    notes = tuple(
        p.PaperNote(id=f"{n:032d}", number=n, text=text) for n, text in enumerate(texts, start=1)
    )
    application.commander.give(lead, p.AddPaperNotes(step=ideas, notes=notes))
    application.commander.give(lead, p.HideNote(id=notes[2].id, reason="test"))
    agenda.do(lambda unit: unit.add_workshop(code))
    agenda.becomes(PlanState.OPEN_FOR_COMMENT)

    path = f"/published-plans/{agenda.plan.slug}"
    shown = Program(house).get(f"{path}/notes").told["results"]
    [meeting] = Program(house).get(path).told["meetings"]

    assert [(one["number"], one["text"]) for one in shown] == [(1, "Meer bankjes")]
    assert (meeting["code"], meeting["notes"]) == (code, 1)


def test_what_is_public_is_sent_again_only_when_it_changed(house, agenda):
    agenda.becomes(PlanState.OPEN_FOR_COMMENT)
    path = f"/published-plans/{agenda.plan.slug}"
    first = Program(house).get(path)

    same = Program(house).get(path, **{"If-None-Match": first.headers["ETag"]})
    agenda.answers(agenda.bench, "Dat kan in mei.")
    changed = Program(house).get(path, **{"If-None-Match": first.headers["ETag"]})

    assert (same.status, changed.status) == (304, 200)


# Organisers' programs ---------------------------------------------------------------------------


def test_a_program_reads_what_its_organiser_reads(house, agenda, writer):
    path = f"/plans/{agenda.plan.slug}"

    [line] = writer.get("/plans").told["results"]
    plan, items = writer.get(path).told, writer.get(f"{path}/items").told

    assert (line["slug"], line["state"], line["edition"]) == (agenda.plan.slug, "draft", 0)
    assert plan["neighbourhood"] == agenda.place.id
    assert [one["number"] for one in items["results"]] == [
        agenda.bench,
        agenda.feast,
        agenda.secret,
    ]
    assert [one["visibility"] for one in items["results"]] == ["public", "public", "internal"]
    assert [one["has_contact"] for one in items["results"]] == [True, False, False]
    assert writer.get(f"{path}/items/99").code == "not_found"
    assert writer.get(f"{path}/exports/json").told["format"] == "samenspel-plan/1"


def test_frozen_versions_are_listed_and_read(house, agenda, writer):
    agenda.becomes(PlanState.OPEN_FOR_COMMENT)
    path = f"/plans/{agenda.plan.slug}/versions"

    [version] = writer.get(path).told["results"]

    assert (version["number"], version["state"]) == (1, "open_for_comment")
    assert version["at"].endswith("Z")
    assert writer.get(f"{path}/1").told["format"] == "samenspel-plan/1"
    assert writer.get(f"{path}/2").code == "not_found"
    assert writer.get(f"{path}/x").code == "not_found"
    assert writer.get(f"{path}/{10**20}").code == "not_found"


def test_nothing_of_an_item_tells_who_keeps_it_up_to_date(agenda, writer):
    path = f"/plans/{agenda.plan.slug}"

    for rest in ("", "/items", f"/items/{agenda.bench}"):
        assert "Groengroep" not in writer.get(f"{path}{rest}").content.decode()


def test_a_status_is_told_as_a_message(house, agenda, writer, item):
    before = writer.get(item).told

    after = writer.patch(
        item,
        {
            "version": before["version"],
            "status": "active",
            "next_report_date": SOON,
            "text": "De paaltjes staan er.",
        },
    )

    assert after.status == 200, after.content
    assert (after.told["status"], after.told["next_report_date"]) == ("active", SOON)
    assert after.told["version"] == before["version"] + 1
    assert after.told == writer.get(item).told
    assert after.headers["ETag"] == writer.get(item).headers["ETag"]
    [update] = writer.get(f"{item}/updates").told["results"]
    assert (update["status_from"], update["status_to"]) == ("idea", "active")
    assert (update["text"], update["party"]) == ("De paaltjes staan er.", "residents")
    lines = house.audit.lines(Asked((agenda.place.id,)), 2)
    assert {one.what for one in lines} == {"key_used", "plan_item_changed"}
    assert {one.who for one in lines} == {agenda.fatma_id}


@pytest.mark.parametrize(
    ("patch", "reason"),
    [
        ({"status": "paused"}, "reason_needed"),
        ({"status": "active"}, "report_date_needed"),
        ({"status": "ongoing"}, "report_date_needed"),
    ],
)
def test_the_rules_of_the_page_hold_for_a_program(writer, item, patch, reason):
    before = writer.get(item).told

    answer = writer.patch(item, {"version": before["version"], **patch})

    assert (answer.status, answer.code, answer.told["reason"]) == (422, "refused", reason)
    assert writer.get(item).told == before


def test_nobody_works_on_what_nobody_keeps_up_to_date(agenda, writer):
    feast = f"/plans/{agenda.plan.slug}/items/{agenda.feast}"
    version = writer.get(feast).told["version"]

    answer = writer.patch(feast, {"version": version, "status": "active", "next_report_date": SOON})

    assert answer.told["reason"] == "contact_needed"


def test_where_two_changed_the_same_nothing_is_changed_and_who_asks_is_told(agenda, writer, item):
    version = writer.get(item).told["version"]
    agenda.change(agenda.bench, status="checking")

    answer = writer.patch(item, {"version": version, "status": "agreed"})

    assert (answer.status, answer.code) == (409, "clash")
    assert answer.told["errors"] == [{"pointer": "#/status", "detail": "checking"}]
    assert writer.get(item).told["status"] == "checking"
    assert writer.get(f"{item}/updates").told["total"] == 0


def test_where_two_changed_something_else_both_are_kept(agenda, writer, item):
    version = writer.get(item).told["version"]
    agenda.change(agenda.bench, title="Zeven bankjes")

    answer = writer.patch(item, {"version": version, "status": "agreed"})

    assert (answer.told["title"], answer.told["status"]) == ("Zeven bankjes", "agreed")


def test_an_item_that_is_another_one_by_now_is_left_alone_for_who_asks_that(agenda, writer, item):
    read = writer.get(item)
    agenda.change(agenda.bench, title="Zeven bankjes")
    patch = {"version": read.told["version"], "status": "agreed"}

    late = writer.patch(item, patch, **{"If-Match": read.headers["ETag"]})
    now = writer.patch(item, patch, **{"If-Match": writer.get(item).headers["ETag"]})

    assert (late.status, late.code) == (412, "changed_meanwhile")
    assert now.status == 200


def test_a_merge_patch_is_a_patch_too(writer, item):
    version = writer.get(item).told["version"]
    content = json.dumps({"version": version, "signal": "on_track"})

    answer = writer.ask("PATCH", item, data=content, content_type="application/merge-patch+json")

    assert answer.told["signal"] == "on_track"


def test_a_message_leaves_the_status_as_it_is(writer, item):
    before = writer.get(item).told

    made = writer.post(f"{item}/updates", {"text": " Er is geschept. ", "party": "municipality"})

    assert made.status == 201, made.content
    assert made.headers["Location"] == f"{BASE_URL}{ROOT}{item}/updates"
    assert (made.told["text"], made.told["party"]) == ("Er is geschept.", "municipality")
    assert made.told["status_to"] is None
    assert writer.get(f"{item}/updates").told["results"] == [made.told]
    assert writer.get(item).told["status"] == before["status"]
    empty = writer.post(f"{item}/updates", {"text": "   "})
    assert empty.told["errors"][0]["pointer"] == "#/text"


def test_a_municipality_answers_and_changes_nothing_else(municipality, writer, item):
    answer = {
        "text": "Niet dit jaar.",
        "feasibility": "partly",
        "reason": "Het geld is op",
        "role": "wijkmanager",
    }

    made = municipality.post(f"{item}/responses", answer)

    assert made.status == 201, made.content
    assert made.told.items() >= ({"party": "municipality"} | answer).items()
    assert writer.get(f"{item}/responses").told["results"] == [made.told]
    for method, path in (("PATCH", item), ("POST", f"{item}/updates")):
        refused = municipality.ask(method, path, json={"text": "x", "version": 1})
        assert (refused.status, refused.code) == (403, "not_allowed")
    without = municipality.post(f"{item}/responses", {"text": "Nee.", "feasibility": "no"})
    assert without.told["reason"] == "reason_needed"
    assert writer.get(f"{item}/responses").told["total"] == 1


def test_plans_of_others_and_items_that_are_gone_are_not_found(house, agenda, writer):
    other = Agenda(house, "elders@x.example")

    assert writer.get(f"/plans/{other.plan.slug}").code == "not_found"
    assert writer.get(f"/plans/{other.plan.slug}/items/{other.bench}").code == "not_found"
    answer = writer.post(f"/plans/{agenda.plan.slug}/items/99/updates", {"text": "x"})
    assert (answer.status, answer.code) == (404, "not_found")

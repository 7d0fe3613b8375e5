"""The page that keeps a plan alive, without a browser."""

from __future__ import annotations

from dataclasses import replace

from facilitation.clock import now_ms
from facilitation.domain.agenda.items import Support
from facilitation.i18n import Speaker
from facilitation.organising.reminding import Reminders, remind
from facilitation.storage.agenda.agendas import Agendas
from facilitation.storage.colleagues import Colleagues
from tests.web.organise_house import application, house
from tests.web.test_organise_plan import FATMA, JAN, Plan, plan

__all__ = ["application", "house", "plan"]

SAY = Speaker("nl", "common", "organise", "agenda", "follow_up").say


def tell(plan: Plan, next_report_date: str) -> None:
    plan.fatma.visit(plan.item).send(plan.item, read_at="1", title="Feest", contact="De Schakel")
    plan.fatma.visit(plan.item).send(
        f"{plan.item}/tell",
        read_at="2",
        status="active",
        party="residents",
        text="We zijn begonnen.",
        next_report_date=next_report_date,
    )


def test_an_item_that_is_silent_too_long_is_said_with_since_when(plan):
    tell(plan, "2020-01-31")
    plan.fatma.visit(f"{plan.address}/follow-up")

    assert SAY("follow.late", date="31 januari 2020") in plan.fatma.text
    assert SAY("follow.silent_since", date="").strip() in plan.fatma.text


def test_an_evening_is_made_from_the_plan_with_its_items(plan):
    plan.fatma.visit(f"{plan.address}/follow-up")
    plan.fatma.send(f"{plan.address}/follow-up", title="Hoe staat het?", date="2027-03-20")

    code = plan.fatma.location.split("/w/")[1][:6]
    workshops = plan.house.application.workshops
    with workshops.reading(workshops.by_code(code).id) as store:
        assert [card.title for card in store.items.where()] == ["Een buurtfeest"]
    assert plan.acts()[0] == "workshop_made"


def test_an_evening_without_a_name_or_on_no_day_is_not_made(plan):
    for title, on in (("", ""), ("Avond", "gisteren")):
        plan.fatma.visit(f"{plan.address}/follow-up")
        plan.fatma.send(f"{plan.address}/follow-up", title=title, date=on)
        assert plan.fatma.status == 400


def test_without_open_items_there_is_no_evening_to_make(plan):
    plan.fatma.visit(plan.item).send(f"{plan.item}/tell", read_at="1", status="done", text="Klaar.")
    plan.fatma.visit(f"{plan.address}/follow-up")
    assert "field-evening-title" not in plan.fatma.html
    plan.fatma.send(f"{plan.address}/follow-up", title="Avond")

    assert SAY("follow.problem.nothing") in plan.fatma.text


def test_who_answers_may_look_and_prepare(plan):
    jan = plan.house.logged_in(JAN)
    jan.visit(f"{plan.address}/follow-up")

    assert jan.status == 200
    assert SAY("follow.years.none") in jan.text


def test_the_first_page_says_which_plan_is_silent_too_long(plan):
    tell(plan, "2020-01-31")
    plan.fatma.visit("/organise/")

    assert SAY("follow.start", n=1, plan="Wijkagenda Sluiswijk") in plan.fatma.text
    plan.fatma.visit(plan.item).send(
        f"{plan.item}/tell", read_at="3", status="done", party="residents", text="Klaar."
    )
    plan.fatma.visit("/organise/")
    assert SAY("follow.start.title") not in plan.fatma.text


def test_what_a_hall_was_told_stands_beside_the_item_until_somebody_writes_a_message(plan):
    agendas = Agendas(plan.house.database, now_ms)
    told = SAY("agenda.told", status=SAY("agenda.status.done"))
    with agendas.writing(agendas.by_slug(plan.address.rpartition("/")[2]).id) as unit:
        [item] = unit.items()
        unit.save_item(replace(item, support=(Support("482716", status="done"),)))
    plan.fatma.visit(plan.item)

    assert told in plan.fatma.text
    assert '<option value="done" selected>' in plan.fatma.html

    form = plan.fatma.visit(plan.item)
    form.send(f"{plan.item}/tell", read_at="1", status="done", party="residents", text="Ja.")
    plan.fatma.visit(plan.item)

    assert told not in plan.fatma.text


class Letters:
    """A mail server that keeps what it is given."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, str]] = []

    def send(self, to: str, subject: str, text: str) -> bool:
        self.sent.append((to, subject, text))
        return True


def test_who_may_write_messages_is_mailed_and_who_only_answers_is_not(plan):
    tell(plan, "2020-01-31")
    letters, database = Letters(), plan.house.database
    reminders = Reminders(Agendas(database, now_ms), now_ms)

    told = list(remind(reminders, Colleagues(database), letters, "https://samen.example"))

    assert [(one.organiser.email, one.items, one.sent) for one in told] == [(FATMA, 1, True)]
    ((_to, subject, text),) = letters.sent
    assert "Wijkagenda Sluiswijk" in subject
    assert "- 1 Feest" in text
    assert f"https://samen.example{plan.address}/follow-up" in text

import datetime
from dataclasses import replace

import pytest

from facilitation.domain.workshop import Moderation
from facilitation.exporters import EXPORTERS
from facilitation.exporters.paper import ExporterUnavailable
from facilitation.runsheets import shipped
from tests.web.conftest import Browser
from tests.web.organise_fakes import FATMA, JAN, draft, make_app
from tests.web.page_check import SPACE

FILLED = {
    "run_sheet": "bewonersavond",
    "title": "Bewonersavond Kadebrug",
    "neighbourhood": "Sluiswijk",
    "date": "2027-03-20",
    "start": "19:15",
    "place": "De Schakel",
    "tables": "6",
    "question": "Wat leeft er bij jou in de wijk?",
    "moderation": "all",
    "english": "yes",
    "placeholder-wat vaststaat": "de brug komt er",
    "next_date": "",
    "by_when": "1 mei",
    "contact": "Groengroep Sluiswijk",
    "wifi": "DeSchakel-gast",
    "areas": "Kadebrug\n\n Sluisstraat \nKadebrug",
}


def test_every_shipped_run_sheet_can_be_chosen_with_goal_minutes_and_people(fatma):
    fatma.visit("/organise/new")

    for sheet in shipped().runsheets:
        assert f'value="{sheet.id}"' in fatma.html
        assert sheet.goal in fatma.text
        assert f"{sheet.total_min} minuten" in fatma.text
        assert f"{sheet.people.min} tot {sheet.people.max} mensen" in fatma.text


def test_no_kind_of_meeting_is_chosen_beforehand(fatma):
    fatma.visit("/organise/new")

    assert "run_sheet" not in fatma.inputs()


def test_a_filled_in_form_makes_a_workshop(fatma, hall):
    fatma.visit("/organise/new")

    fatma.send("/organise/new", **FILLED)

    made = hall.workshop(FATMA.id, "482716").draft
    assert fatma.location == "/organise/w/482716?said=created"
    assert made.run_sheet == "bewonersavond"
    assert made.date == datetime.date(2027, 3, 20)
    assert made.start == datetime.time(19, 15)
    assert made.tables == 6
    assert made.moderation is Moderation.ALL
    assert made.placeholders == {"wat vaststaat": "de brug komt er"}
    assert made.areas == ("Kadebrug", "Sluisstraat")
    assert made.by_when == "1 mei"


def test_only_name_neighbourhood_and_kind_are_needed(fatma, hall):
    fatma.visit("/organise/new")

    fatma.send("/organise/new", run_sheet="g100", title="G100", neighbourhood="Sluiswijk")

    assert hall.workshop(FATMA.id, "482716").draft == draft(
        title="G100",
        neighbourhood_id="n1",
        date=None,
        start=None,
        place="",
        tables=0,
        english=False,
    )


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("title", "", "Vul dit in."),
        ("neighbourhood", "  ", "Vul dit in."),
        ("title", "x" * 121, "hooguit 120 tekens"),
        ("date", "morgen", "Deze dag begrijpen we niet"),
        ("start", "half acht", "Deze tijd begrijpen we niet"),
        ("tables", "-3", "Typ een getal tot 200"),
        ("tables", "201", "Typ een getal tot 200"),
        ("areas", "\n".join(f"straat {n}" for n in range(61)), "Hooguit 60 buurten"),
    ],
)
def test_a_wrong_field_is_named_and_everything_typed_stays(fatma, hall, field, typed, sentence):
    fatma.visit("/organise/new")
    form = FILLED | {field: typed}

    fatma.send("/organise/new", **form)

    assert fatma.status == 400
    assert sentence in fatma.text
    assert not hall.kept
    shown = fatma.inputs()
    assert {name: shown[name] for name in form} == form
    wrong = [one for one in fatma.tree.iter() if one.get("aria-invalid")]
    assert [one.get("name") for one in wrong] == [field]


@pytest.mark.parametrize("run_sheet", ["", "nooit-van-gehoord"])
def test_an_unknown_kind_of_meeting_is_refused_in_words(fatma, hall, run_sheet):
    fatma.visit("/organise/new")

    fatma.send("/organise/new", **(FILLED | {"run_sheet": run_sheet}))

    assert fatma.status == 400
    assert "Kies een soort bijeenkomst." in fatma.text
    assert not hall.kept


def test_a_form_without_our_token_changes_nothing_and_loses_nothing(fatma, hall):
    fatma.visit("/organise/new")

    fatma.send_without_token("/organise/new", **FILLED)

    assert fatma.status == 403
    assert not hall.kept
    assert fatma.inputs()["title"] == FILLED["title"]
    fatma.send("/organise/new", **fatma.inputs())
    assert hall.kept


def test_texts_are_shown_as_typed_and_never_as_markup(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft(title="<b>Sluis</b> & co"))

    fatma.visit(f"/organise/w/{code}")

    assert "<b>Sluis</b> & co" in fatma.text
    assert "<b>Sluis" not in fatma.html


def test_another_organisers_workshop_does_not_exist(fatma, hall):
    code = hall.create_workshop(JAN.id, draft())
    link = hall.workshop(JAN.id, code).links[1].id
    own = f"/organise/w/{code}"

    for address in (
        own,
        f"{own}/settings",
        f"{own}/links/{link}.svg",
        f"{own}/download/json",
        f"{own}/print/poster",
    ):
        assert fatma.visit(address).status == 404
    for address in (
        f"{own}/settings",
        f"{own}/links/{link}/revoke",
        f"{own}/links/{link}/renew",
    ):
        fatma.visit("/organise/")
        assert fatma.send(address, title="van mij").status == 404
    assert not hall.workshop(JAN.id, code).links[1].revoked


def test_the_list_shows_only_ones_own_workshops(fatma, hall):
    for who, title in ((FATMA, "Van Fatma"), (JAN, "Van Jan")):
        place = hall.found(who.id, "Sluiswijk")
        hall.create_workshop(who.id, draft(title=title, neighbourhood_id=place.id))

    fatma.visit("/organise/")

    assert "Van Fatma" in fatma.text
    assert "Van Jan" not in fatma.text


def test_an_empty_list_says_what_will_come(fatma):
    assert "Hier komen je bijeenkomsten te staan." in fatma.visit("/organise/").text


def test_the_workshop_page_names_what_is_still_missing(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft(date=None, contact="", placeholders={}))

    fatma.visit(f"/organise/w/{code}")

    missing = fatma.text
    assert "Op welke dag?" in missing
    assert "Wie laat het weten?" in missing
    assert "Wat staat vast?" in missing
    assert "Hoe laat begint het?" not in missing


@pytest.mark.parametrize(("plans", "is_missed"), [(0, True), (3, False)])
def test_a_progress_evening_without_plans_says_where_to_make_it(fatma, hall, plans, is_missed):
    code = hall.create_workshop(FATMA.id, draft(run_sheet="voortgangsavond"))
    hall.kept[FATMA.id, code] = replace(hall.kept[FATMA.id, code], plans=plans)

    fatma.visit(f"/organise/w/{code}")

    assert ("Maak haar vanuit de agenda" in fatma.text) is is_missed


def test_what_is_missing_leads_to_its_field(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft())
    fatma.visit(f"/organise/w/{code}")
    settings = f"/organise/w/{code}/settings#"
    wanted = [
        link.get("href").removeprefix(settings)
        for link in fatma.tree.iter(SPACE + "a")
        if link.get("href", "").startswith(settings)
    ]

    fatma.visit(f"/organise/w/{code}/settings")

    ids = {element.get("id") for element in fatma.tree.iter()}
    assert wanted
    assert set(wanted) <= ids


def test_settings_come_back_as_they_were_saved(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft())
    fatma.visit(f"/organise/w/{code}/settings")
    form = fatma.inputs() | {
        "title": "G100 Sluiswijk, lente",
        "placeholder-wat vaststaat": "de brug komt er",
        "areas": "Kadebrug\nSluisstraat",
        "contact": "Groengroep",
    }

    fatma.send(f"/organise/w/{code}/settings", **form)

    assert fatma.location == f"/organise/w/{code}?said=saved"
    fatma.visit(f"/organise/w/{code}/settings")
    shown = fatma.inputs()
    assert {name: shown[name] for name in form if name != "csrf"} == {
        name: text for name, text in form.items() if name != "csrf"
    }


def test_settings_cannot_change_the_kind_of_meeting(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft())
    fatma.visit(f"/organise/w/{code}/settings")

    fatma.send(f"/organise/w/{code}/settings", **(fatma.inputs() | {"run_sheet": "dialoogtafel"}))

    assert hall.workshop(FATMA.id, code).draft.run_sheet == "g100"


def test_every_function_has_its_link_and_every_table_its_own(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft(tables=3))

    fatma.visit(f"/organise/w/{code}")

    for link in hall.workshop(FATMA.id, code).links:
        assert f'href="{link.url}"' in fatma.html
    for name in ("Groot scherm", "Gespreksleider", "Themateam", "Invoerhulp", "Tafel 3"):
        assert name in fatma.text


def test_a_link_is_a_qr_code_as_well(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft())

    answer = fatma.client.get(f"/organise/w/{code}/links/{code}-scribe.svg")

    assert answer.mimetype == "image/svg+xml"
    assert answer.text.startswith("<svg")
    assert "style=" not in answer.text


def test_a_revoked_link_is_said_to_be_dead_and_has_no_qr_code(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft())
    fatma.visit(f"/organise/w/{code}")

    fatma.send(f"/organise/w/{code}/links/{code}-scribe/revoke")
    fatma.visit(fatma.location)

    assert "De link werkt niet meer." in fatma.text
    assert f"/scribe/{code}tok" not in fatma.html
    assert fatma.visit(f"/organise/w/{code}/links/{code}-scribe.svg").status == 404


def test_a_renewed_link_has_another_address_and_the_old_one_is_gone(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft())
    fatma.visit(f"/organise/w/{code}")

    fatma.send(f"/organise/w/{code}/links/{code}-team/renew")
    fatma.visit(fatma.location)

    assert f'href="http://zaal.example/team/{code}tok-nieuw"' in fatma.html
    assert f'href="http://zaal.example/team/{code}tok"' not in fatma.html
    assert fatma.text.count("Maakt thema’s van de briefjes.") == 1


def test_the_address_of_the_phones_is_there_and_cannot_be_stopped(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft())

    fatma.visit(f"/organise/w/{code}")

    assert f'href="http://zaal.example/{code}"' in fatma.html
    assert "links/phones/revoke" not in fatma.html
    assert fatma.client.get(f"/organise/w/{code}/links/phones.svg").status_code == 200
    assert fatma.send(f"/organise/w/{code}/links/phones/revoke").status == 404


@pytest.mark.parametrize("action", ["revoke", "renew"])
def test_links_change_only_by_a_form_of_ours(fatma, hall, action):
    code = hall.create_workshop(FATMA.id, draft())
    before = hall.workshop(FATMA.id, code).links

    fatma.send_without_token(f"/organise/w/{code}/links/{code}-team/{action}")

    assert fatma.status == 403
    assert hall.workshop(FATMA.id, code).links == before
    assert fatma.visit(f"/organise/w/{code}/links/{code}-team/{action}").status == 405


def test_every_format_that_exists_has_a_button(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft())

    fatma.visit(f"/organise/w/{code}")

    for name in EXPORTERS:
        assert f"/organise/w/{code}/download/{name}" in fatma.html


def test_a_download_holds_the_notes_and_has_a_name(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft())

    answer = fatma.client.get(f"/organise/w/{code}/download/csv")

    assert answer.status_code == 200
    assert "Een bankje bij de sluis." in answer.text
    assert answer.headers["Content-Disposition"] == f'attachment; filename="samenspel-{code}.csv"'


def test_a_format_that_nobody_makes_is_not_found(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft())

    assert fatma.visit(f"/organise/w/{code}/download/exe").status == 404


def test_a_format_that_cannot_be_made_here_is_explained_on_the_page(hall):
    def lacking(name, document, language):
        raise ExporterUnavailable("install Pango")

    browser = Browser(make_app(hall, write=lacking).test_client()).log_in()
    code = hall.create_workshop(FATMA.id, draft())

    browser.visit(f"/organise/w/{code}/download/pdf")

    assert browser.status == 503
    assert "kunnen we hier niet maken" in browser.text


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("poster", "482 716"),
        ("note_cards", "103"),
        ("table_cards", "Luister naar elkaar."),
        ("voting_cards", "103"),
        ("sign_up_cards", "Stichting De Schakel"),
    ],
)
def test_prints_are_pages_for_the_browsers_own_print_button(fatma, hall, name, found):
    code = hall.create_workshop(FATMA.id, draft())

    fatma.visit(f"/organise/w/{code}/print/{name}?first=101&last=104")

    assert fatma.status == 200
    assert found in fatma.text


def test_a_print_never_holds_more_cards_than_a_browser_bears(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft())

    fatma.visit(f"/organise/w/{code}/print/note_cards?first=1&last=99999")

    assert "400" in fatma.text
    assert "401" not in fatma.text


def test_an_unknown_print_is_not_found(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft())

    assert fatma.visit(f"/organise/w/{code}/print/geld").status == 404


def test_the_pages_speak_english_as_well(fatma, hall):
    code = hall.create_workshop(FATMA.id, draft())

    for address in ("/organise/", "/organise/new", f"/organise/w/{code}"):
        fatma.visit(f"{address}?language=en")
        assert 'lang="en"' in fatma.html
        assert "Meetings" in fatma.text

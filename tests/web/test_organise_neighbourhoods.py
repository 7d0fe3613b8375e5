"""Neighbourhoods: a tree that residents name, settings that new meetings take over, series."""

from __future__ import annotations

import pytest

from facilitation.domain.rights import Right
from facilitation.domain.workshop import Settings
from facilitation.runsheets import shipped
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.workshops import NewWorkshop
from tests.waiting import until
from tests.web.organise_house import FATMA, House, application, fatma, house

__all__ = ["application", "fatma", "house"]


@pytest.fixture
def place(house: House, fatma):
    """Sluiswijk, made by Fatma."""
    fatma.visit("/organise/n/new")
    fatma.send("/organise/n/new", name="Sluiswijk", level="wijk")
    return named(house, "Sluiswijk")


def named(house: House, name: str):
    standings = Neighbourhoods(house.database).standings(house.id_of(FATMA))
    return next(one.neighbourhood for one in standings if one.neighbourhood.name == name)


@pytest.fixture
def machine(house: House) -> None:
    """The machine that reads words, ready: who asks it waits no longer than a person would."""
    worker = house.application.workers["grouping"]
    worker.start()
    until(lambda: worker.ready, "the machine is ready")


def settings_form(fatma, place) -> dict[str, str]:
    fatma.visit(f"/organise/n/{place.id}/settings")
    chosen = {"level": "think_along", "tie_rule": "both_if_it_fits"}
    return fatma.inputs() | chosen | {"leftover_rule": "next_that_fits"}


@pytest.mark.usefixtures("machine")
def test_own_words_are_kept_when_the_machine_can_use_them(house, fatma, place):
    words = "Elkaar ontmoeten en helpen: de Wiek, het Trefpunt"
    fatma.send(
        f"/organise/n/{place.id}/settings", **settings_form(fatma, place) | {"own_words": words}
    )

    code = house.workshop(place)
    workshops = house.application.workshops
    assert named(house, "Sluiswijk").settings.own_words == words
    assert workshops.own_words(workshops.by_code(code).id) == words


@pytest.mark.usefixtures("machine")
def test_own_words_that_cannot_be_used_are_named_by_their_line(house, fatma, place):
    words = "Groen en natuur: Vlietzoom\nFietsenrek\nRuimtevaart: raket\ngroen: ab"
    form = settings_form(fatma, place) | {"own_words": words}
    fatma.send(f"/organise/n/{place.id}/settings", **form)

    assert fatma.status == 400
    assert "Regel 2: het thema ‘Fietsenrek’ kennen we niet." in fatma.text
    assert "Regel 3: het thema ‘Ruimtevaart’ kennen we niet." in fatma.text
    assert "Regel 4: ‘ab’ is te kort." in fatma.text
    assert "Vlietzoom" in fatma.html
    assert named(house, "Sluiswijk").settings.own_words == ""


def test_who_makes_a_neighbourhood_leads_it(house, fatma, place):
    assert house.rights_of(house.id_of(FATMA)) == {place.id: Right.LEAD}
    assert place.name in fatma.visit("/organise/n").text


def test_residents_name_a_street_inside_a_buurt(house, fatma, place):
    fatma.visit(f"/organise/n/{place.id}")
    fatma.send(f"/organise/n/{place.id}/areas", name="Kadebuurt", level="buurt")
    buurt = named(house, "Kadebuurt")
    fatma.visit(f"/organise/n/{buurt.id}")
    fatma.send(f"/organise/n/{buurt.id}/areas", name="Het Hoekje", level="own")

    street = named(house, "Het Hoekje")
    assert (street.parent, street.own_named, buurt.parent) == (buurt.id, True, place.id)
    assert "Het Hoekje" in fatma.visit(f"/organise/n/{place.id}").text


@pytest.mark.parametrize("typed", [{"name": " "}, {"name": "x" * 81}, {"level": "planeet"}])
def test_a_place_without_a_name_or_kind_is_not_made(house, fatma, place, typed):
    fatma.visit(f"/organise/n/{place.id}")

    fatma.send(f"/organise/n/{place.id}/areas", **({"name": "Kade", "level": "buurt"} | typed))

    assert fatma.status == 400
    assert Neighbourhoods(house.database).inside(place.id) == []


def test_settings_come_back_as_they_were_saved(house, fatma, place):
    form = settings_form(fatma, place)
    changed = {
        "name": "Sluisdorp",
        "place_word": "dorp",
        "plan_label": "dorpsplan",
        "role-2": "vrijwilliger van De Schakel",
        "role-8": "",
        "party-4": "WIJ-team Noord",
        "party-10": "Oranjevereniging",
        "amount": "20000",
        "youngest_voter": "16",
        "min_group": "8",
        "controller": "Gemeente Sluis",
        "decide": "hoe het plein eruitziet",
        "level": "residents_decide",
    }
    fatma.send(f"/organise/n/{place.id}/settings", **(form | changed))
    assert fatma.status == 302, fatma.html

    again = settings_form(fatma, place)
    assert {name: again[name] for name in changed if name != "level"} == {
        name: text for name, text in changed.items() if name != "level"
    }
    kept = named(house, "Sluisdorp").settings
    assert [role.code for role in kept.roles][:2] == ["resident", "volunteer"]
    assert kept.parties[3].code == "neighbourhood_team"
    assert kept.parties[-1].label == "Oranjevereniging"
    assert kept.decisions.level == "residents_decide"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("min_group", "4", "Minder dan 5 mag niet"),
        ("amount", "veel", "hele euro"),
        ("role-1", "", "Vul dit in"),
        ("fixed", "x" * 301, "300 tekens"),
        ("tie_rule", "gooien", ""),
    ],
)
def test_what_cannot_be_is_said_and_everything_typed_stays(fatma, place, field, typed, said):
    form = settings_form(fatma, place) | {"controller": "Gemeente Sluis", field: typed}

    fatma.send(f"/organise/n/{place.id}/settings", **form)

    assert fatma.status == 400
    assert said in fatma.text
    assert fatma.inputs()["controller"] == "Gemeente Sluis"


def test_a_new_meeting_takes_over_what_the_neighbourhood_decided(house, fatma, place):
    fatma.visit(f"/organise/n/{place.id}")
    fatma.send(f"/organise/n/{place.id}/areas", name="Kadebuurt", level="buurt")
    form = settings_form(fatma, place)
    decided = {"role-8": "", "min_group": "7", "decide": "de kleuren", "contact": "Ria"}
    fatma.send(f"/organise/n/{place.id}/settings", **(form | decided))
    fatma.visit("/organise/new")

    fatma.send("/organise/new", run_sheet="g100", title="G100", neighbourhood_id=place.id)

    code = fatma.location.split("/w/")[1].partition("?")[0]
    workshop = house.application.workshops.by_code(code)
    assert workshop.neighbourhood == "Sluiswijk"
    assert len(workshop.settings.roles) == 7
    assert workshop.settings.min_group == 7
    assert [area.label for area in workshop.settings.areas] == ["Kadebuurt"]
    assert workshop.settings.placeholders["beslissen"] == "de kleuren"
    assert workshop.closing.contact == "Ria"


def test_meetings_of_a_series_stand_under_its_name(house, fatma, place):
    fatma.visit(f"/organise/n/{place.id}")
    fatma.send(f"/organise/n/{place.id}/series", series="Wijkagenda 2027")
    (series,) = Neighbourhoods(house.database).series(place.id)
    code = house.workshop(place, "Voorjaarsavond")
    fatma.visit(f"/organise/w/{code}/settings")
    fatma.send(f"/organise/w/{code}/settings", **(fatma.inputs() | {"series_id": series.id}))
    assert fatma.status == 302, fatma.html

    page = fatma.visit(f"/organise/n/{place.id}").html
    assert page.index("Wijkagenda 2027") < page.index("Voorjaarsavond")
    assert house.application.workshops.in_neighbourhoods([place.id])[0].series == series.id


def test_a_place_that_nobody_leads_is_led_by_who_runs_the_server(house, fatma):
    new = NewWorkshop(shipped().sheet("g100"), "Van de opdrachtregel", "Kerkdorp", Settings())
    house.application.workshops.create(new)
    house.account("jan@x.example")

    assert "Van de opdrachtregel" in fatma.visit("/organise/").text
    assert "Van de opdrachtregel" not in house.logged_in("jan@x.example").visit("/organise/").text


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ({"neighbourhood": "sluiswijk"}, ["Sluiswijk"]),
        ({"neighbourhood": "Kerkdorp"}, ["Kerkdorp", "Sluiswijk"]),
        ({}, ["Sluiswijk"]),
    ],
)
def test_a_name_that_is_typed_makes_a_place_unless_there_is_one(house, fatma, place, typed, places):
    fatma.visit("/organise/new")

    chosen = {"neighbourhood_id": place.id}
    fatma.send("/organise/new", run_sheet="g100", title="G100", **(chosen | typed))

    assert fatma.status == 302
    standings = Neighbourhoods(house.database).standings(house.id_of(FATMA))
    assert [one.neighbourhood.name for one in standings] == places

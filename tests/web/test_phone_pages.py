"""The phone's first paint: complete, valid and safe in every scene, in both languages."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from facilitation.assets import static_folder, templates_folder
from facilitation.i18n import LANGUAGES, Speaker, catalogue, vocabulary
from facilitation.services.tokens import new_id
from facilitation.web.errors import PAGES
from tests.web.page_check import check_page, text_of
from tests.web.phone_boards import PAINTS

SAY = re.compile(r'\bsay\(\s*"([^"]+)"\s*[,)]')
DOMAINS = ("common", "phone", "pages")


@cache
def environment(language: str) -> Environment:
    templates = Environment(
        loader=FileSystemLoader(templates_folder()), autoescape=True, undefined=StrictUndefined
    )
    templates.globals |= {
        "say": Speaker(language, *DOMAINS).say,
        "language": language,
        "asset": "/static/x/{}".format,
        "new_id": new_id,
        "csrf_field": lambda: Markup('<input type="hidden" name="csrf" value="x">'),
    }
    return templates


def rendered(name: str, language: str = "nl", **context: Any) -> str:
    nothing = {"said": None, "refused": None, "refused_params": {}, "error": None, "typed": {}}
    page = environment(language).get_template(name)
    return page.render(code="482716", token="", **(nothing | context))


def phone(paint: str, language: str = "nl", **context: Any) -> str:
    _, board, own = PAINTS[paint]
    return rendered("phone.html", language, board=board, own=own, **context)


def scene_of(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    scenes = re.findall(r'data-scene="([^"]+)"', main)
    assert len(scenes) == 1
    return scenes[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paint", PAINTS)
def test_every_paint_is_a_valid_page_that_plays_its_scene(paint: str, language: str) -> None:
    html = phone(paint, language)
    check_page(html)
    assert scene_of(html) == PAINTS[paint][0]


def test_what_people_wrote_is_text_and_never_markup() -> None:
    html = phone("ideas")
    assert "Een bankje &lt;b&gt;bij&lt;/b&gt; de sluis" in html
    assert "<b>bij</b>" not in html
    assert "G100 &lt;Sluiswijk&gt;" in html


def test_a_refused_form_says_why_and_keeps_what_was_typed() -> None:
    html = phone(
        "ideas",
        refused="too_long",
        refused_params={"limit": 140},
        typed={"text": "Heel veel tekst", "id": "f" * 32},
    )
    assert "Houd het bij 140 tekens." in html
    assert "Heel veel tekst</textarea>" in html
    assert f'name="id" value="{"f" * 32}"' in html


def test_the_address_cannot_put_words_in_our_mouth() -> None:
    assert "idea.sent" not in phone("ideas", said="no.such.key")
    assert "Je briefje is verstuurd." in phone("ideas", said="idea.sent")


def test_what_organisers_wrote_is_marked_as_dutch_on_an_english_page() -> None:
    english, dutch = phone("ideas", "en"), phone("ideas")
    assert re.search(r'<h1 [^>]*data-ref="heading" lang="nl">', english)
    assert re.search(r'<h1 [^>]*data-ref="heading">', dutch)


def test_on_an_evening_without_plans_people_join_its_themes() -> None:
    rows = phone("joining a theme")
    assert 'name="item" value="t1"' in rows
    assert 'name="item" value="t13"' in rows
    assert "plan-card-row--mine" in rows


def test_contact_details_are_not_asked_over_plain_http() -> None:
    assert 'name="contact[phone]"' in phone("joining")
    html = phone("joining over plain HTTP")
    assert "contact[" not in html
    assert "aanmeldkaart" in html


def test_nothing_is_chosen_beforehand() -> None:
    assert " checked" not in phone("joining over plain HTTP")
    _, board, own = PAINTS["before the start"]
    page = rendered("join.html", board=board, own=own, typed={"role": ""}, registering="")
    assert page.count(" checked") == 1  # only what this person said before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_join_page_asks_for_the_code_and_explains_a_wrong_one(language: str) -> None:
    tree = check_page(rendered("join.html", language, board=None))
    assert "6" in text_of(tree)
    wrong = rendered("join.html", language, board=None, error="unknown_code", typed={"code": "1"})
    check_page(wrong)
    assert 'aria-invalid="true"' in wrong


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", sorted(PAGES))
@pytest.mark.parametrize("reader", ["hall", "organiser", "plan", "link"])
def test_every_error_page_says_what_happened_and_what_to_do(
    status: int, reader: str, language: str
) -> None:
    way_back = {"hall": "/", "organiser": "/organise/", "plan": "/plan/sluiswijk"}.get(reader, "")
    given = {"status": status, "why": "", "reference": "a1b2", "way_back": way_back}
    check_page(rendered("error.html", language, reader=reader, **given))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["privacy", "accessibility"])
def test_pages_of_text_name_who_is_responsible(page: str, language: str) -> None:
    html = rendered("page.html", language, page=page, controller="Stichting S", contact="fg@s.nl")
    check_page(html)
    assert "fg@s.nl" in html


@pytest.mark.parametrize("domain", DOMAINS)
def test_both_languages_say_the_same_things(domain: str) -> None:
    dutch, english = (catalogue(language, domain) for language in ("nl", "en"))
    assert dutch.keys() == english.keys()
    for key, sentence in dutch.items():
        assert placeholders(sentence) == placeholders(english[key]), key


def placeholders(sentence: object) -> set[str]:
    return set(re.findall(r"{(\w+)}", str(sentence)))


def test_every_word_that_the_phone_asks_for_exists() -> None:
    known = vocabulary("nl", *DOMAINS)
    asked = {key for path in phone_files() for key in SAY.findall(path.read_text("utf-8"))}
    assert asked - known.keys() == set()


def phone_files() -> list[Path]:
    templates, scripts = templates_folder(), static_folder() / "js"
    pages = [templates / f"{name}.html" for name in ("phone", "join", "page", "error", "base")]
    return [*pages, *(templates / "phone").glob("*.html"), *(scripts / "phone").glob("*.js")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_plans_a_phone_is_told_so_and_gets_no_button_to_vote(language: str) -> None:
    html = phone("nothing to choose yet", language)
    main = html[html.index("<main") : html.index("</main>")]
    assert catalogue(language, "common")["awaits.plans"] in main
    assert "cast_ballot" not in main

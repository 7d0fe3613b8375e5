"""Scribe, table and organiser: every word they say exists, in both languages."""

import re
from pathlib import Path

import pytest

from facilitation.assets import static_folder, templates_folder
from facilitation.i18n import catalogue, vocabulary
from facilitation.web.organise.rights import NEEDED

SCREENS = {
    "desk": (
        ("scribe.html", "table.html", "components/desk.html"),
        ("desk", "scribe", "table"),
        r"(?:desk|scribe|table)",
    ),
    "organise": (("organise",), ("organiser",), r"organise"),
    "agenda": (("organise",), ("organiser",), r"agenda"),
}
#: Catalogues of their own with words of the same family.
ALSO = {"organise": ("keys",)}
#: A whole key; one that ends in a dot is completed by the code.
KEY = r"[\"'`]({areas}(?:\.[a-z0-9_-]+)+\.?)[\"'`$]"
PLACEHOLDER = re.compile(r"{\w+}")


def _sources(templates: tuple[str, ...], scripts: tuple[str, ...]) -> str:
    files: list[Path] = []
    for name in templates:
        path = templates_folder() / name
        files += sorted(path.glob("*.html")) if path.is_dir() else [path]
    for folder in scripts:
        files += sorted((static_folder() / "js" / folder).glob("*.js"))
    if templates == ("organise",):
        files += sorted(Path(__file__).parents[2].glob("facilitation/web/organise/**/*.py"))
    return "\n".join(path.read_text("utf-8") for path in files)


@pytest.mark.parametrize("domain", SCREENS)
def test_every_key_in_templates_and_scripts_has_words(domain):
    templates, scripts, areas = SCREENS[domain]
    known = set(vocabulary("nl", "common", domain, *ALSO.get(domain, ())))

    used = set(re.findall(KEY.format(areas=areas), _sources(templates, scripts)))

    wanted = {key for key in used if not key.endswith((".html", ".svg", ".js"))}
    missing = {
        key
        for key in wanted
        if not (any(one.startswith(key) for one in known) if key.endswith(".") else key in known)
    } - ROUTES
    assert len(wanted) > 20
    assert not missing


#: Names of pages, which look like keys.
ROUTES = {f"organise.{name}" for name in NEEDED}


@pytest.mark.parametrize("domain", SCREENS)
def test_dutch_and_english_say_the_same_things(domain):
    dutch, english = catalogue("nl", domain), catalogue("en", domain)

    assert set(dutch) == set(english)
    for key in dutch:
        assert _places(dutch[key]) == _places(english[key]), key


def _places(sentence: str | tuple[str, ...]) -> set[str]:
    forms = (sentence,) if isinstance(sentence, str) else sentence
    return {place for form in forms for place in PLACEHOLDER.findall(form)}


FORBIDDEN = re.compile(
    r"\b(u|uw|participant\w*|participatie|participeren|burgers?|draagvlak|stakeholders?|"
    r"prioriteren|inventariseren|cli[eë]nt\w*|hulpverlener\w*|sessie|trekker|clusteren|bundelen|"
    r"onderwerp|kaartje|inbreng|casus\w*|input|feedback|deadline|anoniem)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("domain", SCREENS)
def test_the_dutch_keeps_to_the_words_of_the_house(domain):
    for key, sentence in catalogue("nl", domain).items():
        for form in (sentence,) if isinstance(sentence, str) else sentence:
            assert not FORBIDDEN.search(form), f"{key}: {form}"
            assert "!" not in form or key == "table.close.thanks", key

"""The catalogues: every sentence exists in every language, with the same blanks to fill."""

import re

import pytest

from facilitation.i18n import FOLDER, LANGUAGES, catalogue

DOMAINS = sorted({path.stem for path in FOLDER.glob("*/LC_MESSAGES/*.po")})
FIRST, *OTHERS = LANGUAGES
BLANK = re.compile(r"\{(\w+)\}")


def blanks(sentence: str | tuple[str, ...]) -> set[str]:
    forms = (sentence,) if isinstance(sentence, str) else sentence
    return {name for form in forms for name in BLANK.findall(form)}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("domain", DOMAINS)
def test_every_language_has_the_same_keys(domain, language):
    assert catalogue(language, domain).keys() == catalogue(FIRST, domain).keys()


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("domain", DOMAINS)
def test_a_sentence_has_the_same_blanks_in_every_language(domain, language):
    theirs = catalogue(language, domain)
    differing = {
        key: (blanks(ours), blanks(theirs[key]))
        for key, ours in catalogue(FIRST, domain).items()
        if key in theirs and blanks(ours) != blanks(theirs[key])
    }
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", DOMAINS)
def test_no_sentence_is_empty(domain, language):
    empty = [key for key, sentence in catalogue(language, domain).items() if not all(sentence)]
    assert empty == []

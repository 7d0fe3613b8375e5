"""One look for all packs must hear exactly what a reading with one pack alone hears."""

import pytest

from facilitation.grouping.features import Reader
from facilitation.grouping.lexicon import read_lexicon
from facilitation.grouping.matching import TermIndex
from facilitation.grouping.tokens import tokenise

NOTES = (
    "Een kraam voor jongeren, met de gemeente als partner",
    "meer vrijwiligers en een buddy voor eenzame ouderen",
    "zonnepanelen op het dak van het buurthuis, samen inkopen",
    "Wie betaalt dat? De sponsor of de vereniging?",
    "repaircafe en gereedschapsbieb bij de oude kerk in de Dorpsstraat",
    "overlast van scooters op het plein, meer verlichtng graag",
    "bewoners organiseren zelf, professionals denken mee",
    "feestje met muziek eten en een oude foto's tentoonstelling",
    "weet ik niet",
    "geen idee",
    "rust",
    "more benches in the park",
    "",
)


@pytest.fixture(scope="module")
def together():
    return TermIndex({pack.name: pack.lines for pack in read_lexicon().packs}, "nl")


@pytest.fixture(scope="module")
def alone():
    return {pack.name: TermIndex({pack.name: pack.lines}, "nl") for pack in read_lexicon().packs}


@pytest.mark.parametrize("text", NOTES)
def test_what_is_heard_in_all_packs_at_once_is_what_each_hears_by_itself(text, together, alone):
    tokens = tokenise(text)
    everywhere = together.heard(tokens).everywhere()
    by_itself = {name: index.hits(tokens, name) for name, index in alone.items()}
    assert {name: everywhere.get(name, ()) for name in alone} == by_itself


@pytest.mark.parametrize("text", NOTES)
def test_asking_for_one_pack_gives_what_asking_for_all_gives(text, together, alone):
    heard = together.heard(tokenise(text))
    everywhere = heard.everywhere()
    assert {name: heard.under(name) for name in alone} == {
        name: everywhere.get(name, ()) for name in alone
    }


@pytest.mark.parametrize("text", NOTES)
@pytest.mark.parametrize("words", ["", "groen/bomen: kraam sponsor\nwonen/huur: rust*"])
def test_a_note_read_with_every_pack_says_what_it_says_under_each(text, words):
    for pack, hits in Reader(None, words).in_packs(text):
        assert hits == Reader(pack, words).hits(text)


def test_the_examples_speak_in_most_packs_so_that_the_comparison_means_something(together, alone):
    spoken = [together.heard(tokenise(text)).everywhere() for text in NOTES]
    assert sum(any(heard.get(name) for heard in spoken) for name in alone) > len(alone) / 2

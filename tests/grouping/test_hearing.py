"""One look for all packs must hear exactly what a reading with one pack alone hears."""

import pytest

from facilitation.grouping.lexicon import read_lexicon
from facilitation.grouping.matching import TermIndex
from facilitation.grouping.reader import Reader, in_every_pack
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
def lines():
    general = tuple(line for line in read_lexicon().lines if line.language == "nl")
    return {"": general} | {pack.name: pack.lines for pack in read_lexicon().packs}


@pytest.fixture(scope="module")
def together(lines):
    return TermIndex(lines, "nl")


@pytest.fixture(scope="module")
def alone(lines):
    return {name: TermIndex({name: terms}, "nl") for name, terms in lines.items()}


@pytest.mark.parametrize("text", NOTES)
def test_what_is_heard_in_all_packs_at_once_is_what_each_hears_by_itself(text, together, alone):
    tokens = tokenise(text)
    everywhere = together.hits(tokens)
    assert {name: of_pack(name, everywhere) for name in alone} == {
        name: index.hits(tokens) for name, index in alone.items()
    }


@pytest.mark.parametrize("text", NOTES)
def test_the_general_terms_are_heard_alike_beside_a_pack_and_without_one(text):
    general = [(hit.concept, hit.words) for hit in Reader().hits(text)]
    for pack in read_lexicon().packs:
        heard = [(hit.concept, hit.words) for hit in Reader(pack).hits(text)]
        assert heard[len(heard) - len(general) :] == general


@pytest.mark.parametrize("text", NOTES)
def test_what_is_said_in_every_pack_is_what_each_says_on_its_own_concepts(text):
    everywhere = in_every_pack(text, "")
    assert of_pack("", everywhere) == Reader().hits(text)
    for pack in read_lexicon().packs:
        under = [hit for hit in Reader(pack).hits(text) if hit.concept in pack.concepts]
        own = [hit for hit in of_pack(pack.name, everywhere) if hit.concept in pack.concepts]
        assert sorted(own) == sorted(under)


@pytest.mark.parametrize("text", NOTES)
@pytest.mark.parametrize("words", ["", "groen/bomen: kraam sponsor\nwonen/huur: rust*"])
def test_a_note_read_with_every_pack_says_what_it_says_under_each(text, words):
    for pack, hits in Reader(None, words).in_packs(text):
        assert hits == Reader(pack, words).hits(text)


def test_the_examples_speak_in_most_packs_so_that_the_comparison_means_something(together, alone):
    spoken = {hit.pack for text in NOTES for hit in together.hits(tokenise(text))}
    assert len(spoken) > len(alone) / 2


def of_pack(name, hits):
    return tuple(hit for hit in hits if hit.pack == name)

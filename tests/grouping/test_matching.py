import pytest

from facilitation.grouping.lexicon import read_lexicon, term_lines
from facilitation.grouping.matching import TermIndex
from facilitation.grouping.one_edit import OneEdit
from facilitation.grouping.one_less import OneLess
from facilitation.grouping.tokens import tokenise

LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = ("fiets", "fietsen", "fiest", "steeg", "stage", "straat", "strat", "verkeer", "verkeerd")
ONE = "groen/bomen: boom* oude_eik *linde\nverkeer/fiets: fiets oom"
OTHER = "natuur/bos: eik boomhut?\nweg/fiets: fiets* fietsenstalling =rijden"


def one_letter_away(word):
    cuts = range(len(word) + 1)
    less = {word[:cut] + word[cut + 1 :] for cut in cuts}
    more = {word[:cut] + letter + word[cut:] for cut in cuts for letter in LETTERS}
    other = {word[:cut] + letter + word[cut + 1 :] for cut in cuts[:-1] for letter in LETTERS}
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    return (less | more | other | swapped) - {word}


@pytest.mark.parametrize(
    "word",
    ["fietn", "ffiets", "fitses", "iftes", "straa", "sstraat", "verker", "verkered", "stege"],
)
def test_words_one_letter_away_are_found(word):
    assert OneEdit(WORDS).near(word) == one_letter_away(word) & set(WORDS)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_not_one_letter_away_from_itself(word):
    assert word not in OneEdit(WORDS).near(word)


def less(word: str) -> set[str]:
    return {word[:cut] + word[cut + 1 :] for cut in range(len(word))}


@pytest.mark.parametrize("word", ["fiest", "straft", "verkree", "verkreed", "stagee", "iets", "x"])
def test_words_that_are_alike_after_a_letter_less_in_each_are_found(word):
    alike = {known for known in WORDS if less(known) & {word, *less(word)}}
    assert OneLess(WORDS).near(word) == alike


def test_nothing_is_found_among_no_words():
    assert OneLess(()).near("bomen") == set()


@pytest.mark.parametrize(
    "text",
    [
        "een boomhut bij de oude eik",
        "winterlinde en fietsenstallng",
        "rijden",
        "fietsboompje",
        "niets daarvan",
    ],
)
def test_one_look_finds_in_each_pack_what_that_pack_finds_by_itself(text):
    written = {"one": ONE, "other": OTHER}
    packs = {name: tuple(term_lines(name, lines, "nl")) for name, lines in written.items()}
    together = TermIndex(packs, "nl").hits(tokenise(text))
    for name in packs:
        alone = TermIndex({name: packs[name]}, "nl").hits(tokenise(text))
        assert tuple(hit for hit in together if hit.pack == name) == alone


def test_one_look_finds_what_the_packs_of_the_lexicon_find_by_themselves(labelled):
    packs = {pack.name: pack.lines for pack in read_lexicon().packs[:3]}
    together = TermIndex(packs, "nl")
    alone = {name: TermIndex({name: lines}, "nl") for name, lines in packs.items()}
    for note in labelled[::7]:
        tokens = tokenise(note["text"])
        everywhere = together.hits(tokens)
        for name, index in alone.items():
            assert tuple(hit for hit in everywhere if hit.pack == name) == index.hits(tokens)


def test_looking_ahead_changes_nothing_of_what_is_found():
    index, ahead = (TermIndex({"": tuple(term_lines("one", ONE, "nl"))}, "nl") for _ in "ab")
    ahead.look_ahead(tokenise("boom fiets linde bomen"))
    tokens = tokenise("bomen en een fiets onder de linde")
    assert ahead.hits(tokens) == index.hits(tokens)

from facilitation.grouping.lexicon import Lexicon, Name, TermLine, read_lexicon, term_lines
from facilitation.grouping.lexicon_linter import problems


def lexicon_of(text: str) -> Lexicon:
    names = {language: {"groen": Name("Groen", "groen")} for language in ("nl", "en")}
    return Lexicon(tuple(term_lines("nl-x", text, "nl")), (), names)


def test_the_lexicon_that_we_ship_has_no_problems():
    assert problems(read_lexicon()) == []


def test_the_lexicon_is_wide():
    lexicon = read_lexicon()
    assert len(lexicon.lines) > 12_000
    assert len(lexicon.packs) >= 10
    assert {line.language for line in lexicon.lines} == {"nl", "en", "tr", "ar"}


def test_a_line_holds_a_concept_and_its_terms():
    lines = list(term_lines("nl-x", "# trees\ngroen/bomen: boom kap? # all\n", "nl"))
    assert lines == [
        TermLine("groen/bomen", "boom", "nl", "nl-x", 2),
        TermLine("groen/bomen", "kap?", "nl", "nl-x", 2),
    ]


def test_a_term_that_cannot_be_read_is_reported_with_its_line():
    assert problems(lexicon_of("groen/bomen: bo**om"))[0].startswith("nl-x.txt:1: 'bo**om' is not")


def test_a_prefix_that_fits_too_many_words_is_reported():
    assert "so short" in problems(lexicon_of("groen/bomen: bo*"))[0]


def test_a_term_that_stands_twice_is_reported():
    assert "stands 2 times" in problems(lexicon_of("groen/bomen: boom\ngroen/bomen: boom?"))[0]


def test_a_theme_without_a_name_is_reported():
    assert problems(lexicon_of("water/sloot: sloot")) == [
        "names.txt: water has no nl name",
        "names.txt: water has no en name",
    ]

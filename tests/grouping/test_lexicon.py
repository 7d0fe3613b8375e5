from pathlib import Path

import pytest

from facilitation.grouping.lexicon import (
    NOTHING,
    Lexicon,
    Name,
    TermLine,
    read_lexicon,
    term_lines,
)
from facilitation.grouping.lexicon_linter import problems, slips
from facilitation.grouping.questions import choose_pack
from facilitation.grouping.reader import Reader

EXAMPLES = Path(__file__).with_name("lexicon_examples.txt")

# How facilitators put the questions that each pack is for.
QUESTIONS = {
    "rol": (
        "Wat is de rol van bewoners en wat van professionals?",
        "Wat kunnen bewoners zelf en wat doet de gemeente?",
        "Wie doet wat in de wijk?",
        "Wat is de taak van bewoners?",
        "Hoe werken we samen met de gemeente?",
        "Wat verwacht je van professionals in de wijk?",
    ),
    "budget": (
        "Waar geven we het wijkbudget aan uit?",
        "Waar besteden we het buurtbudget aan?",
        "Wat zou jij doen met 10.000 euro?",
        "Waar moet het geld heen?",
        "Welke plannen krijgen geld uit het wijkfonds?",
        "Hoe verdelen we de begroting?",
    ),
    "veilig": (
        "Hoe maken we de buurt veiliger?",
        "Waar voel je je onveilig?",
        "Wat doen we tegen inbraak?",
        "Wat doen we aan de overlast?",
        "Wat is er nodig om je veilig te voelen?",
        "Wat doen we met vuurwerk en drugs?",
    ),
    "energie": (
        "Hoe krijgen we warme huizen?",
        "Hoe gaan we van het gas af?",
        "Hoe worden onze huizen duurzaam?",
        "Wat vind je van het warmtenet?",
        "Hoe lossen we de woningnood op?",
        "Hoe verlagen we de energierekening?",
    ),
    "eenzaam": (
        "Wat doen we tegen eenzaamheid?",
        "Hoe zorgen we dat niemand eenzaam is?",
        "Hoe zorgen we voor elkaar?",
        "Wat hebben ouderen nodig?",
        "Hoe helpen we mantelzorgers?",
        "Hoe blijven we gezond in de wijk?",
    ),
    "jeugd": (
        "Wat willen jongeren?",
        "Wat heeft de jeugd hier nodig?",
        "Hoe groeien kinderen hier fijn op?",
        "Wat is er voor tieners te doen?",
        "Hoe zorgen we voor een kansrijke jeugd?",
        "Wat doen we voor de hangjongeren?",
    ),
    "dorp": (
        "Wat is er nodig in ons dorp?",
        "Welke voorzieningen missen we?",
        "Hoe houden we het dorp leefbaar?",
        "Wat mag er niet verdwijnen uit het dorp?",
        "Wat doen we met het dorpshuis?",
        "Hoe ziet het dorp er over tien jaar uit?",
    ),
    "verkeer": (
        "Hoe maken we het verkeer beter?",
        "Wat doen we aan het parkeren?",
        "Hoe gaan we het hardrijden tegen?",
        "Wat is er nodig voor de fiets?",
        "Hoe ziet het verkeersplan eruit?",
        "Hoe houden we de wijk bereikbaar?",
    ),
    "armoede": (
        "Wat doen we tegen armoede?",
        "Hoe helpen we mensen rondkomen?",
        "Wat helpt tegen schulden?",
        "Wat doen we tegen geldzorgen?",
        "Hoe groeien kinderen op zonder armoede?",
        "Wat is er nodig voor mensen met een minimum inkomen?",
    ),
    "meedoen": (
        "Hoe willen jullie meepraten?",
        "Hoe krijgen bewoners meer invloed?",
        "Hoe kan de communicatie beter?",
        "Hoe doen we participatie in deze wijk?",
        "Hoe herstellen we het vertrouwen in de gemeente?",
        "Hoe betrekken we iedereen?",
    ),
    "school": (
        "Wat maakt een goede school?",
        "Hoe wordt het schoolplein fijner?",
        "Wat heeft het onderwijs nodig?",
        "Wat kunnen ouders op school doen?",
        "Wat mis je op school?",
        "Hoe zorgen we voor kansengelijkheid?",
    ),
    "groen": (
        "Hoe vergroenen we de straat?",
        "Hoe maken we de wijk groener?",
        "Wat doen we tegen de hitte?",
        "Wat doen we tegen wateroverlast?",
        "Hoe maken we de wijk klaar voor het klimaat?",
        "Hoe krijgen we meer natuur in de stad?",
    ),
    "gebouw": (
        "Wat doen we met de oude kerk?",
        "Wat doen we met het oude fabrieksterrein?",
        "Wat doen we met de leegstaande school?",
        "Wat komt er in het pand?",
        "Wat doen we met de oude haven?",
        "Wat moet er met het gebouw gebeuren?",
    ),
    "viering": (
        "Hoe vieren we vijftig jaar wijk?",
        "Hoe vieren we het jubileum?",
        "Wat doen we op burendag?",
        "Hoe ziet ons buurtfeest eruit?",
        "Hoe maken we van Koningsdag een feest voor iedereen?",
        "Wat doen we in de feestweek?",
    ),
    "omgang": (
        "Hoe willen we met elkaar omgaan op het plein?",
        "Welke omgangsregels willen we?",
        "Welke afspraken maken we met elkaar?",
        "Hoe houden we rekening met elkaar?",
        "Wat zijn de huisregels van ons buurthuis?",
        "Hoe kun je elkaar aanspreken?",
    ),
    "vereniging": (
        "Hoe houden we onze voetbalclub overeind?",
        "Hoe krijgen we nieuwe leden voor het koor?",
        "Wat heeft onze vereniging nodig?",
        "Hoe blijft de fanfare bestaan?",
        "Hoe krijgen we de bardienst rond?",
        "Wat wil je over vijf jaar met de tennisclub?",
    ),
    "dieren": (
        "Hoe gaan we om met honden en katten in de wijk?",
        "Wat doen we met de ganzen?",
        "Hoe houden we de kinderboerderij open?",
        "Wat doen we tegen de overlast van meeuwen?",
        "Hoe leven we samen met dieren in de stad?",
        "Waar komt een losloopveld?",
    ),
    "delen": (
        "Hoe gaan we meer spullen delen en repareren?",
        "Hoe gooien we minder weg?",
        "Wat doen we met een deelschuur?",
        "Wat kunnen we van elkaar lenen?",
        "Wat is er nodig voor een repaircafé?",
        "Hoe wordt de wijk circulair?",
    ),
    "hoogwater": (
        "Wat doen we als het water in het dorp staat?",
        "Zijn we klaar voor een overstroming?",
        "Wat als de dijk breekt?",
        "Hoe bereiden we ons voor op hoogwater?",
        "Wat doe je als je moet evacueren?",
        "Hoe houden we droge voeten?",
    ),
    "winkels": (
        "Hoe houden we de winkelstraat levendig?",
        "Hoe krijgen we de weekmarkt terug?",
        "Wat hebben onze ondernemers nodig?",
        "Wat doen we met de lege winkels in het centrum?",
        "Welke winkels missen we?",
        "Hoe helpen we de middenstand?",
    ),
    "bezoekers": (
        "Hoe gaan we om met al die toeristen?",
        "Wat doen we met de drukte in de zomer?",
        "Hoe trekken we meer bezoekers?",
        "Welke evenementen passen bij ons dorp?",
        "Wat doen we met de dagjesmensen op het strand?",
        "Hoe blijven we gastvrij?",
    ),
}
GENERAL = (
    "Wat leeft er in de wijk?",
    "Wat is er nodig in de wijk?",
    "Wat speelt er bij jullie in de buurt?",
    "Wat kan er beter in de straat?",
    "Wat vind je belangrijk?",
    "Wat moet er veranderen?",
    "Waar ben je trots op?",
    "Wat zou jij willen veranderen in de buurt?",
    "Hoe maken we de wijk mooier?",
    "Wat wil je kwijt?",
)


def lexicon_of(text: str) -> Lexicon:
    names = {language: {"groen": Name("Groen", "groen")} for language in ("nl", "en")}
    return Lexicon({"nl-x": text}, (), names)


def examples() -> list[tuple[str, str, str]]:
    """Pack (empty: none), concept and note per line of the file."""
    pack, found = "", []
    for line in EXAMPLES.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            pack = line.removeprefix("@")
        elif line and not line.startswith("#"):
            concept, note = (part.strip() for part in line.split("|"))
            found.append((pack, concept, note))
    return found


def test_the_lexicon_that_we_ship_has_no_problems():
    assert problems(read_lexicon()) == []


def test_no_term_that_we_ship_fits_a_common_word_by_accident_or_misses_itself():
    assert slips(read_lexicon()) == []


def test_the_lexicon_is_wide():
    lexicon = read_lexicon()
    assert len(lexicon.lines) > 14_000
    assert len(lexicon.packs) >= 15
    assert {line.language for line in lexicon.lines} == {"nl", "en", "tr", "ar"}


def test_a_line_holds_a_concept_and_its_terms():
    lines = list(term_lines("nl-x", "# trees\ngroen/bomen: boom kap? # all\n", "nl"))
    assert lines == [
        TermLine("groen/bomen", "boom", "nl", "nl-x", 2),
        TermLine("groen/bomen", "kap?", "nl", "nl-x", 2),
    ]


def test_every_concept_has_an_example():
    lexicon = read_lexicon()
    concepts = {("", line.concept) for line in lexicon.lines}
    for pack in lexicon.packs:
        own = (line for line in pack.lines if line.file.startswith(f"pack-{pack.name}"))
        concepts |= {(pack.name, line.concept) for line in own}
    wanted = {(pack, c) for pack, c in concepts if not c.startswith((NOTHING, "los"))}
    assert wanted - {(pack, concept) for pack, concept, _ in examples()} == set()


@pytest.mark.parametrize(("pack", "concept", "note"), examples())
def test_an_example_speaks_for_its_concept(pack, concept, note):
    packs = {each.name: each for each in read_lexicon().packs}
    assert concept in {hit.concept for hit in Reader(packs.get(pack)).hits(note)}


@pytest.mark.parametrize(
    ("pack", "question"), [(pack, each) for pack, said in QUESTIONS.items() for each in said]
)
def test_a_question_chooses_its_pack_however_it_is_put(pack, question):
    chosen = choose_pack(question, [])
    assert chosen is not None
    assert chosen.name == pack


@pytest.mark.parametrize("question", GENERAL)
def test_a_general_question_chooses_no_pack(question):
    assert choose_pack(question, []) is None


def test_every_pack_for_a_question_has_six_ways_to_ask_it():
    asked = {pack.name for pack in read_lexicon().packs if pack.question}
    assert {pack: len(said) for pack, said in QUESTIONS.items()} == dict.fromkeys(asked, 6)


def test_a_term_that_cannot_be_read_is_reported_with_its_line():
    assert problems(lexicon_of("groen/bomen: bo**om"))[0].startswith("nl-x.txt:1: 'bo**om' is not")


def test_a_prefix_that_fits_too_many_words_is_reported():
    assert "so short" in problems(lexicon_of("groen/bomen: bo*"))[0]


def test_a_term_that_stands_twice_is_reported():
    assert "stands 2 times" in problems(lexicon_of("groen/bomen: boom\ngroen/bomen: boom?"))[0]


def test_letters_of_another_script_are_reported():
    assert "another script" in problems(lexicon_of("groen/bomen: b\u043eom"))[0]


def test_a_term_that_speaks_in_full_for_two_themes_is_reported():
    said = problems(lexicon_of("groen/bomen: kas\nafval/kas: kas"))
    assert any("'kas' speaks in full for afval and groen" in each for each in said)


def test_a_second_reading_that_is_weak_is_no_contradiction():
    said = problems(lexicon_of("groen/bomen: kas\nafval/kas: kas?"))
    assert not any("speaks in full" in each for each in said)


def test_a_theme_without_a_name_is_reported():
    assert problems(lexicon_of("water/sloot: sloot")) == [
        "names.txt: water has no nl name",
        "names.txt: water has no en name",
    ]


def test_a_prefix_that_begins_another_common_word_is_reported():
    assert slips(lexicon_of("groen/bomen: dor*")) == [
        "nl-x.txt:1: 'dor*' also fits 'dordrecht': write 'dordrecht' too",
        "nl-x.txt:1: 'dor*' also fits 'dorp': write 'dorp' too",
    ]


def test_a_common_word_that_is_written_out_is_no_accident():
    assert slips(lexicon_of("groen/bomen: dor*\nniets/niets: dorp dordrecht")) == []


def test_a_term_that_misses_its_own_words_is_reported():
    assert "does not even fit itself" in slips(lexicon_of("groen/bomen: *oude_bomen*"))[0]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.grouping.compounds import parts
from facilitation.grouping.features import features_of
from facilitation.grouping.language import language_of
from facilitation.grouping.reader import in_general
from facilitation.grouping.tokens import fold, tokenise


def concepts(text):
    return {hit.concept for hit in in_general(text)}


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Café", "cafe"), ("auto's", "autos"), ("E-bike", "ebike"), ("İŞ", "is"), ("أطفال", "اطفال")],
)
def test_folding_drops_capitals_accents_and_apostrophes(written, folded):
    assert fold(written) == folded


@given(st.text(max_size=80))
def test_every_token_stands_in_the_text_as_it_was_written(text):
    import unicodedata

    plain = unicodedata.normalize("NFKC", text).replace("İ", "i").lower()
    for token in tokenise(text):
        assert token.surface.replace("'s", "s") in plain.replace("'s", "s").replace(",s", "s")


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    features = features_of(text)
    assert len(features.lemmas) == len(features.surfaces)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Meer groen in de straat", "nl"),
        ("more benches in the park", "en"),
        ("Komşuluk çok önemli", "tr"),
        ("daha cok park lazim", "tr"),
        ("نريد حديقة", "ar"),
        ("bbq", "nl"),
    ],
)
def test_the_language_of_a_note_is_recognised(text, language):
    assert language_of(tokenise(text)) == language


def test_turkish_words_are_not_read_as_dutch_ones():
    assert concepts("Çöp konteynerleri hep dolu") == {"afval/containers"}


def test_arabic_words_speak_with_article_and_preposition():
    assert "ontmoeting/ontmoeten" in concepts("نريد أن نلتقي مع الجيران")


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Hij is lekker bezig", "wonen/onderhoud"),
        ("De deurwaarder stond voor mij", "wonen/onderhoud"),
        ("Ik ben bij mijn moeder", "groen/dieren"),
        ("Dat gaat goed", "energie/energie"),
        ("In het ziekenhuis", "wonen/woningen"),
        ("Wij zijn bezorgd", "verkeer/parkeren"),
        ("Geweldig idee", "veiligheid/crimineel"),
        ("Dat is natuurlijk zo", "groen/groen"),
        ("Ons keukentafelgesprek", "wonen/onderhoud"),
        ("De lantaarnpaal", "verkeer/stoep"),
        ("Het valt toch wel mee", "verkeer/stoep"),
        ("Een berg oude banden", "cultuur/cultuur"),
        ("Wij wonen aan de Dijkstraat", "wonen/woningen"),
        ("Eerst zien, dan geloven", "ontmoeting/diversiteit"),
        ("Toen waren we er klaar mee", "groen/groen"),
        ("Daar moet ik een nachtje over slapen", "veiligheid/overlast"),
        ("Ons dorp", "groen/groen"),
    ],
)
def test_a_word_that_only_looks_like_a_term_is_not_taken_for_it(text, never):
    assert never not in concepts(text)


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("mevrouw Bos wil dat wel", "een bos wil dat wel"),
        ("vraag het aan mevrouw Bloem", "vraag het aan een mooie bloem"),
        ("de familie Boom woont daar", "een oude boom staat daar"),
    ],
)
def test_a_name_after_a_title_says_little(name, thing):
    said, meant = (sum(hit.weight for hit in in_general(text)) for text in (name, thing))
    assert said < meant / 3


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("alles is vogtig", "wonen/onderhoud"),
        ("speeltuyn", "spelen/speelplek"),
        ("honde poep", "afval/hondenpoep"),
        ("te veel lawwaai", "veiligheid/overlast"),
        ("knetterbrommers", "verkeer/fiets"),
        ("de lift is al weken kapot", "wonen/onderhoud"),
        ("wilgen en elzen", "groen/bomen"),
        ("zwervuil", "afval/zwerfvuil"),
        ("zbel f zenqa", "afval/zwerfvuil"),
        ("śmieci wszędzie", "afval/zwerfvuil"),
        ("cok pahali", "armoede/geld"),
        ("yepi makandra", "ontmoeting/burenhulp"),
    ],
)
def test_spelling_compounds_and_neighbouring_words_are_understood(text, concept):
    assert concept in concepts(text)


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("buurtspeeltuin", ("buurt", "speeltuin")),
        ("stoeptegels", ("stoep", "tegels")),
        ("regentonnen", ("regen", "tonnen")),
        ("burgemeester", ()),
        ("gezelligheid", ()),
    ],
)
def test_compounds_fall_into_words_that_exist(word, split):
    assert parts(word) == split


@pytest.mark.parametrize(("text", "loose"), [("Niks", True), ("Er is hier niks te doen", False)])
def test_a_term_for_a_whole_note_fits_nothing_else(text, loose):
    assert ("los/los" in concepts(text)) == loose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.review import PATTERNS, flags_in
from facilitation.domain.review_words import SHORT_TITLES, SWEAR_STEMS, TITLES

ORDINARY = """
Meer bankjes bij het plein
Een plek waar ouderen koffie kunnen drinken
Minder hard rijden op de Korreweg
Om 10.30 uur koffie in het buurthuis
In 2026 willen we een speeltuin
Tussen 1500 en 2000 euro is genoeg
Buslijn 12 moet terug
Max 30 in de hele wijk
Roos en lavendel langs de stoep
Wil iedereen weleens samen eten?
De Zonnebloem doet mooi werk
Samen met de Jumbo en de bakker
WIJ-team vaker in de wijk
Noaberschap, gewoon naar elkaar omkijken
Jongeren hebben niks te doen 's avonds
Meer groen: bomen, bloembakken, moestuin
Repaircafé elke 1e zaterdag
Duidelijk aanspreekpunt bij de gemeente
Hondenpoep!!! overal
Lage stoepen voor rollators en scootmobielen
De A28 maakt te veel lawaai
Kinderen van 8 tot 12 jaar
Wij zijn de 44 wijken van Den Haag
Taalles voor mensen uit Syrië
Eén loket i.p.v. vijf formulieren
Kan de school open op zondag
Beter licht in de tunnel @ station
Een app is niets voor mij
Vraag het de familie eens
Meneer op de hoek veegt altijd
De heer en mevrouw wonen apart
Zorg voor elkaar, ook als het regent
Voor 06.00 uur geen vrachtwagens
Huren onder de 750 euro
Postcode 9712 heeft geen speeltuin
Wijkraad + gemeente = samen
Nicht van mij wil ook helpen
Straatfeest in mei
50/50 bewoners en gemeente
Niet lullen maar poetsen
""".strip().splitlines()


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_note_does_not_wait(text: str) -> None:
    assert flags_in(text) == ()


def test_there_are_forty_ordinary_notes() -> None:
    assert len(ORDINARY) == 40


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Bel mij op 06 12345678", "phone"),
        ("06-12345678", "phone"),
        ("0612345678 na zessen", "phone"),
        ("tel. 050 - 123 45 67", "phone"),
        ("+31 6 12 34 56 78", "phone"),
        ("Mail naar jo@example.org", "mail"),
        ("stuur het naar info@wijkraad.nl!", "mail"),
        ("Ik woon op 9712 AB", "postcode"),
        ("9712AB is een drama", "postcode"),
        ("Mevrouw De Vries is eenzaam", "name"),
        ("dhr. Jansen parkeert dubbel", "name"),
        ("Familie El Amrani helpt iedereen", "name"),
        ("Henk van de overkant", "name"),
        ("Fatima kookt voor de straat", "name"),
        ("wat een klootzak", "swearing"),
        ("KUT gemeente", "swearing"),
        ("godverdomme doe iets", "swearing"),
    ],
)
def test_what_seems_a_name_an_address_or_abuse_waits(text: str, flag: str) -> None:
    assert flag in flags_in(text)


def test_a_note_may_wait_for_more_than_one_reason() -> None:
    assert flags_in("Bel Henk 06 12345678 of henk@example.org") == ("phone", "mail", "name")


@pytest.mark.parametrize("title", [*TITLES, *SHORT_TITLES, *(f"{one}." for one in SHORT_TITLES)])
def test_who_is_called_by_a_title_has_a_name(title: str) -> None:
    assert flags_in(f"vraag het {title} Oosterhuis") == ("name",)
    assert flags_in(f"({title.upper()} van der Oosterhuis)") == ("name",)


@pytest.mark.parametrize("start", SWEAR_STEMS)
def test_whatever_follows_abuse_is_abuse(start: str) -> None:
    assert flags_in(f"een {start.title()}streek!") == ("swearing",)


#: Pieces of what the patterns look for, and what may stand around them.
PIECES = (*TITLES, *SHORT_TITLES, *SWEAR_STEMS, "de heer", "kut", "Jansen", "van", "06", "12345678")
AROUND = (" ", ".", "-", "*", "@", "_", "9", "9712", "AB", "k", "é", "nl", "\n")
MIXED = st.lists(st.sampled_from((*PIECES, *AROUND, *map(str.title, PIECES))), max_size=9)


@given(MIXED.map("".join))
def test_no_pattern_is_passed_over_that_would_have_found_something(text: str) -> None:
    found = {flag for flag, pattern in PATTERNS.items() if pattern.search(text)}

    assert found <= set(flags_in(text))

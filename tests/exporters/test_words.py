import re
import typing

import pytest

from facilitation.domain.agenda.items import ItemStatus
from facilitation.exporters.records import codes
from facilitation.exporters.words import words_for
from facilitation.i18n import Sentence, catalogue

NL, EN = catalogue("nl", "documents"), catalogue("en", "documents")

#: DOMAIN: words that never appear in our own copy.
FORBIDDEN = re.compile(
    r"\b(participatie|participant|participeren|burgers?|draagvlak|faciliteren|stakeholders?|"
    r"prioriteren|inventariseren|cliënt(en)?|hulpverleners?|sessies?|trekkers?|clusteren|bundelen|"
    r"onderwerp(en)?|kaartjes?|inbreng|casus|input|feedback|deadline|u|uw)\b",
    re.IGNORECASE,
)
LONGEST_SENTENCE = 20

#: The family of labels for each list of codes that may be shown.
LABELLED = {
    "source": codes.Source,
    "unit": codes.Unit,
    "placed_by": codes.PlacedBy,
    "kind": codes.NoteKind,
    "theme": codes.ThemeState,
    "decision": codes.DecisionLevel,
    "feasibility": codes.Feasibility,
    "horizon": codes.Horizon,
    "status": codes.ItemStatus,
    "count": codes.Outcome,
}


def forms(sentence: Sentence) -> tuple[str, ...]:
    return sentence if isinstance(sentence, tuple) else (sentence,)


def placeholders(sentence: Sentence) -> set[str]:
    return set(re.findall(r"{(\w+)}", " ".join(forms(sentence))))


def test_an_export_knows_how_far_an_item_can_be() -> None:
    assert set(typing.get_args(codes.ItemStatus)) == set(ItemStatus)


def test_both_languages_say_the_same_things() -> None:
    assert NL.keys() == EN.keys()
    assert all(text for sentence in (*NL.values(), *EN.values()) for text in forms(sentence))


@pytest.mark.parametrize("key", NL)
def test_both_languages_fill_in_the_same_things(key: str) -> None:
    assert placeholders(NL[key]) == placeholders(EN[key])
    assert len(forms(NL[key])) == len(forms(EN[key]))


@pytest.mark.parametrize(("family", "codes"), LABELLED.items())
def test_every_code_has_a_label(family: str, codes: object) -> None:
    for code in typing.get_args(codes):
        assert f"{family}.{code}" in NL


@pytest.mark.parametrize("key", NL)
def test_dutch_copy_is_plain(key: str) -> None:
    for text in forms(NL[key]):
        assert not FORBIDDEN.search(text)
        assert "!" not in text
        for sentence in re.split(r"[.?:]\s", text):
            assert len(sentence.split()) <= LONGEST_SENTENCE


def test_a_code_of_a_neighbourhoods_own_is_shown_as_it_is() -> None:
    assert words_for("nl").name("role", "kerkganger") == "kerkganger"


@pytest.mark.parametrize(("cents", "dutch"), [(650_000, "€ 6.500"), (1_250, "€ 12,50"), (0, "€ 0")])
def test_amounts_are_written_the_dutch_way(cents: int, dutch: str) -> None:
    assert words_for("nl").money(cents) == dutch.replace(" ", "\N{NO-BREAK SPACE}")

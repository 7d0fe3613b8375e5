"""The texts of the simulated residents are fit to be sent."""

from facilitation.rehearsal import corpus


def test_there_are_at_least_four_hundred_different_notes_on_fourteen_themes() -> None:
    themes = set(corpus.needs()) - {corpus.JUNK_SECTION, corpus.REVIEW_SECTION}

    assert len(themes) == 14
    assert len(set(corpus.all_needs())) >= 400


def test_every_note_fits_on_a_note() -> None:
    assert [text for text in corpus.all_needs() if not 1 <= len(text.strip()) <= 140] == []


def test_every_word_fits_a_words_round() -> None:
    said = [word for round_ in corpus.words().values() for word in round_]

    assert len(set(said)) >= 60
    assert [word for word in said if not 1 <= len(word.strip()) <= 40] == []


def test_the_hall_repeats_noaberschap() -> None:
    said = [word.lower() for round_ in corpus.words().values() for word in round_]

    assert said.count("noaberschap") >= 3


def test_a_few_notes_hold_something_that_must_wait_for_review() -> None:
    waiting = " ".join(corpus.needs()[corpus.REVIEW_SECTION])

    assert "06-12345678" in waiting
    assert "1234 AB" in waiting
    assert "@" in waiting


def test_plan_cards_keep_to_the_lengths_of_an_agenda_item() -> None:
    plans = corpus.plans()

    assert len({plan.title for plan in plans}) == len(plans) >= 20
    assert [p.title for p in plans if len(p.title) > 80] == []
    assert [p.title for p in plans if len(p.reason) > 600 or len(p.ambition) > 300] == []
    assert [p.title for p in plans if not p.actions or not p.contact_group] == []

"""Questions that a run-sheet numbers are shown one under the other."""

import pytest

from facilitation.storage.database import Database
from tests.evening import Evening


@pytest.mark.parametrize(
    ("sheet", "kind", "first"),
    [
        ("tafelgesprekken_casussen", "case", "Wat gebeurt hier?"),
        ("g100", "elaborate", "Hoe heet jullie plan?"),
    ],
)
def test_numbered_questions_of_a_step_come_one_by_one(
    database: Database, sheet: str, kind: str, first: str
) -> None:
    with Evening(database, sheet) as evening:
        evening.go_to(kind)

        asked = evening.projector.board()["step"]["asked"]

    assert asked[0] == first
    assert len(asked) > 1


def test_a_text_without_numbers_is_shown_whole(evening: Evening) -> None:
    evening.go_to("ideas")

    assert evening.projector.board()["step"]["asked"] == []

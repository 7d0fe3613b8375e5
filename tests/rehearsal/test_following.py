"""A board follows its messages."""

from facilitation.rehearsal.following import FollowedBoard


def message(revision: int, since: int | None, **parts: object) -> dict[str, object]:
    return {"revision": revision, "since": since, **parts}


def test_rows_are_merged_by_id_and_what_is_gone_leaves() -> None:
    board = FollowedBoard()
    board.take(message(1, None, notes=[{"id": "a", "text": "x"}, {"id": "b", "text": "y"}]))
    board.take(message(2, 1, notes=[{"id": "a", "text": "z"}, {"id": "b", "gone": True}]))

    assert board.rows("notes") == ({"id": "a", "text": "z"},)
    assert board.revision == 2


def test_a_whole_board_replaces_every_row() -> None:
    board = FollowedBoard()
    board.take(message(1, None, notes=[{"id": "a"}]))
    board.take(message(5, None, notes=[{"id": "c"}]))

    assert [row["id"] for row in board.rows("notes")] == ["c"]


def test_a_gap_is_noticed_and_changes_nothing() -> None:
    board = FollowedBoard()
    board.take(message(1, None, notes=[{"id": "a"}], step={"id": "s1"}))

    assert board.take(message(4, 3, notes=[{"id": "d"}], step={"id": "s2"})) is False
    assert board["step"] == {"id": "s1"}
    assert board.revision == 1


def test_a_change_before_any_board_is_a_gap() -> None:
    assert FollowedBoard().take(message(4, 3, notes=[])) is False


def test_an_overtaken_message_takes_nothing_back() -> None:
    board = FollowedBoard()
    board.take(message(1, None, step={"id": "s1"}))
    board.take(message(3, 1, step={"id": "s3"}))

    assert board.take(message(2, 1, step={"id": "s2"})) is True
    assert board["step"] == {"id": "s3"}

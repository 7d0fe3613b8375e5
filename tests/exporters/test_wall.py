from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.exporters.records.notes import ThemeRecord
from facilitation.exporters.wall import WIDTH, Brick, wall

names = st.text(st.characters(categories=("L", "Zs")), max_size=80)


def themes(counts: list[int], name: str = "Groen en spelen") -> list[ThemeRecord]:
    return [
        ThemeRecord(id=str(number), number=number, name=name, count=count)
        for number, count in enumerate(counts, start=1)
    ]


@given(counts=st.lists(st.integers(0, 60), min_size=1, max_size=30), name=names)
def test_bricks_fill_every_course_and_never_overlap(counts: list[int], name: str) -> None:
    laid = wall(themes(counts, name)).bricks

    assert len(laid) == len(counts)
    for top in {brick.y for brick in laid}:
        course = sorted((brick for brick in laid if brick.y == top), key=lambda brick: brick.x)
        assert course[0].x == 0
        assert course[-1].x + course[-1].width == pytest.approx(WIDTH, abs=0.5)
        for left, right in pairwise(course):
            assert left.x + left.width < right.x


@given(counts=st.lists(st.integers(0, 60), min_size=1, max_size=30), name=names)
def test_the_whole_name_is_on_its_brick(counts: list[int], name: str) -> None:
    for brick in wall(themes(counts, name)).bricks:
        assert "".join(brick.lines).replace(" ", "") == "".join(name.split())
        assert lowest_line(brick) < brick.height


def test_the_area_of_a_brick_is_in_step_with_its_notes() -> None:
    counts = [31, 24, 19, 17, 15, 12, 11, 9, 8]
    areas = {brick.number: brick.width * brick.height for brick in wall(themes(counts)).bricks}
    per_note = [areas[number] / count for number, count in enumerate(counts, start=1)]

    assert max(per_note) / min(per_note) < 1.6


def test_the_largest_themes_lie_on_top() -> None:
    laid = wall(themes([3, 9, 5, 1])).bricks

    assert [brick.number for brick in laid] == [2, 3, 1, 4]


def test_colours_that_come_round_again_are_hatched() -> None:
    laid = wall(themes([5] * 14)).bricks

    assert [brick.number for brick in laid if brick.hatched] == [13, 14]


def test_without_themes_there_is_no_wall() -> None:
    assert wall([]).bricks == ()
    assert wall([]).height == 0


def lowest_line(brick: Brick) -> float:
    return 19 + brick.size * 1.12 * len(brick.lines)

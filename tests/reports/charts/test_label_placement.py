from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts.placement import POINT, Box, distance, place, text_size

AREA = Box(0, 0, 420, 360)
COORDINATES = st.tuples(st.floats(0, 420), st.floats(0, 360))
NAMES = st.text("电梯屋面防水abcWi 1", min_size=1, max_size=14)


@given(st.lists(st.tuples(COORDINATES, NAMES), max_size=25))
def test_labels_cover_neither_each_other_nor_a_point_and_stay_inside(items):
    points = [point for point, _ in items]
    boxes = place(points, [text_size(name, 12) for _, name in items], AREA)
    placed = [box for box in boxes if box is not None]

    assert len(boxes) == len(items)
    assert all(AREA.holds(box) for box in placed)
    assert not any(overlap(one, other) for one, other in combinations(placed, 2))
    for box in placed:
        assert all(distance(box, point) >= POINT - 1e-6 for point in points)


def overlap(one, other):
    """The area that two boxes share, written another way."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 1e-9 and down > 1e-9


@given(st.lists(COORDINATES, min_size=1, max_size=25))
def test_numbers_always_find_a_place(points):
    boxes = place(
        points, [text_size(str(n), 12) for n in range(1, len(points) + 1)], AREA, rings=40
    )

    assert None not in boxes


@given(COORDINATES, NAMES)
def test_nothing_lies_where_something_stands_already(point, name):
    taken = Box(100, 100, 300, 200)
    (box,) = place([point], [text_size(name, 12)], AREA, taken=[taken])

    assert box is None or not box.meets(taken)


def test_a_lone_label_lies_right_of_its_point():
    (box,) = place([(100, 100)], [(40, 15)], AREA)

    assert (box.left, box.middle[1]) == (pytest.approx(107), pytest.approx(100))


def test_a_chinese_character_is_one_em_wide_and_a_latin_one_about_half():
    assert text_size("电梯", 12)[0] == 24
    assert text_size("banner", 12)[0] == pytest.approx(6 * 12 * 0.55, rel=0.1)

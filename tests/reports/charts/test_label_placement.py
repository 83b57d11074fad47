from itertools import combinations
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts.placement import POINT, Box, apart, distance, place, text_size

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


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=9))
def test_points_moved_apart_stay_in_the_area_and_on_their_side_of_the_lines(points):
    moved = apart(points, Box(0, 0, 60, 60), (30, 30))

    assert all(dist(one, other) > 8.9 for one, other in combinations(moved, 2))
    for before, after in zip(points, moved, strict=True):
        assert all(0 <= one <= 60 for one in after)
        assert all((a <= 30) == (b <= 30) for a, b in zip(before, after, strict=True))


def test_no_line_to_a_label_runs_through_words():
    words = Box(112, 60, 300, 140)
    points = [(100, 100)] * 12
    boxes = place(points, [(10, 10)] * 12, Box(0, 0, 400, 400), uncrossed=[words], rings=40)

    assert all(
        not words.meets(Box(*one, one[0] + 0.1, one[1] + 0.1))
        for box in boxes
        for one in steps((100, 100), box.nearest((100, 100)))
    )


def steps(start, end):
    parts = [one / 20 for one in range(20)]
    return [
        (start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1]))
        for part in parts
    ]

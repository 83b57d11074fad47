"""Parting points: as near to their centres as any way there is, whatever their order."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import silhouette_samples

from surveys.kmeans import cluster, nearest, settled, widths

SMALL = st.lists(
    st.tuples(st.integers(-4, 4), st.integers(-4, 4)), min_size=4, max_size=8, unique=True
).map(lambda rows: np.array(sorted(rows), dtype=float))


def spread(points, weights, labels):
    total = 0.0
    for group in set(labels):
        mine = points[labels == group]
        share = weights[labels == group]
        centre = share @ mine / share.sum()
        total += share @ ((mine - centre) ** 2).sum(axis=1)
    return total


@settings(max_examples=20)
@given(SMALL, st.integers(2, 3))
def test_no_other_parting_of_a_few_points_is_tighter(points, groups):
    weights = np.ones(len(points))
    labels, _ = cluster(points, weights[np.newaxis], groups, 40, np.random.default_rng(1))
    least = min(
        spread(points, weights, np.array(other))
        for other in product(range(groups), repeat=len(points))
        if len(set(other)) == groups
    )

    assert spread(points, weights, labels[0]) == pytest.approx(least, abs=1e-6)


@given(SMALL)
def test_centres_are_the_middles_of_what_is_nearest_to_them(points):
    weights = np.arange(1.0, len(points) + 1)
    labels, centres = cluster(points, weights[np.newaxis], 2, 10, np.random.default_rng(2))

    for group in set(labels[0].tolist()):
        mine = labels[0] == group
        assert centres[0, group] == pytest.approx(
            weights[mine] @ points[mine] / weights[mine].sum(), abs=1e-9
        )
    assert nearest(points, centres)[0][:, 0].tolist() == labels[0].tolist()


def test_a_stack_of_weightings_is_parted_one_by_one():
    points = np.array([[0.0, 0], [0, 1], [5, 5], [5, 6], [9, 0], [9, 1]])
    weights = np.array([[1.0, 1, 1, 1, 0, 0], [0, 0, 1, 1, 1, 1], [1, 1, 0, 0, 1, 1]])
    labels, _ = cluster(points, weights, 2, 10, np.random.default_rng(0))

    for weighting, found in zip(weights, labels, strict=True):
        inside = found[weighting > 0]
        assert inside[0] == inside[1] != inside[2] == inside[3]


def test_whole_weights_are_repeated_points_to_the_silhouette():
    rng = np.random.default_rng(3)
    points, times = rng.random((40, 3)), rng.integers(1, 4, 40)
    labels = rng.integers(0, 3, 40)
    apart = np.linalg.norm(points[:, np.newaxis] - points, axis=2)
    repeated = np.repeat(np.arange(40), times)

    assert widths(apart, times.astype(float), labels, 3)[repeated] == pytest.approx(
        silhouette_samples(points[repeated], labels[repeated])
    )


def test_points_of_one_group_have_no_next_one():
    apart = np.abs(np.subtract.outer([0.0, 1, 9], [0.0, 1, 9]))

    assert widths(apart, np.ones(3), np.array([0, 0, 1]), 2)[2] == 0.0


def test_a_centre_that_nothing_is_near_stays_where_it_was():
    points = np.array([[0.0], [1.0]])
    moved = settled(points, np.ones((1, 2)), np.array([[[0.4], [50.0]]]))

    assert moved.tolist() == [[[0.5], [50.0]]]

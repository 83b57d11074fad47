"""Published figures: Tzeng and Huang 2011, Opricovic and Tzeng 2004, and others."""

import numpy as np
import pandas as pd
import pytest

from prioritize.matrix import make_matrix
from prioritize.ranking import rank, score_many
from prioritize.ranking.method import Problem
from prioritize.ranking.vikor import compromise_measure


def matrix_of(rows, types=None):
    values = np.array(rows, dtype=float)
    criteria = [f"C{column}" for column in range(1, values.shape[1] + 1)]
    items = [f"A{row}" for row in range(1, len(values) + 1)]
    types = types or [1] * len(criteria)
    frame = pd.DataFrame(values, index=items, columns=criteria)
    return make_matrix(frame, dict(zip(criteria, types, strict=True)))


def scores_of(rows, weights, types=None, **options):
    return score_many(matrix_of(rows, types), np.array([weights], dtype=float), **options)[0]


TZENG_HUANG = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]
OPRICOVIC_TZENG = [[1, 3000], [2, 3750], [5, 4500]]


def test_tzeng_and_huang_2011_topsis():
    weights = pd.Series({"C1": 0.3, "C2": 0.4, "C3": 0.3})
    table = rank(matrix_of(TZENG_HUANG), weights, perspective="government").table

    assert table.index.tolist() == ["A3", "A2", "A1", "A4"]
    assert table["rank"].tolist() == [1, 2, 3, 4]
    assert table["score"].tolist() == pytest.approx([0.7482, 0.6581, 0.5037, 0.3340], abs=5e-5)


def test_tzeng_and_huang_2011_distances():
    d_plus = np.array([0.117496, 0.063536, 0.048666, 0.130660])
    d_minus = np.array([0.119257, 0.122288, 0.144645, 0.065525])

    assert scores_of(TZENG_HUANG, [0.3, 0.4, 0.3]) == pytest.approx(
        d_minus / (d_plus + d_minus), abs=5e-6
    )


@pytest.mark.parametrize(
    ("weights", "best"),
    [
        ([0.3, 0.3205, 0.3], "A3"),
        ([0.3, 0.3203, 0.3], "A2"),
        ([0.3, 0.4, 0.3615], "A3"),
        ([0.3, 0.4, 0.3625], "A2"),
    ],
)
def test_tzeng_and_huang_2011_first_place_flips_where_published(weights, best):
    free = next(column for column in range(3) if weights[column] not in {0.3, 0.4})
    share = weights[free]
    base = np.array([0.3, 0.4, 0.3])
    base *= (1 - share) / (1 - base[free])
    base[free] = share
    scores = scores_of(TZENG_HUANG, base)

    assert ["A1", "A2", "A3", "A4"][int(scores.argmax())] == best


@pytest.mark.parametrize(
    ("normalization", "closeness"),
    [("minmax", [0.5, 0.617218, 0.5]), ("vector", [0.762141, 0.722178, 0.237859])],
)
def test_opricovic_and_tzeng_2004_normalization_flips_the_winner(normalization, closeness):
    scores = scores_of(OPRICOVIC_TZENG, [0.5, 0.5], [-1, 1], normalization=normalization)

    assert scores == pytest.approx(closeness, abs=5e-7)


def test_jmcdm_topsis():
    scores = scores_of([[9, 7, 6, 7], [8, 7, 9, 6], [7, 8, 6, 6]], [4, 2, 6, 8])

    assert scores == pytest.approx([0.3876870, 0.6503238, 0.0834767], abs=5e-8)


def test_other_units_flip_the_vector_norm_but_not_minmax():
    rows = [[6, 2], [7, 2.75], [10, 3.5]]
    vector = scores_of(rows, [0.5, 0.5], [-1, 1])
    minmax = scores_of(rows, [0.5, 0.5], [-1, 1], normalization="minmax")

    assert vector == pytest.approx([0.488941, 0.612086, 0.511059], abs=5e-7)
    assert minmax == pytest.approx([0.5, 0.617218, 0.5], abs=5e-7)


@pytest.mark.parametrize(
    ("normalization", "rows", "closeness"),
    [
        ("minmax", [[6, 8], [9, 3], [6, 2]], [0.5, 0.548849, 0]),
        ("minmax", [[6, 8], [9, 3], [6, 2], [1, 2]], [0.758726, 0.548849, 0.369167, 0]),
        ("vector", [[3, 7], [7, 3], [3, 8]], [0.421520, 0.519121, 0.480879]),
        ("vector", [[3, 7], [7, 3], [3, 8], [3, 1]], [0.536384, 0.522336, 0.579054, 0]),
    ],
)
def test_a_dominated_item_reverses_ranks_as_recorded(normalization, rows, closeness):
    scores = scores_of(rows, [0.5, 0.5], normalization=normalization)

    assert scores == pytest.approx(closeness, abs=5e-7)


def problem_of(rows):
    values = np.array(rows, dtype=float)
    none = np.full(values.shape[1], np.nan)
    return Problem(values, np.ones(values.shape[1]), "", none, none)


@pytest.mark.parametrize(
    ("rows", "weights", "majority", "measure", "digits"),
    [
        (TZENG_HUANG, [0.3, 0.4, 0.3], 0.5, [0.75, 0.25, 0, 1], 1e-12),
        (
            [
                [78, 56, 34, 6],
                [4, 45, 3, 97],
                [18, 2, 50, 63],
                [9, 14, 11, 92],
                [85, 9, 100, 29],
            ],
            [0.25] * 4,
            0.5,
            [0.5679, 0.7667, 1, 0.7493, 0],
            5e-5,
        ),
        (
            [
                [8, 7, 2, 1],
                [5, 3, 7, 5],
                [7, 5, 6, 4],
                [9, 9, 7, 3],
                [11, 10, 3, 7],
                [6, 9, 5, 4],
            ],
            [0.4, 0.3, 0.1, 0.2],
            0.625,
            [0.640, 1, 0.693, 0.271, 0, 0.694],
            1e-3,
        ),
    ],
    ids=["Tzeng and Huang 2011", "Yang and Wu 2020", "Papathanasiou and Ploskas 2018"],
)
def test_published_vikor(rows, weights, majority, measure, digits):
    found = compromise_measure(problem_of(rows), np.array([weights]), majority)[0]

    assert found == pytest.approx(measure, abs=digits)


def test_zhao_2013_promethee_usual():
    scores = scores_of([[4, 3, 2], [3, 2, 4], [5, 1, 3]], [0.5, 0.3, 0.2], method="promethee_ii")

    assert scores == pytest.approx([0.1, -0.3, 0.2], abs=1e-12)

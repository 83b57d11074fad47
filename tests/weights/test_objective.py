"""Weights from figures alone: published numbers, laws, plain twins, and what is refused."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from weights.objective import METHODS, objective_weights

FIGURES = arrays(np.float64, (5, 4), elements=st.integers(1, 40).map(float))
UNEVEN = np.array(
    [
        [0.00, 0.31, 0.17, 0.05],
        [0.12, 0.02, 0.44, 0.21],
        [0.35, 0.24, 0.03, 0.41],
        [0.07, 0.46, 0.28, 0.13],
        [0.22, 0.15, 0.39, 0.33],
    ]
)
"""Keeps criteria from being constant or in step with each other."""
TYPES = st.lists(st.sampled_from([1, -1]), min_size=4, max_size=4)


def by_name(figures, types, telling=None):
    return {one.method: one for one in objective_weights(figures, types, telling)}


def numbers(text):
    return [[float(one) for one in row.split()] for row in text.split(";")]


def plain_critic(figures, types):
    """CRITIC with plain loops, costs turned round as Diakoulaki and others do."""
    columns = []
    for column, sign in zip(zip(*figures, strict=True), types, strict=True):
        low, high = min(column), max(column)
        columns.append([(x - low if sign > 0 else high - x) / (high - low) for x in column])
    means = [sum(one) / len(one) for one in columns]
    deviations = [
        math.sqrt(sum((x - mean) ** 2 for x in one) / (len(one) - 1))
        for one, mean in zip(columns, means, strict=True)
    ]
    said = []
    for i, one in enumerate(columns):
        conflict = 0.0
        for j, other in enumerate(columns):
            shared = sum((x - means[i]) * (y - means[j]) for x, y in zip(one, other, strict=True))
            conflict += 1 - shared / (len(one) - 1) / deviations[i] / deviations[j]
        said.append(deviations[i] * conflict)
    return [one / sum(said) for one in said], [one / sum(deviations) for one in deviations]


def plain_entropy(figures):
    said = []
    for column in zip(*figures, strict=True):
        shares = [x / sum(column) for x in column]
        said.append(1 + sum(p * math.log(p) for p in shares) / math.log(len(column)))
    return [one / sum(said) for one in said]


def test_methods_stand_in_the_order_of_their_names():
    names = [method.name for method in METHODS]

    assert names == sorted(names) == ["critic", "entropy", "merec", "standard_deviation"]
    assert all(method.summary.endswith(".") for method in METHODS)


def test_merec_matches_its_paper():
    # Keshavarz-Ghorabaee and others (2021), Symmetry 13(4), 525.
    figures = numbers(
        "450 8000 54 145; 10 9100 2 160; 100 8200 31 153; 220 9300 1 162; 5 8400 23 158"
    )

    assert by_name(figures, [1, 1, -1, -1])["merec"].weights == pytest.approx(
        [0.5752, 0.0141, 0.4016, 0.0091], abs=5e-5
    )


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        # Xu (2004); Zavadskas and Podvezko (2016).
        ("30 30 38 29; 19 54 86 29; 19 15 85 28.9; 68 70 60 29", [0.4630, 0.3992, 0.1378, 0.0]),
        ("3 100 10 7; 2.5 80 8 5; 1.8 50 20 11; 2.2 70 12 9", [0.1146, 0.1981, 0.4185, 0.2689]),
    ],
)
def test_entropy_matches_published_weights(figures, expected):
    assert by_name(numbers(figures), [1] * 4)["entropy"].weights == pytest.approx(
        expected, abs=5e-5
    )


def test_critic_matches_published_weights_of_benefits():
    # Adalı and Işık (2017), as tested by pymcdm.
    figures = numbers("5000 3 3 4 3 2; 680 5 3 2 2 1; 2000 3 2 3 4 3; 600 4 3 1 2 2; 800 2 4 3 3 4")

    assert by_name(figures, [1] * 6)["critic"].weights == pytest.approx(
        [0.157, 0.249, 0.168, 0.121, 0.154, 0.151], abs=5e-4
    )


def test_critic_turns_costs_round_as_another_library_does():
    # As tested by JMcDM; pymcdm alone would take the third criterion for a benefit.
    figures = numbers(
        "12.9918 .7264 -1.1009 1.598139592; 4.1201 5.8824 3.4483 1.021563567;"
        "4.1039 0 -.5076 .984469444"
    )

    assert by_name(figures, [1, 1, -1, 1])["critic"].weights == pytest.approx(
        [0.16883925, 0.418444976, 0.249124763, 0.163591012], abs=1e-4
    )


@given(FIGURES, TYPES)
def test_plain_loops_find_the_same(figures, types):
    figures = figures + UNEVEN
    found = by_name(figures, types)
    critic, deviations = plain_critic(figures.tolist(), types)

    assert found["critic"].weights == pytest.approx(critic, abs=1e-9)
    assert found["standard_deviation"].weights == pytest.approx(deviations, abs=1e-9)
    assert found["entropy"].weights == pytest.approx(plain_entropy(figures.tolist()), abs=1e-7)


@given(FIGURES, TYPES, st.randoms(use_true_random=False))
def test_weights_lie_on_the_simplex_and_no_order_decides(figures, types, random):
    items, criteria = random.sample(range(5), 5), random.sample(range(4), 4)
    once = by_name(figures, types)
    again = by_name(figures[items][:, criteria], np.array(types)[criteria])

    for name, found in once.items():
        assert (found.weights is None) == (found.refused is not None)
        if found.weights is not None:
            assert found.weights.sum() == pytest.approx(1)
            assert (found.weights >= 0).all()
            assert again[name].weights == pytest.approx(found.weights[criteria], abs=1e-7)


@given(FIGURES, TYPES, st.sampled_from([0.01, 3.0, 1e6]))
def test_units_do_not_matter(figures, types, factor):
    figures = figures + UNEVEN
    once, again = by_name(figures, types), by_name(figures * [factor, 1, 1, 1], types)

    for name, found in once.items():
        assert again[name].weights == pytest.approx(found.weights, abs=1e-7)


def test_a_constant_criterion_is_dropped_by_every_method():
    figures = numbers("1 7 3; 2 7 9; 4 7 5; 8 7 1")
    found = by_name(figures, [1, 1, -1])
    without = by_name([[row[0], row[2]] for row in figures], [1, -1])

    for name, one in found.items():
        assert one.weights[1] == 0
        assert one.weights[[0, 2]] == pytest.approx(without[name].weights)


def test_a_criterion_below_its_threshold_is_dropped_too():
    found = by_name(numbers("1 7 3; 2 7.1 9; 4 7 5"), [1, 1, 1], [True, False, True])

    assert all(one.weights[1] == 0 for one in found.values())


@pytest.mark.parametrize("cell", [0.0, -2.0])
def test_what_takes_logarithms_is_refused_for_zeros_and_less(cell):
    figures = np.array(numbers("1 7 3; 2 6 9; 4 8 5"))
    figures[1, 2] = cell
    found = by_name(figures, [1, 1, -1])

    for name in ("entropy", "merec"):
        assert (found[name].weights, found[name].refused) == (None, "not_positive")
        assert found[name].because == (2,)
    assert found["critic"].refused is None
    assert found["standard_deviation"].refused is None


def test_equal_items_and_criteria_in_step_are_refused():
    equal = by_name(np.ones((3, 2)), [1, 1])
    in_step = by_name([[1.0, 10.0], [2.0, 20.0], [4.0, 40.0]], [1, 1])

    assert {one.refused for one in equal.values()} == {"nothing_tells"}
    assert in_step["critic"].refused == "too_alike"
    assert in_step["standard_deviation"].weights == pytest.approx([0.5, 0.5])


def test_a_lone_criterion_weighs_everything():
    found = by_name([[1.0], [3.0]], [-1])

    assert [one.weights.tolist() for one in found.values()] == [[1.0]] * 4

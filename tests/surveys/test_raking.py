"""Raking: known shares are met, nobody counts too much, and the order of things decides nothing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.intervals import design_effect, effective_size
from surveys.raking import TRIM, rake
from surveys.shares import weighted_median

NO_LIMIT = 1e12


@st.composite
def samples(draw):
    """Rows with levels of one to three variables, and totals that some positive weights meet."""
    rows = draw(st.integers(6, 40))
    codes, wanted = (
        [],
        draw(st.lists(st.floats(0.2, 5), min_size=rows, max_size=rows).map(np.array)),
    )
    for _ in range(draw(st.integers(1, 3))):
        levels = draw(st.integers(1, 4))
        free = draw(st.lists(st.integers(0, levels - 1), min_size=rows, max_size=rows))
        codes.append(np.array([*range(levels), *free[levels:]]))
    targets = [np.bincount(code, wanted) for code in codes]
    return codes, targets


def shares(code, weights, levels):
    return np.bincount(code, weights, minlength=levels) / weights.sum()


def raked_by_hand(codes, targets, sweeps):
    """Rake respondent by respondent, as one would on paper."""
    weights = [1.0] * len(codes[0])
    for _ in range(sweeps):
        for code, target in zip(codes, targets, strict=True):
            have = [0.0] * len(target)
            for level, weight in zip(code, weights, strict=True):
                have[level] += weight
            whole = sum(weights)
            for row, level in enumerate(code):
                weights[row] *= target[level] / sum(target) / (have[level] / whole)
    mean = sum(weights) / len(weights)
    return [weight / mean for weight in weights]


def test_the_table_of_a_published_example_comes_out():
    # Two-way example of the documentation of ProportionalFitting.jl (van Kesteren 2022), which is
    # that of the encyclopedias: 4 x 4 table, margins 150 300 400 150 and 200 300 400 100.
    table = np.array([[40, 30, 20, 10], [35, 50, 100, 75], [30, 80, 70, 120], [20, 30, 40, 50]])
    row, column = (np.repeat(one.ravel(), table.ravel()) for one in np.indices(table.shape))
    found = rake(
        [row, column], [np.array([150.0, 300, 400, 150]), np.array([200.0, 300, 400, 100])]
    )
    fitted = np.bincount(4 * row + column, found.weights).reshape(4, 4) * 1000 / table.sum()

    assert found.converged
    assert found.trimmed == 0
    assert fitted == pytest.approx(
        np.array(
            [
                [64.5585, 46.2325, 35.3843, 3.82473],
                [49.9679, 68.1594, 156.499, 25.3742],
                [56.7219, 144.428, 145.082, 53.7673],
                [28.7516, 41.18, 63.0347, 17.0337],
            ]
        ),
        rel=1e-5,
    )


def test_one_variable_alone_is_cell_post_stratification():
    # w = (N_h / N) / (n_h / n): (600 / 1000) / (20 / 40) and (400 / 1000) / (20 / 40).
    found = rake([np.repeat([0, 1], 20)], [np.array([600.0, 400.0])])

    assert found.weights == pytest.approx(np.repeat([1.2, 0.8], 20))
    assert design_effect(found.weights) == pytest.approx(1.04)
    assert effective_size(found.weights) == pytest.approx(40 / 1.04)


@given(samples())
def test_the_weighted_shares_are_the_known_ones(drawn):
    codes, targets = drawn
    found = rake(codes, targets, trim=NO_LIMIT, most_sweeps=20_000)

    assert found.converged
    assert found.difference < 1e-6
    for code, target in zip(codes, targets, strict=True):
        assert shares(code, found.weights, len(target)) == pytest.approx(
            target / target.sum(), abs=2e-6
        )


@given(samples())
def test_weights_are_positive_with_mean_one_and_tell_no_more_than_the_rows(drawn):
    weights = rake(*drawn).weights

    assert (weights > 0).all()
    assert weights.mean() == pytest.approx(1)
    assert effective_size(weights) <= len(weights) * (1 + 1e-12)
    assert design_effect(weights) >= 1


@given(samples())
def test_nobody_weighs_more_than_the_limit(drawn):
    found = rake(*drawn)
    whole = rake(*drawn, trim=NO_LIMIT).weights
    limit = TRIM * weighted_median(whole, np.ones(len(whole)))

    assert found.weights.max() <= found.limit * (1 + 1e-12)
    assert bool(found.trimmed) == bool((whole >= limit).any())


@given(samples(), st.floats(1e-3, 1e6))
def test_the_scale_of_the_counts_changes_nothing(drawn, factor):
    codes, targets = drawn
    scaled = rake(codes, [target * factor for target in targets])

    assert scaled.weights == pytest.approx(rake(codes, targets).weights, rel=1e-9)


@given(samples(), st.randoms(use_true_random=False))
def test_every_row_keeps_its_weight_whatever_the_order_of_rows(drawn, chance):
    codes, targets = drawn
    order = list(range(len(codes[0])))
    chance.shuffle(order)
    shuffled = rake([code[order] for code in codes], targets).weights

    assert (shuffled == rake(codes, targets).weights[order]).all()


@given(samples())
def test_the_order_of_the_variables_does_not_matter(drawn):
    codes, targets = drawn
    one = rake(codes, targets, trim=NO_LIMIT, tolerance=1e-9, most_sweeps=50_000)
    other = rake(codes[::-1], targets[::-1], trim=NO_LIMIT, tolerance=1e-9, most_sweeps=50_000)

    assert other.weights == pytest.approx(one.weights, rel=1e-3)


@given(samples())
def test_the_weights_are_those_of_raking_by_hand(drawn):
    codes, targets = drawn
    found = rake(codes, targets, trim=NO_LIMIT)

    assert found.weights == pytest.approx(raked_by_hand(codes, targets, found.sweeps), rel=1e-9)


def test_rows_of_no_known_level_keep_their_share():
    code = np.array([0] * 30 + [1] * 50 + [-1] * 20)
    found = rake([code], [np.array([1.0, 1.0])])

    assert found.weights[-1] == pytest.approx(1)
    assert np.bincount(code + 1, found.weights) == pytest.approx([20, 40, 40])


def test_a_weight_above_five_medians_is_cut_and_the_gap_is_told():
    code = np.repeat([0, 1], [90, 10])
    found = rake([code], [np.array([30.0, 70.0])])
    cut, others = found.weights[-1], found.weights[0]

    assert cut == pytest.approx(5 * others)
    assert found.trimmed == 10
    assert found.converged
    # 10 rows of weight 5 and 90 of weight 1 make 50 of 140, where 70 % were wanted.
    assert found.difference == pytest.approx(0.7 - 50 / 140)


def test_what_one_variable_loses_by_a_cut_the_others_win_back():
    rng = np.random.default_rng(7)
    codes = [rng.integers(0, 3, 400), rng.integers(0, 4, 400)]
    codes[0][:8] = 2
    codes[1][:8] = 3
    targets = [np.array([300.0, 80, 20]), np.array([10.0, 20, 150, 220])]
    whole = rake(codes, targets, trim=NO_LIMIT).weights
    found = rake(codes, targets, trim=2.0)
    simply_cut = np.minimum(whole, 2 * np.median(whole))
    off = [
        max(
            np.abs(shares(code, one, len(target)) - target / target.sum()).max()
            for code, target in zip(codes, targets, strict=True)
        )
        for one in (simply_cut, found.weights)
    ]

    assert found.trimmed > 0
    assert found.difference == pytest.approx(off[1])
    assert off[1] < off[0]


def test_shares_that_no_weights_can_meet_are_given_up_and_told():
    code = np.repeat([0, 1], 20)
    found = rake([code, code], [np.array([1.0, 1.0]), np.array([1.0, 3.0])])

    assert not found.converged
    assert found.difference == pytest.approx(0.25)


def test_nobody_to_weigh_is_no_mistake():
    assert len(rake([], []).weights) == 0
    assert len(rake([np.array([], dtype=int)], [np.array([1.0])]).weights) == 0


def test_many_variables_of_many_levels_do_not_overflow():
    rng = np.random.default_rng(3)
    codes = [np.concatenate([np.arange(40), rng.integers(0, 40, 160)]) for _ in range(14)]
    found = rake(codes, [np.bincount(code).astype(float) for code in codes])

    assert found.weights == pytest.approx(np.ones(200))

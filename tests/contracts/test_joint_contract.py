"""What every way of joining the parties' lists must obey, whichever files the folder holds."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritize.joint import all_rules, join, joint_input
from prioritize.matrix import make_matrix
from prioritize.ranking import rank

every_rule = pytest.mark.parametrize("rule", list(all_rules()))


@st.composite
def parties(draw):
    """Figures of a few items, the weights of a few parties, and their powers."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    items, criteria, count = draw(
        st.tuples(st.integers(2, 6), st.integers(1, 4), st.integers(1, 4))
    )
    figures = pd.DataFrame(
        rng.integers(1, 6, (items, criteria)).astype(float),
        index=[f"i{row}" for row in range(items)],
        columns=[f"c{column}" for column in range(criteria)],
    )
    weights = {f"p{one}": rng.integers(1, 6, criteria).astype(float) for one in range(count)}
    powers = pd.Series(rng.integers(1, 6, count).astype(float), index=list(weights))
    return figures, weights, powers


def joined(figures, weights, powers, rule):
    matrix = make_matrix(figures, dict.fromkeys(figures.columns, 1))
    rankings = [
        rank(matrix, pd.Series(row, index=figures.columns), perspective=name)
        for name, row in weights.items()
    ]
    return join(rankings, powers, rule, matrix=matrix).table


@every_rule
@settings(deadline=None, max_examples=20)
@given(case=parties())
def test_every_item_has_one_finite_score_and_place(rule, case):
    figures, weights, powers = case
    table = joined(figures, weights, powers, rule)

    assert sorted(table.index) == sorted(figures.index)
    assert np.isfinite(table.to_numpy()).all()
    assert table["rank"].sum() == len(table) * (len(table) + 1) / 2
    assert table["score"].is_monotonic_decreasing or table["rank"].is_monotonic_increasing


@every_rule
@settings(deadline=None, max_examples=20)
@given(case=parties(), data=st.data())
def test_neither_items_nor_parties_depend_on_their_order(rule, case, data):
    figures, weights, powers = case
    table = joined(figures, weights, powers, rule)
    rows = data.draw(st.permutations(list(figures.index)))
    names = data.draw(st.permutations(list(weights)))
    shuffled = joined(figures.loc[rows], {name: weights[name] for name in names}, powers, rule)

    assert shuffled["score"].to_dict() == pytest.approx(table["score"].to_dict())


@every_rule
@settings(deadline=None, max_examples=20)
@given(case=parties())
def test_an_item_all_parties_prefer_is_never_placed_below(rule, case):
    figures, weights, powers = case
    better = figures.copy()
    better.loc["z"] = figures.iloc[0] + 1
    table = joined(better, weights, powers, rule)

    assert table.loc["z", "rank"] <= table.loc["i0", "rank"]


@every_rule
@settings(deadline=None, max_examples=20)
@given(case=parties())
def test_equal_items_share_their_place(rule, case):
    figures, weights, powers = case
    figures = figures.copy()
    figures.loc["twin"] = figures.iloc[0]
    table = joined(figures, weights, powers, rule)

    assert table.loc["twin", "rank"] == table.loc["i0", "rank"]


@every_rule
@settings(deadline=None, max_examples=20)
@given(case=parties(), factor=st.sampled_from([0.01, 3.0]))
def test_only_the_proportions_of_power_count(rule, case, factor):
    figures, weights, powers = case
    table = joined(figures, weights, powers, rule)

    assert joined(figures, weights, powers * factor, rule)["rank"].to_dict() == pytest.approx(
        table["rank"].to_dict()
    )


def test_every_rule_says_what_it_is():
    rules = all_rules()

    assert next(iter(rules)) == "compromise"
    assert {"borda", "copeland", "mean_closeness", "pooled_weights"} <= set(rules)
    assert all(name == one.name and one.title and one.summary for name, one in rules.items())


@every_rule
@settings(deadline=None, max_examples=20)
@given(case=parties(), seed=st.integers(0, 2**32 - 1))
def test_many_distributions_of_power_are_as_good_as_one_at_a_time(rule, case, seed):
    figures, weights, powers = case
    matrix = make_matrix(figures, dict.fromkeys(figures.columns, 1))
    rankings = [
        rank(matrix, pd.Series(row, index=figures.columns), perspective=name)
        for name, row in weights.items()
    ]
    inputs = joint_input(rankings, powers, rule=rule, matrix=matrix)
    drawn = np.random.default_rng(seed).dirichlet(np.ones(len(weights)), size=3)
    together = all_rules()[rule].join(replace(inputs, powers=drawn))

    for row, one in zip(together, drawn, strict=True):
        alone = all_rules()[rule].join(replace(inputs, powers=one))
        assert row == pytest.approx(alone, abs=1e-12)

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from prioritize.joint import all_rules, contributions, join, joint_input, joint_scores
from prioritize.matrix import make_matrix
from prioritize.ranking import rank
from prioritize.ranking_errors import (
    DifferentItemsError,
    NoPowerError,
    NoRankingError,
    PowerMissingError,
    PowerValueError,
    RuleNeedsMatrixError,
    UnknownRuleError,
)
from prioritize_parties import powers_of, ranking_of, rankings_of

TENNESSEE = {
    "42": {"M": 4, "N": 3, "C": 2, "K": 1},
    "26": {"N": 4, "C": 3, "K": 2, "M": 1},
    "15": {"C": 4, "K": 3, "N": 2, "M": 1},
    "17": {"K": 4, "C": 3, "N": 2, "M": 1},
}
"""Electowiki, Tennessee's capital: ballots by number of voters, higher is preferred."""


def tennessee(rule):
    rankings = [ranking_of(voters, ballot) for voters, ballot in TENNESSEE.items()]
    powers = pd.Series({voters: float(voters) for voters in TENNESSEE})
    return join(rankings, powers, rule)


def test_tennessee_borda_as_published():
    table = tennessee("borda").table

    assert table.index.tolist() == ["N", "C", "M", "K"]
    assert (table["score"] * 100).tolist() == pytest.approx([194, 173, 126, 107])


def test_tennessee_copeland_as_published():
    table = tennessee("copeland").table

    assert table["score"].to_dict() == {"N": 3, "C": 1, "K": -1, "M": -3}


def test_a_cycle_ties_all_items_under_copeland():
    # Electowiki: 25 A>B>C, 40 B>C>A, 35 C>A>B.
    rankings = [
        ranking_of("x", {"A": 3, "B": 2, "C": 1}),
        ranking_of("y", {"B": 3, "C": 2, "A": 1}),
        ranking_of("z", {"C": 3, "A": 2, "B": 1}),
    ]
    joint = join(rankings, pd.Series({"x": 25, "y": 40, "z": 35}), "copeland")

    assert joint.table["rank"].tolist() == [2, 2, 2]


def test_the_compromise_is_the_power_weighted_mean_of_utilities():
    rankings = rankings_of([[0.9, 0.5, 0.1], [0.40, 0.41, 0.42]])
    joint = join(rankings, powers_of([3, 1]))

    assert joint.table.index.tolist() == ["a", "b", "c"]
    assert joint.table["score"].tolist() == pytest.approx([0.75, 0.5, 0.25])


def test_mean_closeness_lets_the_widest_spread_win():
    rankings = rankings_of([[0.9, 0.1, 0.2], [0.50, 0.52, 0.51], [0.50, 0.52, 0.51]])
    powers = powers_of([1, 1, 1])

    assert join(rankings, powers, "mean_closeness").table.index[0] == "a"
    assert join(rankings, powers, "compromise").table.index[0] == "b"


def test_pooled_weights_rank_once_under_the_mean_of_the_weights():
    figures = pd.DataFrame({"need": [5, 3, 1], "cost": [9, 4, 2]}, index=["a", "b", "c"])
    matrix = make_matrix(figures, {"need": 1, "cost": -1})
    weights = {"p0": {"need": 0.9, "cost": 0.1}, "p1": {"need": 0.2, "cost": 0.8}}
    rankings = [rank(matrix, pd.Series(one), perspective=name) for name, one in weights.items()]
    joint = join(rankings, powers_of([1, 3]), "pooled_weights", matrix=matrix)
    pooled = pd.Series({"need": 0.25 * 0.9 + 0.75 * 0.2, "cost": 0.25 * 0.1 + 0.75 * 0.8})
    expected = rank(matrix, pooled, perspective="all").table["score"]

    assert joint.table["score"].to_dict() == pytest.approx(expected.to_dict())


def test_pooled_weights_without_figures_are_refused():
    with pytest.raises(RuleNeedsMatrixError) as caught:
        join(rankings_of([[1, 2]]), powers_of([1]), "pooled_weights")

    assert caught.value.rule == "pooled_weights"


def test_an_unknown_rule_is_refused_with_the_known_ones():
    with pytest.raises(UnknownRuleError) as caught:
        join(rankings_of([[1, 2]]), powers_of([1]), "lottery")

    assert caught.value.known[0] == "compromise"


def test_no_list_and_lists_of_different_items_are_refused():
    one, other = ranking_of("p0", {"a": 1, "b": 2}), ranking_of("p1", {"a": 1, "c": 2})

    with pytest.raises(NoRankingError):
        join([], powers_of([]))
    with pytest.raises(DifferentItemsError) as caught:
        join([one, other], powers_of([1, 1]))

    assert (caught.value.perspective, caught.value.items) == ("p1", ("b", "c"))


@pytest.mark.parametrize(
    ("powers", "error"),
    [
        ([1], PowerMissingError),
        ([1, -1], PowerValueError),
        ([1, float("nan")], PowerValueError),
        ([0, 0], NoPowerError),
    ],
)
def test_powers_that_do_not_fit_are_refused(powers, error):
    with pytest.raises(error):
        join(rankings_of([[1, 2], [2, 1]]), powers_of(powers))


scores = arrays.arrays(
    float, st.tuples(st.integers(1, 4), st.integers(2, 7)), elements=st.integers(0, 6)
)


@settings(deadline=None)
@given(scores=scores, data=st.data(), factor=st.sampled_from([1e-300, 0.1, 7.0, 1e300]))
def test_scaling_the_powers_changes_nothing(scores, data, factor):
    parties = len(scores)
    powers = data.draw(st.lists(st.integers(0, 5), min_size=parties, max_size=parties).filter(sum))
    rankings = rankings_of(scores)
    first = join(rankings, powers_of(powers)).table
    second = join(rankings, powers_of(powers) * factor).table

    assert second["score"].to_dict() == pytest.approx(first["score"].to_dict())


@settings(deadline=None)
@given(scores=scores, party=st.integers(0, 3), column=st.integers(0, 6))
def test_the_compromise_is_monotone(scores, party, column):
    party, column = party % len(scores), column % scores.shape[1]
    utilities = np.stack([row / 6 for row in scores])
    raised = utilities.copy()
    raised[party, column] += 0.1
    powers = np.full((1, len(scores)), 1 / len(scores))
    gain = joint_scores(raised, powers) - joint_scores(utilities, powers)

    assert gain[0, column] > 0
    assert np.delete(gain[0], column) == pytest.approx(0)


def test_rules_that_add_up_say_what_each_party_adds():
    rankings, powers = rankings_of([[3, 2, 1], [1, 3, 2]]), powers_of([0.3, 0.7])
    inputs = joint_input(rankings, powers)

    for rule in all_rules().values():
        gains = contributions(rankings, powers, rule.name)
        if gains is not None:
            assert inputs.powers @ gains == pytest.approx(rule.join(inputs))
    assert contributions(rankings, powers, "copeland") is None
    assert contributions(rankings, powers, "compromise") is not None

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import stats

from prioritize.agreement import agreement, kendall_w, rank_correlations
from prioritize.utility import mean_ranks
from prioritize_parties import rankings_of

ranks = arrays.arrays(
    float, st.tuples(st.integers(2, 5), st.integers(3, 8)), elements=st.integers(0, 6)
).map(mean_ranks)


def test_the_same_list_agrees_fully():
    found = agreement(rankings_of([[4, 3, 2, 1], [9, 8, 2, 1]]))

    assert found.kendall_w == pytest.approx(1)
    assert found.correlations[0].spearman == pytest.approx(1)
    assert (found.correlations[0].a, found.correlations[0].b) == ("p0", "p1")


def test_w_of_three_lists_with_ties_as_published():
    # Kendall and Gibbons 1990, chapter 6.
    table = np.array(
        [
            [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
            [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
            [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
        ]
    )

    assert kendall_w(table) == pytest.approx(0.828, abs=5e-4)


@pytest.mark.parametrize(
    "scores", [[[1, 2, 3]], [[1, 1, 1], [2, 2, 2]]], ids=["one party", "all equal"]
)
def test_where_agreement_has_no_meaning_it_is_none(scores):
    assert agreement(rankings_of(scores)).kendall_w is None


def test_a_party_that_ranks_all_items_equal_correlates_with_nobody():
    found = agreement(rankings_of([[1, 2, 3], [2, 2, 2], [3, 2, 1]]))

    assert [one.spearman for one in found.correlations] == [None, pytest.approx(-1), None]
    assert found.kendall_w is not None


def test_published_rank_correlation():
    # 1,2,3,4,5 against 1,3,2,4,5 has Spearman's rho 0.9.
    found = rank_correlations(np.array([[1, 2, 3, 4, 5], [1, 3, 2, 4, 5.0]]))

    assert found[0, 1] == pytest.approx(0.9)


@settings(deadline=None)
@given(ranks)
def test_w_is_the_mean_rank_correlation_moved_to_0_to_1(table):
    # Without constant lists and ties, W = ((K - 1) mean rho + 1) / K.
    w = kendall_w(table)
    correlations = rank_correlations(table)

    assert w is None or -1e-12 <= w <= 1 + 1e-12
    distinct = all(len(set(row)) == len(row) for row in table)
    if distinct:
        count = len(table)
        mean = correlations[np.triu_indices(count, 1)].mean()
        assert w == pytest.approx(((count - 1) * mean + 1) / count)


@settings(deadline=None)
@given(ranks)
def test_rank_correlations_equal_scipy(table):
    ours = rank_correlations(table)
    constant = np.ptp(table, axis=1) == 0

    assert (np.isnan(ours) == (constant[:, None] | constant[None, :])).all()
    for a, b in zip(*np.triu_indices(len(table), 1), strict=True):
        if not (constant[a] or constant[b]):
            assert ours[a, b] == pytest.approx(stats.spearmanr(table[a], table[b]).statistic)

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from prioritize.joint import joint_scores
from prioritize.robustness import acceptability, tier, uniform_shares


def letters(count):
    return [chr(ord("a") + column) for column in range(count)]


def drawn(utilities, draws=2000, seed=0, chunk=1024):
    """Many compromises of the same utilities, under powers drawn uniformly."""
    utilities = np.asarray(utilities, dtype=float)
    rng = np.random.default_rng(seed)
    sizes = [min(chunk, draws - start) for start in range(0, draws, chunk)]
    lists = (joint_scores(utilities, uniform_shares(rng, size, len(utilities))) for size in sizes)
    return acceptability(lists, letters(utilities.shape[1]))


utilities = arrays.arrays(
    float,
    st.tuples(st.integers(1, 4), st.integers(2, 6)),
    elements=st.sampled_from([0, 0.25, 0.5, 1]),
)


def test_three_parties_with_one_favourite_each_win_a_third_each():
    found = drawn(np.eye(3), draws=50_000)

    assert found.shares[:, 0] == pytest.approx([1 / 3] * 3, abs=0.01)


def test_exact_first_rank_acceptabilities_of_four_items():
    # Exact volumes of the parts of the simplex; figures min-max scaled per party.
    figures = np.array([[1, 0, 0.5], [0.6, 0.6, 0.3], [0, 1, 0.2], [0.3, 0.2, 1]])
    scaled = (figures - figures.min(axis=0)) / np.ptp(figures, axis=0)
    found = drawn(scaled.T, draws=100_000)

    assert found.shares[:, 0] == pytest.approx([0.302965, 0.088694, 0.226858, 0.381483], abs=0.006)


def test_two_parties_share_the_line_exactly():
    # Item a leads while the first party has more than a quarter.
    found = drawn([[1.0, 0.0], [0.0, 1 / 3]], draws=50_000)

    assert found.before[0, 1] == pytest.approx(0.75, abs=0.01)
    assert found.in_share(1)["a"] == pytest.approx(0.75, abs=0.01)


@given(utilities, st.integers(0, 1000))
def test_shares_sum_to_1_by_item_and_by_place(table, seed):
    found = drawn(table, draws=50, seed=seed)

    assert found.shares.sum(axis=0) == pytest.approx(1)
    assert found.shares.sum(axis=1) == pytest.approx(1)
    assert ((found.shares >= 0) & (found.shares <= 1)).all()
    assert found.before + found.before.T == pytest.approx(1)
    assert np.diag(found.before) == pytest.approx(0.5)
    intervals = found.intervals()
    assert (intervals["low"] <= intervals["high"]).all()
    assert intervals.to_numpy().min() >= 1
    assert intervals.to_numpy().max() <= table.shape[1]


@given(utilities, st.integers(0, 1000), st.randoms(use_true_random=False))
def test_the_order_of_items_never_decides(table, seed, random):
    order = list(range(table.shape[1]))
    random.shuffle(order)
    straight = drawn(table, draws=50, seed=seed)
    shuffled = drawn(table[:, order], draws=50, seed=seed)

    assert shuffled.shares == pytest.approx(straight.shares[order])
    assert shuffled.before == pytest.approx(straight.before[np.ix_(order, order)])


def test_equal_items_share_their_places_equally():
    found = drawn([[1, 0.5, 0.5, 0.0], [0.9, 0.3, 0.3, 0.1]])

    assert found.shares[1].tolist() == [0, 0.5, 0.5, 0]
    assert found.shares[2].tolist() == [0, 0.5, 0.5, 0]
    assert found.in_share(2).to_dict() == {"a": 1, "b": 0.5, "c": 0.5, "d": 0}
    assert found.ties() == (("b", "c"),)
    assert found.intervals().loc["b"].tolist() == [2, 3]


def test_a_single_party_leaves_no_doubt():
    found = drawn([[0.2, 1.0, 0.0]])

    assert found.shares.tolist() == [[0, 1, 0], [1, 0, 0], [0, 0, 1]]


def test_the_chunks_do_not_change_the_draws():
    table = np.array([[1, 0.4, 0.0], [0.0, 1, 0.3]])
    whole = drawn(table, draws=777)
    pieces = drawn(table, draws=777, chunk=10)

    assert pieces.draws == whole.draws == 777
    assert np.array_equal(pieces.shares, whole.shares)


def test_the_same_seed_gives_the_same_shares_and_another_seed_others():
    table = [[1, 0.4, 0.0], [0.0, 1, 0.3]]

    assert np.array_equal(drawn(table, seed=1).shares, drawn(table, seed=1).shares)
    assert not np.array_equal(drawn(table, seed=1).shares, drawn(table, seed=2).shares)


def test_the_interval_leaves_a_twentieth_on_either_side():
    lists = np.array([[3, 2, 1.0]] * 94 + [[1, 2, 3.0]] * 6)
    found = acceptability([lists], ["a", "b", "c"])

    assert found.intervals().loc["a"].tolist() == [1, 3]
    assert found.intervals(level=0.8).loc["a"].tolist() == [1, 1]


def test_a_tie_group_needs_every_pair_to_be_open():
    # a and b are open, b and c are open, but a stands before c in 70 % of lists.
    counts = {"abc": 3, "acb": 3, "bca": 2, "bac": 1, "cba": 1}
    lists = [
        [-order.index(name) for name in "abc"] for order in counts for _ in range(counts[order])
    ]
    found = acceptability([np.array(lists, dtype=float)], ["a", "b", "c"])

    assert found.before[0, 1] == pytest.approx(0.6)
    assert found.before[1, 2] == pytest.approx(0.6)
    assert found.before[0, 2] == pytest.approx(0.7)
    assert found.ties() == (("a", "b"),)


@pytest.mark.parametrize(
    ("share", "name"),
    [(1, "certain"), (0.9, "certain"), (0.89, "depends"), (0.11, "depends"), (0.1, "out")],
)
def test_tiers_end_at_a_tenth_and_nine_tenths(share, name):
    assert tier(share) == name

"""Need categories: found where people fall into camps, and only there."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.cluster.hierarchy import cut_tree, linkage

from drawn_surveys import choices, chosen_items, everybody
from surveys.clustering import cut, jaccard_with_best, weighted_correlation
from surveys.encoder import encode
from surveys.needs import need_categories

CAMPS = (("a1", "a2", "a3"), ("b1", "b2", "b3"), ("c1", "c2"))
ITEMS = sorted(item for camp in CAMPS for item in camp)


def answers_of(rows):
    return encode(
        [choices(["┋".join(row) for row in rows])],
        chosen_items(dict(zip(ITEMS, ITEMS, strict=True))),
    )


def camp_rows(size, seed=1, own=0.85):
    """Everybody belongs to one camp and ticks most of what it wants, seldom something else."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(size):
        camp = CAMPS[rng.integers(len(CAMPS))]
        rows.append([item for item in ITEMS if rng.random() < (own if item in camp else 0.08)])
    return rows


def random_rows(size):
    rng = np.random.default_rng(5)
    return [[item for item in ITEMS if rng.random() < 0.4] for _ in range(size)]


def grouped(rows, items=ITEMS, **arguments):
    responses = answers_of(rows)
    return need_categories(responses, everybody(responses), items, replicates=20, **arguments)


def test_camps_are_found_again_and_are_stable():
    needs = grouped(camp_rows(300))

    assert {frozenset(group.items) for group in needs.groups} == {frozenset(camp) for camp in CAMPS}
    assert all(group.stability > 0.9 for group in needs.groups)
    assert (needs.residual, needs.reason, needs.message) == ((), "", "")


def test_a_group_is_named_by_what_is_wanted_most():
    rows = [*camp_rows(300), *[["b2"]] * 40]
    (group,) = [group for group in grouped(rows).groups if "b2" in group.items]

    assert group.label_items[0] == group.items[0] == "b2"


def test_people_who_tick_at_random_give_no_groups():
    needs = grouped(random_rows(400))

    assert needs.groups == ()
    assert needs.reason in {"not_separated", "unstable"}
    assert "may ask for any other" not in needs.message
    assert needs.message.startswith("no clear groups")
    assert needs.residual == tuple(ITEMS)


def test_neither_the_order_of_rows_nor_of_items_decides():
    rows = camp_rows(120, own=0.35)
    order = np.random.default_rng(3).permutation(len(rows))
    found = grouped(rows, categories=3)

    assert 0 < min(group.stability for group in found.groups) < 1
    assert found == grouped([rows[place] for place in order], items=ITEMS[::-1], categories=3)


def test_the_same_seed_gives_the_same_stability():
    rows = camp_rows(60)

    assert grouped(rows, seed=4) == grouped(rows, seed=4)


@pytest.mark.parametrize(
    ("rows", "items", "reason"),
    [(camp_rows(100), ITEMS[:5], "too_few_items"), (camp_rows(29), ITEMS, "too_few_respondents")],
)
def test_too_little_gives_no_groups(rows, items, reason):
    assert grouped(rows, items=items).reason == reason


def test_a_number_asks_for_exactly_that_many_groups():
    assert len(grouped(camp_rows(200), categories=2).groups) == 2


def test_an_item_on_which_all_agree_stays_outside():
    rows = [["a1", *row] for row in camp_rows(200)]
    needs = grouped(rows)

    assert "a1" in needs.residual


def test_a_small_group_stays_outside_when_it_must_be_larger():
    needs = grouped(camp_rows(300), categories=2, minimum_size=3)

    assert {frozenset(group.items) for group in needs.groups} == {frozenset(c) for c in CAMPS[:2]}
    assert needs.residual == CAMPS[2]


def test_correlation_agrees_with_numpy_where_all_is_known():
    values = np.random.default_rng(2).random((50, 4))

    assert weighted_correlation(values, np.ones(50)) == pytest.approx(
        np.corrcoef(values.T), abs=1e-9
    )


def test_whole_weights_are_repeated_rows():
    rng = np.random.default_rng(2)
    values, weights = rng.random((30, 4)), rng.integers(1, 4, 30)
    values[rng.random((30, 4)) < 0.2] = np.nan

    assert weighted_correlation(values, weights.astype(float)) == pytest.approx(
        weighted_correlation(np.repeat(values, weights, axis=0), np.ones(weights.sum())), abs=1e-9
    )


def test_gaps_are_left_out_pair_by_pair():
    values = np.array([[0.0, 1], [1, 0], [np.nan, 5], [0.5, 0.5]])

    assert weighted_correlation(values, np.ones(4))[0, 1] == pytest.approx(-1)


def test_jaccard_compares_with_the_most_similar_group():
    groups = (np.array([0, 1, 2]), np.array([3, 4]))
    found = jaccard_with_best(groups, np.array([0, 0, 1, 1, 1]))

    assert found.tolist() == pytest.approx([2 / 3, 2 / 3])


def test_groups_are_numbered_by_their_first_item():
    tree = np.array([[0.0, 3, 0.1, 2], [1, 2, 0.2, 2], [4, 5, 0.9, 4]])

    assert cut(tree, 2).tolist() == [0, 1, 1, 0]


@given(arrays(float, st.tuples(st.integers(2, 12), st.just(13)), elements=st.integers(0, 3)))
def test_every_cut_has_as_many_groups_as_asked_for_and_parts_one_of_the_cut_before(points):
    tree = linkage(points, method="average")
    cuts = [cut(tree, groups) for groups in range(1, len(points) + 1)]

    assert [len(set(labels.tolist())) for labels in cuts] == list(range(1, len(points) + 1))
    for coarse, fine in pairwise(cuts):
        assert len({*zip(coarse.tolist(), fine.tolist(), strict=True)}) == fine.max() + 1


def test_trees_without_ties_are_cut_as_scipy_cuts_them():
    rng = np.random.default_rng(0)
    for items in range(2, 25):
        tree = linkage(rng.normal(size=(items, 3)), method="average")
        for groups in range(1, items + 1):
            theirs = cut_tree(tree, n_clusters=[groups])[:, 0]
            named = dict(zip(dict.fromkeys(theirs.tolist()), range(groups), strict=True))

            assert cut(tree, groups).tolist() == [named[label] for label in theirs.tolist()]

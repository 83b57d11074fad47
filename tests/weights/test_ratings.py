"""Many people's ratings of criteria brought together, none of them named."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weights.errors import JudgementErrors, NobodyRatedAllError
from weights.perspectives import weigh_perspectives
from weights.ratings import RatedAnswers, rated_weights, weigh_ratings

IDS = ("safety", "comfort", "cost")
POINTS = "criterion_points"


def weighed(rows, method=POINTS, powers=None):
    values = np.array(rows, dtype=float)
    return weigh_ratings(RatedAnswers(IDS, values, method, powers), IDS, name="residents")


def test_points_without_a_zero_are_pooled_by_the_geometric_mean():
    found = weighed([[60, 30, 10], [15, 30, 5], [np.nan, 50, 50]])

    # By hand: 0.6 0.3 0.1 and 0.3 0.6 0.1; roots of .18 .18 .01 over their sum.
    root = np.sqrt([0.18, 0.18, 0.01])
    assert found.weights.to_list() == pytest.approx(list(root / root.sum()))
    assert found.alternative.to_list() == pytest.approx([0.45, 0.45, 0.1])
    assert (found.pooling, found.alternative_pooling) == ("aip", "aip-arithmetic")
    assert (found.people, found.judged, found.consistent, found.limit) == (3, 2, None, None)
    assert found.spread == pytest.approx(0.3)


def test_one_zero_makes_it_the_arithmetic_mean_and_there_is_no_other_way():
    found = weighed([[60, 40, 0], [20, 30, 50]])

    assert found.weights.to_list() == pytest.approx([0.4, 0.35, 0.25])
    assert found.pooling == "aip-arithmetic"
    assert (found.alternative, found.alternative_pooling) == (None, None)


def test_who_rates_all_alike_says_equal_and_so_does_who_finds_none_important():
    found = weighed([[0.5, 0.5, 0.5], [1, 1, 1], [0, 0, 0]], "criterion_importance")

    assert found.judged == 3
    assert found.weights.to_list() == pytest.approx([1 / 3] * 3)
    assert found.spread == 0.0
    assert found.consensus.index == pytest.approx(1.0)


def test_who_shares_out_nothing_says_nothing():
    found = weighed([[0, 0, 0], [50, 25, 25]])

    assert (found.people, found.judged) == (2, 1)
    assert found.weights.to_list() == pytest.approx([0.5, 0.25, 0.25])


def test_nobody_who_rated_all_is_refused_by_name():
    with pytest.raises(JudgementErrors) as refusal:
        weighed([[1, np.nan, 2], [np.nan, 3, 1]])

    (error,) = refusal.value.errors
    assert isinstance(error, NobodyRatedAllError)
    assert (error.name, error.criteria) == ("residents", IDS)


VALUES = st.lists(
    st.lists(st.sampled_from([0, 1, 2, 5, 40, 100]), min_size=3, max_size=3),
    min_size=1, max_size=9,
).map(lambda rows: np.array([[20.0, 30, 50], *rows]))  # fmt: skip


@given(VALUES, st.sampled_from([POINTS, "criterion_importance"]), st.data())
def test_neither_the_size_of_anybodys_points_nor_the_order_of_people_decides(values, method, data):
    found = weighed(values, method)
    sizes = data.draw(st.lists(st.floats(0.01, 100), min_size=len(values), max_size=len(values)))
    order = data.draw(st.permutations(range(len(values))))
    other = weighed((values * np.array(sizes)[:, np.newaxis])[list(order)], method)

    assert other.weights.to_list() == pytest.approx(found.weights.to_list())
    assert (other.judged, other.pooling) == (found.judged, found.pooling)
    assert found.weights.sum() == pytest.approx(1)
    assert found.weights.between(0, 1).all()


@given(VALUES)
def test_a_loop_over_people_finds_the_same(values):
    found = weighed(values)
    alone = [[one / sum(row) for one in row] for row in values.tolist() if sum(row)]
    if all(one > 0 for row in alone for one in row):
        pooled = [np.prod([row[place] for row in alone]) ** (1 / len(alone)) for place in range(3)]
    else:
        pooled = [sum(row[place] for row in alone) for place in range(3)]

    assert found.weights.to_list() == pytest.approx([one / sum(pooled) for one in pooled])


@given(VALUES)
def test_powers_count_people_as_often_as_they_say(values):
    powers = np.arange(1, len(values) + 1)
    found = weighed(values, powers=powers.astype(float))

    assert found.weights.to_list() == pytest.approx(
        weighed(np.repeat(values, powers, axis=0)).weights.to_list()
    )


def test_weights_of_many_stand_in_rows_that_sum_to_one():
    found = rated_weights(np.array([[1, 0, 3.0], [np.nan, 1, 1]]), shared_out=True)

    assert found[0].tolist() == [0.25, 0, 0.75]
    assert np.isnan(found[1]).all()


def test_a_party_weighed_by_ratings_names_nobody_and_ignores_how_judges_are_pooled():
    answers = RatedAnswers(IDS, np.array([[7.0, 2, 1]] * 12), POINTS)
    (party,) = weigh_perspectives(
        [("residents", "R", 1.0)], [], [], IDS, pooling="aij", crowds={"residents": answers}
    )

    assert party.panel == ()
    assert (party.crowd.method, party.pooling, party.consistency_ratio) == (POINTS, "aip", None)
    assert party.weights.to_list() == pytest.approx([0.7, 0.2, 0.1])
    assert "7.0" not in repr(answers)
    assert "7.0" not in repr(party.crowd)

"""Many people's comparisons brought together, none of them named."""

import csv
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weights import crowd as module
from weights.crowd import CrowdAnswers, weigh_crowd
from weights.errors import JudgementErrors, UncomparedCriteriaError
from weights.group import aggregate_judgements
from weights.judges import ConsistencyRules
from weights.perspectives import weigh_perspectives

CITY = Path(__file__).resolve().parents[2] / "../shared/data/ahp_city200.csv"
NAMES = ("culture", "family", "housing", "jobs", "transport")
PAIRS = tuple(combinations(NAMES, 2))
needs_city = pytest.mark.skipif(not CITY.exists(), reason="no survey beside us")
RULES = ConsistencyRules("simulated500k", 0.1)


def city_ratios():
    with CITY.open(encoding="utf-8") as lines:
        _, *rows = csv.reader(lines)
    values = np.array(rows, dtype=float)
    return np.where(values < 0, -values, 1 / values)


def matrix(ratios, pairs=PAIRS, names=NAMES):
    """One person's matrix, entry by entry."""
    found = np.eye(len(names))
    for (left, right), ratio in zip(pairs, ratios, strict=True):
        found[names.index(left), names.index(right)] = ratio
        found[names.index(right), names.index(left)] = 1 / ratio
    return found


def slow_weights(one):
    """Principal eigenvector by the textbook."""
    values, vectors = np.linalg.eig(one)
    largest = int(np.argmax(values.real))
    vector = np.abs(vectors[:, largest].real)
    return vector / vector.sum(), values[largest].real


@needs_city
def test_the_city_survey_is_pooled_as_published():
    # ahpsurvey's vignette: 130 of 200 within 0.1; the first row of the pooled matrix.
    ratios = city_ratios()
    found = weigh_crowd(CrowdAnswers(PAIRS, ratios), NAMES, rules=RULES)
    pooled = aggregate_judgements(np.stack([matrix(row) for row in ratios]))

    assert (found.people, found.judged, found.consistent) == (200, 200, 130)
    assert pooled[0] == pytest.approx([1, 0.220, 3.093, 0.488, 4.64], abs=5e-3)
    assert found.weights.to_list() == pytest.approx(slow_weights(pooled)[0])
    each = np.stack([slow_weights(matrix(row))[0] for row in ratios])
    assert found.mean.to_list() == pytest.approx(each.mean(axis=0))
    apart = [np.abs(one - other).sum() / 2 for one, other in combinations(each, 2)]
    assert found.spread == pytest.approx(np.mean(apart))


@needs_city
def test_both_ways_of_pooling_stand_beside_each_other():
    answers = CrowdAnswers(PAIRS, city_ratios())
    judgements = weigh_crowd(answers, NAMES, rules=RULES)
    priorities = weigh_crowd(answers, NAMES, pooling="aip", rules=RULES)

    assert (judgements.pooling, priorities.pooling) == ("aij", "aip")
    assert judgements.weights.equals(priorities.alternative)
    assert judgements.alternative.equals(priorities.weights)
    assert judgements.consistency_ratio < 0.1
    assert priorities.consistency_ratio is None


RATIOS = st.lists(
    st.lists(st.sampled_from([1 / 9, 1 / 5, 1 / 2, 1, 3, 7, np.nan]), min_size=3, max_size=3),
    min_size=1,
    max_size=12,
).map(lambda rows: np.array([[2.0, 3, 1], *rows]))
THREE = ("a", "b", "c")
TRIANGLE = (("a", "b"), ("a", "c"), ("b", "c"))


@given(RATIOS, st.randoms(use_true_random=False))
def test_neither_the_order_of_people_nor_of_pairs_nor_their_sides_decide(ratios, random):
    order = list(range(len(ratios)))
    random.shuffle(order)
    found = weigh_crowd(CrowdAnswers(TRIANGLE, ratios), THREE)
    turned = CrowdAnswers(
        tuple((right, left) for left, right in TRIANGLE[::-1]), 1 / ratios[order][:, ::-1]
    )
    other = weigh_crowd(turned, THREE)

    assert other.weights.to_list() == pytest.approx(found.weights.to_list())
    assert other.spread == pytest.approx(found.spread)
    assert (other.people, other.judged, other.consistent) == (
        found.people, found.judged, found.consistent,
    )  # fmt: skip


@given(RATIOS)
def test_powers_count_people_as_often_as_they_say(ratios):
    powers = np.arange(1, len(ratios) + 1)
    found = weigh_crowd(CrowdAnswers(TRIANGLE, ratios, powers.astype(float)), THREE)
    repeated = weigh_crowd(CrowdAnswers(TRIANGLE, np.repeat(ratios, powers, axis=0)), THREE)

    assert found.weights.to_list() == pytest.approx(repeated.weights.to_list())
    assert found.mean.to_list() == pytest.approx(repeated.mean.to_list())


def test_who_compared_too_little_counts_in_the_pool_and_is_not_judged_alone():
    ratios = np.array([[2, 4, 2], [8, np.nan, np.nan], [np.nan] * 3])
    found = weigh_crowd(CrowdAnswers(TRIANGLE, ratios), THREE)

    assert (found.people, found.judged) == (2, 1)
    pooled = np.array([[1, 4, 4], [1 / 4, 1, 2], [1 / 4, 1 / 2, 1]])
    assert found.weights.to_list() == pytest.approx(slow_weights(pooled)[0])


def test_where_nobody_links_all_criteria_the_comparisons_are_pooled_even_if_weights_are_wanted():
    ratios = np.array([[2, np.nan, np.nan], [np.nan, np.nan, 2]])
    found = weigh_crowd(CrowdAnswers(TRIANGLE, ratios), THREE, pooling="aip")

    assert (found.pooling, found.judged, found.mean, found.alternative) == ("aij", 0, None, None)
    assert found.weights.to_list() == pytest.approx([4 / 7, 2 / 7, 1 / 7])


def test_a_criterion_that_nobody_compared_is_refused_by_name():
    with pytest.raises(JudgementErrors) as refusal:
        weigh_crowd(CrowdAnswers(TRIANGLE, np.ones((2, 3)), where="questions"), (*THREE, "d"))

    (error,) = refusal.value.errors
    assert isinstance(error, UncomparedCriteriaError)
    assert error.criteria == ("d",)


def test_many_people_are_weighed_in_pieces(monkeypatch):
    rng = np.random.default_rng(1)
    ratios = np.exp(rng.normal(size=(50, 3)))
    whole = weigh_crowd(CrowdAnswers(TRIANGLE, ratios), THREE, pooling="aip")
    monkeypatch.setattr(module, "AT_ONCE", 7)
    pieces = weigh_crowd(CrowdAnswers(TRIANGLE, ratios), THREE, pooling="aip")

    assert pieces.weights.to_list() == pytest.approx(whole.weights.to_list())
    assert (pieces.consistent, pieces.judged) == (whole.consistent, whole.judged)


def test_a_party_weighed_by_a_crowd_names_nobody():
    answers = CrowdAnswers(TRIANGLE, np.full((12, 3), 2.0))
    (party,) = weigh_perspectives(
        [("residents", "R", 1.0)], [], [], THREE, crowds={"residents": answers}
    )

    assert party.panel == ()
    assert party.crowd.people == 12
    assert party.weights.equals(party.crowd.weights)
    assert not party.example
    assert "2.0" not in repr(answers)

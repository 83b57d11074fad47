"""What every way of asking for weights must obey."""

import random
from dataclasses import replace

import pytest

from weights.elicitation import all_methods
from weights.errors import JudgementErrors
from weights.judges import ConsistencyRules

METHODS = all_methods()
CRITERIA = ("urgency", "reach", "cost", "disruption", "upkeep")


@pytest.fixture(params=METHODS, ids=str)
def method(request):
    return METHODS[request.param]


@pytest.fixture
def rows(method):
    return tuple(
        replace(row, judge="Lin", where=f"judgements!F{line}")
        for line, row in enumerate(method.example(CRITERIA), start=2)
    )


def test_a_method_is_listed_under_its_name_and_says_what_it_is(method):
    assert METHODS[method.name] is method
    assert method.title
    assert method.summary.endswith(".")


def test_methods_are_listed_in_alphabetical_order():
    assert list(METHODS) == sorted(METHODS)


def test_weights_lie_on_the_simplex(method, rows):
    weights = method.weigh(rows, CRITERIA).weights

    assert tuple(weights.index) == CRITERIA
    assert (weights >= 0).all()
    assert weights.sum() == pytest.approx(1, abs=1e-12)


def test_the_example_weighs_earlier_criteria_more(method, rows):
    weights = method.weigh(rows, CRITERIA).weights

    assert weights.is_monotonic_decreasing
    assert weights.is_unique


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_rows_does_not_matter(method, rows, seed):
    shuffled = random.Random(seed).sample(rows, len(rows))  # noqa: S311 - a shuffle, no secret

    assert method.weigh(shuffled, CRITERIA).weights.to_dict() == pytest.approx(
        method.weigh(rows, CRITERIA).weights.to_dict(), abs=1e-12
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_criteria_does_not_matter(method, rows, seed):
    shuffled = random.Random(seed).sample(CRITERIA, len(CRITERIA))  # noqa: S311 - as above
    weights = method.weigh(rows, shuffled).weights

    assert list(weights.index) == shuffled
    assert weights.to_dict() == pytest.approx(
        method.weigh(rows, CRITERIA).weights.to_dict(), abs=1e-10
    )


def test_the_judge_and_the_method_are_named(method, rows):
    judge = method.weigh(rows, CRITERIA, ConsistencyRules(limit=0.2))

    assert (judge.name, judge.method) == ("Lin", method.name)


def test_the_example_holds_rows_of_its_own_method(method, rows):
    assert {row.method for row in rows} == {method.name}
    assert method.weigh(rows, CRITERIA).notices == ()


def test_a_criterion_that_the_judge_left_out_is_refused_by_name(method, rows):
    with pytest.raises(JudgementErrors, match="greenery") as caught:
        method.weigh(rows, (*CRITERIA, "greenery"))

    assert all(problem.judge == "Lin" for problem in caught.value.errors)
    assert all(problem.where == "judgements!F2" for problem in caught.value.errors)


def test_a_criterion_that_the_study_lacks_is_refused_with_its_cell(method, rows):
    with pytest.raises(JudgementErrors, match="urgncy") as caught:
        method.weigh((replace(rows[0], left="urgncy"), *rows[1:]), CRITERIA)

    assert caught.value.errors[0].where == "judgements!F2"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1.0])
def test_a_value_that_means_nothing_is_refused_with_its_cell(method, rows, value):
    with pytest.raises(JudgementErrors, match="judgements!F3") as caught:
        method.weigh((rows[0], replace(rows[1], value=value), *rows[2:]), CRITERIA)

    assert caught.value.errors[0].where == "judgements!F3"


def test_a_judge_without_rows_is_refused(method):
    with pytest.raises(JudgementErrors):
        method.weigh((), CRITERIA)


def test_a_single_criterion_weighs_everything(method):
    judge = method.weigh(method.example(("cost",)), ("cost",))

    assert judge.weights.to_dict() == {"cost": 1.0}
    assert not judge.consistency_ratio

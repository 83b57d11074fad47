"""From everybody's judgements to the weights of the parties."""

import inspect
import random

import numpy as np
import pytest

from comparison_matrices import from_upper
from weights import errors
from weights.errors import (
    DuplicateCriteriaError,
    JudgementErrors,
    MatrixAndRowsError,
    MixedMethodsError,
    NoCriteriaError,
    NoJudgementsError,
    NoPowerError,
    PowerValueError,
    RandomIndexLimitError,
    RepeatedMatrixError,
    RepeatedPerspectiveError,
    UnknownMethodError,
    UnknownPerspectiveError,
    UnknownPoolingError,
    UnknownRandomIndexError,
    WeightsError,
)
from weights.group import aggregate_judgements, aggregate_priorities, mean_priorities
from weights.judgements import JudgedMatrix, Judgement
from weights.pairwise import consistency_ratio, eigenvector_priorities
from weights.perspectives import weigh_perspective, weigh_perspectives

NAMES = ("safety", "reach", "cost")
PARTIES = (("government", "Government", 2.0), ("residents", "Residents", 6.0))


def sheet(upper, judge="Lin", party="residents"):
    return JudgedMatrix(party, judge, NAMES, from_upper(upper), f"ahp {judge}")


def table(text):
    """Rows drawn as ``party judge method left right value``, standing from F2 downwards."""
    lines = [line.split() for line in text.strip().splitlines()]
    return [
        Judgement(
            party, judge, method, left, "" if right == "-" else right, float(value),
            where=f"judgements!F{line}",
        )
        for line, (party, judge, method, left, right, value) in enumerate(lines, start=2)
    ]  # fmt: skip


def points_of(judge, *values, party="residents"):
    return [
        Judgement(party, judge, "points", name, "", value, where=f"{judge}!{name}")
        for name, value in zip(NAMES, values, strict=True)
    ]


def weigh(judgements=(), matrices=(), **options):
    return weigh_perspective("residents", "Residents", 0.5, judgements, matrices, NAMES, **options)


def problems_of(function, *arguments, **options):
    with pytest.raises(JudgementErrors) as caught:
        function(*arguments, **options)
    assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.errors]
    return caught.value.errors


def test_judges_in_pairs_are_pooled_by_their_matrices():
    sheets = [sheet("2 4 | 3", "Lin"), sheet("1/2 3 | 5", "Wu")]
    party = weigh(matrices=sheets)
    pooled = aggregate_judgements(np.stack([one.values for one in sheets]))[None]
    weights, eigenvalues = eigenvector_priorities(pooled)

    assert party.pooling == "aij"
    assert party.weights.to_numpy() == pytest.approx(weights[0])
    assert party.weights.index.tolist() == list(NAMES)
    assert party.consistency_ratio == pytest.approx(consistency_ratio(eigenvalues, 3)[0])
    assert [judge.name for judge in party.panel] == ["Lin", "Wu"]
    assert party.alternative.to_numpy() == pytest.approx(
        aggregate_priorities([judge.weights for judge in party.panel])
    )
    assert party.spread > 0


def test_the_other_way_of_pooling_swaps_weights_and_alternative():
    sheets = [sheet("2 4 | 3", "Lin"), sheet("1/2 3 | 5", "Wu")]
    by_answers, by_weights = weigh(matrices=sheets), weigh(matrices=sheets, pooling="aip")

    assert by_weights.pooling == "aip"
    assert by_weights.consistency_ratio is None
    assert by_weights.weights.to_dict() == pytest.approx(by_answers.alternative.to_dict())
    assert by_weights.alternative.to_dict() == pytest.approx(by_answers.weights.to_dict())


def test_judges_who_were_asked_differently_are_pooled_by_their_weights():
    party = weigh(points_of("Wu", 1, 1, 2), [sheet("2 4 | 3")])
    panel = [judge.weights for judge in party.panel]

    assert party.pooling == "aip"
    assert party.consistency_ratio is None
    assert party.weights.to_numpy() == pytest.approx(aggregate_priorities(panel))
    assert party.alternative.to_numpy() == pytest.approx(mean_priorities(panel))


def test_one_judge_who_gives_nothing_does_not_kill_a_criterion():
    party = weigh([*points_of("Lin", 0, 1, 1), *points_of("Wu", 8, 1, 1)])

    assert party.pooling == "aip-arithmetic"
    assert party.weights.to_dict() == pytest.approx({"safety": 0.4, "reach": 0.3, "cost": 0.3})
    assert party.alternative is None


def test_a_single_judge_is_the_party():
    party = weigh(matrices=[sheet("2 1/6 | 3")], random_index="saaty2005")
    (judge,) = party.panel

    assert party.weights.to_dict() == judge.weights.to_dict()
    assert party.consistency_ratio == judge.consistency_ratio == pytest.approx(1.5430583)
    assert party.alternative is None
    assert party.spread == 0
    assert party.random_index == "saaty2005"
    assert len(judge.ask_again) == 3


def test_a_judge_within_the_limit_is_not_asked_again():
    party = weigh(matrices=[sheet("2 1/6 | 3")], consistency_limit=3.0)

    assert party.panel[0].ask_again == ()
    assert party.panel[0].cycles


def test_gaps_of_one_judge_are_filled_by_the_answers_of_another():
    party = weigh(matrices=[sheet("2 ? | 2", "Lin"), sheet("? 4 | 2", "Wu")])

    assert party.weights.to_numpy() == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert party.consistency_ratio == pytest.approx(0, abs=1e-12)


def test_gaps_of_the_whole_party_are_bridged():
    party = weigh(matrices=[sheet("2 ? | 2", "Lin"), sheet("8 ? | 2", "Wu")])

    assert party.weights.to_numpy() == pytest.approx([8 / 11, 2 / 11, 1 / 11])


@pytest.mark.parametrize(
    ("judge", "example"), [("example", True), ("示例", True), ("Example ", True), ("Lin", False)]
)
def test_weights_of_an_example_judge_are_marked(judge, example):
    assert weigh(points_of(judge, 1, 1, 1)).example is example


def test_a_single_criterion_needs_no_judge():
    party = weigh_perspective("market", "Market", 1.0, (), (), ("cost",))

    assert party.weights.to_dict() == {"cost": 1.0}
    assert party.consistency_ratio == 0
    assert party.panel == ()


def test_parties_get_their_own_judgements_and_shares_of_power():
    government, residents = weigh_perspectives(
        PARTIES,
        points_of("Zhao", 1, 1, 2, party="government"),
        [sheet("2 4 | 2")],
        NAMES,
    )

    assert (government.id, government.name) == ("government", "Government")
    assert [government.power, residents.power] == [0.25, 0.75]
    assert government.weights.to_dict() == {"safety": 0.25, "reach": 0.25, "cost": 0.5}
    assert residents.weights.to_numpy() == pytest.approx([4 / 7, 2 / 7, 1 / 7])


def test_powers_of_any_size_are_only_compared_with_each_other():
    parties = [(name, title, 1e308) for name, title, _ in PARTIES]
    found = weigh_perspectives(
        parties, points_of("Zhao", 1, 1, 2, party="government"), [sheet("2 4 | 2")], NAMES
    )

    assert [one.power for one in found] == [0.5, 0.5]


def test_the_order_of_rows_and_sheets_never_decides():
    rows = [*points_of("Lin", 3, 1, 2), *points_of("Wu", 1, 5, 2), *points_of("An", 2, 2, 9)]
    shuffled = random.Random(3).sample(rows, len(rows))  # noqa: S311 - a shuffle, no secret
    one, other = weigh(rows), weigh(shuffled)

    assert one.weights.to_dict() == other.weights.to_dict()
    assert [judge.name for judge in one.panel] == [judge.name for judge in other.panel]


def test_everything_that_is_wrong_is_told_at_once():
    rows = table("""
        government  Zhao  pairwise  safety  reach  -2
        government  Zhao  points    cost    -       1
        government  Qian  pairwise  safety  reach   2
        residents   Lin   swing2    safety  -       1
        residents   Wu    points    safety  -      -1
        residents   Wu    points    speed   -       1
        resident    An    points    safety  -       1
    """)
    parties = [*PARTIES, ("market", "Market", -1.0)]
    problems = problems_of(weigh_perspectives, parties, rows, [sheet("2 4 | 2", "Lin")], NAMES)

    assert {type(problem) for problem in problems} == {
        errors.PowerValueError,
        errors.UnknownPerspectiveError,
        errors.MixedMethodsError,
        errors.UncomparedCriteriaError,
        errors.UnknownMethodError,
        errors.MatrixAndRowsError,
        errors.PointsValueError,
        errors.UnknownCriterionError,
        errors.UnjudgedCriteriaError,
        errors.NoJudgementsError,
    }


def test_a_judge_with_two_methods_is_refused_with_both_cells():
    rows = table("""
        residents  Lin  points  safety  -  1
        residents  Lin  order   reach   -  1
    """)
    (problem,) = problems_of(weigh, rows)

    assert isinstance(problem, MixedMethodsError)
    assert (problem.judge, problem.methods) == ("Lin", ("points", "order"))
    assert (problem.where, problem.other) == ("judgements!F3", "judgements!F2")


def test_a_judge_with_a_sheet_and_rows_is_refused():
    rows = table("residents  Lin  pairwise  safety  reach  2")
    (problem,) = problems_of(weigh, rows, [sheet("2 4 | 2")])

    assert isinstance(problem, MatrixAndRowsError)
    assert (problem.judge, problem.where, problem.other) == ("Lin", "judgements!F2", "ahp Lin")


def test_a_judge_with_two_sheets_is_refused():
    (problem,) = problems_of(weigh, (), [sheet("2 4 | 2"), sheet("2 4 | 3")])

    assert isinstance(problem, RepeatedMatrixError)
    assert problem.judge == "Lin"


def test_an_unknown_method_is_refused_naming_the_known_ones():
    (problem,) = problems_of(weigh, table("residents  Lin  pairwse  safety  reach  2"))

    assert isinstance(problem, UnknownMethodError)
    assert (problem.method, problem.where) == ("pairwse", "judgements!F2")
    assert "pairwise" in problem.known


def test_a_party_nobody_judged_for_is_named():
    (problem,) = problems_of(weigh_perspectives, PARTIES, points_of("Lin", 1, 1, 1), [], NAMES)

    assert isinstance(problem, NoJudgementsError)
    assert problem.perspective == "government"


def test_a_judge_of_an_unknown_party_is_refused_with_the_cell():
    (problem,) = problems_of(
        weigh_perspectives,
        PARTIES[1:],
        points_of("Lin", 1, 1, 1),
        [sheet("2 4 | 2", "Zhao", "goverment")],
        NAMES,
    )

    assert isinstance(problem, UnknownPerspectiveError)
    assert (problem.perspective, problem.known) == ("goverment", ("residents",))
    assert (problem.judge, problem.where) == ("Zhao", "ahp Zhao")


@pytest.mark.parametrize("power", [-1.0, np.nan, np.inf])
def test_a_power_that_is_no_number_from_0_is_refused(power):
    parties = [("residents", "Residents", power), ("market", "Market", 1.0)]
    rows = [*points_of("Lin", 1, 1, 1), *points_of("Wu", 1, 1, 1, party="market")]
    (problem,) = problems_of(weigh_perspectives, parties, rows, [], NAMES)

    assert isinstance(problem, PowerValueError)
    assert problem.perspective == "residents"
    assert problem.power == pytest.approx(power, nan_ok=True)


def test_no_power_at_all_is_refused():
    parties = [("residents", "Residents", 0.0)]
    (problem,) = problems_of(weigh_perspectives, parties, points_of("Lin", 1, 1, 1), [], NAMES)

    assert isinstance(problem, NoPowerError)
    assert problem.perspectives == ("residents",)


def test_a_party_listed_twice_is_refused():
    parties = [PARTIES[1], PARTIES[1]]
    (problem,) = problems_of(weigh_perspectives, parties, points_of("Lin", 1, 1, 1), [], NAMES)

    assert isinstance(problem, RepeatedPerspectiveError)
    assert problem.perspective == "residents"


def test_wrong_settings_are_told_together():
    problems = problems_of(
        weigh_perspectives, PARTIES, (), (), ("a", "a"), pooling="mean", random_index="own"
    )

    assert [type(problem) for problem in problems] == [
        DuplicateCriteriaError,
        UnknownPoolingError,
        UnknownRandomIndexError,
    ]


def test_no_criteria_at_all_are_refused():
    (problem,) = problems_of(weigh_perspectives, PARTIES, (), (), ())

    assert isinstance(problem, NoCriteriaError)


def test_a_table_that_ends_too_early_is_told_once_for_all_judges():
    names = tuple(f"c{place:02}" for place in range(16))
    sheets = [
        JudgedMatrix("residents", judge, names, np.ones((16, 16)), f"ahp {judge}")
        for judge in ("Lin", "Wu")
    ]
    (problem,) = problems_of(weigh_perspectives, PARTIES[1:], (), sheets, names)

    assert isinstance(problem, RandomIndexLimitError)
    assert (problem.limit, problem.size) == (15, 16)


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, WeightsError) and kind not in (WeightsError, JudgementErrors)
    ],
)
def test_an_error_keeps_every_fact_under_its_own_name(kind):
    made_up = {
        name: {"str": name, "int": 4, "float": 1.5}.get(parameter.annotation.__name__, (name,))
        for name, parameter in inspect.signature(kind).parameters.items()
    }
    error = kind(**made_up)

    assert vars(error) == made_up
    assert str(error)

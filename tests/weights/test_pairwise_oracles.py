"""Published examples of the analytic hierarchy process, digit by digit."""

from pathlib import Path

import numpy as np
import pytest

from comparison_matrices import from_rows, from_triangle, from_upper
from weights.contradictions import circles_of_three, worst_comparisons
from weights.group import aggregate_judgements, mean_priorities
from weights.incomplete import completed, logarithmic_least_squares, priorities
from weights.pairwise import (
    consistency_index,
    consistency_ratio,
    eigenvector_priorities,
    geometric_mean_priorities,
)

CITY = from_upper("1/5 3 1/2 5 | 7 1 7 | 1/4 3 | 7")
CITY_SURVEY = Path(__file__).resolve().parents[2] / "../shared/data/ahp_city200.csv"


def weighed(matrix):
    weights, eigenvalues = eigenvector_priorities(matrix[None])
    return weights[0], eigenvalues[0]


def hierarchy(criteria, alternatives):
    above, _ = weighed(criteria)
    below, _ = eigenvector_priorities(np.stack([from_upper(text) for text in alternatives]))
    return above @ below


def test_the_choice_of_a_leader_matches_the_wikipedia_example():
    weights, eigenvalue = weighed(from_upper("4 3 7 | 1/3 3 | 5"))

    assert weights == pytest.approx([0.547, 0.127, 0.270, 0.056], abs=1e-3)
    assert weights == pytest.approx([0.547569, 0.126555, 0.269950, 0.055926], abs=1e-6)
    assert eigenvalue == pytest.approx(4.118418, abs=1e-6)
    assert consistency_ratio([eigenvalue], 4)[0] == pytest.approx(0.043859, abs=1e-6)
    assert consistency_ratio([eigenvalue], 4, "saaty2005")[0] == pytest.approx(0.044351, abs=1e-6)


def test_the_leader_chosen_matches_the_wikipedia_example():
    scores = hierarchy(
        from_upper("4 3 7 | 1/3 3 | 5"), ["1/4 4 | 9", "3 1/5 | 1/7", "5 9 | 4", "1/3 5 | 9"]
    )

    assert scores == pytest.approx([0.358137, 0.492788, 0.149075], abs=1e-6)


def test_the_seven_drinks_match_saaty_2008():
    drinks = from_upper(
        "9 5 2 1 1 1/2 | 1/3 1/9 1/9 1/9 1/9 | 1/3 1/4 1/3 1/9 | 1/2 1 1/3 | 2 1/2 | 1/3"
    )
    weights, eigenvalue = weighed(drinks)

    assert weights == pytest.approx([0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327], abs=1e-3)
    assert eigenvalue == pytest.approx(7.176629, abs=1e-6)
    ratios = [
        consistency_ratio([eigenvalue], 7, table)[0]
        for table in ("saaty2005", "saaty", "donegan_dodd1991")
    ]
    assert ratios == pytest.approx([0.0218, 0.0223, 0.0235], abs=5e-5)


def test_the_criteria_of_a_city_match_saaty():
    weights, eigenvalue = weighed(CITY)

    assert weights == pytest.approx([0.1522, 0.4335, 0.0716, 0.3050, 0.0378], abs=1e-4)
    assert eigenvalue == pytest.approx(5.225235, abs=1e-6)
    ratio = consistency_ratio([eigenvalue], 5, "simulated500k")[0]
    assert ratio == pytest.approx(0.0508, abs=5e-5)


def test_the_worst_comparisons_of_a_city_match_the_ahpsurvey_vignette():
    weights, _ = weighed(CITY)
    pairs, factors = worst_comparisons(CITY[None], weights[None], count=5)

    assert pairs[0].tolist() == [[0, 1], [1, 4], [2, 4], [1, 3], [0, 2]]
    assert factors[0] == pytest.approx([1.755284, 1.637472, 1.585418, 1.421132, 1.410748], abs=1e-6)


def test_the_city_chosen_matches_saaty():
    scores = hierarchy(
        CITY,
        [
            "1/2 1 1/2 | 5/2 1 | 2/5",
            "2 1/3 4 | 1/8 2 | 9",
            "5 1/2 5/2 | 1/9 1/4 | 7",
            "1/2 3 4 | 6 8 | 1",
            "3/2 1/2 4 | 2/7 5/2 | 9",
        ],
    )

    assert scores == pytest.approx([0.229104, 0.274768, 0.385161, 0.110967], abs=1e-6)


def test_eight_criteria_match_the_jmcdm_package():
    matrix = from_rows(
        "1 7 1/5 1/8 1/2 1/3 1/5 1; 1/7 1 1/8 1/9 1/4 1/5 1/9 1/8; 5 8 1 1/3 4 2 1 1;"
        "8 9 3 1 7 5 3 3; 2 4 1/4 1/7 1 1/2 1/5 1/5; 3 5 1/2 1/5 2 1 1/3 1/3;"
        "5 9 1 1/3 5 3 1 1; 1 8 1 1/3 5 3 1 1"
    )
    column_mean = (matrix / matrix.sum(axis=0)).mean(axis=1)
    estimate = (matrix @ column_mean / column_mean).mean()

    assert estimate == pytest.approx(8.72642777111301, abs=1e-12)
    assert consistency_index([estimate], 8)[0] == pytest.approx(0.10377539587328702, abs=1e-12)
    assert consistency_ratio([estimate], 8)[0] == pytest.approx(0.07359957154133831, abs=1e-12)
    assert weighed(matrix)[1] == pytest.approx(8.698198, abs=1e-6)


def test_a_matrix_with_a_gap_matches_bozoki_fulop_and_ronyai_2010():
    gap = from_upper("1 5 2 | 3 4 | ?")
    least_squares = logarithmic_least_squares(gap[None])
    best = completed(gap[None], least_squares)
    best[0, 2, 3], best[0, 3, 2] = 0.730297106886979, 1 / 0.730297106886979
    weights, eigenvalues = eigenvector_priorities(best)

    assert least_squares[0] == pytest.approx([0.374183, 0.391633, 0.098841, 0.135343], abs=1e-6)
    assert weights[0] == pytest.approx([0.373787, 0.391993, 0.098484, 0.135736], abs=1e-6)
    assert eigenvalues[0] == pytest.approx(4.092367, abs=1e-6)
    assert consistency_ratio(eigenvalues, 4, "donegan_dodd1991")[0] == pytest.approx(
        0.0372, abs=5e-5
    )


def test_a_gap_filled_by_least_squares_is_hardly_worse_than_the_best_filling():
    _, eigenvalues = priorities(from_upper("1 5 2 | 3 4 | ?")[None])

    assert 4.092367 <= eigenvalues[0] < 4.0925


@pytest.mark.parametrize(
    ("upper", "published"),
    [
        ("2 4 | 3", [0.5584245, 0.3196183, 0.1219572]),
        ("2 3 4 | 2 5 | 3", [0.4508867, 0.3046191, 0.1712999, 0.0731942]),
        (
            "1/2 1/3 1/4 1/5 | 2 3 4 | 2 5 | 3",
            [0.0636715, 0.3597739, 0.2851016, 0.1905405, 0.1009125],
        ),
    ],
)
def test_geometric_means_match_the_pyanp_package(upper, published):
    weights = geometric_mean_priorities(from_upper(upper)[None])

    assert weights[0] == pytest.approx(published, abs=1e-7)


def test_a_circular_judge_matches_the_pyanp_package():
    circular = from_upper("2 1/6 | 3")
    _, eigenvalue = weighed(circular)

    assert eigenvalue == pytest.approx(4.604781, abs=1e-6)
    assert consistency_ratio([eigenvalue], 3, "saaty2005")[0] == pytest.approx(
        1.5430583470604067, abs=1e-9
    )
    assert circles_of_three(circular[None]).tolist() == [[0, 0, 1, 2]]


def test_a_perfect_circle_says_nothing_about_weights():
    weights, eigenvalue = weighed(from_upper("9 1/9 | 9"))

    assert weights == pytest.approx([1 / 3] * 3)
    assert consistency_ratio([eigenvalue], 3, "tummala_ling1998")[0] == pytest.approx(
        6.131325, abs=1e-6
    )
    assert consistency_ratio([eigenvalue], 3, "donegan_dodd1991")[0] == pytest.approx(
        7.2356, abs=5e-5
    )


@pytest.fixture(scope="module")
def city_survey():
    if not CITY_SURVEY.exists():
        pytest.skip("the survey of 200 respondents is not beside the repository")
    codes = np.loadtxt(CITY_SURVEY, delimiter=",", skiprows=1)
    # Negative codes prefer the left side.
    values = np.where(codes < 0, -codes, 1 / np.abs(codes))
    return np.stack([from_triangle(row, 5) for row in values])


def test_the_first_of_200_respondents_matches_the_ahpsurvey_package(city_survey):
    weights, eigenvalues = eigenvector_priorities(city_survey[:1])

    assert weights[0] == pytest.approx([0.170947, 0.458718, 0.085473, 0.250764, 0.034098], abs=1e-6)
    assert consistency_ratio(eigenvalues, 5, "simulated500k")[0] == pytest.approx(
        0.061359, abs=1e-6
    )


@pytest.mark.parametrize(
    ("table", "passing"),
    [
        ("donegan_dodd1991", 126),
        ("simulated500k", 130),
        ("saaty2005", 130),
        ("tummala_ling1998", 131),
        ("saaty", 133),
    ],
)
def test_the_table_decides_how_many_of_200_respondents_pass(city_survey, table, passing):
    _, eigenvalues = eigenvector_priorities(city_survey)

    assert (consistency_ratio(eigenvalues, 5, table) <= 0.1).sum() == passing


def test_the_pooled_city_survey_matches_the_ahpsurvey_vignette(city_survey):
    column_means = (city_survey / city_survey.sum(axis=1, keepdims=True)).mean(axis=2)

    assert aggregate_judgements(city_survey)[0] == pytest.approx(
        [1, 0.220, 3.093, 0.488, 4.64], abs=5e-3
    )
    assert mean_priorities(column_means) == pytest.approx(
        [0.162008, 0.436732, 0.076072, 0.282749, 0.042439], abs=1e-6
    )

"""Rows are weighted to known totals, and what cannot be weighted is left alone and said."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_groups import grouped
from surveys.total_errors import EmptyTotalError, TotalErrors
from surveys.totals import Total, find_margins
from surveys.weighting import weigh_rows


def weighed(groups, *totals, used=None, **options):
    responses = grouped(groups)
    rows = np.ones(len(responses.rows), dtype=bool) if used is None else np.array(used, dtype=bool)
    return weigh_rows(rows, find_margins(responses, totals), **options)


def halves(east, west):
    return {"2": ["东"] * east + ["西"] * west}


def test_unequal_halves_weigh_alike():
    found = weighed(halves(60, 20), Total("2", "东", 100), Total("2", "西", 100))

    assert found.weights == pytest.approx([2 / 3] * 60 + [2] * 20)
    # Kish: n * sum w^2 / (sum w)^2 = 80 * (60 * 4/9 + 20 * 4) / 6400.
    assert found.design_effect == pytest.approx(4 / 3)
    assert found.effective_n == pytest.approx(60)


def test_rows_that_are_not_used_weigh_nothing():
    used = [True] * 60 + [True] * 20 + [False] * 40
    found = weighed(halves(60, 60), Total("2", "东", 1), Total("2", "西", 1), used=used)

    assert found.weights[80:].tolist() == [0] * 40
    assert found.weights[:80].mean() == pytest.approx(1)


def test_shares_are_told_before_and_after_with_their_standardised_differences():
    found = weighed(halves(60, 20), Total("2", "东", 100), Total("2", "西", 100))
    (margin,) = found.margins

    assert margin.target.tolist() == [0.5, 0.5]
    assert margin.before.tolist() == [0.75, 0.25]
    assert margin.after == pytest.approx([0.5, 0.5])
    assert margin.differences(margin.before) == pytest.approx([0.5, 0.5])
    assert margin.mean_differences == pytest.approx((0.5, 0.0))


def test_an_empty_level_is_refused_with_its_cell_its_name_and_the_way_out():
    with pytest.raises(TotalErrors) as caught:
        weighed(
            halves(30, 30),
            Total("2", "东", 30),
            Total("2", "西", 30),
            Total("2", "北", 48, where="population!B4"),
        )
    (error,) = caught.value.errors

    assert isinstance(error, EmptyTotalError)
    assert (error.variable, error.level, error.count) == ("2", "北", 48)
    assert str(error).startswith("population!B4: ")
    assert "北;<neighbour>" in str(error)


def test_a_misspelt_level_is_empty_and_the_answer_it_may_mean_is_named():
    with pytest.raises(TotalErrors) as caught:
        weighed({"5": ["60岁及以上"] * 30}, Total("5", "60岁以上", 30))

    assert caught.value.errors[0].near == ("60岁及以上",)


def test_a_level_is_empty_if_nobody_of_it_is_used():
    with pytest.raises(TotalErrors):
        weighed(
            halves(30, 30),
            Total("2", "东", 30),
            Total("2", "西", 30),
            used=[True] * 30 + [False] * 30,
        )


def test_merging_the_empty_level_with_a_neighbour_mends_it():
    found = weighed(halves(60, 20), Total("2", "东", 100), Total("2", "西;北", 100))

    assert found.weights[-1] == pytest.approx(2)


@pytest.mark.parametrize(("west", "reason"), [(9, "few"), (10, "")])
def test_a_level_needs_ten_respondents_or_its_variable_is_left_out(west, reason):
    found = weighed(halves(40, west), Total("2", "东", 10), Total("2", "西", 10))
    (margin,) = found.margins

    assert margin.reason == reason
    assert margin.level == ("西" if reason else "")
    assert (found.weights == 1).all() == bool(reason)


def test_the_other_variables_are_weighted_by_all_the_same():
    groups = {"2": ["东"] * 40 + ["西"] * 9, "6": (["自住", "租户", "自住"] * 17)[:49]}
    totals = [
        Total("2", "东", 10),
        Total("2", "西", 10),
        Total("6", "自住", 1),
        Total("6", "租户", 1),
    ]
    found = weighed(groups, *totals)

    assert [one.reason for one in found.margins] == ["few", ""]
    assert found.margins[1].after == pytest.approx([0.5, 0.5])


def test_where_nothing_may_be_refused_an_empty_level_leaves_its_variable_out():
    found = weighed(halves(30, 30), Total("2", "东", 30), Total("2", "北", 30), refuse_empty=False)

    assert [(one.reason, one.level) for one in found.margins] == [("few", "北")]
    assert found.raked is None


def test_respondents_without_a_total_keep_their_share():
    groups = {"2": ["东"] * 45 + ["西"] * 15 + ["北"] * 12 + [""] * 8}
    found = weighed(groups, Total("2", "东", 50), Total("2", "西", 50), Total("2", "北", 0))
    (margin,) = found.margins

    assert margin.unknown == 20
    assert found.weights[-20:] == pytest.approx(np.ones(20))
    assert margin.after.tolist() == pytest.approx([0.5, 0.5, 0.0])


def test_a_level_that_has_nobody_may_be_empty():
    found = weighed(halves(60, 20), Total("2", "东", 50), Total("2", "西", 50), Total("2", "北", 0))

    assert found.weights[-1] == pytest.approx(2)


def test_totals_that_are_all_zero_weigh_nobody():
    found = weighed(halves(30, 30), Total("2", "东", 0), Total("2", "西", 0))

    assert found.margins[0].reason == "no_counts"
    assert (found.weights == 1).all()
    assert np.isnan(found.margins[0].mean_differences).all()


def test_without_weighting_every_used_row_counts_once_and_shares_are_still_compared():
    found = weighed(
        halves(60, 20), Total("2", "东", 1), Total("2", "西", 1), Total("2", "北", 1), wanted=False
    )

    assert (found.weights == 1).all()
    assert found.design_effect == 1
    assert found.effective_n == 80
    assert found.margins[0].reason == "not_wanted"
    assert found.margins[0].mean_differences[0] == found.margins[0].mean_differences[1] > 0


def test_cells_of_two_questions_and_margins_of_others_are_met_together():
    rng = np.random.default_rng(5)
    groups = {
        "2": rng.choice(["东", "西"], 400, p=[0.7, 0.3]),
        "5": rng.choice(["老", "少"], 400, p=[0.6, 0.4]),
        "6": rng.choice(["自住", "租户"], 400, p=[0.8, 0.2]),
    }
    cells = {"东×老": 50.0, "东×少": 60.0, "西×老": 40.0, "西×少": 50.0}
    totals = [Total("2×5", level, count) for level, count in cells.items()]
    found = weighed(groups, *totals, Total("6", "自住", 60), Total("6", "租户", 40))

    assert found.margins[0].after == pytest.approx(np.array(list(cells.values())) / 200, abs=2e-6)
    assert found.margins[1].after == pytest.approx([0.6, 0.4], abs=2e-6)


@given(st.permutations(range(5)), st.permutations(range(60)))
def test_the_order_of_sheet_and_rows_decides_nothing(sheet, order):
    groups = {"2": ["东", "西", "西"] * 20, "6": ["自住"] * 25 + ["租户"] * 20 + ["借住"] * 15}
    totals = [
        Total("2", "东", 30), Total("2", "西", 31),
        Total("6", "自住", 40), Total("6", "租户", 13), Total("6", "借住", 20),
    ]  # fmt: skip
    plain = weighed(groups, *totals).weights
    mixed = {column: [cells[row] for row in order] for column, cells in groups.items()}
    turned = weighed(mixed, *(totals[place] for place in sheet)).weights

    assert (turned == plain[list(order)]).all()

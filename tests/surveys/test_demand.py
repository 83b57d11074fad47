"""Demand per item: who is in the base, what is combined, how sure it is."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_exports import REAL_EXPORTS
from drawn_surveys import choices, chosen_items, everybody, survey
from surveys.answers import Column, State
from surveys.codebook import Codebook, Option, Question
from surveys.demand import item_demand, question_counts
from surveys.encoder import encode
from surveys.errors import (
    NegativeWeightError,
    NothingAnsweredError,
    UnknownGroupError,
    UnknownKindError,
    UnknownLevelError,
    WrongLengthError,
)
from surveys.guessing import guess_codebook
from surveys.intervals import wilson_interval
from surveys.reading import read_surveys

ITEMS = {"电梯": "lift", "停车": "park", "车位": "park", "路灯": "light", "都不": ""}


def wishes(cells, **question):
    codebook = chosen_items(ITEMS, **question)
    silent = tuple(
        replace(option, state="none") if option.option == "都不" else option
        for option in codebook.options
    )
    return encode([choices(cells)], replace(codebook, options=silent))


def demand_of(cells, **arguments):
    responses = wishes(cells)
    return item_demand(responses, everybody(responses), **arguments).table


def both(choice, satisfaction, *, weight=1.0):
    """One choice and one satisfaction question about the lift."""
    table = choices(choice)
    column = Column("2、电梯", "2、电梯", "2", "满意吗", "电梯")
    states = [State.ANSWERED if cell else State.BLANK for cell in satisfaction]
    table = replace(
        table,
        columns=(*table.columns, column),
        text=table.text.assign(**{column.key: satisfaction}),
        states=np.column_stack([table.states, states]).astype(np.uint8),
    )
    question = Question(column.key, kind="satisfaction", item="lift", weight=weight)
    levels = tuple(
        Option("2", text, order=order)
        for order, text in enumerate(["非常不满意", "不满意", "一般", "满意", "非常满意"], start=1)
    )
    codebook = chosen_items(ITEMS)
    return encode([table], Codebook((*codebook.questions, question), codebook.options + levels))


def test_demand_is_the_share_of_those_asked_and_not_of_those_who_ticked():
    table = demand_of(["电梯", "停车", "", "都不", "(跳过)"])

    assert table["value"].to_dict() == {"lift": 0.25, "light": 0.0, "park": 0.25}
    assert set(table["n"]) == {4}


def test_an_item_named_by_two_options_counts_once_per_respondent():
    assert demand_of(["停车┋车位", "车位", "电梯", ""])["value"]["park"] == 0.5


def test_no_interval_below_ten_respondents():
    few, enough = demand_of(["电梯"] * 9), demand_of(["电梯"] * 10)

    assert few[["low", "high"]].isna().all(axis=None)
    assert enough.loc["lift", ["low", "high"]].tolist() == pytest.approx([0.72246, 1], abs=1e-4)


def test_questions_of_different_kinds_combine_by_their_weights():
    responses = both(["电梯", "", "停车", ""], ["非常不满意", "一般", "一般", ""], weight=3.0)
    demand = item_demand(responses, everybody(responses))
    parts = demand.parts.set_index(["kind", "item"])["value"]

    assert parts["choose", "lift"] == 0.25
    assert parts["satisfaction", "lift"] == pytest.approx(2 / 3)
    assert demand.table.loc["lift", "value"] == pytest.approx((0.25 + 3 * 2 / 3) / 4)


def test_one_kind_alone_can_be_asked_for():
    responses = both(["电梯", ""], ["一般", "一般"])

    assert item_demand(responses, everybody(responses), kind="satisfaction").table[
        "value"
    ].to_dict() == {"lift": 0.5}


def test_the_interval_of_an_item_is_the_weighted_mean_of_its_questions():
    responses = both(["电梯"] * 5 + [""] * 15, ["一般"] * 20)
    demand = item_demand(responses, everybody(responses))
    low, high = wilson_interval(np.array([0.25, 0.5]), np.array([20.0, 20.0]))

    assert demand.table.loc["lift", ["low", "high"]].tolist() == pytest.approx(
        [low.mean(), high.mean()]
    )


def test_n_counts_people_and_not_answers():
    responses = both(["电梯", "(跳过)", "停车"], ["一般", "一般", ""])

    assert item_demand(responses, everybody(responses)).table.loc["lift", "n"] == 3


def test_a_question_of_no_weight_is_shown_and_decides_nothing():
    responses = both(["电梯", ""], ["非常不满意", "非常不满意"], weight=0.0)
    demand = item_demand(responses, everybody(responses))

    assert demand.table.loc["lift", "value"] == 0.5
    assert len(demand.parts[demand.parts["item"] == "lift"]) == 2


def test_asked_answered_and_chose_are_three_numbers():
    parts = item_demand(r := wishes(["电梯", "", "都不", "(跳过)"]), everybody(r)).parts
    lift = parts.set_index("item").loc["lift"]

    assert (lift["asked"], lift["answered"], lift["chose"], lift["base"]) == (3, 2, 1, 3)


def test_rows_set_aside_do_not_count():
    responses = wishes(["电梯", "停车", "停车"])

    assert item_demand(responses, np.array([True, True, False])).table.loc["park", "value"] == 0.5


def test_weights_shift_the_share_and_shrink_the_effective_number():
    weights = np.array([3.0] * 5 + [1.0] * 5)
    table = demand_of(["电梯"] * 5 + ["停车"] * 5, weights=weights)
    low, high = wilson_interval(np.array([0.75]), np.array([20**2 / 50]))

    assert table.loc["lift", ["value", "low", "high"]].tolist() == pytest.approx(
        [0.75, low[0], high[0]]
    )
    assert table.loc["lift", "n"] == 10


def with_age(cells, ages):
    responses = wishes(cells)
    return replace(
        responses,
        groups=pd.DataFrame({"5": ages}, dtype=str),
        variables={"5": "5", "5、年龄": "5", "年龄": "5"},
    )


@pytest.mark.parametrize("variable", ["5", "5、年龄", "年龄"])
def test_demand_of_a_group_counts_its_members_only(variable):
    responses = with_age(["电梯", "停车", "电梯", "停车"], ["老", "老", "少┋老", "少"])
    table = item_demand(responses, everybody(responses), group=(variable, "老")).table

    assert table.loc["lift", "value"] == pytest.approx(2 / 3)


def test_an_unknown_group_or_level_is_refused_with_what_is_known():
    responses = with_age(["电梯", "停车"], ["老", "少"])
    with pytest.raises(UnknownGroupError) as variable:
        item_demand(responses, everybody(responses), group=("6", "老"))
    with pytest.raises(UnknownLevelError) as level:
        item_demand(responses, everybody(responses), group=("5", "中"))

    assert variable.value.known == ("5",)
    assert level.value.known == ("少", "老")


def test_an_unknown_kind_is_refused():
    with pytest.raises(UnknownKindError) as caught:
        demand_of(["电梯"], kind="wishing")

    assert "choose" in caught.value.known


def test_a_question_nobody_answered_is_refused_by_name():
    with pytest.raises(NothingAnsweredError) as caught:
        demand_of(["", "", "(跳过)"])

    assert (caught.value.columns, caught.value.rows) == (("1",), 3)
    assert str(caught.value).startswith("a.xlsx: ")


def test_wrong_weights_are_refused():
    responses = wishes(["电梯", "停车"])
    with pytest.raises(WrongLengthError) as length:
        item_demand(responses, everybody(responses), weights=np.ones(3))
    with pytest.raises(NegativeWeightError) as sign:
        item_demand(responses, everybody(responses), weights=np.array([1.0, -1.0]))

    assert (length.value.given, length.value.rows) == (3, 2)
    assert (sign.value.row, sign.value.value) == (3, -1.0)


def test_without_items_there_is_no_demand_and_no_error():
    responses = encode([choices(["电梯"])], Codebook((Question("1", kind="choose"),), ()))

    assert item_demand(responses, everybody(responses)).table.empty


def test_five_kinds_of_silence_are_counted_apart():
    table = survey(
        {"1、满意吗": ["满意", "", "", "不清楚", "拒绝回答", "一般"]},
        [Column("1、满意吗", "1、满意吗", "1")],
        states=np.array([[0], [State.BLANK], [State.SKIPPED], [0], [0], [0]], dtype=np.uint8),
    )
    responses = encode([table], Codebook((Question("1", kind="satisfaction"),), ()))
    (row,) = question_counts(responses, everybody(responses)).to_dict("records")

    assert row == {
        "column": "1", "kind": "satisfaction", "asked": 5, "answered": 2, "none": 0,
        "blank": 1, "dont_know": 1, "refused": 1, "skipped": 1,
    }  # fmt: skip


cells = st.lists(
    st.sampled_from(["电梯", "停车", "电梯┋停车", "车位┋路灯", "", "都不", "(跳过)"]),
    min_size=1,
    max_size=40,
).filter(lambda drawn: any(cell not in ("", "(跳过)") for cell in drawn))


@given(cells)
def test_demand_and_its_interval_stay_within_bounds(drawn):
    table = demand_of(drawn)
    known = table.dropna()

    assert table["value"].between(0, 1).all()
    assert known["low"].between(0, known["value"]).all()
    assert known["high"].between(known["value"], 1).all()


@given(cells, st.randoms(use_true_random=False))
def test_shuffling_rows_changes_nothing(drawn, random):
    shuffled = list(drawn)
    random.shuffle(shuffled)

    pd.testing.assert_frame_equal(demand_of(drawn), demand_of(shuffled))


@given(cells)
def test_doubling_every_row_changes_no_share(drawn):
    once, twice = demand_of(drawn), demand_of(drawn * 2)

    assert twice["value"].to_numpy() == pytest.approx(once["value"].to_numpy())
    assert (twice["n"] == 2 * once["n"]).all()


@given(cells, st.integers(1, 10))
def test_rows_that_were_not_asked_change_no_share(drawn, more):
    pd.testing.assert_frame_equal(demand_of(drawn), demand_of([*drawn, *["(跳过)"] * more]))


@given(cells)
def test_an_option_nobody_sees_adds_an_item_of_no_demand(drawn):
    responses = encode([choices(drawn)], chosen_items({**ITEMS, "地下车库": "garage"}))
    table = item_demand(responses, everybody(responses)).table

    assert table.loc["garage", "value"] == 0
    np.testing.assert_array_equal(table.drop("garage")["n"], demand_of(drawn)["n"])


@given(cells, st.floats(0.1, 10))
def test_scaling_all_weights_changes_nothing(drawn, factor):
    responses = wishes(drawn)
    weights = np.full(len(drawn), factor)
    weighted = item_demand(responses, everybody(responses), weights=weights).table

    np.testing.assert_allclose(weighted, demand_of(drawn), atol=1e-12)


@given(cells)
def test_asked_is_answered_and_every_silence_together(drawn):
    responses = wishes(drawn)
    (row,) = question_counts(responses, everybody(responses)).to_dict("records")

    assert row["asked"] == row["answered"] + row["blank"] + row["dont_know"] + row["refused"]
    assert row["asked"] + row["skipped"] == len(drawn)


@pytest.mark.skipif(not REAL_EXPORTS.exists(), reason="the real exports are not here")
def test_the_base_of_a_real_kobo_question_is_who_was_asked():
    tables = read_surveys([REAL_EXPORTS / "kobo_citizens_round1.csv"])
    codebook = guess_codebook(tables)
    options = tuple(replace(option, item=option.option) for option in codebook.options)
    responses = encode(tables, replace(codebook, options=options))
    demand = item_demand(responses, everybody(responses))
    housing = demand.table.loc["long_term_shelter__housing"]

    assert housing["n"] == 1064
    assert housing["value"] == pytest.approx((3 * 589 + 2 * 141 + 52) / 6 / 1064)
    assert demand.parts.query("item == 'long_term_shelter__housing'")["chose"].tolist() == [
        589,
        141,
        52,
    ]

"""Amounts count beside each other only where they are told in what the question asks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_surveys import survey
from surveys.answers import Column
from surveys.encoder import encode
from surveys.guessing import guess_codebook
from surveys.prices import Price
from surveys.scoring.willingness import lowest_amount

ONCE = Price.asked("加装电梯，您家最多愿意出多少钱（元）？")
MONTHLY = Price.asked("How much would you pay for parking (yuan per month)?")


@pytest.mark.parametrize(
    ("written", "least"),
    [
        *(("1w", 10_000), ("2.5w", 25_000), ("5k", 5000), ("三千左右", 3000), ("¥3000", 3000)),
        *(("一分钱不出", 0), ("没钱", 0), ("不愿意出", 0), ("不愿意", 0), ("0元/月", 0)),
    ],
)
def test_amounts_are_read_as_people_type_them(written, least):
    assert lowest_amount(written, ONCE) == least


@pytest.mark.parametrize("written", ["最多2000", "不超过2000元", "up to 2000", "at most 2000"])
def test_at_most_an_amount_counts_like_below_it(written):
    assert lowest_amount(written) == lowest_amount("2000元以内") > 0


@pytest.mark.parametrize(
    "written",
    ["500元/月", "100元/年", "每月50", "$20", "£30", "100美元", "300元/平米", "100 a month"],
)
def test_amounts_of_another_measure_are_unread_beside_one_sum(written):
    assert np.isnan(lowest_amount(written, ONCE))


@pytest.mark.parametrize(
    "written", ["50", "50元/月", "每月50", "一个月50元", "50/month", "50 yuan per month", "￥50"]
)
def test_a_question_about_months_reads_amounts_per_month(written):
    assert lowest_amount(written, MONTHLY) == 50


@pytest.mark.parametrize("written", ["50元/年", "$50", "£50 per month"])
def test_a_question_about_months_reads_no_other_measure(written):
    assert np.isnan(lowest_amount(written, MONTHLY))


@given(st.integers(1, 10**6), st.sampled_from(("月", "年")), st.sampled_from(("", "元")))
def test_asking_for_a_measure_only_adds_what_is_told_in_it(amount, measure, unit):
    asked = Price.asked(f"每{measure}愿意出多少元")

    assert lowest_amount(f"{amount}{unit}/{measure}", asked) == lowest_amount(f"{amount}", ONCE)
    assert np.isnan(lowest_amount(f"{amount}{unit}/{measure}", ONCE))


def test_options_that_are_all_told_per_month_tell_the_measure():
    priced = Price.asked("您愿意支付的停车费？", ["50元/月以下", "50-80元/月", "无所谓"])

    assert lowest_amount("50-80元/月", priced) == 50
    assert Price.asked("您愿意支付多少？", ["50元/月", "500"]).measures == frozenset()


def test_unread_amounts_are_counted_as_such_and_their_reason_told():
    words = "加装电梯，您家最多愿意出多少钱（元）？"
    cells = ["1000", "2000", "3000", "5000", "1w", "0", "N/A", "500元/月", "看情况"] * 4
    table = survey({words: cells}, [Column(words, words, "1", words)])
    codebook = guess_codebook([table])
    responses = encode([table], codebook)
    why = {one.option: str(one.comment) for one in codebook.options}

    assert set(why) == {"500元/月", "看情况"}
    assert "per month" in why["500元/月"]
    assert "names no amount" in why["看情况"]
    assert [(note.code, note.rows) for note in responses.notes] == [("amounts_unread", 8)]
    assert responses.answers[0].named.sum() == 20

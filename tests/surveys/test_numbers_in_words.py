"""Numbers and spans of money as people write them, in figures, in Chinese signs, or in both."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.numbers_in_words import read_number
from surveys.scoring.willingness import lowest_amount

SIGNS = "零一二三四五六七八九"


def in_chinese(number):
    """Write 1-9999 the long way, every unit named."""
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += ("零" if gap and words else "") + SIGNS[digit] + name
        gap = not digit
    return words


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_what_is_written_out_in_full_is_read_back(low, high):
    rest = ("零" if low < 1000 else "") + in_chinese(low)

    assert read_number(in_chinese(low)) == low
    assert read_number(f"{in_chinese(high)}万{rest}") == high * 10_000 + low or not high


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("两千五", 2500),
        ("三千五", 3500),
        ("一万二", 12000),
        ("一百五", 150),
        ("一百零五", 105),
        ("两千零五", 2005),
        ("一万零二", 10002),
        ("5千", 5000),
        ("2千元", 2000),
        ("3百块", 300),
        ("1万2", 12000),
        ("2万5", 25000),
        ("1万2千", 12000),
        ("1.5万", 15000),
        ("八十五", 85),
        ("三十五岁", 35),
        ("一九八五", 1985),
    ],
)
def test_a_bare_figure_at_the_end_counts_the_next_lower_unit(written, meant):
    assert read_number(written) == meant


@pytest.mark.parametrize("span", ["七八十", "两三千", "一两万", "1-2万", "2百500"])
def test_a_span_or_a_slip_is_no_number(span):
    assert np.isnan(read_number(span))


@pytest.mark.parametrize(
    ("written", "least"),
    [
        ("1-2万", 10000),
        ("1~2万元", 10000),
        ("1至2万块", 10000),
        ("0.5-1万元", 5000),
        ("3-5千", 3000),
        ("1-2k", 1000),
        ("三到五千", 3000),
        ("两三千", 2000),
        ("一两万", 10000),
        ("1万-2万", 10000),
        ("5百-1千", 500),
        ("500-1千", 500),
        ("5000-1万", 5000),
        ("100-200元", 100),
    ],
)
def test_the_unit_behind_a_span_holds_for_both_ends(written, least):
    assert lowest_amount(written) == least

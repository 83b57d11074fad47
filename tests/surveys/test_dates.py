"""Dates as exports write them: day or month first is decided by the file, or said to be open."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_exports import read_drawn
from surveys.codebook import Codebook, Question
from surveys.dates import date_order, read_moments
from surveys.encoder import encode

NOON = pd.Timestamp("2023-09-08 12:24:22", tz="UTC")


def texts(*words):
    return np.array(words, dtype=object)


def moments(*words, told=""):
    column = texts(*words)
    return read_moments(column, date_order([column], told))


def days(*words, told=""):
    return moments(*words, told=told)[0].dt.strftime("%Y-%m-%d").tolist()


@pytest.mark.parametrize(
    "written",
    [
        "2023/9/8 12:24:22",
        "2023-09-08 12:24:22",
        "2023-09-08T12:24:22",
        "2023-09-08T12:24:22.000Z",
        "2023-09-08T18:09:22.000+05:45",
        "2023-09-08 12:24:22 UTC",
        "2023.9.8 12:24:22",
        "2023年9月8日 12:24:22",
        "2023年9月8日 12时24分22秒",
        "2023年09月08日 下午 12:24:22",
        "2023/9/8 中午 12:24:22",
        "２０２３／９／８　１２：２４：２２",
        "20230908122422",
        "Sep 8, 2023 12:24:22 PM",
        "8 September 2023 12:24:22",
        "45177.51692",
        "2023/09/08 8:24:22 PM GMT+8",
        "2023/09/08 8:54:22 AM GMT-3:30",
        "9/8/2023 18:09:22 UTC+05:45",
        "2023/09/08 7:24:22 AM EST",
        "2023/09/08 12:24:22 PM CST",
        "2023/9/8 下午8:24:22 [GMT+8]",
        "2023/09/08 8:24:22 下午 GMT+8",
        "Sep 8, 2023 8:24:22 PM GMT+8",
        "Fri Sep 08 2023 20:24:22 GMT+0800 (China Standard Time)",
    ],
)
def test_a_moment_is_read_however_it_is_written(written):
    (found,), unread = moments(written)

    assert abs(found - NOON) < pd.Timedelta("1s")
    assert unread == 0


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("2023/9/8 上午 12:05:00", 0),
        ("2023/9/8 上午9:05:00", 9),
        ("2023/9/8 下午 3:05:00", 15),
        ("2023/9/8 3:05:00 下午", 15),
        ("9/18/2023 12:05 AM", 0),
        ("9/18/2023 12:05 pm", 12),
        ("9/18/2023 11:05:00 PM", 23),
        ("2023-09-08", 0),
    ],
)
def test_halves_of_the_day_are_counted(written, hour):
    (found,), _ = moments(written)

    assert found.hour == hour


def test_one_day_above_twelve_tells_the_order_of_the_whole_file():
    assert days("07/05/2015", "7/13/15", "1/2/15") == ["2015-07-05", "2015-07-13", "2015-01-02"]
    assert days("07/05/2015", "13/7/15", "1/2/15") == ["2015-05-07", "2015-07-13", "2015-02-01"]


def test_one_column_may_tell_the_order_of_another():
    clear, open_ = texts("25/12/2024"), texts("01/12/2024")
    order = date_order([open_, clear])

    assert order.certain
    assert read_moments(open_, order)[0].dt.strftime("%m-%d").tolist() == ["12-01"]


def test_two_forms_in_one_column_may_have_two_orders():
    found = days("13.07.2015", "01.02.2015", "7/14/15", "2/1/15")

    assert found == ["2015-07-13", "2015-02-01", "2015-07-14", "2015-02-01"]


def test_what_fits_both_orders_is_left_out_where_both_are_used():
    column = texts("13/07/2015", "07/14/2015", "01/02/2015", "01/02/2015", "05/05/2015")
    order = date_order([column])
    found, unread = read_moments(column, order)

    assert order.unclear == unread == 2
    assert found.dt.strftime("%m-%d").fillna("").tolist() == ["07-13", "07-14", "", "", "05-05"]


def test_without_proof_the_order_is_open_and_the_closer_one_is_taken():
    column = texts("01/10/2024", "03/10/2024", "11/10/2024")
    order = date_order([column])

    assert (order.default, order.certain) == ("day", False)
    assert date_order([texts("10/01/2024", "10/03/2024")]).default == "month"
    assert date_order([texts("01.10.2024", "01.02.2024")]).default == "day"
    assert date_order([texts("03/03/2024")]).certain


def test_what_a_person_says_wins():
    assert days("01/10/2024", "03/10/2024", told="month") == ["2024-01-10", "2024-03-10"]


def test_what_is_no_date_is_counted():
    found, unread = moments("2023/9/8", "昨天", "", "31/31/2023", "2023/13/45")

    assert (int(found.notna().sum()), unread) == (1, 3)


FIRST, LAST = (dt.datetime(year, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None) for year in (1970, 2068))
FORMS = {
    "day": ["%d/%m/%Y %H:%M:%S", "%d.%m.%y %H:%M"],
    "month": ["%m/%d/%Y %I:%M:%S %p", "%m-%d-%y"],
}


@given(
    order=st.sampled_from(["day", "month"]),
    form=st.integers(0, 1),
    stamps=st.lists(st.datetimes(FIRST, LAST), min_size=1),
)
def test_dates_read_as_the_standard_library_reads_them(order, form, stamps):
    pattern = FORMS[order][form]
    written = [stamp.strftime(pattern) for stamp in stamps]
    wanted = [dt.datetime.strptime(one, pattern).replace(tzinfo=dt.UTC) for one in written]
    column = texts(*written)

    told, _ = read_moments(column, date_order([column], order))
    assert told.tolist() == wanted
    if any(stamp.day > 12 for stamp in stamps):
        found = date_order([column])
        assert found.certain
        assert read_moments(column, found)[0].tolist() == wanted


def test_open_and_unread_dates_are_said_with_their_columns():
    table = read_drawn(
        """
        | 提交时间   | 需求 |
        | 01/10/2024 | 电梯 |
        | 03/10/2024 | 停车 |
        | 前天       | 停车 |
        """,
        "plain",
    )
    responses = encode([table], Codebook((Question("需求", kind="single"),), ()))
    said = {remark.code: remark.facts for remark in responses.remarks}

    assert said["dates_day_first"] == {"file": "answers.xlsx", "columns": "提交时间"}
    assert said["dates_unread"]["columns"] == "提交时间: 1"
    assert "前天" not in repr(responses.remarks)
    assert responses.roles["time"].dt.strftime("%m-%d").fillna("").tolist() == [
        "10-01",
        "10-03",
        "",
    ]

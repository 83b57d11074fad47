"""Dates of birth become age bands by their year; nothing of a date is told."""

import csv
import datetime as dt
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_exports import read_drawn
from surveys.births import year_of_birth
from surveys.cleaning import clean
from surveys.cleaning_log import cleaning_log
from surveys.encoder import encode
from surveys.guessing import guess_codebook

WAYS = (
    "{0:%Y}年{0.month}月",
    "{0:%Y}年{0.month}月{0.day}日",
    "{0:%Y}/{0.month}",
    "{0:%Y-%m-%d}",
    "{0:%Y-%m-%d} 00:00:00",
    "{0:%Y.%m.%d}",
    "{0:%Y%m%d}",
    "{0:%Y%m}",
    "{0:%d/%m/%Y}",
    "{0:%d.%m.%Y}",
    "{0.day} {0:%B %Y}",
    "{0:%b} {0.day}, {0:%Y}",
    "{0:%Y}",
)


def survey(header, cells):
    rows = [f"| {at} | 2024/5/1 9:00:00 | {cell} |" for at, cell in enumerate(cells, start=1)]
    table = read_drawn("\n".join([f"| 序号 | 提交答卷时间 | 1、{header} |", *rows]), "wjx")
    codebook = guess_codebook([table])
    return codebook.questions[-1], encode([table], codebook)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(WAYS))
def test_the_year_is_read_from_every_way_of_writing(born, way):
    assert year_of_birth(way.format(born)) == born.year


@pytest.mark.parametrize(
    "text",
    ["1970-13-01", "1970-00", "3/7/58", "1958-03-07和1960-01-01", "1958至1960", ""],
)
def test_what_is_no_date_with_one_year_is_no_year_of_birth(text):
    assert np.isnan(year_of_birth(text))


@pytest.mark.parametrize(
    ("header", "way"),
    [
        *(("您的出生年月", "{0}年3月"), ("出生日期", "{0}-03-07"), ("Date of birth", "07/03/{0}")),
        *(("您的出生年份", "{0}0501"), ("您的年龄", "{0}.3.7"), ("When were you born?", "Mar {0}")),
    ],
)
def test_dates_of_birth_are_guessed_and_read_as_age_bands(header, way):
    years = [1930, 1950, 1958, 1970, 1985, 2000]
    question, responses = survey(header, [way.format(year) for year in years] * 2)

    assert question.role == "group"
    assert (
        responses.groups["1"].tolist()
        == [*("80+", "60–79", "60–79", "45–59", "35–44", "18–34")] * 2
    )
    assert [(one.code, one.rows) for one in responses.notes] == [("births_as_ages", 12)]


def test_dates_among_years_of_birth_are_read_too():
    cells = ["1950", "1960", "1970", "1980", "1970-05-01", "1955/3", "19700501", "1990年"]
    _, responses = survey("您的出生年份", cells)

    assert not [one for one in responses.notes if one.code != "births_as_ages"]


@pytest.mark.parametrize("header", ["您的生日", "出生日期（请填写）", "Date of birth"])
def test_a_date_of_birth_that_cannot_be_read_is_personal_and_no_comment(header):
    question, _ = survey(header, [f"{month}/{day}/58" for month in range(1, 13) for day in (3, 9)])

    assert question.role == "personal"
    assert not question.kind


def test_an_unread_date_of_birth_is_not_told():
    question, responses = survey("您的出生年份", [*map(str, range(1950, 1980)), "58-3", "58年3月"])
    log = cleaning_log(responses, clean(responses))

    assert "58" not in str(question.comment)
    assert {"58-3", "58年3月"}.isdisjoint(
        cell for row in csv.reader(io.StringIO(log)) for cell in row
    )

"""What every survey platform must obey, whatever it is given."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.answers import State
from surveys.platforms import all_platforms
from surveys.sheets import Export, Sheet

HEADERS = [
    *(
        "序号",
        "提交答卷时间",
        "所用时间",
        "来自IP",
        "1、性别",
        "2、需求",
        "第3题(电梯)",
        "第3题(停车)",
    ),
    *("4、满意度—道路", "4、路灯", "5、(1)年", "5、(2)月", "_uuid", "start", "end", "needs"),
    *("needs/lift", "needs/parking", "rank/_1st_choice", "rank/_2nd_choice", "_gate_latitude"),
    *("gate", "ID", "Timestamp", "Other", "", "  age ", "您的姓名"),
]
CELLS = [
    *(
        "",
        "0",
        "1",
        "2",
        "-3",
        "-2",
        "(空)",
        "(跳过)",
        "n/a",
        "N/A",
        "None",
        "无",
        "电梯┋停车",
        "A;B;",
    ),
    *(
        "其他〖门禁",
        "其他〖a┋b〗",
        "电梯→停车",
        "TRUE",
        "don_t_know",
        "refused",
        "lift parking",
        "3.5",
    ),
    *("2015-07-20T11:30:46+06:45", "2023/9/8 12:24:22", " 137秒 ", "a, b", "=1+1"),
]
PLATFORMS = list(all_platforms().values())

pytestmark = pytest.mark.parametrize("platform", PLATFORMS, ids=lambda one: one.name)


@st.composite
def exports(draw):
    headers = draw(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=10).filter(any))
    row = st.lists(st.sampled_from(CELLS), min_size=len(headers), max_size=len(headers))
    rows = draw(st.lists(row, min_size=1, max_size=8))
    if not any(map(any, rows)):
        rows.append(["电梯"] * len(headers))
    sheet = Sheet("Sheet1", (tuple(headers), *map(tuple, rows)))
    return Export("answers.xlsx", "xlsx", (sheet,))


laws = settings(max_examples=20)


@laws
@given(export=exports())
def test_no_row_and_no_column_is_lost(platform, export):
    sheet = export.sheets[0]

    table = platform.read(export, sheet)
    filled = [number for number, row in enumerate(sheet.rows, start=1) if any(row)]
    headers = [column.header for column in table.columns]

    assert table.text.index.to_list() == filled[1:]
    assert headers[: len(sheet.rows[0])] == list(sheet.rows[0])
    assert [column.key for column in table.columns] == list(table.text.columns)
    assert table.text.columns.is_unique
    assert table.sources[0].rows == len(table.text)


@laws
@given(export=exports())
def test_every_cell_is_as_written_or_has_a_reason_for_its_silence(platform, export):
    table = platform.read(export, export.sheets[0])
    answered = table.states == State.ANSWERED
    text = table.text.to_numpy(dtype=object)

    assert table.states.dtype == np.uint8
    assert table.states.shape == table.text.shape
    assert set(np.unique(table.states)) <= set(State)
    assert (text[answered] != "").all()
    assert (text[~answered] == "").all()


@laws
@given(export=exports())
def test_nothing_is_invented(platform, export):
    """An answer stands in its cell; only ticks may be rewritten, and only as 0 or 1."""
    sheet = export.sheets[0]
    table = platform.read(export, sheet)
    rows = [row for row in sheet.rows[1:] if any(row)]

    for place, column in enumerate(table.columns[: len(sheet.rows[0])]):
        for row, said in zip(rows, table.text[column.key], strict=True):
            assert said in {"", row[place].strip()} or (
                column.form == "tick" and said in {"0", "1"}
            )


@laws
@given(export=exports())
def test_columns_speak_the_common_language(platform, export):
    table = platform.read(export, export.sheets[0])

    for column in table.columns:
        assert column.form in {"text", "list", "order", "tick", "place", "code"}
        assert column.role in {"", "id", "time", "duration", "mode", "personal", "ignore"}
        assert column.role or column.number
        assert column.form in {"text", "order"} or not column.role
    if any(column.form == "list" for column in table.columns):
        assert table.separator


@laws
@given(export=exports())
def test_it_says_how_sure_it_is_between_none_and_one(platform, export):
    assert 0 <= platform.recognise(export, export.sheets[0]) <= 1


@laws
@given(export=exports())
def test_reading_twice_gives_the_same_table(platform, export):
    first, second = (platform.read(export, export.sheets[0]) for _ in range(2))

    assert first.columns == second.columns
    assert first.text.equals(second.text)
    assert np.array_equal(first.states, second.states)
    assert first.notes == second.notes

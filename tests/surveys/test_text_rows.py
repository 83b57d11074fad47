"""Rows held column by column read like rows held one by one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from surveys.text_rows import TextColumn, TextRows

WORDS = st.sampled_from(["", " ", "电梯", " 电梯", "停车", "1"])
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[WORDS] * width), min_size=1, max_size=12)
)


@given(tables)
def test_rows_come_back_as_they_were_given(table):
    rows = TextRows.of(table)

    assert list(rows) == table
    assert rows == tuple(table)
    assert [rows[place] for place in range(len(rows))] == table
    assert rows[1:] == tuple(table[1:])
    assert rows != (*table, table[0])


@given(tables)
def test_filled_cells_are_counted_row_by_row(table):
    assert TextRows.of(table).filled.tolist() == [sum(map(bool, row)) for row in table]


@given(st.lists(WORDS, min_size=1, max_size=20))
def test_words_that_become_the_same_are_counted_together(cells):
    column = TextColumn.of(cells).spelled(str.strip)

    stripped = [cell.strip() for cell in cells]
    assert column.cells.tolist() == stripped
    assert column.counts == {word: stripped.count(word) for word in stripped}
    assert column.said(bool, np.bool_).tolist() == list(map(bool, stripped))


def test_words_of_rows_left_out_are_not_counted():
    column = TextColumn.of(["电梯", "停车", "电梯"]).at(np.array([0, 2]))

    assert column.counts == {"电梯": 2}

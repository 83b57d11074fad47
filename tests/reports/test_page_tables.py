import json

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from reports.document import Table
from reports.drawing import shipped_fonts
from reports.page_tables import ACROSS, DENSE, ROOMY, UPRIGHT, fit

WORDS = st.text("abcdefgh 电梯停车0123456789,.", max_size=40)


@st.composite
def tables(draw):
    count = draw(st.integers(1, 40))
    sides = draw(st.lists(st.sampled_from(["left", "right"]), min_size=count, max_size=count))
    headers = draw(st.lists(WORDS, min_size=count, max_size=count))
    row = draw(st.lists(WORDS, min_size=count, max_size=count))
    return Table(
        "Caption", tuple(headers), (tuple(row),), tuple(sides), draw(st.integers(0, count - 1))
    )


@given(tables())
def test_no_part_is_wider_than_its_page_and_no_cell_is_lost(block):
    laid = fit(block)
    cells = {
        cell.replace("\N{ZERO WIDTH SPACE}", "") for part in laid.parts for cell in part.rows[0]
    }
    name = block.rows[0][block.row_header]

    assert all(
        sum(part.widths) <= (ACROSS if laid.across else UPRIGHT) + 0.5 for part in laid.parts
    )
    assert cells == set(block.rows[0])
    assert all(
        name in [cell.replace("\N{ZERO WIDTH SPACE}", "") for cell in part.rows[0]]
        for part in laid.parts
    )


def test_type_shrinks_before_the_page_turns_and_the_page_turns_before_columns_part():
    def laid(columns):
        return fit(Table("c", ("0.000",) * columns, (("0.000",) * columns,), ("right",) * columns))

    sizes = [(one.across, -one.size, len(one.parts)) for one in map(laid, range(1, 50))]

    assert sizes == sorted(sizes)
    assert sizes[0] == (False, -ROOMY, 1)
    assert (False, -DENSE, 1) in sizes
    assert (True, -DENSE, 1) in sizes
    assert sizes[-1] == (True, -DENSE, 2)


def test_a_checksum_may_break_and_an_ordinary_word_may_not():
    laid = fit(Table("c", ("Sum",), (("0f" * 32,), ("electromechanical",)), ("left",)))

    assert laid.parts[0].rows[0][0].count("\N{ZERO WIDTH SPACE}") == 7
    assert laid.parts[0].rows[1] == ("electromechanical",)


@pytest.mark.parametrize(
    "text",
    ["准则10：较长的准则名称", "电梯（首批10部）", "A栋-2号楼12", "Outer wall repair", "0.123"],
)
def test_a_column_is_as_wide_as_the_printer_sets_its_longest_text(text):
    laid = fit(Table("c", ("",), ((text,),), ("left",)))
    measured = typst.query(
        f'#set text(font: "Noto Sans SC", size: {laid.size}pt)\n'
        f"#context [#metadata(measure[{text}].width.pt()) <width>]".encode(),
        "<width>",
        field="value",
        font_paths=shipped_fonts(),
    )
    (printed,) = json.loads(measured)

    assert 0 <= laid.parts[0].widths[0] - laid.parts[0].gap - printed < laid.size


def test_names_of_rows_stay_whole_before_headers_do():
    headers = ("Item", *["a header that is a good deal longer than its figures"] * 6)
    name = "Renewal of all underground pipes"
    laid = fit(Table("c", headers, ((name, *["0.123"] * 6),), ("left", *["right"] * 6)))
    alone = fit(Table("c", ("Item",), ((name,),), ("left",)))
    (part,) = laid.parts

    assert part.widths[0] >= alone.parts[0].widths[0] * laid.size / alone.size - 0.1
    assert max(part.widths[1:]) < part.widths[0]

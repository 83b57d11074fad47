import datetime as dt
import io
import sys
import zipfile

import pytest
import xlsxwriter
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from drawn_exports import REAL_EXPORTS
from surveys.export import read_export
from surveys.file_errors import (
    BrokenWorkbookError,
    FileTooLargeError,
    PasswordProtectedError,
    UnsupportedFileError,
)

texts = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"]),
        st.sampled_from("\n┋〖〗→=+-@"),
    ),
    max_size=15,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("workbooks")


def xlsx(rows, sheets=("Sheet1",), hidden=(), merged=()):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        span = book.add_format({"num_format": "[h]:mm:ss"})
        for name in sheets:
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for place in merged:
                sheet.merge_range(*place, "")
            for top, row in enumerate(rows):
                for left, cell in enumerate(row):
                    match cell:
                        case str():
                            sheet.write_string(top, left, cell)
                        case dt.datetime():
                            sheet.write_datetime(top, left, cell, moment)
                        case dt.date():
                            sheet.write_datetime(top, left, cell, day)
                        case dt.timedelta():
                            sheet.write_datetime(top, left, cell, span)
                        case _:
                            sheet.write(top, left, cell)
    return stream.getvalue()


def read_bytes(folder, content, name="answers.xlsx"):
    path = folder / name
    path.write_bytes(content)
    return read_export(path)


def repacked(content, **changes):
    """Write a packed file anew with some parts replaced or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        parts = {name: old.read(name) for name in old.namelist()} | changes
        for name, part in parts.items():
            new.writestr(name, part)
    return stream.getvalue()


@given(st.lists(st.lists(texts, min_size=3, max_size=3), max_size=8))
def test_text_in_xlsx_comes_back_as_it_was_written(folder, rows):
    rows = [["a", "b", "c"], *rows, ["x", "y", "z"]]

    assert read_bytes(folder, xlsx(rows)).sheets[0].rows == tuple(map(tuple, rows))


def test_cells_are_written_out_as_a_reader_would_copy_them(folder):
    rows = [
        ["name", "value"],
        ["number", 1],
        ["fraction", 0.1],
        ["negative", -2.5],
        ["large", 110101199003070000],
        ["text number", "007"],
        ["long text number", "110101199003078888"],
        ["yes", True],
        ["no", False],
        ["moment", dt.datetime(2023, 9, 8, 12, 24, 22)],  # noqa: DTZ001 - Excel has no zones
        ["midnight", dt.datetime(2023, 9, 8)],  # noqa: DTZ001 - Excel has no zones
        ["day", dt.date(2023, 9, 8)],
        ["span", dt.timedelta(hours=30, minutes=5, seconds=9)],
        ["none", "None"],
        ["not available", "N/A"],
        ["nothing", "无"],
    ]

    read = dict(read_bytes(folder, xlsx(rows)).sheets[0].rows)

    assert read == {
        "name": "value",
        "number": "1",
        "fraction": "0.1",
        "negative": "-2.5",
        "large": "110101199003070000",
        "text number": "007",
        "long text number": "110101199003078888",
        "yes": "TRUE",
        "no": "FALSE",
        "moment": "2023-09-08 12:24:22",
        "midnight": "2023-09-08",
        "day": "2023-09-08",
        "span": "30:05:09",
        "none": "None",
        "not available": "N/A",
        "nothing": "无",
    }


def test_true_beside_one_is_not_taken_for_a_number(folder):
    rows = [["a"], [1], [True], [0], [False], [1.5]]

    read = read_bytes(folder, xlsx(rows)).sheets[0].rows

    assert [cell for (cell,) in read] == ["a", "1", "TRUE", "0", "FALSE", "1.5"]


def test_rows_keep_their_number_and_empty_ends_are_dropped(folder):
    rows = [["", "", ""], ["a", "b", ""], ["1", "", ""], ["", "", ""], ["2", "", ""], ["", ""]]

    read = read_bytes(folder, xlsx(rows)).sheets[0].rows

    assert read == (("", ""), ("a", "b"), ("1", ""), ("", ""), ("2", ""))


def test_hidden_sheets_and_merged_ranges_are_told(folder):
    content = xlsx([["a", "b"], ["1", "2"]], ["data", "notes"], ["notes"], [(4, 0, 4, 2)])

    data, notes = read_bytes(folder, content).sheets

    assert (data.visible, notes.visible) == (True, False)
    assert data.merged == ((4, 0, 4, 2),)


def xls(rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            sheet.write(top, left, cell)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_an_old_xls_is_read(folder):
    content = xls([["序号", "需求"], [1, "电梯┋停车"], [2, "其他〖门禁、道闸〗"]])

    assert read_bytes(folder, content, "answers.xls").sheets[0].rows == (
        ("序号", "需求"),
        ("1", "电梯┋停车"),
        ("2", "其他〖门禁、道闸〗"),
    )


def ods(rows):
    document = OpenDocumentSpreadsheet()
    table = Table(name="Sheet1")
    for row in rows:
        line = TableRow()
        for value in row:
            text = isinstance(value, str)
            kind = {"valuetype": "string"} if text else {"valuetype": "float", "value": value}
            cell = TableCell(**kind)
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_an_open_document_is_read(folder):
    content = ods([["序号", "需求"], [1, "电梯┋停车"], [2.5, "无"]])

    export = read_bytes(folder, content, "answers.ods")

    assert export.sheets[0].rows == (("序号", "需求"), ("1", "电梯┋停车"), ("2.5", "无"))


def test_a_workbook_called_csv_is_read_with_a_note(folder):
    export = read_bytes(folder, xlsx([["a"], ["1"]]), "answers.csv")

    assert export.format == "xlsx"
    assert export.sheets[0].rows == (("a",), ("1",))
    assert export.notes == (
        "the name ends in .csv but the file is an .xlsx workbook; it was read as what it is",
    )


@given(st.floats(0.02, 0.98))
def test_a_workbook_cut_short_is_refused(folder, share):
    content = xlsx([["a", "b"], *([str(row), "加装电梯"] for row in range(50))])

    with pytest.raises(BrokenWorkbookError, match=r"^cut\.xlsx: the workbook is damaged"):
        read_bytes(folder, content[: int(len(content) * share)], "cut.xlsx")


@given(st.integers(600, 5000), st.integers(1, 255))
def test_a_damaged_byte_in_a_workbook_never_ends_in_a_strange_error(folder, place, change):
    content = bytearray(xlsx([["a", "b"], *([str(row), "加装电梯"] for row in range(50))]))
    content[place % len(content)] ^= change

    try:
        read_bytes(folder, bytes(content), "damaged.xlsx")
    except (BrokenWorkbookError, PasswordProtectedError, UnsupportedFileError) as error:
        assert error.file == "damaged.xlsx"  # noqa: PT017 - damage in a harmless place is read


def locked_xlsx():
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    return compound + "EncryptedPackage".encode("utf-16-le") + bytes(600)


def locked_xls():
    """Turn the record behind the start of the book into the password record of its format."""
    content = bytearray(xls([["a"], ["1"]]))
    start = content.find(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    content[start + 20 : start + 22] = b"\x2f\x00"
    return bytes(content)


def locked_ods():
    manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    return repacked(ods([["a"], [1]]), **{"META-INF/manifest.xml": manifest})


@pytest.mark.parametrize("locked", [locked_xlsx, locked_xls, locked_ods])
def test_a_workbook_with_a_password_is_refused(folder, locked):
    with pytest.raises(PasswordProtectedError, match="protected by a password"):
        read_bytes(folder, locked())


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS sets no limit to a process's memory")
def test_an_old_workbook_that_asks_for_all_memory_is_refused(folder):
    """A cell placed in column 24,000 of row 65,535 makes a rectangle of 50 GB."""
    content = bytearray(xls([["a"], *([float(row)] for row in range(40))]))
    number = content.find(b"\x7e\x02\x0a\x00")
    assert number > 0
    content[number + 4 : number + 8] = b"\xff\xff\xc0\x5d"

    with pytest.raises(BrokenWorkbookError) as caught:
        read_bytes(folder, bytes(content), "far.xls")

    assert caught.value.file == "far.xls"


def test_an_archive_without_a_workbook_is_refused(folder):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("answers.csv", "a,b\n1,2\n")

    with pytest.raises(UnsupportedFileError) as caught:
        read_bytes(folder, stream.getvalue())

    assert caught.value.content == "a packed archive without a workbook"


def test_a_file_built_to_swell_is_refused_before_it_is_unpacked(folder):
    content = repacked(xlsx([["a"], ["1"]]), **{"xl/media/image1.png": bytes(60_000_000)})

    with pytest.raises(FileTooLargeError) as caught:
        read_bytes(folder, content)

    assert (caught.value.size, caught.value.limit) == (60, 50)


def test_a_lone_cell_in_the_far_corner_is_refused(folder):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet().write("XFD1048576", "far")

    with pytest.raises(FileTooLargeError):
        read_bytes(folder, stream.getvalue())


def test_a_lone_cell_far_down_a_narrow_sheet_is_read(folder):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "near")
        sheet.write("B70000", "far")

    rows = read_bytes(folder, stream.getvalue()).sheets[0].rows

    assert len(rows) == 70_000
    assert rows[-1] == ("", "far")


def two_cells(first, second, *, filler=0, quote='"'):
    """Write a sheet whose cells lie where they say, whatever their row says."""
    cells = f'<row r="1"><c r="{first}" t="str"><v>a</v></c>{" " * filler}'
    cells += f'<c r="{second}" t="str"><v>b</v></c></row>'
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    ).replace('"', quote)
    return repacked(xlsx([["a"]]), **{"xl/worksheets/sheet1.xml": sheet.encode()})


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ALL1", "A100000"),
        ("B100000", "KO1"),
        ("A1", "AD1048576"),
        ("A2000", "XFD1"),
        ("ZZ1", "A70000"),
    ],
)
def test_two_cells_far_apart_are_refused_wherever_they_lie(folder, first, second, quote):
    with pytest.raises(FileTooLargeError):
        read_bytes(folder, two_cells(first, second, quote=quote))


@pytest.mark.parametrize("filler", range(3_999_700, 3_999_960, 7))
def test_a_far_cell_is_seen_where_two_pieces_of_the_file_meet(folder, filler):
    with pytest.raises(FileTooLargeError):
        read_bytes(folder, two_cells("ALL1", "AA100000", filler=filler))


@pytest.mark.skipif(not REAL_EXPORTS.is_dir(), reason="the shared exports are not here")
def test_the_merged_header_and_its_twin_in_csv_hold_the_same_cells():
    book = read_export(REAL_EXPORTS / "limesurvey_merged_header.xlsx")
    twin = read_export(REAL_EXPORTS / "limesurvey_merged_header.csv")

    note, data = book.sheets

    assert (note.name, data.name) == ("Table Cleanup", "Data")
    assert data.rows[2:] == twin.sheets[0].rows[2:]
    assert len(data.rows) == 47
    assert data.merged == (
        (0, 0, 0, 6),
        (0, 7, 0, 10),
        (0, 12, 0, 16),
        (0, 18, 0, 21),
        (0, 22, 0, 29),
        (0, 30, 0, 36),
    )

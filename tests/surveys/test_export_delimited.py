import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drawn_exports import REAL_EXPORTS
from surveys.delimited import sniff_separator
from surveys.export import read_export
from surveys.file_errors import (
    EmptyFileError,
    MissingFileError,
    UnclosedQuoteError,
    UndecodableTextError,
    UnsupportedFileError,
)

GREETING = "序号,您最需要改造的项目\n1,加装电梯\n2,停车位改造\n3,雨污分流\n"
UMLAUTS = "name,wish\nMüller,größere Bänke\nGünther,schöne Höfe für Kinder\n"

letters = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")
cells = st.text(st.one_of(letters, st.sampled_from('",;\t\n┋〖〗')), max_size=12)


@st.composite
def tables(draw):
    width = draw(st.integers(2, 5))
    header = [f"column {place}" for place in range(width)]
    row = st.lists(cells, min_size=width, max_size=width)
    return [header, *draw(st.lists(row, max_size=6)), ["last"] * width]


def written(table, separator, **style):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, **style).writerows(table)
    return stream.getvalue()


def read_bytes(folder, content, name="answers.csv"):
    path = folder / name
    path.write_bytes(content)
    return read_export(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("delimited")


@given(
    table=tables(),
    separator=st.sampled_from([",", ";", "\t"]),
    style=st.fixed_dictionaries(
        {
            "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
            "lineterminator": st.sampled_from(["\n", "\r\n"]),
        }
    ),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_text_comes_back_as_it_was_written(folder, table, separator, style, encoding):
    text = written(table, separator, **style)

    export = read_bytes(folder, text.encode(encoding))

    assert export.separator == separator
    assert export.sheets[0].rows == tuple(map(tuple, table))


@given(
    rows=st.lists(
        st.lists(
            st.text(st.characters(codec="gb2312", exclude_categories=["Cc"]), max_size=8),
            min_size=3,
            max_size=3,
        ),
        max_size=6,
    ),
    separator=st.sampled_from([",", ";", "\t"]),
)
def test_text_in_gb18030_comes_back_as_it_was_written(folder, rows, separator):
    table = [["序号", "您最需要改造的项目", "意见"], *rows, ["末", "末", "末"]]

    export = read_bytes(folder, written(table, separator).encode("gb18030"))

    assert export.encoding == "gb18030"
    assert export.sheets[0].rows == tuple(map(tuple, table))


@given(st.lists(cells, min_size=1, max_size=6))
def test_a_single_column_is_never_cut(folder, column):
    assume(all(column) and "\x1f" not in "".join(column))
    table = [["意见"], *([cell] for cell in column), ["末"]]
    text = written(table, ",", quoting=csv.QUOTE_ALL)

    assert read_bytes(folder, text.encode()).sheets[0].rows == tuple(map(tuple, table))


def test_words_that_readers_take_for_missing_survive(folder):
    content = "a,b,c,d\nNone,N/A,无,007\nNA,null,TRUE,110101199003078888\n"

    rows = read_bytes(folder, content.encode()).sheets[0].rows

    assert rows[1:] == (
        ("None", "N/A", "无", "007"),
        ("NA", "null", "TRUE", "110101199003078888"),
    )


def test_a_list_inside_the_cells_does_not_pass_for_the_separator(folder):
    content = "id,choices,age\n1,lift;parking,30\n2,lift;parking,41\n3,lift;drains,52\n"

    export = read_bytes(folder, content.encode())

    assert export.separator == ","
    assert export.sheets[0].rows[1] == ("1", "lift;parking", "30")


def test_commas_in_the_first_line_do_not_decide_alone():
    assert sniff_separator("a, b, c and d;e\n1;2\n3;4\n5;6\n") == ";"


def test_short_rows_are_padded_and_empty_ends_dropped(folder):
    content = "a,b,c,,\n1,2\n\n3,,4,,\n,,,,\n\n"

    rows = read_bytes(folder, content.encode()).sheets[0].rows

    assert rows == (("a", "b", "c"), ("1", "2", ""), ("", "", ""), ("3", "", "4"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_chinese_is_read_in_its_encoding(folder, encoding):
    export = read_bytes(folder, GREETING.encode(encoding))

    assert export.sheets[0].rows[1] == ("1", "加装电梯")
    assert export.notes == ()


def test_western_text_that_happens_to_be_valid_gb18030_is_read_as_western(folder):
    export = read_bytes(folder, UMLAUTS.encode("cp1252"))

    assert export.encoding == "cp1252"
    assert export.sheets[0].rows[1] == ("Müller", "größere Bänke")
    assert "cp1252" in export.notes[0]


@pytest.mark.parametrize(
    ("encoding", "bad"), [("gb18030", b"\xff"), ("gb18030", b"\x81"), ("utf-8", b"\xe4")]
)
def test_a_damaged_byte_is_named_with_its_place_and_never_read_as_mojibake(folder, encoding, bad):
    lines = (GREETING * 20).encode(encoding).splitlines(keepends=True)
    lines[2] = "2,停车".encode(encoding) + bad + "\n".encode(encoding)

    with pytest.raises(UndecodableTextError) as caught:
        read_bytes(folder, b"".join(lines), "gbk.csv")

    assert (caught.value.line, caught.value.position) == (3, 5)
    assert caught.value.encoding == encoding
    assert caught.value.byte == f"0x{bad[0]:02x}"
    assert "gbk.csv" in str(caught.value)


def test_a_quote_that_never_closes_is_named_with_its_line(folder):
    content = 'a,b\n1,"fine"\n2,"runs\naway,\n3,c\n'

    with pytest.raises(UnclosedQuoteError) as caught:
        read_bytes(folder, content.encode())

    assert caught.value.line == 3


def test_a_runaway_cell_beyond_the_parsers_limit_is_named_too(folder):
    content = 'a,b\n1,"' + "x" * 200_000 + "\n"

    with pytest.raises(UnclosedQuoteError) as caught:
        read_bytes(folder, content.encode())

    assert caught.value.line == 2


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n \r\n", b"\xff\xfe"])
def test_an_empty_file_is_refused(folder, content):
    with pytest.raises(EmptyFileError):
        read_bytes(folder, content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"<!DOCTYPE html><table><tr><td>1", "a web page"),
        (b"\n<html><body>", "a web page"),
        (b"<?xml version='1.0'?><Workbook/>", "an XML document"),
        (bytes(range(256)) * 8, "no text and no workbook"),
    ],
)
def test_files_of_another_kind_are_refused_by_their_content(folder, content, said):
    with pytest.raises(UnsupportedFileError) as caught:
        read_bytes(folder, content, "answers.xls")

    assert caught.value.content == said


def test_text_called_a_workbook_is_read_with_a_note(folder):
    export = read_bytes(folder, "序号\t需求\n1\t电梯\n".encode("gb18030"), "answers.xls")

    assert export.sheets[0].rows == (("序号", "需求"), ("1", "电梯"))
    assert export.format == "txt"
    assert export.notes == (
        "the name ends in .xls but the file is plain text; it was read as what it is",
    )


def test_an_unknown_ending_and_a_missing_file_are_refused_without_the_folders_name(folder):
    with pytest.raises(
        UnsupportedFileError, match=r"^answers\.docx: this is a \.docx file"
    ) as caught:
        read_bytes(folder, b"a,b\n1,2\n", "answers.docx")
    with pytest.raises(MissingFileError, match=r"^gone\.csv: there is no such file") as gone:
        read_export(folder / "gone.csv")

    assert str(folder) not in f"{caught.value}{gone.value}"


@pytest.mark.skipif(not REAL_EXPORTS.is_dir(), reason="the shared exports are not here")
@pytest.mark.parametrize(
    ("file", "rows", "width", "separator", "encoding"),
    [
        ("surveymonkey_starwars.csv", 1188, 38, ",", "cp1252"),
        ("surveymonkey_thanksgiving.csv", 1059, 65, ",", "utf-8"),
        ("limesurvey_english.csv", 97, 317, ";", "utf-8-sig"),
        ("limesurvey_german.csv", 97, 317, ";", "utf-8-sig"),
        ("kobo_citizens_round1.csv", 1305, 59, ",", "utf-8"),
    ],
)
def test_real_files_have_their_known_shape(file, rows, width, separator, encoding):
    export = read_export(REAL_EXPORTS / file)

    assert (len(export.sheets[0].rows), len(export.sheets[0].rows[0])) == (rows, width)
    assert (export.separator, export.encoding) == (separator, encoding)


@pytest.mark.skipif(not REAL_EXPORTS.is_dir(), reason="the shared exports are not here")
def test_none_is_an_answer_541_times_in_the_thanksgiving_poll():
    rows = read_export(REAL_EXPORTS / "surveymonkey_thanksgiving.csv").sheets[0].rows

    assert sum(row.count("None") for row in rows) == 541

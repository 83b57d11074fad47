"""What a person says of a file goes before what the program finds, and is never passed over."""

import pytest

from drawn_exports import drawn_export
from drawn_forms import saved, xlsform
from surveys.codebook import Codebook, Question
from surveys.file_errors import (
    ToldVariantError,
    UndecodableTextError,
    UnknownEncodingError,
    UnknownPlatformError,
    UnknownSheetError,
)
from surveys.reading import read_responses, read_survey, read_surveys
from surveys.sheets import Export, Sheet
from surveys.told import ReadAs, separator_called, separator_name, with_one_header

WJX = """
| 序号 | 提交答卷时间      | 1、满意吗 | 2、需求 |
| 1    | 2023/9/8 12:24:22 | 5         | 1       |
| 2    | 2023/9/8 12:25:22 | 4         | 2       |
"""


def told(path, **said):
    return read_survey(path, told={path.name: ReadAs(**said)})


def test_encoding_and_separator_can_be_told(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_bytes("caf\xe9;a,b\nth\xe9;c,d\n".encode("cp1252"))
    table = told(path, encoding="cp1252", separator=",")

    assert list(table.text.columns) == ["café;a", "b"]
    assert (table.encoding, table.parted_by) == ("cp1252", ",")
    with pytest.raises(UndecodableTextError):
        told(path, encoding="utf-8")
    with pytest.raises(UnknownEncodingError) as caught:
        told(path, encoding="utf8 maybe")
    assert (caught.value.file, caught.value.encoding) == ("answers.csv", "utf8 maybe")


def test_a_sheet_can_be_told_even_a_hidden_one(tmp_path):
    rows = (("need", "age"), ("lift", "40"), ("parking", "50"))
    export = Export("a", "xlsx", (Sheet("all", (*rows, ("lift", "9"))), Sheet("south", rows)))
    path = saved(export, tmp_path / "a.xlsx")

    assert (read_survey(path).sheet, told(path, sheet="south").sheet) == ("all", "south")
    with pytest.raises(UnknownSheetError) as caught:
        told(path, sheet="north")
    assert (caught.value.sheet, caught.value.known) == ("north", ("all", "south"))


def test_platform_and_variant_can_be_told(tmp_path):
    path = saved(drawn_export(WJX), tmp_path / "answers.xlsx")

    assert (read_survey(path).platform, read_survey(path).variant) == ("wjx", "number")
    assert told(path, variant="score").variant == "score"
    assert told(path, platform="plain").platform == "plain"
    assert told(path, platform="问卷星").platform == "wjx"
    with pytest.raises(ToldVariantError) as caught:
        told(path, platform="plain", variant="score")
    assert (caught.value.variant, caught.value.read) == ("score", "plain")
    with pytest.raises(UnknownPlatformError):
        told(path, platform="nowhere")


def test_a_platform_told_of_one_file_goes_before_that_of_all(tmp_path):
    path = saved(drawn_export(WJX), tmp_path / "answers.xlsx")
    other = saved(drawn_export(WJX.replace("| 2    |", "| 3    |")), tmp_path / "other.xlsx")

    tables = read_surveys([path, other], "plain", {"other.xlsx": ReadAs(platform="wjx")})

    assert [table.platform for table in tables] == ["plain", "wjx"]


def test_the_depth_of_the_header_can_be_told_and_rows_keep_their_numbers(tmp_path):
    text = """
    | About you |        | Needs |         |
    | age       | gender | lift  | parking |
    | 40        | f      | 1     | 0       |
    | 50        | m      | 0     | 1       |
    | 60        | m      | 1     | 1       |
    """
    path = saved(drawn_export(text), tmp_path / "answers.xlsx")
    table = told(path, platform="plain", header=2)

    assert list(table.text.columns) == [
        *("About you - age", "About you - gender", "Needs - lift", "Needs - parking")
    ]
    assert table.text.index.tolist() == [3, 4, 5]
    assert (table.header, told(path, platform="plain", header=1).header) == (2, 1)


def test_a_header_passes_its_words_on_only_where_something_stands_below():
    sheet = Sheet("", (("a", "", "", ""), ("1", "2", "", "3"), ("x", "y", "z", "w")))

    assert with_one_header(sheet, 2).rows[0] == ("a - 1", "a - 2", "", "a - 3")
    assert with_one_header(sheet, 1) is sheet


def test_the_order_of_dates_can_be_told(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text("Timestamp,need\n01/10/2024,lift\n03/10/2024,parking\n")
    codebook = Codebook((Question("need", kind="single"),), ())
    found = {
        order: read_responses([path], codebook, told={path.name: ReadAs(dates=order)})[1]
        for order in ("day", "month")
    }

    assert found["day"].roles["time"].dt.month.tolist() == [10, 10]
    assert found["month"].roles["time"].dt.month.tolist() == [1, 3]
    assert found["day"].remarks == ()


def test_what_looks_like_a_form_can_be_told_to_be_an_export(tmp_path):
    path = saved(xlsform(), tmp_path / "form.xlsx")

    assert told(path, platform="plain", sheet="choices").platform == "plain"


@pytest.mark.parametrize("name", ["comma", "semicolon", "tab", "bar"])
def test_separators_have_names_that_can_be_seen(name):
    assert separator_name(separator_called(name)) == name
    assert separator_called(separator_called(name)) == separator_called(name)

import pytest
import xlsxwriter

from drawn_exports import drawn
from surveys.file_errors import NoAnswersError, OnlyRepeatsError, UnknownPlatformError
from surveys.reading import read_survey, read_surveys

ANSWERS = """
| 楼栋 | 需求 | 年龄 |
| 1   | 电梯 | 40  |
| 2   | 停车 | 50  |
| 3   | 绿化 | 60  |
"""
NOTE = """
| 说明     |
| 已核对   |
"""
PART = """
| 楼栋 | 需求 | 年龄 |
| 2   | 停车 | 50  |
"""


def workbook(folder, sheets, hidden=()):
    path = folder / "answers.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, table in sheets.items():
            sheet = book.add_worksheet(name)
            for top, row in enumerate(drawn(table) if table else ()):
                sheet.write_row(top, 0, row)
            if name in hidden:
                sheet.hide()
    return path


def test_the_sheet_of_answers_is_found_behind_a_note(tmp_path):
    table = read_survey(workbook(tmp_path, {"note": NOTE, "data": ANSWERS, "empty": ""}))

    assert (table.sheet, table.text.shape) == ("data", (3, 3))
    assert table.notes[0] == (
        "sheet 'data' was read; sheet 'note' was not: it is another table of 2 rows"
    )


def test_sheets_that_repeat_the_answers_are_never_stacked(tmp_path):
    table = read_survey(workbook(tmp_path, {"all": ANSWERS, "copy": ANSWERS, "south": PART}))

    assert (table.sheet, len(table.text)) == ("all", 3)
    assert table.notes[:2] == (
        "sheet 'all' was read; sheet 'copy' was not: it holds the same answers",
        "sheet 'all' was read; sheet 'south' was not: it repeats some of the same answers",
    )


def test_a_hidden_sheet_is_never_read(tmp_path):
    table = read_survey(workbook(tmp_path, {"south": PART, "all": ANSWERS}, hidden=["all"]))

    assert table.sheet == "south"
    assert table.notes[0] == "sheet 'south' was read; sheet 'all' was not: it is hidden"


def test_a_sheet_that_a_platform_knows_comes_before_a_larger_one(tmp_path):
    known = """
    | 序号 | 提交答卷时间 | 1、需求 |
    | 1    | 2023/9/8    | 电梯    |
    """

    table = read_survey(workbook(tmp_path, {"large": ANSWERS, "known": known}))

    assert (table.platform, table.sheet) == ("wjx", "known")


def test_sheets_of_repeated_parts_hold_no_respondents(tmp_path):
    parent = """
    | _uuid | _index | age |
    | a     | 1      | 40  |
    """
    child = """
    | name | _parent_index | _submission_time |
    | x    | 1             | 2015-07-20       |
    | y    | 1             | 2015-07-20       |
    """

    table = read_survey(workbook(tmp_path, {"members": child, "form": parent}))

    assert (table.platform, table.sheet) == ("kobo", "form")
    assert "its 2 rows repeat a part of the form and are no respondents" in table.notes[0]


def test_a_file_of_repeats_is_counted_beside_the_answers_and_refused_alone(tmp_path):
    (tmp_path / "members.csv").write_text("KEY,PARENT_KEY,age\nk1/1,k1,40\nk1/2,k1,8\n")
    answers = workbook(tmp_path, {"data": ANSWERS})

    (table,) = read_surveys([tmp_path / "members.csv", answers])

    assert len(table.text) == 3
    assert [note.facts for note in table.notes if note.code == "file_repeat"] == [
        {"file": "members.csv", "rows": 2}
    ]
    for read in (read_survey, lambda path: read_surveys([path])):
        with pytest.raises(OnlyRepeatsError) as caught:
            read(tmp_path / "members.csv")
        assert caught.value.file == "members.csv"


@pytest.mark.parametrize("table", ["", "| 序号 | 提交答卷时间 |\n"])
def test_a_file_without_answers_is_refused(tmp_path, table):
    with pytest.raises(NoAnswersError) as caught:
        read_survey(workbook(tmp_path, {"Sheet1": table}))

    assert caught.value.file == "answers.xlsx"


def test_the_platform_can_be_told_by_name_or_title(tmp_path):
    path = workbook(tmp_path, {"data": ANSWERS})

    assert read_survey(path).platform == "plain"
    assert read_survey(path, "wjx").platform == "wjx"
    assert read_survey(path, "问卷星").platform == "wjx"


def test_an_unknown_platform_is_refused_with_the_nearest_names(tmp_path):
    with pytest.raises(UnknownPlatformError, match="did you mean kobo") as caught:
        read_survey(workbook(tmp_path, {"data": ANSWERS}), "kobbo")

    assert caught.value.near == ("kobo",)
    assert {"kobo", "plain", "wjx"} <= set(caught.value.known)


def test_a_table_never_prints_an_answer(tmp_path):
    table = read_survey(workbook(tmp_path, {"data": ANSWERS}))

    assert repr(table) == "SurveyTable(plain/plain, 3 rows × 3 columns)"

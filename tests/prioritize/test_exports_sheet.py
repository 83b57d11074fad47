"""The sheet that says how each survey file was read, and makes it be read otherwise."""

import openpyxl
import pytest

from prioritize.evidence import gather_evidence
from prioritize.init import init_study
from prioritize.inspection import inspect_study
from prioritize.workbook import examine_study, load_study
from prioritize.workbook.choices import CHOICES
from prioritize.workbook.opening import GUESS_COLOUR
from reports.wording import explain_remark
from surveys.dates import DAY, MONTH
from surveys.forms import all_forms
from surveys.platforms import all_platforms
from surveys.told import SEPARATORS

LINES = [
    "填写时间;最希望改造的项目;年龄",
    *(
        f"0{row % 9 + 1}/10/2024;{need};{40 + row}"
        for row in range(12)
        for need in ("电梯", "停车位")
    ),
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "答卷.csv").write_bytes("\n".join(LINES).encode("gb18030"))
    init_study(tmp_path / "study", [tmp_path / "答卷.csv"], tell=explain_remark)
    return tmp_path / "study"


def sheet(folder):
    header, *rows = openpyxl.load_workbook(folder / "study.xlsx")["导出文件"].iter_rows()
    return [dict(zip([cell.value for cell in header], row, strict=True)) for row in rows]


def write(folder, **cells):
    book = openpyxl.load_workbook(folder / "study.xlsx")
    page = book["导出文件"]
    places = {cell.value: cell.column for cell in page[1]}
    for column, value in cells.items():
        page.cell(2, places[column]).value = value
    book.save(folder / "study.xlsx")


def test_everything_found_out_about_a_file_is_shown_and_explained(folder):
    (row,) = sheet(folder)

    assert {name: cell.value for name, cell in row.items()} == {
        "文件": "答卷.csv",
        "平台": "普通表格",
        "形式": None,
        "编码": "gb18030",
        "分隔符": "分号",
        "工作表": None,
        "表头行数": 1,
        "日期顺序": None,
        "填答方式": None,
    }
    assert row["文件"].comment.text == "24 份答卷。\n• 没有认出问卷平台：每一列都当作单独一题。"
    assert "清空则重新识别" in row["平台"].comment.text
    assert row["平台"].fill.fgColor.rgb == GUESS_COLOUR


def test_dates_that_nothing_decides_are_left_to_the_planner(folder):
    (row,) = sheet(folder)
    open_order = gather_evidence(load_study(folder)).responses
    write(folder, 日期顺序="月在前")
    told = gather_evidence(load_study(folder)).responses

    assert row["日期顺序"].fill.fgColor.rgb == GUESS_COLOUR
    assert [one.code for one in open_order.remarks] == ["dates_day_first"]
    assert told.remarks == ()
    assert set(told.roles["time"].dt.day) == {10}


def test_what_a_planner_writes_there_is_done(folder):
    write(folder, 分隔符="逗号")

    table = load_study(folder)
    assert table.exports[0].separator == "comma"
    language, issues = inspect_study(folder)
    assert language == "zh"
    assert any("UnknownColumnError" in issue.code or "最希望" in issue.message for issue in issues)


def test_all_questionnaires_of_a_file_can_be_called_paper(folder):
    write(folder, 填答方式="纸质")
    modes = gather_evidence(load_study(folder)).responses.roles["mode"]

    assert set(modes) == {"纸质"}


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("文件", "答案.csv", "export_not_listed"),
        ("平台", "问卷行", "choice_unknown"),
        ("日期顺序", "年在前", "choice_unknown"),
        ("分隔符", "空格", "choice_unknown"),
    ],
)
def test_mistakes_there_have_their_cell(folder, column, value, code):
    write(folder, **{column: value})
    _, issues = examine_study(folder)
    found = [issue for issue in issues if issue.sheet == "导出文件" and issue.code == code]

    assert len(found) == 1
    assert found[0].cell.endswith("2")


def test_an_update_adds_a_row_for_the_new_file_only(folder, tmp_path):
    write(folder, 填答方式="纸质")
    (tmp_path / "第二轮.csv").write_bytes("\n".join([LINES[0], *LINES[5:]]).encode())
    report = init_study(folder, [tmp_path / "第二轮.csv"], update=True, tell=explain_remark)

    assert [row["文件"].value for row in sheet(folder)] == ["答卷.csv", "第二轮.csv"]
    assert sheet(folder)[0]["填答方式"].value == "纸质"
    assert any(line.startswith("读取 第二轮.csv：") for line in report.lines())


def test_the_words_of_the_sheet_are_those_of_the_program():
    assert set(CHOICES["platform"]) == {*all_platforms(), *all_forms()}
    assert set(CHOICES["separator"]) == set(SEPARATORS)
    assert set(CHOICES["dates"]) == {DAY, MONTH}
    for name, platform in all_platforms().items():
        assert name == "plain" or CHOICES["platform"][name][0] == platform.title

"""Reading study.xlsx: both languages, ids, facts, matrices."""

import numpy as np
import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import PatternFill

from drawn_workbooks import SMALL, draw
from prioritize.errors import StudyError
from prioritize.workbook import examine_study, load_study
from prioritize.workbook.opening import GUESS_COLOUR

ENGLISH = """
# settings
key           | value
language      | zh
normalization | minmax
pooling       | aip
surveys       |
budget        | 70
# items
id|name |class       |cost|mandatory|after|vote    |aspect    |production|living|ecology|noise
1 |管网 |basic       |30  |消防法   |     |none    |function  |0         |0.5   |0.5    |4
2 |电梯 |improvement |60  |         |1    |special |function  |0         |1     |0      |2
3 |立面 |enhancement |10  |         |     |ordinary|appearance|0         |1     |0      |1
# criteria
id    | name | direction | source       | visibility
noise | 噪声 | benefit   | item:noise   | no
money | 造价 | cost      | item:cost    | no
green | 生态 | benefit   | item:ecology | yes
# questions
column | kind   | role   | limit
10     | choose | answer | 3
5      |        | group  |
# options
column | option | item | state
10     | 装电梯 | 2    | answer
10     | 都不要 |      | none
# perspectives
id         | name | power
government | 政府 | 0.3
residents  | 居民 | 0.7
# judgements
perspective | judge | method   | left  | right | value
government  | 甲    | pairwise | noise | money | '1/3
government  | 甲    | pairwise | noise | green | 2
residents   | 乙    | order    | noise |       | 1
residents   | 乙    | order    | money |       | 2
residents   | 乙    | order    | green |       | 3
# ratings
item | criterion | rater | perspective | value
1    | noise     | 丙    | residents   | 4
# population
variable | level | count
楼层     | 5层   | 120
# owners
unit  | building | area | owner | item | vote
1-101 | 1        | 60.5 | 甲    | 2    | for
1-102 | 1        | 70   | 乙    | 2    | against
"""

CHINESE = """
# 业主
表决 | 项目 | 业主 | 面积 | 楼栋 | 房号
同意 | 2    | 甲   | 60.5 | 1    | 1-101
反对 | 2    | 乙   | 70   | 1    | 1-102
# 总体
变量 | 水平 | 数量
楼层 | 5层  | 120
# 评分
项目 | 准则  | 评分人 | 主体 | 值
1    | noise | 丙     | 居民 | 4
# 判断
主体 | 判断人 | 方法     | 左    | 右    | 值
政府 | 甲     | 两两比较 | noise | money | '1/3
政府 | 甲     | 两两比较 | noise | green | 2
居民 | 乙     | 排序     | noise |       | 1
居民 | 乙     | 排序     | money |       | 2
居民 | 乙     | 排序     | green |       | 3
# 主体
编号 | 名称 | 话语权
政府 | 政府 | 0.3
居民 | 居民 | 0.7
# 选项
列 | 选项   | 项目 | 状态
10 | 装电梯 | 2    | 回答
10 | 都不要 |      | 无
# 题目
列 | 题型 | 用途 | 限选
10 | 多选 | 答题 | 3
5  |      | 分组 |
# 准则
编号  | 名称 | 方向 | 来源       | 形象
noise | 噪声 | 效益 | item:noise | 否
money | 造价 | 成本 | 项目：造价 | 否
green | 生态 | 效益 | item:生态  | 是
# 项目
编号 | 名称 | 类别   | 造价 | 必做   | 前置 | 表决 | 性质 | 生产 | 生活 | 生态 | noise
1    | 管网 | 基础类 | 30   | 消防法 |      | 无   | 功能 | 0    | 0.5  | 0.5  | 4
2    | 电梯 | 完善类 | 60   |        | 1    | 特别 | 功能 | 0    | 1    | 0    | 2
3    | 立面 | 提升类 | 10   |        |      | 一般 | 外观 | 0    | 1    | 0    | 1
# 设置
键       | 值
语言     | 中文
标准化   | 极差
群组合并 | 合并权重
问卷文件 |
预算     | 70
"""


def test_english_and_chinese_workbooks_are_the_same_study(tmp_path):
    english = load_study(draw(tmp_path, ENGLISH, name="en.xlsx"))
    chinese = load_study(draw(tmp_path, CHINESE, name="zh.xlsx"))

    for part in ("settings", "items", "criteria", "codebook", "parties", "ratings", "population"):
        assert getattr(english, part) == getattr(chinese, part)
    assert english.owners == chinese.owners
    spoken = [
        [(one.perspective, one.judge, one.method, one.left, one.right, one.value) for one in judged]
        for judged in (english.judgements, chinese.judgements)
    ]
    assert spoken[0] == spoken[1]


def test_a_study_may_be_named_by_its_folder(tmp_path):
    draw(tmp_path, SMALL)

    study = load_study(tmp_path)

    assert (study.folder, study.file) == (tmp_path, "study.xlsx")
    assert [item.id for item in study.items] == ["B1", "L1", "P1"]


def test_headers_may_differ_in_case_and_blanks(tmp_path):
    drawn = SMALL.replace("id | name     | cost", "ID | NAME | Ｃｏｓｔ").replace(
        "perspective | judge", "Perspective | JUDGE"
    )

    study = load_study(draw(tmp_path, drawn))

    assert study.items[0].cost == 30
    assert study.judgements[0].judge == "office"


def test_ids_typed_as_numbers_stay_what_the_planner_sees(tmp_path):
    study = load_study(draw(tmp_path, ENGLISH))

    assert [item.id for item in study.items] == ["1", "2", "3"]
    assert study.items[1].after == ("1",)
    assert study.codebook.questions[0].column == "10"


def test_a_ratio_typed_as_text_is_a_number(tmp_path):
    study = load_study(draw(tmp_path, ENGLISH))

    assert study.judgements[0].value == pytest.approx(1 / 3)
    assert study.judgements[0].where == "judgements!F2"


def test_further_columns_of_items_are_facts_and_an_empty_cell_is_no_fact(tmp_path):
    items = """
# items
id | name    | cost | safety | quiet
B1 | pipes   |      | 5      | '1,200.5
L1 | lift    | 60   | 2      |
"""
    study, _issues = examine_study(draw(tmp_path, SMALL.replace("item:cost", "item:safety"), items))

    assert study.items[0].facts == {"safety": 5, "quiet": 1200.5}
    assert study.items[1].facts == {"cost": 60, "safety": 2}


def test_every_value_remembers_its_cell(tmp_path):
    study = load_study(draw(tmp_path, CHINESE))

    assert study.where["items", "2", "cost"] == "项目!D3"
    assert study.where["items", "3", "noise"] == "项目!L4"
    assert study.where["settings", "budget", "value"] == "设置!B6"
    assert study.where["perspectives", "residents", "power"] == "主体!C3"


def test_empty_rows_and_merged_headings_are_skipped(tmp_path):
    path = draw(tmp_path, SMALL)
    book = openpyxl.load_workbook(path)
    sheet = book["items"]
    sheet.insert_rows(2, amount=2)
    sheet["A2"] = "All the items of the estate"
    sheet.merge_cells("A2:D2")
    book.save(path)

    study = load_study(path)

    assert [item.id for item in study.items] == ["B1", "L1", "P1"]
    assert study.where["items", "L1", "id"] == "items!A5"


def test_a_judge_merged_over_several_rows_counts_for_each_of_them(tmp_path):
    path = draw(tmp_path, SMALL)
    book = openpyxl.load_workbook(path)
    sheet = book["judgements"]
    sheet["B4"] = None
    sheet.merge_cells("B3:B4")
    book.save(path)

    study = load_study(path)

    assert [one.judge for one in study.judgements] == ["office", "committee", "committee"]


def test_a_formula_counts_with_the_result_that_was_saved(tmp_path):
    path = tmp_path / "study.xlsx"
    drawn = openpyxl.load_workbook(draw(tmp_path, SMALL, name="drawn.xlsx"))
    with xlsxwriter.Workbook(path) as book:
        for sheet in drawn.worksheets:
            copy = book.add_worksheet(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        copy.write(cell.row - 1, cell.column - 1, cell.value)
        book.get_worksheet_by_name("items").write_formula("C2", "=10*3.5", None, 35)

    assert load_study(path).items[0].cost == 35


def test_a_matrix_keeps_blanks_and_both_triangles(tmp_path):
    matrix = """
# ahp office
government / Lin | safety | money | green
safety           | 1      | '1/5  |
money            | 5      |       | 2
green            |        |       | 1
"""
    criteria = "# criteria\nid|source\nsafety|item:safety\nmoney|item:cost\ngreen|item:safety\n"

    study, _issues = examine_study(draw(tmp_path, SMALL, criteria, matrix))
    found = study.matrices[0]

    assert (found.perspective, found.judge, found.where) == ("government", "Lin", "ahp office")
    assert found.criteria == ("safety", "money", "green")
    np.testing.assert_allclose(
        found.values, [[1, 0.2, np.nan], [5, 1, 2], [np.nan, np.nan, 1]], equal_nan=True
    )


def test_a_matrix_may_name_its_columns_in_another_order(tmp_path):
    matrix = "# AHP 居民\n居民/老李 | money | safety\nsafety | 4 | 1\nmoney | 1 |\n"

    found = load_study(draw(tmp_path, SMALL, matrix)).matrices[0]

    assert (found.perspective, found.judge) == ("residents", "老李")
    np.testing.assert_array_equal(found.values, [[1, 4], [np.nan, 1]])


def test_notes_below_a_matrix_are_not_part_of_it(tmp_path):
    path = draw(tmp_path, SMALL, "# ahp a\nresidents/a | safety | money\nsafety|1|2\nmoney| |1\n")
    book = openpyxl.load_workbook(path)
    book["ahp a"]["A6"] = "Filled in at the meeting of May"
    book.save(path)

    assert load_study(path).matrices[0].criteria == ("safety", "money")


def test_the_date_of_a_judgement_may_be_a_date(tmp_path):
    drawn = SMALL.replace("left   | right | value", "left   | right | value | date").replace(
        "safety | money | 3", "safety | money | 3 | @2026-05-04"
    )

    assert load_study(draw(tmp_path, drawn)).judgements[0].date == "2026-05-04"


def test_yellow_rows_are_guesses_until_the_colour_is_cleared(tmp_path):
    path = draw(tmp_path, ENGLISH)
    book = openpyxl.load_workbook(path)
    book["options"]["C2"].fill = PatternFill("solid", fgColor=GUESS_COLOUR)
    book["items"]["L3"].fill = PatternFill("solid", fgColor=GUESS_COLOUR)
    book.save(path)

    study = load_study(path)

    assert study.codebook.options[0].confidence < 0.6
    assert study.codebook.options[1].confidence == 1
    assert [(one.code, one.cell) for one in study.doubts] == [
        ("neutral_facts", "L3"),
        ("unsure_guess", "C2"),
    ]


def test_rows_guessed_alike_one_below_the_other_are_one_doubt(tmp_path):
    names = [f"q{place}" for place in range(1, 8)]
    grid = "\n".join(f"{name} | rating" if name != "q5" else "q5 | single" for name in names)
    path = draw(tmp_path, f"{SMALL}\n# questions\ncolumn | kind\n{grid}\n")
    book = openpyxl.load_workbook(path)
    for row in (2, 3, 4, 5, 6, 8):
        book["questions"][f"B{row}"].fill = PatternFill("solid", fgColor=GUESS_COLOUR)
    book.save(path)
    doubts = [one for one in load_study(path).doubts if one.sheet == "questions"]

    assert [(one.code, one.cell) for one in doubts] == [
        ("unsure_guesses", "B2:B5"),
        ("unsure_guess", "B6"),
        ("unsure_guess", "B8"),
    ]
    assert doubts[0].facts == {"first": "q1", "last": "q4", "count": 4}


def test_sheets_a_planner_keeps_beside_the_study_are_left_alone(tmp_path):
    study = load_study(draw(tmp_path, SMALL, "# 会议记录\n五月四日 | 到会十二人\n"))

    assert [(one.code, one.sheet, one.severity) for one in study.doubts] == [
        ("unknown_sheet", "会议记录", "doubt")
    ]


def test_a_column_of_words_in_items_is_a_note(tmp_path):
    drawn = SMALL.replace("| after", "| after | remark").replace("| B1\n", "| B1 | ask again\n")

    study = load_study(draw(tmp_path, drawn))

    assert [(one.code, one.cell) for one in study.doubts] == [("words_as_fact", "F1")]
    assert "remark" not in study.items[1].facts


def test_a_workbook_that_is_none_ends_in_one_message(tmp_path):
    (tmp_path / "study.xlsx").write_bytes(b"PK\x03\x04 broken")

    with pytest.raises(StudyError) as caught:
        load_study(tmp_path)

    assert [issue.code for issue in caught.value.issues] == ["workbook_broken"]
    assert str(tmp_path) not in str(caught.value)


def test_a_protected_workbook_says_what_to_do(tmp_path):
    (tmp_path / "study.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    with pytest.raises(StudyError, match="without a password"):
        load_study(tmp_path)


def test_an_empty_folder_names_the_command_that_makes_a_study(tmp_path):
    with pytest.raises(StudyError, match="prioritize init"):
        load_study(tmp_path)


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr("prioritize.workbook.opening.UNPACKED_LIMIT", 0.001)
    draw(tmp_path, SMALL)

    with pytest.raises(StudyError) as caught:
        load_study(tmp_path)

    assert caught.value.issues[0].code == "workbook_too_large"


def test_dates_become_iso_text_where_text_is_asked_for(tmp_path):
    drawn = SMALL.replace("pipes", "@2026-05-04").replace("lift ", "@2026-05-04T08:30")

    names = [item.name for item in load_study(draw(tmp_path, drawn)).items]

    assert names[:2] == ["2026-05-04", "2026-05-04 08:30:00"]


@pytest.mark.parametrize(("column", "wrong"), [("cost", True), ("safety", False)])
def test_a_number_that_is_shown_as_per_cent_is_no_amount_but_may_be_a_fact(tmp_path, column, wrong):
    path = draw(tmp_path, SMALL)
    book = openpyxl.load_workbook(path)
    (cell,) = (row[1] for row in book["items"].columns if row[0].value == column)
    cell.value, cell.number_format = 0.5, "0%"
    book.save(path)
    _, issues = examine_study(path)

    assert [(one.code, one.facts) for one in issues if one.code == "not_an_amount"] == (
        [("not_an_amount", {"value": "50%"})] if wrong else []
    )

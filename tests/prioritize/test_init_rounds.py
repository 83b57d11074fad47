"""A second round of a survey comes into a study: matched where it can be, and always said."""

import openpyxl
import pytest

from prioritize.evidence import gather_evidence
from prioritize.init import init_study
from prioritize.workbook import load_study
from prioritize.workbook.opening import GUESS_COLOUR

WORKS = ["加装电梯", "增加停车位", "充电桩", "屋顶漏水维修"]
AGES = ["18-40岁", "41-59岁", "60岁及以上"]


def export(path, header, columns, rows=40):
    book = openpyxl.Workbook()
    book.worksheets[0].append(["序号", *header])
    for row in range(rows):
        book.worksheets[0].append([str(row + 1), *(column(row) for column in columns)])
    book.save(path)
    return path


def wishes(works):
    return lambda row: "┋".join(works[(row + step) % len(works)] for step in (0, 2))


def age(row):
    return AGES[row % 3]


def car(row):
    return "有" if row % 2 else "没有"


@pytest.fixture
def first(tmp_path):
    header = ["1、您的年龄", "2、您最希望改造的项目是？【最多选2项】"]
    return export(tmp_path / "first.xlsx", header, [age, wishes(WORKS)])


@pytest.fixture
def second(tmp_path):
    header = ["1、家中有小汽车吗", "2、您的年龄", "3、您最希望改造的项目【最多选3项】"]
    return export(tmp_path / "second.xlsx", header, [car, age, wishes([*WORKS[:3], "雨污分流"])])


def rows(folder, sheet="题目"):
    book = openpyxl.load_workbook(folder / "study.xlsx")
    header, *lines = book[sheet].iter_rows()
    names = [cell.value for cell in header]
    return [dict(zip(names, line, strict=True)) for line in lines if line[1].value]


@pytest.mark.parametrize("later", [False, True])
def test_both_rounds_make_one_study_whether_given_together_or_later(tmp_path, first, second, later):
    folder = tmp_path / "study"
    init_study(folder, [first] if later else [first, second])
    if later:
        init_study(folder, [second], update=True)
    evidence = gather_evidence(load_study(folder))

    wanted = next(one for one in evidence.responses.answers if one.question.column == "2")
    assert len(evidence.responses.rows) == 80
    assert (wanted.values > 0).sum() == 160
    assert set(evidence.responses.groups["1"]) == set(AGES)
    assert wanted.limits == {"second.xlsx": 3}


def test_a_match_by_near_words_is_yellow_and_names_both(tmp_path, first, second):
    init_study(tmp_path / "study", [first, second])
    found = {(row["文件"].value, row["列"].value): row["同题"] for row in rows(tmp_path / "study")}

    near, same = found["second.xlsx", "3"], found["second.xlsx", "2"]
    assert (near.value, near.fill.fgColor.rgb) == ("2", GUESS_COLOUR)
    assert "3、您最希望改造的项目【最多选3项】" in near.comment.text
    assert "2、您最希望改造的项目是？【最多选2项】" in near.comment.text
    assert (same.value, same.fill.fgColor.rgb == GUESS_COLOUR) == ("1", False)


def test_an_option_of_one_round_is_bound_to_it_in_yellow(tmp_path, first, second):
    init_study(tmp_path / "study", [first, second])
    found = {row["选项"].value: row["文件"] for row in rows(tmp_path / "study", "选项")}
    demand = gather_evidence(load_study(tmp_path / "study")).demand.table

    assert found["雨污分流"].value == "second.xlsx"
    assert found["屋顶漏水维修"].value == "first.xlsx"
    assert found["雨污分流"].fill.fgColor.rgb == GUESS_COLOUR
    assert "first.xlsx" in found["雨污分流"].comment.text
    assert demand.loc["B03", ["value", "n"]].tolist() == [0.5, 40]


def test_an_emptied_match_parts_the_questions_again(tmp_path, first, second):
    folder = tmp_path / "study"
    init_study(folder, [first, second])
    book = openpyxl.load_workbook(folder / "study.xlsx")
    header, *rows = book["题目"].iter_rows()
    same_as = [cell.value for cell in header].index("同题")
    for row in rows:
        if (row[0].value, row[1].value) == ("second.xlsx", "3"):
            row[same_as].value = None
    book.save(folder / "study.xlsx")
    evidence = gather_evidence(load_study(folder))

    wanted = next(one for one in evidence.responses.answers if one.question.column == "2")
    assert (wanted.values > 0).sum() == 80
    assert not [one for one in evidence.responses.remarks if one.code == "asked_otherwise"]

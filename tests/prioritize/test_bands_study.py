"""Ages in figures from the first draft of a study to the report."""

import csv
import json

import openpyxl
import pytest
from typer.testing import CliRunner

from drawn_estate import HEADER, ITEMS, SETTINGS, STUDY, people
from drawn_workbooks import SMALL, draw
from prioritize.cli import app
from prioritize.errors import StudyError
from prioritize.init import init_study
from prioritize.pipeline import run_study, run_with_evidence
from prioritize.small_cells import small_demand
from prioritize.workbook import examine_study, load_study
from reports.notice import public_version

QUESTIONS = """
# questions
column | kind | role | bands
编号 | | id |
楼栋 | | building |
年龄 | | group | {bands}
最希望改造的项目 | choose | answer |
"""


def export(path, age="您的年龄（岁）", wish="最希望改造的项目【最多选3项】"):
    """120 sheets of 问卷星: ages of 20 to 89, four of them no ages, and what is wanted."""
    odd = {5: "180", 6: "45岁", 7: "16岁和6岁", 8: "13812345678"}
    wishes = [*ITEMS]
    lines = [["序号", "提交答卷时间", "所用时间", f"1、{age}", f"2、{wish}"]]
    lines += [
        [
            row + 1,
            f"2026/5/{row % 28 + 1} 9:{row % 60:02d}:00",
            f"{90 + row}秒",
            odd.get(row, str(20 + row % 70)),
            "┋".join(dict.fromkeys([wishes[row % 4], wishes[row % 3]])),
        ]
        for row in range(120)
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(lines)
    return path


def study(folder, rows, bands="0,18,60,80", population="", **settings):
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(HEADER)
        out.writerows([number, *row] for number, row in enumerate(rows, start=1))
    keys = "".join(f"{key} | {value}\n" for key, value in {**SETTINGS, **settings}.items())
    sheets = [STUDY, QUESTIONS.format(bands=bands), f"# settings\nkey | value\n{keys}"]
    if population:
        sheets.append(f"# population\nvariable | level | count\n{population}")
    return draw(folder, *sheets)


PEOPLE = [
    *people("东", "33岁", "屋面防水", 40),
    *people("西", "59", "小区道路", 30),
    *people("西", "66", "加装电梯", 12),
    *people("西", "85", "加装电梯;屋面防水", 11),
    *people("西", "200", "增加停车位", 3),
]


@pytest.mark.parametrize(
    ("language", "age", "titles", "told"),
    [
        ("zh", "您的年龄（岁）", ("题目", "用途", "分段", "准则", "分组"), "年龄数字"),
        ("en", "What is your age", ("questions", "role", "bands", "criteria", "group"), "ages in"),
    ],
)
def test_ages_in_figures_become_bands_a_planner_sees_and_changes(
    tmp_path, language, age, titles, told
):
    wish = "最希望改造的项目【最多选3项】" if language == "zh" else "Choose up to 3 works"
    survey = export(tmp_path / "answers.csv", age, wish)
    init_study(tmp_path / "study", [survey], language=language)
    path = tmp_path / "study" / "study.xlsx"
    book = openpyxl.load_workbook(path)
    questions, role, bands, criteria, group = titles
    header = [cell.value for cell in book[questions][1]]
    (row,) = [line for line in book[questions].iter_rows(min_row=2) if line[1].value == "1"]
    row_role, row_bands = row[header.index(role)], row[header.index(bands)]
    sources = [line[4].value for line in book[criteria].iter_rows()]
    shown = row_role.comment.text

    assert (row_role.value, row_bands.value) == (group, "0,18,35,45,60,80")
    assert row_bands.number_format == "@"
    assert told in shown
    assert "survey:demand@1=60+" in sources

    row_bands.value = "0，18，50"
    for line in book[criteria].iter_rows():
        if line[4].value == "survey:demand@1=60+":
            line[4].value = "survey:demand@1=50+"
    book.save(path)
    (question,) = [one for one in load_study(path).codebook.questions if one.column == "1"]
    assert question.bands == (0, 18, 50)

    asked = ["run", str(path), "--out", str(tmp_path / "out"), "--lang", language]
    assert CliRunner().invoke(app, asked).exit_code == 0
    result = json.loads((tmp_path / "out" / "result.json").read_text(encoding="utf-8"))
    log = (tmp_path / "out" / "cleaning_log.csv").read_text(encoding="utf-8-sig")
    lines = [line for line in csv.DictReader(log.splitlines()) if line["question"]]
    everything = "".join(
        one.read_text(encoding="utf-8", errors="ignore") for one in (tmp_path / "out").iterdir()
    )

    assert result["survey"]["used"] == 120
    assert [(line["row"], line["old"]) for line in lines] == [
        ("7", "180"),
        ("9", "16岁和6岁"),
        ("10", "…"),
    ]
    assert "13812345678" not in everything


def test_a_guarded_group_puts_bands_together(tmp_path):
    findings = run_study(load_study(study(tmp_path, PEOPLE, guarded="年龄=60岁以上")))
    (elders,) = findings.guarded

    assert (elders.n, elders.reason) == (23, "")
    assert {one.item: round(one.value, 2) for one in elders.demand}["lift"] == 1


@pytest.mark.parametrize(
    "levels", [("18-59", "60–79", "80+"), ("18岁至59岁", "60-79岁", "80岁及以上")]
)
def test_totals_find_their_bands_in_a_planners_spelling(tmp_path, levels):
    rows = "".join(
        f"年龄 | {level} | {count}\n" for level, count in zip(levels, (60, 20, 20), strict=True)
    )
    findings = run_study(load_study(study(tmp_path, PEOPLE, population=rows)))

    assert [(one.level, one.used) for one in findings.survey.weighting.margins] == [
        (levels[0], 70),
        (levels[1], 12),
        (levels[2], 11),
    ]
    assert findings.survey.used == 96


def test_what_is_no_age_is_noted(tmp_path):
    findings = run_study(load_study(study(tmp_path, PEOPLE)))

    assert {"column": "年龄", "rows": 3} in [
        one.facts for one in findings.notes if one.code == "answers_ages_impossible"
    ]


@pytest.mark.parametrize("bands", ["18,0", "0,18,18", "0;abc", "'-5,10", "0.5", "@2026-01-03", "x"])
def test_bands_that_say_nothing_are_refused_with_their_cell(tmp_path, bands):
    with pytest.raises(StudyError) as caught:
        load_study(study(tmp_path, PEOPLE, bands=bands))

    assert [(one.code, one.sheet, one.cell) for one in caught.value.issues] == [
        ("bands_wrong", "questions", "D4")
    ]


def test_a_group_that_no_bands_make_up_is_refused_with_those_there_are(tmp_path):
    path = study(tmp_path, PEOPLE, guarded="年龄=65-79")
    _, issues = examine_study(path)
    (issue,) = [one for one in issues if one.code.startswith("level_")]

    assert issue.sheet == "settings"
    assert "60–79" in issue.message


def test_bands_of_a_column_that_is_no_group_are_doubted(tmp_path):
    path = draw(tmp_path, SMALL, "# questions\ncolumn | role | bands\nage | ignore | 0,18")
    _, issues = examine_study(path)

    assert [(one.code, one.cell) for one in issues if one.code.startswith("bands")] == [
        ("bands_unused", "C2")
    ]


def test_a_notice_does_not_tell_a_small_band_by_two_that_hold_and_border_it(tmp_path):
    guarded = "年龄=60+;年龄=60-79"
    loaded = load_study(study(tmp_path, PEOPLE, guarded=guarded, minimum_cell=12))
    findings, evidence = run_with_evidence(loaded)
    shown = public_version(findings, 12, small_demand(loaded, evidence))

    assert [one.n for one in findings.guarded] == [23, 12]
    assert sum(one.n is not None for one in shown.guarded) < 2


def test_an_older_workbook_gets_the_column_of_bands_with_the_first_ages(tmp_path):
    first = export(tmp_path / "first.csv", age="您的性别")
    init_study(tmp_path / "study", [first], language="zh")
    path = tmp_path / "study" / "study.xlsx"
    book = openpyxl.load_workbook(path)
    header = [cell.value for cell in book["题目"][1]]
    book["题目"].delete_cols(header.index("分段") + 1)
    book.save(path)
    second = export(tmp_path / "second.csv", age="您的年龄")
    text = second.read_text(encoding="utf-8-sig").replace("1、您的年龄", "3、您的年龄")
    # Other people in another year: the same ones would be read once.
    text = text.replace("2026/", "2025/").replace("加装电梯", "屋面防水", 30)
    second.write_text(text, encoding="utf-8-sig")
    init_study(tmp_path / "study", [second], update=True)
    bands = [one.bands for one in load_study(path).codebook.questions if one.bands]

    assert bands == [(0, 18, 35, 45, 60, 80)]

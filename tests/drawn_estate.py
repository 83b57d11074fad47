"""A small estate: one export drawn row by row, and the study that reads it."""

import csv

from drawn_workbooks import draw
from prioritize.pipeline import run_study
from prioritize.workbook import load_study

HEADER = ["编号", "楼栋", "年龄", "最希望改造的项目"]
ITEMS = {"屋面防水": "roof", "加装电梯": "lift", "增加停车位": "park", "小区道路": "road"}
STUDY = """
# items
id   | name | cost | safety
roof | 屋面防水 | 40 | 4
lift | 加装电梯 | 60 | 2
park | 增加停车位 | 30 | 1
road | 小区道路 | 50 | 3
# criteria
id     | direction | source
safety | benefit   | item:safety
need   | benefit   | survey:demand
# questions
column | kind | role
编号 | | id
楼栋 | | building
年龄 | | group
最希望改造的项目 | choose | answer
# options
column | option | item
最希望改造的项目 | 屋面防水 | roof
最希望改造的项目 | 加装电梯 | lift
最希望改造的项目 | 增加停车位 | park
最希望改造的项目 | 小区道路 | road
# perspectives
id         | power
government | 1
residents  | 1
# judgements
perspective | judge     | method | left   | right | value
government  | office    | points | safety |       | 70
government  | office    | points | need   |       | 30
residents   | committee | points | safety |       | 20
residents   | committee | points | need   |       | 80
"""
SETTINGS = {"language": "en", "surveys": "answers.csv", "draws": 50, "budget": 100}


def people(building, age, wishes, times):
    """So many respondents of one building and age who want the same."""
    return [(building, age, wishes)] * times


def write_estate(folder, rows, *, population=(), **settings):
    """Write export and study; `population` holds rows of variable, level, count and issued."""
    with (folder / "answers.csv").open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(HEADER)
        lines.writerows([str(number), *row] for number, row in enumerate(rows, start=1))
    told = "".join(f"{key} | {value}\n" for key, value in (SETTINGS | settings).items())
    totals = "".join(" | ".join(map(str, row)) + "\n" for row in population)
    draw(
        folder,
        STUDY,
        f"# settings\nkey | value\n{told}",
        f"# population\nvariable | level | count | issued\n{totals}",
    )
    return folder


def loaded(folder, rows, **told):
    return load_study(write_estate(folder, rows, **told))


def found(folder, rows, **told):
    """Run the study of an estate."""
    return run_study(loaded(folder, rows, **told))


def notes(findings):
    return {note.code: note.facts for note in findings.notes}

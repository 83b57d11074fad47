"""The made-up survey of `platform_exports` on disk, in every kind of file the platforms give."""

import csv
import io
import itertools

import openpyxl
import pyreadstat

from drawn_forms import saved, xlsform
from platform_exports import AGES, TEXTS, WISHES, labelled, pabulib

SEPARATORS = {"limesurvey": ";", "kobo": "\t", "surveycto": "\t"}
"""Where a platform's text files are not separated by commas."""

FORMATS = (
    *itertools.product(TEXTS, ("csv", "xlsx")),
    ("spss", "sav"), ("stata", "dta"), ("pabulib", "pb"),
)  # fmt: skip
"""Every platform with the kinds of file it is written as."""

NAMES = [f"{platform}.{suffix}" for platform, suffix in FORMATS]


def write_platform(folder, name, persons):
    """Write the answers of some people as ``platform.suffix``; give the path."""
    path = folder / name
    platform, suffix = path.stem, path.suffix
    if suffix == ".csv":
        path.write_bytes(as_csv(platform, persons))
    elif suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in TEXTS[platform](persons):
            book.worksheets[0].append([cell or None for cell in row])
        book.save(path)
    elif suffix == ".pb":
        path.write_text(pabulib(persons), encoding="utf-8")
    else:
        frame, labels, values = labelled(persons)
        write = pyreadstat.write_sav if suffix == ".sav" else pyreadstat.write_dta
        write(frame, str(path), column_labels=labels, variable_value_labels=values)
    return path


def as_csv(platform, persons, encoding="utf-8-sig"):
    stream = io.StringIO()
    csv.writer(stream, delimiter=SEPARATORS.get(platform, ",")).writerows(TEXTS[platform](persons))
    return stream.getvalue().encode(encoding, "replace")


KOBO_SURVEY = """
| type                   | name   | label            | relevant            |
| start                  | start  |                  |                     |
| select_one ages        | age    | 您的年龄         |                     |
| select_multiple works  | wishes | 最希望改造的项目 | ${age} != '3'       |
| select_one works       | first  | 最需要先改造的是 | selected(${wishes}, '1') |
| text                   | name   | 您的姓名         |                     |
| text                   | phone  | 联系电话         |                     |
| text                   | remarks | 其他意见        |                     |
"""


def form_files(folder, persons):
    """Write definitions of questionnaires with an export each; give pairs of form and export."""
    listed = [f"| works | {place} | {wish} |" for place, wish in enumerate(WISHES, 1)]
    listed += [f"| ages | {place} | {age} |" for place, age in enumerate(AGES, 1)]
    choices = "\n".join(["", "| list_name | name | label |", *listed, ""])
    xls = saved(xlsform(KOBO_SURVEY, choices), folder / "form.xlsx")
    lss = folder / "form.lss"
    lss.write_text(structure(), encoding="utf-8")
    return ((xls, _codes(folder / "kobo.csv", persons)),
            (lss, _limesurvey_codes(folder / "limesurvey.csv", persons)))  # fmt: skip


def _codes(path, persons):
    header = ["start", "age", "wishes", *(f"wishes/{place}" for place in range(1, 6)), "first",
              "name", "phone", "remarks", "_uuid", "_submission_time"]  # fmt: skip
    rows = [
        [one.start, _age(one), " ".join(_places(one)), *one.ticks(), _first(one), one.name,
         one.phone, one.words, f"uuid-{one.number}", one.end]
        for one in persons
    ]  # fmt: skip
    return _write(path, [header, *rows], ",")


def _limesurvey_codes(path, persons):
    header = ["id", "submitdate", "lastpage", "startlanguage", "age",
              *(f"wishes[{place}]" for place in range(1, 6)), "first", "name",
              "remarks"]  # fmt: skip
    rows = [
        [str(one.number), one.end, "3", "zh", _age(one), *one.ticks("Y", "", ""), _first(one),
         one.name, one.words]
        for one in persons
    ]  # fmt: skip
    return _write(path, [header, *rows], ";")


def _age(one):
    return str(AGES.index(one.age) + 1) if one.age in AGES else ""


def _places(one):
    return [str(WISHES.index(wish) + 1) for wish in one.wishes]


def _first(one):
    return str(WISHES.index(one.first) + 1) if one.first in WISHES else ""


def _write(path, rows, separator):
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=separator).writerows(rows)
    return path


def structure():
    """LimeSurvey's definition of the questionnaire, as text."""

    def table(name, records):
        rows = "".join(
            "<row>" + "".join(f"<{key}><![CDATA[{told}]]></{key}>" for key, told in one.items())
            + "</row>\n"
            for one in records
        )  # fmt: skip
        return f"<{name}><rows>\n{rows}</rows></{name}>\n"

    def question(qid, kind, title, text, relevance="1"):
        return {"qid": qid, "parent_qid": 0, "gid": 1, "type": kind, "title": title,
                "question": text, "language": "zh", "relevance": relevance}  # fmt: skip

    def answer(qid, code, text):
        return {"qid": qid, "code": code, "answer": text, "sortorder": code, "language": "zh"}

    questions = [
        question(1, "L", "age", "您的年龄"),
        question(2, "M", "wishes", "最希望改造的项目", 'age.NAOK != "3"'),
        question(3, "L", "first", "最需要先改造的是", 'wishes_1.NAOK == "Y"'),
        question(4, "S", "name", "您的姓名"),
        question(5, "T", "remarks", "其他意见"),
    ]
    answers = [answer(1, place, age) for place, age in enumerate(AGES, 1)]
    answers += [answer(3, place, wish) for place, wish in enumerate(WISHES, 1)]
    subs = [
        {**question(10 + place, "T", place, wish), "parent_qid": 2}
        for place, wish in enumerate(WISHES, 1)
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<document>\n'
        "<LimeSurveyDocType>Survey</LimeSurveyDocType>\n"
        "<languages><language>zh</language></languages>\n"
        + table("answers", answers)
        + table("groups", [{"gid": 1, "group_name": "all", "grelevance": "", "language": "zh"}])
        + table("questions", questions)
        + table("subquestions", subs)
        + "</document>"
    )

"""Bad input ends in one clear message each: exit 1, the place named, nothing written."""

import csv
import datetime as dt

import openpyxl
import pytest

from command_line import prioritize, result
from sample_demo import sample_demo

SMALL = {
    "settings": [["key", "value"], ["title", "t"], ["language", "en"]],
    "items": [
        ["id", "name", "class", "after", "urgency", "cost", "homes"],
        ["roof", "Roof", "basic", None, 5, 120, 80],
        ["lift", "Lift", "improvement", None, 3, 480, 60],
        ["ramp", "Ramp", "improvement", None, 2, 15, 20],
    ],
    "criteria": [
        ["id", "name", "direction", "source"],
        ["urgency", "Urgency", "benefit", "item:urgency"],
        ["cost", "Cost", "cost", "item:cost"],
        ["reach", "Reach", "benefit", "item:homes"],
    ],
    "perspectives": [["id", "name", "power"], ["government", "G", 1], ["residents", "R", 1]],
    "judgements": [
        ["perspective", "judge", "method", "left", "right", "value"],
        ["government", "a", "pairwise", "urgency", "cost", "3"],
        ["government", "a", "pairwise", "cost", "reach", "1/2"],
        ["residents", "b", "points", "urgency", None, "50"],
        ["residents", "b", "points", "cost", None, "30"],
        ["residents", "b", "points", "reach", None, "20"],
    ],
}


def write_study(folder, changes=(), sheets=None):
    """Write the small study, with single cells changed: ``("criteria", "D2", "item:x")``."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in {**SMALL, **(sheets or {})}.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for name, cell, value in changes:
        book[name][cell] = value
    folder.mkdir(parents=True, exist_ok=True)
    book.save(folder / "study.xlsx")
    return folder


def refused(folder):
    """Run a study that must be refused; return its messages."""
    outcome = prioritize("run", folder)
    assert outcome.code == 1, outcome.out
    assert "Traceback" not in outcome.err
    assert outcome.out == ""
    assert not (folder / "reports").exists()
    checked = prioritize("check", folder)
    assert checked.code == 1
    return outcome.lines


def test_the_small_study_itself_is_in_order(tmp_path):
    outcome = prioritize("run", write_study(tmp_path))

    assert outcome.code == 0, outcome.err


ONE_CELL = {
    "unknown criterion in a judgement": (
        "judgements",
        "D2",
        "urgencyy",
        ["judgements!D2", "urgency"],
    ),
    "points below zero": ("judgements", "F4", "-1", ["judgements!F4", "-1"]),
    "a comparison of zero": ("judgements", "F2", "0", ["judgements!F2"]),
    "a source that names no column": ("criteria", "D2", "item:urgncy", ["criteria!D2", "urgency"]),
    "an unknown prerequisite": ("items", "D2", "liftt", ["items!D2", "lift"]),
    "words where a cost belongs": ("items", "F3", "a lot", ["items!F3", "a lot"]),
    "a negative power": ("perspectives", "C2", -1, ["perspectives!C2"]),
    "a fact left empty": ("items", "E3", None, ["items!E3", "lift"]),
}


@pytest.mark.parametrize("case", ONE_CELL)
def test_one_wrong_cell_is_one_message_with_its_address(tmp_path, case):
    sheet, cell, value, told = ONE_CELL[case]
    lines = refused(write_study(tmp_path, [(sheet, cell, value)]))

    assert len(lines) == 1, lines
    assert "study.xlsx" in lines[0]
    assert all(word in lines[0] for word in told), lines[0]


def test_everything_wrong_is_told_at_once(tmp_path):
    changes = [(sheet, cell, value) for sheet, cell, value, _ in list(ONE_CELL.values())[:6]]
    changes.remove(("judgements", "F2", "0"))
    lines = refused(write_study(tmp_path, changes))

    assert {cell for _, cell, _ in changes} <= {
        word.rpartition("!")[2] for line in lines for word in [line.split(":")[0]]
    }


def test_a_date_that_was_a_ratio_is_explained(tmp_path):
    lines = refused(write_study(tmp_path, [("judgements", "F3", dt.date(2026, 1, 2))]))

    assert len(lines) == 1
    assert "judgements!F3" in lines[0]
    assert "text" in lines[0]


def test_prerequisites_in_a_circle_are_named_in_their_order(tmp_path):
    lines = refused(
        write_study(
            tmp_path, [("items", "D2", "ramp"), ("items", "D4", "lift"), ("items", "D3", "roof")]
        )
    )

    assert len(lines) == 1
    assert all(item in lines[0] for item in ("roof", "ramp", "lift"))


def test_duties_beyond_the_budget_name_the_budgets_cell_and_the_sum(tmp_path):
    items = [[*row, "law" if number == 2 else None] for number, row in enumerate(SMALL["items"])]
    items[0][-1] = "mandatory"
    settings = [*SMALL["settings"], ["budget", 100]]
    lines = refused(write_study(tmp_path, sheets={"items": items, "settings": settings}))

    assert len(lines) == 1
    assert "settings!B4" in lines[0]
    assert all(word in lines[0] for word in ("lift", "480", "100"))


def test_an_item_without_a_cost_under_a_budget_names_its_cell(tmp_path):
    settings = [*SMALL["settings"], ["budget", 1000]]
    criteria = [row for row in SMALL["criteria"] if row[0] != "cost"]
    judgements = [
        SMALL["judgements"][0],
        ["government", "a", "pairwise", "urgency", "reach", "3"],
        *(row for row in SMALL["judgements"][3:] if row[3] != "cost"),
    ]
    sheets = {"settings": settings, "criteria": criteria, "judgements": judgements}
    lines = refused(write_study(tmp_path, [("items", "F3", None)], sheets))

    assert len(lines) == 1
    assert "items!F3" in lines[0]


def test_one_single_item_is_no_list(tmp_path):
    lines = refused(write_study(tmp_path, sheets={"items": SMALL["items"][:2]}))

    assert len(lines) == 1
    assert "items" in lines[0]


def test_comparisons_that_do_not_hang_together_name_what_is_missing(tmp_path):
    rows = [row for row in SMALL["judgements"] if row[3:5] != ["cost", "reach"]]
    lines = refused(write_study(tmp_path, sheets={"judgements": rows}))

    assert len(lines) == 1
    assert "study.xlsx" in lines[0]
    assert "reach" in lines[0]


def test_a_matrix_with_a_blank_row_names_the_criterion_and_the_sheet(tmp_path):
    matrix = [
        ["government/a", "urgency", "cost", "reach"],
        ["urgency", 1, 3, None],
        ["cost", None, 1, None],
        ["reach", None, None, 1],
    ]
    judgements = [SMALL["judgements"][0], *SMALL["judgements"][3:]]
    lines = refused(write_study(tmp_path, sheets={"judgements": judgements, "ahp a": matrix}))

    assert len(lines) == 1
    assert "ahp a" in lines[0]
    assert "reach" in lines[0]


def test_a_zero_in_a_matrix_is_named_by_its_cell(tmp_path):
    matrix = [
        ["government/a", "urgency", "cost", "reach"],
        ["urgency", 1, 0, 2],
        ["cost", None, 1, 3],
        ["reach", None, None, 1],
    ]
    judgements = [SMALL["judgements"][0], *SMALL["judgements"][3:]]
    lines = refused(write_study(tmp_path, sheets={"judgements": judgements, "ahp a": matrix}))

    assert len(lines) == 1
    assert "ahp a!C2" in lines[0]


HEADER = "序号,提交答卷时间,1、您最希望改造的项目【最多选3项】\n"
EXPORTS = {
    "an empty file": ("export.csv", b""),
    "a header and nothing below": ("export.csv", HEADER.encode("utf-8-sig")),
    "a truncated workbook": ("export.xlsx", b"PK\x03\x04 and then nothing"),
    "a picture": ("export.png", b"\x89PNG\r\n\x1a\n" + bytes(64)),
    "GBK with one bad byte": (
        "export.csv",
        (HEADER + "1,2026/1/2 08:00:00,加装电梯┋屋面防水\n" * 30).encode("gb18030") + b"\xff\n",
    ),
}


@pytest.mark.parametrize("case", EXPORTS)
def test_an_export_that_cannot_be_read_is_one_message_and_no_study(tmp_path, case):
    name, content = EXPORTS[case]
    (tmp_path / name).write_bytes(content)
    outcome = prioritize("init", tmp_path / "study", "--survey", tmp_path / name)

    assert outcome.code == 1
    assert len(outcome.lines) == 1
    assert name in outcome.lines[0]
    assert str(tmp_path) not in outcome.lines[0]
    assert not (tmp_path / "study" / "study.xlsx").exists()


def test_answers_that_are_all_blank_are_no_survey(tmp_path):
    rows = "".join(f"{n},2026/1/2 08:00:0{n % 10},(空)\n" for n in range(1, 40))
    (tmp_path / "export.csv").write_text(HEADER + rows, encoding="utf-8-sig")
    made = prioritize("init", tmp_path / "study", "--survey", tmp_path / "export.csv")

    assert made.code == 1
    assert len(made.lines) == 1
    assert "39" in made.lines[0]
    assert not (tmp_path / "study").exists()


def test_a_survey_about_something_else_says_what_to_fill_in(tmp_path):
    rows = "".join(f"{n},2026/1/2 08:00:00,{20 + n}\n" for n in range(1, 40))
    (tmp_path / "export.csv").write_text(
        "序号,提交答卷时间,1、您的年龄\n" + rows, encoding="utf-8-sig"
    )
    made = prioritize("init", tmp_path / "study", "--survey", tmp_path / "export.csv")
    checked = prioritize("check", tmp_path / "study")

    assert made.code == 0, made.err
    assert "题目" in made.out
    assert checked.code == 1
    assert len([line for line in checked.out.splitlines() if "criteria" in line]) == 0


def test_a_folder_that_cannot_be_written_is_one_message(tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    study = write_study(tmp_path / "study")
    outcome = prioritize("run", study, "--out", tmp_path / "taken" / "reports")

    assert outcome.code == 1
    assert len(outcome.lines) == 1
    assert "taken" in outcome.lines[0]


def test_a_chinese_study_is_told_about_in_chinese_whatever_the_locale(tmp_path):
    sample_demo(tmp_path / "demo", "zh")
    book = openpyxl.load_workbook(tmp_path / "demo/study.xlsx")
    book["主体"]["D2"] = -1
    book.save(tmp_path / "demo/study.xlsx")
    outcome = prioritize("run", tmp_path / "demo")

    assert outcome.code == 1
    assert "主体!D2" in outcome.err
    assert "at least" not in outcome.err


def test_duplicated_headers_are_kept_apart_and_said(tmp_path):
    head = "序号,提交答卷时间,1、您满意吗,1、您满意吗,2、您最希望改造的项目【最多选3项】\n"
    rows = "".join(
        f"{n},2026/1/2 08:00:0{n % 10},满意,不满意,{('停车位', '加装电梯')[n % 2]}┋屋面防水\n"
        for n in range(1, 40)
    )
    (tmp_path / "export.csv").write_text(head + rows, encoding="utf-8-sig")
    made = prioritize("init", tmp_path / "study", "--survey", tmp_path / "export.csv")
    ran = prioritize("run", tmp_path / "study")

    assert made.code == 0, made.err
    assert ran.code == 0, ran.err


def test_two_sheets_with_the_same_answers_are_counted_once(tmp_path):
    book = openpyxl.Workbook()
    first, second = book.active, book.create_sheet("copy")
    for sheet in (first, second):
        sheet.append(["序号", "提交答卷时间", "1、您最希望改造的项目【最多选3项】"])
        for n in range(1, 41):
            sheet.append([str(n), "2026/1/2 08:00:00", "加装电梯┋屋面防水" if n % 3 else "停车位"])
    book.save(tmp_path / "export.xlsx")
    made = prioritize("init", tmp_path / "study", "--survey", tmp_path / "export.xlsx")
    ran = prioritize("run", tmp_path / "study", "--format", "json")

    assert made.code == 0, made.err
    assert ran.code == 0, ran.err
    assert result(tmp_path / "study" / "reports")["survey"]["returned"] == 40


def test_a_study_that_is_not_there_is_wrong_usage(tmp_path):
    assert prioritize("run", tmp_path / "nowhere").code == 2


def test_an_unknown_format_is_refused_before_anything_is_computed(tmp_path):
    outcome = prioritize("run", write_study(tmp_path), "--format", "htlm")

    assert outcome.code == 1
    assert len(outcome.lines) == 1
    assert "html" in outcome.lines[0]
    assert not (tmp_path / "reports").exists()


def test_messages_speak_chinese_where_the_locale_does(tmp_path):
    outcome = prioritize(
        "run", write_study(tmp_path, [("items", "F3", "a lot")]), language="zh_CN.UTF-8"
    )

    assert outcome.code == 1
    assert any("一" <= sign <= "鿿" for sign in outcome.err)


def test_check_speaks_the_language_of_a_study_that_cannot_be_read(tmp_path):
    sample_demo(tmp_path / "demo", "zh")
    book = openpyxl.load_workbook(tmp_path / "demo/study.xlsx")
    book["题目"]["G2"] = "abc"
    book.save(tmp_path / "demo/study.xlsx")
    outcome = prioritize("check", tmp_path / "demo")

    assert outcome.code == 1
    assert any("题目!G2" in line and "不是数" in line for line in outcome.out.splitlines())


@pytest.mark.parametrize(("doubles", "said"), [(4, False), (40, True)])
def test_a_survey_that_mostly_sets_aside_says_so(tmp_path, doubles, said):
    homes = [f"{n}-1-101" for n in range(1, 61)] + ["1-1-101"] * doubles
    rows = "".join(
        f"{n},2026/1/2 08:{n // 60:02d}:{n % 60:02d},{home},加装电梯┋屋面防水\n"
        for n, home in enumerate(homes, start=1)
    )
    head = "序号,提交答卷时间,1、门牌（楼栋-单元-房号）,2、您最希望改造的项目【最多选3项】\n"
    (tmp_path / "export.csv").write_text(head + rows, encoding="utf-8-sig")
    prioritize("init", tmp_path / "study", "--survey", tmp_path / "export.csv")
    ran = prioritize("run", tmp_path / "study", "--format", "json")
    found = result(tmp_path / "study" / "reports")

    assert ran.code == 0, ran.err
    assert found["survey"]["used"] == 60
    assert ("much_set_aside" in {note["code"] for note in found["notes"]}) is said


def test_an_item_whose_question_nobody_answered_is_named_with_its_cell(tmp_path):
    answers = [["Which is needed?", "Roof: satisfied?"], ["Lift", ""], ["Ramp", ""], ["Lift", ""]]
    folder = tmp_path / "study"
    folder.mkdir()
    with (folder / "a.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(answers)
    write_study(
        folder,
        [("criteria", "D2", "survey:demand")],
        {
            "settings": [["key", "value"], ["language", "en"], ["surveys", "a.csv"]],
            "questions": [
                ["column", "kind", "item", "role"],
                ["Which is needed?", "single", None, "answer"],
                ["Roof: satisfied?", "satisfaction", "roof", "answer"],
            ],
            "options": [
                ["column", "option", "item"],
                ["Which is needed?", "Lift", "lift"],
                ["Which is needed?", "Ramp", "ramp"],
            ],
        },
    )
    outcome = prioritize("run", folder)

    assert outcome.code == 1
    assert "criteria!D2" in outcome.err
    assert "no answer to a question about it counts" in outcome.err.replace("\n", " ")

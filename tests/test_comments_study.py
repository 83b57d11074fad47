"""Comments as a planner meets them: suggested needs, decisions, codes by hand, reports."""

import html
import json

import numpy as np
import openpyxl
import pytest

from command_line import prioritize, result
from prioritize.evidence import evidence_of, gather_evidence
from prioritize.workbook.reading import load_study
from written_outputs import everything_written

WANTS = ["加装电梯", "屋顶防水", "增加停车位", "更换路灯", "修缮楼道"]
ROWS = 120
DOGS = [
    "狗屎到处都是，养狗的不自觉",
    "遛狗不牵绳，吓到孩子",
    "流浪狗太多，晚上不敢出门",
    "狗叫扰民，半夜睡不着",
    "养狗的要管一管",
]
DANCE = ["广场舞太吵", "楼下广场舞音响太大声", "晚上广场舞吵得睡不着"]
PERSONAL = {
    "13800000123": "电话13800000123，狗叫扰民",
    "310104195602020851": "310104195602020851，遛狗不牵绳",
    "张测试甲": "我叫张测试甲，狗屎没人捡",
    "李测试": "联系人：李测试，养狗的要管管",
    "王主任": "找过王主任，流浪狗还是没人管",
    "欧阳测试乙": "欧阳测试乙家的狗半夜叫",
    "3幢2单元401": "3幢2单元401室的狗天天叫",
    "五零二": "二单元五零二的狗不拴绳",
    "dog-owner-88": "加微信dog-owner-88，一起管管狗",
    "hound@example.org": "写信到 hound@example.org 说狗的事",
    "苏A12345": "苏A12345车主的狗随地拉屎",
    "192.0.2.77": "192.0.2.77，狗屎太多",
}
"""Comments about one need, each with something that tells who wrote it or of whom it speaks."""


def comment(row):
    """About a third write: of dogs, dancing, items, a refusal, and of nothing."""
    told = {
        0: DOGS[row // 8 % len(DOGS)],
        1: DANCE[row // 8 % len(DANCE)] if row < 48 else "",
        2: "加装电梯，老人下不了楼" if row % 16 == 2 else "一楼不同意装电梯",
        3: "无",
    }
    return told.get(row % 8, "")


def export(path, comments, codes=None, wants=WANTS):
    header = ["编号", "您最希望改造的项目（可多选）", "您的年龄", "其他意见和建议"]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([*header, *(["人工编码"] if codes else [])])
    for row, text in enumerate(comments):
        chosen = ";".join(wants[(row + step) % len(wants)] for step in (0, 2))
        age = ["18-40岁", "41-59岁", "60岁及以上"][row % 3]
        sheet.append([str(row + 1), chosen, age, text, *([codes[row]] if codes else [])])
    book.save(path)
    return path


def comments():
    return [comment(row) for row in range(ROWS)]


@pytest.fixture
def study(tmp_path):
    survey = export(tmp_path / "答卷.xlsx", comments())
    outcome = prioritize("init", tmp_path / "study", "--survey", survey)

    assert outcome.code == 0, outcome.err
    return tmp_path / "study"


def sheet_rows(study, title="意见"):
    header, *rows = openpyxl.load_workbook(study / "study.xlsx")[title].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def edit(study, title, change):
    book = openpyxl.load_workbook(study / "study.xlsx")
    change(book[title])
    book.save(study / "study.xlsx")


def decide(study, words, item, **cells):
    """Write a decision into the row whose words hold one."""

    def change(sheet):
        header = [cell.value for cell in sheet[1]]
        for row in range(2, sheet.max_row + 1):
            if words in str(sheet.cell(row, header.index("特征词") + 1).value):
                sheet.cell(row, header.index("项目") + 1).value = item
                for name, value in cells.items():
                    sheet.cell(row, header.index(name) + 1).value = value

    edit(study, "意见", change)


def add_item(study, item, name):
    """Add an item with the figures of the last one."""

    def change(sheet):
        last = [cell.value for cell in sheet[sheet.max_row]]
        sheet.append([item, name, *last[2:4], None, *last[5:]])

    edit(study, "项目", change)


def run(study, *options):
    outcome = prioritize("run", study, "--format", "json", *options)

    assert outcome.code == 0, outcome.err
    return result(study / "reports")


def item_of(found, item):
    return next(one for one in found["survey"]["comments"]["items"] if one["item"] == item)


def test_init_suggests_needs_with_words_and_examples(study):
    rows = sheet_rows(study)

    assert [(row["建议需求"], row["人数"]) for row in rows] == [("狗", 15), ("广场舞", 6)]
    assert rows[0]["例句"].count("\n") == 2
    assert rows[1]["例句"] is None
    assert [row["项目"] for row in rows] == [None, None]


def test_what_a_planner_wrote_on_the_sheet_stays_and_only_new_needs_are_added(study, tmp_path):
    decide(study, "狗", "I06", 建议需求="宠物管理", 特征词="狗;猫")
    decide(study, "广场舞", "否")
    before = sheet_rows(study)
    again = prioritize("init", study, "--survey", tmp_path / "答卷.xlsx", "--update")
    more = export(tmp_path / "二期.xlsx", [*comments()[:60], *["蚊虫太多，请灭蚊虫"] * 11])
    later = prioritize("init", study, "--survey", more, "--update")
    rows = sheet_rows(study)

    assert again.code == later.code == 0
    assert rows[:2] == before
    assert len(rows) == 3
    assert rows[2]["人数"] == 11
    assert "蚊虫" in rows[2]["特征词"]


def test_comments_of_an_accepted_need_count_for_its_item_on_new_answers_too(study, tmp_path):
    decide(study, "狗", "I06")
    before = item_of(run(study), "I06")
    folder = tmp_path / "later"
    folder.mkdir()
    export(folder / "答卷.xlsx", ["捡了只小狗没人管", "路灯太暗", "", "无"] * 9)
    prioritize("init", study, "--survey", folder / "答卷.xlsx", "--update")
    after = item_of(run(study), "I06")

    assert before["ways"]["accepted"] == 15
    assert after["ways"] == {"hand": 0, "alias": 0, "accepted": 9, "similar": 0}
    assert after["demand"]["value"] == pytest.approx(9 / 36)


def test_an_accepted_need_may_become_an_item_of_its_own(study):
    add_item(study, "N50", "宠物管理")
    decide(study, "狗", "N50")
    found = run(study)
    item = next(one for one in found["items"] if one["id"] == "N50")

    assert item["demand"]["value"] == pytest.approx(15 / ROWS)
    assert item["demand"]["n"] == ROWS
    assert any(one["item"] == "N50" for one in found["joint"])
    assert [
        note["facts"]["items"] for note in found["notes"] if note["code"] == "comments_only"
    ] == ["宠物管理"]
    assert [need["label"] for need in found["survey"]["comments"]["needs"]] == ["广场舞"]


def test_an_item_that_nothing_speaks_of_is_still_refused_by_name(study):
    add_item(study, "N50", "宠物管理")
    outcome = prioritize("run", study)

    assert outcome.code == 1
    assert "N50" in outcome.err


def test_a_refused_need_is_not_told_again(study):
    decide(study, "狗", "否")
    found = run(study)["survey"]["comments"]

    assert [need["label"] for need in found["needs"]] == ["广场舞"]
    assert found["questions"][0]["uncoded"] == 21


def test_an_id_that_no_item_has_is_told_with_its_cell(study):
    decide(study, "狗", "N99")
    outcome = prioritize("check", study, "--json")
    issue = next(one for one in json.loads(outcome.out) if one["facts"].get("value") == "N99")

    assert outcome.code == 1
    assert (issue["sheet"], issue["cell"], issue["code"]) == ("意见", "E2", "id_unknown")


def test_a_row_without_words_is_told_with_its_cell(study):
    decide(study, "狗", "I06", 特征词=None)
    issues = json.loads(prioritize("check", study, "--json").out)

    assert ("意见", "D2", "value_missing") in {
        (one["sheet"], one["cell"], one["code"]) for one in issues
    }


def test_every_answer_is_accounted_for_and_a_refusal_is_no_demand(study):
    found = run(study)["survey"]["comments"]
    (question,) = found["questions"]
    lift = next(one for one in found["items"] if one["item"] == "I06")

    assert question["asked"] == ROWS
    assert question["answered"] == 15 + 6 + 15 + 15
    assert question["no_content"] == 15
    assert question["coded"] == 15
    assert question["uncoded"] == 21
    assert (lift["mentioned"], lift["against"]) == (8, 7)
    assert lift["demand"]["value"] == pytest.approx(8 / ROWS)


def test_comments_feed_a_criterion_that_names_them_of_everybody_or_of_a_group(study):
    age = next(row["列"] for row in sheet_rows(study, "题目") if "年龄" in str(row["列"]))

    def change(sheet):
        sheet["E2"] = f"survey:comment@{age}=60岁及以上"
        sheet["E3"] = "survey:comment"

    before = run(study)
    edit(study, "准则", change)
    after = run(study)
    first, second = (row["编号"] for row in sheet_rows(study, "准则")[:2])
    values = {one["id"]: one["values"] for one in after["items"]}

    assert values["I06"][second] == pytest.approx(8 / ROWS)
    assert 0 <= values["I06"][first] <= 1
    assert [one["demand"] for one in after["items"]] == [one["demand"] for one in before["items"]]


def test_codes_given_by_hand_are_compared_with_the_machine_s(tmp_path):
    told = comments()
    codes = [
        "I06" if "加装电梯" in text else "!I06" if "不同意" in text else "0" if text else ""
        for text in told
    ]
    survey = export(tmp_path / "答卷.xlsx", told, codes)
    study = tmp_path / "study"
    prioritize("init", study, "--survey", survey)
    role = next(row for row in sheet_rows(study, "题目") if row["列"] == "人工编码")["用途"]
    (hand,) = run(study, "--format", "html")["survey"]["comments"]["by_hand"]
    page = html.unescape((study / "reports/report.html").read_text(encoding="utf-8"))

    assert role == "编码"
    assert (hand["comments"], hand["kappa"], hand["agreed"]) == (36, 1.0, 1.0)
    assert [(one["item"], one["both"], one["kappa"]) for one in hand["items"]] == [("I06", 8, 1.0)]
    assert "Cohen’s kappa 为 1.000" in page


def test_codes_by_alias_count_and_words_that_mean_no_item_are_told(tmp_path):
    told = comments()
    codes = ["电梯" if "加装电梯" in text else "遛狗" if "遛狗" in text else "" for text in told]
    told = [text or "路灯太暗" for text in told]
    survey = export(
        tmp_path / "答卷.xlsx",
        told,
        ["充电棚" if x == "无" else c for x, c in zip(told, codes, strict=True)],
    )
    study = tmp_path / "study"
    prioritize("init", study, "--survey", survey)
    found = run(study)
    (note,) = (one for one in found["notes"] if one["code"] == "comments_hand_unknown")

    assert item_of(found, "I06")["ways"]["hand"] == 8
    assert found["survey"]["comments"]["by_hand"][0]["comments"] == 8
    assert note["facts"] == {"column": "人工编码", "rows": 3, "words": "遛狗"}


def test_the_notice_tells_no_codes_given_by_hand_and_not_how_few_did_not_fit(tmp_path):
    told = comments()
    codes = ["I06" if place % 8 == 2 else "遛狗" if place == 0 else "" for place in range(ROWS)]
    codes[5:7] = ["I06", "I06"]
    survey = export(tmp_path / "答卷.xlsx", told, codes)
    study = tmp_path / "study"
    prioritize("init", study, "--survey", survey)
    planner = {note["code"] for note in run(study)["notes"]}
    outcome = prioritize("run", study, "--public", "--out", study / "public")
    notes = {note["code"] for note in result(study / "public")["notes"]}
    shown = [outcome.out, *(text for _, text in everything_written(study / "public"))]

    assert {"comments_hand_unknown", "comments_hand_idle"} <= planner
    assert not any(code.startswith("comments_hand_") for code in notes)
    assert not any("遛狗" in text or "人工编码列" in text for text in shown)


def test_the_notice_quotes_nobody_and_shows_no_small_count(study):
    outcome = prioritize("run", study, "--public", "--out", study / "public")
    found = result(study / "public")["survey"]["comments"]
    written = list(everything_written(study / "public"))

    assert outcome.code == 0, outcome.err
    assert [(one["label"], one["people"], one["examples"]) for one in found["needs"]] == [
        ("狗", 15, [])
    ]
    assert found["items"] == []
    assert not any(text in told for text in (*DOGS, *DANCE) for _, told in written)


def test_the_report_tells_what_was_written_in_both_languages(study):
    for language, words in (("zh", "居民自己写的意见"), ("en", "What residents wrote themselves")):
        run(study, "--lang", language, "--format", "html")
        page = html.unescape((study / "reports/report.html").read_text(encoding="utf-8"))

        assert words in page
        assert any(sentence in page for sentence in DOGS)


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_nothing_that_tells_who_somebody_is_comes_out_of_a_comment(tmp_path, suffix):
    told = [*PERSONAL.values(), *comments()] * 2
    survey = export(tmp_path / "答卷.xlsx", told)
    if suffix == "csv":
        rows = openpyxl.load_workbook(survey).worksheets[0].iter_rows(values_only=True)
        lines = [",".join(f'"{cell or ""}"' for cell in row) for row in rows]
        survey = tmp_path / "答卷.csv"
        survey.write_text("\n".join(lines), encoding="utf-8-sig")
    study = tmp_path / "study"
    printed = []
    for command in (
        ("init", study, "--survey", survey),
        ("init", study, "--survey", survey, "--update"),
        ("check", study),
        ("run", study),
        ("run", study, "--lang", "en", "--out", study / "en"),
        ("run", study, "--public", "--out", study / "public"),
    ):
        outcome = prioritize(*command)
        assert outcome.code == 0, outcome.err
        printed += [(command[0], outcome.out), (command[0], outcome.err)]
    written = list(everything_written(study, {survey.name}))

    assert any(sentence in text for sentence in DOGS for _, text in written)
    assert [
        (name, personal) for personal in PERSONAL for name, text in (*printed, *written)
        if personal in text
    ] == []  # fmt: skip


def test_a_need_of_few_that_became_an_item_has_no_demand_on_the_notice(study):
    add_item(study, "N50", "广场舞扰民")
    add_item(study, "N51", "宠物管理")
    decide(study, "广场舞", "N50")
    decide(study, "狗", "N51")
    outcome = prioritize("run", study, "--public")
    items = {one["id"]: one for one in result(study / "public")["items"]}

    assert outcome.code == 0, outcome.err
    assert items["N50"]["demand"] is None
    assert "need" not in items["N50"]["values"]
    assert items["N51"]["demand"]["value"] == pytest.approx(0.12, abs=0.011)


def test_some_respondents_ask_for_an_accepted_need_as_much_as_they_wrote_of_it(study):
    add_item(study, "N51", "宠物管理")
    decide(study, "狗", "N51")
    evidence = gather_evidence(load_study(study))
    wrote = np.arange(ROWS) % 8 == 0

    assert evidence_of(evidence, wrote).demand.table.loc["N51", "value"] == 1.0
    assert evidence_of(evidence, ~wrote).demand.table.loc["N51", "value"] == 0.0

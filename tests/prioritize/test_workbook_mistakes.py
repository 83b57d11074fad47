"""Every mistake in a workbook: one clear message with its cell, all of them at once."""

import pytest

from drawn_workbooks import SMALL, draw, places
from prioritize.errors import StudyError
from prioritize.issues import DOUBTS, TEMPLATES
from prioritize.workbook import examine_study, load_study


def errors(tmp_path, *texts):
    with pytest.raises(StudyError) as caught:
        load_study(draw(tmp_path, *texts))
    return caught.value.issues


CASES = {
    "a number with a unit": (
        SMALL.replace("| 30   |", "| 30万 |"),
        [("items!C2", "not_a_number")],
    ),
    "a date where money belongs": (
        SMALL.replace("| 30   |", "| @2026-01-03 |"),
        [("items!C2", "date_as_number")],
    ),
    "a word among the numbers of a fact": (
        SMALL.replace("| 5      |", "| high |"),
        [("items!D2", "not_a_number")],
    ),
    "a negative cost": (SMALL.replace("| 30   |", "| -30 |"), [("items!C2", "too_small")]),
    "a share of an unsaid sum as cost": (
        SMALL.replace("| 30   |", "| 50% |"),
        [("items!C2", "not_an_amount")],
    ),
    "a formula that was never calculated": (
        SMALL.replace("| 30   |", "| =10*3 |"),
        [("items!C2", "formula_unsaved")],
    ),
    "an item without id": (SMALL.replace("P1 |", "   |"), [("items!A4", "value_missing")]),
    "an item without name": (
        SMALL.replace("| parking  |", "| |"),
        [("items!B4", "value_missing")],
    ),
    "a misspelt header": (
        SMALL.replace("name     | cost", "name | costs"),
        [("items!C1", "column_misspelt")],
    ),
    "a header twice": (
        SMALL.replace("| safety | after", "| cost | after"),
        [("items!D1", "column_twice")],
    ),
    "a missing header": (
        SMALL.replace("id     | direction | source", "id | direction | x"),
        [("criteria!A1", "column_missing")],
    ),
    "a misspelt sheet": (
        SMALL.replace("# criteria", "# criterias"),
        [("criterias", "sheet_misspelt")],
    ),
    "a missing sheet": (
        SMALL.replace("# perspectives", "# 其他"),
        [("", "sheet_missing")],
    ),
    "one sheet in two languages": (
        SMALL + "# 项目\n编号|名称\n1|a\n",
        [("项目", "sheet_twice")],
    ),
    "an unknown direction": (
        SMALL.replace("| benefit   |", "| upward |"),
        [("criteria!B2", "choice_unknown")],
    ),
    "a misspelt direction": (
        SMALL.replace("| benefit   |", "| benfit |"),
        [("criteria!B2", "choice_misspelt")],
    ),
    "a ratio that Excel made a date": (
        SMALL.replace("| money | 3", "| money | @2026-01-03"),
        [("judgements!F2", "date_as_value")],
    ),
    "a ratio of zero": (
        SMALL.replace("| money | 3", "| money | 0"),
        [("judgements!F2", "not_positive")],
    ),
    "a negative ratio": (
        SMALL.replace("| money | 3", "| money | -2"),
        [("judgements!F2", "not_positive")],
    ),
    "a negative weight": (
        SMALL.replace("|       | 40", "| | -1"),
        [("judgements!F3", "negative_points")],
    ),
    "a pair without its right side": (
        SMALL.replace("| safety | money | 3", "| safety | | 3"),
        [("judgements!E2", "value_missing")],
    ),
    "a best-worst comparison without its right side": (
        SMALL.replace("| safety | money | 3", "| safety | | 3").replace("pairwise", "best_worst"),
        [("judgements!E2", "value_missing")],
    ),
    "a negative swing": (
        SMALL.replace("|       | 40", "| | -1").replace("points", "swing"),
        [("judgements!F3", "negative_points")],
    ),
    "a judgement without value": (
        SMALL.replace("|       | 40", "| | "),
        [("judgements!F3", "value_missing")],
    ),
    "a negative power": (
        SMALL.replace("residents  | 1", "residents | -1"),
        [("perspectives!B3", "too_small")],
    ),
    "an unknown setting": (
        SMALL + "# settings\nkey|value\ncolour|red\n",
        [("settings!A2", "setting_unknown")],
    ),
    "a misspelt setting": (
        SMALL + "# settings\nkey|value\nbudgett|3\n",
        [("settings!A2", "setting_misspelt")],
    ),
    "a setting twice": (
        SMALL + "# settings\nkey|value\nbudget|3\n预算|4\n",
        [("settings!A3", "setting_twice")],
    ),
    "a question that lets nobody choose": (
        SMALL + "# questions\ncolumn|kind|limit\n5|choose|0\n",
        [("questions!C2", "too_small")],
    ),
    "a question that weighs less than nothing": (
        SMALL + "# questions\ncolumn|kind|weight\n5|choose|-1\n",
        [("questions!C2", "negative_points")],
    ),
    "half a draw": (
        SMALL + "# settings\nkey|value\ndraws|10.5\n",
        [("settings!B2", "not_whole")],
    ),
    "no draw at all": (
        SMALL + "# settings\nkey|value\ndraws|0\n",
        [("settings!B2", "too_small")],
    ),
    "a limit that is not above 0": (
        SMALL + "# settings\nkey|value\nconsistency_limit|0\n",
        [("settings!B2", "not_above")],
    ),
    "an unknown language": (
        SMALL + "# settings\nkey|value\nlanguage|fr\n",
        [("settings!B2", "choice_unknown")],
    ),
    "a share above 1": (
        SMALL.replace("| after", "| after | living").replace("| B1\n", "| B1 | 1.5\n"),
        [("items!F3", "too_large")],
    ),
    "a matrix without party and judge": (
        SMALL + "# ahp x\nLin|safety|money\nsafety|1|2\nmoney||1\n",
        [("ahp x!A1", "ahp_corner")],
    ),
    "a matrix of an unknown party": (
        SMALL + "# ahp x\nresident/Lin|safety|money\nsafety|1|2\nmoney||1\n",
        [("ahp x!A1", "id_misspelt")],
    ),
    "a matrix with an unknown criterion": (
        SMALL + "# ahp x\nresidents/Lin|saftey|money\nsaftey|1|2\nmoney||1\n",
        [("ahp x!A2", "id_misspelt")],
    ),
    "a matrix whose row and column differ": (
        SMALL + "# ahp x\nresidents/Lin|safety|money\nsafety|1|2\ncost||1\n",
        [("ahp x!A2", "ahp_headers")],
    ),
    "a matrix with zero": (
        SMALL + "# ahp x\nresidents/Lin|safety|money\nsafety|1|0\nmoney||1\n",
        [("ahp x!C2", "not_positive")],
    ),
    "a matrix with a date": (
        SMALL + "# ahp x\nresidents/Lin|safety|money\nsafety|1|@2026-01-05\nmoney||1\n",
        [("ahp x!C2", "date_as_value")],
    ),
    "a matrix with another diagonal": (
        SMALL + "# ahp x\nresidents/Lin|safety|money\nsafety|2|3\nmoney||1\n",
        [("ahp x!B2", "ahp_diagonal")],
    ),
    "a matrix without criteria": (
        SMALL + "# ahp x\nresidents/Lin\n",
        [("ahp x!A1", "ahp_empty")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_mistake_is_told_once_with_its_cell(case, tmp_path):
    drawn, expected = CASES[case]

    found = errors(tmp_path, drawn)

    assert places(found) == expected
    assert {issue.file for issue in found} == {"study.xlsx"}
    assert all(issue.severity == "error" for issue in found)


def test_all_mistakes_are_told_at_once_those_between_sheets_too(tmp_path):
    drawn = (
        SMALL.replace("| 30   |", "| thirty |")
        .replace("| money | 3", "| monye | @2026-01-03")
        .replace("| B1\n", "| B7\n")
        .replace("residents  | 1", "residents | -1")
    )

    found = errors(tmp_path, drawn + "# settings\nkey|value\nmethod|topsys\ndraws|few\n")

    assert sorted(places(found)) == [
        ("items!C2", "not_a_number"),
        ("items!E3", "id_unknown"),
        ("judgements!E2", "id_misspelt"),
        ("judgements!F2", "date_as_value"),
        ("perspectives!B3", "too_small"),
        ("settings!B2", "choice_misspelt"),
        ("settings!B3", "not_a_number"),
    ]


def test_a_date_is_refused_with_what_excel_did(tmp_path):
    (issue,) = errors(tmp_path, SMALL.replace("| money | 3", "| money | @2026-01-03"))

    assert issue.message == (
        "Excel turned a typed 1/3 into the date 2026-01-03; "
        "format the cell as text and type 1/3 again"
    )
    assert issue.facts == {"value": "2026-01-03", "typed": "1/3"}


def test_a_near_miss_is_suggested(tmp_path):
    (issue,) = errors(tmp_path, SMALL.replace("| benefit   |", "| benfit |"))

    assert issue.facts["nearest"] == "benefit"
    assert "did you mean 'benefit'" in issue.message
    assert "效益" in issue.facts["choices"]


def test_no_message_speaks_like_a_program():
    for code, template in TEMPLATES.items():
        assert not any(word in template for word in ("pydantic", "None", "type=", "input"))
        assert code in DOUBTS or ";" in template or template.endswith("?"), code


FUNDED = SMALL.replace("| safety | after", "| safety | after | fund").replace(
    "| B1\n", "| B1 | owners\n"
).replace("| 5      |", "| 5 | | city; owners").replace("| 1      |", "| 1 | | city=1")  # fmt: skip
POOLS = """
# pools
source | year | limit
city   | 1    | 90
owners |      | 90
city   | 2    | 90
"""
BOTH = "owners |      | 90"


@pytest.mark.parametrize(
    ("mistake", "expected"),
    [
        (FUNDED + POOLS.replace(BOTH, "owners | | -5"), ("pools!C3", "too_small")),
        (FUNDED + POOLS.replace(BOTH, "owners | | "), ("pools!C3", "value_missing")),
        (FUNDED + POOLS.replace(BOTH, "owners | | 9万"), ("pools!C3", "not_a_number")),
        (FUNDED + POOLS.replace("owners |", " |"), ("pools!A3", "value_missing")),
        (FUNDED + POOLS.replace("| 2 ", "| next"), ("pools!B4", "not_a_number")),
        (FUNDED + "# pools\nsource|limit\ncity|x\n", ("pools!B2", "not_a_number")),
        (SMALL.replace("B1 | pipes", "   | pipes"), ("items!A2", "value_missing")),
        (SMALL.replace("safety | benefit", " | benefit"), ("criteria!A2", "value_missing")),
        (SMALL.replace("residents  | 1", " | 1"), ("perspectives!A3", "value_missing")),
        (
            SMALL.split("# judgements")[0] + "# ahp x\nresidents/Lin|safety|money\nsafety||2\n",
            ("ahp x!A2", "ahp_headers"),
        ),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_is_told_once_and_not_by_all_who_name_it(
    mistake, expected, tmp_path
):
    study, issues = examine_study(draw(tmp_path, mistake))

    assert study is None
    assert places(issues) == [expected]


def test_names_that_a_row_left_out_cannot_bear_are_still_unknown(tmp_path):
    pools = POOLS.replace(BOTH, "owners | | -5")

    found = errors(tmp_path, FUNDED.replace("city=1", "heaven") + pools)

    assert places(found) == [("pools!C3", "too_small"), ("items!F4", "pool_source_unknown")]


def test_cells_are_counted_past_a_row_that_was_left_out(tmp_path):
    pools = POOLS.replace("city   | 1    | 90", "city | 1 | x").replace("| 2    |", "|      |")

    found = errors(tmp_path, FUNDED + pools + "owners | | 8\n")

    assert places(found) == [("pools!C2", "not_a_number"), ("pools!A5", "pool_total_twice")]


CHINESE = """
# 项目
编号 | 名称 | 造价 | 造价下限 | cost_high | 安全 | 表决
B1   | 管网 | 30   | 40       | 20        | 5    | 一般
L1   | 电梯 | 60   |          |           | 2    |
# 准则
编号 | 方向 | 来源
安全 | 效益 | item:安全
钱   | 成本 | item:造价
# 主体
编号 | 话语权
居民 | 1
# 判断
主体 | 判断人 | 方法 | 左 | 右 | 值
居民 | 李     | 打分 | 安全 | | 40
居民 | 李     | 打分 | 钱   | | 60
"""


def facts(tmp_path, *texts):
    _, issues = examine_study(draw(tmp_path, *texts))
    return [(issue.code, issue.facts) for issue in issues]


def test_columns_and_settings_are_called_as_the_workbook_calls_them(tmp_path):
    drawn = CHINESE.replace("| 60 ", "| -60 ") + "# 设置\n键|值\n年数|0\ndraws|0\nmethod|topsys\n"
    found = [told for _, told in facts(tmp_path, drawn)]

    assert {(one["column"], one["value"]) for one in found} == {
        ("年数", "0"),
        ("draws", "0"),
        ("造价", "-60"),
        ("method", "topsys"),
        ("造价下限", "40"),
        ("cost_high", "20"),
    }


def test_a_limit_and_a_figure_are_told_as_people_write_them(tmp_path):
    (issue,) = errors(tmp_path, SMALL.replace("| 30   |", "| -30 |"))

    assert issue.message == "'cost' is -30, but must be at least 0; correct it"


@pytest.mark.parametrize(
    ("mistake", "code", "nearest"),
    [
        (CHINESE.replace("| 一般", "| 一般项"), "choice_misspelt", "一般"),
        (CHINESE.replace("| 一般", "| speciall"), "choice_misspelt", "special"),
        (CHINESE + "# 设置\n键|值\n货币单\n", "setting_misspelt", "货币单位"),
        (CHINESE.replace("item:造价", "item:造价额"), "fact_misspelt", "造价"),
    ],
)
def test_what_was_meant_is_suggested_in_the_language_it_was_written_in(
    mistake, code, nearest, tmp_path
):
    found = dict(facts(tmp_path, mistake.replace("| 40       | 20 ", "| | ")))

    assert found[code]["nearest"] == nearest


def test_sheets_and_columns_that_are_missing_are_called_in_the_language_of_the_others(tmp_path):
    assert facts(tmp_path, CHINESE.replace("# 主体", "# 其他"))[0][1]["name"] == "主体"
    assert facts(tmp_path, CHINESE.replace("方向 | 来源", "方向 | 备"))[0][1] == {"column": "来源"}
    assert facts(tmp_path, CHINESE + "# items\nid|name\n1|a\n")[0][1]["name"] == "items"
    assert facts(tmp_path, CHINESE + "# 设置\n键|值\n颜色|红\n")[0][1]["choices"].startswith("标题")

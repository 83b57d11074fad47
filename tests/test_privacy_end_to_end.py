"""Nothing that tells who a resident is leaves the exports, wherever people wrote it."""

import csv
import html

import openpyxl
import pytest

from command_line import prioritize
from written_outputs import everything_written, leaks

ROWS = 60
WISHES = ["加装电梯", "屋顶防水", "增加停车位", "更换路灯", "修缮楼道"]
NAMES = ["欧阳测试甲", "司马测试乙", "上官测试丙", "诸葛测试丁", "东方测试戊"]
TOLD = {
    "phone": ["13800000123", "139-0000-0456", "021-55550188"],
    "id": ["310104195602020851", "11010119900307123X"],
    "mail": ["resident@example.org"],
    "network": ["192.0.2.77"],
    "position": ["31.230416,121.473701"],
    "door": ["1幢1单元1002室", "3-2-401"],
}
SECRETS = [text for texts in TOLD.values() for text in texts]
FREE = [
    "请打13800000123", "电话139-0000-0456", "021-55550188", "310104195602020851",
    "身份证11010119900307123X", "resident@example.org", "192.0.2.77", "31.230416,121.473701",
    "1幢1单元1002室的电视太吵", "住3-2-401", "其他：请联系欧阳测试甲", "其他: 司马测试乙",
]  # fmt: skip
"""What residents write where a question asks for something else."""


def wishes(row):
    return [WISHES[(row + step) % len(WISHES)] for step in (0, 2)]


def said(row, otherwise):
    """Twelve free texts, each written twice: what two people say looks like an option."""
    return FREE[row // 5] if row % 5 < 2 else otherwise


def named(row, otherwise):
    return NAMES[row // 12] if row % 12 == 0 else otherwise


def home(row):
    return TOLD["door"][row] if row < len(TOLD["door"]) else f"{row}-1-{100 + row}"


def plain_rows(separator):
    header = [
        "编号", "您最希望改造的项目（可多选）", "最需要先改造的是", "您的年龄", "补充资料",
        "填表者", "其他意见和建议", "您的姓名", "联系电话", "家庭住址", "GPS",
        "您对小区道路满意吗",
    ]  # fmt: skip
    yield header
    for row in range(ROWS):
        yield [
            str(row + 1),
            separator.join([*wishes(row), *([said(row, named(row, ""))] if row % 5 < 2 else [])]),
            said(row, named(row, WISHES[row % 5])),
            said(row, ["18-40岁", "41-59岁", "60岁及以上"][row % 3]),
            said(row, named(row, "晴")),
            NAMES[row % 5] if row < len(NAMES) else "无",
            said(row, ""),
            NAMES[row % 5],
            TOLD["phone"][row % 3],
            home(row),
            TOLD["position"][0],
            ["非常不满意", "不太满意", "一般", "比较满意", "非常满意"][row % 5],
        ]


def wjx_rows(_separator):
    header = [
        "序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP",
        "1、您最希望改造的项目【最多选3项】", "2、最需要先改造的是", "3、您的年龄", "4、补充资料",
        "5、其他意见和建议", "6、您的姓名", "7、联系电话", "8、门牌（楼栋-单元-房号）",
    ]  # fmt: skip
    yield header
    for row in range(ROWS):
        other = f"其他〖{said(row, '')}{NAMES[row % 5]}〗"
        yield [
            str(row + 1), f"2026/5/{row % 28 + 1} 9:{row:02d}:00", f"{90 + row}秒",
            "微信", "N/A", "192.0.2.77(示例-示例)",
            "┋".join([*wishes(row), other]),
            said(row, other if row % 2 else WISHES[row % 5]),
            ["18-40岁", "41-59岁", "60岁及以上"][row % 3],
            said(row, named(row, "晴")),
            said(row, ""), NAMES[row % 5], TOLD["phone"][row % 3], home(row),
        ]  # fmt: skip


CASES = {
    "plain, semicolons": (plain_rows, ";"),
    "plain, Chinese commas": (plain_rows, "，"),
    "问卷星": (wjx_rows, "┋"),
}


def write(path, rows):
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
        return path
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


@pytest.fixture(
    scope="module", params=[(case, suffix) for case in CASES for suffix in ("csv", "xlsx")]
)
def outputs(request, tmp_path_factory):
    case, suffix = request.param
    rows, separator = CASES[case]
    folder = tmp_path_factory.mktemp("private")
    survey = write(folder / f"answers.{suffix}", rows(separator))
    study = folder / "study"
    found = []
    for command in (
        ("init", study, "--survey", survey),
        ("init", study, "--survey", survey, "--update"),
        ("check", study),
        ("run", study),
        ("run", study, "--public", "--out", study / "public"),
    ):
        outcome = prioritize(*command)
        assert outcome.code == 0, outcome.err
        found += [(f"{command[0]} stdout", outcome.out), (f"{command[0]} stderr", outcome.err)]
    return [*found, *everything_written(study, {survey.name})]


def test_no_number_address_or_door_leaves_the_export(outputs):
    assert leaks(outputs, SECRETS) == []


def test_no_name_leaves_the_export(outputs):
    assert leaks(outputs, NAMES) == []


def test_what_residents_wish_for_is_there(outputs):
    written = "".join(text for name, text in outputs if name.startswith("study.xlsx"))
    written = html.unescape(written)

    assert all(wish in written for wish in WISHES)

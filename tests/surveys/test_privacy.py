"""Columns that tell who a person is are found by their header and by what they hold."""

import pytest

from drawn_exports import REAL_EXPORTS
from drawn_surveys import survey
from surveys.answers import Column
from surveys.privacy import content_of, find_personal, personal_header
from surveys.reading import read_surveys


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("18、您的姓名", "name"),
        ("Your name", "name"),
        ("联系电话（选填）", "phone"),
        ("19、手机号码", "phone"),
        ("身份证号", "id_number"),
        ("来自IP", "network"),
        ("IP Address", "network"),
        ("Email Address", "account"),
        ("微信号", "account"),
        ("_gate_latitude", "position"),
        ("家庭住址", "address"),
    ],
)
def test_a_header_tells_what_is_personal(header, reason):
    assert personal_header(header) == reason


@pytest.mark.parametrize(
    "header",
    ["手机部数", "1、小区名称", "加装电梯", "street lighting", "项目名称", "您对物业电梯维修的意见",
     "Would you ship goods", "description of the roof"],
)  # fmt: skip
def test_headers_about_the_estate_are_not_personal(header):
    assert personal_header(header) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("13800000000", "phone"),
        ("我的电话是138 0000 0000，请联系", "phone"),
        ("110101199003070000", "id_number"),
        ("11010119900307000X", "id_number"),
        ("192.0.2.17(江苏-南京)", "network"),
        ("someone@example.org", "account"),
        ("31.20000, 121.40000", "position"),
    ],
)
def test_content_tells_what_is_personal(text, reason):
    assert content_of([text, "电梯"]) == (reason, 1)


@pytest.mark.parametrize(
    "text", ["2024/5/1 9:00:00", "1380", "3-2-401", "1.2.3", "1500元", "版本1.2.3.4567"]
)
def test_ordinary_numbers_are_not_personal(text):
    assert content_of([text]) == ("", 0)


def test_a_column_of_phone_numbers_is_found_under_any_header():
    table = survey(
        {"其他": ["13800000000", "13900000000", "无"], "意见": ["电梯", "停车", "请打13800000000"]},
        [Column("其他", "其他"), Column("意见", "意见", role="ignore")],
    )

    assert [(one.key, one.reason, one.cells) for one in find_personal(table)] == [
        ("其他", "phone", 2)
    ]


def test_one_number_among_many_comments_does_not_hide_the_column():
    table = survey({"意见": ["电梯"] * 9 + ["打13800000000"]}, [Column("意见", "意见")])

    assert find_personal(table) == ()


@pytest.mark.skipif(not REAL_EXPORTS.exists(), reason="the real exports are not here")
def test_the_platforms_own_columns_are_found_in_real_exports():
    (table,) = read_surveys([REAL_EXPORTS / "wjx_text.xls"])

    assert [(one.key, one.reason) for one in find_personal(table)] == [("来自IP", "platform")]

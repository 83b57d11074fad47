"""Quotations of comments: nothing in them tells who wrote them or of whom they speak."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.comments.quotes import MOST_QUOTES, pick_quotes
from surveys.comments.words import Segmenter
from surveys.redaction import GAP, looks_personal, redacted

TELLING = {
    "我叫张伟，住在这里": "张伟",
    "姓名：李建国": "李建国",
    "联系人王芳，有事找": "王芳",
    "我是孙晓梅，退休教师": "孙晓梅",
    "请联系欧阳测试甲": "欧阳测试甲",
    "楼上李阿姨养了三条狗": "李阿姨",
    "物业王经理不管狗": "王经理",
    "社区主任不管狗": "主任",
    "老王家的狗": "老王",
    "电话13800000123": "13800000123",
    "打 138 0000 0123": "138 0000 0123",
    "电话１３８０００００１２３": "１３８０００００１２３",
    "座机021-55550188": "55550188",
    "幺三八零零零零零一二三": "幺三八零零零零零一二三",
    "身份证310104195602020851": "310104195602020851",
    "住3幢2单元401室": "401",
    "7号楼2单元302的狗": "302",
    "住3-2-401": "3-2-401",
    "四号楼三单元五零二": "五零二",
    "5号楼3楼东户": "东户",
    "解放路12号门口": "解放路12号",
    "微信abc_12345": "abc_12345",
    "加vx：dog-lover88": "dog-lover88",
    "QQ 123456": "123456",
    "写信到 somebody@example.org": "somebody@example.org",
    "@示例用户 看看": "示例用户",
    "苏A12345的车": "A12345",
    "My name is Maria Gomez": "Maria",
    "Mr Smith lets his dog out": "Smith",
    "John Baker from upstairs": "Baker",
    "call me on 020 7946 0958": "7946",
    "I live in flat 12B": "12B",
    "the chairman does nothing": "chairman",
}


@pytest.mark.parametrize("text", TELLING)
def test_what_tells_who_somebody_is_is_taken_out(text):
    assert TELLING[text] not in redacted(text)
    assert GAP in redacted(text)


@pytest.mark.parametrize(
    "text",
    [
        "狗屎到处都是，养狗的不自觉", "希望公开资金明细，2019年收的钱", "一楼返水，六楼没水",
        "广场舞吵到晚上10点", "每户3000元太多", "施工太早，孩子要上学", "小高层没有晾晒的地方",
        "dogs bark at 2 am since January", "a bench near the bus stop",
    ],
)  # fmt: skip
def test_what_tells_of_nobody_stays(text):
    assert redacted(text) == text
    assert not looks_personal(text)


@given(st.text(alphabet="1234567890-室号楼栋单元张王@a 微信", max_size=40))
def test_what_is_taken_out_once_leaves_nothing_to_take_out(text):
    once = redacted(text)

    assert redacted(once) == once


@pytest.fixture(scope="module")
def segmenter():
    return Segmenter()


def test_a_quotation_is_a_sentence_of_the_need_without_personal_data(segmenter):
    quotes = pick_quotes(
        ["路灯坏了。我叫张伟，遛狗不牵绳的太多！电话13800000123", "狗叫扰民"], ("狗",), segmenter
    )

    assert quotes == ("…，遛狗不牵绳的太多", "狗叫扰民")[::-1]


@pytest.mark.parametrize(
    "text",
    [
        "周大山不捡狗屎",
        "赵铁柱天天遛狗",
        "I told Maria about her dog",
        "… 狗",
        "3幢2单元301、4幢1单元202、5幢3单元101的狗",
    ],
)
def test_a_sentence_that_may_still_tell_who_somebody_is_is_not_quoted(text, segmenter):
    assert pick_quotes([text], ("狗", "dog"), segmenter) == ()


@given(st.lists(st.text(alphabet="狗叫太吵，管。", min_size=1, max_size=80), max_size=12))
def test_a_few_short_quotations_are_shown_whatever_the_order(segmenter, texts):
    quotes = pick_quotes(texts, ("狗",), segmenter)

    assert len(quotes) <= MOST_QUOTES
    assert quotes == pick_quotes(texts[::-1], ("狗",), segmenter)
    assert all("狗" in quote and len(quote) <= 61 for quote in quotes)

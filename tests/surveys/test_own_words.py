"""What a single person wrote never becomes an option, a level or a reason."""

from dataclasses import replace

import pytest

from drawn_surveys import survey
from surveys.answers import Column
from surveys.encoder import encode
from surveys.errors import UnknownLevelError
from surveys.guessing import guess_codebook
from surveys.option_guess import is_own_text
from surveys.privacy import personal_header, tells_person
from surveys.selection import group_mask

WISHES = ["电梯", "停车", "路灯"]


def asked(words, cells, form="text", **more):
    return survey({words: cells}, [Column(words, words, "1", words, form=form)], **more)


def listed(table):
    return {one.option for one in guess_codebook([table]).options}


def only_question(table):
    (question,) = guess_codebook([table]).questions
    return question


@pytest.mark.parametrize(
    "text",
    [
        "1幢1单元1002室的电视太吵", "3栋2单元401", "12号楼302室", "３幢２单元４０１室",
        "A座1201室", "住在3-2-401", "602室漏水", "四零一室", "Flat 12B", "room 401", "31.230416",
        "121.4737,31.23", "138 0000 0123", "138.0000.0123", "１３８００００００１２３",
        "021-55550188", "微信号：abc_12345", "2001:db8:0:1:2:3:4:5", "QQ 12345678",
    ],
)  # fmt: skip
def test_doors_numbers_and_accounts_tell_who_somebody_is(text):
    assert tells_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "3号楼", "3号楼2单元", "18-40岁", "2000-5000元", "100000元以上", "3号楼2024年改造", "电梯",
        "24小时热水", "60岁及以上", "活动室", "1~3层", "WeChat group", "room for meetings", "2.5米",
        "2026-05-01",
    ],
)  # fmt: skip
def test_ordinary_options_tell_nobody(text):
    assert not tells_person(text)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("其他：请联系我", True), ("其它: 楼道", True), ("Other: the stairs", True),
        ("其他（请注明）：楼道", True), ("其他", False), ("其他（请注明）", False),
        ("其他：请注明", False), ("Other (please specify)", False), ("其他：____", False),
    ],
)  # fmt: skip
def test_what_stands_behind_other_is_somebodys_own_text(text, own):
    assert is_own_text(text) is own


@pytest.mark.parametrize(("form", "joint"), [("list", ";"), ("text", "")])
def test_what_one_of_many_wrote_is_no_option_but_counted(form, joint):
    cells = [joint.join(WISHES[:2]) if joint else WISHES[row % 3] for row in range(40)]
    cells[7] = joint.join(["电梯", "欧阳测试"]) if joint else "欧阳测试"
    table = asked("最需要的改造是", cells, form, separator=joint)

    assert "欧阳测试" not in listed(table)
    assert "1 rare text" in only_question(table).comment
    assert encode([table], guess_codebook([table])).notes[0].rows == 1


def test_an_option_that_one_of_a_few_chose_stays():
    table = asked("最需要的改造是", [*WISHES * 3, "绿化"])

    assert listed(table) == {*WISHES, "绿化"}


def test_an_option_of_the_platforms_code_list_stays_though_one_chose_it():
    cells = ["1", "2", "3"] * 15 + ["4"]
    codes = {"1": dict(zip("1234", [*WISHES, "绿化"], strict=True))}
    table = asked("最需要的改造是", cells, "code", codes=codes)

    assert "绿化" in listed(table)


def test_none_of_these_stays_though_one_said_it():
    table = asked("最需要的改造是", [*WISHES * 15, "以上都不需要"])

    assert "以上都不需要" in listed(table)


def test_a_refusal_of_consent_stays_though_one_said_it():
    table = asked("您是否同意参与本次调查", ["同意"] * 40 + ["不同意", "同意，电话13800000123"])

    assert listed(table) == {"同意", "不同意"}


@pytest.mark.parametrize("rows", [8, 25, 60])
def test_names_are_no_levels(rows):
    names = [
        f"测试{'甲乙丙丁戊己庚辛壬癸'[row % 10]}{'东南西北中上下'[row // 10]}"
        for row in range(rows)
    ]
    table = asked("填表者", names)

    assert listed(table) == set()
    assert only_question(table).role != "group"


def test_a_name_among_the_levels_of_a_group_is_left_out():
    table = asked("您的身份", ["业主", "租户"] * 20 + ["欧阳测试", "其他：司马测试"])

    assert listed(table) == {"业主", "租户"}


def test_a_message_about_an_unknown_answer_names_no_single_person():
    table = asked("您的身份", ["业主", "租户"] * 20 + ["欧阳测试", "13800000123", "13800000123"])
    responses = encode([table], guess_codebook([table]))

    with pytest.raises(UnknownLevelError) as caught:
        group_mask(responses, "1", "物业")

    assert caught.value.known == ("业主", "租户")


def test_numbers_left_behind_other_do_not_hide_the_main_question():
    cells = ["电梯", "其他〖请打13800000123〗", "停车", "路灯〖13800000123〗"] * 10
    table = asked("最需要的改造是", cells)

    assert (only_question(table).role, only_question(table).kind) == ("answer", "single")
    assert not any("138" in text for text in listed(table))


def test_content_alone_never_hides_a_list():
    table = asked("需要哪些", ["电梯;13800000123"] * 40, "list", separator=";")

    assert only_question(table).kind == "choose"
    assert listed(table) == {"电梯"}


def test_a_column_hidden_for_its_content_is_an_unsure_guess():
    table = asked("补充", ["13800000123", "无", "139 0000 0456"])
    found = only_question(table)

    assert found.role == "personal"
    assert found.confidence < 0.6
    assert "2 answers" in found.comment


@pytest.mark.parametrize(("platform", "kept"), [("wjx", True), ("plain", False)])
def test_a_platform_that_sets_free_words_apart_keeps_its_rare_options(platform, kept):
    cells = ["电梯┋停车"] * 39 + ["电梯┋岗亭"]
    table = replace(asked("最需要的改造是", cells, "list", separator="┋"), platform=platform)

    assert ("岗亭" in listed(table)) is kept


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("楼长", "name"),
        ("name_of_head", "name"),
        ("您对网格员满意吗", ""),
        ("Name of the estate", ""),
    ],
)
def test_a_column_of_names_is_told_from_a_question_about_them(header, reason):
    assert personal_header(header) == reason

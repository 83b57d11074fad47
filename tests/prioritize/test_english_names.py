"""English names beside Chinese ones: read from the sheets, and told in English reports only."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from drawn_workbooks import draw
from prioritize.crosschecks.desk import Desk
from prioritize.crosschecks.names import check_names
from prioritize.drafting.assigning import Wanted
from prioritize.drafting.draft import Draft, draft_names
from prioritize.errors import StudyError
from prioritize.init import init_study
from prioritize.notes import few_answers
from prioritize.pipeline import run_study
from prioritize.provenance import provenance
from prioritize.study import Criterion, Heading, Item, NameRow, Party, PoolRow, Settings, Study
from prioritize.workbook import load_study, write_study
from prioritize.workbook.schema import all_settings, all_sheets
from prioritize.written_names import say_names
from surveys.codebook import Codebook
from surveys.samples import sample_export

CHINESE = """
# 设置
键 | 值
标题 | 柳河新村改造
英文标题 | Works at Willow River
小区 | 柳河新村
货币单位 | 万元
英文货币单位 | 10,000 yuan
# 项目
编号 | 名称 | 英文名称 | 造价 | 安全 | 必做 | 决策 | 出资
B1 | 管网 | Pipes | 30 | 5 | 消防法第二十八条 | 街道办事处 | 区财政=0.6;业主=0.4
L1 | 电梯 | | 60 | 2 | | 相关业主 | 业主
# 准则
编号 | 名称 | 英文名称 | 来源 | 方向 | 上级
good | 好处 | What is gained | | |
safety | 安全紧迫 | Safety | item:安全 | 效益 | good
money | 造价 | | item:cost | 成本 | good
# 主体
编号 | 名称 | 英文名称 | 话语权
政府 | 区政府 | District | 1
居民 | | | 1
# 判断
主体 | 判断人 | 方法 | 左 | 右 | 值
政府 | 科室 | 打分 | safety | | 60
政府 | 科室 | 打分 | money | | 40
居民 | 代表 | 打分 | safety | | 40
居民 | 代表 | 打分 | money | | 60
# 名称对照
名称 | 英文名称
街道办事处 | Street office
区财政 | District budget
业主 |
消防法第二十八条 | Fire Protection Law, article 28
"""
HEADS = "# 名称对照\n名称 | 英文名字\n街道办事处 | Street office"


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return load_study(draw(tmp_path_factory.mktemp("names"), CHINESE))


def test_english_names_stand_in_their_own_columns(study):
    assert study.weighed_names("en") == {
        "good": "What is gained",
        "safety": "Safety",
        "money": "造价",
    }
    assert [one.called("en") for one in study.parties] == ["District", ""]
    assert study.settings.said("en") == {
        "title": "Works at Willow River",
        "community": "柳河新村",
        "money": "10,000 yuan",
        "contact": "",
    }
    assert study.written_names("en") == {
        "街道办事处": "Street office",
        "区财政": "District budget",
        "消防法第二十八条": "Fire Protection Law, article 28",
    }


@pytest.mark.parametrize("language", ["zh", ""])
def test_a_report_in_chinese_knows_nothing_of_them(study, language):
    assert study.weighed_names(language) == {"good": "好处", "safety": "安全紧迫", "money": "造价"}
    assert [one.called(language) for one in study.parties] == ["区政府", ""]
    assert study.settings.said(language)["title"] == "柳河新村改造"
    assert study.written_names(language) == {}


def test_the_result_holds_what_the_report_said_and_no_second_names(study):
    told = {language: provenance(study, language).settings for language in ("zh", "en")}

    assert (told["zh"]["title"], told["zh"]["money"]) == ("柳河新村改造", "万元")
    assert (told["en"]["title"], told["en"]["money"]) == ("Works at Willow River", "10,000 yuan")
    assert told["en"]["criterion_names"]["safety"] == "Safety"
    assert told["en"].keys() - told["zh"].keys() == {"written_names"}
    assert not any(key.endswith("_en") for key in told["zh"])


def test_a_misspelt_head_of_the_second_names_is_said_with_its_cell(tmp_path):
    path = draw(
        tmp_path,
        CHINESE.replace("编号 | 名称 | 英文名称 | 话语权", "编号 | 名称 | 英文名 | 话语权"),
    )
    with pytest.raises(StudyError) as caught:
        load_study(path)

    (issue,) = caught.value.issues
    assert (issue.code, issue.place) == ("column_misspelt", "study.xlsx, 主体!C1")
    assert issue.facts["nearest"] == "英文名称"


def test_the_sheet_of_names_without_its_english_column_says_so(tmp_path):
    with pytest.raises(StudyError) as caught:
        load_study(draw(tmp_path, CHINESE, HEADS))

    assert [one.code for one in caught.value.issues] == ["column_missing"]
    assert caught.value.issues[0].facts["column"] == "英文名称"


def small(*names, **told):
    """A study of two items with these rows on its sheet of names."""
    base = Study(
        folder=None,
        file="study.xlsx",
        settings=Settings(),
        items=(
            Item(id="a", name="Pipes", decide="街道办；居委会", fund="市=0.6；业主=40%"),
            Item(id="b", name="Lifts", mandatory="消防法", trench="东沟"),
        ),
        criteria=(Criterion(id="need", name="需求", source="survey:demand"),),
        headings=(Heading(id="good", name="好处"),),
        codebook=Codebook((), ()),
        parties=(Party(id="government", name="政府"),),
        judgements=(),
        matrices=(),
        pools=(PoolRow(source="省", limit=3),),
        names=tuple(NameRow(name=name, name_en=english) for name, english in names),
        where={("names", str(at), "name"): f"names!A{at + 1}" for at in range(1, 9)},
    )
    return replace(base, **told)


def found(study):
    return [(one.code, one.cell, one.severity) for one in check_names(Desk(study))]


def test_offices_sources_grounds_and_trenches_may_have_an_english_name():
    names = ("街道办", "居委会", "街道办；居委会", "市", "业主", "消防法", "东沟", "省")

    assert found(small(*((name, "x") for name in names))) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("公安局", "written_name_unused"),
        ("街道办；居民会", "written_name_misspelt"),
        ("政府", "written_name_elsewhere"),
        ("好处", "written_name_elsewhere"),
        ("Pipes", "written_name_elsewhere"),
    ],
)
def test_a_name_that_nothing_bears_is_doubtful(name, code):
    assert found(small(("市", "City"), (name, "x"))) == [(code, "A3", "doubt")]


def test_a_name_that_stands_twice_has_one_english_name():
    assert found(small(("市", "City"), ("市", "City"))) == []
    assert found(small(("市", "City"), ("市", "Town"))) == [("written_name_twice", "A3", "error")]


NAMES = {"区财政": "District", "业主": "Owners", "区财政、业主": "District and owners"}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("区财政", "District"),
        (" 区财政 ", "District"),
        ("区财政、业主", "District and owners"),
        ("业主；区财政", "Owners; District"),
        ("区财政=0.6；业主=0.4", "District=0.6; Owners=0.4"),
        ("区财政：60%，街道", "District：60%; 街道"),
        ("街道、居委会", "街道、居委会"),
        ("区财政局", "区财政局"),
        ("", ""),
    ],
)
def test_a_cell_is_told_whole_or_name_by_name(typed, told):
    assert say_names(typed, NAMES) == told
    assert say_names(typed, {}) == typed


def test_init_writes_the_english_names_that_it_knows(tmp_path):
    with sample_export() as export:
        init_study(tmp_path / "zh", [export], language="zh")
        init_study(tmp_path / "en", [export], language="en")
    chinese, english = load_study(tmp_path / "zh"), load_study(tmp_path / "en")
    draws = {row.name for row in chinese.names}

    assert chinese.settings.said("en")["title"] == english.settings.title
    assert chinese.weighed_names("en") == english.weighed_names()
    assert [one.called("en") for one in chinese.parties] == [one.name for one in english.parties]
    assert {"财政", "施工单位"} <= draws
    assert len(draws) == len(chinese.names)
    assert chinese.settings.money_en == ""
    # A second name beside an English one would only go stale.
    assert {one.name_en for one in (*english.criteria, *english.parties)} == {""}
    assert english.names == ()


def test_names_that_have_a_row_are_not_written_again():
    draft = Draft("zh")
    draft_names(draft, [Wanted("B03", "排水", None), Wanted("new", "喷泉", None)], {"财政"})

    assert draft.tables["names"] == [{"name": "施工单位", "name_en": "Contractor"}]


def test_notes_name_the_criteria_in_the_language_of_the_report(study):
    items = tuple(
        item.model_copy(update={"facts": item.facts | {"安全": 3}}) for item in study.items
    )
    flat = replace(study, items=items, settings=study.settings.model_copy(update={"draws": 9}))
    told = {
        language: [
            note.facts
            for note in run_study(flat, language=language).notes
            if note.code == "flat_criterion"
        ]
        for language in ("zh", "en")
    }

    assert told == {"zh": [{"criterion": "安全紧迫"}], "en": [{"criterion": "Safety"}]}
    assert [note.facts["criterion"] for note in few_answers(study, {"safety": 2}, "en")] == [
        "Safety"
    ]


def test_a_written_study_has_a_place_for_every_english_name(tmp_path):
    path = tmp_path / "study.xlsx"
    write_study(path, {"settings": [{"key": "title_en", "value": "Works"}]}, language="zh")
    book = load_workbook(path)
    heads = {sheet.title: [cell.value for cell in sheet[1]] for sheet in book}

    assert all(
        "英文名称" in heads[sheet] for sheet in ("项目", "准则", "主体", "名称对照", "需求类别")
    )
    assert book["设置"]["A2"].value == "英文标题"
    assert "留空" in book["准则"]["C1"].comment.text


def test_no_explanation_of_a_column_or_a_setting_is_cut_short():
    columns = (column for sheet in all_sheets().values() for column in sheet.columns)
    about = [one.about["zh"] for one in (*columns, *all_settings().values())]

    assert [text for text in about if not text.endswith(("。", "。）"))] == []

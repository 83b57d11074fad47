"""The catalogue, its example figures, and which item residents' words mean."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.catalogue import load_catalogue, match_names
from prioritize.crosschecks.relations import circles
from prioritize.example_facts import example_facts

SHARED = Path(__file__).resolve().parents[2] / "../shared/data/catalogue.csv"

MEANT = {
    "I06": ["加装电梯（三层以上）", "没有电梯", "老楼加装电梯", "Install lifts", "elevater"],
    "B16": ["屋顶漏水维修", "屋面防水", "Roof repairs (top floor)", "屋面防水维修"],
    "I07": ["增加停车位", "停车难", "规范停车秩序", "parking spaces", "规整现有车位"],
    "I04": ["楼道灯坏了", "增设路灯", "路灯不亮", "Better street lighting", "楼道照明", "照明"],
    "B03": ["雨污管网改造", "排水", "下水道经常堵塞", "雨污排水改造", "drainage and sewage"],
    "B01": ["更换老旧给水管道", "自来水管改造", "一户一表", "water pipes"],
    "B05": ["供电增容与线路整理", "电路老化", "电力设施改造"],
    "B07": ["架空线入地", "线缆凌乱", "飞线整治", "overhead cables"],
    "B09": ["通天然气", "燃气管道更新", "gas pipes"],
    "B11": ["打通消防通道", "消防通道堵塞", "fire lane"],
    "B12": ["消防设施不足", "更换灭火器"],
    "B13": ["安装监控摄像头", "治安与门禁", "安防监控与门禁", "security cameras"],
    "B14": ["完善小区道路", "小区道路破损严重", "道路坑洼", "roads", "road repair"],
    "B15": ["垃圾分类投放点改造", "垃圾分类", "garbage bins"],
    "B17": ["外墙修缮（防脱落）", "外墙皮脱落", "墙皮脱落"],
    "B18": ["楼道墙面粉刷", "楼道堆放杂物", "stairwell repair"],
    "B19": ["单元门禁对讲", "单元门维修", "intercom"],
    "B20": ["房屋结构安全", "抗震加固"],
    "I01": ["拆除违章建筑", "私搭乱建"],
    "I02": ["绿化带补种", "补种绿化", "小区绿化差", "more greenery"],
    "I05": ["无障碍坡道及扶手", "ramps", "wheelchair ramp"],
    "I09": ["增设电动车充电桩", "电动自行车棚及充电（集中、防火）", "bike shed"],
    "I10": ["新能源汽车充电桩", "EV charging"],
    "I11": ["智能快递柜", "parcel lockers"],
    "I12": ["健身器材、儿童游乐设施", "健身与儿童活动场地", "Playground for children"],
    "I19": ["晾晒场地", "增设晾衣架"],
    "I20": ["适老化改造"],
    "I22": ["沿街外立面美化", "墙绘"],
    "E02": ["日间照料中心", "老年人日间照料"],
    "E03": ["社区食堂/老年助餐", "社区助餐食堂"],
    "E05": ["社区卫生服务站", "health centre"],
    "E06": ["便民菜市场"],
    "E09": ["智慧小区建设"],
    "G01": ["成立业主委员会"],
    "G02": ["物业管理差", "引入物业服务", "日常保洁与物业"],
}  # fmt: skip

NOTHING = [
    "不关注", "其他", "其他（请注明）", "其他〖电梯〗", "运动", "clean_water", "food", "healthcare",
    "美食", "旅游", "影视", "阅读", "购物", "音乐", "健康", "IT数码", "摄影", "游戏动漫",
    "艺术", "手工艺",
    "财经", "娱乐八卦", "时尚", "电子科技类", "汽车类", "政治/军事", "体育类",
    "ACG文化(动漫、游戏等)",
    "long_term_shelter__housing", "financial_support", "toilets_sanitation", "education",
    "psychosocial_counseling", "seeds_and_fertilizers", "household_goods__clothes__cookin",
    "livelihoods__jobs", "short_term_shelter__tent_shelte", "information_from_government",
    "医疗保险", "受教育程度", "收入", "子女教育", "不需要改造", "以上都没有", "以上都不需要",
    "无", "没有",
    "无所谓", "都不需要", "说不清", "不清楚", "不同意加装电梯", "维持现状", "房屋质量",
    "邻里关系", "居住面积",
    "采光", "隔音", "labour market", "None of these", "other (please specify)", "Don't know",
    "产权人", "租户", "60岁以上", "非常满意", "比较重要", "1–2层", "12号楼", "", "、", "（）",
]  # fmt: skip


@pytest.mark.parametrize("item", MEANT)
def test_residents_words_find_their_item(item):
    found = match_names(MEANT[item])

    assert {one.name: one.item_id for one in found} == dict.fromkeys(MEANT[item], item)
    assert all(one.score >= 0.6 for one in found)


def test_words_about_something_else_find_nothing():
    found = match_names(NOTHING)

    assert [one.name for one in found if one.item_id] == []
    assert {one.how for one in found} == {"none"}


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("充电桩/充电车棚", {"I09", "I10"}),
        ("供水、供电、供气管网改造", {"B01", "B05", "B09"}),
        ("外墙保温与立面改造", {"I15", "I22"}),
        ("公共设施（路灯、座椅等）", {"I04", "I13"}),
    ],
)
def test_a_phrase_that_may_mean_several_items_is_unsure_and_names_them_all(name, items):
    (found,) = match_names([name])

    assert {found.item_id, *found.others} == items
    assert found.score < 0.6


def test_the_item_s_own_name_is_an_exact_match():
    items = load_catalogue()

    for language in ("name_zh", "name_en"):
        found = match_names([getattr(item, language) for item in items])

        assert [one.item_id for one in found] == [item.id for item in items]
        assert {(one.how, one.score) for one in found} == {("exact", 1.0)}


def test_every_alias_finds_its_own_item():
    for item in load_catalogue():
        for alias in (*item.aliases_zh, *item.aliases_en):
            (found,) = match_names([alias])

            assert found.item_id == item.id, alias


def test_no_alias_stands_for_two_items():
    words = [
        (alias.casefold(), item.id)
        for item in load_catalogue()
        for alias in (*item.aliases_zh, *item.aliases_en)
    ]

    assert len({word for word, _id in words}) == len(words)
    assert all(item.aliases_zh and item.aliases_en for item in load_catalogue())


def test_words_of_the_study_win_over_the_catalogue():
    (own, other) = match_names(["电梯", "停车难"], {"电梯": "L7"})

    assert own.item_id == "L7"
    assert other.item_id == "I07"


@given(st.lists(st.text(max_size=30), max_size=6))
def test_any_text_is_matched_or_left_alone_and_order_does_not_matter(names):
    found = match_names(names)

    assert [one.name for one in found] == names
    assert all(0 <= one.score <= 1 for one in found)
    assert all(bool(one.item_id) == (one.how != "none") for one in found)
    assert match_names(names[::-1]) == found[::-1]


def test_the_catalogue_is_the_published_one():
    items = {item.id: item for item in load_catalogue()}

    assert len(items) == 59
    assert (items["I06"].cost_low, items["I06"].cost_high) == (400_000, 800_000)
    assert items["B14"].after == ("B01", "B03", "B07", "B09", "B10")
    stairwell = {item.id for item in items.values() if item.vote_scope.startswith("stairwell")}
    assert stairwell == {"B06", "B16", "B18", "B19", "B21", "I06"}
    classes = Counter(item.class_ for item in items.values())
    assert classes == {"basic": 22, "improvement": 22, "enhancement": 11, "governance": 4}
    assert circles({one.id: list(one.after) for one in items.values()}) == []
    for item in items.values():
        assert set(item.after) <= set(items)
        assert item.production + item.living + item.ecology == pytest.approx(1)
        assert item.aspect in {"appearance", "function", "governance"}


@pytest.mark.skipif(not SHARED.exists(), reason="the reference table is not beside the repository")
def test_the_reference_columns_are_taken_over_unchanged():
    ours = Path(__file__).resolve().parents[2] / "prioritize/data/catalogue.csv"
    with SHARED.open(encoding="utf-8") as reference, ours.open(encoding="utf-8") as taken:
        pairs = list(zip(csv.DictReader(reference), csv.DictReader(taken), strict=True))

    # English glosses of the table are no names for a council; each stays a word for its item.
    glosses = [(row.pop("name_en"), other) for row, other in pairs]

    assert all(row.items() <= other.items() for row, other in pairs)
    assert all(
        gloss.casefold()
        in {other["name_en"].casefold(), *other["aliases_en"].casefold().split(";")}
        for gloss, other in glosses
    )


@pytest.mark.parametrize(
    ("item", "fact", "value"),
    [
        ("B12", "safety", 5),  # basic 3, fire hazard + 2
        ("B14", "safety", 3),  # basic, no hazard
        ("I09", "safety", 4),  # improvement 2, fire hazard + 2
        ("E03", "safety", 1),
        ("I12", "vulnerable", 5),  # elders and children
        ("I06", "vulnerable", 4),  # elders
        ("B01", "vulnerable", 2),  # everybody
        ("I07", "vulnerable", 1),  # car owners
        ("B01", "coverage", 5),
        ("B06", "coverage", 4),
        ("B16", "coverage", 2),
        ("B03", "public_money", 5),  # the budget alone
        ("B16", "public_money", 3),  # budget and owners
        ("I08", "public_money", 1),  # the market alone
        ("I06", "burden", 5),  # owners pay, special vote, stairwell
        ("B03", "burden", 1),
        ("I08", "upkeep", 5),
        ("B16", "upkeep", 2),
    ],
)
def test_example_figures_follow_the_written_rules(item, fact, value):
    found = next(one for one in load_catalogue() if one.id == item)

    assert example_facts(found)[fact] == value


def test_every_example_figure_lies_on_the_scale():
    for item in load_catalogue():
        assert all(1 <= value <= 5 for value in example_facts(item).values())

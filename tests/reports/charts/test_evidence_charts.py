import dataclasses

import pytest
from rich.cells import cell_len

from drawn_charts import charts, everything, hidden, texts, values, with_planes, with_pools
from prioritize.list_findings import PlanFindings
from prioritize.survey_findings import DemandFinding
from reports.charts.looks import PAPER
from sample_findings import ITEMS, sample_findings


def test_every_cell_is_a_share_of_the_main_doubt():
    findings = sample_findings("en")
    chart = charts(findings)["rank-shares"]
    cells = {(one["row"], one["rank"]): one["share"] for one in values(chart) if "rank" in one}
    shares = findings.robustness.acceptability["power"]

    assert cells == {
        (row, rank): share
        for row, item in enumerate(ITEMS)
        for rank, share in enumerate(shares[item], 1)
    }
    assert "60" in texts(chart)
    assert "Roof waterproofing rank 1 60%" in chart.alt


def test_ranks_that_nobody_takes_are_cut_off():
    findings = sample_findings("en")
    early = dict.fromkeys(ITEMS, (0.7, 0.2999, 0.0001, 0.0, 0.0))
    robustness = dataclasses.replace(findings.robustness, acceptability={"power": early})
    chart = charts(dataclasses.replace(findings, robustness=robustness))["rank-shares"]

    assert max(one["rank"] for one in values(chart) if "rank" in one) == 2
    assert "ranks 1 to 2" in chart.caption


def test_a_bar_is_as_long_as_an_item_is_in():
    findings = sample_findings("en")
    chart = charts(findings)["top-shares"]

    assert [one["share"] for one in values(chart)] == list(findings.robustness.in_share.values())
    assert [one["funded"] for one in values(chart)] == [1.0, 0.92, 0.54, 0.46, 0.04]
    assert "Parking 54.3% (money 54%)" in chart.alt
    assert "54.3%" in texts(chart)


def test_demand_stands_in_its_category_with_its_interval():
    chart = charts(sample_findings("en"))["need-bars"]

    assert [one.get("head") or one["item"] for one in values(chart)] == [
        *("Access (46.6% of all demand)", "Average of its items (2)", "Lifts", "Parking"),
        *("Water (31.7% of all demand)", "Average of its items (1)", "Roof waterproofing"),
    ]
    assert values(chart)[2]["low"] == 0.629
    assert "Lifts 65.4% (62.9%–67.9%)" in chart.alt


def test_a_category_has_a_bar_of_its_own_above_its_items():
    chart = charts(sample_findings("en"))["need-bars"]
    means = values(chart, "mean-sure")

    assert [(one["row"], one["demand"], one["low"], one["high"]) for one in means] == [
        (1, 0.5377, 0.5127, 0.5623),
        (5, 0.7312, 0.7074, 0.7537),
    ]
    assert means[0]["range"] == "51.3%–56.2%"
    assert "its 95% interval: Access 53.8% (51.3%–56.2%), Water 73.1% (70.7%–75.4%)" in chart.alt
    assert "53.8%" in texts(chart)


def test_the_bar_of_a_category_is_told_from_those_of_items_without_colour():
    chart = charts(sample_findings("en"))["need-bars"]
    bars = [
        layer["mark"] for layer in chart.spec["layer"] if layer.get("mark", {}).get("type") == "bar"
    ]
    item, mean = sorted(bars, key=lambda bar: bar["height"])

    assert "color" in item
    assert "stroke" not in item
    assert (mean["fill"], "stroke" in mean) == (PAPER, True)


def test_a_long_name_of_a_category_does_not_widen_the_chart():
    findings = sample_findings("en")
    long = dataclasses.replace(findings.categories[0], label="Access and everything else " * 9)
    chart = charts(dataclasses.replace(findings, categories=(long,)))["need-bars"]
    [head] = values(chart, "head")

    assert head["head"].startswith("Access and everything else Access")
    assert head["head"].endswith("… (46.6% of all demand)")
    assert len(head["head"]) < 85


def test_a_category_whose_demand_is_hidden_has_no_bar():
    chart = charts(hidden(sample_findings("en"), "parking"))["need-bars"]

    assert [one["kind"] for one in values(chart)] == ["head", "sure", "head", "mean-sure", "sure"]


def test_a_demand_of_few_has_no_interval():
    findings = sample_findings("en")
    mean = DemandFinding(0.5, None, None, 8)
    few = dataclasses.replace(findings.categories[0], items=("drains",), demand=mean)
    chart = charts(dataclasses.replace(findings, categories=(few,)))["need-bars"]

    assert [one["kind"] for one in values(chart)] == ["head", "mean-bare", "bare"]
    assert chart.alt == (
        "Average demand for the items of each category, with its 95% interval: Access 50%. "
        "Demand for single items: Drainage 50%."
    )


def test_the_plane_cuts_importance_and_satisfaction_where_the_quadrants_do():
    chart = charts(with_planes(sample_findings("en")))["importance-plane"]
    lines = [one["data"]["values"][0] for one in chart.spec["layer"] if "data" in one]

    assert lines == [{"x": pytest.approx(0.5)}, {"y": pytest.approx(0.65)}]
    assert {"concentrate here", "keep it up", "low priority", "possibly too much"} <= {
        *texts(chart)
    }
    assert "Lifts (importance 80%, satisfaction 70%)" in chart.alt


def test_a_plane_without_all_its_quadrants_is_not_cut():
    findings = with_planes(sample_findings("en"))
    pictures = tuple(
        dataclasses.replace(one, label="", figures={"gap": 0.1}) if one.item == "roof" else one
        for one in findings.survey.pictures
        if one.kind == "ipa"
    )
    survey = dataclasses.replace(findings.survey, pictures=pictures)
    chart = charts(dataclasses.replace(findings, survey=survey))["importance-plane"]

    assert not [one for one in chart.spec["layer"] if "data" in one]
    assert "Roof waterproofing" not in chart.alt


def test_the_kano_plane_draws_worse_without_its_sign():
    chart = charts(with_planes(sample_findings("en")))["kano-plane"]
    points = {one["label"]: (one["x"], one["y"]) for one in values(chart) if "x" in one}

    assert points["Roof waterproofing"] == (0.3, 0.9)
    assert "Roof waterproofing (must be; Better 0.900, Worse −0.300)" in chart.alt


def test_what_belongs_to_no_quadrant_has_a_mark_and_a_legend_of_its_own():
    findings = with_planes(sample_findings("en"), dict.fromkeys(ITEMS, (0.0, 0.0)))
    pictures = tuple(
        dataclasses.replace(one, label="reverse") if one.item in {"roof", "lift"} else one
        for one in findings.survey.pictures
    )
    survey = dataclasses.replace(findings.survey, pictures=pictures)
    chart = charts(dataclasses.replace(findings, survey=survey))["kano-plane"]
    points = [one for one in values(chart) if "aside" in one]
    asides = [one["aside"] for one in points]
    open_marks = [layer for layer in chart.spec["layer"] if "shape" in layer.get("encoding", {})]

    assert asides == ["unwanted", "unwanted", "", "", ""]
    assert len({(one["x"], one["y"]) for one in points}) == len(points)
    assert open_marks[0]["encoding"]["shape"]["scale"]["domain"] == ["unwanted"]
    assert "unwanted" in texts(chart)
    assert "Lifts (unwanted; Better 0.000" in chart.alt


def test_small_differences_of_importance_are_not_drawn_large():
    spots = dict(zip(ITEMS, ((0.70 + 0.001 * n, 0.1 * n) for n in range(5)), strict=True))
    chart = charts(with_planes(sample_findings("en"), spots))["importance-plane"]
    low, high = chart.spec["encoding"]["y"]["scale"]["domain"]

    assert high - low == pytest.approx(0.15)
    assert chart.spec["encoding"]["y"]["axis"]["format"] == ".0%"


def test_a_crowded_plane_takes_numbers_and_a_key():
    spots = dict.fromkeys(ITEMS, (0.5, 0.5))
    findings = with_planes(sample_findings("zh"), spots)
    items = tuple(
        dataclasses.replace(one, name=f"{'很长很长的改造项目名称' * 3}{one.id}")
        for one in findings.items
    )
    dense = tuple(findings.survey.pictures) * 4
    survey = dataclasses.replace(findings.survey, pictures=dense)
    chart = charts(dataclasses.replace(findings, items=items, survey=survey), "zh")["kano-plane"]

    assert [one["number"] for one in values(chart, "key")] == [str(n) for n in range(1, 21)]
    assert {str(n) for n in range(1, 21)} <= {*texts(chart)}


def test_every_chosen_item_begins_where_the_one_before_it_ended():
    rows = values(charts(sample_findings("en"))["money-by-item"])

    assert [(one["item"], one["start"], one["end"]) for one in rows] == [
        ("Budget", 0.0, 812.5),
        ("Roof waterproofing", 0.0, 120.0),
        ("Lifts", 120.0, 240.0),
        ("Parking", 240.0, 360.0),
        ("Chosen items together", 0.0, 800.0),
    ]


def test_a_stair_of_too_many_items_still_ends_at_what_all_of_them_cost():
    findings = sample_findings("en")
    basis = findings.basis
    priced = tuple(
        dataclasses.replace(basis.items[0], id=f"i{place}", cost=10.0) for place in range(40)
    )
    plan = dataclasses.replace(findings.plan, funded=tuple(one.id for one in priced))
    many = dataclasses.replace(findings, plan=plan, basis=dataclasses.replace(basis, items=priced))
    chart = charts(many)["money-by-item"]
    [rest] = values(chart, "rest")

    assert len(values(chart, "item")) == 24
    assert (rest["item"], rest["start"], rest["end"]) == ("16 more items", 240.0, 400.0)
    assert "16 more items 160" in chart.alt
    assert "bar of their own: 24; chosen in all: 40" in chart.caption


def test_without_a_budget_no_money_is_drawn():
    findings = dataclasses.replace(sample_findings("en"), plan=PlanFindings())

    assert not {"money-by-item", "money-by-source"} & {*charts(findings)}


def test_a_source_shows_what_it_gives_and_what_is_used():
    chart = charts(with_pools(sample_findings("en")))["money-by-source"]

    assert {"312.5 / 400", "0 / 600"} <= {*texts(chart)}
    assert "City (year 1) gives 400 at most, 312.5 used" in chart.alt


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "City（2026 年）上限 400"), ("en", "City (2026) gives 400")]
)
def test_a_year_of_the_calendar_is_not_counted_from_the_first(language, said):
    findings = with_pools(sample_findings(language))
    pools = tuple(dataclasses.replace(one, year=2026) for one in findings.plan.pools)
    plan = dataclasses.replace(findings.plan, pools=pools)
    chart = charts(dataclasses.replace(findings, plan=plan), language)["money-by-source"]

    assert said in chart.alt


def test_sources_with_long_names_alike_stay_two_and_leave_room_for_their_figures():
    findings = with_pools(sample_findings("zh"))
    begin = "中央和省级老旧小区改造专项补助资金及配套奖补资金"
    pools = tuple(
        dataclasses.replace(one, source=f"{begin}{one.source}") for one in findings.plan.pools
    )
    plan = dataclasses.replace(findings.plan, pools=pools)
    chart = charts(dataclasses.replace(findings, plan=plan), "zh")["money-by-source"]

    for spec, columns in ((chart.spec, 36), (chart.narrow, 26)):
        names = [one["item"] for one in spec["data"]["values"]]

        assert len({*names}) == 2
        assert all(cell_len(one) <= columns for one in names)
    assert f"{begin}Owners" in chart.alt


def test_an_option_without_a_cost_leaves_the_sum_out():
    findings = sample_findings("en")
    own = dataclasses.replace(findings.plan.options[0], cost=None)
    plan = dataclasses.replace(findings.plan, options=(own,))
    rows = values(charts(dataclasses.replace(findings, plan=plan))["money-by-item"])

    assert "Chosen items together" not in [one["item"] for one in rows]


def test_chinese_and_english_charts_draw_the_same_figures():
    chinese = charts(everything(sample_findings("zh")), "zh")
    english = charts(everything(sample_findings("en")), "en")

    assert {name: numbers(one) for name, one in chinese.items() if name not in PLACED} == {
        name: numbers(one) for name, one in english.items() if name not in PLACED
    }


PLACED = {"importance-plane", "kano-plane"}
"""Their labels are placed by the width of the words."""


def numbers(chart):
    return [[one for one in row.values() if isinstance(one, (int, float))] for row in values(chart)]

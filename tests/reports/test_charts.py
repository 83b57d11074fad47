import dataclasses
import xml.etree.ElementTree as ET

import pytest

from prioritize.findings import ItemFinding
from prioritize.list_findings import JointItem, RankedItem, TradeOffs
from reports.charts import MOST_LINES, PARTY_COLOURS
from reports.document import Chart
from reports.drawing import FONT_STACK, draw
from reports.story import tell
from sample_findings import sample_findings

SVG = "{http://www.w3.org/2000/svg}"


def charts(findings, language="en"):
    document = tell(findings, language)
    found = [block for one in document.chapters for block in one.blocks if isinstance(block, Chart)]
    return {chart.name: chart for chart in found}


def parsed(svg):
    return ET.fromstring(svg)  # noqa: S314 - our own drawing, not a stranger's file


def texts(svg):
    return [node.text for node in parsed(svg).iter(f"{SVG}text")]


def renamed(findings, name):
    items = (dataclasses.replace(findings.items[0], name=name), *findings.items[1:])
    return dataclasses.replace(findings, items=items)


@pytest.mark.parametrize(
    "name", ["datum.x", "<b>bold</b>", "]]>", "{{x}}", 'a" id="q', "a\\nb", "[1]"]
)
def test_a_label_is_drawn_as_the_text_it_is(name):
    for chart in charts(renamed(sample_findings("en"), name)).values():
        assert name in texts(draw(chart))


def test_a_label_that_looks_like_the_font_attribute_is_left_alone():
    name = 'x font-family="Noto Sans SC"'
    drawn = draw(charts(renamed(sample_findings("en"), name))["rank-changes"])

    assert name in texts(drawn)


def test_text_stays_text_and_falls_back_to_the_readers_fonts():
    drawn = draw(charts(sample_findings("zh"), "zh")["rank-changes"])
    nodes = list(parsed(drawn).iter(f"{SVG}text"))

    assert {"加装电梯", "政府", "市场", "居民", "共同清单"} <= set(texts(drawn))
    assert {node.get("font-family") for node in nodes} == {FONT_STACK}


def test_the_drawing_carries_its_title_and_description():
    chart = charts(sample_findings("en"))["rank-changes"]
    root = parsed(draw(chart))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (title.text, description.text) == (chart.caption, chart.alt)


def test_every_stop_of_a_line_shows_the_rank_of_its_list():
    values = charts(sample_findings("en"))["rank-changes"].spec["data"]["values"]
    lift = {point["column"]: point["rank"] for point in values if point["item"] == "lift"}

    assert lift == {"Government": 5.0, "Market": 3.0, "Residents": 1.0, "Joint list": 2.0}


def test_a_contested_line_wears_the_colour_of_the_party_that_gave_up_most():
    spec = charts(sample_findings("en"))["rank-changes"].spec
    losers = {point["item"]: point["loser"] for point in spec["data"]["values"]}
    scale = spec["layer"][1]["encoding"]["color"]["scale"]

    assert losers["facade"] == "Government"
    assert losers["parking"] == "Market"
    assert losers["roof"] == ""
    assert dict(zip(scale["domain"], scale["range"], strict=True))["Market"] == PARTY_COLOURS[1]


def test_names_of_items_that_share_a_rank_do_not_cover_each_other():
    values = charts(sample_findings("en"))["rank-changes"].spec["data"]["values"]
    heights = {point["item"]: point["label_rank"] for point in values}

    assert heights == {"roof": 1, "lift": 2, "parking": 3, "drains": 4, "facade": 5}


def test_a_long_list_shows_its_head_and_every_contested_item():
    findings = many_items(40, contested=(38, 39))
    chart = charts(findings)["rank-changes"]
    shown = {point["item"] for point in chart.spec["data"]["values"]}

    assert len(shown) == MOST_LINES
    assert {"i38", "i39", "i0"} <= shown
    assert "items shown: 25; in all: 40" in chart.caption


def test_one_party_alone_is_not_drawn_against_itself():
    findings = sample_findings("en")
    alone = dataclasses.replace(
        findings,
        perspectives=findings.perspectives[:1],
        rankings={"government": findings.rankings["government"]},
    )

    assert "rank-changes" not in charts(alone)


def test_the_range_chart_draws_each_interval_around_its_rank():
    rows = charts(sample_findings("en"))["rank-ranges"].spec["data"]["values"]

    assert rows[2] == {"item": "Parking", "rank": 3.5, "low": 2.5, "high": 4.5, "tier": "depends"}


def many_items(count, contested):
    full = sample_findings("en")
    ids = [f"i{number}" for number in range(count)]
    ledger = [
        dataclasses.replace(full.tradeoffs.ledger[0], item=f"i{number}", concession=0.5)
        for number in contested
    ]
    ranked = tuple(RankedItem(one, 0.5, 0.5, float(place)) for place, one in enumerate(ids, 1))
    return dataclasses.replace(
        full,
        items=tuple(ItemFinding(one, one, "", "", None, {}) for one in ids),
        rankings=dict.fromkeys(full.rankings, ranked),
        joint=tuple(
            JointItem(one, 0.5, place, place, place, "out") for place, one in enumerate(ids, 1)
        ),
        tradeoffs=TradeOffs(ledger=tuple(ledger)),
    )


@pytest.mark.parametrize("sign", ["\u2028", "\u2029"])
def test_a_name_that_holds_a_line_separator_is_drawn(sign):
    findings = sample_findings("en")
    items = tuple(dataclasses.replace(one, name=f"Ro{sign}of") for one in findings.items)
    named = charts(dataclasses.replace(findings, items=items))

    assert all("Ro of" in draw(chart) for chart in named.values())

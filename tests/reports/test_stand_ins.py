import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_charts import charts
from reports.charts.placement import text_size
from reports.document import Chart
from reports.drawing import draw
from reports.stand_ins import put_back, put_in
from sample_findings import sample_findings

TEXTS = st.text(min_size=1, max_size=20).filter(lambda text: "…" not in text)


@given(st.lists(TEXTS, max_size=20))
def test_what_is_put_back_is_what_was_there(names):
    spec, texts = put_in({"data": names, "type": "nominal"})
    svg = "".join(f"<text>{one}</text>" for one in spec["data"] if not one.isascii())
    told = "".join(f"<text>{one}</text>" for one in spec["data"] if one.isascii())
    back = put_back(svg, texts)

    assert spec["type"] == "nominal"
    assert told == "".join(f"<text>{one}</text>" for one in names if one.isascii())
    assert back == "".join(f"<text>{escaped(one)}</text>" for one in names if not one.isascii())


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_the_same_text_has_the_same_stand_in():
    spec, texts = put_in(["电梯", "屋面", "电梯"])

    assert spec[0] == spec[2] != spec[1]
    assert texts == ("电梯", "屋面")


def test_a_stand_in_cut_short_is_drawn_anew():
    assert put_back("<text>а0ооо…</text>", ("电梯",)) is None


@pytest.mark.parametrize("name", ["很长的项目名称" * 6, "ааа0оо", "а0", "Ёлка", "电梯 & <b>"])
def test_a_renderer_that_cuts_its_labels_still_shows_the_text(name):
    spec = {
        "data": {"values": [{"name": name, "size": 1}]},
        "mark": "bar",
        "encoding": {
            "y": {"field": "name", "type": "nominal", "axis": {"labelLimit": 60}},
            "x": {"field": "size", "type": "quantitative"},
        },
    }
    drawn = draw(Chart("cut", spec, "", ""))

    assert escaped(name[:3]) in drawn
    assert drawn.count(">а0") == (name == "а0")


@pytest.mark.parametrize(
    "name", ["Titlistically illicit little tilting", "屋面防水与外墙修缮及楼道粉刷", "WWWWWWWWWWWW"]
)
def test_names_are_drawn_whole_though_they_were_measured_in_another_font(name):
    findings = sample_findings("en")
    items = tuple(dataclasses.replace(one, name=name) for one in findings.items[:1])
    findings = dataclasses.replace(findings, items=(*items, *findings.items[1:]))
    drawn = draw(charts(findings)["rank-ranges"])
    room = float(re.search(r'stroke-miterlimit="10" transform="translate\(([\d.]+)', drawn)[1])

    assert room >= 14 + text_size(name, 13)[0]

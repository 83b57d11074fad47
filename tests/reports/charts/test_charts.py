import dataclasses
import json

import pytest

from drawn_charts import charts, everything, hidden, renamed, texts, values
from prioritize.findings import ItemFinding
from prioritize.list_findings import JointItem, RankedItem, TradeOffs
from prioritize.robustness_findings import RobustnessFindings
from reports.charts import MOST_LINES, PARTY_COLOURS
from reports.charts.looks import party_scale
from reports.drawing import FONT_STACK, draw
from reports.names import names_of
from reports.story.context import Story
from reports.wording import wording
from sample_findings import ITEMS, NAMES, OWN, empty_findings, sample_findings

ALL = {
    *("agreement", "places-given-up", "rank-changes", "money-by-item", "money-by-source"),
    *("need-bars", "importance-plane", "kano-plane", "top-shares", "rank-ranges", "rank-shares"),
}


def test_every_chart_stands_in_the_report_once():
    assert {*charts(everything(sample_findings("en")))} == ALL


@pytest.mark.parametrize(
    "names",
    [
        ("datum.x", "<b>bold</b>", "]]>", "{{x}}", 'a" id="q'),
        ("a\\nb", "[1]", "电梯<i>&amp;", "\u202e", "${x}"),
    ],
)
def test_a_label_is_drawn_as_the_text_it_is(names):
    findings = sample_findings("en")
    items = tuple(
        dataclasses.replace(one, name=name) for one, name in zip(findings.items, names, strict=True)
    )
    for chart in charts(everything(dataclasses.replace(findings, items=items))).values():
        told = json_texts(chart) & {*names}

        assert told <= {*texts(chart)}
        assert told or chart.name == "money-by-source"


def json_texts(chart):
    keys = ("item", "label", "name")
    return {one[key] for one in values(chart) for key in keys if key in one}


def test_a_label_that_looks_like_the_font_attribute_is_left_alone():
    name = 'x font-family="Noto Sans SC"'
    chart = charts(renamed(sample_findings("en"), name))["agreement"]

    assert f"{name} lift" in texts(chart)


def test_no_text_of_a_study_is_a_field_or_an_expression():
    for chart in charts(everything(renamed(sample_findings("en"), "datum.x"))).values():
        without_data = {**chart.spec, "data": None}

        assert "datum.x" not in json.dumps(without_data)
        assert "expr" not in json.dumps(without_data)


def test_text_stays_text_and_falls_back_to_the_readers_fonts():
    chart = charts(sample_findings("zh"), "zh")["rank-changes"]

    assert {"加装电梯", "政府", "市场", "居民", "共同清单"} <= {*texts(chart)}
    assert draw(chart).count(f'font-family="{FONT_STACK}"') == len(texts(chart))


@pytest.mark.parametrize("name", sorted(ALL - {"money-by-source"}))
def test_chinese_names_stand_in_the_drawing_and_in_its_words(name):
    chart = charts(everything(sample_findings("zh")), "zh")[name]
    names = {NAMES["zh"][item] for item in ITEMS}

    assert names & {*texts(chart)}
    assert any(one in chart.alt for one in names)


def test_the_drawing_carries_its_title_and_description():
    chart = charts(sample_findings("en"))["rank-changes"]
    drawn = draw(chart)

    assert 'role="img" aria-labelledby="rank-changes-title rank-changes-description"' in drawn
    assert f'<desc id="rank-changes-description">{chart.alt}</desc>' in drawn


def test_a_party_wears_the_same_colour_in_every_chart():
    for chart in charts(everything(sample_findings("en"))).values():
        for scale in scales(chart.spec):
            for party, colour in zip(scale["domain"], scale["range"], strict=True):
                if party in {"Government", "Market", "Residents"} and str(colour).startswith("#"):
                    place = ("Government", "Market", "Residents").index(party)

                    assert colour == PARTY_COLOURS[place]


@pytest.mark.parametrize(
    "parties", [("government", "residents"), ("owners", "residents", "market")]
)
def test_the_usual_parties_look_the_same_whoever_else_takes_part(parties):
    findings = sample_findings("en")
    first = findings.perspectives[0]
    taking_part = tuple(dataclasses.replace(first, id=one, name=one) for one in parties)
    words = wording("en")
    found = dataclasses.replace(findings, perspectives=taking_part)
    story = Story(found, words, names_of(found, words))
    looks = dict(zip(parties, party_scale(story, range(6))["range"], strict=True))

    assert looks == {
        one: ("government", "market", "residents", "owners").index(one) for one in parties
    }


@pytest.mark.parametrize("name", ["agreement", "places-given-up", "rank-changes"])
def test_parties_are_told_apart_without_colours(name):
    spec = charts(sample_findings("en"))[name].spec
    looks = [scale["range"] for scale in scales(spec) if not str(scale["range"][0]).startswith("#")]

    assert looks
    assert all(len({str(one) for one in shapes}) == len(shapes) for shapes in looks)


def scales(spec):
    """Scales with a name for each of their values."""
    if isinstance(spec, dict):
        if isinstance(spec.get("range"), list) and isinstance(spec["domain"][0], str):
            yield spec
        for inner in spec.values():
            yield from scales(inner)
    elif isinstance(spec, list):
        for inner in spec:
            yield from scales(inner)


def test_parties_with_long_names_alike_are_still_told_apart():
    findings = sample_findings("en")
    long = "The committee of the residents of"
    parties = tuple(
        dataclasses.replace(one, name=f"{long} {one.id}") for one in findings.perspectives
    )
    chart = charts(dataclasses.replace(findings, perspectives=parties))["places-given-up"]

    assert len({one["party"] for one in values(chart)}) == 3


def test_a_run_without_data_draws_no_more_than_its_joint_list():
    findings = empty_findings("en")

    assert {*charts(findings)} == {"rank-ranges"} & {*charts(findings)}


def test_a_notice_draws_no_demand_that_it_hides():
    drawn = charts(hidden(everything(sample_findings("en")), "roof"), "en")
    shown = {one["item"] for one in values(drawn["need-bars"]) if "item" in one}
    heads = [one["head"] for one in values(drawn["need-bars"], "head")]

    assert "Roof waterproofing" not in shown
    assert heads == ["Access"]
    assert "money-by-item" not in drawn


def test_concessions_that_a_notice_hides_are_drawn_by_their_places_alone():
    drawn = charts(hidden(sample_findings("en"), "facade"))["places-given-up"]
    rows = [one for one in values(drawn) if one["item"] == "Façade"]

    assert [(one["party"], one["own"], one["joint"]) for one in rows] == [
        ("Government", 1.0, 5.0),
        ("Market", 4.0, 5.0),
    ]


def many_items(count, contested=()):
    full = sample_findings("en")
    ids = [f"i{number}" for number in range(count)]
    ledger = [
        dataclasses.replace(full.tradeoffs.ledger[0], item=f"i{number}", concession=0.5)
        for number in contested
    ]
    ranked = tuple(RankedItem(one, 0.5, 0.5, float(place)) for place, one in enumerate(ids, 1))
    turned = tuple(
        RankedItem(one, 0.5, 0.5, float(place)) for place, one in enumerate(ids[::-1], 1)
    )
    shares = {one: tuple(1 / count for _ in ids) for one in ids}
    return dataclasses.replace(
        full,
        items=tuple(ItemFinding(one, one, "", "C1", full.items[0].demand, {}) for one in ids),
        categories=(dataclasses.replace(full.categories[0], items=tuple(ids)),),
        rankings={"government": ranked, "market": turned, "residents": ranked},
        joint=tuple(
            JointItem(one, 0.5, place, place, place, "out") for place, one in enumerate(ids, 1)
        ),
        robustness=RobustnessFindings(
            acceptability={"power": shares}, in_share=dict.fromkeys(ids, 0.5), headline="power"
        ),
        tradeoffs=TradeOffs(ledger=tuple(ledger), totals=full.tradeoffs.totals),
        plan=dataclasses.replace(full.plan, funded=tuple(ids[: count // 2])),
    )


def test_of_two_hundred_items_no_chart_shows_more_than_can_be_told_apart():
    drawn = charts(many_items(200, contested=range(60)))

    for name in ("agreement", "need-bars", "top-shares", "rank-ranges", "rank-shares"):
        rows = {one["item"] for one in values(drawn[name]) if "item" in one}
        rows -= {one["item"] for one in values(drawn[name], "mean-sure")}

        assert len(rows) == MOST_LINES, name
        assert f"items shown: {MOST_LINES}; in all: 200" in drawn[name].caption
    assert len({point["item"] for point in values(drawn["rank-changes"])}) == 15
    assert all(chart.spec["height"] < 900 for chart in drawn.values())


def test_every_chart_tells_a_phone_the_same_figures():
    for chart in charts(everything(sample_findings("zh")), "zh").values():
        narrow = dataclasses.replace(chart, spec=chart.narrow)

        assert chart.narrow["width"] < 320
        assert chart.name in PLACED or numbers(narrow) == numbers(chart)
        assert f'<desc id="{chart.name}-narrow-description">{chart.alt}' in draw(chart, narrow=True)


PLACED = {"importance-plane", "kano-plane"}
"""Their labels stand elsewhere."""


def numbers(chart):
    return [[one for one in row.values() if isinstance(one, (int, float))] for row in values(chart)]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029"])
def test_a_name_that_holds_a_line_separator_is_drawn(sign):
    findings = sample_findings("en")
    items = tuple(dataclasses.replace(one, name=f"Ro{sign}of") for one in findings.items)
    named = charts(dataclasses.replace(findings, items=items))

    assert all("Ro of" in draw(chart) for chart in named.values())


def test_the_range_chart_draws_each_interval_around_its_rank():
    rows = values(charts(sample_findings("en"))["rank-ranges"])

    assert rows[2] == {
        "row": 2,
        "item": "Parking",
        "rank": 3.5,
        "low": 2.5,
        "high": 4.5,
        "tier": "depends",
        "shown_rank": "3.5",
        "range": "2.5–4.5",
    }


def test_own_ranks_of_every_chart_are_those_of_the_findings():
    drawn = charts(sample_findings("en"))
    lift = {
        one["column"]: one["rank"]
        for one in values(drawn["rank-changes"])
        if one["label"] == "Lifts"
    }

    assert lift == {
        "Government": OWN["government"]["lift"][0],
        "Market": OWN["market"]["lift"][0],
        "Residents": OWN["residents"]["lift"][0],
        "Joint list": 2.0,
    }


def test_of_very_many_items_the_strip_shows_every_degree_of_agreement():
    strip = charts(many_items(200, contested=range(60)))["agreement"]

    assert [one["head"] for one in values(strip, "head")] == ["2 of 3 want it", "1 of 3 want it"]

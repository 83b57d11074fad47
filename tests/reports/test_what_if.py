"""The panel that makes the joint list again: in a real browser, against the engine."""

import dataclasses
import json
import re
from html import unescape

import numpy as np
import pytest

from browser import browsing
from headless import dumped
from panel_findings import agreeing_findings, concessions, panel, under
from prioritize.joint import all_rules
from prioritize.utility import mean_ranks
from reports.formats.html import render
from reports.story import tell
from reports.story.what_if import SUMMING
from sample_findings import sample_findings, with_hostile_text


@pytest.fixture(scope="module")
def agreeing():
    return agreeing_findings()


def seen(findings, folder, powers=""):
    """Cells of both tables as a browser shows them, and whether the panel is shown."""
    told = dumped(render(tell(findings, "en"), findings), folder, f"#what-if={powers}")
    tables = re.findall(r'<table id="what-if-(\w+)".*?<tbody>(.*?)</tbody>', told, re.DOTALL)
    return {
        name: [
            [unescape(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
            for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL)
        ]
        for name, body in tables
    }, re.search(r'<div id="what-if-panel"( hidden="")?>', told)[1] is None


@browsing
@pytest.mark.parametrize("powers", [(10, 10, 80), (1, 1, 1)])
def test_the_order_and_the_concessions_are_those_of_the_engine(agreeing, tmp_path, powers):
    data = panel(agreeing)
    tables, shown = seen(agreeing, tmp_path, ",".join(map(str, powers)))
    say = np.array(powers) / sum(powers)
    places = mean_ranks(say[None] @ np.array(data["added"]))[0]
    order = sorted(range(len(places)), key=lambda item: (places[item], item))
    assert shown
    assert [row[1] for row in tables["list"]] == [data["items"][item]["name"] for item in order]
    assert [float(row[0]) for row in tables["list"]] == [places[item] for item in order]
    assert [float(row[2]) for row in tables["parties"]] == pytest.approx(
        concessions(data, places), abs=6e-4
    )
    totals = {one.perspective: one.concession for one in agreeing.tradeoffs.totals}
    assert [float(row[1]) for row in tables["parties"]] == pytest.approx(
        [totals[one.id] for one in agreeing.perspectives], abs=6e-4
    )


@browsing
def test_rounded_figures_that_do_not_give_the_list_are_not_added_up(agreeing, tmp_path):
    first, *others = agreeing.joint
    turned = (dataclasses.replace(first, rank=9.0), *others)
    tables, shown = seen(dataclasses.replace(agreeing, joint=turned), tmp_path)

    assert not shown
    assert tables["list"] == []


def test_the_rules_that_are_sums_have_a_panel_and_its_link_holds_a_power_each():
    findings = sample_findings("en")
    shares = [round(100 * one.power) for one in findings.perspectives]

    assert set(SUMMING) == {name for name, one in all_rules().items() if one.contributions}
    link = panel(under(findings, "compromise"))["link"]
    assert link == f"#what-if={','.join(map(str, shares))}"


@pytest.mark.parametrize("rule", ["compromise", "borda", "mean_closeness"])
def test_sums_of_the_data_are_the_joint_scores(rule):
    findings = sample_findings("en")
    data = panel(under(findings, rule))
    own = [{one.item: one for one in findings.rankings[p.id]} for p in findings.perspectives]
    size = len(findings.joint)
    expected = [
        [
            {"compromise": row[one.item].utility, "mean_closeness": row[one.item].score,
             "borda": size - row[one.item].rank}[rule]
            for one in findings.joint
        ]
        for row in own
    ]  # fmt: skip

    assert data["added"] == expected
    assert [one["rank"] for one in data["items"]] == [one.rank for one in findings.joint]


def test_there_is_no_panel_where_a_list_is_no_sum_or_figures_are_hidden():
    findings = sample_findings("en")
    party = findings.perspectives[0].id
    hidden = (dataclasses.replace(findings.rankings[party][0], utility=None),)
    rankings = {**findings.rankings, party: hidden + findings.rankings[party][1:]}

    assert panel(under(findings, "copeland")) is None
    assert panel(dataclasses.replace(findings, rankings=rankings)) is None
    assert panel(dataclasses.replace(findings, perspectives=findings.perspectives[:1])) is None
    assert (
        b"what-if"
        not in render(tell(under(findings, "copeland"), "en"), under(findings, "copeland"))
        .replace(b"#what-if", b"")
        .split(b"</style>")[1]
    )


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "\u2028x", "<!--"])
def test_names_cannot_leave_the_data(text):
    findings = under(with_hostile_text(text), "compromise")
    content = render(tell(findings, "en"), findings).decode()
    data = re.search(r'id="what-if-data">(.*?)</script>', content, re.DOTALL)[1]

    assert "<" not in data
    assert all(one["name"].startswith(text) for one in json.loads(data)["items"])
    assert content.count("<script") == 2

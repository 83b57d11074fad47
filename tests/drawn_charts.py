"""Charts of findings for tests: found by name, drawn, and their data by kind."""

import dataclasses
import xml.etree.ElementTree as ET

from prioritize.plan_findings import PoolFinding
from prioritize.survey_findings import ReadingFinding
from reports.document import Chart
from reports.drawing import draw
from reports.story import tell
from sample_findings import ITEMS

SVG = "{http://www.w3.org/2000/svg}"


def charts(findings, language="en"):
    document = tell(findings, language)
    found = [block for one in document.chapters for block in one.blocks if isinstance(block, Chart)]
    return {chart.name: chart for chart in found}


def texts(chart):
    """Every text of the drawing, as a reader sees it."""
    root = ET.fromstring(draw(chart))  # noqa: S314 - our own drawing, not a stranger's file
    return [node.text for node in root.iter(f"{SVG}text")]


def values(chart, kind=None):
    rows = chart.spec["data"]["values"]
    return rows if kind is None else [one for one in rows if one.get("kind") == kind]


def with_planes(findings, spots=None):
    """The run with importance, satisfaction and Kano pairs; quadrants by the means."""
    spots = spots or dict(
        zip(ITEMS, ((0.9, 0.3), (0.8, 0.7), (0.4, 0.8), (0.5, 0.2), (0.65, 0.5)), strict=True)
    )
    means = [sum(one) / len(spots) for one in zip(*spots.values(), strict=True)]
    names = {
        (True, False): "concentrate_here",
        (True, True): "keep_up",
        (False, True): "possible_overkill",
        (False, False): "low_priority",
    }
    readings = [
        reading
        for item, (wanted, found) in spots.items()
        for reading in (
            ReadingFinding(
                *("ipa", "14", item, 100, names[wanted >= means[0], found >= means[1]]),
                {"importance": wanted, "performance": found, "gap": wanted - found},
            ),
            ReadingFinding(
                *("kano", "15", item, 100, "must_be"),
                {"better": wanted, "worse": -found, "confused": 0.01},
            ),
        )
    ]
    survey = dataclasses.replace(findings.survey, pictures=tuple(readings))
    return dataclasses.replace(findings, survey=survey)


def with_pools(findings):
    """The run with what a source gives in a year, and what another gives in all."""
    pools = (PoolFinding("City", 1, 400.0, 312.5), PoolFinding("Owners", None, 600.0, 0.0))
    return dataclasses.replace(findings, plan=dataclasses.replace(findings.plan, pools=pools))


def everything(findings):
    return with_pools(with_planes(findings))


def renamed(findings, name):
    """All items with one name in front of their ids."""
    items = tuple(dataclasses.replace(one, name=f"{name} {one.id}") for one in findings.items)
    return dataclasses.replace(findings, items=items)


def hidden(findings, *items):
    """The run as a notice tells it where the demand of some items is hidden."""
    ledger = tuple(
        dataclasses.replace(one, concession=None) if one.item in items and one.places > 0 else one
        for one in findings.tradeoffs.ledger
    )
    return dataclasses.replace(
        findings,
        items=tuple(
            dataclasses.replace(one, demand=None) if one.id in items else one
            for one in findings.items
        ),
        categories=tuple(
            dataclasses.replace(
                one, demand_share=None, demand=None if {*items} & {*one.items} else one.demand
            )
            for one in findings.categories
        ),
        tradeoffs=dataclasses.replace(findings.tradeoffs, ledger=ledger),
        basis=None,
    )

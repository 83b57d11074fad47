"""Both ways of pooling, told where they disagree about what comes first."""

import pandas as pd
import pytest

from prioritize.panels import (
    alternative_finding,
    consensus_finding,
    farthest_finding,
    pooling_notes,
)
from prioritize.study import Criterion, Item, Settings
from weights.consensus import Consensus
from weights.judgements import Judgement
from weights.perspectives import Perspective, weigh_perspective


class SmallStudy:
    """As much of a study as ranking two items needs."""

    settings = Settings()
    items = (Item(id="lift", name="Lift"), Item(id="roof", name="Roof"))
    criteria = (
        Criterion(id="need", name="Need", source="item:need"),
        Criterion(id="looks", name="Looks", source="item:looks"),
    )
    ratings = ()


VALUES = pd.DataFrame({"need": [5.0, 1.0], "looks": [1.0, 5.0]}, index=["lift", "roof"])


def panel(*points):
    rows = [
        Judgement("residents", judge, "points", name, "", value)
        for judge, values in points
        for name, value in zip(("need", "looks"), values, strict=True)
    ]
    return weigh_perspective("residents", "Residents", 1.0, rows, [], ["need", "looks"])


ALIKE = panel(("Lin", (70, 30)), ("Wu", (60, 40)))
APART = panel(("Lin", (99, 1)), ("Wu", (20, 80)), ("Bo", (25, 75)))
"""Looks weighs more on average, but one judge gives it next to nothing."""


def test_judges_who_agree_about_the_first_place_need_no_note():
    finding = alternative_finding(ALIKE)

    assert (finding.pooling, finding.first_agrees) == ("aip-arithmetic", True)
    assert finding.weights == pytest.approx({"need": 0.65, "looks": 0.35})
    assert list(pooling_notes(SmallStudy, VALUES, [ALIKE])) == []


def test_another_first_criterion_and_another_first_item_are_said():
    first, item = pooling_notes(SmallStudy, VALUES, [APART])

    assert (first.code, item.code) == ("pooling_first_criterion", "pooling_first_item")
    assert (first.facts["first"], first.facts["other"]) == (["Need"], ["Looks"])
    assert (item.facts["first"], item.facts["other"]) == (["Lift"], ["Roof"])
    assert item.facts["alternative"] == "AIP-ARITHMETIC"


@pytest.mark.parametrize(
    ("index", "level"),
    [(0.49, "very_low"), (0.5, "low"), (0.63, "moderate"), (0.75, "high"), (0.88, "very_high")],
)
def test_levels_are_those_of_goepel(index, level):
    party = Perspective(**{**vars(APART), "consensus": Consensus(index, None)})

    assert consensus_finding(party).level == level


def test_a_single_judge_agrees_with_nobody():
    alone = panel(("Lin", (70, 30)))

    assert alternative_finding(alone) is None
    assert consensus_finding(alone) is None
    assert farthest_finding(alone) is None


def test_who_stands_out_is_told_with_both_weights():
    finding = farthest_finding(APART)

    assert (finding.judge, finding.criterion) == ("Wu", "looks")
    assert finding.own == pytest.approx(0.8)
    assert finding.group == pytest.approx(APART.weights["looks"])

"""What a report says about the judges of a party, and what a notice does not."""

import dataclasses

import pytest

from prioritize.findings import JudgeFinding, PerspectiveFinding
from prioritize.small_cells import SmallFigures
from prioritize.weights_findings import AlternativeFinding, ConsensusFinding, FarthestFinding
from reports.document import Bullets, Table
from reports.notice import public_version
from reports.story.weights import tell_weights
from sample_findings import sample_findings

LIN = JudgeFinding("Lin", "pairwise", {"need": 0.8, "cost": 0.2}, 0.02, (), (), 0.1, None, 0.0371)
WU = JudgeFinding("Wu", "best_worst", {"need": 0.3, "cost": 0.7}, 0.375, (), (), 0.2681, 0.05)
PARTY = PerspectiveFinding(
    "market",
    "Market",
    0.25,
    {"need": 0.5669, "cost": 0.4331},
    None,
    2,
    example=False,
    panel=(LIN, WU),
    pooling="aip",
    alternative=AlternativeFinding(
        "aip-arithmetic", {"need": 0.45, "cost": 0.55}, first_agrees=False
    ),
    spread=0.5,
    consensus=ConsensusFinding(0.4131, 9.0, "very_low"),
    farthest=FarthestFinding("Wu", "cost", 0.7, 0.4331),
)
NAMES = {"need": "Need", "cost": "Cost"}


def told(language="en", party=PARTY):
    (chapter,) = tell_weights((party,), language, NAMES).chapters
    tables = [block for block in chapter.blocks if isinstance(block, Table)]
    said = [line for block in chapter.blocks if isinstance(block, Bullets) for line in block.points]
    return tables, said


def test_every_judge_stands_beside_both_ways_of_pooling():
    tables, _ = told()

    assert list(tables[-1].headers) == [
        *("Criterion", "Lin", "Wu", "Pooled, AIP", "Other way, mean")
    ]
    assert tables[-1].rows == (
        ("Need", "0.800", "0.300", "0.567", "0.450"),
        ("Cost", "0.200", "0.700", "0.433", "0.550"),
    )


def test_each_ratio_stands_beside_the_limit_of_its_method():
    tables, _ = told()

    assert tables[1].rows[1:] == (
        ("Market", "Lin", "pairwise comparison", "0.020", "0.100", "0.037"),
        ("Market", "Wu", "best–worst", "0.375", "0.268", ""),
    )


def test_agreement_is_said_in_sentences():
    _, said = told()

    assert said[0].startswith("Consensus index 41.3% (very low)")
    assert "move 50% of all weight" in said[1]
    assert said[2] == "Farthest from the group is Wu on “Cost”: 0.700 against the group's 0.433."
    assert said[3].startswith("Beware: pooled the other way, “Cost” would come first")


def test_agreement_is_said_in_chinese_too():
    _, said = told("zh")

    assert said[0].startswith("共识指数 41.3%（很低）")
    assert "“Cost”" in said[3]


def test_one_judge_needs_no_words_about_agreement():
    alone = dataclasses.replace(
        PARTY, panel=(LIN,), alternative=None, spread=None, consensus=None, farthest=None
    )
    tables, said = told(party=alone)

    assert len(tables) == 2
    assert said == []


@pytest.mark.parametrize("name", ["Lin", "Wu"])
def test_a_notice_shows_nothing_that_lies_between_judges(name):
    findings = dataclasses.replace(sample_findings("en"), perspectives=(PARTY,))
    (shown,) = public_version(findings, 10, SmallFigures()).perspectives

    assert name not in repr(shown)
    assert (shown.panel, shown.alternative, shown.spread) == ((), None, None)
    assert (shown.consensus, shown.farthest, shown.geometric_consistency) == (None, None, None)
    assert shown.weights == PARTY.weights

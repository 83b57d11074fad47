"""What a report says about weights from figures, and how little a notice tells of them."""

import dataclasses

import pytest

from prioritize.list_findings import CheckedItem
from prioritize.small_cells import SmallFigures
from prioritize.weights_findings import ObjectiveFinding
from reports.document import Bullets, Paragraph, Table
from reports.notice import public_version
from reports.notice.scores import public_objective
from reports.story import tell
from reports.story.weights import tell_weights
from sample_findings import sample_findings

RANKING = (
    CheckedItem("roof", 0.71234, 1.0),
    CheckedItem("lift", 0.51234, 2.0),
    CheckedItem("parking", 0.41234, 3.0),
    CheckedItem("drains", 0.31234, 4.0),
)
OBJECTIVE = (
    ObjectiveFinding("critic", {"need": 0.61234, "cost": 0.38766}, (), None, (), RANKING),
    ObjectiveFinding("entropy", {}, (), "not_positive", ("need",), ()),
)


def with_objective(language="en"):
    return dataclasses.replace(sample_findings(language), objective=OBJECTIVE)


def told(language="en"):
    findings = with_objective(language)
    (chapter,) = (one for one in tell(findings, language).chapters if one.id == "parties")
    table = [block for block in chapter.blocks if isinstance(block, Table)][-1]
    said = [block for block in chapter.blocks if isinstance(block, Bullets)][-1].points
    return table, said


def test_weights_and_the_first_three_items_are_told():
    table, said = told()

    assert table.headers == ("Criterion", "CRITIC")
    assert [row[1] for row in table.rows] == ["0.612", "0.388"]
    assert said[0].startswith("CRITIC would put first, in this order: Roof waterproofing, Lifts")
    assert "Drainage" not in said[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Residents' need holds zeros or less"), ("zh", "居民需求中有零或负数")],
)
def test_a_refused_method_says_why(language, words):
    _, said = told(language)

    assert words in said[1]


def test_before_figures_are_complete_the_weights_say_so():
    document = tell_weights(sample_findings("en").perspectives, "en", objective=None)
    last = document.chapters[0].blocks[-1]

    assert isinstance(last, Paragraph)
    assert "prioritize check" in last.text


def test_a_notice_keeps_no_weights_of_a_hidden_figure():
    (whole, _), (hidden, _) = (
        public_objective(OBJECTIVE, untold) for untold in (frozenset(), frozenset({"lift"}))
    )
    posted = public_version(with_objective(), 10, SmallFigures(demand=frozenset({"lift"})))

    assert whole == OBJECTIVE[0]
    assert hidden.weights == {}
    assert [one.item for one in hidden.ranking] == [one.item for one in RANKING]
    assert [one.score for one in hidden.ranking] == [0.71234, None, 0.41234, 0.31234]
    assert posted.objective[0].weights == {}
    assert posted.objective[0].ranking[0].score == 0.71

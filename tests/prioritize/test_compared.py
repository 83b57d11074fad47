"""Questions that compare two criteria of the draft by their names."""

import pytest

from prioritize.drafting.compared import name_sides
from surveys.codebook import Codebook, Option, Question


def told(stem, *, options=(), item="", language="zh"):
    question = Question("7", kind="pairwise", stem=stem, item=item, confidence=0.5)
    return name_sides(Codebook((question,), options), language).questions[0]


@pytest.mark.parametrize(
    ("stem", "language", "item"),
    [
        ("安全紧迫与财政投入相比，您认为哪个更重要？", "zh", "安全紧迫；财政投入"),
        ("财政投入 vs 安全 紧迫", "zh", "财政投入；安全紧迫"),
        ("Which matters more, need or safety urgency?", "en", "Need; Safety urgency"),
        ("安全紧迫与财政投入相比，哪个更重要", "en", "Safety urgency; Public money"),
        ("安全紧迫与绿化相比，哪个更重要", "zh", ""),
        ("安全紧迫、需求强度与财政投入相比，哪个更重要", "zh", ""),
    ],
)
def test_the_criterion_named_first_is_the_left_side(stem, language, item):
    assert told(stem, language=language).item == item


def test_what_a_planner_wrote_stays():
    assert told("安全紧迫与财政投入相比", item="受益面;财政投入").item == "受益面;财政投入"


def test_numbers_leave_open_which_side_they_mean():
    words = (Option("7", "安全紧迫略重要", order=-2.0),)
    stem = "安全紧迫与财政投入相比"

    assert told(stem, options=words).confidence == 0.7
    assert told(stem).confidence == 0.5
    assert "below 0" in str(told(stem).comment)
    assert "below 0" not in str(told(stem, options=words).comment)

"""What the notice board may show of free text: counts that point at nobody, and no words."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from prioritize.findings import SurveyFindings
from prioritize.small_comments import (
    PARTS,
    SAID,
    hand_key,
    item_key,
    need_key,
    question_keys,
)
from prioritize.survey_findings import CommentItem, CommentQuestion, CommentsFinding
from surveys.disclosure import Shown


def public_comments(survey: SurveyFindings, shown: Shown) -> CommentsFinding:
    """Take quotations and small counts out.

    Questions, items, needs and codes by hand whose own count is hidden are left out.

    Parameters
    ----------
    survey : SurveyFindings
    shown : Shown
        From `surveys.disclosure.protect`.

    Returns
    -------
    CommentsFinding
        Nothing that was written is quoted.
    """
    comments = survey.comments
    return CommentsFinding(
        questions=tuple(_questions(survey, shown)),
        items=tuple(
            _item(one, shown)
            for one in comments.items
            if one.mentioned and item_key(one, "mentioned") not in shown.hidden
        ),
        needs=tuple(
            replace(one, words=(), examples=())
            for place, one in enumerate(comments.needs)
            if need_key(place) not in shown.hidden
        ),
        by_hand=tuple(
            replace(one, items=())
            for one in comments.by_hand
            if hand_key(one.column) not in shown.hidden
        ),
    )


def _questions(survey: SurveyFindings, shown: Shown) -> Iterator[CommentQuestion]:
    for one in survey.comments.questions:
        if set(question_keys(survey, one)) & shown.hidden:
            continue
        kept = {name: shown.count(("comments", one.column, name)) for name in PARTS}
        # A sentence with gaps in it is no use to anybody.
        yield replace(one, **(dict.fromkeys(PARTS) if None in kept.values() else kept))


def _item(item: CommentItem, shown: Shown) -> CommentItem:
    counts: dict[str, Any] = {name: shown.count(item_key(item, name)) for name in SAID}
    demand = item.demand
    if item_key(item, "n") in shown.hidden:
        # An interval tells how many people are behind it.
        demand = replace(demand, low=None, high=None, n=None)
    return replace(item, **counts, ways={}, demand=demand)

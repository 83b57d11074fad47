"""What the notice board may show of free text: counts that point at nobody, and no words."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from prioritize.findings import SurveyFindings
from prioritize.small_comments import (
    NEW,
    PARTS,
    SAID,
    agreed_key,
    hand_key,
    item_key,
    need_key,
    question_keys,
)
from prioritize.survey_findings import CommentItem, CommentQuestion, CommentsFinding, HandFinding
from surveys.disclosure import Shown

BASE = ("mentioned", "n")


def public_comments(survey: SurveyFindings, shown: Shown) -> CommentsFinding:
    """Take quotations and small counts out.

    Questions, items, needs and codes by hand whose own count is hidden are left out, and so are
    needs that have no name but words of comments; these are counted.

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
            # Who asks for it and their share tell how many were asked.
            if one.mentioned and not {item_key(one, name) for name in BASE} & shown.hidden
        ),
        needs=tuple(
            replace(one, words=(), examples=())
            for place, one in enumerate(comments.needs)
            # Words of comments may be anybody's, and mean nothing to who has not read them.
            if one.source != NEW and need_key(place) not in shown.hidden
        ),
        needs_unnamed=sum(one.source == NEW for one in comments.needs),
        by_hand=tuple(
            _hand(one, shown)
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
    return replace(item, **counts, ways={})


def _hand(hand: HandFinding, shown: Shown) -> HandFinding:
    agreed = agreed_key(hand.column)
    if {agreed, ("all", *agreed)} & shown.hidden:
        return replace(hand, kappa=None, agreed=None, items=())
    return replace(hand, items=())

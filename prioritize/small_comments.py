"""How the counts of what residents wrote themselves hang together."""

from collections.abc import Iterator

from prioritize.findings import SurveyFindings
from prioritize.small_cells import USED
from prioritize.survey_findings import CommentItem, CommentQuestion
from surveys.disclosure import CountTable, Key, one_way

PARTS = ("no_content", "coded", "uncoded", "unread")
"""What becomes of the answers to a question of free text; together they are all answers."""

SAID = ("mentioned", "against", "praised")
"""What a comment may say of an item; one respondent may do several."""


def comment_counts(survey: SurveyFindings) -> Iterator[CountTable]:
    """Describe the counts of comments.

    Parameters
    ----------
    survey : SurveyFindings

    Yields
    ------
    CountTable
        For `surveys.disclosure.protect`, beside those of `prioritize.small_cells`.
    """
    used = survey.used or 0
    for question in survey.comments.questions:
        asked, answered = question_keys(survey, question)
        yield one_way(USED, {asked: question.asked or 0}, used)
        yield one_way(asked, {answered: question.answered or 0}, question.asked or 0)
        parts: dict[Key, int] = {
            ("comments", question.column, name): getattr(question, name) or 0 for name in PARTS
        }
        yield one_way(answered, parts)
    for item in survey.comments.items:
        base = item_key(item, "n")
        yield one_way(USED, {base: item.demand.n or 0}, used)
        for name in SAID:
            count = getattr(item, name) or 0
            yield one_way(base, {item_key(item, name): count}, item.demand.n or 0)
    for place, need in enumerate(survey.comments.needs):
        yield one_way(USED, {need_key(place): need.people}, used)
    for hand in survey.comments.by_hand:
        yield one_way(USED, {hand_key(hand.column): hand.comments}, used)


def question_keys(survey: SurveyFindings, question: CommentQuestion) -> tuple[Key, Key]:
    """Name who was asked and who answered: as the table of questions does, if it says the same."""
    for place, one in enumerate(survey.questions):
        told = (one.column, one.asked, one.answered)
        if told == (question.column, question.asked, question.answered):
            return ("asked", place), ("answered", place)
    return ("comments", question.column, "asked"), ("comments", question.column, "answered")


def item_key(item: CommentItem, name: str) -> Key:
    """Name the respondents who say something of an item, or those asked (``n``)."""
    return ("comment", item.item, name)


def need_key(place: int) -> Key:
    """Name the respondents who speak of a need, by its place."""
    return ("comment need", place)


def hand_key(column: str) -> Key:
    """Name the comments that a column codes by hand."""
    return ("coded by hand", column)

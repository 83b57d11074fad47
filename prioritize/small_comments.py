"""How the counts of what residents wrote themselves hang together."""

from collections.abc import Iterator

from prioritize.findings import SurveyFindings
from prioritize.small_cells import USED
from prioritize.survey_findings import CommentItem, CommentQuestion, HandFinding
from surveys.disclosure import CountTable, Key, one_way

PARTS = ("no_content", "coded", "uncoded", "unread")
"""What becomes of the answers to a question of free text; together they are all answers."""

NO_CONTENT, NEW = "no_content", "comments"
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
        yield one_way(base, _said(item), item.demand.n or 0)
    for place, need in enumerate(survey.comments.needs):
        yield one_way(USED, {need_key(place): need.people}, used)
    for hand in survey.comments.by_hand:
        yield from _by_hand(survey, hand)
    if len(survey.comments.questions) == 1:
        yield from _one_question(survey, survey.comments.questions[0])


def _said(item: CommentItem) -> dict[Key, int]:
    return {item_key(item, name): getattr(item, name) or 0 for name in SAID}


def _one_question(survey: SurveyFindings, question: CommentQuestion) -> Iterator[CountTable]:
    """Whoever says something of an item is coded, and whoever speaks of a new need is not."""
    coded, count = ("comments", question.column, "coded"), question.coded or 0
    asked, _ = question_keys(survey, question)
    every: dict[Key, int] = {}
    for item in survey.comments.items:
        if (item.demand.n or 0) <= (question.asked or 0):
            yield one_way(asked, {item_key(item, "n"): item.demand.n or 0}, question.asked)
        if sum(_said(item).values()) <= count:
            yield one_way(coded, _said(item), count)
        every |= _said(item)
    together: Key = ("sum", "comments")
    several = ("sum", "comments on several items")
    said = sum(every.values())
    if said >= count:
        yield CountTable(
            {**every, coded: count, together: said, several: said - count},
            sums=((together, tuple(every)), (together, (coded, several))),
            unseen=frozenset({together, several}),
        )
    needs: dict[Key, int] = {
        need_key(place): one.people
        for place, one in enumerate(survey.comments.needs)
        if one.source == NEW and not survey.comments.by_hand
    }
    if needs and sum(needs.values()) <= (question.uncoded or 0):
        uncoded = ("comments", question.column, "uncoded")
        yield one_way(uncoded, needs, question.uncoded or 0)


def _by_hand(survey: SurveyFindings, hand: HandFinding) -> Iterator[CountTable]:
    """Comments coded by hand have content; each is compared item by item with the machine."""
    own = hand_key(hand.column)
    yield one_way(USED, {own: hand.comments}, survey.used or 0)
    for question in survey.comments.questions:
        parts: dict[Key, int] = {
            ("comments", question.column, name): getattr(question, name) or 0
            for name in PARTS
            if name != NO_CONTENT
        }
        count, content = sum(parts.values()), ("comments", question.column, "content")
        if question.column == hand.codes and hand.comments <= count:
            yield CountTable(
                {content: count, **parts}, ((content, tuple(parts)),), frozenset({content})
            )
            yield one_way(content, {own: hand.comments}, count)
    if hand.agreed is not None:
        pairs = hand.comments * max(len(survey.comments.items), 1)
        agreed = agreed_key(hand.column)
        whole = ("all", *agreed)
        table = one_way(whole, {agreed: round(hand.agreed * pairs)}, pairs)
        yield CountTable(table.counts, table.sums, table.unseen, dear=frozenset({whole}))


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


def agreed_key(column: str) -> tuple[str, str]:
    """Name how often codes by hand and by machine agree."""
    return ("coded alike", column)


def hand_key(column: str) -> Key:
    """Name the comments that a column codes by hand."""
    return ("coded by hand", column)

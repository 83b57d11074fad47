"""Needs that comments speak of, put before the planner on the sheet `comments`."""

from collections.abc import Sequence

from prioritize.comment_words import Called, comment_book, need_of
from prioritize.comments import need_label
from prioritize.drafting.draft import Draft
from prioritize.study import NeedRow
from surveys.answers import SurveyTable
from surveys.cleaning import clean
from surveys.codebook import Codebook
from surveys.comments.needs import FEWEST_PEOPLE
from surveys.comments.survey import Need, read_comments
from surveys.encoder import encode
from surveys.matching import columns_called


def draft_needs(
    draft: Draft,
    tables: Sequence[SurveyTable],
    codebook: Codebook,
    items: Sequence[Called],
    *,
    minimum_cell: int,
    beside: tuple[NeedRow, ...] = (),
) -> int:
    """Write the needs that five people or more speak of and that stand in no row yet.

    Parameters
    ----------
    draft : Draft
        Takes the rows.
    tables : sequence of SurveyTable
        All exports of the study; of large files, the rows that were read.
    codebook : Codebook
        Rows of it that none of the exports answers are left out.
    items : sequence of Called
    minimum_cell : int
        Fewest respondents of a need that is quoted.
    beside : tuple of NeedRow
        Rows that stand already, decided or not.

    Returns
    -------
    int
        How many rows were written.
    """
    asked = tuple(
        one
        for one in codebook.questions
        if any(columns_called(table, one.column) for table in tables)
    )
    if not any(one.role == "answer" and one.kind == "comment" for one in asked):
        return 0
    responses = encode(tables, Codebook(asked, codebook.options))
    reading = read_comments(
        responses,
        clean(responses).used,
        [item.id for item in items],
        comment_book(items, beside, codebook.options),
        minimum_cell=minimum_cell,
    )
    there = {word for row in beside for word in row.words}
    needs = reading.needs if reading else ()
    fresh = [one for one in needs if _is_new(one) and not there & set(one.words)]
    for need in sorted(fresh, key=lambda one: -one.people):
        _write(draft, need)
    return len(fresh)


def _is_new(need: Need) -> bool:
    _catalogue, row = need_of(need.name)
    return row < 0 and need.people >= FEWEST_PEOPLE


def _write(draft: Draft, need: Need) -> None:
    place = draft.add(
        "comments",
        {
            "need": need_label(need, draft.language),
            "count": need.people,
            "examples": "\n".join(need.quotes),
            "words": need.words,
            "item": "",
        },
    )
    catalogue, _row = need_of(need.name)
    if catalogue:
        draft.say(("comments", place, "item"), "need_catalogue", item=catalogue)
    draft.say(("comments", place, "item"), "need_decide")
    draft.marks.add(("comments", place, "item"))

"""Grids whose rows name criteria: what they ask weighs the criteria and asks for no item."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from prioritize.catalogue import match_names
from prioritize.drafting.assigning import columns_of
from prioritize.spelling import plain
from surveys.answers import Column, SurveyTable
from surveys.codebook import Codebook, Question
from surveys.ratings import IMPORTANCE, POINTS
from surveys.reasons import Reason

SURE, UNSURE = 0.7, 0.5
ROWS = 2
"""A grid of fewer rows is none."""


def name_rated(
    codebook: Codebook,
    tables: Sequence[SurveyTable],
    names: Mapping[str, str],
    *,
    own: Mapping[str, str] | None = None,
    standing: Collection[str] = (),
) -> Codebook:
    """Take grids all of whose rows are names of criteria for ratings of these criteria.

    A grid of which only some rows are, or a row of which names an item too, is left as it was
    guessed, and that is said at its rows.

    Parameters
    ----------
    codebook : Codebook
        Guessed, no items assigned yet.
    tables : sequence of SurveyTable
        The exports, for the words of the rows.
    names : mapping of str to str
        How a criterion is written on the sheet, by each of its names as
        `prioritize.spelling.plain` gives them.
    own : mapping of str to str, optional
        Words that mean an item of the study.
    standing : collection of str
        Columns of which a study speaks already; their rows are not taken apart.

    Returns
    -------
    Codebook
    """
    found = {id(one): columns_of(one, tables) for one in codebook.questions}
    grids: dict[tuple[str, str, str], list[Question]] = defaultdict(list)
    for question in codebook.questions:
        columns = found[id(question)]
        if question.kind in _KINDS and columns and question.column not in standing:
            block = columns[0].number or columns[0].stem
            grids[question.kind, question.export, block].append(question)
    changed: dict[int, tuple[Question, ...]] = {}
    dropped = set()
    for (kind, _, _), questions in grids.items():
        rows = [(one, column) for one in questions for column in found[id(one)]]
        criteria = [names.get(plain(column.part), "") for _, column in rows]
        if len(rows) < ROWS or not any(criteria):
            continue
        if _is_safe([column.part for _, column in rows], criteria, own):
            changed |= {id(one): () for one in questions}
            changed[id(questions[0])] = _rated(kind, rows, criteria)
            dropped |= {one.column for one in questions if kind == "points"}
        else:
            named = {id(one) for (one, _), name in zip(rows, criteria, strict=True) if name}
            changed |= {id(one): (_doubted(one),) for one in questions if id(one) in named}
    return Codebook(
        tuple(new for one in codebook.questions for new in changed.get(id(one), (one,))),
        tuple(one for one in codebook.options if one.column not in dropped),
    )


_KINDS = {"importance": IMPORTANCE, "points": POINTS}


def _is_safe(rows: Sequence[str], criteria: Sequence[str], own: Mapping[str, str] | None) -> bool:
    """Whether every row names a criterion of its own, and none an item as well."""
    items = [match for match in match_names(rows, own) if match.item_id and match.score >= 1]
    return all(criteria) and len(set(criteria)) == len(criteria) and not items


def _rated(
    kind: str, rows: Sequence[tuple[Question, Column]], criteria: Sequence[str]
) -> tuple[Question, ...]:
    why = Reason("points_over_criteria" if kind == "points" else "criteria_rated")
    return tuple(
        replace(
            question,
            column=column.key,
            kind=_KINDS[kind],
            item=criterion,
            stem=": ".join(filter(None, (column.stem, column.part))),
            confidence=SURE,
            comment=why,
        )
        for (question, column), criterion in zip(rows, criteria, strict=True)
    )


def _doubted(question: Question) -> Question:
    comment = question.comment
    why = comment if isinstance(comment, Reason) else None
    told = why.also("criterion_among_rows") if why else Reason("criterion_among_rows")
    return replace(question, confidence=min(question.confidence, UNSURE), comment=told)

"""What residents write in their own words: coded by the study's words, told as findings."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from prioritize.catalogue import load_catalogue
from prioritize.comment_words import Called, code_words, comment_book, need_of
from prioritize.study import Study
from prioritize.survey_findings import (
    CommentItem,
    CommentQuestion,
    CommentsFinding,
    DemandFinding,
    HandFinding,
    ItemKappa,
    NeedFinding,
)
from surveys.comments.needs import FEWEST_PEOPLE, LABEL_WORDS
from surveys.comments.survey import CommentReading, Need, count_by_way, read_comments
from surveys.demand import Demand, item_demand
from surveys.errors import NothingAnsweredError
from surveys.responses import Responses

Mask = npt.NDArray[np.bool_]


def code_comments(study: Study, responses: Responses, used: Mask) -> CommentReading | None:
    """Code the comments of the rows that are used.

    Parameters
    ----------
    study : Study
        Its items, and what was decided about the needs found in comments.
    responses : Responses
    used : ndarray of bool, shape (n_rows,)

    Returns
    -------
    CommentReading or None
        None if no question asks for comments.

    Raises
    ------
    UnclearCodesError
        If it is not clear which question a column of codes given by hand speaks of.
    """
    if not any(one.role == "answer" for one in responses.words):
        return None
    called = [Called.of(item) for item in study.items]
    return read_comments(
        responses,
        used,
        [item.id for item in study.items],
        comment_book(called, study.needs, study.codebook.options),
        names=code_words(called, study.codebook.options),
        minimum_cell=study.settings.minimum_cell,
    )


def accepted_items(study: Study) -> frozenset[str]:
    """Items that a need found in comments was accepted as."""
    known = {item.id for item in study.items}
    return frozenset(need.item for need in study.needs if need.accepted) & known


def all_demand(
    responses: Responses,
    used: Mask,
    accepted: frozenset[str] = frozenset(),
    kind: str | None = None,
    group: tuple[str, str] | None = None,
    *,
    weights: npt.NDArray[np.float64] | None = None,
) -> Demand:
    """Count demand, as `surveys.demand.item_demand` does.

    Over all kinds, an accepted need of which no other question speaks has the share of those
    who wrote of it: a planner has put it on the list, and there is no other figure for it.

    Parameters
    ----------
    responses : Responses
        With its comments coded.
    used : ndarray of bool, shape (n_rows,)
    accepted : frozenset of str
        From `accepted_items`.
    kind : str, optional
    group : (str, str), optional
    weights : ndarray of float, shape (n_rows,), optional
        Of the respondents; 1 unless told.

    Returns
    -------
    Demand
    """
    demand = item_demand(responses, used, kind=kind, group=group, weights=weights)
    missing = sorted(accepted - set(demand.table.index))
    if kind is not None or not missing or responses.coded is None:
        return demand
    try:
        told = item_demand(responses, used, kind="comment", group=group, weights=weights)
    except NothingAnsweredError:
        return demand
    wanted = [item for item in missing if item in told.table.index]
    table = pd.concat([demand.table, told.table.loc[wanted]]).sort_index()
    parts = told.parts[told.parts["item"].isin(wanted)]
    return replace(demand, table=table, parts=pd.concat([demand.parts, parts], ignore_index=True))


def comments_finding(
    study: Study, reading: CommentReading | None, told: Demand | None, used: Mask, language: str
) -> CommentsFinding:
    """Tell what became of the comments; empty where no question asks for any."""
    if reading is None:
        return CommentsFinding()
    return CommentsFinding(
        questions=tuple(
            CommentQuestion(
                one.column,
                one.asked,
                one.answered,
                one.no_content,
                one.coded,
                one.uncoded,
                one.unread,
            )
            for one in reading.questions
        ),
        items=tuple(_items(study, reading, told, used)),
        needs=tuple(_needs(study, reading, language)),
        by_hand=tuple(_by_hand(study, reading)),
    )


def _items(
    study: Study, reading: CommentReading, told: Demand | None, used: Mask
) -> Iterator[CommentItem]:
    if told is None:
        return
    counts = count_by_way(reading.coded, used)
    for item in study.items:
        figures = told.table.loc[[item.id], ["value", "low", "high", "n"]]
        value, low, high, n = figures.to_numpy(dtype=float)[0].tolist()
        ways = counts[item.id]
        yield CommentItem(
            item=item.id,
            mentioned=ways.pop("mentioned"),
            against=ways.pop("against"),
            praised=ways.pop("praised"),
            ways=ways,
            demand=DemandFinding(
                value=value,
                low=None if np.isnan(low) else low,
                high=None if np.isnan(high) else high,
                n=int(n),
            ),
        )


def _needs(study: Study, reading: CommentReading, language: str) -> Iterator[NeedFinding]:
    """Needs that nobody has decided on: rows of the sheet, the catalogue's, and new ones."""
    names = study.written_names(language)
    for need in reading.needs:
        catalogue, row = need_of(need.name)
        if row >= 0 and study.needs[row].refused:
            continue
        if row < 0 and need.people < FEWEST_PEOPLE:
            continue
        written = study.needs[row].need if row >= 0 else ""
        yield NeedFinding(
            label=names.get(written, written) or need_label(need, language),
            source="sheet" if row >= 0 else "catalogue" if catalogue else "comments",
            catalogue=catalogue,
            words=study.needs[row].words if row >= 0 else need.words,
            people=need.people,
            examples=need.quotes,
        )


def need_label(need: Need, language: str) -> str:
    """Call a need by its name in the catalogue, otherwise by its first words."""
    catalogue, _row = need_of(need.name)
    for item in load_catalogue():
        if item.id == catalogue:
            return item.name_zh if language == "zh" else item.name_en
    return ("、" if language == "zh" else ", ").join(need.words[:LABEL_WORDS])


def _by_hand(study: Study, reading: CommentReading) -> Iterator[HandFinding]:
    """Agreement, for as many comments as a figure needs that points at nobody."""
    for one in reading.by_hand:
        found = one.agreement
        enough = found is not None and found.comments >= study.settings.minimum_cell
        yield HandFinding(
            column=one.column,
            codes=one.codes,
            comments=found.comments if found else 0,
            kappa=found.kappa if found and enough else None,
            agreed=found.agreed if found and enough else None,
            items=tuple(
                ItemKappa(
                    item.item,
                    item.both,
                    item.hand_only,
                    item.machine_only,
                    item.neither,
                    item.kappa,
                )
                for item in found.items
            )
            if found and enough
            else (),
        )

"""Rankings written place by place: one column holds what came first, the next what came second."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from surveys.answers import Column, State
from surveys.blocks import ARROW
from surveys.layout import Cells, Grid, States, with_column
from surveys.part_forms import NO, YES, Part
from surveys.scales import read_scale
from surveys.vocabulary import normalise

LEAST_PLACES: Final = 2

_ENDS = "choice|place|priority|preference|most important|位|名|项|选择|志愿|优先|需要|重要"

_PLACES: Final = tuple(
    re.compile(
        rf"(?:no\.? ?|rank ?|#)?(?:{number}|{word}|第 ?(?:{sign}|{number}))(?: ?(?:{_ENDS}))?"
    )
    for number, word, sign in (
        ("1", "1st|first|top", "一"),
        ("2", "2nd|second", "二"),
        ("3", "3rd|third", "三"),
        ("4", "4th|fourth", "四"),
        ("5", "5th|fifth", "五"),
        ("6", "6th|sixth", "六"),
        ("7", "7th|seventh", "七"),
        ("8", "8th|eighth", "八"),
        ("9", "9th|ninth", "九"),
        ("10", "10th|tenth", "十"),
    )
)

_LAST_WORDS: Final = re.compile(
    r"^(.*[^\s\-–—:：_\[(（【])\s*[\-–—:：_\[(（【]+\s*([^\-–—:：_\[(（【]*[^\W\d][^\-–—:：_\[(（【]*?)"
    r"\s*[\])）】]?\s*$",
    re.DOTALL,
)


def is_ranking(cells: Cells, states: States) -> bool:
    """Tell whether columns of places hold a ranking rather than ratings or ticks.

    Nobody names anything twice, and nobody leaves a place free above one that is filled:
    ratings repeat sooner or later, ticks say yes or no.

    Parameters
    ----------
    cells : ndarray of str objects, shape (n_rows, n_places)
        The first place first.
    states : ndarray of uint8, shape (n_rows, n_places)
    """
    answered = states == State.ANSWERED
    if cells.shape[1] < LEAST_PLACES or not (answered.sum(axis=1) >= LEAST_PLACES).any():
        return False
    distinct, codes = np.unique(cells[answered].astype(str), return_inverse=True)
    if {normalise(word) for word in distinct} <= YES | NO:
        return False
    placed = np.full(cells.shape, -1, dtype=np.int64)
    placed[answered] = codes
    ordered = np.sort(placed, axis=1)
    twice = (ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] >= 0)
    gaps = answered[:, 1:] & ~answered[:, :-1]
    return not (twice.any() or gaps.any())


def place_of(part: str) -> int:
    """Read the place that a row or an answer stands for, 1 to 10; 0 if it stands for none.

    Examples
    --------
    >>> [place_of(part) for part in ("1st", "Second choice", "第三位", "3", "3rd floor", "Roads")]
    [1, 2, 3, 3, 0, 0]
    """
    words = normalise(part)
    return next((place for place, said in enumerate(_PLACES, 1) if said.fullmatch(words)), 0)


def says_place(words: str) -> bool:
    """Tell whether words are nothing but a place, said in words and not by a bare number.

    Examples
    --------
    >>> [says_place(words) for words in ("第1名", "First choice", "1")]
    [True, True, False]
    """
    return place_of(words) > 0 and not normalise(words).isdigit()


def with_placed_answers(
    grid: Grid, states: States, parts: Sequence[Part]
) -> tuple[Grid, frozenset[int]]:
    """Find questions whose rows are the options of a ranking and whose cells are its places.

    Parameters
    ----------
    grid : Grid
    states : ndarray of uint8, shape (n_rows, n_columns)
    parts : sequence of Part, length n_columns

    Returns
    -------
    Grid
        Places such as ``第1名`` and ``1st`` are written 1.
    frozenset of int
        The columns that hold them. A question of which one answer is no place in words, or
        whose rows are places themselves, has none.
    """
    rows: dict[str, list[int]] = {}
    for place, part in enumerate(parts):
        if part.number and part.part and not part.role:
            rows.setdefault(part.number, []).append(place)
    found: list[int] = []
    cells = grid.cells
    for places in rows.values():
        said = cells[:, places][states[:, places] == State.ANSWERED].astype(str)
        words = np.unique(said).tolist()
        if len(places) < LEAST_PLACES or len(words) < LEAST_PLACES:
            continue
        if all(map(says_place, words)) and not any(place_of(parts[at].part) for at in places):
            found += places
    if found:
        cells = cells.copy()
        for at in found:
            cells[:, at] = grid.column(at).spelled(lambda word: str(place_of(word) or word)).cells
    return (replace(grid, cells=cells) if found else grid), frozenset(found)


def as_places(columns: Sequence[Column], found: Collection[int]) -> list[Column]:
    """Mark the columns that `with_placed_answers` found as places of their options."""
    return [
        replace(column, form="place") if at in found else column
        for at, column in enumerate(columns)
    ]


def parts_of_places(columns: Sequence[Column]) -> list[Part]:
    """Part headers into question and place where they end in a place, numbered or not.

    Parameters
    ----------
    columns : sequence of Column

    Returns
    -------
    list of Part
        One per column; a header that ends in no place has no part, and so has one that is
        nothing but a number.

    Examples
    --------
    >>> parts_of_places([Column("a", "a", "8", "您的优先次序（第一位）")])[0].part
    '第一位'
    """
    parts = []
    for column in columns:
        found = _LAST_WORDS.match(column.stem)
        if column.part or found is None or not place_of(found[2]):
            parts += _parts_of([column])
        else:
            parts.append(Part(found[1], found[1], found[2], column.role))
    return parts


def placed_rows(grid: Grid, states: States, parts: Sequence[Part]) -> list[list[int]]:
    """Find questions whose rows are the places of a ranking and whose cells are its options.

    Parameters
    ----------
    grid : Grid
    states : ndarray of uint8, shape (n_rows, n_columns)
    parts : sequence of Part, length n_columns

    Returns
    -------
    list of list of int
        The columns of each ranking, the first place first. Cells that are numbers, yes or no,
        or words of a scale make none; neither does a place whose words no other place knows.
    """
    rows: dict[str, dict[int, int]] = {}
    for place, part in enumerate(parts):
        if part.number and part.part and not part.role:
            found = rows.setdefault(part.number, {})
            at = place_of(part.part)
            found[at if at and at not in found else -place - 1] = place
    return [
        [found[at] for at in sorted(found)]
        for found in rows.values()
        if sorted(found) == [*range(1, len(found) + 1)]
        and len(found) >= LEAST_PLACES
        and _holds_options(grid, states, list(found.values()))
    ]


def _holds_options(grid: Grid, states: States, places: Sequence[int]) -> bool:
    said = [
        {normalise(word) for word in np.unique(column[state == State.ANSWERED].astype(str))}
        for column, state in zip(grid.cells[:, places].T, states[:, places].T, strict=True)
    ]
    words = set().union(*said)
    if not words or words <= YES | NO or read_scale(sorted(words)).family:
        return False
    shared = [one & set().union(*(other for other in said if other is not one)) for one in said]
    return all(2 * len(both) >= len(one) for both, one in zip(shared, said, strict=True))


def with_orders(
    grid: Grid,
    states: States,
    parts: Sequence[Part],
    columns: Sequence[Column],
    rankings: Sequence[Sequence[int]],
) -> tuple[list[Column], Grid, States]:
    """Put every ranking into one column of its own, and its places aside.

    Parameters
    ----------
    grid : Grid
    states : ndarray of uint8, shape (n_rows, n_columns)
    parts : sequence of Part, length n_columns
    columns : sequence of Column, length n_columns
    rankings : sequence of sequence of int
        The columns of each ranking, the first place first.

    Returns
    -------
    columns : list of Column
        One more per ranking, of the form ``order``.
    grid : Grid
    states : ndarray of uint8, shape (n_rows, n_columns + n_rankings)
        Answered where any place is; not shown where no place was answered and one not shown.
    """
    columns = list(columns)
    for places in rankings:
        block = states[:, places]
        cells = np.where(block == State.ANSWERED, grid.cells[:, places], "")
        part = parts[places[0]]
        key = _free(part.number, grid.keys)
        stem = part.stem
        grid = with_column(grid, key, _in_order(cells))
        states = np.hstack([states, _together(block)[:, np.newaxis]])
        for place in places:
            columns[place] = replace(columns[place], number="", form="", role="ignore")
        columns.append(Column(key, key, part.number, stem, form="order"))
    return columns, grid, states


def with_rankings(
    columns: Sequence[Column], grid: Grid, states: States
) -> tuple[list[Column], Grid, States]:
    """Put together the rankings of a table whose headers name places, such as ``排序—第一``.

    Parameters
    ----------
    columns : sequence of Column
        Of one answer each where they hold places.
    grid : Grid
    states : ndarray of uint8, shape (n_rows, n_columns)

    Returns
    -------
    columns, grid, states
        As `with_orders` gives them; as they were if nothing is ranked.
    """
    grid, found = with_placed_answers(grid, states, _parts_of(columns))
    columns = as_places(columns, found)
    parts = [
        part if column.form == "text" else replace(part, number="")
        for column, part in zip(columns, parts_of_places(columns), strict=True)
    ]
    return with_orders(grid, states, parts, columns, placed_rows(grid, states, parts))


def _parts_of(columns: Sequence[Column]) -> list[Part]:
    return [Part(one.number, one.stem, one.part, one.role) for one in columns]


def _in_order(cells: Cells) -> Cells:
    found: Cells = cells[:, 0]
    for place in range(1, cells.shape[1]):
        sign = np.where((found != "") & (cells[:, place] != ""), ARROW, "").astype(object)
        found = found + sign + cells[:, place]
    return found


def _together(block: States) -> npt.NDArray[np.uint8]:
    answered = (block == State.ANSWERED).any(axis=1)
    unseen = (block == State.SKIPPED).any(axis=1)
    told = np.where(unseen, State.SKIPPED, State.BLANK)
    return np.where(answered, State.ANSWERED, told).astype(np.uint8)


def _free(name: str, keys: Sequence[str]) -> str:
    while name in keys:
        name += " (order)"
    return name

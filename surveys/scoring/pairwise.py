"""Which of two matters more, and how much: comparisons that say how residents weigh criteria."""

import re
from functools import lru_cache

import numpy as np
import pandas as pd

from surveys.answers import State
from surveys.marks import decode
from surveys.numbers_in_words import read_number
from surveys.scoring.kind import Cells, Encoded, Kind, no_demand
from surveys.vocabulary import normalise, silence, spoken

MOST = 9.0
"""The end of the scale: one side matters extremely much more than the other."""

_EQUAL = re.compile(
    r".*(?:同[样等]重要|一样重要|同等程度|不分上下|差不多重要|equally? (?:as )?important).*"
    r"|同样|一样|相同|同等|相当|equal(?:ly)?|(?:the )?same(?: importance)?|both(?: equally)?"
)
_LEFT = re.compile(r"(?:左|前者|前面|甲|第一|a\b|(?:the )?(?:left|first|former)).*")
_RIGHT = re.compile(r"(?:右|后者|后面|乙|第二|b\b|(?:the )?(?:right|second|latter)).*")
_STRENGTHS = (
    (9.0, re.compile(r"极端|极其|极为|绝对|extreme|absolute|overwhelming")),
    (7.0, re.compile(r"得多|强烈|非常|十分|很|远|much|very|far\b")),
    (3.0, re.compile(r"稍|略|一点|些|slight|little|somewhat|moderate")),
    (5.0, re.compile(r"明显|比较|较|更|重要|strong|more|important|prefer|clear")),
)


def encode(cells: Cells) -> Encoded:
    """Read comparisons as numbers from -9 (left matters extremely more) to 9 (right does).

    Numbers are kept as they are; words such as 左边重要得多, "left is slightly more important" or
    同样重要 stand for 3 (slightly), 5 (clearly), 7 (much) and 9 (extremely) to their side and 1
    (equal). An option of the codebook with an order states the number itself.

    Parameters
    ----------
    cells : Cells
        One column; `question.item` names both sides, ``left;right``.

    Returns
    -------
    Encoded
        One part; NaN where nothing was told. What is no comparison is counted as unlisted.
    """
    column = cells.columns[0]
    text = decode(cells.text[:, 0], cells.codes) if column.form == "code" else cells.text[:, 0]
    inverse, distinct = pd.factorize(text)
    known = {normalise(option.option): option for option in reversed(cells.options)}
    found = [known.get(normalise(word)) for word in distinct]
    read = np.array(
        [
            option.order if option is not None and option.order is not None else comparison(word)
            for option, word in zip(found, distinct, strict=True)
        ],
        dtype=float,
    )
    read[np.abs(read) > MOST] = np.nan
    said = [State.ANSWERED if np.isfinite(one) else silence(word)
            for one, word in zip(read, distinct, strict=True)]  # fmt: skip
    states = cells.states[:, 0]
    answered = states == State.ANSWERED
    states = np.where(answered, np.array(said, dtype=np.uint8)[inverse], states).astype(np.uint8)
    values = np.where(states == State.ANSWERED, read[inverse], np.nan)
    unread = (states == State.ANSWERED) & np.isnan(values)
    return Encoded(
        parts=(column.part or column.stem or column.header,),
        items=(cells.question.item,),
        part_states=("answer",),
        values=values[:, np.newaxis],
        states=states,
        unlisted=int(unread.sum()),
    )


@lru_cache(maxsize=65_536)
def comparison(word: str) -> float:
    """Read one comparison; below 0 the left side matters more; NaN if it is none.

    Examples
    --------
    >>> [comparison(word) for word in ("-3", "左边重要得多", "同样重要", "右边稍重要", "也许")]
    [-3.0, -7.0, 1.0, 3.0, nan]
    >>> comparison("Left is slightly more important"), comparison("B extremely")
    (-3.0, 9.0)
    """
    number = read_number(word.replace("−", "-").replace("﹣", "-").replace("－", "-"))
    if np.isfinite(number):
        return number
    words = spoken(word)
    if _EQUAL.fullmatch(words):
        return 1.0
    side = -1.0 if _LEFT.fullmatch(words) else 1.0 if _RIGHT.fullmatch(words) else float("nan")
    rest = re.sub(r"^(?:the )?(?:left|right|first|second|former|latter|[ab])\b", "", words)
    strength = next((value for value, told in _STRENGTHS if told.search(rest)), float("nan"))
    return side * strength


KIND = Kind(
    name="pairwise",
    title="compare two",
    summary="no demand: the comparisons weigh the criteria for the residents",
    source="Saaty 1980; coded -9 … 9, below 0 the left side matters more",
    encode=encode,
    demand=no_demand,
    per_column=True,
    makes_demand=False,
)

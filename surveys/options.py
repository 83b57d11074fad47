"""Option numbers and option texts brought together from two downloads of one survey."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import Column, State, SurveyTable
from surveys.blocks import ARROW, BAR
from surveys.lists import split_column, without_other_text
from surveys.remarks import ReadingRemark

Rows = npt.NDArray[np.intp]
Codes = dict[str, dict[str, str]]

_FILL_IN = re.compile(r"\s*(?:【[^【】]*】|（[^（）]*）|\([^()]*\))?[\s:：_]*$")


def code_lists(
    host: SurveyTable, guest: SurveyTable, order: Rows
) -> tuple[tuple[Column, ...], Codes, list[ReadingRemark]]:
    """Read each question's code list off the answers themselves.

    An option number means the text that usually stands in the same respondent's answer.
    Options ticked or ranked are numbered by their columns; an option nobody chose keeps the
    words of its header.

    Parameters
    ----------
    host : SurveyTable
        The export by text.
    guest : SurveyTable
        The same respondents' export by number.
    order : ndarray of int, shape (n_rows,)
        The guest's row for each of the host's.

    Returns
    -------
    tuple of Column
        The host's columns; a question whose options were ticked is a list even if nobody
        ticked two, one that was ranked is an order.
    dict
        Code list per question number.
    list of str
        Questions on which the two files disagree.
    """
    columns, codes, doubts = list(host.columns), {}, []
    answers = guest.text.iloc[order]
    states = guest.states[order]
    for number, right in _places(guest).items():
        left = _places(host).get(number, [])
        forms = {guest.columns[place].form for place in right}
        found: dict[str, str] = {}
        if "code" in forms and len(left) == len(right):
            said = (host.states[:, left] == State.ANSWERED) & (states[:, right] == State.ANSWERED)
            found = _by_answers(host.text.iloc[:, left], answers.iloc[:, right], said)
        elif len(left) == 1 and forms in ({"tick"}, {"place"}):
            form = "list" if forms == {"tick"} else "order"
            columns[left[0]] = replace(columns[left[0]], form=form)
            separator = BAR if form == "list" else ARROW
            ticked = _ticked(answers.iloc[:, right], states[:, right], form)
            parts = [guest.columns[place].part for place in right]
            found, wrong = _by_columns(host.text.iloc[:, left[0]], separator, ticked, parts)
            if wrong:
                doubts.append(ReadingRemark("pair_disagrees", question=number, rows=wrong))
        if found:
            codes[number] = found
    return tuple(columns), codes, doubts


def _places(table: SurveyTable) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, column in enumerate(table.columns):
        if not column.role:
            found.setdefault(column.number, []).append(place)
    return found


def _by_answers(
    texts: pd.DataFrame, numbers: pd.DataFrame, said: npt.NDArray[np.bool_]
) -> dict[str, str]:
    """Give each number the text it mostly stands beside; nothing for numbers typed as such."""
    labels = list(map(without_other_text, texts.to_numpy(dtype=object)[said]))
    codes = numbers.to_numpy(dtype=object)[said]
    counts = pd.DataFrame({"code": codes, "label": labels}).value_counts().reset_index()
    counts = counts.sort_values(["count", "label"], ascending=[False, True])
    first = counts.drop_duplicates("code")
    usual = dict(zip(first["code"], first["label"], strict=True))
    if all(code == label for code, label in usual.items()):
        return {}
    return {code: usual[code] for code in sorted(usual, key=lambda code: (len(code), code))}


def _ticked(cells: pd.DataFrame, states: npt.NDArray[np.uint8], form: str) -> npt.NDArray[np.bool_]:
    said: npt.NDArray[np.bool_] = states == State.ANSWERED
    return said & (cells.to_numpy(dtype=object) != "0") if form == "list" else said


def _by_columns(
    cells: pd.Series, separator: str, ticked: npt.NDArray[np.bool_], parts: Sequence[str]
) -> tuple[dict[str, str], int]:
    """Name the columns as the export by text does; count the respondents they disagree on."""
    ticks = split_column(cells, separator)
    chosen = np.zeros((len(cells), len(ticks.options)), dtype=bool)
    chosen[ticks.rows, ticks.codes] = True
    known = {option: place for place, option in enumerate(ticks.options)}
    patterns = {chosen[:, place].tobytes(): option for option, place in known.items()}
    named: dict[str, str] = {}
    wrong = np.zeros(len(cells), dtype=bool)
    for place, part in enumerate(parts):
        likely = (part, _FILL_IN.sub("", part), patterns.get(ticked[:, place].tobytes(), ""))
        option = next((one for one in likely if one in known), part)
        named[str(place + 1)] = option
        where = chosen[:, known[option]] if option in known else np.zeros(len(cells), dtype=bool)
        wrong |= where != ticked[:, place]
    return named, int(wrong.sum())

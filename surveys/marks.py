"""Ticked options as zeros and ones, however the export writes them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import State, is_silent
from surveys.codebook import Option
from surveys.list_columns import SAFE, infer_options
from surveys.lists import hide_separator, show_separator, split_column, split_list
from surveys.scoring.kind import Cells, Encoded, Floats, States, Texts
from surveys.vocabulary import normalise

UNTICKED = frozenset({"", "0", "false", "no", "nein", "否", "未选", "n", "unchecked"})
ORDER_SEPARATOR = "→"
SEPARATORS = ("┋", ";", "；", ",", "，", "、", "|", "\n", "/", "+", "&")
"""What may stand between options, the surest first."""

_SILENT = {"none": State.NONE, "dont_know": State.DONT_KNOW, "refused": State.REFUSED}


@dataclass(frozen=True, eq=False)
class Mentions:
    """Options mentioned, in long form.

    Attributes
    ----------
    rows, places, codes : ndarray of int, shape (n_mentions,)
        Respondent, place within the answer (from 1), and index into `texts`.
    texts : tuple of str
        Distinct option texts as the export writes them.
    """

    rows: npt.NDArray[np.int64]
    places: npt.NDArray[np.int64]
    codes: npt.NDArray[np.int64]
    texts: tuple[str, ...]


def encode_marks(cells: Cells) -> Encoded:
    """Turn a list column, tick columns or one column of single answers into zeros and ones.

    An option counts once per respondent, however often it is named. A respondent who ticks
    nothing but options that say "none", "don't know" or "refused" gets that state.

    Parameters
    ----------
    cells : Cells
        All columns of the question.

    Returns
    -------
    Encoded
        `values` 1 = named, 0 = not named; NaN where nothing was ticked or shown.
    """
    kept = _kept_columns(cells, "tick")
    states = row_states(kept.states)
    mentions = ticked(kept) if kept.columns[0].form == "tick" else listed(kept)
    parts, index = match_options(mentions, kept)
    values = np.zeros((len(states), len(parts)))
    known = index[mentions.codes] >= 0
    values[mentions.rows[known], index[mentions.codes[known]]] = 1.0
    named = np.zeros(len(states), dtype=bool)
    named[mentions.rows] = True
    states = np.where((states == State.ANSWERED) & ~named, np.uint8(State.BLANK), states)
    unlisted_rows = np.zeros(len(states), dtype=bool)
    unlisted_rows[mentions.rows[~known]] = True
    states = _silent_rows(values, states, parts, unlisted_rows)
    values[is_silent(states)] = np.nan
    return encoded(parts, values, states, unlisted=int((~known).sum()))


def encode_places(cells: Cells) -> Encoded:
    """Turn a ranking into the place given to each option.

    Parameters
    ----------
    cells : Cells
        One ``order`` (or ``list``) column, or one ``place`` column per option.

    Returns
    -------
    Encoded
        `values` is the place, 1 = first; NaN for options that were not placed. An option named
        twice keeps its better place; a place that is no number above 0 counts as unlisted.
    """
    kept = _kept_columns(cells, "place")
    states = row_states(kept.states)
    if kept.columns[0].form == "place":
        mentions, strange = placed(kept)
    else:
        form = ORDER_SEPARATOR if kept.columns[0].form == "order" else kept.separator
        mentions, strange = listed(replace(kept, separator=form)), 0
    parts, index = match_options(mentions, kept)
    values = np.full((len(states), len(parts)), np.inf)
    known = index[mentions.codes] >= 0
    where = (mentions.rows[known], index[mentions.codes[known]])
    np.minimum.at(values, where, mentions.places[known].astype(float))
    values[np.isinf(values)] = np.nan
    ranked = np.isfinite(values)
    named = np.zeros(len(states), dtype=bool)
    named[mentions.rows] = True
    states = np.where((states == State.ANSWERED) & ~named, np.uint8(State.BLANK), states)
    states = _silent_rows(ranked.astype(float), states, parts, np.zeros(len(states), dtype=bool))
    return encoded(parts, values, states, unlisted=int((~known).sum()) + strange)


def row_states(states: States) -> States:
    """Give each respondent one state for a question of several columns.

    Answered if any column is; otherwise refused, don't know, none or blank, in this order; not
    shown only if no column was shown.

    Parameters
    ----------
    states : ndarray of uint8, shape (n_rows, n_columns)

    Returns
    -------
    ndarray of uint8, shape (n_rows,)
    """
    if states.shape[1] == 1:
        return states[:, 0].astype(np.uint8)
    result = np.full(len(states), State.SKIPPED, dtype=np.uint8)
    order = (State.BLANK, State.NONE, State.DONT_KNOW, State.REFUSED, State.ANSWERED)
    for state in order:
        result[(states == state).any(axis=1)] = state
    return result


def ticked(cells: Cells) -> Mentions:
    """Read tick columns; a cell that says 0, no or nothing is no mention."""
    flat = cells.text.ravel()
    inverse, distinct = pd.factorize(flat)
    ticked_texts = np.array([normalise(text) not in UNTICKED for text in distinct], dtype=bool)
    ticks = ticked_texts[inverse].reshape(cells.text.shape) & (cells.states == State.ANSWERED)
    rows, columns = np.nonzero(ticks)
    texts = tuple(column.part or column.header for column in cells.columns)
    return Mentions(rows, np.ones_like(rows), columns, texts)


def placed(cells: Cells) -> tuple[Mentions, int]:
    """Read place columns; also say how many cells hold no place."""
    flat = pd.to_numeric(pd.Series(cells.text.ravel(), dtype=str), errors="coerce")
    numbers = flat.to_numpy(dtype=float).reshape(cells.text.shape)
    valid = (numbers >= 1) & (numbers == np.floor(numbers)) & (cells.states == State.ANSWERED)
    rows, columns = np.nonzero(valid)
    strange = int(((cells.states == State.ANSWERED) & ~valid).sum())
    texts = tuple(column.part or column.header for column in cells.columns)
    return Mentions(rows, numbers[rows, columns].astype(np.int64), columns, texts), strange


def listed(cells: Cells) -> Mentions:
    """Read cells that name one option, or several with a separator between them.

    Options of the codebook that themselves hold the separator are found first, longest first.
    Where the export told no separator but the codebook knows the options of a multiple choice,
    they tell it.
    """
    column = cells.columns[0]
    text = cells.text[:, 0]
    if column.form == "code":
        text = decode(text, cells.codes)
    separator = cells.separator if column.form in ("list", "order") else ""
    separator = separator or told_separator(text, cells)
    options = cells.options or _inferred(text, separator, cells)
    text = hide_separator(text, separator, [option.option for option in options])
    ticks = split_column(text, separator)
    texts = tuple(show_separator(option, separator) for option in ticks.options)
    return Mentions(ticks.rows, ticks.places, ticks.codes, texts)


def _inferred(text: Texts, separator: str, cells: Cells) -> tuple[Option, ...]:
    """Options that hold the separator, where no codebook lists any."""
    if not separator or separator in SAFE:
        return ()
    found = infer_options(Counter(text), separator)
    return tuple(Option(cells.question.column, option) for option in found)


def decode(text: Texts, codes: Mapping[str, str]) -> Texts:
    """Replace option numbers by option texts where the platform told them."""
    if not codes:
        return text
    inverse, distinct = pd.factorize(text)
    words = np.array([codes.get(code, code) for code in distinct], dtype=object)
    decoded: Texts = words[inverse]
    return decoded


def told_separator(text: Texts, cells: Cells) -> str:
    """Find what stands between the options of a multiple choice that the codebook lists.

    Parameters
    ----------
    text : ndarray of str objects, shape (n_rows,)
    cells : Cells
        The question and its options.

    Returns
    -------
    str
        The separator by which most answers fall into options of the codebook only; "" if none.
    """
    known = {normalise(option.option) for option in cells.options}
    if cells.question.kind != "choose" or cells.columns[0].form != "text" or not known:
        return ""
    whole = [cell for cell in pd.unique(text) if cell and normalise(cell) not in known]
    fits = {one: _fitting(whole, one, cells.options, known) for one in SEPARATORS}
    best = max(fits, key=fits.__getitem__)
    return best if fits[best] else ""


def _fitting(
    whole: Sequence[str], separator: str, options: Sequence[Option], known: set[str]
) -> int:
    """Count the answers that a separator parts into known options."""
    parting = np.array([cell for cell in whole if separator in cell], dtype=object)
    hidden = hide_separator(parting, separator, [option.option for option in options])
    pieces = [split_list(cell, separator)[0] for cell in hidden]
    return sum(
        all(normalise(show_separator(name, separator)) in known for name, _ in ticks)
        for ticks in pieces
    )


def match_options(
    mentions: Mentions, cells: Cells
) -> tuple[tuple[Option, ...], npt.NDArray[np.int64]]:
    """Find the codebook's option for each text that was mentioned.

    Parameters
    ----------
    mentions : Mentions
    cells : Cells
        Without options in its codebook, those seen are the options: columns in their order,
        words by how often they were said.

    Returns
    -------
    options : tuple of Option
        One per part.
    index : ndarray of int, shape (n_texts,)
        Part of each text; -1 if it is no option.
    """
    options = cells.options or seen_options(mentions, cells)
    known = {normalise(option.option): place for place, option in reversed([*enumerate(options)])}
    index = np.array([known.get(normalise(text), -1) for text in mentions.texts], dtype=np.int64)
    return options, index


def seen_options(mentions: Mentions, cells: Cells) -> tuple[Option, ...]:
    """List the options that an export itself shows."""
    if cells.columns[0].form in ("tick", "place"):
        texts = list(mentions.texts)
    else:
        counts = np.bincount(mentions.codes, minlength=len(mentions.texts))
        said = sorted(zip(-counts, mentions.texts, strict=True))
        texts = [text for _, text in said]
    distinct = {normalise(text): text for text in reversed(texts)}
    names = [text for text in texts if distinct[normalise(text)] == text]
    return tuple(Option(cells.question.column, name) for name in dict.fromkeys(names) if name)


def encoded(options: Sequence[Option], values: Floats, states: States, *, unlisted: int) -> Encoded:
    """Put the parts of a question of many options together."""
    return Encoded(
        parts=tuple(option.option for option in options),
        items=tuple(option.item for option in options),
        part_states=tuple(option.state for option in options),
        values=values,
        states=states.astype(np.uint8),
        unlisted=unlisted,
    )


def _kept_columns(cells: Cells, form: str) -> Cells:
    """Keep the tick (or place) columns if there are any, otherwise the first column."""
    of_form = [place for place, column in enumerate(cells.columns) if column.form == form]
    whole = [
        place for place, column in enumerate(cells.columns) if column.form in ("list", "order")
    ]
    places = whole[:1] or of_form or [0]
    return replace(
        cells,
        columns=tuple(cells.columns[place] for place in places),
        text=cells.text[:, places],
        states=cells.states[:, places],
    )


def _silent_rows(
    values: Floats, states: States, options: Sequence[Option], said_more: npt.NDArray[np.bool_]
) -> States:
    """Give rows that chose only "none", "don't know" or "refused" that state."""
    silent = np.array([option.state in _SILENT for option in options], dtype=bool)
    chosen = values > 0
    only = chosen.any(axis=1) & ~chosen[:, ~silent].any(axis=1) & ~said_more
    result = states.copy()
    for name, state in _SILENT.items():
        of_state = np.array([option.state == name for option in options], dtype=bool)
        result[only & chosen[:, of_state].any(axis=1)] = state
    return result

"""Several options in one cell: taken apart without ever cutting through free text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

OPEN = "〖"
CLOSE = "〗"
_STAND_IN = "\ue000"

Texts = npt.NDArray[np.object_]

Tick = tuple[str, str]
"""An option and the free text written behind it ("" if none)."""


@dataclass(frozen=True, eq=False)
class Ticks:
    """The options of a whole column in long form, one entry per option ticked.

    Attributes
    ----------
    rows : ndarray of int, shape (n_ticks,)
        Position of the cell, ascending; a cell's options keep their order.
    places : ndarray of int, shape (n_ticks,)
        Place of the option in its cell, from 1.
    codes : ndarray of int, shape (n_ticks,)
        Index into `options`.
    options : tuple of str
        The distinct options in order of first appearance, without free text.
    others : tuple of (int, str)
        Cell position and free text, where some was written.
    unbalanced : tuple of int
        Positions of cells whose brackets do not close: their split is doubtful.
    """

    rows: npt.NDArray[np.int64]
    places: npt.NDArray[np.int64]
    codes: npt.NDArray[np.int64]
    options: tuple[str, ...]
    others: tuple[tuple[int, str], ...]
    unbalanced: tuple[int, ...]

    def __repr__(self) -> str:
        return f"Ticks({len(self.rows)} ticks, {len(self.options)} options)"


def split_list(cell: str, separator: str) -> tuple[list[Tick], bool]:
    """Take a cell with several options apart.

    A separator inside ``〖…〗`` belongs to free text. Free text ends at the first ``〗`` that
    stands before a separator or the end, so that it may hold brackets itself; if there is
    none, the rest of the cell is free text: an option is never invented.

    Parameters
    ----------
    cell : str
        Such as ``电梯┋其他〖门禁、道闸〗``.
    separator : str
        What stands between the options; empty if the cell is a single option.

    Returns
    -------
    list of (str, str)
        Option and free text, in the order of the cell; empty options are left out.
    bool
        Whether all brackets close.

    Examples
    --------
    >>> split_list("电梯┋其他〖门禁┋道闸〗", "┋")
    ([('电梯', ''), ('其他', '门禁┋道闸')], True)
    >>> split_list("其他〖门禁┋电梯", "┋")
    ([('其他', '门禁┋电梯')], False)
    """
    closed = cell.count(OPEN) == cell.count(CLOSE)
    if OPEN not in cell:
        options = cell.split(separator) if separator else [cell]
        return [(option.strip(), "") for option in options if option.strip()], closed
    found: list[Tick] = []
    for match in _pattern(separator).finditer(cell):
        option, other = match["option"].strip(), match["other"]
        if match["runaway"] is not None:
            other, closed = match["runaway"], False
        if option or other:
            found.append((option, (other or "").strip()))
    return found, closed


@lru_cache
def _pattern(separator: str) -> re.Pattern[str]:
    until = f"{re.escape(separator)}|$" if separator else "$"
    option = f"(?:(?!{re.escape(separator)})[^{OPEN}])*" if separator else f"[^{OPEN}]*"
    return re.compile(
        rf"(?P<option>{option})"
        rf"(?:{OPEN}(?P<other>.*?){CLOSE}\s*(?={until})|{OPEN}(?P<runaway>.*))?(?:{until})",
        re.DOTALL,
    )


def without_other_text(cell: str) -> str:
    """Give the option of a single-choice cell without the free text behind it.

    Examples
    --------
    >>> without_other_text("其他〖门禁〗")
    '其他'
    """
    start = cell.find(OPEN)
    return cell if start < 0 else cell[:start].strip()


def hide_separator(text: Texts, separator: str, options: Iterable[str]) -> Texts:
    """Hide the separator inside options that hold it themselves, longest first.

    Parameters
    ----------
    text : ndarray of str objects, shape (n_rows,)
    separator : str
    options : iterable of str
        Those that do not hold the separator are passed over.

    Returns
    -------
    ndarray of str objects, shape (n_rows,)
        To be split; `show_separator` gives the options back.
    """
    holding = {option for option in options if separator and separator in option}
    if not holding:
        return text
    longest_first = sorted(holding, key=lambda option: (-len(option), option))
    edge = re.escape(separator.strip() or separator)
    found = re.compile(
        rf"(?<![^{edge}\s])({'|'.join(map(re.escape, longest_first))})(?=\s*(?:[{edge}{OPEN}]|$))"
    )
    inverse, distinct = pd.factorize(text)
    words = np.array(
        [found.sub(lambda hit: hit[1].replace(separator, _STAND_IN), cell) for cell in distinct],
        dtype=object,
    )
    hidden: Texts = words[inverse]
    return hidden


def show_separator(option: str, separator: str) -> str:
    """Undo `hide_separator` in one option."""
    return option.replace(_STAND_IN, separator)


def split_column(cells: Iterable[str], separator: str) -> Ticks:
    """Take a whole column apart; each distinct cell is split once.

    Parameters
    ----------
    cells : iterable of str, length n_rows
        Empty cells hold no option.
    separator : str
        As in `split_list`.

    Returns
    -------
    Ticks
        In long form; ``np.add.at`` or a crosstab turns it into a table of zeros and ones.

    Examples
    --------
    >>> ticks = split_column(["电梯┋停车", "", "停车"], "┋")
    >>> ticks.options, ticks.rows.tolist(), ticks.codes.tolist()
    (('电梯', '停车'), [0, 0, 2], [0, 1, 1])
    """
    values = cells if isinstance(cells, np.ndarray) else np.array([*cells], dtype=object)
    inverse, distinct = pd.factorize(values)
    split = [split_list(cell, separator) for cell in distinct]
    sizes = np.array([len(ticks) for ticks, _ in split], dtype=np.int64)
    known: dict[str, int] = {}
    flat = np.array(
        [known.setdefault(option, len(known)) for ticks, _ in split for option, _ in ticks],
        dtype=np.int64,
    )
    lengths = sizes[inverse]
    rows = np.repeat(np.arange(len(values)), lengths)
    places = np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    codes = flat[np.repeat((np.cumsum(sizes) - sizes)[inverse], lengths) + places]
    doubtful = np.array([not closed for _, closed in split], dtype=bool)
    unbalanced = tuple(np.flatnonzero(doubtful[inverse]).tolist())
    others = _others([ticks for ticks, _ in split], inverse)
    return Ticks(rows, places + 1, codes, tuple(known), others, unbalanced)


def _others(split: list[list[Tick]], inverse: npt.NDArray[np.intp]) -> tuple[tuple[int, str], ...]:
    said = [[other for _, other in ticks if other] for ticks in split]
    spoken = np.array([bool(texts) for texts in said], dtype=bool)
    rows = np.flatnonzero(spoken[inverse]).tolist()
    return tuple((row, other) for row in rows for other in said[inverse[row]])

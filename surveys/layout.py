"""A sheet laid out as a header and the answers below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, repeat

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import Column, Source, State, SurveyTable
from surveys.file_errors import NoAnswersError
from surveys.remarks import ReadingRemark
from surveys.sheets import Export, Sheet
from surveys.text_rows import TextColumn, TextRows

MOST_NAMES = 12
LONGEST_NAME = 60
"""How many names a remark lists, and how much of each."""

States = npt.NDArray[np.uint8]
Cells = npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Grid:
    """Header and answers of one sheet, stripped of the blanks around each cell.

    Attributes
    ----------
    headers : tuple of str, length n_columns
        As written.
    keys : tuple of str, length n_columns
        Unique names, see `Column.key`.
    cells : ndarray of str objects, shape (n_rows, n_columns)
        Rows that hold nothing at all are left out.
    rows : ndarray of int, shape (n_rows,)
        Row numbers in the sheet, from 1.
    notes : tuple of ReadingRemark
        Repeated and empty headers, empty rows.
    depth : int
        Rows of the header.
    spelled : (ndarray, tuple of TextColumn) or None
        The cells that were laid out, and their distinct words; see `column`.
    """

    headers: tuple[str, ...]
    keys: tuple[str, ...]
    cells: Cells
    rows: npt.NDArray[np.int64]
    notes: tuple[ReadingRemark, ...]
    depth: int = 1
    spelled: tuple[Cells, tuple[TextColumn, ...]] | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        rows, columns = self.cells.shape
        return f"Grid({rows} rows × {columns} columns)"

    def column(self, place: int) -> TextColumn:
        """One column by its distinct words, which are known unless the cells were replaced."""
        if self.spelled is not None and self.spelled[0] is self.cells:
            return self.spelled[1][place]
        return TextColumn.of(self.cells[:, place])

    def states(self, tokens: Mapping[str, State], places: Sequence[int] | None = None) -> States:
        """Look up the state of every cell of some columns (all unless told); see `states_of`."""
        known = {"": State.BLANK, **tokens}
        chosen = range(self.cells.shape[1]) if places is None else places
        found = np.empty((len(self.cells), len(chosen)), dtype=np.uint8, order="F")
        for to, place in enumerate(chosen):
            column = self.column(place)
            told = [known.get(word, State.ANSWERED) for word in column.words.tolist()]
            found[:, to] = np.array(told, dtype=np.uint8)[column.codes]
        return found


def header_of(sheet: Sheet) -> tuple[str, ...]:
    """Give the first row that holds anything, stripped; empty if there is none."""
    filled = np.flatnonzero(sheet.columns.filled)
    first = sheet.rows[int(filled[0])] if len(filled) else ()
    return tuple(clean_header(cell) for cell in first)


def clean_header(header: str) -> str:
    """Strip what no reader sees: blanks of all kinds and a byte order mark eaten into the name."""
    return header.strip().strip("\ufeff\u200b").strip()


def header_rows(sheet: Sheet, depth: int) -> tuple[tuple[str, ...], ...]:
    """Give the first rows that hold anything, each cell stripped; fewer if there are not so many.

    Parameters
    ----------
    depth : int
        How many rows, >= 1.
    """
    filled = np.flatnonzero(sheet.columns.filled)[:depth]
    return tuple(tuple(map(clean_header, sheet.rows[int(row)])) for row in filled)


def lay_out(export: Export, sheet: Sheet, names: Sequence[str] = (), depth: int = 1) -> Grid:
    """Part a sheet into its header and its answers.

    Parameters
    ----------
    names : sequence of str, length n_columns, optional
        What to call the columns; the cells of the first header row unless told.
    depth : int
        Filled rows that belong to the header, >= 1.

    Raises
    ------
    NoAnswersError
        If nothing stands below the header.
    """
    columns = [column.spelled(str.strip) for column in sheet.columns.columns]
    filled = np.flatnonzero(TextRows(columns).filled) if columns else np.array([], dtype=int)
    if len(filled) <= depth:
        raise NoAnswersError(export.file)
    last, below = int(filled[depth - 1]), filled[depth:]
    headers = tuple(names) or tuple(sheet.rows[int(filled[0])])
    keys, notes = _unique_keys([clean_header(cell) for cell in headers])
    gaps = int(below[-1] - last - len(below))
    if gaps:
        notes.append(ReadingRemark("empty_rows", rows=gaps))
    answers = tuple(column.at(below) for column in columns)
    cells = np.empty((len(below), len(answers)), dtype=object, order="F")
    for place, column in enumerate(answers):
        cells[:, place] = column.cells
    spelled = (cells, answers)
    return Grid(headers, keys, cells, below + 1, tuple(notes), depth, spelled)


def _unique_keys(names: Sequence[str]) -> tuple[tuple[str, ...], list[ReadingRemark]]:
    named = [name or f"column {place}" for place, name in enumerate(names, start=1)]
    written = set(named)
    keys: dict[str, None] = {}
    for name in named:
        # A header that itself reads "floor (2)" keeps its name: a repeated "floor" makes way.
        others = (f"{name} ({place})" for place in count(2))
        free = (other for other in others if other not in keys and other not in written)
        keys[name if name not in keys else next(free)] = None
    notes: list[ReadingRemark] = []
    if empty := sum(not name for name in names):
        notes.append(ReadingRemark("no_header", columns=empty))
    if repeated := sorted({name for name in named if named.count(name) > 1}):
        notes.append(ReadingRemark("repeated_headers", headers=in_brief(repeated)))
    return tuple(keys), notes


def in_brief(names: Sequence[str]) -> str:
    """List names, each cut to what tells them apart, and count those that are too many.

    Examples
    --------
    >>> in_brief(["floor", "lift"])
    'floor; lift'
    """
    cut = [
        name
        if len(name) <= LONGEST_NAME
        else f"{name[: LONGEST_NAME // 2]}…{name[-LONGEST_NAME // 2 :]}"
        for name in names[:MOST_NAMES]
    ]
    more = len(names) - MOST_NAMES
    return "; ".join(cut) + (f"; … (+{more})" if more > 0 else "")


def states_of(cells: Cells, tokens: Mapping[str, State]) -> States:
    """Look up the state of every cell; what is no token is an answer, an empty cell is blank.

    Parameters
    ----------
    cells : ndarray of str objects, any shape
    tokens : mapping of str to State
        Cells that stand for a silence, such as ``(跳过)``.

    Returns
    -------
    ndarray of uint8, same shape
    """
    known = {"": int(State.BLANK)} | {token: int(state) for token, state in tokens.items()}
    found = map(known.get, cells.ravel(), repeat(int(State.ANSWERED)))
    return np.fromiter(found, dtype=np.uint8, count=cells.size).reshape(cells.shape)


def build_table(
    export: Export,
    sheet: Sheet,
    grid: Grid,
    *,
    platform: str,
    variant: str,
    columns: Sequence[Column],
    states: States,
    separator: str = "",
    notes: Sequence[ReadingRemark] = (),
) -> SurveyTable:
    """Put a table together; cells that are no answers are emptied, their state tells why.

    Parameters
    ----------
    grid : Grid
        Cells in their final form, one column per entry of `columns`.
    states : ndarray of uint8, shape (n_rows, n_columns)

    Returns
    -------
    SurveyTable
        With the notes of the file, of the layout and of the platform, in this order.
    """
    text = np.where(states == State.ANSWERED, grid.cells, "")
    frame = pd.DataFrame(
        text,
        index=pd.Index(grid.rows, name="row"),
        columns=pd.Index([column.key for column in columns], dtype=object),
        dtype=str,
    )
    return SurveyTable(
        file=export.file,
        sheet=sheet.name,
        platform=platform,
        variant=variant,
        columns=tuple(columns),
        text=frame,
        states=states,
        separator=separator,
        codes={},
        notes=(*export.notes, *grid.notes, *notes),
        sources=(Source(export.file, platform, variant, len(grid.rows)),),
        header=grid.depth,
        encoding=export.encoding,
        parted_by=export.separator,
    )


def with_column(grid: Grid, key: str, cells: Cells) -> Grid:
    """Append a derived column to a grid."""
    return replace(
        grid,
        headers=(*grid.headers, key),
        keys=(*grid.keys, key),
        cells=np.hstack([grid.cells, cells[:, None]]),
    )

"""A file as sheets of text: what every reader hands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from surveys.remarks import ReadingRemark
from surveys.text_rows import TextRows


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet as text.

    `rows` are all rows from the sheet's first to the last that holds anything, each padded to
    the same width and held column by column where that was cheaper; `merged` holds (first row,
    first column, last row, last column), zero-based.
    """

    name: str
    rows: Sequence[tuple[str, ...]]
    visible: bool = True
    merged: tuple[tuple[int, int, int, int], ...] = ()

    @cached_property
    def columns(self) -> TextRows:
        """The same rows, held column by column."""
        return TextRows.of(self.rows)

    def __repr__(self) -> str:
        width = len(self.rows[0]) if self.rows else 0
        return f"Sheet({self.name!r}, {len(self.rows)} rows × {width} columns)"


@dataclass(frozen=True, eq=False)
class Export:
    """One file as text.

    `file` is its name without folder, `format` is ``xlsx``, ``csv`` or the like; `variant` is
    the variant that a person says it has, "" if nobody does.
    """

    file: str
    format: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    separator: str = ""
    notes: tuple[ReadingRemark, ...] = ()
    variant: str = ""

"""When the sheets of one file were filled in, however many columns tell it."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import SurveyTable
from surveys.dates import DateOrder, date_order, read_moments
from surveys.remarks import ReadingRemark


class Clock:
    """Reads the times of one export, piece by piece, and keeps account of what is doubtful.

    Parameters
    ----------
    table : SurveyTable
        The export, or its first rows: its dates tell whether the day or the month stands first,
        unless `SurveyTable.dates` says so.
    places : sequence of int
        Positions of the columns of times.
    """

    def __init__(self, table: SurveyTable, places: Sequence[int]) -> None:
        self._file, self._places = table.file, tuple(places)
        self._names = [table.columns[place].key for place in places]
        self._order = date_order([_text(table, place) for place in places], table.dates)
        self._unread = dict.fromkeys(self._names, 0)

    @property
    def order(self) -> DateOrder:
        """Whether the day or the month stands first, and how that is known."""
        return self._order

    def moments(self, piece: SurveyTable) -> pd.Series:
        """Give the latest moment of each row.

        Parameters
        ----------
        piece : SurveyTable
            Some rows of the export.

        Returns
        -------
        Series of datetime64 (UTC), shape (n_rows,)
            NaT where nothing can be read.
        """
        read = [
            pd.Series(pd.NaT, index=range(len(piece.text)), dtype="datetime64[ns, UTC]"),
        ]
        for name, place in zip(self._names, self._places, strict=True):
            found, unread = read_moments(_text(piece, place), self._order)
            self._unread[name] += unread
            read.append(found)
        return pd.concat(read, axis=1).max(axis=1)

    def remarks(self) -> Iterator[ReadingRemark]:
        """Say which order was taken without proof, and how many dates could not be read."""
        columns = "; ".join(self._names)
        if not self._order.certain:
            code = "dates_day_first" if self._order.default == "day" else "dates_month_first"
            yield ReadingRemark(code, file=self._file, columns=columns)
        if self._order.unclear:
            yield ReadingRemark(
                "dates_both", file=self._file, columns=columns, cells=self._order.unclear
            )
        unread = {name: cells for name, cells in self._unread.items() if cells}
        if unread:
            told = "; ".join(f"{name}: {cells}" for name, cells in unread.items())
            yield ReadingRemark("dates_unread", file=self._file, columns=told)


def _text(table: SurveyTable, place: int) -> npt.NDArray[np.object_]:
    return table.text.iloc[:, place].to_numpy(dtype=object)

"""One question in several columns, because several versions of a form asked it."""

import re
from dataclasses import replace
from typing import Final

import numpy as np

from surveys.layout import Grid, clean_header, in_brief
from surveys.remarks import ReadingRemark

SILENT: Final = frozenset({"", "n/a", "NA", "NaN"})
OWN: Final = "_"
"""What the columns of the server itself begin with."""

_AGAIN = re.compile(r"(.+)\.\d{1,2}")
"""A repeated header that went through pandas: ``needs.1``."""


def merge_versions(grid: Grid) -> tuple[Grid, frozenset[int], list[ReadingRemark]]:
    """Read the columns of one header as one, if no row fills two of them differently.

    Parameters
    ----------
    grid : Grid

    Returns
    -------
    grid : Grid
        With all answers in the first column of each header.
    merged : frozenset of int
        Columns whose answers now stand in another one.
    notes : list of ReadingRemark
        Headers that were merged, and those that were not because rows fill several columns.
    """
    groups = _same_header(grid)
    cells, merged = grid.cells, set()
    names: list[str] = []
    apart: list[str] = []
    for first, *others in groups:
        block = grid.cells[:, [first, *others]]
        filled = ~np.isin(block, list(SILENT))
        told = np.where(filled, block, "")
        largest = told.max(axis=1)
        if ((told != "") & (told != largest[:, np.newaxis])).any():
            apart.append(grid.keys[first])
            continue
        if not filled[:, 1:].any() or not filled[:, 0].any():
            continue
        cells = cells.copy() if cells is grid.cells else cells
        # Where nothing was said, the first column's own sign for silence stays.
        cells[:, first] = np.where(largest == "", block[:, 0], largest)
        merged |= set(others)
        names.append(grid.keys[first])
    notes = []
    if names:
        notes.append(ReadingRemark("versions_merged", headers=in_brief(names)))
    if apart:
        notes.append(ReadingRemark("versions_apart", headers=in_brief(apart)))
    return replace(grid, cells=cells), frozenset(merged), notes


def _same_header(grid: Grid) -> list[list[int]]:
    places: dict[str, list[int]] = {}
    names = [clean_header(header) for header in grid.headers]
    known = set(names)
    for place, name in enumerate(names):
        again = _AGAIN.fullmatch(name)
        base = again[1] if again and again[1] in known else name
        if base and not base.startswith(OWN):
            places.setdefault(base, []).append(place)
    return [found for found in places.values() if len(found) > 1]

"""Tables of a Word report: headers on every page, rows in one piece, columns that fit."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

from reports.document import Table
from reports.word.parts import add_run, element, plain
from reports.word.styles import TABLE_STYLE
from reports.word.widths import PADDING, Fit

_HEADER_FILLING = "E7E6E6"


def build_tables(table: Table, fit: Fit, ids: dict[str, str], *, hint: bool) -> list[Any]:
    """Build a table, or the few it falls into.

    Parameters
    ----------
    table : Table
        The table.
    fit : Fit
        Size of the type and widths of the columns.
    ids : dict of str to str
        Ids of styles by name.
    hint : bool
        As in `add_run`.

    Returns
    -------
    list of element
        One for each group of columns.
    """
    return [
        _build(table, group, widths, fit.size, ids, hint=hint)
        for group, widths in zip(fit.groups, fit.widths, strict=True)
    ]


def _build(
    table: Table,
    group: Sequence[int],
    widths: Sequence[float],
    size: float,
    ids: dict[str, str],
    *,
    hint: bool,
) -> Any:
    built = element("tbl")
    look = element("tblPr", built)
    element("tblStyle", look, val=ids[TABLE_STYLE])
    element("tblW", look, w=sum(widths) * 20, type="dxa")
    element("jc", look, val="center")
    element("tblLayout", look, type="fixed")
    margins = element("tblCellMar", look)
    for side in ("left", "right"):
        element(side, margins, w=PADDING / 2 * 20, type="dxa")
    element("tblCaption", look, val=plain(table.caption))
    grid = element("tblGrid", built)
    for width in widths:
        element("gridCol", grid, w=width * 20)
    alignments = [table.alignments[place] for place in group]
    style = ids["Report Cell"]
    head = _row(alignments, widths, size, style, head=True, hint=hint)
    _fill(built, head, [table.headers[place] for place in group])
    pattern = _row(alignments, widths, size, style, head=False, hint=hint)
    for row in table.rows:
        # A copy of one row is many times faster than building each cell anew.
        _fill(built, deepcopy(pattern), [row[place] for place in group])
    return built


def _row(
    alignments: Iterable[str],
    widths: Iterable[float],
    size: float,
    style: str,
    *,
    head: bool,
    hint: bool,
) -> Any:
    """Build a row of empty cells."""
    row = element("tr")
    look = element("trPr", row)
    element("cantSplit", look)
    if head:
        element("tblHeader", look)
    for alignment, width in zip(alignments, widths, strict=True):
        cell = element("tc", row)
        inside = element("tcPr", cell)
        element("tcW", inside, w=width * 20, type="dxa")
        if head:
            element("shd", inside, val="clear", color="auto", fill=_HEADER_FILLING)
        paragraph = element("p", cell)
        lines = element("pPr", paragraph)
        element("pStyle", lines, val=style)
        if head:
            element("keepNext", lines)
        element("jc", lines, val=alignment)
        add_run(paragraph, "", bold=head, size=size, hint=hint)
    return row


def _fill(built: Any, row: Any, cells: Sequence[str]) -> None:
    for words, cell in zip(row.iter(qn("w:t")), cells, strict=True):
        words.text = plain(cell)
    built.append(row)

"""Where things stand in a workbook, and how a formula speaks of them."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell


@dataclass(frozen=True)
class Area:
    """A block of cells; rows and columns are counted from 0 at the top left of the sheet."""

    sheet: str
    top: int
    left: int
    rows: int
    columns: int

    def __str__(self) -> str:
        """The whole block, as a formula names it."""
        last = (self.top + self.rows - 1, self.left + self.columns - 1)
        if self.rows == self.columns == 1:
            return self.cell()
        return on_sheet(self.sheet, xl_range_abs(self.top, self.left, *last))

    def cell(self, row: int = 0, column: int = 0) -> str:
        """One cell, counted from the top left of the block."""
        place = xl_rowcol_to_cell(self.top + row, self.left + column, row_abs=True, col_abs=True)
        return on_sheet(self.sheet, place)

    def row(self, row: int) -> "Area":
        """One row of the block."""
        return Area(self.sheet, self.top + row, self.left, 1, self.columns)

    def column(self, column: int) -> "Area":
        """One column of the block."""
        return Area(self.sheet, self.top, self.left + column, self.rows, 1)

    def first(self, rows: int) -> "Area":
        """The first rows of the block."""
        return Area(self.sheet, self.top, self.left, rows, self.columns)


def on_sheet(sheet: str, place: str) -> str:
    """Say in a formula on which sheet a place is."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{place}"

"""Small exports drawn as tables in a test."""

from pathlib import Path

from surveys.answers import SurveyTable
from surveys.platforms import all_platforms
from surveys.sheets import Export, Sheet

REAL_EXPORTS = Path(__file__).resolve().parents[1] / "../shared/data/exports"


def drawn(table):
    """Turn lines of cells parted by ``|`` into rows; the blanks around a cell are layout."""
    lines = [line.strip() for line in table.strip().splitlines()]
    return tuple(tuple(cell.strip() for cell in line[1:-1].split("|")) for line in lines)


def drawn_export(table, file="answers.xlsx"):
    return Export(file, Path(file).suffix[1:], (Sheet("Sheet1", drawn(table)),))


def read_drawn(table, platform, file="answers.xlsx") -> SurveyTable:
    export = drawn_export(table, file)
    return all_platforms()[platform].read(export, export.sheets[0])


def forms(table):
    return {column.key: column.form for column in table.columns}


def roles(table):
    return {column.key: column.role for column in table.columns if column.role}

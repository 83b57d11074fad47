"""Find the cell behind a value, so that every finding says where to mend it."""

from typing import Any

from prioritize.errors import Issue
from prioritize.issues import make_issue
from prioritize.study import Study


class Desk:
    """A study on the desk: words findings about it with their cells."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self._titles = {sheet: at.rpartition("!")[0] for (sheet, _, _), at in study.where.items()}

    def title(self, sheet: str) -> str:
        """Return a sheet's title as the planner sees it."""
        return self._titles.get(sheet, sheet)

    def label(self, sheet: str, column: str) -> str:
        """Return a column's header, or a setting's key, as the planner sees it."""
        return self.study.labels.get((sheet, column), column)

    def issue(
        self, code: str, sheet: str, row: str = "", cell_column: str = "", /, **facts: Any
    ) -> Issue:
        """Word one finding.

        Parameters
        ----------
        code : str
            A key of `prioritize.issues.TEMPLATES`.
        sheet, row, cell_column : str
            English sheet name, row id and column, as in `Study.where`; without a known cell
            the finding names the sheet alone.
        **facts
            What the message names.
        """
        where = self.study.where
        address = where.get((sheet, row, cell_column), where.get((sheet, row, "id"), ""))
        title, _, cell = address.rpartition("!")
        return make_issue(
            code,
            file=self.study.file,
            sheet=title or self.title(sheet),
            cell=cell,
            **facts,
        )


def numbered(row_id: str, count: int) -> str:
    """Return the key in `Study.where` of an id's n-th appearance, counted from 1."""
    return row_id if count == 1 else f"{row_id} ({count})"

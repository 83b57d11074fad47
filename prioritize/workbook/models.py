"""Turn a row's values into a checked record, and a refusal into plain words with the cell."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from prioritize.workbook.cells import read_text
from prioritize.workbook.opening import Cell
from prioritize.workbook.tables import Problems

Record = TypeVar("Record", bound=BaseModel)
LIMITS = {
    "greater_than_equal": ("too_small", "ge"),
    "less_than_equal": ("too_large", "le"),
    "greater_than": ("not_above", "gt"),
}


def build(
    model: type[Record],
    values: Mapping[str, Any],
    sheet: str,
    problems: Problems,
    *,
    cells: Mapping[str, Cell],
    labels: Mapping[str, str],
) -> Record | None:
    """Make one record, leaving out values outside their limits and noting them.

    Parameters
    ----------
    model : type
        A model of `prioritize.study`.
    values : mapping
        By field name; fields that could not be read are absent.
    sheet : str
        Title of the sheet.
    problems : Problems
        Takes values outside their limits.
    cells : mapping of str to Cell
        By field name; values that stand in no cell may be absent.
    labels : mapping of str to str
        What the planner calls each field.

    Returns
    -------
    record or None
        None if a required field is absent or outside its limits.
    """
    try:
        return model(**values)
    except ValidationError as refusal:
        bad = set()
        for error in refusal.errors(include_url=False):
            name = str(error["loc"][0])
            code, key = LIMITS.get(error["type"], ("", ""))
            if code:
                cell = cells.get(name)
                problems.add(
                    code,
                    sheet,
                    cell.address if cell else "",
                    column=labels.get(name, name),
                    value=read_text(cell.value if cell else values[name]),
                    limit=f"{error['ctx'][key]:g}",
                )
            bad.add(name)
    try:
        return model(**{name: value for name, value in values.items() if name not in bad})
    except ValidationError:
        return None

"""The settings sheet: one key and one value a row."""

from typing import Any

from prioritize.issues import misspelt_or_unknown
from prioritize.spelling import nearest
from prioritize.study import Settings
from prioritize.workbook.cells import CellTroubleError, read_cell, read_text
from prioritize.workbook.models import build
from prioritize.workbook.opening import Cell, Grid
from prioritize.workbook.schema import all_settings, all_sheets, find_setting, in_chinese
from prioritize.workbook.tables import Problems, Table, read_table


def read_settings(
    grid: Grid | None, problems: Problems
) -> tuple[Settings | None, dict[tuple[str, str, str], str], dict[tuple[str, str], str]]:
    """Read the settings.

    Parameters
    ----------
    grid : Grid or None
        The sheet; None takes every default.
    problems : Problems
        Takes unknown keys and values that cannot be used.

    Returns
    -------
    settings : Settings or None
        None if a value cannot be used.
    where : dict
        ``("settings", key, "value")`` to the address of the value.
    labels : dict
        ``("settings", key)`` to the key as it was written.
    """
    if grid is None or not grid.rows:
        return Settings(), {}, {}
    table = read_table(grid, all_sheets()["settings"], problems)
    cells, labels = _cells(table, problems)
    values: dict[str, Any] = {}
    for key, cell in cells.items():
        if cell.empty:
            continue
        try:
            values[key] = read_cell(cell, all_settings()[key].form, labels[key])
        except CellTroubleError as trouble:
            problems.at(cell, table.title, trouble)
    settings = build(Settings, values, table.title, problems, cells=cells, labels=labels)
    where = {
        ("settings", key, "value"): f"{table.title}!{cell.address}" for key, cell in cells.items()
    }
    return settings, where, {("settings", key): label for key, label in labels.items()}


def _cells(table: Table, problems: Problems) -> tuple[dict[str, Cell], dict[str, str]]:
    """The value cell of every known key, and the key as it was written."""
    cells: dict[str, Cell] = {}
    labels: dict[str, str] = {}
    known = [name for one in all_settings().values() for name in (one.key, one.key_zh)]
    language = "zh" if in_chinese(table.title) else "en"
    for row in table.rows:
        if "key" not in row.cells or "value" not in row.cells or row.cells["key"].empty:
            continue
        text = read_text(row.cells["key"].value)
        address = row.cells["key"].address
        setting = find_setting(text)
        if setting is None:
            near = nearest(text, known)
            code = misspelt_or_unknown("setting", near)
            choices = ", ".join(one.label(language) for one in all_settings().values())
            facts = {"nearest": near} if near else {"choices": choices}
            problems.add(code, table.title, address, value=text, **facts)
        elif setting.key in cells:
            problems.add("setting_twice", table.title, address, value=text)
        else:
            cells[setting.key] = row.cells["value"]
            labels[setting.key] = text
    return cells, labels

"""The settings sheet: one key and one value a row."""

from typing import Any

from prioritize.issues import misspelt_or_unknown
from prioritize.spelling import nearest
from prioritize.study import Settings
from prioritize.workbook.cells import CellTroubleError, read_cell, read_text
from prioritize.workbook.models import build
from prioritize.workbook.opening import Cell, Grid
from prioritize.workbook.schema import all_settings, all_sheets, find_setting
from prioritize.workbook.tables import Problems, Table, read_table


def read_settings(
    grid: Grid | None, problems: Problems
) -> tuple[Settings | None, dict[tuple[str, str, str], str]]:
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
    """
    if grid is None or not grid.rows:
        return Settings(), {}
    table = read_table(grid, all_sheets()["settings"], problems)
    cells = _cells(table, problems)
    values: dict[str, Any] = {}
    for key, cell in cells.items():
        if cell.empty:
            continue
        try:
            values[key] = read_cell(cell, all_settings()[key].form, key)
        except CellTroubleError as trouble:
            problems.at(cell, table.title, trouble)
    addresses = {key: cell.address for key, cell in cells.items()}
    settings = build(Settings, values, table.title, addresses, problems)
    where = {
        ("settings", key, "value"): f"{table.title}!{address}" for key, address in addresses.items()
    }
    return settings, where


def _cells(table: Table, problems: Problems) -> dict[str, Cell]:
    """The value cell of every known key."""
    cells: dict[str, Cell] = {}
    known = {name: one.key for one in all_settings().values() for name in (one.key, one.key_zh)}
    for row in table.rows:
        if "key" not in row.cells or "value" not in row.cells or row.cells["key"].empty:
            continue
        text = read_text(row.cells["key"].value)
        address = row.cells["key"].address
        setting = find_setting(text)
        if setting is None:
            near = nearest(text, known)
            code = misspelt_or_unknown("setting", near)
            facts = {"nearest": near} if near else {"choices": ", ".join(all_settings())}
            problems.add(code, table.title, address, value=text, **facts)
        elif setting.key in cells:
            problems.add("setting_twice", table.title, address, value=text)
        else:
            cells[setting.key] = row.cells["value"]
    return cells

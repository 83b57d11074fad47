"""腾讯文档收集表: who sent it in and when, then one column per question, without numbers."""

from typing import Final

from surveys.answers import SurveyTable
from surveys.joiners import joiner_of
from surveys.layout import build_table, header_of, lay_out
from surveys.part_forms import Part, form_columns, with_lists
from surveys.platforms.dialect import Platform
from surveys.sheets import Export, Sheet

SENDERS: Final = ("提交者（自动）", "提交者(自动)")
TIMES: Final = ("提交时间（自动）", "提交时间(自动)", "更新时间（自动）", "更新时间(自动)")
SEPARATORS: Final = (", ", ",", "，")


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet comes from 腾讯文档收集表, 0-1."""
    header = set(header_of(sheet))
    return 0.95 if header & set(TIMES) else 0.7 if header & set(SENDERS) else 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read a 腾讯文档收集表 sheet.

    A column holds lists where a comma, or another sign that people put between options, parts
    its answers into options that come back in changing company; which sign does so is told by
    the cells of each column (see `surveys.joiners`). An empty cell was seen and left.
    """
    grid = lay_out(export, sheet)
    parts = [
        Part("", header.strip(), role="personal" if header.strip() in SENDERS else "time")
        if header.strip() in SENDERS + TIMES
        else Part(key, header.strip())
        for key, header in zip(grid.keys, grid.headers, strict=True)
    ]
    columns, grid, states = form_columns(grid, grid.states({}), parts)
    separators = {
        place: joiner
        for place, column in enumerate(columns)
        if not column.role and column.form == "text"
        if (joiner := joiner_of(grid.column(place).counts, column.stem, SEPARATORS))
    }
    columns, separator, notes = with_lists(columns, separators)
    return build_table(
        export,
        sheet,
        grid,
        platform="tencent_form",
        variant="responses",
        columns=columns,
        states=states,
        separator=separator,
        notes=notes,
    )


PLATFORM = Platform("tencent_form", "腾讯文档收集表", recognise, read)

"""Microsoft Forms: an id, two times, one column per question, ticks with a closing semicolon."""

import re
from collections.abc import Sequence
from typing import Final

from surveys.answers import SurveyTable
from surveys.layout import Grid, build_table, header_of, lay_out
from surveys.list_columns import holds_lists
from surveys.part_forms import Part, form_columns, with_lists
from surveys.platforms.dialect import Platform
from surveys.sheets import Export, Sheet

IDS: Final = ("id", "编号", "序号")
STARTS: Final = ("start time", "开始时间")
ENDS: Final = ("completion time", "完成时间")
PERSONAL: Final = frozenset(("email", "name", "电子邮件", "名称", "姓名", "user email"))
IGNORED: Final = frozenset(
    (
        *("language", "last modified time", "total points", "quiz feedback", "grade posted time"),
        *("语言", "上次修改时间", "总分", "测验反馈"),
    )
)
SEPARATOR: Final = ";"
CLOSED_SHARE: Final = 0.9
"""Share of a column's answers that end with the separator if they are lists."""

_QUIZ = re.compile(r"(?:points|feedback|分数|反馈)\s*[-–—]\s*", re.IGNORECASE)


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet comes from Microsoft Forms, 0-1."""
    header = [name.lower() for name in header_of(sheet)][:3]
    known = len(header) == 3 and header[0] in IDS and header[1] in STARTS and header[2] in ENDS  # noqa: PLR2004 - id and two times
    return 0.95 if known else 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read a Microsoft Forms sheet.

    Answers that nearly all end with ``;`` are lists; options that hold a ``;`` themselves stay
    whole. A choice that many put in order has the same form as one they ticked: it is read as a
    list, and `surveys.order_guess` tells which it is.
    """
    grid = lay_out(export, sheet)
    columns, grid, states = form_columns(
        grid, grid.states({}), _parts([header.strip() for header in grid.headers], grid.keys)
    )
    separators = {
        place: SEPARATOR
        for place, column in enumerate(columns)
        if not column.role and column.form == "text" and _is_list(grid, place)
    }
    columns, separator, notes = with_lists(columns, separators)
    return build_table(
        export,
        sheet,
        grid,
        platform="microsoft_forms",
        variant="responses",
        columns=columns,
        states=states,
        separator=separator,
        notes=notes,
    )


def _is_list(grid: Grid, place: int) -> bool:
    counts = {cell: count for cell, count in grid.column(place).counts.items() if cell}
    closed = sum(count for cell, count in counts.items() if cell.endswith(SEPARATOR))
    if closed and closed >= CLOSED_SHARE * sum(counts.values()):
        return True
    return holds_lists(counts, SEPARATOR)


def _parts(headers: Sequence[str], keys: Sequence[str]) -> list[Part]:
    parts = []
    for place, (header, key) in enumerate(zip(headers, keys, strict=True)):
        name = header.lower()
        role = {0: "id", 1: "time", 2: "time"}.get(place, "")
        role = role or ("personal" if name in PERSONAL and place < len(PERSONAL) else "")
        role = role or ("ignore" if name in IGNORED or _QUIZ.match(header) else "")
        parts.append(Part("" if role else key, header, role=role))
    return parts


PLATFORM = Platform("microsoft_forms", "Microsoft Forms", recognise, read)

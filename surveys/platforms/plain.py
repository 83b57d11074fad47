"""Any table with one header row: the platform of last resort, careful about what it believes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from surveys.answers import Column, SurveyTable
from surveys.blocks import BAR, number_form, word_form
from surveys.joiners import joiner_of
from surveys.layout import Cells, Grid, States, build_table, header_of, lay_out
from surveys.numbering import read_headings
from surveys.part_forms import grid_rows, with_lists
from surveys.platforms.dialect import Platform
from surveys.rank_columns import with_rankings
from surveys.remarks import ReadingRemark
from surveys.sheets import Export, Sheet

IDS: Final = frozenset(
    (
        *("id", "编号", "序号", "问卷编号", "答卷编号", "uuid", "record_id", "respondent id"),
        *("respondentid", "response id", "responseid"),
    )
)
TIMES: Final = frozenset(
    (
        *("timestamp", "时间戳记", "提交时间", "提交时间（自动）", "提交答卷时间", "填写时间"),
        *("开始时间", "结束时间", "开始答题时间", "结束答题时间", "start time", "end time"),
        *("completion time", "start date", "end date", "submitdate", "startdate", "datestamp"),
    )
)
DURATIONS: Final = frozenset(
    (
        "duration",
        "duration (in seconds)",
        "time_used",
        "所用时间",
        "答题时长",
        "答题时长(秒)",
        "用时",
    )
)
_NUMBERED = re.compile(r"\d{1,3}、|[Qq]\d{1,3}(?!\d)")
_PERSONAL = re.compile(
    r"(?:您的|填写人|业主|联系人)?(?:真实)?(?:姓名|名字|昵称|微信昵称|手机|手机号|手机号码|电话|电话号码|联系电话|联系方式"
    r"|身份证|身份证号|身份证号码|微信号?|电子邮箱|邮箱|ip ?地址|来自ip)"
    r"|(?:your )?(?:full |first |last )?name|(?:your )?(?:phone|mobile|telephone|cell)"
    r"(?: ?(?:number|no\.?))?|(?:your )?e-?mail(?: address)?|ip(?: ?address)?|提交者（自动）"
)


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say 0.01 to anything with a header row: taken only when nobody else speaks up."""
    return 0.01 if any(header_of(sheet)) else 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read a sheet whose platform is unknown.

    Every column is a question of its own unless headers are numbered (``12、…``, ``Q12 …``) or
    several have the same words before different square brackets, which are the rows of a grid.
    Roles are only given by headers that leave no doubt. A column is only taken for lists of
    options when ``┋`` stands in it, or when a semicolon, a comma, ``、``, a bar, a line break or
    another sign parts it into options that come up again and again (see `surveys.joiners`), each
    column by its own sign. An empty cell was seen and left.
    """
    grid = lay_out(export, sheet)
    states = grid.states({})
    columns = _columns(grid)
    columns, separator, left = with_lists(
        _with_forms(columns, grid.cells, states), _separators(columns, grid)
    )
    columns, grid, states = with_rankings(columns, grid, states)
    return build_table(
        export,
        sheet,
        grid,
        platform="plain",
        variant="plain",
        columns=columns,
        states=states,
        separator=separator,
        notes=[ReadingRemark("plain"), *left],
    )


def _columns(grid: Grid) -> list[Column]:
    names = [header if _NUMBERED.match(header) else "" for header in grid.keys]
    columns: list[Column] = []
    identified = False
    grids = grid_rows(grid.keys)
    headings = zip(grid.keys, grid.headers, read_headings(names), strict=True)
    for place, (key, header, heading) in enumerate(headings):
        if not heading.number and place in grids:
            asked, row = grids[place]
            columns.append(Column(key, header, asked, asked, row))
            continue
        stem = heading.stem or key
        role = _role(stem)
        if role == "id":
            role, identified = ("ignore" if identified else "id"), True
        number = heading.number or ("" if role else key)
        columns.append(Column(key, header, number, stem, heading.part, role=role))
    return columns


def _role(stem: str) -> str:
    name = re.sub(r"\s+", " ", stem).strip(" :：*?？_").lower()
    if name in IDS:
        return "id"
    if name in TIMES:
        return "time"
    if name in DURATIONS:
        return "duration"
    return "personal" if _PERSONAL.fullmatch(name) else ""


def _separators(columns: Sequence[Column], grid: Grid) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, column in enumerate(columns):
        if column.role:
            continue
        if word_form(grid.cells[:, place]) == "list":
            found[place] = BAR
        elif joiner := joiner_of(grid.column(place).counts, f"{column.stem} {column.part}"):
            found[place] = joiner
    return found


def _with_forms(columns: Sequence[Column], cells: Cells, states: States) -> list[Column]:
    groups: dict[str, list[int]] = {}
    for place, column in enumerate(columns):
        if column.part and not column.role:
            groups.setdefault(column.number, []).append(place)
    ticks = {
        place
        for places in groups.values()
        if number_form(cells[:, places], states[:, places]) == "tick"
        for place in places
    }
    formed = []
    for place, column in enumerate(columns):
        form = "tick" if place in ticks else ""
        form = form or word_form(cells[:, place]).replace("list", "text")
        formed.append(replace(column, form="text" if column.role else form))
    return formed


PLATFORM = Platform("plain", "plain table", recognise, read)

"""问卷网: columns named ``Q3_A1`` or ``Q2|A1|open``, the time spent beside them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from surveys.answers import SurveyTable
from surveys.layout import Grid, build_table, header_of, lay_out
from surveys.part_forms import Part, form_columns
from surveys.platforms.dialect import Platform
from surveys.sheets import Export, Sheet

ROLES: Final = {
    "序号": "id",
    "seq": "id",
    "编号": "id",
    "答题时长": "duration",
    "time_used": "duration",
    "开始时间": "time",
    "结束时间": "time",
    "提交时间": "time",
    "start": "time",
    "finish": "time",
    "ip": "personal",
    "ip地址": "personal",
    "ip_province": "personal",
    "ip_city": "personal",
    "省份": "personal",
    "城市": "personal",
    "browser": "ignore",
    "os": "ignore",
    "浏览器": "ignore",
    "操作系统": "ignore",
    "来源": "ignore",
    "状态": "status",
}
LEAST_NAMED: Final = 2

_OLD = re.compile(
    r"^Q(\d{1,3})(?:_(A\d{1,3}|R\d{1,3}(?:_A?\d{1,3})?))?(?:[:：.、]?\s*(.*))?$", re.DOTALL
)
_OPTION = re.compile(r"A\d{1,3}")
_NEW = re.compile(r"^Q(\d{1,3})(?:\|(A\d{1,3}|R\d{1,3}))?(?:\|(A\d{1,3}))?(\|open)?$")


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet comes from 问卷网, 0-1."""
    header = header_of(sheet)
    bars = sum(bool(_NEW.match(name)) and "|" in name for name in header)
    old = sum(bool(re.match(r"^Q\d{1,3}_[AR]\d", name)) for name in header)
    timed = {"答题时长", "time_used"} & {name.lower() for name in header}
    if bars >= LEAST_NAMED or (old >= LEAST_NAMED and timed):
        return 0.9
    return 0.6 if old >= LEAST_NAMED else 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read a 问卷网 sheet.

    The columns of a question are its options or rows; where the export by text writes an option's
    words into its column, they name it. Free words behind an option
    (``Q2|A1|open``) are a question of their own.
    """
    grid = lay_out(export, sheet)
    parts = [
        _part(key, header.strip()) for key, header in zip(grid.keys, grid.headers, strict=True)
    ]
    columns, grid, states = form_columns(grid, grid.states({}), _worded(grid, parts))
    return build_table(
        export,
        sheet,
        grid,
        platform="wenjuan",
        variant="responses",
        columns=columns,
        states=states,
    )


def _part(key: str, header: str) -> Part:
    if role := ROLES.get(header.lower(), ""):
        return Part("", header, role=role)
    if match := _NEW.match(header):
        if match[4]:
            return Part(key, header)
        return Part(match[1], "", " ".join(filter(None, (match[2], match[3]))))
    if match := _OLD.match(header):
        words = (match[3] or "").strip()
        if match[2]:
            return Part(match[1], "", words or match[2])
        return Part(match[1], words)
    return Part(key, header)


def _worded(grid: Grid, parts: Sequence[Part]) -> list[Part]:
    """Name options by the only words in their columns; a box of free words keeps its name."""
    words: dict[str, dict[int, set[str]]] = {}
    for place, part in enumerate(parts):
        if part.number and _OPTION.fullmatch(part.part):
            words.setdefault(part.number, {})[place] = set(grid.column(place).counts) - {""}
    named = list(parts)
    for said in words.values():
        own = {place: next(iter(one)) for place, one in said.items() if len(one) == 1}
        apart = len(set(own.values())) == len(own) >= LEAST_NAMED
        if apart and sum(len(one) > 1 for one in said.values()) <= 1:
            named = [
                replace(part, part=own[place]) if place in own else part
                for place, part in enumerate(named)
            ]
    return named


PLATFORM = Platform("wenjuan", "问卷网", recognise, read)

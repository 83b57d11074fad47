"""腾讯问卷: the platform's columns before and after the questions, one column per option."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from surveys.answers import SurveyTable
from surveys.layout import Grid, build_table, header_of, lay_out
from surveys.part_forms import Part, form_columns
from surveys.platforms.dialect import Platform
from surveys.sheets import Export, Sheet

ROLES: Final = {
    "编号": "id",
    "开始答题时间": "time",
    "结束答题时间": "time",
    "答题时长": "duration",
    "答题时长(秒)": "duration",
    "语言": "ignore",
    "清洗数据结果": "status",
    "智能清洗数据无效概率": "ignore",
    "审核状态": "ignore",
    "地理位置国家和地区": "personal",
    "地理位置省": "personal",
    "地理位置市": "personal",
    "用户类型": "ignore",
    "用户标识": "personal",
    "昵称": "personal",
    "头像": "personal",
    "自定义字段": "personal",
    "ip": "personal",
    "ua": "personal",
    "referrer": "ignore",
    "中奖时间": "ignore",
    "中奖金额": "ignore",
    "中奖时间/金额": "ignore",
}

_NUMBERED = re.compile(r"^(\d{1,3})[.．]\s*(.*)$", re.DOTALL)
_BLANK = re.compile(r"_*\{fillblank-[^{}]*\}")
_LETTER = re.compile(r"^[A-Z]{1,2}[.．]\s*(?=\S)")


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet comes from 腾讯问卷, 0-1."""
    header = {name.lower() for name in header_of(sheet)}
    if "编号" in header and header & {"开始答题时间", "清洗数据结果", "结束答题时间"}:
        return 0.95
    return 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read a 腾讯问卷 sheet.

    Options lose the letter before them (``D.大学本科``), so that they read alike wherever they
    stand. ``21.题干:选项`` columns that hold 1 or the option are ticks; cascades
    (``:一级分类``) and blanks (``:____{fillblank-…}``) are the parts of one question. An empty
    cell was seen and left, or not shown: the export does not tell.
    """
    grid = lay_out(export, sheet)
    parts = _parts([header.strip() for header in grid.headers], grid.keys)
    grid = _without_letters(grid, parts)
    columns, grid, states = form_columns(grid, grid.states({}), parts)
    return build_table(
        export,
        sheet,
        grid,
        platform="tencent_survey",
        variant="responses",
        columns=columns,
        states=states,
    )


def _without_letters(grid: Grid, parts: Sequence[Part]) -> Grid:
    lettered = {
        place: grid.column(place).spelled(lambda word: _LETTER.sub("", word))
        for place, part in enumerate(parts)
        if not part.role and _is_lettered(grid.column(place).counts)
    }
    if not lettered:
        return grid
    cells = grid.cells.copy()
    for place, column in lettered.items():
        cells[:, place] = column.cells
    return replace(grid, cells=cells)


def _is_lettered(counts: Mapping[str, int]) -> bool:
    said = [word for word in counts if word]
    return bool(said) and all(map(_LETTER.match, said))


def _split(words: str) -> tuple[str, str]:
    """Part ``题干？:选项`` at the colon that follows the question, not at one inside it."""
    for mark in ("？:", "?:", ":"):
        stem, colon, part = words.partition(mark)
        if colon:
            return stem + mark[:-1], part
    return words, ""


def _parts(headers: Sequence[str], keys: Sequence[str]) -> list[Part]:
    parts = []
    for header, key in zip(headers, keys, strict=True):
        role = ROLES.get(header.lower(), "" if header else "ignore")
        match = _NUMBERED.match(header)
        if role or match is None:
            parts.append(Part("" if role else key, header, role=role))
            continue
        stem, part = _split(match[2])
        words = _LETTER.sub("", _BLANK.sub("", part).strip(" _"))
        blank = part.strip() and not words
        number = str(int(match[1]))
        parts.append(Part(number, stem.strip(), key if blank else words))
    return parts


PLATFORM = Platform("tencent_survey", "腾讯问卷", recognise, read)

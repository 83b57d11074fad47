"""Google Forms: a timestamp, one column per question, ticks in one cell with commas between."""

from collections.abc import Mapping, Sequence
from typing import Final

from surveys.answers import Column, SurveyTable
from surveys.joiners import joiner_of
from surveys.layout import build_table, header_of, lay_out
from surveys.part_forms import Part, bracketed, form_columns, with_lists
from surveys.platforms.dialect import Platform
from surveys.rank_columns import as_places, placed_rows, with_orders, with_placed_answers
from surveys.sheets import Export, Sheet

TIMESTAMPS: Final = frozenset(
    (
        *("timestamp", "时间戳记", "时间戳", "時間戳記", "zeitstempel", "horodateur"),
        *("marca temporal", "carimbo de data/hora", "タイムスタンプ", "отметка времени"),
    )
)
EMAILS: Final = frozenset(
    (
        *("email address", "email", "username", "电子邮件地址", "电子邮件", "電子郵件地址"),
        "用户名",
        *("e-mail-adresse", "nutzername", "adresse e-mail", "dirección de correo electrónico"),
    )
)
SCORES: Final = frozenset(("score", "得分", "分数", "总分"))
SEPARATOR: Final = ", "
IN_GRIDS: Final = "; "


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet comes from Google Forms, 0-1."""
    header = [name.lower() for name in header_of(sheet)]
    if not header or header[0] not in TIMESTAMPS or "id" in header:
        return 0.0
    return 0.9 if len(header) > 1 else 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read a Google Forms sheet.

    A column holds lists where commas, or what somebody put in their place, part its answers into
    options that come back in changing company (see `surveys.joiners`); options that hold a comma
    themselves stay whole. Grids (``Question [Row]``) are the rows of one question; where the rows
    or the cells are places (1st, 2nd …), they are a ranking. An empty
    cell was seen and left, or not shown: the sheet does not tell.
    """
    grid = lay_out(export, sheet)
    parts = _parts([header.strip() for header in grid.headers], grid.keys)
    grid, placed = with_placed_answers(grid, grid.states({}), parts)
    columns, grid, states = form_columns(grid, grid.states({}), parts)
    columns = as_places(columns, placed)
    rankings = placed_rows(grid, states, parts)
    columns, grid, states = with_orders(grid, states, parts, columns, rankings)
    separators = {
        place: joiner
        for place, column in enumerate(columns)
        if not column.role and column.form == "text"
        if (joiner := _joiner(column, grid.column(place).counts))
    }
    columns, separator, notes = with_lists(columns, separators)
    return build_table(
        export,
        sheet,
        grid,
        platform="google_forms",
        variant="responses",
        columns=columns,
        states=states,
        separator=separator,
        notes=notes,
    )


def _joiner(column: Column, counts: Mapping[str, int]) -> str:
    usual = (SEPARATOR, IN_GRIDS) if column.part else (SEPARATOR,)
    return joiner_of(counts, f"{column.stem} {column.part}", usual)


def _parts(headers: Sequence[str], keys: Sequence[str]) -> list[Part]:
    parts = []
    for place, (header, key) in enumerate(zip(headers, keys, strict=True)):
        name = header.lower()
        if place == 0:
            parts.append(Part("", header, role="time"))
        elif name in EMAILS:
            parts.append(Part("", header, role="personal"))
        elif name in SCORES:
            parts.append(Part("", header, role="ignore"))
        else:
            stem, part = bracketed(header)
            parts.append(Part(stem or key, stem or header, part))
    return parts


PLATFORM = Platform("google_forms", "Google Forms", recognise, read)

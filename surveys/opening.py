"""One file as named answers: which sheet of it, which dialect, unless a person says so."""

from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from surveys.answers import SurveyTable
from surveys.file_errors import (
    NoAnswersError,
    OnlyRepeatsError,
    ToldVariantError,
    UnknownPlatformError,
    UnknownSheetError,
)
from surveys.layout import header_of
from surveys.platforms import all_platforms
from surveys.platforms.dialect import Platform
from surveys.remarks import ReadingRemark
from surveys.sheets import Export, Sheet
from surveys.told import ReadAs, with_one_header

SURE: Final = 0.5
"""A platform this sure of a sheet makes it the sheet of answers, whatever its size."""

CHILD_COLUMNS: Final = frozenset({"_parent_index", "_parent_table_name", "PARENT_KEY"})
"""Columns of the sheets that repeat a part of the form: their rows are no respondents."""


def read_table(export: Export, told: ReadAs) -> tuple[Platform, SurveyTable]:
    """Read the answers in a file.

    Parameters
    ----------
    export : Export
    told : ReadAs
        What a person says of it.

    Returns
    -------
    platform : Platform
    table : SurveyTable
        Its notes name the sheets that were not read.

    Raises
    ------
    UnknownPlatformError, UnknownSheetError, ToldVariantError
        If what was told is not there.
    NoAnswersError, OnlyRepeatsError
        If there is nothing to read.
    """
    forced = platform_called(told.platform) if told.platform else None
    sheet = _sheet_called(export, told.sheet) if told.sheet else _pick_sheet(export, forced)
    export = replace(export, variant=told.variant)
    platform, table = _read_sheet(export, sheet, forced)
    if told.header and told.header != table.header:
        # The platform sees one header row; the rows keep their numbers in the sheet.
        platform, table = _read_sheet(export, with_one_header(sheet, told.header), forced)
        text = table.text.set_axis(table.text.index + told.header - table.header)
        table = replace(table, text=text, header=told.header)
    if told.variant and told.variant != table.variant:
        raise ToldVariantError(export.file, told.variant, platform.title, table.variant)
    notes = (*_about_sheets(export, sheet), *table.notes)
    return platform, replace(table, notes=notes, dates=told.dates, mode=told.mode)


def _read_sheet(
    export: Export, sheet: Sheet, forced: Platform | None
) -> tuple[Platform, SurveyTable]:
    platform = forced or _recognise(export, sheet)[0]
    return platform, platform.read(export, sheet)


def _sheet_called(export: Export, name: str) -> Sheet:
    known = [sheet for sheet in export.sheets if _size(sheet)]
    for sheet in known:
        if sheet.name.strip() == name.strip():
            return sheet
    raise UnknownSheetError(export.file, name, tuple(sheet.name for sheet in known))


def only_repeats(export: Export) -> bool:
    """Whether a file holds nothing but parts of the form that people filled in several times."""
    filled = [sheet for sheet in export.sheets if _size(sheet)]
    return bool(filled) and all(not CHILD_COLUMNS.isdisjoint(header_of(sheet)) for sheet in filled)


def platform_called(name: str) -> Platform:
    """Find a platform by its name or title.

    Raises
    ------
    UnknownPlatformError
        With near misses.
    """
    known = all_platforms()
    wanted = name.strip().lower()
    called = {one.title.lower(): one for one in known.values()} | known
    if wanted in called:
        return called[wanted]
    near = [called[one].name for one in get_close_matches(wanted, called, n=3, cutoff=0.5)]
    raise UnknownPlatformError(name, tuple(known), tuple(dict.fromkeys(near)))


def _recognise(export: Export, sheet: Sheet) -> tuple[Platform, float]:
    sure = {one.name: one.recognise(export, sheet) for one in all_platforms().values()}
    best = max(sure, key=lambda name: sure[name])
    return all_platforms()[best], sure[best]


def _pick_sheet(export: Export, forced: Platform | None) -> Sheet:
    candidates = [
        sheet
        for sheet in export.sheets
        if sheet.visible and _size(sheet) and CHILD_COLUMNS.isdisjoint(header_of(sheet))
    ]
    if not candidates:
        raise (
            OnlyRepeatsError(export.file) if only_repeats(export) else NoAnswersError(export.file)
        )
    if len(candidates) == 1:
        return candidates[0]
    sure = [
        sheet
        for sheet in candidates
        if (forced.recognise(export, sheet) if forced else _recognise(export, sheet)[1]) >= SURE
    ]
    return max(sure or candidates, key=_size)


def _size(sheet: Sheet) -> int:
    """Count the filled cells; none if nothing stands below the first filled row."""
    filled = sheet.columns.filled
    return int(filled.sum()) if (filled > 0).sum() > 1 else 0


def _about_sheets(export: Export, read: Sheet) -> list[ReadingRemark]:
    rows = set(read.rows) if len(export.sheets) > 1 else set()
    notes: list[ReadingRemark] = []
    for sheet in export.sheets:
        if sheet is read or not sheet.rows:
            continue
        if not sheet.visible:
            code = "sheet_hidden"
        elif sheet.rows == read.rows:
            code = "sheet_same"
        elif not CHILD_COLUMNS.isdisjoint(header_of(sheet)):
            code = "sheet_repeat"
        elif len(sheet.rows) > 1 and rows.issuperset(sheet.rows):
            code = "sheet_part"
        else:
            code = "sheet_other"
        rows_below = len(sheet.rows) - (code == "sheet_repeat")
        facts = {"read": read.name, "other": sheet.name, "rows": rows_below}
        notes.append(ReadingRemark(code, **facts))
    return notes

"""From files on disk to named answers: finds the sheet and the platform by itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from surveys.answers import SurveyTable
from surveys.codebook import Codebook
from surveys.errors import (
    NoAnswersError,
    OnlyFormError,
    OnlyRepeatsError,
    UnknownPlatformError,
)
from surveys.export import read_export
from surveys.form_answers import use_forms
from surveys.forms import form_in
from surveys.forms.form import Form
from surveys.large import LargeSurvey, is_large, open_large, recognise_large
from surveys.layout import header_of
from surveys.pairing import join_same_surveys
from surveys.platforms import all_platforms
from surveys.platforms.dialect import Platform
from surveys.remarks import ReadingRemark
from surveys.responses import Responses, encode_pieces
from surveys.sheets import Export, Sheet

SURE: Final = 0.5
"""A platform this sure of a sheet makes it the sheet of answers, whatever its size."""

CHILD_COLUMNS: Final = frozenset({"_parent_index", "_parent_table_name", "PARENT_KEY"})
"""Columns of the sheets that repeat a part of the form: their rows are no respondents."""


def read_survey(path: Path, platform: str | None = None) -> SurveyTable:
    """Read one export.

    Of several sheets, one is read: the largest that a platform recognises, else the largest.
    Hidden sheets, sheets without answers and sheets of repeated parts are never taken.

    Parameters
    ----------
    path : Path
        See `surveys.export.read_export`.
    platform : str, optional
        Name or title of the platform; recognised from the content if left out.

    Returns
    -------
    SurveyTable
        Its notes name the sheets that were not read. Of a text file too large to be read at
        once, the first rows; `read_responses` counts them all.

    Raises
    ------
    UnknownPlatformError
        If no platform has this name.
    NoAnswersError
        If no visible sheet holds a header and an answer.
    OnlyFormError
        If the file defines a questionnaire.
    SurveysError
        All that `read_export` raises.
    """
    forced = _platform_called(platform) if platform else None
    if is_large(path):
        return _read_large(path, forced).head
    export = read_export(path)
    if form := form_in(export):
        raise OnlyFormError(form.file, form.title)
    return _read(export, forced)[1]


def _read(export: Export, forced: Platform | None) -> tuple[Platform, SurveyTable]:
    sheet = _pick_sheet(export, forced)
    chosen = forced or _recognise(export, sheet)[0]
    table = chosen.read(export, sheet)
    return chosen, replace(table, notes=(*_about_sheets(export, sheet), *table.notes))


def _read_large(path: Path, forced: Platform | None) -> LargeSurvey:
    return recognise_large(open_large(path), lambda export: _read(export, forced))


def read_surveys(paths: Iterable[Path], platform: str | None = None) -> tuple[SurveyTable, ...]:
    """Read several exports; files that hold the same respondents become one table.

    Parameters
    ----------
    paths : iterable of Path
        Definitions of the questionnaire may be among them (see `surveys.forms`): they are no
        respondents, and give the exports their words, options and conditions.
    platform : str, optional
        Platform of all the files; recognised file by file if left out.

    Returns
    -------
    tuple of SurveyTable
        In the order of the files. `SurveyTable.sources` lists every file once.

    Raises
    ------
    SurveysError
        All that `read_survey` and `surveys.pairing.join_same_surveys` raise.
    """
    forced = _platform_called(platform) if platform else None
    tables, forms = _read_files(paths, forced)
    if forms and not tables:
        raise OnlyFormError(forms[0].file, forms[0].title)
    return join_same_surveys(use_forms(tables, forms))


def _read_files(
    paths: Iterable[Path], forced: Platform | None
) -> tuple[list[SurveyTable], list[Form]]:
    """Read exports and definitions apart."""
    tables: list[SurveyTable] = []
    forms: list[Form] = []
    repeats: list[ReadingRemark] = []
    for path in paths:
        if is_large(path):
            tables.append(_read_large(path, forced).head)
            continue
        export = read_export(path)
        form = form_in(export)
        if form is not None:
            forms.append(form)
        elif _only_repeats(export):
            rows = sum(len(sheet.rows) - 1 for sheet in export.sheets)
            repeats.append(ReadingRemark("file_repeat", file=export.file, rows=rows))
        else:
            tables.append(_read(export, forced)[1])
    if repeats and not tables:
        raise OnlyRepeatsError(str(repeats[0].facts["file"]))
    if repeats:
        tables[0] = replace(tables[0], notes=(*tables[0].notes, *repeats))
    return tables, forms


def _only_repeats(export: Export) -> bool:
    """Whether a file holds nothing but parts of the form that people filled in several times."""
    filled = [sheet for sheet in export.sheets if _size(sheet)]
    return bool(filled) and all(not CHILD_COLUMNS.isdisjoint(header_of(sheet)) for sheet in filled)


def read_responses(
    paths: Iterable[Path],
    codebook: Codebook,
    platform: str | None = None,
    mend: Callable[[SurveyTable], SurveyTable] = lambda table: table,
) -> tuple[tuple[SurveyTable, ...], Responses]:
    """Read several exports and everybody's answers in them, however large they are.

    Text files too large to be read at once are read in pieces and not compared with the other
    exports.

    Parameters
    ----------
    paths : iterable of Path
    codebook : Codebook
    platform : str, optional
        Platform of all the files; recognised file by file if left out.
    mend : callable (SurveyTable) -> SurveyTable
        Corrects cells of an export, or of a piece of it, before they are read as answers.

    Returns
    -------
    tuple of SurveyTable
        As `read_surveys` gives, the large ones last and with their first rows only;
        `SurveyTable.sources` counts all rows.
    Responses
        Of all rows.

    Raises
    ------
    SurveysError
        All that `read_surveys` and `surveys.responses.encode` raise.
    """
    paths = list(paths)
    forced = _platform_called(platform) if platform else None
    large = [_read_large(path, forced) for path in paths if is_large(path)]
    tables, forms = _read_files([path for path in paths if not is_large(path)], forced)
    if forms and not tables and not large:
        raise OnlyFormError(forms[0].file, forms[0].title)
    read = use_forms([*tables, *(one.head for one in large)], forms)
    whole, heads = join_same_surveys(read[: len(tables)]), list(read[len(tables) :])
    if len(tables) + len(large) > 1:
        heads = [
            replace(one, notes=(*one.notes, ReadingRemark("large_alone", file=one.file)))
            for one in heads
        ]
    rows = dict.fromkeys(range(len(whole), len(whole) + len(large)), 0)
    whole = tuple(mend(table) for table in whole)
    pieces = _pieces(whole, large, rows, lambda piece: mend(use_forms([piece], forms)[0]))
    responses = encode_pieces((*whole, *heads), pieces, codebook)
    counted = (
        replace(head, sources=(replace(head.sources[0], rows=rows[place]),))
        for place, head in enumerate(heads, start=len(whole))
    )
    return (*whole, *counted), responses


def _pieces(
    whole: Sequence[SurveyTable],
    large: Sequence[LargeSurvey],
    rows: dict[int, int],
    finish: Callable[[SurveyTable], SurveyTable],
) -> Iterator[tuple[int, SurveyTable]]:
    """Give all rows piece by piece, and count those of each large file.

    `finish` is what remains to be done with a piece; the whole exports are finished already.
    """
    yield from enumerate(whole)
    for place, survey in enumerate(large, start=len(whole)):
        for piece in survey.pieces():
            rows[place] += len(piece.text)
            yield place, finish(piece)


def _platform_called(name: str) -> Platform:
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
            OnlyRepeatsError(export.file) if _only_repeats(export) else NoAnswersError(export.file)
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

"""From files on disk to named answers: finds the sheet and the platform by itself."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from surveys.answers import SurveyTable
from surveys.codebook import Codebook
from surveys.encoder import encode_pieces
from surveys.export import read_export
from surveys.file_errors import OnlyFormError, OnlyRepeatsError
from surveys.form_answers import files_fitting, use_forms
from surveys.forms import all_forms, form_in
from surveys.forms.form import Form
from surveys.large import LargeSurvey, is_large, open_large, recognise_large
from surveys.opening import only_repeats, platform_called, read_table
from surveys.pairing import join_same_surveys
from surveys.remarks import ReadingRemark
from surveys.responses import Responses
from surveys.sheets import Export
from surveys.told import ReadAs

Told = Mapping[str, ReadAs]
"""What a person says of each file, by its name."""

NOTHING_TOLD: Final[Told] = MappingProxyType({})


def read_survey(path: Path, platform: str | None = None, told: Told = NOTHING_TOLD) -> SurveyTable:
    """Read one export.

    Of several sheets, one is read: the largest that a platform recognises, else the largest.
    Hidden sheets, sheets without answers and sheets of repeated parts are never taken.

    Parameters
    ----------
    path : Path
        See `surveys.export.read_export`.
    platform : str, optional
        Name or title of the platform; recognised from the content if left out.
    told : mapping of str to ReadAs
        How files are to be read, by name; goes before `platform`.

    Returns
    -------
    SurveyTable
        Its notes name the sheets that were not read. Of a text file too large to be read at
        once, the first rows; `read_responses` counts them all.

    Raises
    ------
    OnlyFormError, OnlyRepeatsError
        If the file defines a questionnaire, or holds repeated parts of one only.
    SurveysError
        All that `surveys.export.read_export` and `surveys.opening.read_table` raise.
    """
    if is_large(path):
        return _read_large(path, _said(path, platform, told)).head
    found = _read_file(path, platform, told)
    if isinstance(found, Form):
        raise OnlyFormError(found.file, found.title)
    return read_table(found, _said(path, platform, told))[1]


def _said(path: Path, platform: str | None, told: Told) -> ReadAs:
    """What is said of a file; the platform of all files where nothing else is."""
    said = told.get(unicodedata.normalize("NFC", path.name), ReadAs())
    if said.platform in _form_names():
        said = replace(said, platform="")
    return said if said.platform or not platform else replace(said, platform=platform)


def _form_names() -> set[str]:
    return {name for form in all_forms().values() for name in (form.name, form.title)}


def _read_file(path: Path, platform: str | None, told: Told) -> Export | Form:
    """Open a file that is not large; a person may say that what looks like a form is an export."""
    said = _said(path, platform, told)
    export = read_export(path, said.encoding, said.separator)
    if told.get(export.file, ReadAs()).platform and said.platform:
        return export
    return form_in(export) or export


def read_surveys(
    paths: Iterable[Path], platform: str | None = None, told: Told = NOTHING_TOLD
) -> tuple[SurveyTable, ...]:
    """Read several exports; files that hold the same respondents become one table.

    Parameters
    ----------
    paths : iterable of Path
        Definitions of the questionnaire may be among them (see `surveys.forms`): they are no
        respondents, and give the exports their words, options and conditions.
    platform : str, optional
        Platform of all the files; recognised file by file if left out.
    told : mapping of str to ReadAs
        How files are to be read, by name; goes before `platform`.

    Returns
    -------
    tuple of SurveyTable
        In the order of the files. `SurveyTable.sources` lists every file once.

    Raises
    ------
    SurveysError
        All that `read_survey` and `surveys.pairing.join_same_surveys` raise.
    """
    tables, forms = read_files(paths, platform, told)
    if forms and not tables:
        raise OnlyFormError(forms[0].file, forms[0].title)
    return bring_together(tables, forms)


def bring_together(tables: Sequence[SurveyTable], forms: Sequence[Form]) -> tuple[SurveyTable, ...]:
    """Join files that hold the same people, then give all of them what the forms know.

    Parameters
    ----------
    tables : sequence of SurveyTable
    forms : sequence of Form

    Returns
    -------
    tuple of SurveyTable
        Of one survey in two languages, the one that a form speaks is read.
    """
    return use_forms(join_same_surveys(tables, files_fitting(tables, forms)), forms)


def read_files(
    paths: Iterable[Path], platform: str | None = None, told: Told = NOTHING_TOLD
) -> tuple[list[SurveyTable], list[Form]]:
    """Read exports and definitions of questionnaires, each by itself.

    Parameters
    ----------
    paths, platform, told
        As in `read_surveys`.

    Returns
    -------
    tables : list of SurveyTable
    forms : list of Form

    Raises
    ------
    SurveysError
        As `read_surveys` does.
    """
    if platform:
        platform_called(platform)
    tables: list[SurveyTable] = []
    forms: list[Form] = []
    repeats: list[ReadingRemark] = []
    for path in paths:
        if is_large(path):
            tables.append(_read_large(path, _said(path, platform, told)).head)
            continue
        found = _read_file(path, platform, told)
        if isinstance(found, Form):
            forms.append(found)
        elif only_repeats(found):
            rows = sum(len(sheet.rows) - 1 for sheet in found.sheets)
            repeats.append(ReadingRemark("file_repeat", file=found.file, rows=rows))
        else:
            tables.append(read_table(found, _said(path, platform, told))[1])
    if repeats and not tables:
        raise OnlyRepeatsError(str(repeats[0].facts["file"]))
    if repeats:
        tables[0] = replace(tables[0], notes=(*tables[0].notes, *repeats))
    return tables, forms


def _read_large(path: Path, said: ReadAs) -> LargeSurvey:
    # Every piece is read with the header that the platform itself takes: no other can be told.
    kept = replace(said, header=None)
    survey = recognise_large(open_large(path, kept), lambda export: read_table(export, kept))
    if said.header in (None, survey.head.header):
        return survey
    note = ReadingRemark("large_header", file=path.name, rows=survey.head.header)
    return replace(survey, head=replace(survey.head, notes=(*survey.head.notes, note)))


def read_responses(
    paths: Iterable[Path],
    codebook: Codebook,
    platform: str | None = None,
    mend: Callable[[SurveyTable], SurveyTable] = lambda table: table,
    told: Told = NOTHING_TOLD,
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
    told : mapping of str to ReadAs
        How files are to be read, by name; goes before `platform`.

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
        All that `read_surveys` and `surveys.encoder.encode` raise.
    """
    paths = list(paths)
    large = [_read_large(path, _said(path, platform, told)) for path in paths if is_large(path)]
    small = [path for path in paths if not is_large(path)]
    tables, forms = read_files(small, platform, told)
    if forms and not tables and not large:
        raise OnlyFormError(forms[0].file, forms[0].title)
    joined = join_same_surveys(tables, files_fitting(tables, forms))
    read = use_forms([*joined, *(one.head for one in large)], forms)
    whole, heads = read[: len(joined)], list(read[len(joined) :])
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

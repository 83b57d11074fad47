"""Any survey file as text, with nothing guessed."""

import unicodedata
from pathlib import Path
from typing import Final

from surveys.archives import unpack_one
from surveys.delimited import read_delimited
from surveys.file_errors import (
    EmptyFileError,
    FileTooLargeError,
    MissingFileError,
    UnsupportedFileError,
)
from surveys.labelled_files import SUFFIXES
from surveys.quarantine import read_labelled_apart
from surveys.remarks import ReadingRemark
from surveys.sheets import Export, Sheet
from surveys.spreadsheets import MEGABYTE, read_workbook
from surveys.structure_files import SUFFIX as STRUCTURE
from surveys.structure_files import read_structure_file
from surveys.votes_files import read_votes_file

__all__ = ["SUPPORTED", "Export", "Sheet", "read_export"]

WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS: Final = (".csv", ".tsv", ".txt")
VOTES: Final = ".pb"
ARCHIVE: Final = ".zip"
INSIDE: Final = (*WORKBOOKS, *TEXTS)
SUPPORTED: Final = (*INSIDE, ARCHIVE, VOTES, *SUFFIXES, STRUCTURE)
LARGEST_FILE: Final = 200 * MEGABYTE

_WORKBOOK_STARTS = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\x09\x08\x10\x00\x00\x06",
    b"\x09\x08\x08\x00\x00\x05",
)
_FOREIGN = {
    b"%PDF": "a PDF document",
    b"$FL2": "an SPSS file",
    b"$FL3": "an SPSS file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"Rar!": "a packed archive",
    b"7z\xbc\xaf": "a packed archive",
    b"\x1f\x8b": "a packed archive",
}
_MARKUP = {
    b"<!doctype html": "a web page",
    b"<html": "a web page",
    b"<table": "a web page",
    b"<meta": "a web page",
    b"<?xml": "an XML document",
    b"{\\rtf": "a text document",
}


def read_export(path: Path, encoding: str = "", separator: str = "") -> Export:
    """Read any export as text: workbooks and separated text alike.

    The content decides how a file is read, not its name; where the two disagree, a note says
    so. Nothing is guessed about a cell: "None", "N/A", leading zeros and long digits typed as
    text come back as typed. Numbers come in their shortest form (``1``, ``0.1``), dates as
    ``2023-09-08 12:24:22`` (without time if there is none), booleans as ``TRUE`` and ``FALSE``.

    Parameters
    ----------
    path : Path
        A ``.xlsx``, ``.xlsm``, ``.xls``, ``.ods``, ``.csv``, ``.tsv`` or ``.txt`` file, a
        ``.zip`` that holds one of these, a Pabulib ``.pb``, an SPSS or Stata file, or a
        LimeSurvey structure file (``.lss``).
    encoding, separator : str
        Of a text file; found out where they are empty.

    Returns
    -------
    Export
        All sheets, hidden ones included, without the empty rows and columns at their ends.

    Raises
    ------
    MissingFileError, EmptyFileError, FileTooLargeError, UnsupportedFileError
        If there is nothing to read, or nothing that could be a survey.
    PasswordProtectedError, BrokenWorkbookError, BrokenDataFileError, BrokenDefinitionError
        If a workbook, an SPSS or Stata file or a structure file cannot be opened.
    UndecodableTextError, UnclosedQuoteError
        If a text file is damaged.
    """
    file = unicodedata.normalize("NFC", path.name)
    suffix = path.suffix.lower()
    content = _load(path, file)
    if suffix not in SUPPORTED:
        what = f"a {suffix} file" if suffix else "a file without an ending to its name"
        raise UnsupportedFileError(file, what, SUPPORTED)
    if suffix in SUFFIXES:
        sheets, encoding = read_labelled_apart(path, file)
        return Export(file, suffix[1:], sheets, encoding)
    if suffix == VOTES:
        sheets, encoding, notes = read_votes_file(content, file, SUPPORTED)
        return Export(file, VOTES[1:], sheets, encoding, ";", notes)
    if suffix == STRUCTURE:
        return Export(file, STRUCTURE[1:], read_structure_file(content, file), "utf-8")
    if suffix == ARCHIVE:
        suffix, content = unpack_one(content, file, INSIDE)
    return _read_content(content, file, suffix, encoding, separator)


def _read_content(content: bytes, file: str, suffix: str, encoding: str, separator: str) -> Export:
    """Read a workbook or a text, whatever its name says it is."""
    if content.startswith(_WORKBOOK_STARTS):
        found, sheets = read_workbook(content, file, SUPPORTED)
        if f".{found}" == suffix or (found, suffix) == ("xlsx", ".xlsm"):
            return Export(file, suffix[1:], sheets)
        return Export(file, found, sheets, notes=(_disagreement(suffix, f"an .{found} workbook"),))
    _refuse_foreign(content, file)
    sheet, encoding, separator, notes = read_delimited(
        content, file, SUPPORTED, encoding=encoding, separator=separator
    )
    if suffix in TEXTS:
        return Export(file, suffix[1:], (sheet,), encoding, separator, notes)
    notes = (_disagreement(suffix, "plain text"), *notes)
    return Export(file, "txt", (sheet,), encoding, separator, notes)


def _load(path: Path, file: str) -> bytes:
    if not path.is_file():
        raise MissingFileError(file)
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise FileTooLargeError(file, size // MEGABYTE, LARGEST_FILE // MEGABYTE)
    content = path.read_bytes()
    if not content.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise EmptyFileError(file)
    return content


def _refuse_foreign(content: bytes, file: str) -> None:
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for signature, what in (_FOREIGN | _MARKUP).items():
        if content.startswith(signature) or start.startswith(signature):
            raise UnsupportedFileError(file, what, SUPPORTED)


def _disagreement(suffix: str, what: str) -> ReadingRemark:
    return ReadingRemark("name_disagrees", suffix=suffix, what=what)

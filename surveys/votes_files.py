"""Participatory budgeting files (Pabulib ``.pb``): three tables in one text."""

import csv
import io
from typing import Final

from surveys.encodings import decode
from surveys.file_errors import BrokenVotesError
from surveys.remarks import ReadingRemark
from surveys.sheets import Sheet
from surveys.text_rows import TextRows

PARTS: Final = ("META", "PROJECTS", "VOTES")
SEPARATOR: Final = ";"


def read_votes_file(
    content: bytes, file: str, supported: tuple[str, ...]
) -> tuple[tuple[Sheet, ...], str, tuple[ReadingRemark, ...]]:
    """Read the parts META, PROJECTS and VOTES as a sheet each.

    Raises
    ------
    BrokenVotesError
        If one of them is missing or has no header.
    UndecodableTextError, UnsupportedFileError
        If the file is no text.
    """
    text, encoding, notes = decode(content, file, supported)
    parts: dict[str, list[list[str]]] = {}
    current: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=SEPARATOR):
            name = record[0].strip().upper() if record else ""
            if name in PARTS and not any(cell.strip() for cell in record[1:]):
                current = parts.setdefault(name, [])
            elif any(cell.strip() for cell in record):
                current.append([cell.strip() for cell in record])
    except csv.Error as error:
        raise BrokenVotesError(file, "VOTES") from error
    missing = next((part for part in PARTS if not parts.get(part)), "")
    if missing:
        raise BrokenVotesError(file, missing)
    return tuple(_sheet(part, parts[part]) for part in PARTS), encoding, tuple(notes)


def _sheet(name: str, records: list[list[str]]) -> Sheet:
    width = max(map(len, records))
    rows = ([*record, *[""] * (width - len(record))] for record in records)
    return Sheet(name, TextRows.of(rows))

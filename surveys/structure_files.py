"""LimeSurvey's structure file (``.lss``) as sheets: one per table of the survey."""

import xml.etree.ElementTree as ET
from typing import Final

from surveys.file_errors import BrokenDefinitionError
from surveys.sheets import Sheet
from surveys.text_rows import TextRows

SUFFIX: Final = ".lss"
ROOT: Final = "document"


def read_structure_file(content: bytes, file: str) -> tuple[Sheet, ...]:
    """Read the tables of a structure file, each with its field names as header.

    Parameters
    ----------
    content : bytes
    file : str
        Its name, for messages.

    Returns
    -------
    tuple of Sheet
        Named as the tables are: ``questions``, ``subquestions``, ``answers`` and others.

    Raises
    ------
    BrokenDefinitionError
        If it is no such file, is damaged, or defines entities of its own.
    """
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        # No structure file does, and what such lines unfold to knows no limit.
        raise BrokenDefinitionError(file, "it defines entities of its own")
    try:
        root = ET.fromstring(content)  # noqa: S314 - nothing can unfold, see above
    except ET.ParseError as error:
        raise BrokenDefinitionError(file, str(error)[:100]) from error
    if root.tag != ROOT:
        raise BrokenDefinitionError(file, f"it holds {root.tag[:40]!r} and no survey")
    return tuple(
        _sheet(table.tag, rows) for table in root if (rows := table.find("rows")) is not None
    )


def _sheet(name: str, rows: ET.Element) -> Sheet:
    records = [{cell.tag: (cell.text or "").strip() for cell in row} for row in rows]
    header = list(dict.fromkeys(field for record in records for field in record))
    lines = [header, *([record.get(field, "") for field in header] for record in records)]
    return Sheet(name, TextRows.of(lines) if header else ())

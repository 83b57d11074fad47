"""How a person says a file is to be read, where the program's own findings are wrong."""

from dataclasses import dataclass, replace
from typing import Final

from surveys.layout import header_rows
from surveys.sheets import Sheet
from surveys.text_rows import TextRows

SEPARATORS: Final = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
"""Separators by the names that people write."""

BETWEEN: Final = " - "
"""Stands between the rows of a header that are read as one."""


@dataclass(frozen=True)
class ReadAs:
    """How a file is read; what is empty, or None, is found out.

    Attributes
    ----------
    platform, variant : str
        Name of the dialect, and its variant where the platform has several.
    encoding, separator : str
        Of a text file.
    sheet : str
        Of a workbook.
    header : int or None
        Rows that belong to the header.
    dates : str
        ``day`` or ``month``, whichever stands first.
    mode : str
        How all its sheets of answers were filled in, such as ``paper``; goes before what the
        export itself says.
    """

    platform: str = ""
    variant: str = ""
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header: int | None = None
    dates: str = ""
    mode: str = ""


def separator_called(name: str) -> str:
    """Give the separator behind a name; other words are separators themselves.

    Examples
    --------
    >>> separator_called("semicolon"), separator_called(";")
    (';', ';')
    """
    return SEPARATORS.get(name.strip().lower(), name)


def separator_name(separator: str) -> str:
    """Name a separator, for it cannot be seen in a cell."""
    names = {sign: name for name, sign in SEPARATORS.items()}
    return names.get(separator, separator)


def with_one_header(sheet: Sheet, depth: int) -> Sheet:
    """Join the first rows of a sheet into one header.

    A cell that is empty in a row above takes over what stands to its left, unless nothing
    stands below it either.

    Parameters
    ----------
    sheet : Sheet
    depth : int
        Filled rows that belong to the header, >= 1.

    Returns
    -------
    Sheet
    """
    rows = header_rows(sheet, depth)
    if depth == 1 or len(rows) < depth:
        return sheet
    names = [""] * len(rows[0])
    for number, row in enumerate(rows):
        carried = ""
        for place, cell in enumerate(row):
            carried = cell or carried
            below = any(other[place] for other in rows[number + 1 :])
            said = cell or (carried if below else "")
            names[place] = BETWEEN.join(filter(None, (names[place], said)))
    filled = [number for number, row in enumerate(sheet.rows) if any(row)]
    body = sheet.rows[filled[depth - 1] + 1 :]
    return replace(sheet, rows=TextRows.of([tuple(names), *body]))

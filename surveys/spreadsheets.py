"""Workbooks are looked at before they are opened: what would not fit is refused."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from surveys.archives import UNPACKING_FAILS
from surveys.file_errors import (
    BrokenWorkbookError,
    FileTooLargeError,
    PasswordProtectedError,
    UnsupportedFileError,
)
from surveys.quarantine import open_workbook_apart
from surveys.sheets import Sheet
from surveys.workbooks import in_short, open_workbook

MEGABYTE: Final = 1_000_000
LARGEST_UNPACKED: Final = 600 * MEGABYTE
"""Largest sum of the parts of a packed workbook; 20,000 x 60 answers take about 50 MB."""

SUSPICIOUS_RATIO: Final = 300
"""Tables of answers pack 5 to 50 times; a file that unpacks further was built to do harm."""

SUSPICIOUS_SIZE: Final = 50 * MEGABYTE
LARGEST_SHEET: Final = 30_000_000
"""Cells of a sheet's bounding rectangle, which the reader holds in memory as a whole."""

CELL_BYTES: Final = 32

_CHUNK = 4 * MEGABYTE
_TAIL = 40
_ROW = re.compile(rb"""r=["'][A-Z]{0,3}(\d{1,7})["']""")
_COLUMN = re.compile(rb"""r=["']([A-Z]{1,3})\d""")
_REFERENCE = len('r="')
_LONGEST = _REFERENCE + len("XFD1048576")
_LAST_COLUMNS = (26, 26 * 27, 16_384)
"""Column with the highest name of one, two and three letters."""

_SHORT_ROW = 9_999
"""Highest row of four digits; no sheet with fewer rows need be looked at more closely."""

_DIGITS, _LETTERS = np.zeros((2, 256), dtype=bool)
_DIGITS[list(b"0123456789")] = True
_LETTERS[list(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")] = True
_FORMATS = {"xl/workbook.xml": "xlsx", "content.xml": "ods"}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MANIFEST = "META-INF/manifest.xml"
_BOOK_START = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_WRITE_PROTECTED, _PASSWORD = b"\x86\x00", b"\x2f\x00"


def read_workbook(
    content: bytes, file: str, supported: tuple[str, ...]
) -> tuple[str, tuple[Sheet, ...]]:
    """Read all worksheets of an xlsx, xls or ods file.

    Parameters
    ----------
    content : bytes
        The file.
    file : str
        Its name, for messages.
    supported : tuple of str
        Endings of the files that can be read, for messages.

    Returns
    -------
    str
        ``xlsx``, ``xls`` or ``ods``.
    tuple of Sheet
        In the order of the workbook, hidden ones included.

    Raises
    ------
    UnsupportedFileError
        If a packed file holds no workbook.
    FileTooLargeError
        If it would unpack to more than a survey can be.
    PasswordProtectedError, BrokenWorkbookError
        If it cannot be opened.
    """
    found = _guard_packed(content, file, supported) if content.startswith(b"PK") else "xls"
    if found == "xls" and (_ENCRYPTED in content or _is_scrambled(content)):
        raise PasswordProtectedError(file)
    read = open_workbook if found == "xlsx" else open_workbook_apart
    return found, read(content, file)


def _is_scrambled(content: bytes) -> bool:
    """Look for the password record that stands first in a protected .xls."""
    start = content.find(_BOOK_START)
    if start < 0:
        return False
    following = start + 4 + content[start + 2]
    if content[following : following + 2] == _WRITE_PROTECTED:
        following += 4
    return content[following : following + 2] == _PASSWORD


def _guard_packed(content: bytes, file: str, supported: tuple[str, ...]) -> str:
    """Refuse what would not fit before it is unpacked as a whole, and name the format."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            found = next((kind for name, kind in _FORMATS.items() if name in names), "")
            if not found:
                raise UnsupportedFileError(file, "a packed archive without a workbook", supported)
            _guard_size(sum(part.file_size for part in parts), len(content), file)
            if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
                raise PasswordProtectedError(file)
            for part in parts:
                _guard_part(archive, part, file)
    except UNPACKING_FAILS as error:
        raise BrokenWorkbookError(file, in_short(error)) from error
    except RuntimeError as error:
        raise PasswordProtectedError(file) from error
    return found


def _guard_size(unpacked: int, packed: int, file: str) -> None:
    if unpacked > LARGEST_UNPACKED:
        raise FileTooLargeError(file, unpacked // MEGABYTE, LARGEST_UNPACKED // MEGABYTE)
    if unpacked > SUSPICIOUS_SIZE and unpacked > SUSPICIOUS_RATIO * packed:
        raise FileTooLargeError(file, unpacked // MEGABYTE, SUSPICIOUS_SIZE // MEGABYTE)


def _guard_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, file: str) -> None:
    """Read one part piecemeal: its checksum is verified, and no cell may lie in the far corner.

    A single cell at XFD1048576 is a few bytes of file and billions of cells in memory.
    """
    sheet = part.filename.startswith("xl/worksheets/")
    rows, columns = _extent(archive, part, _at_most) if sheet else _extent(archive, part)
    if rows * columns > LARGEST_SHEET:
        rows, columns = _extent(archive, part, _exactly)
    if rows * columns > LARGEST_SHEET:
        size, limit = (cells * CELL_BYTES // MEGABYTE for cells in (rows * columns, LARGEST_SHEET))
        raise FileTooLargeError(file, size, limit)


def _extent(
    archive: zipfile.ZipFile,
    part: zipfile.ZipInfo,
    measure: Callable[[bytes], tuple[int, int]] | None = None,
) -> tuple[int, int]:
    """Read a part to its end, and give the highest row and column found in its pieces."""
    rows, columns, tail = 0, 1, b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            down, right = measure(tail + chunk) if measure else (0, 1)
            rows, columns = max(rows, down), max(columns, right)
            tail = chunk[-_TAIL:]
    return rows, columns


def _at_most(piece: bytes) -> tuple[int, int]:
    """Bound the rows and columns to which references in a piece of XML point, all at once.

    A sheet of 20,000 x 60 cells holds 1.2 million references: a pattern takes three times as
    long. What looks like a longer number than it is makes the bounds too high, never too low.
    """
    signs = np.frombuffer(piece + bytes(_LONGEST), dtype=np.uint8)
    named = (signs[:-_LONGEST] == ord("r")) & (signs[1 : 1 - _LONGEST] == ord("="))
    at = np.flatnonzero(named) + _REFERENCE
    columns = 1
    for highest in _LAST_COLUMNS:
        further = _LETTERS[signs[at]]
        if not further.any():
            break
        columns = highest
        at += further
    return _highest_row(signs, at), columns


def _highest_row(signs: npt.NDArray[np.uint8], at: npt.NDArray[np.intp]) -> int:
    """Bound the numbers that begin at some places: the longest are narrowed digit by digit."""
    for digits in (7, 6, 5):
        last = at[_DIGITS[signs[at + digits - 1]]]
        longest = last[_DIGITS[signs[last + digits - 2]]]
        if len(longest):
            break
    else:
        return _SHORT_ROW
    row = 0
    for place in range(digits):
        digit = signs[longest + place]
        longest = longest[digit == digit.max()]
        row = 10 * row + int(digit.max()) - ord("0")
    return row


def _exactly(piece: bytes) -> tuple[int, int]:
    rows, columns = set(_ROW.findall(piece)), set(_COLUMN.findall(piece))
    return max(map(int, rows), default=0), max(map(_column_number, columns), default=1)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number

"""Workbooks are looked at before they are opened: what would not fit is refused."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Final

from surveys.archives import UNPACKING_FAILS
from surveys.errors import (
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
_TWO_LETTERS = 26 * 27
# Each pattern begins with fixed letters, which is what makes it ten times as fast.
_ROW = re.compile(rb"""<row r=["'](\d+)""")
_FAR_DOWN = re.compile(rb"""r=["'][A-Z]{1,3}(\d{6,7})["']""")
_FAR_RIGHT = re.compile(rb"""r=["']([A-Z]{3})\d""")
_COLUMN = re.compile(rb"""r=["']([A-Z]{1,3})\d""")
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
    is_sheet = part.filename.startswith("xl/worksheets/")
    rows, columns = _extent(archive, part, (_ROW, _FAR_DOWN, _FAR_RIGHT) if is_sheet else ())
    if rows * max(columns, _TWO_LETTERS) > LARGEST_SHEET:
        _, columns = _extent(archive, part, (_COLUMN,))
    if rows * columns > LARGEST_SHEET:
        size, limit = (cells * CELL_BYTES // MEGABYTE for cells in (rows * columns, LARGEST_SHEET))
        raise FileTooLargeError(file, size, limit)


def _extent(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, patterns: Sequence[re.Pattern[bytes]]
) -> tuple[int, int]:
    """Find the highest row and column that the patterns find in a part."""
    rows, columns, tail = 0, 1, b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            piece = tail + chunk
            found = {match for pattern in patterns for match in pattern.findall(piece)}
            rows = max(rows, *map(int, filter(bytes.isdigit, found)), 0)
            columns = max(columns, *map(_column_number, filter(bytes.isalpha, found)), 0)
            tail = chunk[-_TAIL:]
    return rows, columns


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number

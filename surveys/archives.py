"""Packed downloads: the one export inside, looked at before it is unpacked."""

import io
import lzma
import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import Final

from surveys.file_errors import (
    BrokenArchiveError,
    FileTooLargeError,
    PasswordProtectedError,
    SeveralFilesError,
)

MEGABYTE: Final = 1_000_000
LARGEST_INSIDE: Final = 200 * MEGABYTE
CHUNK: Final = 4 * MEGABYTE
UNPACKING_FAILS: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError,
    OverflowError, struct.error, NotImplementedError,
)  # fmt: skip
"""What comes of unpacking a damaged archive, from a wrong checksum to a place before its start.

`RuntimeError` asks for a password. `NotImplementedError` is one, so these are to be caught first.
"""


def unpack_one(content: bytes, file: str, supported: tuple[str, ...]) -> tuple[str, bytes]:
    """Take the only export out of an archive.

    Parameters
    ----------
    content : bytes
        The archive.
    file : str
        Its name, for messages.
    supported : tuple of str
        Endings of the files that could be the export.

    Returns
    -------
    str
        Ending of the file inside.
    bytes
        Its content.

    Raises
    ------
    SeveralFilesError
        If there is not exactly one.
    FileTooLargeError, PasswordProtectedError, BrokenArchiveError
        If it cannot be unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [part for part in archive.infolist() if _could_be(part.filename, supported)]
            if len(inside) != 1:
                names = tuple(sorted(PurePosixPath(part.filename).name for part in inside))
                raise SeveralFilesError(file, names)
            return PurePosixPath(inside[0].filename).suffix.lower(), _read(archive, inside[0], file)
    except UNPACKING_FAILS as error:
        raise BrokenArchiveError(file, str(error)[:100] or type(error).__name__) from error
    except RuntimeError as error:
        raise PasswordProtectedError(file) from error


def _could_be(name: str, supported: tuple[str, ...]) -> bool:
    path = PurePosixPath(name)
    hidden = path.name.startswith(".") or "__MACOSX" in path.parts
    return path.suffix.lower() in supported and not hidden


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo, file: str) -> bytes:
    """Unpack piecemeal, for the size that an archive states may be a lie."""
    pieces, size = [], 0
    with archive.open(part) as stream:
        while piece := stream.read(CHUNK):
            size += len(piece)
            if size > LARGEST_INSIDE:
                raise FileTooLargeError(file, size // MEGABYTE, LARGEST_INSIDE // MEGABYTE)
            pieces.append(piece)
    return b"".join(pieces)

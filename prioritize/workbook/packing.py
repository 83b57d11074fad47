"""Save a workbook so that the same content gives the same bytes, and never half a file."""

import os
import re
import tempfile
import time
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from openpyxl.workbook.workbook import Workbook

EPOCH = 1_577_836_800
"""2020-01-01, the date in files when `SOURCE_DATE_EPOCH` is not set."""
CORE = "docProps/core.xml"
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
ZIP_START = 315_532_800
"""1980-01-01, the earliest date that a zip archive can hold."""


def workbook_bytes(book: Workbook) -> bytes:
    """Pack a workbook with fixed dates.

    Parameters
    ----------
    book : Workbook
        An openpyxl workbook; it is not usable afterwards.

    Returns
    -------
    bytes
        An .xlsx file; its dates are `SOURCE_DATE_EPOCH` if set, otherwise 2020-01-01.
    """
    buffer = BytesIO()
    book.save(buffer)
    return fix_dates(buffer.getvalue())


def fix_dates(content: bytes, parts: dict[str, bytes] | None = None) -> bytes:
    """Pack an archive again with fixed dates, and some parts replaced.

    Parameters
    ----------
    content : bytes
        An .xlsx file.
    parts : dict of str to bytes, optional
        New content by part name.

    Returns
    -------
    bytes
        The same parts in the same order.
    """
    seconds = max(int(os.environ.get("SOURCE_DATE_EPOCH", EPOCH)), ZIP_START)
    moment = datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = (parts or {}).get(name, source.read(name))
            if name == CORE:
                part = MOMENT.sub(rb"\g<1>" + moment.encode() + rb"\g<2>", part)
            entry = zipfile.ZipInfo(name, time.gmtime(seconds)[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, part)
    return packed.getvalue()


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Parameters
    ----------
    path : Path
        Its folder exists; a file that stands there is replaced in one step.
    content : bytes
        The file.
    """
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as stream:
        temporary = Path(stream.name)
    try:
        temporary.write_bytes(content)
        # The temporary file is private; a study is as open as the folder's other files.
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

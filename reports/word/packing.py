"""Saving a Word document so that the same content always gives the same bytes."""

import io
import zipfile
from datetime import datetime

from docx.document import Document as WordDocument

from reports.word.parts import plain

_SAME_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a packed file can carry."""


def pack(document: WordDocument, title: str, created: datetime | None) -> bytes:
    """Save a document with the properties of a report and no traces of when it was packed.

    Parameters
    ----------
    document : docx document
        Its properties are changed in place.
    title : str
        Title of the report.
    created : datetime or None
        Stored as the day of creation; None stores none.

    Returns
    -------
    bytes
        A ``.docx`` file.
    """
    properties = document.core_properties
    about = properties._element  # noqa: SLF001 - the library cannot take a property away
    for child in list(about):
        about.remove(child)
    properties.title = plain(title)[:255]
    if created:
        properties.created = properties.modified = created.replace(tzinfo=None)
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with (
        zipfile.ZipFile(saved) as files,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for name in files.namelist():
            entry = zipfile.ZipInfo(name, _SAME_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            again.writestr(entry, files.read(name))
    return packed.getvalue()

"""Writing the files of a report: all of them, or none."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from prioritize.findings import Findings, Note
from reports.errors import UnusedBaseError
from reports.formats import all_formats, find_format
from reports.formats.format import Format
from reports.story import tell


def check_formats(formats: Iterable[str], base: Path | None = None) -> tuple[Format, ...]:
    """Find the formats that were asked for, before any work is done.

    Parameters
    ----------
    formats : iterable of str
        Names such as ``html``; repeated names count once.
    base : Path or None
        A document of the user's that formats are written into where they can be.

    Returns
    -------
    tuple of Format
        In the order asked, with ``json`` at the end if it was not named.

    Raises
    ------
    UnknownFormatError
        If a name is not a format.
    BrokenBaseError, UnusedBaseError
        If no report can be written into the base, or none of the formats takes one.
    """
    chosen = tuple(find_format(name) for name in dict.fromkeys([*formats, "json"]))
    if base is None:
        return chosen
    if not any(one.based_on for one in chosen):
        able = [name for name, one in all_formats().items() if one.based_on]
        raise UnusedBaseError(base.name, able)
    return tuple(one.based_on(base) if one.based_on else one for one in chosen)


def _keep_quiet(_note: Note) -> None:
    """For callers who do not want to hear of doubts; the files tell them as well."""


def write_reports(
    findings: Findings,
    folder: Path,
    formats: Iterable[str],
    language: str,
    created: datetime | None = None,
    *,
    base: Path | None = None,
    doubt: Callable[[Note], object] = _keep_quiet,
) -> list[Path]:
    """Write a run in several formats; `result.json` is always among them.

    Everything is rendered first and written beside its place, then moved: no reader ever meets
    half a report, and a report that fails leaves the earlier one as it was.

    Parameters
    ----------
    findings : Findings
        One run.
    folder : Path
        Where to write; made if it is not there. Other files in it are left alone.
    formats : iterable of str
        Names of formats.
    language : str
        ``zh`` or ``en``.
    created : datetime or None
        Date of the report. None takes ``SOURCE_DATE_EPOCH`` from the environment; without that
        the report carries no date, so that the same findings give the same bytes.
    base : Path or None
        As for `check_formats`.
    doubt : callable (Note) -> object
        Called with what a format cannot show as it was written, once the files are there.

    Returns
    -------
    list of Path
        The files, in the order asked, ``result.json`` last.

    Raises
    ------
    UnknownFormatError, UnknownLanguageError
        If there is no such format or language.
    BrokenBaseError, UnusedBaseError
        As for `check_formats`.
    """
    chosen = check_formats(formats, base)
    document = tell(findings, language, created or _source_date())
    rendered = {one.file: one.render(document, findings) for one in chosen}
    folder.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=".reports-", dir=folder))
    try:
        for name, content in rendered.items():
            (workshop / name).write_bytes(content)
        written = [(workshop / name).replace(folder / name) for name in rendered]
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    for note in (note for one in chosen for note in one.doubts(document)):
        doubt(note)
    return written


def _source_date() -> datetime | None:
    """Read the date that reproducible builds agree on."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdigit() else None

"""Files whose damage could bring the program down are opened in a process of their own.

The reader of .xls and .ods believes the sizes that a file states: a single damaged byte there can
ask for more memory than there is. The reader of SPSS and Stata files steps outside of its memory.
Both end a process at once, whatever it was doing.
"""

import json
import subprocess
import sys
from os import environ, pathsep
from pathlib import Path
from typing import Any, Final

from surveys.errors import SurveysError
from surveys.file_errors import BrokenDataFileError, BrokenWorkbookError, PasswordProtectedError
from surveys.labelled_files import labelled_reader, read_labelled
from surveys.sheets import Sheet
from surveys.text_rows import TextRows
from surveys.workbooks import open_workbook

LARGEST_MEMORY: Final = 4_000_000_000
LONGEST_WAIT: Final = 300
"""Seconds; a hundred times what the largest sheet of either format takes."""

_SILENT = "its contents do not fit together"


def open_workbook_apart(content: bytes, file: str) -> tuple[Sheet, ...]:
    """Read a workbook as `surveys.workbooks.open_workbook` does, in another process.

    Raises
    ------
    PasswordProtectedError, BrokenWorkbookError
        If it cannot be opened.
    """
    if not sys.executable:
        return open_workbook(content, file)
    return _sheets(_ask(file, [], content, BrokenWorkbookError))


def read_labelled_apart(path: Path, file: str) -> tuple[tuple[Sheet, ...], str]:
    """Read an SPSS or Stata file as `surveys.labelled_files.read_labelled` does, likewise.

    Raises
    ------
    MissingReaderError, BrokenDataFileError
        If it cannot be read.
    """
    labelled_reader(file)
    if not sys.executable:
        return read_labelled(path, file)
    answer = _ask(file, [str(path.resolve())], b"", BrokenDataFileError)
    return _sheets(answer), answer["encoding"]


def _ask(
    file: str,
    arguments: list[str],
    content: bytes,
    broken: type[BrokenWorkbookError | BrokenDataFileError],
) -> dict[str, Any]:
    """Let another process read a file, and raise here what it raised there."""
    home = str(Path(__file__).resolve().parents[1])
    paths = pathsep.join(filter(None, (home, environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(  # noqa: S603 - ourselves
            [sys.executable, "-P", "-m", "surveys.quarantine", *arguments],
            input=content,
            capture_output=True,
            check=False,
            timeout=LONGEST_WAIT,
            env=environ | {"PYTHONPATH": paths},
        )
    except subprocess.TimeoutExpired as error:
        raise broken(file, _SILENT) from error
    if done.returncode or not done.stdout:
        raise broken(file, _SILENT)
    answer: dict[str, Any] = json.loads(done.stdout)
    if answer["mistake"] == PasswordProtectedError.__name__:
        raise PasswordProtectedError(file)
    if answer["mistake"]:
        raise broken(file, answer["problem"])
    return answer


def _sheets(answer: dict[str, Any]) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(name, TextRows.of(rows), visible, tuple(map(tuple, merged)))
        for name, rows, visible, merged in answer["sheets"]
    )


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (LARGEST_MEMORY, LARGEST_MEMORY))


def _serve(arguments: list[str]) -> None:
    """Read the workbook that comes in, or the SPSS or Stata file that is named."""
    _limit_memory()
    answer: dict[str, Any] = {"mistake": "", "problem": "", "sheets": [], "encoding": ""}
    try:
        if arguments:
            sheets, answer["encoding"] = read_labelled(Path(arguments[0]), "")
        else:
            sheets = open_workbook(sys.stdin.buffer.read(), "")
        answer["sheets"] = [(one.name, list(one.rows), one.visible, one.merged) for one in sheets]
    except SurveysError as error:
        answer["mistake"] = type(error).__name__
        answer["problem"] = getattr(error, "problem", "")
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    _serve(sys.argv[1:])

"""SPSS and Stata files as sheets of text: codes in the cells, what they mean on a second sheet."""

from pathlib import Path
from types import ModuleType
from typing import Any, Final

import numpy as np
import pandas as pd

from surveys.file_errors import BrokenDataFileError, MissingReaderError
from surveys.sheets import Sheet
from surveys.text_rows import TextRows

SUFFIXES: Final = (".sav", ".zsav", ".por", ".dta")
LABELS: Final = "value labels"
"""Name of the second sheet: variable, code, label, and "missing" for values set apart."""

ENCODINGS: Final = (None, "gb18030", "cp1252")
MISSING: Final = "missing"


def read_labelled(path: Path, file: str) -> tuple[tuple[Sheet, ...], str]:
    """Read an SPSS or Stata file.

    Parameters
    ----------
    path : Path
    file : str
        Its name, for messages.

    Returns
    -------
    tuple of Sheet
        The data (two header rows: names of variables, their labels) and the value labels,
        hidden.
    str
        The encoding that was needed, "" for the one that the file states.

    Raises
    ------
    MissingReaderError
        If pyreadstat, which reads these files, is not installed.
    BrokenDataFileError
        If the file cannot be read.
    """
    reader = labelled_reader(file)
    read = reader.read_dta if path.suffix.lower() == ".dta" else reader.read_sav
    read = reader.read_por if path.suffix.lower() == ".por" else read
    options: dict[str, Any] = {} if read is reader.read_por else {"user_missing": True}
    problem = ""
    for encoding in ENCODINGS:
        try:
            frame, meta = read(str(path), encoding=encoding, **options)
        except Exception as error:  # noqa: BLE001 - the reader has no errors of its own to name
            problem = (str(error).splitlines() or [type(error).__name__])[0][:100]
        else:
            return (_data(frame, meta), _labels(frame, meta)), encoding or ""
    raise BrokenDataFileError(file, problem)


def labelled_reader(file: str) -> ModuleType:
    """Give the package that reads these files.

    Raises
    ------
    MissingReaderError
        If it is not installed.
    """
    try:
        import pyreadstat  # noqa: PLC0415 - an optional dependency
    except ImportError as error:
        raise MissingReaderError(file, "pyreadstat", "spss") from error
    module: ModuleType = pyreadstat
    return module


def _data(frame: pd.DataFrame, meta: Any) -> Sheet:
    names = [str(name) for name in frame.columns]
    labels = [str(meta.column_names_to_labels.get(name) or "") for name in names]
    cells = [[written(value) for value in frame.iloc[:, place]] for place in range(len(names))]
    rows = [names, labels, *zip(*cells, strict=True)] if names else []
    return Sheet("data", TextRows.of(rows))


def _labels(frame: pd.DataFrame, meta: Any) -> Sheet:
    """List the value labels of every variable, and every value that is set apart as missing."""
    rows = [("variable", "code", "label", MISSING)]
    for name in map(str, frame.columns):
        labels = {
            written(code): str(label)
            for code, label in meta.variable_value_labels.get(name, {}).items()
        }
        apart = _set_apart(frame[name], meta.missing_ranges.get(name, ()))
        rows += [(name, code, label, MISSING * (code in apart)) for code, label in labels.items()]
        rows += [(name, code, "", MISSING) for code in sorted(apart - labels.keys())]
    return Sheet(LABELS, TextRows.of(rows), visible=False)


def _set_apart(values: pd.Series, ranges: Any) -> set[str]:
    """Find the values that lie in the ranges a variable calls missing."""
    found = set()
    for value in values.dropna().unique():
        for one in ranges:
            low, high = one["lo"], one["hi"]
            if isinstance(value, str) == isinstance(low, str) and low <= value <= high:
                found.add(written(value))
    return found


def written(value: Any) -> str:
    """Write a value as text: whole numbers without a point, nothing for what is not there.

    Examples
    --------
    >>> written(1.0), written(2.5), written(float("nan")), written("电梯 ")
    ('1', '2.5', '', '电梯 ')
    """
    if value is None or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return ""
    if isinstance(value, float | np.floating):
        return str(int(value)) if float(value).is_integer() else repr(float(value))
    return str(value)

"""Made-up surveys to try everything on: no person, address or place in them is real."""

from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path

FILE = "estate_wjx_text.xlsx"


def sample_export() -> AbstractContextManager[Path]:
    """Lend the sample export that ships with the package: 问卷星, by text.

    Returns
    -------
    context manager of Path
        An ``.xlsx`` file to be read or copied inside the ``with``, never to be changed.

    Examples
    --------
    >>> with sample_export() as export:
    ...     export.name
    'estate_wjx_text.xlsx'
    """
    return as_file(files(__name__).joinpath(FILE))

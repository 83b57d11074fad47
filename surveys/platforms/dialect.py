"""What a survey platform must be able to do: recognise its own export, and read it."""

from collections.abc import Callable
from dataclasses import dataclass

from surveys.answers import SurveyTable
from surveys.export import Export, Sheet


@dataclass(frozen=True)
class Platform:
    """One dialect.

    Attributes
    ----------
    name, title : str
        The name on the command line, and the platform's own name.
    recognise : callable (Export, Sheet) -> float
        How sure it is that the sheet is its own, 0-1; `plain` says 0.01 to anything with
        a header row, so that it is only taken when nobody else speaks up.
    read : callable (Export, Sheet) -> SurveyTable
        Turn the sheet into named columns of text; no row lost, no option invented.
    """

    name: str
    title: str
    recognise: Callable[[Export, Sheet], float]
    read: Callable[[Export, Sheet], SurveyTable]

"""Gather what goes wrong in several places, so that a planner hears everything at once."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from prioritize.errors import Issue, PrioritizeError, StudyError
from surveys.errors import SurveysError
from weights.errors import WeightsError

T = TypeVar("T")
Problem = SurveysError | WeightsError | PrioritizeError


def issues_of(problem: Exception, file: str = "") -> tuple[Issue, ...]:
    """Turn an error of ours into issues, one per mistake.

    Parameters
    ----------
    problem : Exception
        One error, or one that gathers others in `issues` or `errors`.
    file : str
        Name of the study's workbook; mistakes in exports name their own file.

    Returns
    -------
    tuple of Issue
        The code is the class name, the facts are the error's attributes.
    """
    if isinstance(problem, StudyError):
        return problem.issues
    gathered = getattr(problem, "errors", None)
    if isinstance(gathered, tuple):
        return tuple(issue for one in gathered for issue in issues_of(one, file))
    return (
        Issue(
            code=type(problem).__name__,
            message=str(problem),
            file="" if isinstance(problem, SurveysError) else file,
            facts=dict(vars(problem)),
        ),
    )


class Attempts:
    """Run steps that do not depend on each other, and raise what went wrong in all of them."""

    def __init__(self, issues: Iterable[Issue] = (), file: str = "") -> None:
        self.issues = list(issues)
        self.file = file

    def attempt(self, step: Callable[[], T]) -> T | None:
        """Return what `step` returns, or None after noting what is wrong."""
        try:
            return step()
        except (SurveysError, WeightsError, PrioritizeError) as problem:
            self.issues += [one for one in issues_of(problem, self.file) if one not in self.issues]
            return None

    def raise_errors(self) -> None:
        """Raise a `StudyError` with every error noted so far; doubts alone raise nothing."""
        errors = [issue for issue in self.issues if issue.severity == "error"]
        if errors:
            raise StudyError(errors)

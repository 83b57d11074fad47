"""Mistakes in a study, gathered with file, sheet and cell and told together."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


class PrioritizeError(Exception):
    """Base of all errors of this package; its attributes hold the facts of the mistake."""


@dataclass(frozen=True)
class Issue:
    """One thing wrong or doubtful in a study or an export.

    `code` names the kind of mistake (a key of the message catalogue), `message` says it in
    English with the next step, `facts` hold the values a translation needs. `severity` is
    ``error`` (nothing is computed) or ``doubt`` (computed, and said aloud).
    """

    code: str
    message: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
    severity: str = "error"
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Where a planner finds it, such as ``study.xlsx, criteria!C5``."""
        address = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return ", ".join(part for part in (self.file, address) if part)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class StudyError(PrioritizeError):
    """A study cannot be used; `issues` hold everything that is wrong, at once.

    `language` is the study's own, "" where it could not be read.
    """

    def __init__(self, issues: Iterable[Issue], language: str = "") -> None:
        self.issues = tuple(issues)
        self.language = language
        super().__init__("\n".join(str(issue) for issue in self.issues))


class PrerequisiteCircleError(PrioritizeError):
    """Items wait for each other in a circle."""

    def __init__(self, circle: tuple[str, ...]) -> None:
        self.circle = circle
        super().__init__(
            f"items wait for each other in a circle: {' after '.join((*circle, circle[0]))}; "
            "take one of them out of column after"
        )


class MandatoryExclusionError(PrioritizeError):
    """Two items that must both be done exclude each other."""

    def __init__(self, item: str, excluded: str) -> None:
        self.item = item
        self.excluded = excluded
        super().__init__(
            f"items {item!r} and {excluded!r} exclude each other, but both are mandatory or "
            "needed by a mandatory item; lift one of the two duties or the exclusion"
        )


class MandatoryOverBudgetError(PrioritizeError):
    """What must be done costs more than there is."""

    def __init__(self, items: tuple[str, ...], cost: float, budget: float) -> None:
        self.items = items
        self.cost = cost
        self.budget = budget
        super().__init__(
            f"the mandatory items and what they need ({', '.join(items)}) cost {cost:g}, more than "
            f"the budget of {budget:g}; raise the budget or lower the costs"
        )


class MandatoryOverPoolError(MandatoryOverBudgetError):
    """What must be done draws more on a source than it gives; `budget` is what it can bear."""

    def __init__(self, source: str, items: tuple[str, ...], cost: float, budget: float) -> None:
        super().__init__(items, cost, budget)
        self.source = source
        message = (
            f"the mandatory items and what they need ({', '.join(items)}) draw {cost:g} on "
            f"{source}, which can bear {budget:g} of it; raise its limits on sheet pools, name "
            "another source in column fund, or lower the costs"
        )
        self.args = (message,)


class PlanUnsolvedError(PrioritizeError):
    """The best plan over years and sources was not found within the work allowed for it."""

    def __init__(self, items: int, years: int) -> None:
        self.items = items
        self.years = years
        super().__init__(
            f"the best plan of {items} items over {years} year(s) could not be proven within the "
            "work allowed; plan fewer years at once, or limit sources over all years together"
        )


class MissingCostError(PrioritizeError):
    """A budget or a funding pool is set, but items have no cost."""

    def __init__(self, items: tuple[str, ...]) -> None:
        self.items = items
        super().__init__(
            f"money is limited, but these items have no cost: {', '.join(items)}; "
            "fill in column cost on sheet items, or take out the budget and the pools"
        )


class UnknownPerspectiveError(PrioritizeError):
    """A party was asked for that the study does not have."""

    def __init__(self, perspective: str, known: tuple[str, ...]) -> None:
        self.perspective = perspective
        self.known = known
        super().__init__(
            f"the study has no party {perspective!r}; choose one of {', '.join(known)}"
        )


class FolderTakenError(PrioritizeError):
    """The demo would write over a study that somebody may have worked on."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        super().__init__(
            f"{folder} already holds a study that is not the sample; "
            "choose another folder with --out, or run it with `prioritize run`"
        )


class StudyExistsError(PrioritizeError):
    """A folder already holds a study, and `init` never overwrites one."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(
            f"{file} is already in this folder and is never overwritten; "
            "run with --update to add what is new, or choose another folder"
        )


class SurveyNameTakenError(PrioritizeError):
    """The folder of the study holds another file under the name of an export."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(
            f"the folder of the study already holds another file called {file!r}; "
            "rename the export and try again"
        )


class NotWritableError(PrioritizeError):
    """A file or folder cannot be read or written where it was asked for."""

    def __init__(self, path: str, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(
            f"{path} cannot be used ({why}); choose another folder, or close the file elsewhere"
        )

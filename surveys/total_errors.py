"""Mistakes in what is known of the estate, each a class of its own."""

from surveys.errors import SurveysError


class TotalErrors(SurveysError):  # noqa: N818 - it holds many, and says so
    """Everything in which the known totals and the answers disagree; `errors` hold each."""

    def __init__(self, errors: tuple[SurveysError, ...]) -> None:
        self.errors = errors
        super().__init__("\n".join(str(problem) for problem in errors))


def _at(where: str) -> str:
    return f"{where}: " if where else ""


class UnknownTotalError(SurveysError):
    """A total is known of a question that no export asks, or that is no group."""

    def __init__(
        self, variable: str, known: tuple[str, ...], near: tuple[str, ...], where: str
    ) -> None:
        self.variable = variable
        self.known = known
        self.near = near
        self.where = where
        guess = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
        choices = f"known are {', '.join(known)}" if known else "no question has the role group"
        super().__init__(
            f"{_at(where)}no question with the role group or building is called {variable!r}; "
            f"{guess}{choices}; correct the name, or give the question that role"
        )


class TotalFormError(SurveysError):
    """A total does not name one level of every question of its variable."""

    def __init__(self, variable: str, level: str, where: str) -> None:
        self.variable = variable
        self.level = level
        self.where = where
        super().__init__(
            f"{_at(where)}{level!r} does not name one level of each question of {variable!r}; "
            "write the levels in the order of the questions with × between them"
        )


class RepeatedTotalError(SurveysError):
    """A level has two totals."""

    def __init__(self, variable: str, level: str, where: str) -> None:
        self.variable = variable
        self.level = level
        self.where = where
        super().__init__(
            f"{_at(where)}the level {level!r} of {variable!r} stands twice; "
            "keep the row that was meant"
        )


class EmptyTotalError(SurveysError):
    """A level has people on the estate, but nobody of them is among those who are used."""

    def __init__(
        self, variable: str, level: str, count: float, near: tuple[str, ...], where: str
    ) -> None:
        self.variable = variable
        self.level = level
        self.count = count
        self.near = near
        self.where = where
        guess = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
        super().__init__(
            f"{_at(where)}{level!r} of {variable!r} has {count:.12g} on the estate, but nobody "
            f"of them is among those whose answers are used; {guess}merge it with a neighbour "
            f"in one row, as {level};<neighbour>, or set `weighting` to none"
        )

"""Mistakes in what a survey platform gave us, each a class of its own."""


class SurveysError(Exception):
    """Base of all errors of this package; its attributes hold the facts of the mistake."""


class CodebookErrors(SurveysError):  # noqa: N818 - it holds many, and says so
    """Everything in which the codebook and the exports disagree; `errors` hold each mistake."""

    def __init__(self, errors: tuple[SurveysError, ...]) -> None:
        self.errors = errors
        super().__init__("\n".join(str(problem) for problem in errors))


class UnknownColumnError(SurveysError):
    """The codebook speaks of a column that no export has."""

    def __init__(self, column: str, near: tuple[str, ...], files: tuple[str, ...]) -> None:
        self.column = column
        self.near = near
        self.files = files
        guess = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
        super().__init__(
            f"questions: no column of {', '.join(files)} is called {column!r}; {guess}"
            "write the question's number or its exact header, or delete the row"
        )


class UnknownExportError(SurveysError):
    """The codebook speaks of an export that is not among the survey files."""

    def __init__(self, column: str, export: str, files: tuple[str, ...]) -> None:
        self.column = column
        self.export = export
        self.files = files
        super().__init__(
            f"questions: column {column!r} belongs to the export {export!r}, but the survey files "
            f"are {', '.join(files)}; correct the file name or empty the cell"
        )


class UnknownSameError(SurveysError):
    """A question is said to be the same as one that the codebook does not have."""

    def __init__(self, column: str, same_as: str, near: tuple[str, ...]) -> None:
        self.column = column
        self.same_as = same_as
        self.near = near
        guess = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
        super().__init__(
            f"questions: column {column!r} is said to ask the same as {same_as!r}, but no other "
            f"row has that column; {guess}write the column of that row, or empty the cell"
        )


class UnknownKindError(SurveysError):
    """A question kind is asked for by a name that none has."""

    def __init__(
        self, kind: str, column: str, known: tuple[str, ...], near: tuple[str, ...]
    ) -> None:
        self.kind = kind
        self.column = column
        self.known = known
        self.near = near
        guess = f"did you mean {' or '.join(near)}? " if near else ""
        place = f"questions, column {column!r}: " if column else ""
        super().__init__(
            f"{place}no question kind is called {kind!r}; {guess}known are {', '.join(known)}"
        )


class UnknownGroupError(SurveysError):
    """Demand of a group is wanted, but no question tells who belongs to it."""

    def __init__(self, variable: str, known: tuple[str, ...]) -> None:
        self.variable = variable
        self.known = known
        choices = f"known are {', '.join(known)}" if known else "no question has the role group"
        super().__init__(
            f"no question with the role group is called {variable!r}; {choices}; "
            "give the question the role group, or name another"
        )


class UnknownLevelError(SurveysError):
    """Demand of a group is wanted that nobody belongs to."""

    def __init__(self, variable: str, level: str, known: tuple[str, ...]) -> None:
        self.variable = variable
        self.level = level
        self.known = known
        super().__init__(
            f"question {variable!r} has no answer {level!r}; known are {', '.join(known)}; "
            "write the answer as it stands in the export"
        )


class UnclearCodesError(SurveysError):
    """A column of codes given by hand does not say which comments it codes."""

    def __init__(self, column: str, codes: str, known: tuple[str, ...]) -> None:
        self.column = column
        self.codes = codes
        self.known = known
        named = f"{codes!r} is no question of free text" if codes else "it names none"
        super().__init__(
            f"questions: column {column!r} holds codes given by hand, but which comments it codes "
            f"is not clear: {named}; write one of {', '.join(known)} into its column codes"
        )


class NothingAnsweredError(SurveysError):
    """Nobody whose row counts answered any question about the items."""

    def __init__(self, files: tuple[str, ...], columns: tuple[str, ...], rows: int) -> None:
        self.files = files
        self.columns = columns
        self.rows = rows
        super().__init__(
            f"{', '.join(files)}: none of the {rows} rows that count answers any of the questions "
            f"about the items ({', '.join(columns)}); check that the right file was given and that "
            "it is whole, and that the kinds on the sheet questions fit its columns"
        )


class WrongLengthError(SurveysError):
    """One value per row was expected, such as a weight or whether the row is used."""

    def __init__(self, name: str, given: int, rows: int) -> None:
        self.name = name
        self.given = given
        self.rows = rows
        super().__init__(
            f"{name} holds {given} values for {rows} rows; give one value per row of the exports"
        )


class NegativeWeightError(SurveysError):
    """A row weighs less than nothing, or its weight is no number."""

    def __init__(self, row: int, value: float) -> None:
        self.row = row
        self.value = value
        super().__init__(
            f"the weight of row {row} is {value}; every row weighs 0 or more, so correct it"
        )


class DifferentDownloadsError(SurveysError):
    """Two downloads of one survey do not hold the same respondents."""

    def __init__(self, file: str, other: str, rows: int) -> None:
        self.file = file
        self.other = other
        self.rows = rows
        super().__init__(
            f"{file} and {other} are the same survey, but {rows} respondents stand in only one of "
            "them; download both again at the same time, or leave one out"
        )


class UnequalSumError(SurveysError):
    """Counts that are said to add up to a total do not."""

    def __init__(self, total: str, added: int, whole: int) -> None:
        self.total = total
        self.added = added
        self.whole = whole
        super().__init__(
            f"the parts of {total} do not add up to it; parts that overlap, or that are not all "
            "there, take a table each with `whole` told"
        )


class DifferentCountsError(SurveysError):
    """Two tables show different counts under one key."""

    def __init__(self, key: str, first: int, second: int) -> None:
        self.key = key
        self.first = first
        self.second = second
        super().__init__(
            f"{key} stands for one count in one table and for another in a second; give "
            "different counts different keys"
        )

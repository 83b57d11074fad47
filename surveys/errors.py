"""Mistakes in what a survey platform gave us, each a class of its own."""


class SurveysError(Exception):
    """Base of all errors of this package; its attributes hold the facts of the mistake."""


class MissingFileError(SurveysError):
    """The export is not where it was said to be."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(f"{file}: there is no such file; check the name and the folder")


class EmptyFileError(SurveysError):
    """The export holds nothing at all."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(f"{file}: the file is empty; download it again from the survey platform")


class MissingReaderError(SurveysError):
    """A file needs a package that is not installed."""

    def __init__(self, file: str, package: str, extra: str) -> None:
        self.file = file
        self.package = package
        self.extra = extra
        super().__init__(
            f"{file}: files of this kind are read by {package}, which is not installed; "
            f"run pip install 'renovation-priorities[{extra}]', or export the data as .xlsx or .csv"
        )


class SeveralFilesError(SurveysError):
    """A packed archive holds several files that could be the survey, or none."""

    def __init__(self, file: str, names: tuple[str, ...]) -> None:
        self.file = file
        self.names = names
        found = ", ".join(names) or "none"
        super().__init__(
            f"{file}: one export is expected inside, and there are: {found}; "
            "unpack the archive and name the file that holds the answers"
        )


class BrokenVotesError(SurveysError):
    """A participatory budgeting file lacks one of its parts."""

    def __init__(self, file: str, part: str) -> None:
        self.file = file
        self.part = part
        super().__init__(
            f"{file}: the part {part} is missing or empty; a .pb file holds META, PROJECTS and "
            "VOTES, each with a header line below"
        )


class NoAnswersError(SurveysError):
    """The export has a header at most, and nobody's answers."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(
            f"{file}: no visible sheet holds a header row and at least one answer below it; "
            "download the export again, with the answers"
        )


class OnlyFormError(SurveysError):
    """A file defines a questionnaire and holds nobody's answers; `title` is what kind it is."""

    def __init__(self, file: str, title: str) -> None:
        self.file = file
        self.title = title
        super().__init__(
            f"{file}: this is the definition of a questionnaire ({title}) and holds no answers; "
            "give it together with the export that does"
        )


class OnlyRepeatsError(SurveysError):
    """A file holds only a part of the form that people filled in several times."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(
            f"{file}: its rows repeat a part of the form (household members, say) and are no "
            "respondents; give the export with one row per respondent"
        )


class PasswordProtectedError(SurveysError):
    """A workbook can only be opened with a password."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(
            f"{file}: the workbook is protected by a password; "
            "open it in Excel or WPS, remove the password and save it again"
        )


class BrokenWorkbookError(SurveysError):
    """A workbook is cut short or damaged; `problem` is what the reader stumbled over."""

    def __init__(self, file: str, problem: str) -> None:
        self.file = file
        self.problem = problem
        super().__init__(
            f"{file}: the workbook is damaged or cut short ({problem}); "
            "download it again, or open it in Excel or WPS and save it as .xlsx"
        )


class BrokenDataFileError(SurveysError):
    """An SPSS or Stata file is cut short or damaged; `problem` is what the reader stumbled over."""

    def __init__(self, file: str, problem: str) -> None:
        self.file = file
        self.problem = problem
        super().__init__(
            f"{file}: the SPSS or Stata file is damaged or cut short ({problem}); "
            "download it again, or open it in SPSS or Stata and save it anew or as .csv"
        )


class BrokenDefinitionError(SurveysError):
    """A LimeSurvey structure file is cut short or damaged; `problem` says where."""

    def __init__(self, file: str, problem: str) -> None:
        self.file = file
        self.problem = problem
        super().__init__(
            f"{file}: the structure file is damaged or cut short ({problem}); export the survey "
            "structure (.lss) from LimeSurvey again, or leave it out and give the answers alone"
        )


class BlankAnswersError(SurveysError):
    """An export has rows, but none of them answers any question."""

    def __init__(self, file: str, rows: int) -> None:
        self.file = file
        self.rows = rows
        super().__init__(
            f"{file}: none of its {rows} rows holds an answer to any question; it may be damaged, "
            "cut short, or an empty form: open it, and download it again with the answers"
        )


class UnsupportedFileError(SurveysError):
    """A file is no table of answers that can be read; `content` says what it is instead."""

    def __init__(self, file: str, content: str, supported: tuple[str, ...]) -> None:
        self.file = file
        self.content = content
        self.supported = supported
        super().__init__(
            f"{file}: this is {content}, which cannot be read as a survey export; "
            f"save the answers as one of {' '.join(supported)}"
        )


class UndecodableTextError(SurveysError):
    """One byte of a text file does not belong to the encoding of all the others.

    `line` and `position` (in characters) count from 1; `byte` is hexadecimal.
    """

    def __init__(self, file: str, encoding: str, line: int, position: int, byte: str) -> None:
        self.file = file
        self.encoding = encoding
        self.line = line
        self.position = position
        self.byte = byte
        super().__init__(
            f"{file}, line {line}, character {position}: byte {byte} does not belong to {encoding} "
            "text, so the file is damaged there; mend that place and save the file as UTF-8, "
            "or download the export as .xlsx"
        )


class UnclosedQuoteError(SurveysError):
    """A quotation mark opens a cell of a text file and never closes it."""

    def __init__(self, file: str, line: int) -> None:
        self.file = file
        self.line = line
        super().__init__(
            f"{file}, line {line}: a quotation mark opens a cell and none closes it, so all that "
            "follows would be one cell; close it, or download the export as .xlsx"
        )


class UnknownEncodingError(SurveysError):
    """A file is to be read in an encoding that does not exist."""

    def __init__(self, file: str, encoding: str) -> None:
        self.file = file
        self.encoding = encoding
        super().__init__(
            f"{file}: there is no encoding called {encoding!r}; write utf-8, gb18030 or cp1252, "
            "or empty the cell"
        )


class UnknownSheetError(SurveysError):
    """A sheet is to be read that the workbook does not have, or that holds no answers."""

    def __init__(self, file: str, sheet: str, known: tuple[str, ...]) -> None:
        self.file = file
        self.sheet = sheet
        self.known = known
        super().__init__(
            f"{file}: no sheet with answers is called {sheet!r}; there are {', '.join(known)}; "
            "correct the name, or empty the cell"
        )


class ToldVariantError(SurveysError):
    """An export is to be read in a variant that its platform does not have."""

    def __init__(self, file: str, variant: str, platform: str, read: str) -> None:
        self.file = file
        self.variant = variant
        self.platform = platform
        self.read = read
        super().__init__(
            f"{file}: an export of {platform} cannot be read as {variant!r}; it was found to be "
            f"{read!r}; correct the variant, or empty the cell"
        )


class FileTooLargeError(SurveysError):
    """A file is, or would become when unpacked, larger than any survey; sizes in megabytes."""

    def __init__(self, file: str, size: int, limit: int) -> None:
        self.file = file
        self.size = size
        self.limit = limit
        super().__init__(
            f"{file}: its content would take {size} MB and {limit} MB is the limit; "
            "delete sheets and formatting that hold no answers and save it again"
        )


class UnknownPlatformError(SurveysError):
    """A survey platform is asked for by a name that none has."""

    def __init__(self, platform: str, known: tuple[str, ...], near: tuple[str, ...]) -> None:
        self.platform = platform
        self.known = known
        self.near = near
        guess = f"did you mean {' or '.join(near)}? " if near else ""
        super().__init__(
            f"no survey platform is called {platform!r}; {guess}known are {', '.join(known)}"
        )


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

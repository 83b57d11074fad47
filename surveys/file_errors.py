"""What is wrong with a file that should be a survey export."""

from surveys.errors import SurveysError


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


class BrokenArchiveError(SurveysError):
    """A packed download is cut short or damaged; `problem` is what the reader stumbled over."""

    def __init__(self, file: str, problem: str) -> None:
        self.file = file
        self.problem = problem
        super().__init__(
            f"{file}: the packed file is damaged or cut short ({problem}); "
            "download it again, or unpack it and give the export inside"
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

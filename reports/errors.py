"""Mistakes when reports are written, each a class of its own."""

from collections.abc import Sequence

from prioritize.errors import PrioritizeError


class ReportsError(PrioritizeError):
    """Base of all errors of this package; its attributes hold the facts of the mistake.

    A `PrioritizeError`, so that whoever ends those in one line ends these too.
    """


class UnknownFormatError(ReportsError):
    """A report format was asked for that does not exist."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name = name
        self.known = tuple(known)
        super().__init__(
            f"there is no report format {name!r}; choose among {', '.join(self.known)}"
        )


class BrokenBaseError(ReportsError):
    """The base document for a report is no Word document that can be written into."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(
            f"{file} is no Word document that a report can be written into; open it in Word and "
            "save it as a Word document (.docx), not as a template, .doc or .docm"
        )


class UnusedBaseError(ReportsError):
    """A base document was given, but no format that takes one was asked for."""

    def __init__(self, file: str, able: Sequence[str]) -> None:
        self.file = file
        self.able = tuple(able)
        super().__init__(
            f"no report is written into the base document {file}; "
            f"add to --format: {', '.join(self.able)}"
        )


class NoticeCountsError(ReportsError):
    """The counts behind a public notice contradict each other, so small ones may show through.

    `what` is the figure, as a planner knows it.
    """

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(
            f"no public notice was written, for the counts of {what} contradict each other and a "
            "small one could be worked out: look at the rows about it on the sheet population and "
            "in the setting guarded, or run without --public, for readers of the office only"
        )


class UnknownLanguageError(ReportsError):
    """A language was asked for that the reports do not speak."""

    def __init__(self, language: str, known: Sequence[str]) -> None:
        self.language = language
        self.known = tuple(known)
        super().__init__(
            f"reports are not written in {language!r}; choose among {', '.join(self.known)}"
        )


class MissingCatalogueError(ReportsError):
    """The texts of a language were never compiled, as in a bare copy of the sources."""

    def __init__(self, domain: str, language: str) -> None:
        self.domain = domain
        self.language = language
        super().__init__(
            f"the texts {domain!r} for language {language!r} are not compiled; "
            "install the package, or run: python reports/locales/compile.py"
        )


class MissingTextError(ReportsError):
    """A report wants to say something that a language has no text for."""

    def __init__(self, message_id: str, language: str) -> None:
        self.message_id = message_id
        self.language = language
        super().__init__(
            f"language {language!r} has no text {message_id!r}; "
            "add it to reports.po and compile the catalogues"
        )

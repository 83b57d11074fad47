"""What a questionnaire's own definition says: its questions, options, and who is asked what."""

from collections.abc import Callable
from dataclasses import dataclass

from surveys.sheets import Export


@dataclass(frozen=True)
class FormOption:
    """An answer option, or a row of a matrix: its code, and its words in each language."""

    code: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class FormQuestion:
    """One question.

    Attributes
    ----------
    name : str
        As the export's header has it, without the groups around it.
    path : str
        With the groups, ``group/name``; the name alone where there are none.
    labels : tuple of str
        Its words in each language of the form; "" where it has none.
    kind : str
        ``one`` of the options, ``several``, ``order``, ``matrix`` (one per row), ``words``,
        ``number``, ``person`` (it tells who somebody is), or "" for everything else.
    options : tuple of FormOption
        In the order of the form.
    parts : tuple of FormOption
        Rows of a matrix, or options that have a column each.
    condition : str
        When it is shown, in the language of `surveys.conditions`; "" for always.
    """

    name: str
    path: str
    labels: tuple[str, ...]
    kind: str = ""
    options: tuple[FormOption, ...] = ()
    parts: tuple[FormOption, ...] = ()
    condition: str = ""


@dataclass(frozen=True)
class Form:
    """A whole definition.

    `file` is its name, `title` what kind of definition it is, `languages` what its labels are
    written in, the one to be shown first.
    """

    file: str
    title: str
    languages: tuple[str, ...]
    questions: tuple[FormQuestion, ...]

    def __repr__(self) -> str:
        return f"Form({self.file!r}, {self.title}, {len(self.questions)} questions)"


@dataclass(frozen=True)
class FormReader:
    """One kind of definition.

    Attributes
    ----------
    name, title : str
    recognise : callable (Export) -> bool
        Whether a file is such a definition and no export.
    read : callable (Export) -> Form
    """

    name: str
    title: str
    recognise: Callable[[Export], bool]
    read: Callable[[Export], Form]

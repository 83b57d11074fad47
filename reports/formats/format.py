"""What a report format must be able to do: turn a document into the bytes of a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from prioritize.findings import Findings, Note
from reports.document import Document


def nothing_lost(_document: Document) -> tuple[Note, ...]:
    """Say of a form that it shows every document as it was written."""
    return ()


@dataclass(frozen=True)
class Format:
    """One form of report.

    Attributes
    ----------
    name, title : str
        The name on the command line, and what it is.
    file : str
        Name of the file it is written to.
    render : callable (Document, Findings) -> bytes
        The whole file. It lays out what the document says; where it shows numbers as numbers
        it takes them from the findings. It computes nothing, and the same input gives the same
        bytes.
    based_on : callable (Path) -> Format, or None
        The same form on a base document of the user's; it raises what is wrong with the file.
        None where there is no such thing.
    doubts : callable (Document) -> tuple of Note
        What this form cannot show as it was written; most show everything.
    """

    name: str
    title: str
    file: str
    render: Callable[[Document, Findings], bytes]
    based_on: "Callable[[Path], Format] | None" = None
    doubts: Callable[[Document], tuple[Note, ...]] = nothing_lost

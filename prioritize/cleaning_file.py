"""The cleaning log of a run: which rows were set aside, which cells changed, and why."""

from collections.abc import Mapping
from pathlib import Path

from prioritize.evidence import Evidence
from surveys.cleaning_log import cleaning_log
from surveys.corrections import verdict_reasons

FILE = "cleaning_log.csv"


def write_cleaning_log(evidence: Evidence, folder: Path, reasons: Mapping[str, str]) -> Path:
    """Write the log beside the reports.

    Parameters
    ----------
    evidence : Evidence
    folder : Path
    reasons : mapping of str to str
        Words for the rules, by name.

    Returns
    -------
    Path
        The file; UTF-8 with a byte order mark, so that Excel reads Chinese in it.
    """
    text = cleaning_log(
        evidence.responses,
        evidence.cleaning,
        evidence.corrector.applied,
        reasons=reasons,
        verdicts=verdict_reasons(evidence.responses, evidence.corrector.corrections),
        spoken=_spoken(evidence),
    )
    path = folder / FILE
    path.write_bytes(text.encode("utf-8-sig"))
    return path


def _spoken(evidence: Evidence) -> frozenset[str]:
    """Columns of free words and of personal data, whose cells no log shows."""
    told = {
        answers.question.column
        for answers in evidence.responses.answers
        if answers.kind.name != "comment"
    }
    return frozenset(
        column.key
        for table in evidence.tables
        for column in table.columns
        if column.role == "personal" or not {column.key, column.number} & told
    )

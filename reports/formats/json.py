"""All figures of a run in full, for other programs: `result.json`."""

import json

from prioritize.findings import SCHEMA, Findings, to_json
from reports.document import Document
from reports.formats.format import Format


def render(document: Document, findings: Findings) -> bytes:
    """Write the findings as JSON; numbers keep every digit.

    Parameters
    ----------
    document : Document
        Not looked at: the content is the same in every language.
    findings : Findings
        One run.

    Returns
    -------
    bytes
        UTF-8, one space of indent, ends in a line break.

    Raises
    ------
    ValueError
        If a figure is NaN or infinite.
    """
    del document
    text = json.dumps(
        {"schema": SCHEMA, **to_json(findings)}, ensure_ascii=False, indent=1, allow_nan=False
    )
    return f"{text}\n".encode()


FORMAT = Format(
    name="json", title="All figures for other programs", file="result.json", render=render
)

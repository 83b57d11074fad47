"""The report as one web page that needs nothing but itself."""

import re
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from rich.cells import cell_len

from prioritize.findings import Findings
from reports.document import Chart, Document
from reports.drawing import draw
from reports.formats.format import Format
from reports.wording import wording

_LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en-GB"}
_SHORT = 12
"""Columns up to which a cell of words stays in one line."""
_LONG_WORD = 24
"""Letters from which on a word may be broken."""


def render(document: Document, findings: Findings) -> bytes:
    """Write the report as a self-contained page: styles and charts inside, no script.

    Parameters
    ----------
    document : Document
        The report.
    findings : Findings
        Not looked at.

    Returns
    -------
    bytes
        UTF-8 HTML.
    """
    del findings
    page = (
        _environment()
        .get_template("report.html.j2")
        .render(
            document=document,
            words=wording(document.language),
            language_tag=_LANGUAGE_TAGS[document.language],
        )
    )
    return f"{page}\n".encode()


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kind"] = lambda block: type(block).__name__.lower()
    environment.filters["drawn"] = _drawn
    environment.filters["breaks"] = _breaks
    return environment


def _drawn(chart: Chart) -> Markup:
    # The drawing escapes survey text itself; escaping it again would show its tags.
    return Markup(draw(chart))  # noqa: S704 - as above


def _breaks(cell: str) -> str:
    """How a cell may break: not at all if short, anywhere if it holds a word like a checksum."""
    if cell_len(cell) <= _SHORT:
        return "short"
    return "long" if max(map(len, re.findall(r"[!-~]+", cell)), default=0) > _LONG_WORD else ""


FORMAT = Format(name="html", title="Web page, one file", file="report.html", render=render)

"""The report as one web page that needs nothing but itself."""

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from rich.cells import cell_len

from prioritize.findings import Findings
from reports.document import Chart, Document
from reports.drawing import draw
from reports.formats.format import Format
from reports.glyphs import widths
from reports.names import names_of
from reports.offline import LANGUAGE_TAGS, only, templates
from reports.page_font import page_font
from reports.story.context import Story
from reports.story.what_if import what_if
from reports.wording import wording

_SHORT = 12
"""Columns up to which a cell of words stays in one line."""
_FONT_PLACE = "<font of this page>"
"""Stands in the style sheet until it is known what the whole page says; no text can hold it, for
signs like these are escaped."""
_DRAWN = frozenset(map(chr, range(ord(" "), 127))) | {"\N{MINUS SIGN}"}
"""What a chart that answers to pointing may write beside its words."""
_LONG_WORD = 24
"""Letters from which on a word may be broken."""


def render(document: Document, findings: Findings) -> bytes:
    """Write the report as a self-contained page: styles, charts and its one script inside.

    Parameters
    ----------
    document : Document
        The report.
    findings : Findings
        For the parties' lists, which the page adds up anew while a reader moves their powers.

    Returns
    -------
    bytes
        UTF-8 HTML.
    """
    return page(document, findings)


def page(
    document: Document,
    findings: Findings,
    *,
    charts: Sequence[dict[str, Any]] = (),
    chart_script: str = "",
) -> bytes:
    """Write the page, with a further script for its charts if there is one.

    Parameters
    ----------
    document : Document
        The report.
    findings : Findings
        As `render`.
    charts : sequence of dict
        What the script draws.
    chart_script : str
        A program of this package, "" for drawings alone.

    Returns
    -------
    bytes
        UTF-8 HTML.
    """
    words = wording(document.language)
    scripts = [_script(), *([chart_script] if charts else [])]
    written = (
        _environment()
        .get_template("report.html.j2")
        .render(
            document=document,
            words=words,
            panel=what_if(Story(findings, words, names_of(findings, words))),
            script=Markup(scripts[0]),  # noqa: S704 - a file of this package
            font=Markup(_FONT_PLACE),  # noqa: S704 - as above
            charts=charts,
            chart_script=Markup(chart_script),  # noqa: S704 - as above
            script_source=" ".join(map(only, scripts)),
            language_tag=LANGUAGE_TAGS[document.language],
        )
    )
    # What the charts' program holds is no text of the page, which else has the same font.
    said = frozenset(written.replace(chart_script, "") if chart_script else written)
    font = page_font((said | _DRAWN).intersection(widths()))
    return f"{written.replace(_FONT_PLACE, font, 1)}\n".encode()


@lru_cache
def _environment() -> Environment:
    return templates(
        kind=lambda block: type(block).__name__.lower(),
        drawn=_drawn,
        drawn_narrow=_drawn_narrow,
        breaks=_breaks,
    )


def _drawn(chart: Chart) -> Markup:
    # The drawing escapes survey text itself; escaping it again would show its tags.
    return Markup(draw(chart))  # noqa: S704 - as above


def _drawn_narrow(chart: Chart) -> Markup:
    return Markup(draw(chart, narrow=True))  # noqa: S704 - as above


@lru_cache
def _script() -> str:
    return files("reports").joinpath("templates", "what_if.js").read_text(encoding="utf-8")


def _breaks(cell: str) -> str:
    """How a cell may break: not at all if short, anywhere if it holds a word like a checksum."""
    if cell_len(cell) <= _SHORT:
        return "short"
    return "long" if max(map(len, re.findall(r"[!-~]+", cell)), default=0) > _LONG_WORD else ""


FORMAT = Format(name="html", title="Web page, one file", file="report.html", render=render)

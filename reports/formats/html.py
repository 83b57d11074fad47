"""The report as one web page that needs nothing but itself."""

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from prioritize.findings import Findings
from reports.document import Chart, Document
from reports.drawing import draw
from reports.formats.format import Format
from reports.wording import wording

_LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en-GB"}


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
    return environment


def _drawn(chart: Chart) -> Markup:
    # The drawing escapes survey text itself; escaping it again would show its tags.
    return Markup(draw(chart))  # noqa: S704 - as above


FORMAT = Format(name="html", title="Web page, one file", file="report.html", render=render)

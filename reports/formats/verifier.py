"""One page on which a citizen computes the list once more, in the reader's own browser."""

import re
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from prioritize.findings import Findings
from reports.document import Document
from reports.formats import json
from reports.formats.format import Format
from reports.names import names_of
from reports.offline import LANGUAGE_TAGS, only, templates
from reports.story.context import Story
from reports.story.verify import published_list, published_totals, verify_data
from reports.wording import wording

PARTS = ("formulas", "reading", "lists", "plan", "sums", "check")
"""The script, in its order: arithmetic that knows no page; `verify.js` shows what it finds."""


def render(document: Document, findings: Findings) -> bytes:
    """Write the page with the run's own ``result.json`` inside.

    Parameters
    ----------
    document : Document
        For the title, the language and the mark of weights nobody agreed.
    findings : Findings
        One run; the page holds all of it, so what may not be posted must be out of it before.

    Returns
    -------
    bytes
        UTF-8 HTML.
    """
    words = wording(document.language)
    story = Story(findings, words, names_of(findings, words))
    script = f"{checks()}\n{_part('verify.js')}"
    page = (
        _environment()
        .get_template("verify.html.j2")
        .render(
            document=document,
            words=words,
            joint=published_list(story),
            totals=published_totals(story),
            data=verify_data(story, sorted(set(re.findall(r'"(verify\.\w+)"', script)))),
            result=json.render(document, findings).decode(),
            script=Markup(script),  # noqa: S704 - files of this package
            script_source=only(script),
            language_tag=LANGUAGE_TAGS[document.language],
        )
    )
    return f"{page}\n".encode()


@lru_cache
def checks() -> str:
    """Give the part of the script that checks and shows nothing: its `verifyResult`.

    Returns
    -------
    str
        JavaScript without any use of a page.
    """
    return "\n".join(_part(f"verify_{name}.js") for name in PARTS)


def _part(name: str) -> str:
    return files("reports").joinpath("templates", name).read_text(encoding="utf-8")


@lru_cache
def _environment() -> Environment:
    return templates()


FORMAT = Format(
    name="verifier",
    title="Web page on which anybody recomputes the list",
    file="verify.html",
    render=render,
)

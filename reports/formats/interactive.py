"""The web page with charts that answer to pointing, their program inside."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from prioritize.findings import Findings
from reports.document import Chart, Document
from reports.drawing import FONT_STACK, MARGINS
from reports.formats.format import Format
from reports.formats.html import page
from reports.page_font import FAMILY


def render(document: Document, findings: Findings) -> bytes:
    """Write the web page whose charts tell their `tips` where a reader points.

    Parameters
    ----------
    document : Document
        The report.
    findings : Findings
        As `reports.formats.html.render`.

    Returns
    -------
    bytes
        UTF-8 HTML; the charts' program (Vega-Lite, 0.9 MB) is inside, nothing is fetched.
    """
    charts = [
        _pointed(block)
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Chart)
    ]
    return page(document, findings, charts=charts, chart_script=_script())


def _pointed(chart: Chart) -> dict[str, Any]:
    """Describe a chart with what it tells where a reader points."""
    tips = [{"field": field, "title": title} for field, title in chart.tips]
    narrow = None if chart.narrow is None else _live(chart.narrow, tips)
    return {
        "name": chart.name,
        "alt": chart.alt,
        "spec": _live(chart.spec, tips),
        "narrow": narrow,
    }


def _live(spec: dict[str, Any], tips: Sequence[dict[str, str]]) -> dict[str, Any]:
    config = {**spec.get("config", {}), "font": f"'{FAMILY}', {FONT_STACK}"}
    layers = [_telling(layer, tips) for layer in spec.get("layer", ())]
    return {"padding": MARGINS, **spec, "layer": layers, "config": config}


def _telling(layer: dict[str, Any], tips: Sequence[dict[str, str]]) -> dict[str, Any]:
    """Let marks of the chart's own data tell its fields; words let pointing through to them."""
    mark = layer.get("mark", {})
    kind = mark["type"] if isinstance(mark, dict) and "type" in mark else mark
    if not tips or "data" in layer or "layer" in layer or kind == "text":
        return layer
    return {**layer, "encoding": {**layer.get("encoding", {}), "tooltip": list(tips)}}


@lru_cache
def _script() -> str:
    import vl_convert  # noqa: PLC0415 - heavy, and needed only for this format

    # In a function of its own, so that its short names are nobody else's.
    library = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    ours = files("reports").joinpath("templates", "interactive.js").read_text(encoding="utf-8")
    return f"(() => {{{library}}})();\n{ours}"


FORMAT = Format(
    name="interactive",
    title="Web page, charts answer to pointing",
    file="report-interactive.html",
    render=render,
)

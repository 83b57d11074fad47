"""Drawing a chart as SVG or as pixels, without a browser and without the network."""

import json
import re
from functools import lru_cache
from html import escape
from pathlib import Path

from reports.document import Chart

FONT = "Noto Sans SC"
"""The font that text is measured with; it ships with the program's dependencies."""
_LINE_ENDS = {0x2028: " ", 0x2029: " "}
PICTURE_SCALE = 2
"""Pixels of a picture for each of the drawing's: 192 to the inch, sharp in print."""
FONT_STACK = (
    "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Source Han Sans SC', "
    "'Noto Sans CJK SC', sans-serif"
)
"""The fonts that a reader's own machine may have instead."""


def draw(chart: Chart) -> str:
    """Draw a chart as inline SVG whose text stays text.

    Parameters
    ----------
    chart : Chart
        The description.

    Returns
    -------
    str
        An ``<svg>`` element with title and description for those who do not see it. The same
        chart gives the same text.
    """
    return _accessible(_drawn(_described(chart)), chart)


def draw_picture(chart: Chart) -> bytes:
    """Draw a chart as pixels, for files that hold no SVG.

    Parameters
    ----------
    chart : Chart
        The description.

    Returns
    -------
    bytes
        A PNG, `PICTURE_SCALE` pixels for each of the drawing's own. The same chart gives the
        same bytes.
    """
    return _pictured(_described(chart))


def _described(chart: Chart) -> str:
    spec = {**chart.spec, "config": {**chart.spec.get("config", {}), "font": FONT}}
    # Two signs that JSON may hold end a line of the renderer's own expressions.
    return json.dumps(spec, ensure_ascii=False).translate(_LINE_ENDS)


@lru_cache(maxsize=64)
def _drawn(spec: str) -> str:
    """Draw each chart once, however many formats show it."""
    import vl_convert  # noqa: PLC0415 - heavy, and needed only where a chart is drawn

    _register_font()
    return str(vl_convert.vegalite_to_svg(spec))


@lru_cache(maxsize=16)
def _pictured(spec: str) -> bytes:
    import vl_convert  # noqa: PLC0415 - as in _drawn

    return bytes(vl_convert.svg_to_png(_drawn(spec), scale=PICTURE_SCALE))


@lru_cache
def _register_font() -> None:
    """Tell the renderer once where the font is."""
    import pylopdf_fonts_zh_cn  # noqa: PLC0415 - as in _drawn
    import vl_convert  # noqa: PLC0415 - as in _drawn

    vl_convert.register_font_directory(str(Path(pylopdf_fonts_zh_cn.sans_path()).parent))


def _accessible(svg: str, chart: Chart) -> str:
    name = escape(chart.name)
    start = f'<svg role="img" aria-labelledby="{name}-title {name}-description" '
    inside = (
        f'<title id="{name}-title">{escape(chart.caption)}</title>'
        f'<desc id="{name}-description">{escape(chart.alt)}</desc>'
    )
    # Only inside tags: a label of the survey may hold the same words.
    drawn = re.sub(r"<text [^>]*>", _with_font_stack, svg)
    # The drawing as a whole is one picture with words of its own; its parts are no pictures.
    drawn = re.sub(r"<(?:g|path|text) [^>]*>", _without_role, drawn)
    tag, content = drawn.removeprefix("<svg ").split(">", 1)
    return f"{start}{tag}>{inside}{content}"


def _without_role(tag: re.Match[str]) -> str:
    return re.sub(r' (?:role|aria-roledescription)="[^"]*"', "", tag[0])


def _with_font_stack(tag: re.Match[str]) -> str:
    return tag[0].replace(f'font-family="{FONT}"', f'font-family="{FONT_STACK}"')

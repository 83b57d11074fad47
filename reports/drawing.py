"""Drawing a chart as SVG or as pixels, without a browser and without the network."""

import json
import re
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from reports.document import Chart
from reports.stand_ins import MEASURING_FONT, put_back, put_in

FONT = "Noto Sans SC"
"""The font that text is measured with; it ships with the program's dependencies."""
_SHEET = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg")"""
"""A page just as large as the drawing on it."""
_PIXELS_TO_THE_INCH = 96
MARGINS = {"left": 24, "right": 24, "top": 5, "bottom": 5}
"""Pixels around a drawing: some letters are wider than the font says that they are measured in."""
_LINE_ENDS = {0x2028: " ", 0x2029: " "}
PICTURE_SCALE = 2
"""Pixels of a picture for each of the drawing's: 192 to the inch, sharp in print."""
FONT_STACK = (
    "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Source Han Sans SC', "
    "'Noto Sans CJK SC', sans-serif"
)
"""The fonts that a reader's own machine may have instead."""


def draw(chart: Chart, *, narrow: bool = False) -> str:
    """Draw a chart as inline SVG whose text stays text.

    Parameters
    ----------
    chart : Chart
        The description.
    narrow : bool
        Whether to draw what a phone shows, if the chart has it; it carries the class ``narrow``.

    Returns
    -------
    str
        An ``<svg>`` element with title and description for those who do not see it. The same
        chart gives the same text.
    """
    if not narrow or chart.narrow is None:
        return _accessible(_drawn(_described(chart.spec)), chart, chart.name)
    drawn = _drawn(_described(chart.narrow)).replace('class="marks"', 'class="marks narrow"', 1)
    return _accessible(drawn, chart, f"{chart.name}-narrow")


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
    return _pictured(_described(chart.spec))


def _described(spec: dict[str, Any]) -> str:
    # Two signs that JSON may hold end a line of the renderer's own expressions.
    return json.dumps(spec, ensure_ascii=False).translate(_LINE_ENDS)


@lru_cache(maxsize=64)
def _drawn(spec: str) -> str:
    """Draw each chart once, however many formats show it."""
    whole = json.loads(spec)
    standing_in, texts = put_in(whole)
    drawn = put_back(_rendered(standing_in, MEASURING_FONT), texts)
    return _rendered(whole, FONT) if drawn is None else drawn


def _rendered(spec: dict[str, Any], font: str) -> str:
    """Let the renderer measure with a font, and write down the one that is shown."""
    import vl_convert  # noqa: PLC0415 - heavy, and needed only where a chart is drawn

    _register_font()
    config = {**spec.get("config", {}), "font": font}
    measured = {"padding": MARGINS, **spec, "config": config}
    svg = str(vl_convert.vegalite_to_svg(json.dumps(measured, ensure_ascii=False)))
    # Only inside tags: a label of the survey may hold the same words.
    return re.sub(
        r"<text [^>]*>",
        lambda tag: tag[0].replace(f'font-family="{font}"', f'font-family="{FONT}"'),
        svg,
    )


@lru_cache(maxsize=16)
def _pictured(spec: str) -> bytes:
    import typst  # noqa: PLC0415 - heavy, and needed only where a chart becomes pixels

    # The program that prints the report reads the font once, the other one for every text.
    content = typst.compile(
        _SHEET,
        font_paths=shipped_fonts(),
        format="png",
        ppi=PICTURE_SCALE * _PIXELS_TO_THE_INCH,
        sys_inputs={"drawing": _drawn(spec)},
    )
    if not isinstance(content, bytes):
        raise TypeError(content)
    return content


@lru_cache
def shipped_fonts() -> Any:
    """Give only the fonts that ship with the program, so that every machine prints the same.

    Returns
    -------
    typst.Fonts
        Read once.
    """
    import pylopdf_fonts_zh_cn  # noqa: PLC0415 - needed only where something is printed
    import typst  # noqa: PLC0415 - as above

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[Path(pylopdf_fonts_zh_cn.sans_path()).parent],
    )


@lru_cache
def _register_font() -> None:
    """Tell the renderer once where the font is."""
    import pylopdf_fonts_zh_cn  # noqa: PLC0415 - as in _drawn
    import vl_convert  # noqa: PLC0415 - as in _drawn

    vl_convert.register_font_directory(str(Path(pylopdf_fonts_zh_cn.sans_path()).parent))


def _accessible(svg: str, chart: Chart, name: str) -> str:
    name = escape(name)
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

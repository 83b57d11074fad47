"""How a Word report looks in each language: the page, and one look per style.

Sizes, margins and distances are points unless their name says otherwise.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

MM = 72 / 25.4
"""Points in a millimetre."""

Box: TypeAlias = Literal["", "dashed", "bar", "double", "head", "body"]


@dataclass(frozen=True)
class Look:
    """How paragraphs of one style look.

    `line` is the exact height of a line, 0 for what the letters need; `first_characters`
    indents the first line by that many characters; `tracking` is added to each. `box` is the
    frame around the paragraph; each kind has a line and a filling that no other has, so that
    they are told apart without colour.
    """

    font: str
    size: float
    bold: bool = False
    align: Literal["left", "center", "right", "both"] = "left"
    line: float = 0
    before: float = 0
    after: float = 0
    first_characters: int = 0
    left: float = 0
    hanging: float = 0
    tracking: float = 0
    keep_next: bool = False
    level: int = 0
    box: Box = ""
    bullet: bool = False


@dataclass(frozen=True)
class Layout:
    """A page, the sizes a table may shrink to, and the looks by name of style.

    `margins` are top, bottom, left and right. `table_sizes` are tried in order: size of the
    type, and whether the page lies on its side. `outer_numbers` puts the numbers of pages at
    the outer edge.
    """

    latin: str
    looks: dict[str, Look]
    margins: tuple[float, float, float, float]
    footer: float
    table_sizes: tuple[tuple[float, bool], ...]
    outer_numbers: bool


_TIGHT = -0.25
"""Brings 28 characters of 16 points into a line of 156 mm, which is a little less than 28 x 16."""
_TITLE, _BLACK, _BODY, _SECOND = "方正小标宋简体", "黑体", "仿宋_GB2312", "楷体_GB2312"


def _official(font: str, *, size: float = 16, line: float = 28, **other: object) -> Look:
    return Look(font, size, line=line, **other)  # type: ignore[arg-type]


def _boxed(font: str, size: float, line: float, indent: float) -> dict[str, Look]:
    """Callouts and cards: every paragraph of one frame has the same indents, or it would break."""
    framed = {"size": size, "line": line, "left": indent, "hanging": indent, "before": 4}
    return {
        "Report Example": Look(font, box="dashed", keep_next=True, **framed),  # type: ignore[arg-type]
        "Report Doubt": Look(font, box="bar", **framed),  # type: ignore[arg-type]
        "Report Decision": Look(font, box="double", **framed),  # type: ignore[arg-type]
        "Report Card": Look(font, size, line=line, box="body"),
    }


_CHINESE = Layout(
    latin="Times New Roman",
    # GB/T 9704-2012, 5.2 and 7: 156 x 225 mm of type, 22 lines of 28 characters.
    margins=(37 * MM, 35 * MM, 28 * MM, 26 * MM),
    footer=25 * MM,
    outer_numbers=True,
    table_sizes=((12, False), (10.5, False), (9, False), (10.5, True), (9, True)),
    looks={
        "Normal": _official(_BODY, align="both", first_characters=2, tracking=_TIGHT),
        "Title": _official(_TITLE, size=22, line=36, align="center", after=14),
        "Subtitle": _official(_SECOND, align="center"),
        "Heading 1": _official(
            _BLACK, level=1, first_characters=2, keep_next=True, before=14, after=0
        ),
        "Heading 2": _official(_SECOND, level=2, first_characters=2, keep_next=True),
        "List Bullet": _official(
            _BODY, align="both", left=48, hanging=16, tracking=_TIGHT, bullet=True
        ),
        "Caption": _official(_BLACK, size=12, line=20, align="center", before=6, keep_next=True),
        "Report Picture": Look(_BODY, 16, align="center", before=6, keep_next=True),
        "Report Picture Caption": _official(_BLACK, size=12, line=20, align="center", after=8),
        "TOC Heading": _official(_BLACK, align="center", before=14, after=6),
        "toc 1": _official(_BODY, size=14, line=21),
        "Report Cell": Look(_BODY, 12),
        "Report Gap": Look(_BODY, 4, line=10),
        "Report Card Title": _official(
            _BLACK, size=14, line=24, before=8, keep_next=True, box="head"
        ),
        "Footer": Look("宋体", 14),
        **_boxed(_BODY, 14, 24, 14),
    },
)

_ARIAL = "Microsoft YaHei"
"""Stands in for Arial where an English report holds Chinese names."""

_ENGLISH = Layout(
    latin="Arial",
    margins=(25 * MM, 25 * MM, 25 * MM, 25 * MM),
    footer=12 * MM,
    outer_numbers=False,
    table_sizes=((10, False), (9, False), (8, False), (9, True), (8, True)),
    looks={
        "Normal": Look(_ARIAL, 11, after=6),
        "Title": Look(_ARIAL, 22, bold=True, after=6),
        "Subtitle": Look(_ARIAL, 13, after=6),
        "Heading 1": Look(_ARIAL, 16, bold=True, before=20, after=6, level=1, keep_next=True),
        "Heading 2": Look(_ARIAL, 13, bold=True, before=12, after=4, level=2, keep_next=True),
        "List Bullet": Look(_ARIAL, 11, after=3, left=18, hanging=14, bullet=True),
        "Caption": Look(_ARIAL, 10, bold=True, before=8, after=4, keep_next=True),
        "Report Picture": Look(_ARIAL, 11, before=6, keep_next=True),
        "Report Picture Caption": Look(_ARIAL, 10, bold=True, after=8),
        "TOC Heading": Look(_ARIAL, 16, bold=True, before=16, after=6),
        "toc 1": Look(_ARIAL, 11, after=3),
        "Report Cell": Look(_ARIAL, 10),
        "Report Gap": Look(_ARIAL, 4, line=8),
        "Report Card Title": Look(_ARIAL, 11, bold=True, before=10, keep_next=True, box="head"),
        "Footer": Look(_ARIAL, 9, align="center"),
        **_boxed(_ARIAL, 11, 0, 12),
    },
)

LAYOUTS = {"zh": _CHINESE, "en": _ENGLISH}
"""By language of the report."""

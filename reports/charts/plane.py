"""Items as points of a plane, named without covering each other."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reports.charts.looks import (
    FIGURE_SIZE,
    INK,
    NAME_COLUMNS,
    NAME_SIZE,
    QUIET,
    ROW,
    SOFT,
    Spec,
    layered,
    of_kind,
)
from reports.charts.placement import POINT, Box, distance, place, text_size
from reports.line_breaks import shortened_apart

WIDTH, HEIGHT = 420, 360
SHORT = 26
"""Columns that a name takes at most beside its point."""
FAR = POINT + 6
"""Pixels from which on a line leads from a label to its point."""
EVERYWHERE = 40
"""Rings of places that reach across the whole plane."""
KEY = WIDTH + 28
POINT_COLOUR = "#0072B2"


@dataclass(frozen=True)
class Plane:
    """A plane to be drawn.

    `points` hold (name, x, y); `across` and `up` are the ends of the two axes, `titles` their
    names; `lines` cut the plane in quadrants (None: no lines); `corners` name the quadrants from
    the top left, in the order of reading.
    """

    points: Sequence[tuple[str, float, float]]
    across: tuple[float, float]
    up: tuple[float, float]
    titles: tuple[str, str]
    lines: tuple[float | None, float | None] = (None, None)
    corners: Sequence[str] = field(default=())

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Where values stand, in pixels from the top left."""
        return (
            (x - self.across[0]) / (self.across[1] - self.across[0]) * WIDTH,
            (self.up[1] - y) / (self.up[1] - self.up[0]) * HEIGHT,
        )

    def value(self, left: float, top: float) -> tuple[float, float]:
        """Turn pixels back into values."""
        return (
            self.across[0] + left / WIDTH * (self.across[1] - self.across[0]),
            self.up[1] - top / HEIGHT * (self.up[1] - self.up[0]),
        )


def draw_plane(plane: Plane) -> Spec:
    """Describe the plane: names beside the points, or numbers and a key where it is crowded.

    Parameters
    ----------
    plane : Plane

    Returns
    -------
    dict
        A Vega-Lite description.
    """
    named = shortened_apart([name for name, _, _ in plane.points], SHORT)
    boxes = _placed(plane, named, rings=4)
    crowded = any(box is None for box in boxes)
    if crowded:
        named = [str(number) for number in range(1, len(plane.points) + 1)]
        boxes = _placed(plane, named, rings=EVERYWHERE)
    values = [_point(plane, *one) for one in zip(plane.points, named, boxes, strict=True)]
    values += [*_corners(plane), *(_key(plane) if crowded else ())]
    return layered((WIDTH, HEIGHT), values, [*_lines(plane), *_layers()], _axes(plane))


def _placed(plane: Plane, named: Sequence[str], rings: int) -> tuple[Box | None, ...]:
    points = [plane.pixel(x, y) for _, x, y in plane.points]
    sizes = [text_size(name, FIGURE_SIZE) for name in named]
    return place(
        points,
        sizes,
        Box(0, 0, WIDTH, HEIGHT),
        taken=[*_corner_boxes(plane), *_line_boxes(plane)],
        rings=rings,
    )


def _point(plane: Plane, point: tuple[str, float, float], label: str, box: Box | None) -> Spec:
    _, x, y = point
    told: Spec = {"x": x, "y": y, "kind": "point"}
    if box is None:
        return told
    told["kind"] = "named"
    told["label"] = label
    told["label_x"], told["label_y"] = plane.value(*box.middle)
    if distance(box, plane.pixel(x, y)) > FAR:
        told["kind"] = "led"
        told["end_x"], told["end_y"] = plane.value(*box.nearest(plane.pixel(x, y)))
    return told


def _line_boxes(plane: Plane) -> list[Box]:
    """The lines through the plane, which no label crosses."""
    left, top = plane.pixel(plane.lines[0] or 0.0, plane.lines[1] or 0.0)
    boxes = [Box(left - 1, 0, left + 1, HEIGHT), Box(0, top - 1, WIDTH, top + 1)]
    return [box for box, at in zip(boxes, plane.lines, strict=True) if at is not None]


def _corner_boxes(plane: Plane) -> list[Box]:
    boxes = []
    for place_, name in enumerate(plane.corners):
        width, height = text_size(name, FIGURE_SIZE)
        left = 4 if place_ % 2 == 0 else WIDTH - 4 - width
        top = 3 if place_ < 2 else HEIGHT - 3 - height  # noqa: PLR2004 - two rows of two
        boxes.append(Box(left, top, left + width, top + height))
    return boxes


def _corners(plane: Plane) -> list[Spec]:
    corners = []
    for name, box in zip(plane.corners, _corner_boxes(plane), strict=True):
        x, y = plane.value(*box.middle)
        corners.append({"kind": "corner", "corner": name, "label_x": x, "label_y": y})
    return corners


def _key(plane: Plane) -> list[Spec]:
    """Number and name of every point, beside the plane."""
    rows = []
    names = shortened_apart([name for name, _, _ in plane.points], NAME_COLUMNS)
    for place_, name in enumerate(names):
        x, y = plane.value(KEY, (place_ + 0.5) * min(ROW, HEIGHT / max(len(plane.points), 15)))
        rows.append(
            {
                "kind": "key",
                "number": str(place_ + 1),
                "name": name,
                "key_x": x,
                "key_y": y,
            }
        )
    return rows


def _axes(plane: Plane) -> Spec:
    ends = {"x": plane.across, "y": plane.up}
    return {
        axis: {
            "field": axis,
            "type": "quantitative",
            "scale": {"domain": list(ends[axis]), "nice": False, "zero": False},
            "axis": {"title": title, "grid": False, "tickCount": 5},
        }
        for axis, title in zip(("x", "y"), plane.titles, strict=True)
    }


def _lines(plane: Plane) -> list[Spec]:
    return [
        {
            "data": {"values": [{axis: at}]},
            "mark": {"type": "rule", "strokeDash": [5, 4], "color": SOFT},
            "encoding": {other: None},
        }
        for axis, other, at in (("x", "y", plane.lines[0]), ("y", "x", plane.lines[1]))
        if at is not None
    ]


def _layers() -> list[Spec]:
    text = {"type": "text", "baseline": "middle", "fontSize": FIGURE_SIZE, "color": INK}
    at_label = _at("label_x", "label_y")
    at_key = _at("key_x", "key_y")
    return [
        {
            **of_kind("led"),
            "mark": {"type": "rule", "color": QUIET},
            "encoding": {"x2": {"field": "end_x"}, "y2": {"field": "end_y"}},
        },
        {
            **_kinds("point", "named", "led"),
            "mark": {"type": "circle", "size": 60, "opacity": 1, "color": POINT_COLOUR},
        },
        {
            **_kinds("named", "led"),
            "mark": text,
            "encoding": {**at_label, "text": {"field": "label"}},
        },
        {
            **of_kind("corner"),
            "mark": {**text, "color": SOFT, "fontStyle": "italic"},
            "encoding": {**at_label, "text": {"field": "corner"}},
        },
        {
            **of_kind("key"),
            "mark": {**text, "align": "right"},
            "encoding": {**at_key, "text": {"field": "number"}},
        },
        {
            **of_kind("key"),
            "mark": {**text, "align": "left", "dx": 8, "fontSize": NAME_SIZE},
            "encoding": {**at_key, "text": {"field": "name"}},
        },
    ]


def _kinds(*kinds: str) -> Spec:
    return {"transform": [{"filter": {"field": "kind", "oneOf": list(kinds)}}]}


def _at(x: str, y: str) -> Spec:
    return {
        "x": {"field": x, "type": "quantitative"},
        "y": {"field": y, "type": "quantitative"},
    }

"""Items as points of a plane, named without covering each other."""

from collections.abc import Sequence
from dataclasses import replace

from reports.charts.looks import (
    FIGURE_SIZE,
    INK,
    NAME_SIZE,
    QUIET,
    ROW,
    SOFT,
    Spec,
    layered,
    legend,
    of_kind,
)
from reports.charts.placement import (
    POINT,
    Box,
    apart,
    distance,
    mark_of,
    place,
    rooms_in,
    text_size,
)
from reports.charts.spots import Plane, Spot

FAR = POINT + 6
"""Pixels from which on a line leads from a label to its point."""
EVERYWHERE = 40
"""Rings of places that reach across the whole plane."""
KEY_GAP = 28
"""Pixels from the plane to the key beside it."""
KEY_BELOW, KEY_INDENT = 48, 0
"""Pixels from the plane down to a key below it, past its axis, and where its numbers end."""
AIR = 4
"""Pixels between the words of a quadrant and a name in the same line."""
POINT_COLOUR = "#0072B2"
ASIDE_SHAPES = ("triangle-down", "cross")
"""Marks of items that belong to no quadrant."""


def draw_plane(plane: Plane) -> Spec:
    """Describe the plane: names beside the points, or numbers and a key where it is crowded.

    Parameters
    ----------
    plane : Plane

    Returns
    -------
    dict
        A Vega-Lite description. Points that would cover each other are moved apart.
    """
    plane = _moved_apart(plane)
    named = [spot.short for spot in plane.spots]
    boxes = _placed(plane, named, rings=4)
    crowded = any(box is None for box in boxes)
    if crowded:
        named = [str(number) for number in range(1, len(plane.spots) + 1)]
        boxes = _placed(plane, named, rings=EVERYWHERE)
    values = [_point(plane, *one) for one in zip(plane.spots, named, boxes, strict=True)]
    values += [*_corners(plane), *(_key(plane) if crowded else ())]
    layers = [*_lines(plane), *_layers(plane)]
    return layered(plane.size, values, layers, _axes(plane), narrow=plane.narrow)


def _moved_apart(plane: Plane) -> Plane:
    points = [plane.pixel(spot.x, spot.y) for spot in plane.spots]
    moved = apart(points, plane.area, plane.middle)
    spots = []
    for spot, before, after in zip(plane.spots, points, moved, strict=True):
        x, y = plane.value(*after)
        spots.append(spot if before == after else replace(spot, x=x, y=y))
    return replace(plane, spots=spots)


def _placed(plane: Plane, named: Sequence[str], rings: int) -> tuple[Box | None, ...]:
    points = [plane.pixel(spot.x, spot.y) for spot in plane.spots]
    sizes = [text_size(name, FIGURE_SIZE) for name in named]
    corners = _corner_boxes(plane)
    return place(
        points,
        sizes,
        plane.area,
        taken=[*map(_with_air, corners), *_line_boxes(plane)],
        uncrossed=corners,
        rings=rings,
    )


def _point(plane: Plane, spot: Spot, label: str, box: Box | None) -> Spec:
    across, up, whole = spot.told
    told: Spec = {"x": spot.x, "y": spot.y, "kind": "point", "aside": spot.aside}
    told |= {"across": across, "up": up, "whole": whole}
    if box is None:
        return told
    point = plane.pixel(spot.x, spot.y)
    told["kind"] = "named"
    told["label"] = label
    told["label_x"], told["label_y"] = plane.value(*box.middle)
    if distance(box, point) > FAR:
        told["kind"] = "led"
        told["end_x"], told["end_y"] = plane.value(*box.nearest(point))
    return told


def _line_boxes(plane: Plane) -> list[Box]:
    """The lines through the plane, which no label crosses."""
    (left, top), (width, height) = plane.middle, plane.size
    boxes = [Box(left - 1, 0, left + 1, height), Box(0, top - 1, width, top + 1)]
    return [box for box, at in zip(boxes, plane.lines, strict=True) if at is not None]


def _corner_boxes(plane: Plane) -> list[Box]:
    """Room for the words of each quadrant: in its corner, or further in where points lie there."""
    if not plane.corners:
        return []
    middle, (width, height) = plane.middle, plane.size
    marks = [mark_of(plane.pixel(spot.x, spot.y)) for spot in plane.spots]
    boxes = []
    for nth, name in enumerate(plane.corners):
        left, right = (0.0, middle[0]) if nth % 2 == 0 else (middle[0], width)
        top, bottom = (0.0, middle[1]) if nth < 2 else (middle[1], height)  # noqa: PLR2004 - two rows of two
        quadrant = Box(left, top, right, bottom)
        rooms = rooms_in(quadrant, text_size(name, FIGURE_SIZE), from_corner=nth)
        free = (room for room in rooms if not any(map(room.meets, marks)))
        boxes.append(next(free, rooms[0]))
    return boxes


def _with_air(box: Box) -> Box:
    return Box(box.left - AIR, box.top, box.right + AIR, box.bottom)


def _corners(plane: Plane) -> list[Spec]:
    corners = []
    for name, box in zip(plane.corners, _corner_boxes(plane), strict=True):
        x, y = plane.value(*box.middle)
        corners.append({"kind": "corner", "corner": name, "label_x": x, "label_y": y})
    return corners


def _key(plane: Plane) -> list[Spec]:
    """Number and name of every point, beside the plane or below it."""
    rows = []
    width, height = plane.size
    left, top = (KEY_INDENT, height + KEY_BELOW) if plane.narrow else (width + KEY_GAP, 0.0)
    step = ROW if plane.narrow else min(ROW, height / max(len(plane.spots), 15))
    for place_, spot in enumerate(plane.spots):
        x, y = plane.value(left, top + (place_ + 0.5) * step)
        rows.append(
            {
                "kind": "key",
                "number": str(place_ + 1),
                "name": spot.name,
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
            "axis": {
                "title": title,
                "grid": False,
                "tickCount": 5,
                **({"format": plane.signs} if plane.signs else {}),
            },
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


def _marks(plane: Plane) -> list[Spec]:
    """The points; what belongs to no quadrant has an open mark of another shape."""
    spots = {"filter": {"field": "kind", "oneOf": ["point", "named", "led"]}}
    within = {"filter": {"field": "aside", "equal": ""}}
    inside = {
        "transform": [spots, within],
        "mark": {"type": "circle", "size": 60, "opacity": 1, "color": POINT_COLOUR},
    }
    told = [one for one in plane.asides if any(spot.aside == one for spot in plane.spots)]
    if not told:
        return [inside]
    shapes = [ASIDE_SHAPES[plane.asides.index(one) % len(ASIDE_SHAPES)] for one in told]
    shape = {
        "field": "aside",
        "type": "nominal",
        "scale": {"domain": told, "range": shapes},
        "legend": {**legend(), "orient": "top"} if plane.narrow else legend(),
    }
    open_mark = {"type": "point", "filled": False, "size": 80, "opacity": 1, "color": INK}
    outside = {
        "transform": [spots, {"filter": {"not": within["filter"]}}],
        "mark": {**open_mark, "strokeWidth": 1.8},
        "encoding": {"shape": shape},
    }
    return [inside, outside]


def _layers(plane: Plane) -> list[Spec]:
    text = {"type": "text", "baseline": "middle", "fontSize": FIGURE_SIZE, "color": INK}
    at_label = _at("label_x", "label_y")
    at_key = _at("key_x", "key_y")
    return [
        {
            **of_kind("led"),
            "mark": {"type": "rule", "color": QUIET},
            "encoding": {"x2": {"field": "end_x"}, "y2": {"field": "end_y"}},
        },
        *_marks(plane),
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

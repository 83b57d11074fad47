"""Finding a place for every label, so that none covers another or a point."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from reports.glyphs import widths

OTHER_WIDTH = 1.0
"""Ems of a character that the font does not know."""
LINE_HEIGHT = 1.25
POINT = 6.0
"""Half the width of a point, with a little air."""
STEP = 9.0
"""Pixels from one ring of places around a point to the next."""
DIRECTIONS = 16
NEAR = 1.5 * POINT
"""Pixels between the middles of two points that are told apart."""
EDGE = 4.0
"""Pixels from words to the edge of their quadrant."""


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels; `top` is smaller than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def nearest(self, point: tuple[float, float]) -> tuple[float, float]:
        """The place of the box that lies nearest to a point."""
        x, y = point
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


def text_size(text: str, size: float) -> tuple[float, float]:
    """Say how much room a line of text takes.

    Parameters
    ----------
    text : str
        One line.
    size : float
        Of the type, in pixels.

    Returns
    -------
    (float, float)
        Width and height in pixels, as the shipped font draws it.

    Examples
    --------
    >>> text_size("电梯", 10)
    (20.0, 12.5)
    """
    known = widths()
    return sum(known.get(one, OTHER_WIDTH) for one in text) * size, LINE_HEIGHT * size


def place(
    points: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    area: Box,
    *,
    taken: Sequence[Box] = (),
    uncrossed: Sequence[Box] = (),
    rings: int = 5,
) -> tuple[Box | None, ...]:
    """Put a label beside every point, the first place that is free, nearest first.

    Parameters
    ----------
    points : sequence of (float, float)
        In pixels.
    sizes : sequence of (float, float)
        Width and height of each label, as many as points.
    area : Box
        What no label leaves.
    taken : sequence of Box
        Where no label may lie.
    uncrossed : sequence of Box
        What no line from a label to its point may run through.
    rings : int
        How many distances are tried around each point.

    Returns
    -------
    tuple of Box or None
        One for each label: boxes that meet neither each other, nor a point, nor what is taken;
        None where no place was free.
    """
    marks = [mark_of(point) for point in points]
    placed: list[Box] = []
    found: list[Box | None] = []
    for point, size in zip(points, sizes, strict=True):
        free = (
            box
            for box in _around(point, size, rings)
            if area.holds(box)
            and not any(map(box.meets, (*marks, *placed, *taken)))
            and not any(_crossed(point, box.nearest(point), one) for one in uncrossed)
        )
        box = next(free, None)
        found.append(box)
        if box is not None:
            placed.append(box)
    return tuple(found)


def mark_of(point: tuple[float, float]) -> Box:
    """Give the room that a point takes."""
    x, y = point
    return Box(x - POINT, y - POINT, x + POINT, y + POINT)


def _crossed(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    """Whether a line runs through a box, looked at pixel by pixel or nearly so."""
    steps = int(hypot(end[0] - start[0], end[1] - start[1])) // 2 + 1
    for step in range(steps + 1):
        x, y = (a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
        if box.left < x < box.right and box.top < y < box.bottom:
            return True
    return False


def apart(
    points: Sequence[tuple[float, float]], area: Box, middle: tuple[float, float]
) -> tuple[tuple[float, float], ...]:
    """Move points that cover each other aside, as little as makes them two.

    Parameters
    ----------
    points : sequence of (float, float)
        In pixels.
    area : Box
        What no point leaves.
    middle : (float, float)
        Where two lines cut the area; a point stays on its side of both.

    Returns
    -------
    tuple of (float, float)
        As many points; those that cover none before them are where they were.

    Examples
    --------
    >>> apart([(5, 5), (5, 5)], Box(0, 0, 50, 50), (25, 25))
    ((5, 5), (14.0, 5.0))
    """
    moved: list[tuple[float, float]] = []
    for point in points:
        free = (
            spot
            for spot in (point, *_rings(point))
            if all(hypot(spot[0] - x, spot[1] - y) >= NEAR - 1e-9 for x, y in moved)
            and (spot == point or _beside(point, spot, area, middle))
        )
        moved.append(next(free, point))
    return tuple(moved)


def _beside(
    point: tuple[float, float], spot: tuple[float, float], area: Box, middle: tuple[float, float]
) -> bool:
    """Whether a spot lies in the area and on the same side of both lines as a point."""
    inside = area.left <= spot[0] <= area.right and area.top <= spot[1] <= area.bottom
    return inside and all(
        (old <= line) == (new <= line) for old, new, line in zip(point, spot, middle, strict=True)
    )


def _rings(point: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Spots around a point, ring by ring."""
    for ring in range(1, DIRECTIONS):
        for turn in range(DIRECTIONS):
            angle = 2 * pi * turn / DIRECTIONS
            yield point[0] + ring * NEAR * cos(angle), point[1] + ring * NEAR * sin(angle)


def rooms_in(quadrant: Box, size: tuple[float, float], from_corner: int) -> list[Box]:
    """Where words may stand in a quadrant, its outer corner first.

    Parameters
    ----------
    quadrant : Box
        In pixels.
    size : (float, float)
        Of the words.
    from_corner : int
        The quadrant's place, from the top left in the order of reading.

    Returns
    -------
    list of Box
        Along its outer edge, then along its inner one.
    """
    width, height = size
    across = [quadrant.left + EDGE, quadrant.middle[0] - width / 2, quadrant.right - EDGE - width]
    down = [quadrant.top + EDGE, quadrant.bottom - EDGE - height]
    across = across[::-1] if from_corner % 2 else across
    down = down if from_corner in (0, 1) else down[::-1]
    return [Box(x, y, x + width, y + height) for y in down for x in across]


def _around(point: tuple[float, float], size: tuple[float, float], rings: int) -> Iterator[Box]:
    """Places around a point: to the right first, then round it, ring by ring."""
    x, y = point
    half_width, half_height = size[0] / 2, size[1] / 2
    turns = sorted(range(DIRECTIONS), key=lambda turn: (turn % 8, turn % 4, turn % 2, turn))
    for ring in range(rings):
        away = POINT + 1 + ring * STEP
        for turn in turns:
            across, down = cos(2 * pi * turn / DIRECTIONS), sin(2 * pi * turn / DIRECTIONS)
            # The label keeps the distance on the side it lies on.
            middle_x = x + across * (away + half_width)
            middle_y = y + down * (away + half_height)
            yield Box(
                middle_x - half_width,
                middle_y - half_height,
                middle_x + half_width,
                middle_y + half_height,
            )


def distance(box: Box, point: tuple[float, float]) -> float:
    """How far a label lies from its point, in pixels."""
    x, y = box.nearest(point)
    return hypot(x - point[0], y - point[1])

"""Items as points of a plane, before they are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reports.charts.placement import Box


@dataclass(frozen=True)
class Spot:
    """An item on a plane: its name in a key, and the shorter one beside its point.

    `aside` says what it is where it belongs to none of the quadrants; `told` are its figures in
    words, across and up, and its whole name, for who points at it.
    """

    name: str
    short: str
    x: float
    y: float
    aside: str = ""
    told: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True)
class Plane:
    """A plane to be drawn.

    `across` and `up` are the ends of the two axes, `titles` their names; `lines` cut the plane in
    quadrants (None: no lines); `corners` name the quadrants from the top left, in the order of
    reading; `asides` are all that a spot may be said to be instead; `signs` is how the figures at
    the axes are written. `size` is in pixels; a `narrow` plane has its key below it.
    """

    spots: Sequence[Spot]
    across: tuple[float, float]
    up: tuple[float, float]
    titles: tuple[str, str]
    lines: tuple[float | None, float | None] = (None, None)
    corners: Sequence[str] = field(default=())
    asides: Sequence[str] = field(default=())
    signs: str = ""
    size: tuple[float, float] = (420.0, 360.0)
    narrow: bool = False

    @property
    def area(self) -> Box:
        """The plane in pixels."""
        return Box(0, 0, *self.size)

    @property
    def middle(self) -> tuple[float, float]:
        """Where its lines cross, in pixels; the lower left corner where there are none."""
        return self.pixel(
            self.across[0] if self.lines[0] is None else self.lines[0],
            self.up[0] if self.lines[1] is None else self.lines[1],
        )

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Where values stand, in pixels from the top left."""
        return (
            (x - self.across[0]) / (self.across[1] - self.across[0]) * self.size[0],
            (self.up[1] - y) / (self.up[1] - self.up[0]) * self.size[1],
        )

    def value(self, left: float, top: float) -> tuple[float, float]:
        """Turn pixels back into values."""
        return (
            self.across[0] + left / self.size[0] * (self.across[1] - self.across[0]),
            self.up[1] - top / self.size[1] * (self.up[1] - self.up[0]),
        )

"""How charts look: the same colours, shapes and lines everywhere, also on a grey printer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from reports.charts.placement import text_size
from reports.line_breaks import shortened

if TYPE_CHECKING:
    from reports.story.context import Story

Spec: TypeAlias = dict[str, Any]

MOST_LINES = 25
"""How many items a chart shows at most; more cannot be told apart."""
PARTY_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
"""Okabe and Ito (2008): told apart by colour-blind readers and on a grey printer."""
PARTY_SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")
PARTY_DASHES = ([1, 0], [8, 3], [2, 2], [10, 3, 2, 3], [5, 5], [1, 4])
"""Lines of the parties, for whoever sees no colours."""
USUAL_PARTIES = ("government", "market", "residents")
"""Whose looks are the first ones in every study, whoever else takes part."""
TIER_COLOURS = {"certain": "#1F4E79", "depends": "#E69F00", "out": "#767676"}
"""No party's colours, and three steps of grey on a grey printer."""
TIER_SHAPES = {"certain": "circle", "depends": "diamond", "out": "triangle-down"}

INK, SOFT, QUIET, PAPER = "#1F2933", "#52606D", "#B8BEC4", "#FFFFFF"
BAR: Final[Spec] = {"type": "bar", "orient": "horizontal"}
ROW = 24
"""Pixels from one row to the next."""
PARTY_COLUMNS = 15
"""Columns that the name of a party takes at most."""
FIGURE_SIZE, NAME_SIZE = 12, 13
ABOVE = 17
"""Pixels from the middle of a row up to a name above it."""
PHONE_WIDTH = 306
"""Pixels that a drawing takes at most on a phone, without its margins."""
NARROW_MARGINS = {"left": 4, "right": 10, "top": 4, "bottom": 4}
"""Enough for letters that are wider than measured, where names end at the right."""


@dataclass(frozen=True)
class Room:
    """How much room a chart has.

    `width` is that of its plane in pixels and `row` the height of a row. On a phone names stand
    above their rows (`narrow`), and a legend has fewer columns.
    """

    width: float
    row: float = ROW
    narrow: bool = False

    @property
    def columns(self) -> int:
        """Columns of a legend."""
        return 2 if self.narrow else 3

    @property
    def top(self) -> float:
        """Rows left free at the top, where the first name stands above its row."""
        return 0.2 if self.narrow else 0.0

    def size(self, count: float) -> tuple[float, float]:
        """Width and height of a plane with so many rows."""
        return self.width, (count + self.top) * self.row


def phone(beside: float = 0.0) -> Room:
    """Give the room on a phone, where something stands beside the plane.

    Parameters
    ----------
    beside : float
        Pixels that are not the plane's.

    Returns
    -------
    Room
    """
    return Room(PHONE_WIDTH - beside, 40, narrow=True)


def party_scale(story: "Story", looks: Sequence[Any], parties: Iterable[str] | None = None) -> Spec:
    """Give every party its own look, the usual ones the same in every study.

    Parameters
    ----------
    story : Story
        The run being told.
    looks : sequence
        `PARTY_COLOURS`, `PARTY_SHAPES` or `PARTY_DASHES`.
    parties : iterable of str, optional
        Party ids to be told apart; all if not given.

    Returns
    -------
    dict
        A scale over the names of the parties.
    """
    places = _places(story.party_ids)
    chosen = [one for one in story.party_ids if parties is None or one in {*parties}]
    return {
        "domain": [party_name(story, one) for one in chosen],
        "range": [looks[places[one] % len(looks)] for one in chosen],
    }


def _places(parties: Sequence[str]) -> dict[str, int]:
    """Which look each party takes: the others what the usual ones never wear, as far as it goes."""
    places = {party: place for place, party in enumerate(USUAL_PARTIES) if party in parties}
    free = [one for one in range(len(PARTY_COLOURS)) if one not in places.values()]
    free.sort(key=lambda place: place < len(USUAL_PARTIES))
    others = [party for party in parties if party not in places]
    return places | {party: free[nth % len(free)] for nth, party in enumerate(others)}


def legend(title: str | None = None, **looks: Any) -> Spec:
    """A legend below the picture."""
    return {
        "title": title,
        "orient": "bottom",
        "direction": "horizontal",
        "columns": 3,
        "labelLimit": 0,
        "symbolSize": 120,
        **looks,
    }


def rows_down(count: float, room: Room) -> Spec:
    """Rows of equal height, the first at the top; the field ``row`` counts them from 0."""
    ends = [-0.5 - room.top, count - 0.5]
    return {
        "field": "row",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": ends, "reverse": True, "nice": False, "zero": False},
    }


def words(field: str, x: float | Spec, *, align: str = "left", **mark: Any) -> Spec:
    """Text from the data beside each row, at a pixel or at a value."""
    return {
        "mark": {
            "type": "text",
            "align": align,
            "baseline": "middle",
            "color": INK,
            "fontSize": NAME_SIZE,
            **mark,
        },
        "encoding": {
            "text": {"field": field},
            "x": x if isinstance(x, dict) else {"value": x},
            "color": {"value": mark.get("color", INK)},
        },
    }


def row_names(room: Room, gap: float = 14) -> Spec:
    """The name of every row, to the left of the picture or above the row."""
    return words("item", 0, dy=-ABOVE) if room.narrow else words("item", -gap, align="right")


def heads(names: Sequence[str], column: float) -> Spec:
    """Names at the head of columns, aslant where they are too wide for them."""
    widest = max(text_size(name, NAME_SIZE)[0] for name in names)
    aslant = {"labelAngle": -35, "labelAlign": "left"} if widest > column - 6 else {"labelAngle": 0}
    return {"orient": "top", "title": None, "domain": False, "ticks": False, **aslant}


def party_name(story: "Story", party: str) -> str:
    """The name of a party in a legend or at the head of a column, told apart from the others."""
    short = {one: shortened(story.names.party(one), PARTY_COLUMNS) for one in story.party_ids}
    if len({*short.values()}) == len(short):
        return short[party]
    place = story.party_ids.index(party)
    return f"{place + 1} {short[party]}"


def item_name(story: "Story", item: str) -> str:
    """The name of an item as it stands beside a row.

    Cut here and not by the renderer, which would measure every name three times over.
    """
    return story.short_name(item)


def of_kind(kind: str) -> Spec:
    """Only the data of a kind, where a chart holds several."""
    return {"transform": [{"filter": {"field": "kind", "equal": kind}}]}


def layered(
    size: tuple[float, float],
    values: Sequence[Spec],
    layers: Sequence[Spec],
    encoding: Spec,
    *,
    narrow: bool = False,
) -> Spec:
    """Put a description together.

    Parameters
    ----------
    size : (float, float)
        Width and height of the plane in pixels.
    values : sequence of dict
        One datum each; the only place where text of a study stands.
    layers : sequence of dict
        From back to front.
    encoding : dict
        What all layers share.
    narrow : bool
        Whether it is for a phone, which leaves it no room for margins.

    Returns
    -------
    dict
        A Vega-Lite description.
    """
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": size[0],
        "height": size[1],
        "background": None,
        **({"padding": NARROW_MARGINS} if narrow else {}),
        "data": {"values": list(values)},
        "layer": list(layers),
        "encoding": encoding,
        "config": {
            "aria": False,
            "view": {"stroke": None},
            "axis": {
                "labelFontSize": NAME_SIZE,
                "titleFontSize": FIGURE_SIZE,
                "titleFontWeight": "normal",
                "labelColor": INK,
                "gridColor": "#E4E7EB",
            },
            "legend": {"labelFontSize": NAME_SIZE, "labelColor": INK},
        },
    }

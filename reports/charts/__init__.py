"""Pictures of the findings, as descriptions (Vega-Lite) that any format can draw.

Survey text only ever stands in data values, never in a field name or an expression, so a label
such as ``datum.x`` comes out as it was written.
"""

from reports.charts.agreement import agreement_strip
from reports.charts.funding import money_by_item, money_by_source
from reports.charts.looks import MOST_LINES, PARTY_COLOURS
from reports.charts.need_bars import need_bars
from reports.charts.places_given_up import places_given_up
from reports.charts.planes import importance_plane, kano_plane
from reports.charts.rank_changes import rank_changes
from reports.charts.rank_ranges import rank_ranges
from reports.charts.rank_shares import rank_shares
from reports.charts.top_shares import top_shares

__all__ = [
    "MOST_LINES",
    "PARTY_COLOURS",
    "agreement_strip",
    "importance_plane",
    "kano_plane",
    "money_by_item",
    "money_by_source",
    "need_bars",
    "places_given_up",
    "rank_changes",
    "rank_ranges",
    "rank_shares",
    "top_shares",
]

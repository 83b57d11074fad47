"""What matters beside how well it is done, and what delights beside what is taken for granted."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from prioritize.survey_findings import ReadingFinding
from reports import figures
from reports.charts.looks import MOST_LINES
from reports.charts.plane import draw_plane
from reports.charts.spots import Plane, Spot
from reports.document import Chart

if TYPE_CHECKING:
    from reports.story.context import Story

SHORT = 26
"""Columns that a name takes at most beside its point."""
LEAST_SPAN = 0.15
"""How much an axis spans at least: small differences shall not look large."""
AIR = 0.12
"""Part of the span of the points that is left free at every side."""
IPA_CORNERS = ("concentrate_here", "keep_up", "low_priority", "possible_overkill")
KANO_CORNERS = ("attractive", "one_dimensional", "indifferent", "must_be")
"""Quadrants from the top left, in the order of reading."""
KANO_ASIDE = ("reverse", "questionable")
"""Classes that no quadrant stands for: their answers are outside the base of Better and Worse."""
KANO_ENDS = (-0.05, 1.05)
NARROW_SIZE = (258.0, 258.0)
"""Pixels of a plane on a phone."""
HALF = 0.5
"""Where Better and Worse part the classes of the Kano model (Berger et al. 1993)."""


def importance_plane(story: "Story") -> tuple[Chart, ...]:
    """Draw importance against satisfaction, cut where the quadrants of the items say so.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    tuple of Chart
        One chart; none without such questions.
    """
    told = _of_kind(story, "ipa", ("importance", "performance"))
    if not told:
        return ()
    wanted = [one.figures["importance"] for one in told]
    found = [one.figures["performance"] for one in told]
    every = [one for one in story.findings.survey.pictures if one.kind == "ipa"]
    lines = _cut(told) if len(told) == len(every) else None
    shown = told[:MOST_LINES]
    plane = Plane(
        spots=[
            Spot(
                story.short_name(one.item),
                story.short_name(one.item, SHORT),
                one.figures["performance"],
                one.figures["importance"],
                told=(
                    figures.percent(one.figures["performance"]),
                    figures.percent(one.figures["importance"]),
                    story.names.item(one.item),
                ),
            )
            for one in shown
        ],
        across=_ends(found),
        up=_ends(wanted),
        titles=(
            story.words.word("figure", "performance"),
            story.words.word("figure", "importance"),
        ),
        lines=lines or (None, None),
        corners=[story.words.word("label", one) for one in IPA_CORNERS] if lines else (),
        signs=".0%",
    )
    rows = (
        story.say(
            "chart.ipa_row",
            item=story.names.item(one.item),
            importance=figures.percent(one.figures["importance"]),
            performance=figures.percent(one.figures["performance"]),
        )
        for one in shown
    )
    caption = story.say("chart.ipa_caption", shown=len(shown), total=len(told))
    alt = story.say("chart.ipa_alt", rows=story.words.listed(rows))
    return (_chart(story, "importance-plane", plane, alt, caption),)


def kano_plane(story: "Story") -> tuple[Chart, ...]:
    """Draw how much an item delights against how much its absence is resented.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    tuple of Chart
        One chart; none without Kano pairs.
    """
    told = _of_kind(story, "kano", ("better", "worse"))
    if not told:
        return ()
    shown = told[:MOST_LINES]
    plane = Plane(
        spots=[
            Spot(
                story.short_name(one.item),
                story.short_name(one.item, SHORT),
                -one.figures["worse"],
                one.figures["better"],
                story.words.word("label", one.label) if one.label in KANO_ASIDE else "",
                told=(
                    figures.score(-one.figures["worse"]),
                    figures.score(one.figures["better"]),
                    story.names.item(one.item),
                ),
            )
            for one in shown
        ],
        across=KANO_ENDS,
        up=KANO_ENDS,
        titles=(story.say("chart.kano_worse"), story.say("chart.kano_better")),
        lines=(HALF, HALF),
        corners=[story.words.word("label", one) for one in KANO_CORNERS],
        asides=[story.words.word("label", one) for one in KANO_ASIDE],
    )
    rows = (
        story.say(
            "chart.kano_row",
            item=story.names.item(one.item),
            label=story.words.word("label", one.label) if one.label else figures.DASH,
            better=figures.score(one.figures["better"]),
            worse=figures.score(one.figures["worse"]),
        )
        for one in shown
    )
    caption = story.say("chart.kano_caption", shown=len(shown), total=len(told))
    alt = story.say("chart.kano_alt", rows=story.words.listed(rows))
    return (_chart(story, "kano-plane", plane, alt, caption),)


def _chart(story: "Story", name: str, plane: Plane, alt: str, caption: str) -> Chart:
    small = replace(plane, size=NARROW_SIZE, narrow=True)
    across, up = plane.titles
    tips = (("whole", story.say("column.item")), ("across", across), ("up", up))
    return Chart(name, draw_plane(plane), alt, caption, tips, narrow=draw_plane(small))


def _of_kind(story: "Story", kind: str, needed: Iterable[str]) -> list[ReadingFinding]:
    """Readings with all figures, those highest on the joint list first."""
    ranks = {one.item: one.rank for one in story.findings.joint}
    told = [
        one
        for one in story.findings.survey.pictures
        if one.kind == kind and {*needed} <= one.figures.keys()
    ]
    return sorted(told, key=lambda one: ranks.get(one.item, len(ranks) + 1.0))


def _ends(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    air = max((high - low) * AIR, 0.02, (LEAST_SPAN - (high - low)) / 2)
    return low - air, high + air


def _cut(told: Sequence[ReadingFinding]) -> tuple[float, float] | None:
    """Where lines part the items as their quadrants do; None where no lines do."""
    across = _between(told, "performance", {"keep_up", "possible_overkill"})
    up = _between(told, "importance", {"concentrate_here", "keep_up"})
    return None if across is None or up is None else (across, up)


def _between(told: Sequence[ReadingFinding], name: str, above: set[str]) -> float | None:
    """The mean of all items, where it parts those said to be above it from the others."""
    mean = sum(one.figures[name] for one in told) / len(told)
    sides = [
        one.figures[name] - mean if one.label in above else mean - one.figures[name]
        for one in told
        if one.label
    ]
    fits = len(sides) == len(told) and min(sides) >= -0.01  # noqa: PLR2004 - figures are rounded
    return mean if fits else None

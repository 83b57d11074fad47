"""What kinds of questions tell of items, as a notice may show it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from prioritize.small_readings import base_key, share_key, whole_key
from prioritize.survey_findings import ReadingFinding
from reports.notice.rounding import DIGITS
from surveys.disclosure import Shown
from surveys.scoring import all_kinds

EVERY_BASE: Final = 10**DIGITS
"""People from whom on any rounded share fits any number of them."""


def public_reading(reading: ReadingFinding, shown: Shown, minimum_cell: int) -> ReadingFinding:
    """Leave out hidden shares, whatever they follow from, and a class whose share is hidden.

    Parameters
    ----------
    reading : ReadingFinding
    shown : Shown
    minimum_cell : int

    Returns
    -------
    ReadingFinding
    """
    untold = _hidden(reading, shown)
    base = shown.count(base_key(reading))
    if base is None or untold:
        untold |= set(_telling(reading, untold, minimum_cell))
    return replace(
        reading,
        base=base,
        label="" if reading.label in untold else reading.label,
        figures={name: one for name, one in reading.figures.items() if name not in untold},
    )


def _hidden(reading: ReadingFinding, shown: Shown) -> set[str]:
    """Figures whose own count, or the count of the people they are shares of, is hidden."""
    whole = whole_key(reading)
    # Shares of people whose number gives few away give them away as well.
    together = {
        share
        for key in shown.hidden
        if isinstance(key, tuple) and key[: len(whole)] == whole
        for share in key[len(whole) :]
    } | shown.hidden
    named = {reading.label, *reading.figures}
    return {name for name in named if share_key(reading, name) in together}


def _telling(reading: ReadingFinding, untold: set[str], minimum_cell: int) -> Iterator[str]:
    """Figures from which a hidden share or base could be worked out in spite of their rounding."""
    kind, base = all_kinds()[reading.kind], reading.base or 0
    if base < EVERY_BASE:
        # 0.76 of sixty people is no whole number of them, so one of them kept silent.
        yield from (reading.label, *reading.figures)
    for ratio, parts in kind.ratios:
        if untold & {ratio, *parts}:
            yield from (ratio, *parts)
    if base >= EVERY_BASE * minimum_cell:
        return
    for names in kind.shares:
        # Shares of all beside shares of the base tell how many are outside it.
        if {*names} & {*kind.outside}:
            yield from names
            yield from (name for name, parts in kind.sums if {*parts} <= {*kind.outside})

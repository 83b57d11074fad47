"""Who is in a segment and what it wants, without a count that points at anybody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.demand import Demand
from surveys.people import LEVEL_SEPARATOR
from surveys.responses import Responses
from surveys.vocabulary import as_read

Mask = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class ProfileTable:
    """How the answers to one question about people spread over the segments.

    Attributes
    ----------
    variable : str
        The question.
    levels : tuple of str
        Its answers; "" holds together what may not stand alone, and who gave no answer.
    held_together : tuple of str
        The answers behind "" that enough people gave to be named.
    sizes : ndarray of int, shape (n_segments,)
        Respondents of each segment.
    counts : ndarray of int, shape (n_levels, n_segments)
        Respondents; all of them 0 or at least the smallest number that may be shown.
    several : bool
        Whether one respondent may have given several answers.
    """

    variable: str
    levels: tuple[str, ...]
    sizes: Integers
    counts: Integers
    held_together: tuple[str, ...] = ()
    several: bool = False


@dataclass(frozen=True)
class Want:
    """What a segment asks for of one item, beside everybody.

    `demand` and `overall` are 0-1; `lift` is the one over the other, None where nobody asks for
    the item.
    """

    item: str
    demand: float
    overall: float
    lift: float | None


def profile_tables(
    responses: Responses, members: Sequence[Mask], minimum_cell: int
) -> tuple[ProfileTable, ...]:
    """Count the answers to every question about people, segment by segment.

    Answers with a count below `minimum_cell` in any segment (0 aside) are put together, if need
    be with further ones, until no such count is left; so what is held back cannot be worked out
    from the sizes of the segments, nor from how often each answer was given by all. Of a
    question with several answers, those are left out that too few of a segment gave or did not
    give.

    Parameters
    ----------
    responses : Responses
    members : sequence of ndarray of bool, each of shape (n_rows,)
        Who is in which segment.
    minimum_cell : int
        Smallest number of respondents that may be shown.

    Returns
    -------
    tuple of ProfileTable
        By question; without those of which nothing can be told apart.
    """
    if not members:
        return ()
    sizes = np.array([member.sum() for member in members], dtype=np.int64)
    found = []
    for variable in sorted(map(str, responses.groups.columns), key=as_read):
        cells = responses.groups[variable].to_numpy(dtype=object)
        counts = _counts(cells, members)
        several = any(LEVEL_SEPARATOR in cell for cell in pd.unique(cells))
        if several:
            shown = _told_apart(counts, sizes, minimum_cell)
        else:
            shown = _put_together(counts, minimum_cell)
        if shown:
            table = np.array(list(shown.values()), dtype=np.int64)
            held = tuple(
                level
                for level, given in counts.items()
                if level and level not in shown and given.sum() >= minimum_cell and not several
            )
            found.append(ProfileTable(variable, tuple(shown), sizes, table, held, several))
    return tuple(found)


def untold_variables(
    responses: Responses, members: Sequence[Mask], tables: Sequence[ProfileTable]
) -> tuple[str, ...]:
    """Name the questions about people that members answered and no table tells of.

    Parameters
    ----------
    responses : Responses
    members : sequence of ndarray of bool, each of shape (n_rows,)
    tables : sequence of ProfileTable

    Returns
    -------
    tuple of str
        Questions of which all answers, or all but one, are of too few people in some segment.
    """
    if not members:
        return ()
    anybody = np.logical_or.reduce(members)
    told = {table.variable for table in tables}
    return tuple(
        variable
        for variable in sorted(map(str, responses.groups.columns), key=as_read)
        if variable not in told and (responses.groups[variable].to_numpy()[anybody] != "").any()
    )


def _counts(cells: npt.NDArray[np.object_], members: Sequence[Mask]) -> dict[str, Integers]:
    """Count each answer in each segment; "" is no answer."""
    codes, texts = pd.factorize(cells)
    answers = [text.split(LEVEL_SEPARATOR) for text in texts]
    per_text = np.stack(
        [np.bincount(codes[member], minlength=len(texts)) for member in members], axis=1
    )
    levels = sorted({level for several in answers for level in several}, key=as_read)
    found = {
        level: per_text[[level in several for several in answers]].sum(axis=0) for level in levels
    }
    return {level: counts for level, counts in found.items() if counts.any()}


def _small(counts: Integers, minimum_cell: int) -> bool:
    return bool(((counts > 0) & (counts < minimum_cell)).any())


def _put_together(counts: dict[str, Integers], minimum_cell: int) -> dict[str, Integers]:
    """Hold small counts together with further ones; empty if that leaves one answer.

    Of the answers that would be enough, the one is given up without which the segments differ
    most; if none is enough, the rarest.
    """
    kept = {level: given for level, given in counts.items() if level}
    kept = {level: given for level, given in kept.items() if not _small(given, minimum_cell)}
    rest = sum((counts[level] for level in counts if level not in kept), start=_none_of(counts))
    while kept and _small(rest, minimum_cell):
        enough = [level for level in kept if not _small(rest + kept[level], minimum_cell)]
        if enough:
            given_up = max(
                enough, key=lambda level: (_contrast(_without(kept, level, rest)), level)
            )
        else:
            given_up = min(kept, key=lambda level: (kept[level].sum(), level))
        rest = rest + kept.pop(given_up)
    shown = {level: kept[level] for level in sorted(kept, key=as_read)} | (
        {"": rest} if rest.any() else {}
    )
    return shown if kept and len(shown) > 1 else {}


def _without(kept: dict[str, Integers], level: str, rest: Integers) -> Integers:
    """The table that is left when a level joins the rest."""
    others = [given for other, given in kept.items() if other != level]
    return np.stack([*others, rest + kept[level]])


def _contrast(table: Integers) -> float:
    """How much the columns of a table differ: its chi-square over its total."""
    total = table.sum()
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / total
    apart = np.divide((table - expected) ** 2, expected, where=expected > 0,
                      out=np.zeros_like(expected))  # fmt: skip
    return float(np.round(apart.sum() / total, 12))


def _none_of(counts: dict[str, Integers]) -> Integers:
    return np.zeros_like(next(iter(counts.values()), np.zeros(0, dtype=np.int64)))


def _told_apart(
    counts: dict[str, Integers], sizes: Integers, minimum_cell: int
) -> dict[str, Integers]:
    """Keep the answers that neither too few gave nor too few did not give."""
    return {
        level: given
        for level, given in counts.items()
        if level and not _small(given, minimum_cell) and not _small(sizes - given, minimum_cell)
    }


def segment_wants(overall: Demand, own: Demand) -> tuple[Want, ...]:
    """Compare what a segment asks for with what everybody asks for.

    Parameters
    ----------
    overall, own : Demand

    Returns
    -------
    tuple of Want
        What is asked for more than by everybody first, by the difference; then by item.
    """
    return tuple(sorted(_wants(overall, own), key=_most_wanted_first))


def _wants(overall: Demand, own: Demand) -> Iterator[Want]:
    both = own.table.index.intersection(overall.table.index)
    for item in both:
        demand = float(own.table["value"][item])
        everybody = float(overall.table["value"][item])
        lift = demand / everybody if everybody > 0 else None
        yield Want(str(item), demand, everybody, lift)


def _most_wanted_first(want: Want) -> tuple[float, str]:
    return round(want.overall - want.demand, 12), want.item

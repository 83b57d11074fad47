"""Which options each of several exports offers: who could not choose one did not reject it."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from surveys.answers import SurveyTable
from surveys.codebook import Option
from surveys.vocabulary import normalise

Mask = npt.NDArray[np.bool_]

OWN_WORDS = frozenset({"comment", "willingness"})
"""Kinds whose answers stand on nobody's list."""

BOXES = frozenset({"tick", "place"})
"""Forms whose columns show every option there is."""


def options_withheld(
    parts: Sequence[str],
    options: Sequence[Option],
    exports: Sequence[SurveyTable],
    columns: Sequence[Sequence[int]],
) -> dict[int, Mask]:
    """Find the options that single exports do not offer.

    Known where every option has a column of its own, or where the codebook names the exports
    of an option.

    Parameters
    ----------
    parts : sequence of str
        Options over all exports.
    options : sequence of Option
        What the codebook says of them.
    exports : sequence of SurveyTable
    columns : sequence of sequence of int
        The question's columns per export, empty where it is not asked.

    Returns
    -------
    dict of int to ndarray of bool, shape (n_parts,)
        Per place of an export that asks the question, True for options it does not offer; empty
        where all offer all, or only one asks.
    """
    asking = [number for number, places in enumerate(columns) if places]
    if len(asking) < 2:  # noqa: PLR2004 - alone, an export offers what there is
        return {}
    bound = {
        normalise(option.option): files_of(option.export) for option in options if option.export
    }
    found = {
        number: np.array(
            [
                _is_withheld(normalise(part), exports[number], columns[number], bound)
                for part in parts
            ],
            dtype=bool,
        )
        for number in asking
    }
    return found if any(mask.any() for mask in found.values()) else {}


def _is_withheld(
    part: str, table: SurveyTable, places: Sequence[int], bound: Mapping[str, tuple[str, ...]]
) -> bool:
    own = {table.file, *(source.file for source in table.sources)}
    if part in bound and own.isdisjoint(bound[part]):
        return True
    columns = [table.columns[place] for place in places]
    if not all(column.form in BOXES for column in columns):
        return False
    return part not in {normalise(column.part or column.header) for column in columns}


def files_of(text: str) -> tuple[str, ...]:
    """Read the files that the codebook names for an option.

    Examples
    --------
    >>> files_of("a.xlsx; b.csv")
    ('a.xlsx', 'b.csv')
    """
    return tuple(name for part in text.replace("；", ";").split(";") if (name := part.strip()))


def withheld_rows(withheld: Mapping[int, Mask], pieces: Sequence[tuple[int, int]]) -> Mask | None:
    """Repeat what exports do not offer for each of their rows.

    Parameters
    ----------
    withheld : mapping of int to ndarray of bool, shape (n_parts,)
        As `options_withheld` gives it.
    pieces : sequence of (int, int)
        Place of the export, and how many of its rows follow.

    Returns
    -------
    ndarray of bool, shape (n_rows, n_parts), or None
        None if nothing is withheld.
    """
    if not withheld:
        return None
    nothing = np.zeros(len(next(iter(withheld.values()))), dtype=bool)
    blocks = [
        np.broadcast_to(withheld.get(number, nothing), (rows, len(nothing)))
        for number, rows in pieces
    ]
    return np.concatenate(blocks)

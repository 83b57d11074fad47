"""Counts of people that can be shown without letting anybody work out a small one."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from surveys.disclosure_search import hide
from surveys.errors import DifferentCountsError, UnequalSumError

Key = Hashable
"""Names a count; the same key in two tables is the same count."""

DEAR = 1000.0
"""How many times harder a dear count is to give up than another of its size."""


@dataclass(frozen=True)
class CountTable:
    """Counts that are shown together, and which of them add up to which.

    Attributes
    ----------
    counts : dict of key to int
    sums : tuple of (key, tuple of key)
        A total and the parts that add up to it.
    unseen : frozenset of key
        Counts that nobody prints, but that follow by subtraction.
    dear : frozenset of key
        Counts to be hidden only where nothing else helps.
    zeros_tell : bool
        Whether that nobody is there tells something of everybody, as an answer that none in a
        group gave: then 0 is as small as 1.
    """

    counts: Mapping[Key, int]
    sums: tuple[tuple[Key, tuple[Key, ...]], ...] = ()
    unseen: frozenset[Key] = frozenset()
    dear: frozenset[Key] = frozenset()
    zeros_tell: bool = False

    def __repr__(self) -> str:
        return f"CountTable({len(self.counts)} counts, {len(self.sums)} sums)"


@dataclass(frozen=True)
class Shown:
    """What is left to show.

    Attributes
    ----------
    counts : dict of key to int
        All counts, hidden ones too: never print it.
    hidden : frozenset of key
        The counts to leave out, small ones and others that give them away; a reader need not
        know which is which.
    """

    counts: dict[Key, int] = field(repr=False)
    hidden: frozenset[Key] = frozenset()

    def __repr__(self) -> str:
        return f"Shown({len(self.counts) - len(self.hidden)} of {len(self.counts)} counts)"

    def count(self, key: Key) -> int | None:
        """Give a count, None if it is hidden."""
        return None if key in self.hidden else self.counts[key]

    def share(self, part: Key, whole: Key) -> float | None:
        """Give one count as a share of another, None if either is hidden or nobody is there."""
        if {part, whole} & self.hidden or not self.counts[whole]:
            return None
        return self.counts[part] / self.counts[whole]


def called(key: Key) -> str:
    """Name a count in a message: without the word that says what sort of count it is.

    Examples
    --------
    >>> called(("level", "年龄", "60+")), called("all")
    ('年龄 60+', 'all')
    """
    parts = key[1:] if isinstance(key, tuple) and len(key) > 1 else (key,)
    return " ".join(str(part) for part in parts if str(part))


def one_way(total: Key, parts: Mapping[Key, int], whole: int | None = None) -> CountTable:
    """Describe counts that add up to a total.

    Parameters
    ----------
    total : key
    parts : dict of key to int
    whole : int, optional
        The total, where the parts do not make all of it: what is missing then counts as an
        unseen part. Parts that overlap take one table each.

    Returns
    -------
    CountTable

    Raises
    ------
    UnequalSumError
        If the parts are more than the whole.
    """
    added = sum(parts.values())
    rest = 0 if whole is None else whole - added
    if rest < 0:
        raise UnequalSumError(called(total), added, added + rest)
    counts = {total: added + rest, **parts}
    if not rest:
        return CountTable(counts, ((total, tuple(parts)),))
    missing = ("rest of", total, *parts)
    return CountTable(
        {**counts, missing: rest}, ((total, (*parts, missing)),), unseen=frozenset({missing})
    )


def two_way(total: Key, cells: Mapping[tuple[Key, Key], int]) -> CountTable:
    """Describe a table with a total for every row, every column, and all.

    Parameters
    ----------
    total : key
        Of the sum of all cells.
    cells : dict of (row, column) to int
        The total of a row has the row as its key, that of a column the column, so that other
        tables can speak of them.

    Returns
    -------
    CountTable
    """
    lines: dict[Key, list[tuple[Key, Key]]] = {}
    for cell in cells:
        for line in cell:
            lines.setdefault(line, []).append(cell)
    margins = {line: sum(cells[cell] for cell in inside) for line, inside in lines.items()}
    sums: list[tuple[Key, tuple[Key, ...]]] = [
        (line, tuple(inside)) for line, inside in lines.items()
    ]
    sums += [(total, tuple(dict.fromkeys(cell[side] for cell in cells))) for side in (0, 1)]
    counts: dict[Key, int] = {**dict(cells.items()), **margins, total: sum(cells.values())}
    return CountTable(counts, tuple(sums))


def protect(tables: Iterable[CountTable], minimum_cell: int) -> Shown:
    """Find the counts to hide, so that no small one can be worked out from the others.

    Counts from 1 to ``minimum_cell - 1`` are small, and 0 where it tells. As many further counts
    are hidden, cheap ones first, as it takes against a reader who knows all that is shown, all
    the sums, and that other zeros are shown: to such a reader every small count may still be
    anything from 1 (or 0) to ``minimum_cell - 1``. Only a total is never less than the number of
    its parts that are not zero.

    Parameters
    ----------
    tables : iterable of CountTable
        Everything that is published together; see `one_way` and `two_way`.
    minimum_cell : int
        Smallest number of people that may be shown.

    Returns
    -------
    Shown
        The same for any order of tables and counts.

    Raises
    ------
    DifferentCountsError
        If one key stands for two counts.
    UnequalSumError
        If parts do not add up to their total.

    Examples
    --------
    >>> aside = one_way("returned", {"used": 400, "too fast": 40, "no consent": 3, "twice": 12})
    >>> shown = protect([aside], minimum_cell=10)
    >>> [shown.count(key) for key in ("returned", "used", "too fast", "no consent", "twice")]
    [455, 400, 40, None, None]
    """
    tables = tuple(tables)
    counts = _joined(tables)
    keys = sorted(counts, key=repr)
    places = {key: place for place, key in enumerate(keys)}
    values = np.array([counts[key] for key in keys], dtype=np.int64)
    seen = {key for table in tables for key in set(table.counts) - table.unseen}
    dear = {key for table in tables for key in table.dear}
    telling = {key for table in tables if table.zeros_tell for key in table.counts}
    found = hide(
        values,
        _sums(tables, counts, places),
        unseen=np.array([key not in seen for key in keys], dtype=bool),
        cost=np.array([DEAR if key in dear else 1.0 for key in keys]) * np.log1p(values),
        least=np.array([0 if key in telling else 1 for key in keys], dtype=np.int64),
        most=minimum_cell - 1,
    )
    return Shown(counts, frozenset(key for key, out in zip(keys, found, strict=True) if out))


def _joined(tables: Iterable[CountTable]) -> dict[Key, int]:
    counts: dict[Key, int] = {}
    for table in tables:
        for key, count in table.counts.items():
            if counts.setdefault(key, count) != count:
                raise DifferentCountsError(called(key), counts[key], count)
    return counts


def _sums(
    tables: Iterable[CountTable], counts: Mapping[Key, int], places: Mapping[Key, int]
) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """All sums by place, each once, in an order that the tables do not decide."""
    found = set()
    for table in tables:
        for total, parts in table.sums:
            added = sum(counts[part] for part in parts)
            if added != counts[total]:
                raise UnequalSumError(called(total), added, counts[total])
            found.add((places[total], tuple(sorted(places[part] for part in parts))))
    return tuple(sorted(found))

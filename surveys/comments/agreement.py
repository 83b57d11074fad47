"""How far the machine codes comments as a person does: Cohen's kappa."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def cohen_kappa(table: npt.ArrayLike) -> float | None:
    """Agreement of two coders beyond chance.

    ``(p_o - p_e) / (1 - p_e)`` with the share p_o on which they agree and the share p_e on
    which they would by chance, their own totals given.

    Parameters
    ----------
    table : array_like, shape (n_categories, n_categories)
        Counts or shares; rows are the first coder's categories, columns the second's.

    Returns
    -------
    float or None
        At most 1; None where chance alone makes them agree, for both always say the same.

    References
    ----------
    Cohen (1960), Educational and Psychological Measurement 20(1), 37-46.

    Examples
    --------
    >>> round(cohen_kappa([[20, 5], [10, 15]]), 3)
    0.4
    """
    counts = np.asarray(table, dtype=float)
    total = float(counts.sum())
    if total <= 0:
        return None
    shares = counts / total
    observed = float(np.trace(shares))
    expected = float(shares.sum(axis=1) @ shares.sum(axis=0))
    return None if np.isclose(expected, 1.0) else (observed - expected) / (1 - expected)


@dataclass(frozen=True)
class ItemAgreement:
    """Hand and machine on one item: comments in which both, one, or neither found it.

    `kappa` is None where it is not defined.
    """

    item: str
    both: int
    hand_only: int
    machine_only: int
    neither: int
    kappa: float | None


@dataclass(frozen=True)
class Agreement:
    """Hand and machine over all items.

    `comments` were coded by both; `kappa` takes every comment and item for one decision, of
    which they agree on the share `agreed`.
    """

    comments: int
    kappa: float | None
    agreed: float
    items: tuple[ItemAgreement, ...]


def compare_codes(
    items: tuple[str, ...], hand: Mask, machine: Mask, people: Integers
) -> Agreement | None:
    """Compare what a person and the machine found in the same comments.

    Parameters
    ----------
    items : tuple of str, length n_items
    hand, machine : ndarray of bool, shape (n_answers, n_items)
        Whether each asks for the item.
    people : ndarray of int, shape (n_answers,)
        Respondents who gave each answer.

    Returns
    -------
    Agreement or None
        None if nothing was coded by hand. Items that neither found are left out of `items`,
        not of the whole.
    """
    comments = int(people.sum())
    if not comments:
        return None
    tables = np.stack(
        [
            people @ (hand & machine),
            people @ (hand & ~machine),
            people @ (~hand & machine),
            people @ (~hand & ~machine),
        ],
        axis=1,
    ).astype(np.int64)
    whole = tables.sum(axis=0)
    return Agreement(
        comments=comments,
        kappa=cohen_kappa(whole.reshape(2, 2)),
        agreed=float((whole[0] + whole[3]) / whole.sum()),
        items=tuple(
            _on_item(item, table)
            for item, table in zip(items, tables, strict=True)
            if table[:3].any()
        ),
    )


def _on_item(item: str, table: Integers) -> ItemAgreement:
    both, hand_only, machine_only, neither = map(int, table)
    kappa = cohen_kappa(table.reshape(2, 2))
    return ItemAgreement(item, both, hand_only, machine_only, neither, kappa)

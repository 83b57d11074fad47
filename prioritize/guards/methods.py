"""What every ranking method would put on the joint list, side by side."""

from collections.abc import Mapping, Sequence

import numpy as np

from prioritize.guard_findings import MethodFinding, MethodsFinding
from prioritize.rival_sets import chosen_under, funded_under
from prioritize.sequence import Works
from prioritize.utility import Array, mean_ranks


def side_by_side(
    methods: Sequence[str],
    scores: Array,
    items: tuple[str, ...],
    works: Works,
    *,
    budget: float | None,
    top: int,
) -> MethodsFinding:
    """Say which items are chosen under every method, under some, and under none.

    Parameters
    ----------
    methods : sequence of str, length n_methods
    scores : array, shape (n_methods, n_items)
        Joint scores, higher is better.
    items : tuple of str, length n_items
    works : Works
        Duties, prerequisites and costs.
    budget : float or None
        With one, what is funded is chosen; otherwise the first `top` and what they need.
    top : int

    Returns
    -------
    MethodsFinding
        Empty with fewer than two methods.
    """
    if len(methods) < 2:  # noqa: PLR2004 - nothing to set side by side
        return MethodsFinding()
    ranks = mean_ranks(scores)
    known: dict[bytes, frozenset[str]] = {}
    found = []
    for method, own, row in zip(methods, ranks, scores, strict=True):
        # Without a budget only the order matters, and several methods may agree on it.
        key = row.tobytes() if budget is not None else own.tobytes()
        if key not in known:
            known[key] = (
                chosen_under(works, row, items, top)
                if budget is None
                else funded_under(works, row, items, budget)
            )
        found.append(
            MethodFinding(
                method,
                dict(zip(items, own.tolist(), strict=True)),
                tuple(item for item in items if item in known[key]),
            )
        )
    return MethodsFinding(
        tuple(found),
        budget is not None,
        min(top, len(items)) if budget is None else 0,
        **parted([frozenset(one.chosen) for one in found], _by_mean_rank(items, ranks)),
    )


def parted(chosen: Sequence[frozenset[str]], items: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Part the items by whether all, some or none of the sets hold them.

    Examples
    --------
    >>> parted([frozenset("ab"), frozenset("ac")], "abcd")
    {'always': ('a',), 'sometimes': ('b', 'c'), 'never': ('d',)}
    """
    often = {item: sum(item in one for one in chosen) for item in items}
    return {
        "always": tuple(item for item in items if often[item] == len(chosen)),
        "sometimes": tuple(item for item in items if 0 < often[item] < len(chosen)),
        "never": tuple(item for item in items if not often[item]),
    }


def _by_mean_rank(items: tuple[str, ...], ranks: Array) -> list[str]:
    mean = np.round(ranks.mean(axis=0), 9)
    return [items[at] for at in sorted(range(len(items)), key=lambda at: (mean[at], items[at]))]

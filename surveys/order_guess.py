"""Whether a list in one cell was ticked or put in order."""

import re
from collections import Counter
from typing import Final

from surveys.asked import Asked
from surveys.vocabulary import spoken

LEAST_ALIKE: Final = 0.5
"""Share of the answers that must list the same options."""

_ORDER = re.compile(
    r"\brank|in order\b|\border (?:the|these|of)\b|put .{0,30}order|排序|排列|排名|排个序"
)


def is_put_in_order(asked: Asked) -> bool:
    """Tell a ranking that a platform writes like ticks, such as Microsoft Forms.

    Believed where the question asks for an order and most answers list the same options,
    not all in the same order: ticks leave options out and keep the form's order.

    Parameters
    ----------
    asked : Asked
        Of a list column.
    """
    words = spoken(f"{asked.words} {asked.columns[0].header}")
    if len(asked.columns) > 1 or asked.columns[0].form != "list" or not _ORDER.search(words):
        return False
    orders = asked.orders()
    sets: Counter[frozenset[str]] = Counter()
    for order, count in orders.items():
        sets[frozenset(order)] += count
    if not sets:
        return False
    most, count = max(sets.items(), key=lambda one: (one[1], sorted(one[0])))
    ways = sum(frozenset(order) == most for order in orders)
    return len(most) > 1 and ways > 1 and count >= LEAST_ALIKE * orders.total()

"""Finds every way of ranking: one file of this folder each."""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from prioritize.ranking.method import RankingMethod


@cache
def all_methods() -> dict[str, RankingMethod]:
    """Collect `METHOD`, or `METHODS`, of every file in this folder.

    Returns
    -------
    dict of str to RankingMethod
        By name; TOPSIS, the default, first, the others in alphabetical order.
    """
    found: list[RankingMethod] = []
    for module in pkgutil.iter_modules([str(Path(__file__).parent)], "prioritize.ranking."):
        loaded = import_module(module.name)
        found.extend(getattr(loaded, "METHODS", ()))
        if hasattr(loaded, "METHOD"):
            found.append(loaded.METHOD)
    found.sort(key=lambda method: (method.name != "topsis", method.name))
    return {method.name: method for method in found}

"""Finds every doubt: one file of this folder each."""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from prioritize.doubts.doubt import Doubt

ORDER = ("power", "judges", "respondents", "costs")


@cache
def all_doubts() -> dict[str, Doubt]:
    """Collect `DOUBT` of every file in this folder.

    Returns
    -------
    dict of str to Doubt
        By name; those of every study first, the others in alphabetical order.
    """
    modules = pkgutil.iter_modules([str(Path(__file__).parent)], "prioritize.doubts.")
    found = [
        loaded.DOUBT
        for loaded in (import_module(module.name) for module in modules)
        if hasattr(loaded, "DOUBT")
    ]
    found.sort(key=lambda one: (ORDER.index(one.name) if one.name in ORDER else 99, one.name))
    return {one.name: one for one in found}

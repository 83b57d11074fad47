"""Finds every way of joining the parties' lists: one file of this folder each."""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from prioritize.joint.rule import JointRule


@cache
def all_rules() -> dict[str, JointRule]:
    """Collect the `RULE` of every file in this folder.

    Returns
    -------
    dict of str to JointRule
        By name; the compromise, the default, first, the others in alphabetical order.
    """
    modules = pkgutil.iter_modules([str(Path(__file__).parent)], "prioritize.joint.")
    loaded = [import_module(module.name) for module in modules]
    found = [module.RULE for module in loaded if hasattr(module, "RULE")]
    found.sort(key=lambda rule: (rule.name != "compromise", rule.name))
    return {rule.name: rule for rule in found}

"""The rules by which rows are set aside or looked at twice, one file each, one `RULE` each."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from surveys.rules.rule import Rule


@cache
def all_cleaning_rules() -> dict[str, Rule]:
    """Collect the `RULE` constant of every file in this folder, by name.

    Returns
    -------
    dict of str to Rule
        Those that remove first, in the order in which they are applied.
    """
    found = [
        import_module(f"{__name__}.{module.name}").RULE
        for module in iter_modules(__path__)
        if module.name not in ("rule", "facts")
    ]
    order = sorted(found, key=lambda one: (one.severity != "remove", one.order, one.name))
    return {rule.name: rule for rule in order}

"""The ways of asking people for weights, one file each; each file holds one `METHOD`."""

from importlib import import_module
from pkgutil import iter_modules

from weights.elicitation.method import ElicitationMethod


def all_methods() -> dict[str, ElicitationMethod]:
    """Collect the `METHOD` constant of every file in this folder, by name.

    Returns
    -------
    dict of str to ElicitationMethod
        In alphabetical order of the names.

    Examples
    --------
    >>> sorted(all_methods())[:2]
    ['best_worst', 'order']
    """
    found = [
        import_module(f"{__name__}.{module.name}").METHOD
        for module in iter_modules(__path__)
        if module.name != "method"
    ]
    return {method.name: method for method in sorted(found, key=lambda one: one.name)}


def compares_pairs(name: str) -> bool:
    """Say whether each row of a method compares two criteria.

    Parameters
    ----------
    name : str
        A method, or anything else that somebody wrote for one.

    Returns
    -------
    bool
        False for words that are no method.
    """
    method = all_methods().get(name)
    return method is not None and method.compares

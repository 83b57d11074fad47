"""The kinds of questions, one file each; each file holds one `KIND`."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from surveys.scoring.kind import Kind


@cache
def all_kinds() -> dict[str, Kind]:
    """Collect the `KIND` constant of every file in this folder, by name.

    Returns
    -------
    dict of str to Kind
        In alphabetical order of the names.
    """
    found = [
        import_module(f"{__name__}.{module.name}").KIND
        for module in iter_modules(__path__)
        if module.name != "kind"
    ]
    return {kind.name: kind for kind in sorted(found, key=lambda one: one.name)}

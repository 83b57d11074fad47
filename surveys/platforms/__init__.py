"""The dialects of survey platforms, one file each; each file holds one `PLATFORM`."""

from importlib import import_module
from pkgutil import iter_modules

from surveys.platforms.dialect import Platform


def all_platforms() -> dict[str, Platform]:
    """Collect the `PLATFORM` constant of every file in this folder, by name.

    Returns
    -------
    dict of str to Platform
        In alphabetical order of the names.
    """
    found = [
        import_module(f"{__name__}.{module.name}").PLATFORM
        for module in iter_modules(__path__)
        if module.name != "dialect"
    ]
    return {platform.name: platform for platform in sorted(found, key=lambda one: one.name)}

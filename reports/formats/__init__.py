"""The forms a report can take, one file each; each file holds one `FORMAT`."""

from importlib import import_module
from pkgutil import iter_modules

from reports.errors import UnknownFormatError
from reports.formats.format import Format


def all_formats() -> dict[str, Format]:
    """Collect the `FORMAT` constant of every file in this folder, by name.

    Returns
    -------
    dict of str to Format
        In alphabetical order of the names.

    Examples
    --------
    >>> "html" in all_formats()
    True
    """
    found = [
        import_module(f"{__name__}.{module.name}").FORMAT
        for module in iter_modules(__path__)
        if module.name != "format"
    ]
    return {one.name: one for one in sorted(found, key=lambda one: one.name)}


def find_format(name: str) -> Format:
    """Find a format by the name used on the command line.

    Parameters
    ----------
    name : str
        Such as ``html``.

    Returns
    -------
    Format
        The format.

    Raises
    ------
    UnknownFormatError
        If there is none; it names those that exist.
    """
    known = all_formats()
    if name not in known:
        raise UnknownFormatError(name, tuple(known))
    return known[name]

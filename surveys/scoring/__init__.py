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


def question_kinds() -> tuple[str, ...]:
    """Give every word that the column `kind` of a question may hold.

    Kinds in two halves are named with the half, ``kano:functional``; kinds that bring other
    questions together have none of their own.
    """
    return tuple(
        name
        for kind in all_kinds().values()
        if not kind.of
        for name in ([f"{kind.name}:{side}" for side in kind.sides] or [kind.name])
    )


def kind_called(name: str) -> Kind:
    """Give the kind that a question's `kind` speaks of, whichever half it is.

    Raises
    ------
    KeyError
        If there is none.
    """
    return all_kinds()[name.partition(":")[0]]

"""Definitions of questionnaires, one kind a file; each file holds one `FORM`."""

from importlib import import_module
from pkgutil import iter_modules

from surveys.forms.form import Form, FormReader
from surveys.sheets import Export


def all_forms() -> dict[str, FormReader]:
    """Collect the `FORM` constant of every file in this folder, by name.

    Returns
    -------
    dict of str to FormReader
        In alphabetical order of the names.
    """
    found = [
        import_module(f"{__name__}.{module.name}").FORM
        for module in iter_modules(__path__)
        if module.name != "form"
    ]
    return {form.name: form for form in sorted(found, key=lambda one: one.name)}


def form_in(export: Export) -> Form | None:
    """Read a file as the definition of a questionnaire; None if it is none."""
    for reader in all_forms().values():
        if reader.recognise(export):
            return reader.read(export)
    return None

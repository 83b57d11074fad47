"""REDCap's data dictionary: one row per field, with choices and branching logic."""

import re
from typing import Final

from surveys.forms.form import Form, FormOption, FormQuestion, FormReader
from surveys.layout import header_of
from surveys.platforms.limesurvey import plain_words
from surveys.sheets import Export

NAMES: Final = ("variable / field name", "field_name")
TYPES: Final = ("field type", "field_type")
LABELS: Final = ("field label", "field_label")
CHOICES: Final = (
    "choices, calculations, or slider labels",
    "select_choices_or_calculations",
    "choices or calculations",
)
CONDITIONS: Final = (
    "branching logic (show field only if...)",
    "branching logic (show field only if…)",
    "branching_logic",
)
PERSONAL: Final = ("identifier?", "identifier")
KINDS: Final = {
    "radio": "one",
    "dropdown": "one",
    "yesno": "one",
    "truefalse": "one",
    "checkbox": "several",
    "text": "words",
    "notes": "words",
    "slider": "number",
    "file": "person",
    "signature": "person",
}
OWN_CHOICES: Final = {
    "yesno": (FormOption("1", ("Yes",)), FormOption("0", ("No",))),
    "truefalse": (FormOption("1", ("True",)), FormOption("0", ("False",))),
}

_FIELD = re.compile(r"\[(\w+)(?:\((\w+)\))?\]")


def recognise(export: Export) -> bool:
    """Tell whether a table has the columns of a dictionary."""
    names = {name.lower() for name in header_of(export.sheets[0])} if export.sheets else set()
    return all(not names.isdisjoint(one) for one in (NAMES, TYPES, LABELS, CHOICES))


def read(export: Export) -> Form:
    """Read a dictionary; ``1, lift | 2, parking`` become options, logic becomes conditions."""
    sheet = export.sheets[0]
    header = [name.lower() for name in header_of(sheet)]
    rows = [row for row in sheet.rows if any(cell.strip() for cell in row)][1:]
    place: dict[tuple[str, ...], int] = {
        wanted: next((at for at, name in enumerate(header) if name in wanted), -1)
        for wanted in (NAMES, TYPES, LABELS, CHOICES, CONDITIONS, PERSONAL)
    }

    def cell(row: tuple[str, ...], wanted: tuple[str, ...]) -> str:
        return row[place[wanted]].strip() if place[wanted] >= 0 else ""

    questions = tuple(
        _question({wanted: cell(row, wanted) for wanted in place})
        for row in rows
        if cell(row, NAMES)
    )
    return Form(export.file, FORM.title, ("",), questions)


def _question(cells: dict[tuple[str, ...], str]) -> FormQuestion:
    name, told = cells[NAMES], cells[TYPES].lower()
    personal = cells[PERSONAL].lower() in {"y", "yes"}
    return FormQuestion(
        name,
        name,
        (plain_words(cells[LABELS]),),
        "person" if personal else KINDS.get(told, ""),
        OWN_CHOICES[told] if told in OWN_CHOICES else _options(told, cells[CHOICES]),
        condition=_canonical(cells[CONDITIONS]),
    )


def _options(told: str, choices: str) -> tuple[FormOption, ...]:
    if KINDS.get(told) not in ("one", "several"):
        return ()
    pairs = (part.partition(",") for part in choices.split("|"))
    return tuple(
        FormOption(code.strip(), (plain_words(label),)) for code, _, label in pairs if code.strip()
    )


def _canonical(logic: str) -> str:
    """Write ``[wishes(2)] = "1"`` as ``${wishes|2} = "1"``."""
    return _FIELD.sub(
        lambda match: f"${{{match[1]}|{match[2]}}}" if match[2] else f"${{{match[1]}}}", logic
    )


FORM = FormReader("redcap_dictionary", "REDCap data dictionary", recognise, read)

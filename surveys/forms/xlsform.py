"""XLSForm: the workbook that KoboToolbox, ODK and SurveyCTO forms are written in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from surveys.forms.form import Form, FormOption, FormQuestion, FormReader
from surveys.layout import clean_header
from surveys.sheets import Export, Sheet

KINDS: Final = {
    "select_one": "one",
    "select_multiple": "several",
    "rank": "order",
    "text": "words",
    "integer": "number",
    "decimal": "number",
    "range": "number",
    **dict.fromkeys(
        ("geopoint", "geotrace", "geoshape", "image", "audio", "video", "phonenumber"), "person"
    ),
}
CHOICES: Final = ("one", "several", "order")
OTHER: Final = "other"

_LABEL = re.compile(r"label(?:::?\s*(.*))?", re.IGNORECASE)
_FIELD = re.compile(r"\$\{\s*([^}]+?)\s*\}")

Record = dict[str, str]


def recognise(export: Export) -> bool:
    """Tell whether a workbook has the sheets of a form: questions with types, and their choices."""
    survey, choices = _sheet(export, "survey"), _sheet(export, "choices")
    if survey is None or choices is None:
        return False
    return {"type", "name"} <= set(_header(survey))


def read(export: Export) -> Form:
    """Read the sheets ``survey``, ``choices`` and ``settings``.

    What stands in a repeated group is exported on another sheet and left out.
    """
    survey, choices = _sheet(export, "survey"), _sheet(export, "choices")
    settings = _sheet(export, "settings")
    rows = list(_records(survey)) if survey is not None else []
    languages = _languages(survey, settings)
    lists = _lists(choices, languages)
    return Form(export.file, FORM.title, languages, tuple(_questions(rows, lists, languages)))


def _sheet(export: Export, name: str) -> Sheet | None:
    return next((one for one in export.sheets if one.name.strip().lower() == name), None)


def _header(sheet: Sheet) -> list[str]:
    return [clean_header(cell).lower() for cell in sheet.rows[0]] if sheet.rows else []


def _records(sheet: Sheet | None) -> Iterator[Record]:
    if sheet is None:
        return
    header = _header(sheet)
    for row in sheet.rows[1:]:
        yield {name: cell.strip() for name, cell in zip(header, row, strict=True) if name}


def _languages(survey: Sheet | None, settings: Sheet | None) -> tuple[str, ...]:
    """Languages of the labels, the form's own first."""
    found = [
        (match[1] or "").strip() for name in _header(survey or Sheet("", ()))
        if (match := _LABEL.fullmatch(name))
    ]  # fmt: skip
    own = next((row.get("default_language", "") for row in _records(settings)), "").lower()
    return tuple(dict.fromkeys([*(one for one in found if own and one == own), *found])) or ("",)


def _labels(record: Mapping[str, str], languages: Sequence[str]) -> tuple[str, ...]:
    told = {
        (match[1] or "").strip(): text
        for name, text in record.items()
        if (match := _LABEL.fullmatch(name))
    }
    return tuple(told.get(language, "") for language in languages)


def _lists(choices: Sheet | None, languages: Sequence[str]) -> dict[str, tuple[FormOption, ...]]:
    lists: dict[str, list[FormOption]] = {}
    for record in _records(choices):
        name = record.get("list_name") or record.get("list name") or ""
        code = record.get("name") or record.get("value") or ""
        if name and code:
            lists.setdefault(name, []).append(FormOption(code, _labels(record, languages)))
    return {name: tuple(options) for name, options in lists.items()}


def _questions(
    rows: Sequence[Record], lists: Mapping[str, tuple[FormOption, ...]], languages: Sequence[str]
) -> Iterator[FormQuestion]:
    groups: list[tuple[str, str, bool]] = []
    for record in rows:
        told = " ".join(record.get("type", "").split())
        kind, _, rest = told.lower().replace("_", " ").partition(" ")
        condition = _condition(record)
        if kind == "begin":
            groups.append((record.get("name", ""), condition, rest.startswith("repeat")))
        elif kind == "end" and rest.startswith(("group", "repeat")):
            groups = groups[:-1]
        elif record.get("name") and not any(repeat for _, _, repeat in groups):
            conditions = [one for _, one, _ in groups if one] + ([condition] if condition else [])
            path = "/".join([name for name, _, _ in groups if name] + [record["name"]])
            yield FormQuestion(
                record["name"],
                path,
                _labels(record, languages),
                *_kind_and_options(told, lists, len(languages)),
                condition=" and ".join(f"({one})" for one in conditions),
            )


def _kind_and_options(
    told: str, lists: Mapping[str, tuple[FormOption, ...]], languages: int
) -> tuple[str, tuple[FormOption, ...]]:
    words = re.sub(r"^(select|rank)[ _](one|multiple)", r"\1_\2", told, flags=re.IGNORECASE)
    first, *rest = words.split(" ")
    kind = KINDS.get(first.lower(), "")
    rest = rest[1:] if rest[:1] == ["from"] else rest
    options = lists.get(rest[0], ()) if kind in CHOICES and rest else ()
    if kind in CHOICES and rest[1:] == ["or_other"]:
        options = (*options, FormOption(OTHER, ("",) * languages))
    return kind, options


def _condition(record: Record) -> str:
    """Write references as `surveys.conditions` does: in one way, without blanks."""
    told = record.get("relevant") or record.get("relevance") or ""
    return _FIELD.sub(lambda match: f"${{{match[1]}}}", told)


FORM = FormReader("xlsform", "XLSForm", recognise, read)

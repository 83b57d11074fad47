"""Which sheets and columns a study workbook has, under which names."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from prioritize.spelling import plain


@dataclass(frozen=True)
class ColumnSpec:
    """One column of a sheet.

    `form` says what its cells hold: ``text``, ``any``, ``id``, ``party``, ``list``,
    ``number``, ``amount``, ``share``, ``whole``, ``bands``, ``yes``, ``value``, ``date``,
    ``choice:<list>`` (closed) or ``choice:<list>?`` (words outside the list are checked later).
    `about` explains it in each language.
    """

    name: str
    name_zh: str
    form: str
    width: float
    about: dict[str, str]

    def label(self, language: str) -> str:
        """Return the header in `language`."""
        return self.name_zh if language == "zh" else self.name


@dataclass(frozen=True)
class SheetSpec:
    """One sheet; `columns` in the order in which the program writes them."""

    name: str
    name_zh: str
    columns: tuple[ColumnSpec, ...]

    def label(self, language: str) -> str:
        """Return the sheet's title in `language`."""
        return self.name_zh if language == "zh" else self.name

    def column(self, header: str) -> ColumnSpec | None:
        """Find a column by its English or Chinese header."""
        wanted = plain(header)
        for column in self.columns:
            if wanted in {plain(column.name), plain(column.name_zh)}:
                return column
        return None


@dataclass(frozen=True)
class SettingSpec:
    """One key of the `settings` sheet."""

    key: str
    key_zh: str
    form: str
    default: str
    about: dict[str, str]

    def label(self, language: str) -> str:
        """Return the key in `language`."""
        return self.key_zh if language == "zh" else self.key


REQUIRED = {
    "settings": ("key", "value"),
    "items": ("id", "name"),
    "criteria": ("id", "source"),
    "questions": ("column",),
    "options": ("column", "option"),
    "perspectives": ("id",),
    "judgements": ("perspective", "judge", "method", "left", "value"),
    "ratings": ("item", "criterion", "value"),
    "population": ("variable", "level", "count"),
    "owners": ("unit", "area", "owner"),
    "pools": ("source", "limit"),
    "names": ("name", "name_en"),
    "corrections": ("new",),
    "comments": ("words",),
    "exports": ("file",),
    "categories": ("items",),
}
NEEDED_SHEETS = ("items", "criteria", "perspectives")
AHP = "ahp"


def _rows(name: str) -> list[dict[str, str]]:
    text = files("prioritize").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def all_sheets() -> dict[str, SheetSpec]:
    """Return the sheets by English name, in the order in which they are written."""
    columns: dict[str, list[ColumnSpec]] = {}
    titles: dict[str, str] = {}
    for row in _rows("workbook.csv"):
        titles[row["sheet"]] = row["sheet_zh"]
        columns.setdefault(row["sheet"], []).append(
            ColumnSpec(
                name=row["column"],
                name_zh=row["column_zh"],
                form=row["form"],
                width=float(row["width"]),
                about={"en": row["about_en"], "zh": row["about_zh"]},
            )
        )
    return {
        name: SheetSpec(name, titles[name], tuple(members)) for name, members in columns.items()
    }


@cache
def all_settings() -> dict[str, SettingSpec]:
    """Return the settings by key."""
    return {
        row["key"]: SettingSpec(
            key=row["key"],
            key_zh=row["key_zh"],
            form=row["form"],
            default=row["default"],
            about={"en": row["about_en"], "zh": row["about_zh"]},
        )
        for row in _rows("settings.csv")
    }


def find_sheet(title: str) -> SheetSpec | None:
    """Find a sheet by its English or Chinese title."""
    wanted = plain(title)
    for sheet in all_sheets().values():
        if wanted in {plain(sheet.name), plain(sheet.name_zh)}:
            return sheet
    return None


def find_setting(key: str) -> SettingSpec | None:
    """Find a setting by its English or Chinese key."""
    wanted = plain(key)
    for setting in all_settings().values():
        if wanted in {plain(setting.key), plain(setting.key_zh)}:
            return setting
    return None


def in_chinese(title: str) -> bool:
    """Say whether a sheet has its Chinese title, so that its columns are called in Chinese."""
    return plain(title) in {plain(sheet.name_zh) for sheet in all_sheets().values()}


def is_ahp(title: str) -> bool:
    """Say whether a sheet holds one judge's matrix."""
    return plain(title).startswith(AHP)

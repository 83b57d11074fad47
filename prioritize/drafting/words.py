"""The words that a drafted study writes into its workbook, in the planner's language."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


def _rows(name: str) -> list[dict[str, str]]:
    text = files("prioritize").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _words() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in _rows("words.csv")}


def word(key: str, language: str, **facts: Any) -> str:
    """Return a text of the draft.

    Examples
    --------
    >>> word("judge", "zh"), word("names_new", "en", names="bench")
    ('示例', 'New items: bench')
    """
    return _words()[key][language].format(**facts)


@dataclass(frozen=True)
class ProfileCriterion:
    """One criterion of the example profile; the weights of a party's column sum to 100.

    `fact` is the header of its column on the sheet of items, per language; empty where the
    figures come from the survey.
    """

    id: str
    name: dict[str, str]
    direction: str
    fact: dict[str, str]
    points: dict[str, float]
    about: dict[str, str]
    rule: dict[str, str]


PARTIES = ("government", "market", "residents")


@cache
def load_profile() -> tuple[ProfileCriterion, ...]:
    """Read the eight criteria of the example profile."""
    return tuple(
        ProfileCriterion(
            id=row["id"],
            direction=row["direction"],
            points={party: float(row[party]) for party in PARTIES},
            name=_two(row, "name"),
            fact=_two(row, "fact"),
            about=_two(row, "about"),
            rule=_two(row, "rule"),
        )
        for row in _rows("profile.csv")
    )


def _two(row: dict[str, str], key: str) -> dict[str, str]:
    return {"zh": row[f"{key}_zh"], "en": row[f"{key}_en"]}

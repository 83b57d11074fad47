"""The words that a drafted study writes into its workbook, in the planner's language."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from surveys.reasons import Reason


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


def has_word(key: str) -> bool:
    """Say whether there is a text of this name."""
    return key in _words()


@cache
def _reasons() -> dict[str, str]:
    return {row["code"]: row["zh"] for row in _rows("reasons.csv")}


def reason(comment: str, language: str) -> str:
    """Return why something was guessed, in a language of the workbook.

    Parameters
    ----------
    comment : str
        A `surveys.reasons.Reason`; other words are given back as they are.
    language : {"zh", "en"}

    Examples
    --------
    >>> reason(Reason("ticks").also("limit", limit=3), "zh")
    '可选多项；题目写明最多选 3 项'
    """
    if language != "zh" or not isinstance(comment, Reason):
        return comment
    told = _reasons()
    return "；".join(
        told[code].format(**{name: told.get(f"word:{fact}", fact) for name, fact in facts.items()})
        for code, facts in comment.parts
    )


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

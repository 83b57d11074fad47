"""What share of owners must take part in a vote and agree: data, as exact fractions."""

import csv
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

LEGS = ("area", "heads", "for_area", "for_heads")
"""Who must take part, by floor area and by heads, and who of those must agree."""
_COLUMNS = ("took_part_area", "took_part_heads", "for_area", "for_heads")


@dataclass(frozen=True)
class Threshold:
    """A share that must be reached, or exceeded where it is `strict`."""

    share: Fraction
    strict: bool

    def met(self, part: Fraction | int, whole: Fraction | int) -> bool:
        """Tell whether a part of a whole is enough; nothing is ever enough of nothing.

        Examples
        --------
        >>> read_threshold(">=2/3").met(2, 3), read_threshold(">1/2").met(2, 4)
        (True, False)
        """
        least = self.share * whole
        return whole > 0 and (part > least if self.strict else part >= least)

    def least(self, whole: int) -> int:
        """The smallest whole number that is enough.

        Examples
        --------
        >>> read_threshold(">1/2").least(6), read_threshold(">=3/4").least(6)
        (4, 5)
        """
        least = self.share * whole
        return int(least) + 1 if self.strict else -int(-least // 1)


@dataclass(frozen=True)
class VoteRule:
    """One kind of vote under one law; `legs` by the names of `LEGS`.

    `name`, `place`, `article` are given in each language; `valid_from` is an ISO date.
    """

    rule: str
    kind: str
    name: dict[str, str]
    place: dict[str, str]
    article: dict[str, str]
    valid_from: str
    source: str
    legs: dict[str, Threshold]


def read_threshold(text: str) -> Threshold:
    """Read ``>1/2`` or ``>=3/4``.

    Parameters
    ----------
    text : str
        A sign and a fraction.

    Returns
    -------
    Threshold

    Examples
    --------
    >>> read_threshold(">=3/4")
    Threshold(share=Fraction(3, 4), strict=False)
    """
    strict = not text.startswith(">=")
    return Threshold(Fraction(text.lstrip(">=")), strict)


@cache
def all_vote_rules() -> dict[str, dict[str, VoteRule]]:
    """Return the rules by name, each by kind of vote (``ordinary``, ``special``)."""
    text = files("prioritize").joinpath("data", "vote_rules.csv").read_text(encoding="utf-8")
    found: dict[str, dict[str, VoteRule]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["rule"], {})[row["kind"]] = VoteRule(
            rule=row["rule"],
            kind=row["kind"],
            name={"en": row["rule"], "zh": row["rule_zh"]},
            place={"en": row["place"], "zh": row["place_zh"]},
            article={"en": row["article"], "zh": row["article_zh"]},
            valid_from=row["valid_from"],
            source=row["source"],
            legs={
                leg: read_threshold(row[column]) for leg, column in zip(LEGS, _COLUMNS, strict=True)
            },
        )
    return found

"""What a page needs to say while it computes a result once more."""

from collections.abc import Iterable
from typing import Any

from prioritize.balance import LEVELS, UNTOLD
from prioritize.joint import all_rules
from prioritize.vote_rules import LEGS, all_vote_rules
from reports import figures
from reports.story.context import Story

CODES = {
    "party": ("government", "market", "residents"),
    "class": ("basic", "improvement", "enhancement", "governance"),
    "option": ("own", "government_led", "resident_led", "balanced", "do_minimum"),
    "leg": LEGS,
    "doubt": ("power", "judges", "respondents", "costs", "method", "together"),
    "scope": ("all",),
    "account": ("returned", "used"),
    "dimension": ("aspect", "class", "space", "street", "building"),
    "level": tuple(dict.fromkeys(level for levels in LEVELS.values() for level in levels)),
    "tier": ("certain", "depends", "out"),
    "vote_status": ("passed", "failed", "unknown", "pending"),
}
"""Codes of a result that the page says in words, by family."""


def verify_data(story: Story, texts: Iterable[str]) -> dict[str, Any]:
    """Give a page its words and the rules of votes.

    Parameters
    ----------
    story : Story
    texts : iterable of str
        Ids of the texts that its script says.

    Returns
    -------
    dict
        `texts` with their places still open, `codes` in words, `rules` with the legs of owners'
        votes as exact fractions, and how the language lists names.
    """
    codes = {
        family: {code: story.words.word(family, code) for code in known}
        for family, known in CODES.items()
    }
    codes["class"][UNTOLD] = codes["level"][UNTOLD]
    return {
        "texts": {name: story.words.word("verify", name.partition(".")[2]) for name in texts},
        "codes": codes | {"rule": {name: story.rule(name) for name in all_rules()}},
        "rules": vote_legs(),
        "style": {"between": story.words.listed(["", ""])},
    }


def vote_legs() -> dict[str, dict[str, dict[str, list[int | bool]]]]:
    """Give every leg of every vote as numerator, denominator, and whether it must be exceeded.

    Examples
    --------
    >>> vote_legs()["civil_code"]["ordinary"]["for_heads"]
    [1, 2, True]
    """
    return {
        name: {
            kind: {
                leg: [one.share.numerator, one.share.denominator, one.strict]
                for leg, one in rule.legs.items()
            }
            for kind, rule in kinds.items()
        }
        for name, kinds in all_vote_rules().items()
    }


def published_list(story: Story) -> list[tuple[str, str, str]]:
    """Give place, name and score of every item, for readers whose browser runs no script."""
    return [
        (
            figures.rank(one.rank),
            story.names.item(one.item),
            figures.DASH if one.score is None else figures.score(one.score),
        )
        for one in story.findings.joint
    ]


def published_totals(story: Story) -> list[tuple[str, str]]:
    """Give what every party conceded in all."""
    return [
        (story.names.party(one.perspective), figures.score(one.concession))
        for one in story.findings.tradeoffs.totals
    ]

"""Small results for the tests of the comparison, their lists made by the plainest arithmetic."""

import copy
from itertools import combinations

from prioritize.comparison import Result
from prioritize.findings import SCHEMA

NAMES = {"a": "Lifts", "b": "Parking", "c": "Roofs", "d": "Drains"}

BASE = {
    "figures": {
        "a": {"need": 0.9, "price": 90.0},
        "b": {"need": 0.6, "price": 20.0},
        "c": {"need": 0.5, "price": 50.0},
        "d": {"need": 0.1, "price": 10.0},
    },
    "criteria": {"need": ("benefit", "survey:demand"), "price": ("cost", "item:cost")},
    "costs": {"a": 90.0, "b": 20.0, "c": 50.0, "d": 10.0},
    "weights": {
        "residents": {"need": 0.8, "price": 0.2},
        "market": {"need": 0.1, "price": 0.9},
    },
    "powers": {"residents": 0.7, "market": 0.3},
    "mandatory": {},
    "after": {},
    "own": [],
    "fund": {},
    "pools": [],
    "years": None,
    "trench": {},
    "budget": None,
    "top": 2,
}
"""Residents want what is needed (a, b, c, d), the market what is cheap (d, b, c, a)."""


def given(**changes):
    """The base, with parts of it exchanged."""
    return copy.deepcopy(BASE | changes)


def result(**changes):
    """A result as a run would write it, weighted sums between smallest and largest figure."""
    told = given(**changes)
    items = sorted(told["figures"])
    scores = joint_scores(told)
    ranks = {item: place(scores, item) for item in items}
    return {
        "schema": SCHEMA,
        "study": {"title": "Estate", "community": "", "language": "en"},
        "provenance": {
            "version": "0.1.0",
            "seed": 0,
            "settings": {
                "method": "wsm",
                "normalization": "minmax",
                "joint": "compromise",
                "budget": told["budget"],
                "top": told["top"],
                "years": told["years"],
                "criterion_names": {"need": "Need", "price": "Price"},
            },
            "inputs": [{"file": "study.xlsx", "sha256": "ab" * 32}],
        },
        "items": [
            {"id": item, "name": NAMES.get(item, item), "values": told["figures"][item]}
            for item in items
        ],
        "perspectives": [
            {
                "id": party,
                "name": party.capitalize(),
                "power": told["powers"][party],
                "weights": weights,
                "example": False,
            }
            for party, weights in told["weights"].items()
        ],
        "joint": [
            {"item": item, "score": scores[item], "rank": ranks[item]}
            for item in sorted(items, key=lambda one: (ranks[one], one))
        ],
        "plan": {
            "funded": sorted(chosen(told, scores), key=lambda one: (ranks[one], one)),
            "pools": limits(told),
        },
        "basis": {
            "criteria": [
                {
                    "id": name,
                    "direction": direction,
                    "source": source,
                    "worst": None,
                    "best": None,
                    "threshold": 0.0,
                }
                for name, (direction, source) in told["criteria"].items()
            ],
            "items": [
                {
                    "id": item,
                    "cost": told["costs"].get(item),
                    "mandatory": told["mandatory"].get(item, ""),
                    "after": told["after"].get(item, []),
                    "excludes": [],
                    "refused": False,
                    "trench": told["trench"].get(item, ""),
                    "fund": [
                        {"source": source, "share": share}
                        for source, share in told["fund"].get(item, {}).items()
                    ],
                }
                for item in items
            ],
            "pools": limits(told),
            "own_values": told["own"],
        },
    }


def limits(told):
    return [
        {"source": source, "year": year, "limit": limit} for source, year, limit in told["pools"]
    ]


def read(**changes):
    return Result.model_validate(result(**changes))


def joint_scores(told):
    """Power times utility, added up over the parties."""
    totals = dict.fromkeys(told["figures"], 0.0)
    for party, weights in told["weights"].items():
        figures = copy.deepcopy(told["figures"])
        for own in told["own"]:
            if own["perspective"] == party:
                figures[own["item"]][own["criterion"]] = own["value"]
        points = dict.fromkeys(figures, 0.0)
        for criterion, (direction, _) in told["criteria"].items():
            column = {item: row[criterion] for item, row in figures.items()}
            low, high = min(column.values()), max(column.values())
            for item, figure in column.items():
                share = (figure - low) / (high - low)
                points[item] += weights[criterion] * (
                    share if direction == "benefit" else 1 - share
                )
        low, high = min(points.values()), max(points.values())
        for item, sum_of_points in points.items():
            totals[item] += told["powers"][party] * (sum_of_points - low) / (high - low)
    return totals


def paid(told, names):
    """Whether the sources, all at once, pay for items whose shares are told."""
    spent = dict.fromkeys((source for source, _, _ in told["pools"]), 0.0)
    for item in names:
        for source, share in told["fund"].get(item, {}).items():
            spent[source] += told["costs"][item] * share
    return all(spent[source] <= limit for source, _, limit in told["pools"])


def place(scores, item):
    better = sum(round(other, 9) > round(scores[item], 9) for other in scores.values())
    equal = sum(round(other, 9) == round(scores[item], 9) for other in scores.values())
    return better + (equal + 1) / 2


def chosen(told, scores):
    """The first places with what they need; under a budget the best of all sets that fit."""
    if told["budget"] is None and not told["pools"]:
        best = {item for item in scores if place(scores, item) <= told["top"]}
        return best | {need for item in best for need in told["after"].get(item, [])}
    sets = [
        names
        for size in range(len(scores) + 1)
        for names in combinations(sorted(scores), size)
        if (told["budget"] is None or sum(map(told["costs"].get, names)) <= told["budget"])
        and paid(told, names)
        and {*told["mandatory"]} <= {*names}
        and all({*told["after"].get(item, [])} <= {*names} for item in names)
    ]
    return max(
        sets,
        key=lambda names: (
            round(sum(scores[one] for one in names), 9),
            -sum(told["costs"][one] for one in names),
        ),
    )

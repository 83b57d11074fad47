"""Small parties, works and lists for the tests of the joint list and what follows it."""

import numpy as np
import pandas as pd

from prioritize.joint import JointList
from prioritize.ranking import Ranking
from prioritize.study import Item
from prioritize.utility import best_first, mean_ranks, utilities


def ranking_of(perspective, scores):
    """A party's ranking from its scores by item id."""
    row = np.array([list(scores.values())], dtype=float)
    columns = {
        "score": row[0],
        "utility": utilities(row)[0],
        "rank": mean_ranks(row)[0],
    }
    return Ranking(
        table=best_first(columns, list(scores)),
        perspective=perspective,
        method="topsis",
        weights=pd.Series({"c0": 1.0}),
        normalization="vector",
    )


def rankings_of(rows, items=None):
    """One ranking per row of scores, parties p0, p1, …, items a, b, …."""
    rows = np.asarray(rows, dtype=float)
    items = items or [chr(ord("a") + column) for column in range(rows.shape[1])]
    return [
        ranking_of(f"p{number}", dict(zip(items, row, strict=True)))
        for number, row in enumerate(rows)
    ]


def powers_of(values):
    return pd.Series({f"p{number}": float(value) for number, value in enumerate(values)})


def joint_of(scores):
    """A joint list from scores by item id."""
    row = np.array([list(scores.values())], dtype=float)
    columns = {"score": row[0], "rank": mean_ranks(row)[0]}
    return JointList(best_first(columns, list(scores)), "compromise")


def item(name, cost=None, *, after="", excludes="", mandatory="", fund="", trench=""):
    """An item from short text: ``after="a b"``."""
    return Item(
        id=name,
        name=name,
        cost=cost,
        after=tuple(after.split()),
        excludes=tuple(excludes.split()),
        mandatory=mandatory,
        fund=fund,
        trench=trench,
    )

"""Small runs by the engine itself, from figures, weights and powers given as tables."""

import copy
import dataclasses

import pandas as pd

from prioritize.basis_findings import BasisFindings, CriterionBasis, OwnValue
from prioritize.findings import ItemFinding, PerspectiveFinding, Provenance
from prioritize.joint import join
from prioritize.list_findings import JointItem, PlanFindings, RankedItem
from prioritize.matrix import make_matrix
from prioritize.ranking import Ranking, rank
from prioritize.sequence import Works
from prioritize.tradeoffs import trade_offs
from prioritize.utility import best_first, mean_ranks, utilities
from prioritize.workings import workings
from sample_findings import empty_findings

SIX = {
    "method": "topsis",
    "normalization": "vector",
    "joint": "compromise",
    "names": {"b": "=1+1", "c": "@x", "d": "-2"},
    "criteria": {
        "need": {},
        "cost": {"direction": "cost"},
        "noise": {},
        "show": {"threshold": 0.5, "source": "rating"},
        "shade": {"source": "rating"},
    },
    "ranges": {"need": (0, 1), "cost": (400, 0), "noise": (0, 9), "show": (0, 9), "shade": (1, 5)},
    "values": {
        "a": (0.7, 120.0, 3.0, 2.0, 4.0),
        "b": (0.5, 80.0, 3.0, 2.2, 1.0),
        "c": (0.5, 80.0, 3.0, 2.1, 1.0),
        "d": (0.2, 15.5, 3.0, 2.3, 3.5),
        "e": (0.9, 300.0, 3.0, 2.4, 2.0),
        "f": (0.45, 60.0, 3.0, 2.0, 5.0),
    },
    # The market has seen some items otherwise, and left the others out.
    "own": {("market", "a", "shade"): 2.0, ("market", "d", "shade"): 5.0},
    "weights": {
        "government": (0.3, 0.3, 0.1, 0.1, 0.2),
        "market": (0.1, 0.5, 0.0, 0.2, 0.2),
        "residents": (0.6, 0.05, 0.1, 0.05, 0.2),
    },
    "powers": {"government": 0.4, "market": 0.25, "residents": 0.35},
    "scores": None,
}
"""Equal items, a cost, a criterion on which all are equal, one below its threshold."""


def case(**changes):
    return copy.deepcopy(SIX) | changes


def edited(given, **changes):
    """The same case with some entries of its tables changed; None takes one away."""
    changed = copy.deepcopy(given)
    for table, entries in changes.items():
        merged = (changed[table] or {}) | entries
        changed[table] = {key: value for key, value in merged.items() if value is not None}
    return changed


def worked_findings(given, language="en"):
    """What the engine finds; a run without notes, robustness and plan."""
    own = dict(given["own"])
    common = _matrix(given, {})
    matrices = {"": common} | {
        party: _matrix(given, {key[1:]: value for key, value in own.items() if key[0] == party})
        for party in dict.fromkeys(key[0] for key in own)
    }
    rankings = [_ranking(given, party, matrices.get(party, common)) for party in given["weights"]]
    powers = pd.Series(given["powers"]) / sum(given["powers"].values())
    joint = join(rankings, powers, given["joint"], matrix=common)
    items = tuple(given["values"])
    works = Works(items, {}, dict.fromkeys(items, ()), dict.fromkeys(items, ()), {})
    plan = PlanFindings(funded=tuple(map(str, joint.table.index[:2])))
    return dataclasses.replace(
        empty_findings(language),
        provenance=_provenance(given),
        items=tuple(
            ItemFinding(
                item,
                given["names"].get(item, f"Item {item}"),
                "",
                "",
                None,
                dict(zip(given["criteria"], values, strict=True)),
            )
            for item, values in given["values"].items()
        ),
        perspectives=_perspectives(given, rankings, powers),
        rankings={one.perspective: _ranked(one) for one in rankings},
        joint=tuple(
            JointItem(str(item), float(row["score"]), float(row["rank"]), 1.0, 6.0, "depends")
            for item, row in joint.table.iterrows()
        ),
        tradeoffs=trade_offs(rankings, joint, works, plan),
        plan=plan,
        basis=BasisFindings(
            criteria=tuple(_criterion(given, name) for name in given["criteria"]),
            items=(),
            own_values=tuple(OwnValue(*key, value) for key, value in own.items()),
            pools=(),
            workings=workings(rankings, matrices, powers, given["joint"]),
        ),
    )


def _matrix(given, own):
    frame = pd.DataFrame.from_dict(
        given["values"], orient="index", columns=list(given["criteria"]), dtype=float
    )
    for (item, criterion), value in own.items():
        frame.loc[item, criterion] = value
    told = [_criterion(given, name) for name in given["criteria"]]
    return make_matrix(
        frame,
        {one.id: 1 if one.direction == "benefit" else -1 for one in told},
        worst={one.id: one.worst for one in told},
        best={one.id: one.best for one in told},
        threshold={one.id: one.threshold for one in told},
    )


def _criterion(given, name):
    known = given["criteria"][name]
    worst, best = given["ranges"].get(name, (None, None))
    return CriterionBasis(
        name,
        known.get("direction", "benefit"),
        known.get("source", "item:x"),
        worst,
        best,
        known.get("threshold", 0.0),
    )


def _ranking(given, party, matrix):
    weights = pd.Series(dict(zip(given["criteria"], given["weights"][party], strict=True)))
    if given["scores"] is None:
        return rank(
            matrix,
            weights,
            perspective=party,
            method=given["method"],
            normalization=given["normalization"],
        )
    items = list(given["values"])
    scores = pd.Series(given["scores"][party]).reindex(items).to_numpy(dtype=float)[None, :]
    columns = {
        "score": scores[0],
        "utility": utilities(scores)[0],
        "rank": mean_ranks(scores)[0],
    }
    return Ranking(
        best_first(columns, items), party, given["method"], weights, given["normalization"]
    )


def _ranked(ranking):
    return tuple(
        RankedItem(str(item), *map(float, row))
        for item, row in zip(
            ranking.table.index,
            ranking.table[["score", "utility", "rank"]].to_numpy(),
            strict=True,
        )
    )


def _perspectives(given, rankings, powers):
    return tuple(
        PerspectiveFinding(
            one.perspective,
            "",
            float(powers[one.perspective]),
            dict(zip(given["criteria"], map(float, one.weights), strict=True)),
            None,
            1,
            example=False,
            panel=(),
        )
        for one in rankings
    )


def _provenance(given):
    settings = {key: given[key] for key in ("method", "normalization", "joint")}
    names = {name: name.capitalize() for name in given["criteria"]}
    return Provenance("0.1.0", 0, settings | {"criterion_names": names}, ())

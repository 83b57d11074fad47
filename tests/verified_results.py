"""Small results made by the engine from drawn figures, for tests of the page that checks them."""

import dataclasses

import numpy as np
import pandas as pd

from prioritize.agreement import agreement
from prioritize.basis_findings import (
    BasisFindings,
    CriterionBasis,
    FundBasis,
    ItemBasis,
    LimitBasis,
    OwnValue,
)
from prioritize.findings import (
    Findings,
    ItemFinding,
    PerspectiveFinding,
    Provenance,
    StudyHead,
    SurveyFindings,
)
from prioritize.flips import power_flips
from prioritize.joint import all_rules, join
from prioritize.list_findings import CheckedItem, JointItem, RankedItem
from prioritize.matrix import make_matrix
from prioritize.plan import make_plan
from prioritize.pools import make_pools
from prioritize.ranking import rank
from prioritize.robustness_findings import RobustnessFindings
from prioritize.sequence import make_works
from prioritize.study import Item, PoolRow
from prioritize.tradeoffs import trade_offs
from prioritize.weights_findings import HeadingFinding

PARTIES = ("government", "market", "residents")
POWERS = (0.5, 0.2, 0.3)
PLAIN = ("borda", "compromise", "copeland", "mean_closeness", "pooled_weights")


def drawn_result(
    seed=0,
    *,
    size=7,
    criteria=4,
    method="topsis",
    normalization="vector",
    rule="compromise",
    budget=None,
    top=3,
    pools=(),
    whole=False,
    headings=False,
    checks=PLAIN,
    flips=True,
):
    """A result of `size` items; with `whole` figures there are ties, some of them of all criteria.

    The second criterion is a cost, the last tells nothing apart, and the market rates the first
    criterion on its own. The first item must be done and waits for the last; the second and third
    exclude each other.
    """
    rng = np.random.default_rng(seed)
    items = [f"i{place:03d}" for place in range(size)]
    names = [f"c{place}" for place in range(criteria)]
    figures = rng.integers(1, 4, (size, criteria)) if whole else rng.uniform(1, 9, (size, criteria))
    values = pd.DataFrame(figures.astype(float), index=items, columns=names)
    values.iloc[:, -1] = 5.0
    if whole:
        values.iloc[1] = values.iloc[0]
    signs = {name: -1 if place == 1 else 1 for place, name in enumerate(names)}
    worst = {name: 10.0 if sign < 0 else 0.0 for name, sign in signs.items()}
    best = {name: 0.0 if sign < 0 else 10.0 for name, sign in signs.items()}
    own = values.copy()
    own.iloc[2, 0] = 7.5
    matrices = [
        make_matrix(table, signs, worst=worst, best=best) for table in (values, own, values)
    ]
    weights = rng.dirichlet(np.ones(criteria), len(PARTIES))
    weighed = [pd.Series(row, index=names) for row in weights]
    rankings = [
        rank(matrix, row, perspective=party, method=method, normalization=normalization)
        for matrix, row, party in zip(matrices, weighed, PARTIES, strict=True)
    ]
    powers = pd.Series(POWERS, index=PARTIES)
    rows = [
        Item(
            id=name,
            name=name.upper(),
            class_="basic" if place % 2 else "enhancement",
            cost=float(10 + 7 * (place % 5)),
            mandatory="law" if place == 0 else "",
            after=(items[-1],) if place == 0 else (),
            excludes=(items[2],) if place == 1 else (),
            fund="city; state" if pools else "",
        )
        for place, name in enumerate(items)
    ]
    given = make_pools([PoolRow(source=a, year=b, limit=c) for a, b, c in pools], rows)
    works = make_works(rows, pools=given)
    joint = join(rankings, powers, rule, matrix=matrices[0])
    plan = make_plan(joint, works, budget=budget, top=top)
    changes = (
        power_flips(rankings, powers, works, rule=rule, budget=budget, top=top) if flips else ()
    )
    others = {
        name: join(rankings, powers, name, matrix=matrices[0]).table
        for name in checks
        if name != rule and name in all_rules()
    }
    return Findings(
        study=StudyHead("Estate", "", "en"),
        provenance=Provenance("0", 0, {
            "method": method, "normalization": normalization, "joint": rule, "budget": budget,
            "top": top, "vote_rules": "civil_code",
        }, ()),
        survey=SurveyFindings(),
        items=tuple(
            ItemFinding(one.id, one.name, one.class_, "", None, values.loc[one.id].to_dict())
            for one in rows
        ),
        categories=(),
        perspectives=tuple(
            PerspectiveFinding(
                party, "", power, row.to_dict(), None, 0, example=False, panel=(),
                headings=_headings(row) if headings else (),
            )
            for party, power, row in zip(PARTIES, POWERS, weighed, strict=True)
        ),
        rankings={
            one.perspective: tuple(RankedItem(*row) for row in one.table.itertuples())
            for one in rankings
        },
        joint=tuple(JointItem(*row, 1.0, 1.0, "out") for row in joint.table.itertuples()),
        tradeoffs=trade_offs(rankings, joint, works, plan, flips=changes),
        agreement=agreement(rankings),
        checks={
            name: tuple(CheckedItem(*row) for row in table.itertuples())
            for name, table in others.items()
        },
        robustness=RobustnessFindings(),
        plan=dataclasses.replace(plan, votes=()),
        basis=BasisFindings(
            criteria=tuple(
                CriterionBasis(
                    name, "cost" if signs[name] < 0 else "benefit", "rating",
                    worst[name], best[name], 0.0,
                )
                for name in names
            ),
            items=tuple(
                ItemBasis(
                    one.id, one.cost, one.mandatory, works.after[one.id], works.excludes[one.id],
                    refused=False, trench="",
                    fund=(FundBasis("city", None), FundBasis("state", None)) if pools else (),
                )
                for one in rows
            ),
            own_values=(OwnValue("market", items[2], names[0], 7.5),),
            pools=tuple(LimitBasis(*row) for row in pools),
        ),
    )  # fmt: skip


def _headings(weights):
    """The first two criteria under one heading, the others at the top."""
    first = weights.iloc[:2]
    under = first.sum()
    top = {"h": float(under), **weights.iloc[2:].to_dict()}
    return (
        HeadingFinding("", top, None, None),
        HeadingFinding("h", (first / under).to_dict(), None, None),
    )

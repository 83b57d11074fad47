"""Time the choice under a budget: the integer programme beside the subset search, in one run.

Two hundred items with a hundred prerequisites are drawn. Both ways choose the most valuable set
under one budget, and must reach the same value; the programme's answer is proven optimal
(`solve` refuses any other status, with a gap of 0). Then the money comes from four sources, which
only the programme can do.

Run ``python benchmarks/budget_plan.py`` from the repository's root.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path
from unittest import mock

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from prioritize import choice
from prioritize.pooled_choice import choose_set
from prioritize.pools import make_pools
from prioritize.sequence import Works, make_works
from prioritize.study import Item, PoolRow

ITEMS, TIES, SEEDS = 200, 100, 2
SOURCES = ("city", "utilities", "owners", "market")


def drawn(seed: int) -> tuple[Works, dict[str, float], float]:
    rng = np.random.default_rng(seed)
    names = [f"i{number:03}" for number in range(ITEMS)]
    after: dict[str, list[str]] = {name: [] for name in names}
    for _ in range(TIES):
        first, then = sorted(rng.choice(ITEMS, 2, replace=False).tolist())
        after[names[then]].append(names[first])
    items = [
        Item(
            id=name,
            name=name,
            cost=float(np.round(rng.uniform(5, 200), 1)),
            after=tuple(after[name]),
            fund="; ".join(rng.choice(SOURCES, 2, replace=False)),
        )
        for name in names
    ]
    budget = float(np.floor(0.4 * sum(item.cost or 0 for item in items)))
    rows = [PoolRow(source=source, limit=np.floor(budget / 4)) for source in SOURCES]
    works = make_works(items, pools=make_pools(rows, items))
    return works, dict(zip(names, rng.random(ITEMS).tolist(), strict=True)), budget


def main() -> None:
    print(f"{ITEMS} items, {TIES} prerequisites, budget 40 % of all costs; seconds")
    for seed in range(SEEDS):
        works, values, budget = drawn(seed)
        alone = replace(works, pools=None)

        # So many ties are left to the programme; here the subset search does them.
        with mock.patch.object(choice, "MANY_TIED", len(alone.items)):
            started = time.perf_counter()
            subset = choice.choose(alone, values, budget)
            searched = time.perf_counter() - started

        started = time.perf_counter()
        proven = choose_set(alone, values, budget)
        solved = time.perf_counter() - started

        started = time.perf_counter()
        pooled = choose_set(works, values, budget)
        from_pools = time.perf_counter() - started

        worth = [sum(values[item] for item in one or ()) for one in (proven, pooled)]
        print(
            f"seed {seed}: subset search {searched:6.2f}, programme {solved:6.2f}, "
            f"programme with {len(SOURCES)} sources {from_pools:6.2f}; values "
            f"{subset.value if subset else 0:.9f}, {worth[0]:.9f}, {worth[1]:.9f}"
        )


if __name__ == "__main__":
    main()

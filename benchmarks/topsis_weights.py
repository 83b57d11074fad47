"""Times 10,000 weight vectors over 200 items and 12 criteria beside a loop over pymcdm.

Both run in this process on the same figures; the program fails when the scores differ or the
batch is not a hundred times faster. Run it as ``python benchmarks/topsis_weights.py``.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pymcdm.methods import TOPSIS
from pymcdm.normalizations import vector_normalization

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from prioritize.ranking.method import Problem
from prioritize.ranking.topsis import closeness

VECTORS, ITEMS, CRITERIA = 10_000, 200, 12
LEAST_RATIO, LARGEST_DIFFERENCE = 100, 1e-9

Array = npt.NDArray[np.float64]


def timed(task: Callable[[], Array], repeats: int) -> tuple[Array, float]:
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        result = task()
        best = min(best, time.perf_counter() - start)
    return result, best


def main() -> None:
    rng = np.random.default_rng(0)
    values = rng.uniform(1, 100, (ITEMS, CRITERIA))
    types = rng.choice([-1, 1], CRITERIA)
    weights = rng.dirichlet(np.ones(CRITERIA), VECTORS)
    none = np.full(CRITERIA, np.nan)
    problem = Problem(values, types.astype(float), "vector", none, none)
    peer = TOPSIS(vector_normalization)

    ours, seconds = timed(lambda: closeness(problem, weights), repeats=25)
    theirs, peer_seconds = timed(
        lambda: np.array([peer(values, row, types, validation=False) for row in weights]), repeats=3
    )
    difference = float(np.abs(ours - theirs).max())
    ratio = peer_seconds / seconds
    print(f"{VECTORS} weight vectors x {ITEMS} items x {CRITERIA} criteria, best of several runs")
    print(f"prioritize, two matrix products in chunks: {seconds:8.4f} s")
    print(f"pymcdm, one call per vector, unvalidated:  {peer_seconds:8.4f} s")
    print(f"ratio {ratio:.0f}, largest difference {difference:.1e}")
    if ratio < LEAST_RATIO or difference > LARGEST_DIFFERENCE:
        raise SystemExit(1)


if __name__ == "__main__":
    main()

"""Times raking 1,000,000 rows to six variables beside raking by pandas group sums.

Both run in this process on the same rows for the same number of sweeps, without a limit on
weights; the program fails when the weights differ, ours takes more than a few seconds, or needs
more memory than a few copies of the rows. Run it as ``python benchmarks/raking_rows.py``.
"""

import sys
import time
import tracemalloc
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from surveys.raking import rake

ROWS = 1_000_000
CASES = {"estate": (12, 3, 2, 4, 2, 3), "city": (30, 20, 15, 12, 10, 10)}
MOST_SECONDS, MOST_MEGABYTES, LARGEST_DIFFERENCE = 10.0, 400, 1e-9
NO_LIMIT = 1e12

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def drawn(levels: tuple[int, ...], rng: np.random.Generator) -> tuple[list[Integers], list[Floats]]:
    codes, targets = [], []
    for count in levels:
        shares = rng.dirichlet(np.full(count, 20.0))
        codes.append(rng.choice(count, ROWS, p=shares))
        targets.append(shares * np.exp(rng.normal(0, 0.3, count)))
    return codes, targets


def by_pandas(codes: list[Integers], targets: list[Floats], sweeps: int) -> Floats:
    frame = pd.DataFrame({str(place): code for place, code in enumerate(codes)})
    frame["weight"] = 1.0
    for _ in range(sweeps):
        for place, target in enumerate(targets):
            wanted = pd.Series(target / target.sum() * ROWS)
            factors = wanted / frame.groupby(str(place))["weight"].sum()
            frame["weight"] *= frame[str(place)].map(factors)
    return frame["weight"].to_numpy()


def main() -> None:
    rng = np.random.default_rng(0)
    failed = False
    for name, levels in CASES.items():
        codes, targets = drawn(levels, rng)
        start = time.perf_counter()
        trimmed = rake(codes, targets)
        seconds = time.perf_counter() - start
        tracemalloc.start()
        rake(codes, targets)
        megabytes = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        start = time.perf_counter()
        plain = rake(codes, targets, trim=NO_LIMIT)
        untrimmed = time.perf_counter() - start
        start = time.perf_counter()
        peer = by_pandas(codes, targets, plain.sweeps)
        peer_seconds = time.perf_counter() - start
        difference = float(np.abs(plain.weights - peer / peer.mean()).max())
        print(f"{name}: {ROWS} rows x {len(levels)} variables of {levels} levels")
        print(f"  ours, with trimming:      {seconds:7.2f} s, {trimmed.sweeps} sweeps, "
              f"{trimmed.trimmed} rows cut, peak {megabytes:.0f} MB")  # fmt: skip
        print(f"  ours, without:            {untrimmed:7.2f} s, {plain.sweeps} sweeps")
        print(f"  pandas group sums, same:  {peer_seconds:7.2f} s")
        print(f"  ratio {peer_seconds / untrimmed:.1f}, largest difference {difference:.1e}")
        failed |= seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES
        failed |= difference > LARGEST_DIFFERENCE
    if failed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()

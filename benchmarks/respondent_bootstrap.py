"""Time 2,000 resamples of 5,000 respondents, each re-ranking 40 items for three parties.

Respondents live in 100 buildings and are drawn within them, weighted; every resample counts the
demand for all items anew, of everybody and of one group, and ends in three parties' lists and a
joint one. Beside it, the obvious loop draws rows, counts and ranks resample by resample, timed on
a few and scaled, after both have given the same demand. Seconds are those of the processor. Run it
as ``python benchmarks/respondent_bootstrap.py``; it fails above 3 s.

On two shared cores, one of them used: 0.7 to 0.9 s, of which half goes into drawing, a quarter into
counting and a tenth into ranking; 20 to 23 times as fast as the loop.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
from rank_acceptability import situation
from threadpoolctl import threadpool_limits

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from prioritize.doubts.doubt import Drawn
from prioritize.doubts.engine import Engine
from prioritize.ranking import score_many
from prioritize.tally import Tally
from prioritize.utility import utilities
from surveys.resampling import Resamples, resample, resampled_demand
from surveys.scoring import all_kinds
from surveys.signals import ItemSignal

REPLICATES, RESPONDENTS, ITEMS, BUILDINGS, CRITERIA = 2_000, 5_000, 40, 100, 8
LOOPED, CHUNK = 20, 500
MOST_SECONDS = 3


def signals(wishes: np.ndarray) -> list[ItemSignal]:
    kind, states = all_kinds()["choose"], np.zeros(len(wishes), dtype=np.uint8)
    return [
        ItemSignal(kind, "1", f"i{item:03}", wishes[:, item], wishes[:, item] > 0, states, 1.0, ())
        for item in range(wishes.shape[1])
    ]


def main() -> None:
    rng = np.random.default_rng(0)
    wishes = (rng.random((RESPONDENTS, ITEMS)) < rng.beta(2, 4, ITEMS)).astype(float)
    wishes[rng.random(wishes.shape) < 0.05] = np.nan  # noqa: PLR2004 - not asked
    weights = rng.uniform(0.4, 2.5, RESPONDENTS)
    old = rng.random(RESPONDENTS) < 0.3  # noqa: PLR2004 - the group
    everybody = np.ones(RESPONDENTS, dtype=bool)
    lived_in = SimpleNamespace(
        rows=pd.DataFrame(index=range(RESPONDENTS)),
        roles=pd.DataFrame({"building": rng.integers(1, BUILDINGS + 1, RESPONDENTS).astype(str)}),
    )
    engine = Engine(situation(ITEMS, CRITERIA))
    said = signals(wishes)

    start = time.process_time()
    resamples = resample(lived_in, everybody, REPLICATES, rng)
    drawn_time = time.process_time() - start
    figures = {
        place: np.column_stack(list(resampled_demand(said, resamples, who, weights).values()))
        for place, who in ((0, everybody), (1, old))
    }
    counted_time = time.process_time() - start - drawn_time
    tally = Tally(ITEMS)
    for at in range(0, REPLICATES, CHUNK):
        part = Drawn(figures={place: one[at : at + CHUNK] for place, one in figures.items()})
        tally.add(engine.scores(part, CHUNK))
    seconds = time.process_time() - start

    looped, difference = loop(engine, wishes, weights, old, resamples, figures)
    print(f"{REPLICATES} resamples of {RESPONDENTS} respondents x {ITEMS} items, one core")
    print(f"prioritize: {seconds:.2f} s (drawing {drawn_time:.2f}, counting {counted_time:.2f}, "
          f"ranking {seconds - drawn_time - counted_time:.2f})")  # fmt: skip
    print(f"a loop over the resamples, scaled: {looped:.1f} s, ratio {looped / seconds:.0f}")
    print(f"largest difference of a demand {difference:.1e}, lists {tally.draws}")
    if seconds > MOST_SECONDS or difference > 1e-12:  # noqa: PLR2004 - noise
        raise SystemExit(1)


def loop(  # noqa: PLR0917 - what the survey is made of
    engine: Engine,
    wishes: np.ndarray,
    weights: np.ndarray,
    old: np.ndarray,
    resamples: Resamples,
    figures: dict[int, np.ndarray],
) -> tuple[float, float]:
    known, difference = engine.situation, 0.0
    start = time.process_time()
    for at in range(LOOPED):
        rows = np.repeat(resamples.rows, resamples.counts[at])
        values = known.matrix.values.copy()
        for place, who in ((0, np.ones(len(rows), dtype=bool)), (1, old[rows])):
            said, say = wishes[rows][who], weights[rows][who]
            asked = np.isfinite(said)
            demand = (np.nan_to_num(said) * say[:, None]).sum(axis=0) / (asked.T @ say)
            values.iloc[:, place] = demand
            difference = max(difference, float(np.abs(demand - figures[place][at]).max()))
        lists = [
            score_many(replace(matrix, values=values), one[None])[0]
            for matrix, one in zip(known.own, known.weights, strict=True)
        ]
        np.argsort(-known.powers @ utilities(np.array(lists)))
    return (time.process_time() - start) * REPLICATES / LOOPED, difference


if __name__ == "__main__":
    with threadpool_limits(1):
        main()

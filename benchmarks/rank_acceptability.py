"""Time rank acceptability over 100,000 draws of powers and weights beside a loop over pymcdm.

Three parties hold 50 items to 8 criteria; each draw has its own powers and its own weights for
every party, and ends in a joint list. The loop calls pymcdm's TOPSIS without validation once per
party and draw, joins and ranks; it is timed on a few hundred draws and scaled, after both have
given the same places for them. Memory is what tracemalloc sees at the peak beside what was there.
Run it as ``python benchmarks/rank_acceptability.py``; it fails below 75 times or above 64 MB.

On two shared cores, one of them used: 0.8 s and 4 MB, 90 to 101 times as fast as the loop. A draw
takes 8 µs whether 25,000 or 100,000 are made, 16 with twice the items, 8 with twice the criteria
and 18 with both twice: what grows with items is the ranking and the count of pairs.
"""

import sys
import time
import tracemalloc
from pathlib import Path

import numpy as np
import pandas as pd
from pymcdm.methods import TOPSIS
from pymcdm.normalizations import vector_normalization
from threadpoolctl import threadpool_limits

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from prioritize.decision import rank_for
from prioritize.doubts import make_situation
from prioritize.doubts.asking import count_lists
from prioritize.doubts.doubt import Draw, Drawn, Prepared
from prioritize.doubts.engine import Engine
from prioritize.doubts.situation import Situation
from prioritize.robustness import uniform_shares
from prioritize.study import Criterion, Item, Settings, Study
from prioritize.tally import Tally
from surveys.codebook import Codebook
from weights.perspectives import Perspective

DRAWS, ITEMS, CRITERIA, PARTIES = 100_000, 50, 8, 3
LOOPED = 300
LEAST_RATIO, MOST_MEGABYTES = 75, 64


def situation(items: int, criteria: int) -> Situation:
    rng = np.random.default_rng(0)
    names = [f"c{place:02}" for place in range(criteria)]
    ids = [f"i{place:03}" for place in range(items)]
    values = pd.DataFrame(rng.uniform(1, 100, (items, criteria)), index=ids, columns=names)
    signs = rng.choice(["benefit", "cost"], criteria)
    study = Study(
        folder=Path(),
        file="",
        settings=Settings(),
        items=tuple(Item(id=name, name=name) for name in ids),
        criteria=tuple(
            Criterion(id=name, source=f"item:{name}", direction=sign)
            for name, sign in zip(names, signs, strict=True)
        ),
        codebook=Codebook((), ()),
        parties=(),
        judgements=(),
        matrices=(),
    )
    equal = pd.Series(1 / criteria, index=names)
    parties = tuple(
        Perspective(f"p{place}", "", 1 / PARTIES, equal, None, ()) for place in range(PARTIES)
    )
    rankings = tuple(rank_for(study, values, party) for party in parties)
    return make_situation(study, None, parties, rankings, values)


def draws_of(criteria: int) -> Draw:
    streams = [np.random.default_rng([1, place]) for place in range(PARTIES + 1)]

    def draw(size: int) -> Drawn:
        weights = {
            place: uniform_shares(streams[place], size, criteria) for place in range(PARTIES)
        }
        return Drawn(powers=uniform_shares(streams[-1], size, PARTIES), weights=weights)

    return draw


def ours(items: int, criteria: int, lists: int) -> tuple[Tally, float]:
    engine = Engine(situation(items, criteria))
    doubt = Prepared(lambda: draws_of(criteria), lists)
    start = time.process_time()
    tally = count_lists(engine, [doubt])
    return tally, time.process_time() - start


def loop(lists: int) -> tuple[np.ndarray, float]:
    known = situation(ITEMS, CRITERIA)
    values, types = known.matrix.figures, known.matrix.directions.to_numpy().astype(int)
    drawn = draws_of(CRITERIA)(lists)
    peer = TOPSIS(vector_normalization)
    counts = np.zeros((ITEMS, ITEMS))
    start = time.process_time()
    for at in range(lists):
        joint = np.zeros(ITEMS)
        for place in range(PARTIES):
            score = peer(values, drawn.weights[place][at], types, validation=False)
            utility = (score - score.min()) / (score.max() - score.min())
            joint += drawn.powers[at, place] * utility
        counts[np.argsort(-joint), np.arange(ITEMS)] += 1
    return counts, time.process_time() - start


def main() -> None:
    again, _ = ours(ITEMS, CRITERIA, LOOPED)
    counts, peer_seconds = loop(LOOPED)
    same = np.array_equal(again.places, counts)
    peer_seconds *= DRAWS / LOOPED
    seconds = min(ours(ITEMS, CRITERIA, DRAWS)[1] for _ in range(3))
    tracemalloc.start()
    ours(ITEMS, CRITERIA, DRAWS)
    megabytes = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    ratio = peer_seconds / seconds
    print(
        f"{DRAWS} draws x {ITEMS} items x {CRITERIA} criteria x {PARTIES} parties, processor time"
    )
    print(f"prioritize, {seconds:.2f} s, {megabytes:.0f} MB at the peak")
    print(f"pymcdm, one call per party and draw, unvalidated, scaled: {peer_seconds:.0f} s")
    print(f"ratio {ratio:.0f}, the same places: {same}")
    base = seconds / DRAWS * 1e6
    print(f"a draw of these takes {base:.1f} µs; others, beside it:")
    for items, criteria, draws in (
        (50, 8, 25_000),
        (50, 16, 50_000),
        (100, 8, 50_000),
        (100, 16, 50_000),
    ):
        spent = min(ours(items, criteria, draws)[1] for _ in range(3)) / draws * 1e6
        print(f"{draws:7} draws, {items:3} items, {criteria:2} criteria: {spent:5.1f} µs a draw, "
              f"{spent / base:.2f} times")  # fmt: skip
    if ratio < LEAST_RATIO or megabytes > MOST_MEGABYTES or not same:
        raise SystemExit(1)


if __name__ == "__main__":
    # Processor time of one core: a second thread of the matrix products would be counted, too.
    with threadpool_limits(1):
        main()

"""Small studies of which everything can be in doubt."""

import atexit
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import rmtree

import numpy as np
import pandas as pd

from drawn_estate import loaded, people
from prioritize.decision import decide, rank_for
from prioritize.doubts import make_situation
from prioritize.evidence import gather_evidence
from prioritize.study import Criterion, Item, Settings, Study
from prioritize.weighing import weigh_parties
from surveys.codebook import Codebook
from weights.judgements import Judgement
from weights.judges import Judge
from weights.perspectives import Perspective

ROWS = [
    *people("东", "60岁以上", "屋面防水;加装电梯", 9),
    *people("东", "30-59岁", "屋面防水", 8),
    *people("西", "60岁以上", "加装电梯", 6),
    *people("西", "30-59岁", "增加停车位;小区道路", 7),
]
SECOND = {
    "government": {"safety": 2, "need": 18, "cheap": 80},
    "residents": {"safety": 50, "need": 50, "cheap": 60},
}


def judge(name, *weights):
    """A judge who weighs x, y, …."""
    index = [chr(ord("x") + place) for place in range(len(weights))]
    return Judge(name, "points", pd.Series(weights, index=index, dtype=float), None)


def party(name, *panel, pooling="aip"):
    weights = sum(one.weights for one in panel) / len(panel)
    return Perspective(name, "", 1.0, weights, None, panel, pooling=pooling)


def doubtful(seed, *, figures=None, twins=False, zero=False, threshold=0.0, draws=100, **settings):
    """Two parties over five items and three criteria, or over figures given."""
    rng = np.random.default_rng(seed)
    if figures is None:
        figures = rng.uniform(1, 9, (5, 3))
    figures = np.array(figures, dtype=float)
    if twins:
        figures[1] = figures[0]
    if zero:
        figures[0, 0] = 0.0
    items = [chr(ord("a") + place) for place in range(len(figures))]
    names = ["x", "y", "z"]
    values = pd.DataFrame(figures, index=pd.Index(items, name="item"), columns=names)
    study = Study(
        folder=Path(),
        file="study.xlsx",
        settings=Settings(draws=draws, **settings),
        items=tuple(Item(id=name, name=name) for name in items),
        criteria=tuple(
            Criterion(
                id=name, source=f"item:{name}", threshold=threshold if name == "y" else 0.0,
                direction="cost" if name == "y" and len(figures) == 5 else "benefit",
                worst=10 if name == "y" and len(figures) == 5 else 0,
                best=0 if name == "y" and len(figures) == 5 else 10,
            )
            for name in names
        ),
        codebook=Codebook((), ()),
        parties=(), judgements=(), matrices=(),
    )  # fmt: skip
    drawn = rng.dirichlet(np.ones(3), 2)
    parties = tuple(
        replace(party(f"p{place}", judge("one", *row)), power=power)
        for place, (row, power) in enumerate(zip(drawn, (0.4, 0.6), strict=True))
    )
    rankings = tuple(rank_for(study, values, one) for one in parties)
    return make_situation(study, None, parties, rankings, values)


@cache
def estate():
    """Folder and study with a survey, cost ranges and two judges for each party."""
    folder = Path(tempfile.mkdtemp(prefix="doubted-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    study = loaded(folder, ROWS)
    cheap = Criterion(id="cheap", source="item:cost", direction="cost")
    items = tuple(
        one.model_copy(update={"cost_low": one.cost * 0.7, "cost_high": one.cost * 1.6})
        if one.id != "road"
        else one
        for one in study.items
    )
    first = tuple(
        Judgement(name, who, "points", "cheap", "", 20.0)
        for name, who in (("government", "office"), ("residents", "committee"))
    )
    second = tuple(
        Judgement(name, f"{name}2", "points", left, "", float(value))
        for name, told in SECOND.items()
        for left, value in told.items()
    )
    return folder, replace(
        study,
        items=items,
        criteria=(*study.criteria, cheap),
        judgements=(*study.judgements, *first, *second),
    )


def decided(_folder, study, **settings):
    """What is decided about a study, under other settings."""
    study = replace(study, settings=study.settings.model_copy(update=settings))
    evidence = gather_evidence(study)
    return decide(study, evidence, weigh_parties(study, evidence))

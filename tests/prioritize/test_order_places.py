"""Places in orders of importance: gaps are doubted, shared places are not."""

from dataclasses import replace

import pytest

from prioritize.checking import check_study
from prioritize.study import Criterion, Settings, Study
from surveys.codebook import Codebook
from weights.judgements import Judgement

NAMES = ("price", "noise", "safety", "cover")


def judged(places, parents=("",) * 4):
    """One judge's order of four criteria, each row with its cell."""
    rows = tuple(
        Judgement("residents", "Li", "order", name, "", place, where=f"judgements!E{row}")
        for row, (name, place) in enumerate(zip(NAMES, places, strict=True), start=2)
    )
    study = Study(
        folder=None,
        file="study.xlsx",
        settings=Settings(),
        items=(),
        criteria=tuple(
            Criterion(id=name, name=name, direction="benefit", source="rating", parent=parent)
            for name, parent in zip(NAMES, parents, strict=True)
        ),
        codebook=Codebook((), ()),
        parties=(),
        judgements=rows,
        matrices=(),
    )
    where = {("judgements", str(row), "value"): f"judgements!E{row}" for row in range(2, 6)}
    return replace(study, where=where)


def gaps(study):
    return [one for one in check_study(study) if one.code == "places_gap"]


def test_a_place_beyond_all_criteria_is_doubted_with_its_cell():
    (found,) = gaps(judged((1, 2, 3, 9)))

    assert (found.severity, found.cell) == ("doubt", "E5")
    assert (found.facts["criterion"], found.facts["ahead"]) == ("cover", 3)


@pytest.mark.parametrize(
    "places",
    [(1, 2, 3, 4), (1, 1, 2, 3), (1, 1, 3, 4), (1.5, 1.5, 3, 4), (2, 2, 3, 4), (1, 1, 1, 1)],
)
def test_shared_places_are_not_doubted_however_they_are_counted(places):
    assert gaps(judged(places)) == []


def test_places_are_counted_under_each_heading():
    assert gaps(judged((1, 2, 1, 2), ("", "", "price", "price"))) == []
    assert len(gaps(judged((1, 2, 3, 4), ("", "", "price", "price")))) == 1

"""The neutral voice as a finding: weights from figures, the list under them, what is refused."""

import pandas as pd
import pytest

from prioritize.objective import objective_findings
from prioritize.ranking import rank
from prioritize.study import Criterion, Item, Settings
from prioritize.values import criterion_values, party_matrix
from prioritize.weighing import find_objective

FACTS = {
    "lift": {"need": 5.0, "price": 200.0, "places": 2.0},
    "roof": {"need": 4.0, "price": 80.0, "places": 2.0},
    "road": {"need": 1.0, "price": 120.0, "places": 2.0},
    "green": {"need": 2.0, "price": 40.0, "places": 2.0},
}


class SmallStudy:
    """As much of a study as weighing figures needs."""

    settings = Settings()
    items = tuple(Item(id=name, name=name, facts=facts) for name, facts in FACTS.items())
    criteria = (
        Criterion(id="need", source="item:need"),
        Criterion(id="price", source="item:price", direction="cost"),
        Criterion(id="places", source="item:places"),
    )
    ratings = ()
    where: dict[tuple[str, str, str], str] = {}  # noqa: RUF012 - stands in for a frozen study
    file = "study.xlsx"


def found(study=SmallStudy, changed=None):
    values = criterion_values(study, None)
    for cell, value in (changed or {}).items():
        values.loc[cell] = value
    return {one.method: one for one in objective_findings(study, values)}


def test_every_method_drops_what_tells_nothing_and_ranks_by_the_rest():
    told = found()

    assert list(told) == ["critic", "entropy", "merec", "standard_deviation"]
    for one in told.values():
        assert one.dropped == ("places",)
        assert one.weights["places"] == 0
        assert sum(one.weights.values()) == pytest.approx(1)
        assert one.refused is None


def test_the_list_is_the_one_a_party_with_these_weights_would_have():
    one = found()["critic"]
    matrix = party_matrix(SmallStudy, criterion_values(SmallStudy, None))
    table = rank(matrix, pd.Series(one.weights), perspective="anybody").table

    assert [item.item for item in one.ranking] == list(table.index)
    assert [item.score for item in one.ranking] == pytest.approx(table["score"].tolist())
    assert one.ranking[0].rank == 1


def test_zeros_silence_the_methods_that_take_logarithms():
    told = found(changed={("road", "need"): 0.0})

    for name in ("entropy", "merec"):
        assert (told[name].refused, told[name].because) == ("not_positive", ("need",))
        assert (told[name].weights, told[name].ranking) == ({}, ())
    assert told["critic"].refused is None


def test_figures_that_are_not_complete_leave_the_neutral_voice_out():
    class Incomplete(SmallStudy):
        criteria = (*SmallStudy.criteria, Criterion(id="reach", source="item:reach"))

    assert find_objective(SmallStudy) == tuple(found().values())
    assert find_objective(Incomplete) is None

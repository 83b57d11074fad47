"""Weights of many people pooled again: the same as asking them again so often."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weights.crowd import CrowdAnswers, weigh_crowd
from weights.ratings import RatedAnswers, weigh_ratings

IDS = ("a", "b", "c")
PAIRS = (("a", "b"), ("a", "c"), ("b", "c"))


def compared(seed, gaps, powers=None):
    rng = np.random.default_rng(seed)
    ratios = np.exp(rng.normal(size=(7, 3)))
    ratios[rng.random(ratios.shape) < gaps] = np.nan
    ratios[0] = [2.0, 3.0, 1.0]
    return CrowdAnswers(PAIRS, ratios, powers)


def rated(seed, zeros, powers=None):
    rng = np.random.default_rng(seed)
    values = rng.integers(0 if zeros else 1, 6, (7, 3)).astype(float)
    values[rng.random(values.shape) < 0.1] = np.nan
    values[0] = [0 if zeros else 1, 2, 3]
    return RatedAnswers(IDS, values, "criterion_points", powers)


def repeated(answers, counts):
    """The same answers, each as often as it was drawn."""
    if isinstance(answers, RatedAnswers):
        return RatedAnswers(IDS, np.repeat(answers.values, counts, axis=0), answers.method)
    return CrowdAnswers(PAIRS, np.repeat(answers.ratios, counts, axis=0))


@pytest.mark.parametrize("make", [compared, rated])
@given(seed=st.integers(0, 10**6), some=st.booleans(), pooling=st.sampled_from(["aij", "aip"]))
def test_a_loop_over_replicates_finds_the_same(make, seed, some, pooling):
    answers = make(seed, 0.3 * some if make is compared else some)
    found = answers.weigh(IDS, pooling=pooling)
    counts = np.random.default_rng(seed).integers(0, 3, (6, 7)).astype(np.uint8)
    # The first keeps linking all criteria, and gives its zero.
    counts[:, 0] = 1
    drawn = found.voices.pooled(counts, found.weights.to_numpy())
    again = [repeated(answers, row).weigh(IDS, pooling=pooling).weights for row in counts]

    assert drawn == pytest.approx(np.array([one.to_list() for one in again]))


@pytest.mark.parametrize("make", [compared, rated])
@pytest.mark.parametrize("pooling", ["aij", "aip"])
def test_asking_everybody_once_gives_the_weights_themselves(make, pooling):
    for powers in (None, np.arange(1.0, 8.0)):
        found = make(5, 0, powers).weigh(IDS, pooling=pooling)
        drawn = found.voices.pooled(np.ones((1, 7)), np.zeros(3))

        assert drawn[0] == pytest.approx(found.weights.to_numpy())


def test_a_replicate_in_which_nobody_weighs_all_criteria_keeps_the_weights():
    ratios = np.array([[2.0, 4.0, 2.0], [3.0, np.nan, np.nan]])
    found = weigh_crowd(CrowdAnswers(PAIRS, ratios), IDS)
    said = found.weights.to_numpy()
    drawn = found.voices.pooled(np.array([[0, 2], [0, 0], [2, 0]]), said)
    alone = weigh_ratings(rated(1, zeros=False), IDS)

    assert drawn[:2] == pytest.approx(np.array([said, said]))
    assert drawn[2] == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert alone.voices.pooled(np.zeros((1, 7)), np.array([1.0, 0, 0]))[0].tolist() == [1, 0, 0]


def test_pieces_change_nothing(monkeypatch):
    found = weigh_crowd(compared(3, 0.2), IDS)
    counts = np.random.default_rng(1).integers(0, 3, (50, 7))
    whole = found.voices.pooled(counts, found.weights.to_numpy())
    monkeypatch.setattr("weights.voices.AT_ONCE", 60)

    assert found.voices.pooled(counts, found.weights.to_numpy()) == pytest.approx(whole)

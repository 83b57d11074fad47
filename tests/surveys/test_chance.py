"""Answers by chance keep what everybody asks for and what every item gets."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.chance import by_chance


@given(st.integers(2, 30), st.integers(2, 9), st.integers(0, 1000))
def test_ticks_keep_the_sums_of_rows_and_columns(people, items, seed):
    rng = np.random.default_rng(seed)
    ticks = (rng.random((people, items)) < 0.4).astype(float)

    for told in by_chance(ticks, 2, rng):
        assert told.sum(axis=0).tolist() == ticks.sum(axis=0).tolist()
        assert told.sum(axis=1).tolist() == ticks.sum(axis=1).tolist()


def test_places_on_scales_keep_their_columns_and_drift_little_along_their_rows():
    rng = np.random.default_rng(4)
    wishes = rng.random((60, 8))
    (told,) = by_chance(wishes, 1, rng)

    assert np.sort(told, axis=0).tolist() == np.sort(wishes, axis=0).tolist()
    assert np.abs(told.sum(axis=1) - wishes.sum(axis=1)).max() <= 0.1 * np.ptp(wishes) + 1e-9
    assert (told != wishes).mean() > 0.5


def test_what_was_not_said_stays_unsaid():
    rng = np.random.default_rng(5)
    wishes = (rng.random((40, 6)) < 0.5).astype(float)
    wishes[rng.random((40, 6)) < 0.3] = np.nan
    (told,) = by_chance(wishes, 1, rng)

    assert (np.isnan(told) == np.isnan(wishes)).all()
    assert np.nansum(told, axis=1) == pytest.approx(np.nansum(wishes, axis=1))


def test_what_goes_together_is_lost():
    rng = np.random.default_rng(6)
    camp = rng.random(200) < 0.5
    ticks = np.where(camp[:, np.newaxis], [1.0, 1, 1, 0, 0, 0], [0.0, 0, 0, 1, 1, 1])
    (told,) = by_chance(ticks, 1, rng)

    together = np.corrcoef(told.T)[0, 1]
    assert np.corrcoef(ticks.T)[0, 1] == pytest.approx(1)
    # Three ticks of six are left to chance: an item once ticked makes the others rarer.
    assert together == pytest.approx(-0.2, abs=0.15)

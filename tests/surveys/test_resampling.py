"""Demand in replicates is the demand of a survey in which people answered as often as drawn."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_surveys import choices, chosen_items
from surveys.answers import State
from surveys.demand import item_demand
from surveys.encoder import encode
from surveys.errors import WrongLengthError
from surveys.resampling import Resamples, resample, resampled_demand
from surveys.scoring import all_kinds
from surveys.scoring.kind import Side
from surveys.signals import ItemSignal, item_signals

MADE_OF_RATIOS = sorted(name for name, kind in all_kinds().items() if kind.estimate)
SIDES = {
    "kano": ("kano:functional", "kano:dysfunctional"),
    "maxdiff": ("maxdiff:best", "maxdiff:worst"),
    "ipa": ("importance", "satisfaction"),
    "opportunity": ("importance", "satisfaction"),
    "rating": ("choose", "satisfaction"),
}
PEOPLE = 9


def lived_in(buildings):
    return SimpleNamespace(
        rows=pd.DataFrame(index=range(len(buildings))),
        roles=pd.DataFrame({"building": buildings}),
    )


def side(name, values):
    values = np.array(values, dtype=float)
    states = np.where(np.isfinite(values), State.ANSWERED, State.BLANK).astype(np.uint8)
    marks = name.startswith(("maxdiff", "choose"))
    wishes = np.minimum(values, 1) if marks else (values - 1) / 4
    return Side(name, values, wishes, states, (0.0, 1.0) if marks else (1.0, 5.0))


def sides_of(kind, rng):
    scales = [0, 1] if kind == "maxdiff" else [1, 2, 3, 4, 5]
    drawn = {
        name: rng.choice([*([0, 1] if name == "choose" else scales), np.nan], PEOPLE)
        for name in SIDES[kind]
    }
    return tuple(side(name, values) for name, values in drawn.items())


def repeated(one, times):
    return Side(
        one.name,
        np.repeat(one.values, times),
        np.repeat(one.wishes, times),
        np.repeat(one.states, times),
        one.scale,
    )


def test_every_kind_that_is_no_mean_of_wishes_says_what_it_is_made_of():
    assert set(SIDES) == set(MADE_OF_RATIOS)
    assert all(all_kinds()[name].terms and all_kinds()[name].combine for name in MADE_OF_RATIOS)


@pytest.mark.parametrize("name", MADE_OF_RATIOS)
@given(seed=st.integers(0, 10_000))
def test_a_replicate_equals_the_kind_counted_anew_with_people_repeated(name, seed):
    rng, kind = np.random.default_rng(seed), all_kinds()[name]
    sides = sides_of(name, rng)
    weights, counts = rng.uniform(0.2, 3, PEOPLE), rng.integers(0, 3, (4, PEOPLE))
    counted = rng.random(PEOPLE) < 0.8
    signal = ItemSignal(kind, "1", "lift", kind.wish(sides), counted, sides[0].states, 1.0, sides)
    resamples = Resamples(np.arange(PEOPLE), counts.astype(np.uint8))
    found = resampled_demand([signal], resamples, counted, weights)["lift"]

    for times, value in zip(counts, found, strict=True):
        again = kind.estimate(
            [repeated(one, times) for one in sides],
            np.repeat(counted, times),
            np.repeat(weights, times),
        )
        assert (again.base == 0) == np.isnan(value)
        assert again.base == 0 or value == pytest.approx(again.value)


@settings(max_examples=8)
@given(st.lists(st.sampled_from(["电梯", "停车", "电梯┋停车", ""]), min_size=3, max_size=12))
def test_a_replicate_equals_a_survey_with_the_rows_repeated(cells):
    codebook = chosen_items({"电梯": "lift", "停车": "park"})
    responses = encode([choices(cells)], codebook)
    used = np.arange(len(cells)) != 1
    resamples = resample(responses, used, 2, np.random.default_rng(len(cells)))
    found = resampled_demand(item_signals(responses), resamples, used)

    for at, times in enumerate(resamples.counts.tolist()):
        drawn = [
            cells[row]
            for row, count in zip(resamples.rows, times, strict=True)
            for _ in range(count)
        ]
        if not any(drawn):
            assert {float(found[name][at]) for name in found} == {0}
            continue
        again = item_demand(encode([choices(drawn)], codebook), np.ones(len(drawn), dtype=bool))
        assert {name: float(one[at]) for name, one in found.items()} == pytest.approx(
            again.table["value"].to_dict()
        )


@given(st.lists(st.sampled_from(["1", "2", "3", ""]), min_size=1, max_size=15), st.integers(0, 99))
def test_every_building_keeps_its_number_of_respondents(buildings, seed):
    responses = lived_in(buildings)
    used = np.ones(len(buildings), dtype=bool)
    counts = resample(responses, used, 6, np.random.default_rng(seed)).counts
    sizes = pd.Series(buildings).value_counts()

    assert (counts.sum(axis=1) == len(buildings)).all()
    for name, size in sizes.items():
        if name and size > 1:
            assert (counts[:, np.array(buildings) == name].sum(axis=1) == size).all()


def test_a_building_of_one_is_drawn_from_with_the_others_of_one():
    counts = resample(
        lived_in(["1", "2", "3", "3"]), np.ones(4, dtype=bool), 200, np.random.default_rng(0)
    ).counts

    assert set(counts[:, 0].tolist()) == {0, 1, 2}
    assert (counts[:, :2].sum(axis=1) == 2).all()


def test_the_spread_of_a_resampled_share_is_that_of_the_textbook():
    # 40 people in one building, 30 % of whom want a lift: sqrt(.3 * .7 / 40).
    responses = encode(
        [choices(["电梯"] * 12 + ["停车"] * 28)], chosen_items({"电梯": "lift", "停车": "park"})
    )
    used = np.ones(40, dtype=bool)
    resamples = resample(responses, used, 4000, np.random.default_rng(1))
    found = resampled_demand(item_signals(responses), resamples, used)["lift"]

    assert found.mean() == pytest.approx(0.3, abs=0.005)
    assert found.std() == pytest.approx(np.sqrt(0.3 * 0.7 / 40), rel=0.05)


def test_fewer_replicates_are_drawn_where_they_would_not_fit(monkeypatch):
    monkeypatch.setattr("surveys.resampling.MOST_COUNTS", 1_000)
    responses = lived_in(["1"] * 8)
    used = np.ones(8, dtype=bool)

    assert len(resample(responses, used, 300, np.random.default_rng(0)).counts) == 125
    assert len(resample(responses, used, 50, np.random.default_rng(0)).counts) == 50


def test_rows_that_do_not_fit_are_refused():
    with pytest.raises(WrongLengthError) as caught:
        resample(lived_in(["1"] * 3), np.ones(2, dtype=bool), 5, np.random.default_rng(0))

    assert caught.value.name == "used"

"""Demand for a group of items: their mean, and how sure it is when answers go together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_surveys import choices, chosen_items, everybody, survey
from surveys.answers import Column
from surveys.codebook import Codebook, Option, Question
from surveys.demand import item_demand
from surveys.encoder import encode
from surveys.group_demand import group_demand
from surveys.intervals import NORMAL_95, mean_interval, wilson_interval
from surveys.resampling import resample, resampled_demand
from surveys.signals import item_signals

ITEMS = ("canteen", "lift", "roof")
NOTHING = "nothing"
PEOPLE = st.lists(
    st.tuples(st.sets(st.sampled_from(ITEMS)), st.floats(0.2, 5.0)), min_size=10, max_size=40
)


def answers_of(rows):
    return encode(
        [choices(["┋".join(sorted(row) or [NOTHING]) for row in rows])],
        chosen_items({**dict(zip(ITEMS, ITEMS, strict=True)), NOTHING: ""}),
    )


def grouped(responses, *groups, weights=None):
    used = everybody(responses)
    demand = item_demand(responses, used, weights=weights).table
    return group_demand(item_signals(responses), demand, groups, used, weights), demand


def of_all(people, weights=None):
    weights = None if weights is None else np.asarray(weights, dtype=float)
    table, demand = grouped(answers_of(people), ITEMS, weights=weights)
    return table.loc[0], demand


def by_hand(people, weights):
    """The same with a loop for every sum."""
    n = len(people)
    total = sum(weights)
    shares, lows, highs = [], [], []
    for item in ITEMS:
        share = sum(w for row, w in zip(people, weights, strict=True) if item in row) / total
        size = total**2 / sum(w * w for w in weights)
        z = NORMAL_95
        middle = (share + z * z / (2 * size)) / (1 + z * z / size)
        reach = z / (1 + z * z / size) * (share * (1 - share) / size + (z / 2 / size) ** 2) ** 0.5
        shares.append(share)
        lows.append(min(max(middle - reach, 0), share))
        highs.append(max(min(middle + reach, 1), share))
    far_down = far_up = 0.0
    for i, one in enumerate(ITEMS):
        for j, other in enumerate(ITEMS):
            both = [0.0, 0.0, 0.0]
            for k in range(n):
                a = weights[k] * ((one in people[k]) - shares[i])
                b = weights[k] * ((other in people[k]) - shares[j])
                both = [both[0] + a * b, both[1] + a * a, both[2] + b * b]
            same = min(both[1], both[2]) < 1e-20
            together = 1.0 if same else both[0] / (both[1] * both[2]) ** 0.5
            far_down += together * (shares[i] - lows[i]) * (shares[j] - lows[j])
            far_up += together * (highs[i] - shares[i]) * (highs[j] - shares[j])
    mean = sum(shares) / 3
    return mean, mean - max(far_down, 0) ** 0.5 / 3, mean + max(far_up, 0) ** 0.5 / 3


def test_answers_of_the_same_people_match_newcombe_1998():
    # Statistics in Medicine 17(22), 2635-2650, table III: of 50 pairs 36, 12, 2 and 0, the
    # difference of two shares is 0.2 (0.0569 to 0.3404). Who does not want the roof wants the
    # lift here, so that the mean is half of the difference, and one half.
    people = [*[["roof"]] * 36, *[["lift", "roof"]] * 12, *[[]] * 2]
    table, _ = grouped(answers_of(people), ("lift", "roof"))
    value, low, high, n = table.loc[0]

    assert (2 * value - 1, n) == (pytest.approx(0.2), 50)
    assert 2 * low - 1 == pytest.approx(0.0569, abs=5e-5)
    assert 2 * high - 1 == pytest.approx(0.3404, abs=5e-5)


def test_a_correlation_that_is_told_matches_newcombe_1998():
    # The same table, pairs 18, 12, 2 and 18: 0.2 (0.0562 to 0.3290), phi with its correction.
    shares = np.array([30 / 50, 1 - 20 / 50])
    lows, highs = wilson_interval(shares, np.array([50.0, 50.0]))
    phi = (18 * 18 - 12 * 2 - 25) / np.sqrt(30 * 20 * 20 * 30)
    low, high = mean_interval(shares, lows, highs, np.array([[1.0, -phi], [-phi, 1.0]]))

    assert (2 * low - 1, 2 * high - 1) == pytest.approx((0.0562, 0.3290), abs=5e-5)


@given(PEOPLE)
def test_the_figures_are_those_worked_out_by_hand(people):
    rows, weights = zip(*people, strict=True)
    found, _ = of_all(rows, weights)

    assert tuple(found[["value", "low", "high"]]) == pytest.approx(by_hand(rows, weights))
    assert found["n"] == len(people)


@given(PEOPLE, st.randoms(use_true_random=False))
def test_the_order_of_respondents_changes_nothing(people, random):
    mixed = random.sample(people, len(people))
    before, after = (of_all(*zip(*one, strict=True))[0] for one in (people, mixed))

    assert list(after) == pytest.approx(list(before))


@given(PEOPLE)
def test_an_interval_holds_its_value_and_is_never_wider_than_those_of_the_items(people):
    found, items = of_all(*zip(*people, strict=True))
    low, high = items["low"].mean(), items["high"].mean()

    assert found["value"] == pytest.approx(items["value"].mean())
    assert low - 1e-12 <= found["low"] <= found["value"] <= found["high"] <= high + 1e-12


@given(PEOPLE, st.floats(0.1, 9.0))
def test_equal_weights_are_none(people, weight):
    rows = [row for row, _ in people]

    assert list(of_all(rows, [weight] * len(rows))[0]) == pytest.approx(list(of_all(rows)[0]))


def test_a_group_of_one_has_the_interval_of_its_item():
    responses = answers_of([["lift"], ["roof", "lift"], []] * 9)
    table, demand = grouped(responses, ("roof",), ("lift", "lift"))

    for place, item in enumerate(("roof", "lift")):
        told = demand.loc[item, ["value", "low", "high", "n"]]
        assert list(table.loc[place]) == pytest.approx(list(told))


def test_answers_that_go_together_are_less_sure_than_those_that_go_apart():
    together = [["lift", "roof", "canteen"], []] * 30
    apart = [["lift", "roof"], ["canteen"]] * 30
    (same, items), (other, _) = of_all(together), of_all(apart)

    assert same["high"] - same["low"] == pytest.approx((items["high"] - items["low"]).mean())
    assert other["high"] - other["low"] < 0.5 * (same["high"] - same["low"])


def test_the_interval_is_as_wide_as_other_respondents_would_make_it():
    rng = np.random.default_rng(4)
    eager = rng.random(400) < 0.5
    people = [[item for item in ITEMS if rng.random() < (0.6 if wants else 0.2)] for wants in eager]
    responses, weights = answers_of(people), np.where(eager, 1.0, 1.6)
    table, _ = grouped(responses, ITEMS, weights=weights)
    used = everybody(responses)
    drawn = resample(responses, used, 1000, rng)
    means = np.mean([*resampled_demand(item_signals(responses), drawn, used, weights).values()], 0)

    assert len(means) == 1000
    assert list(table.loc[0, ["low", "high"]]) == pytest.approx(
        list(np.quantile(means, [0.025, 0.975])), abs=0.008
    )


def test_ends_that_all_agree_on_are_as_careful_as_one_item():
    found, items = of_all([list(ITEMS)] * 20)

    assert (found["value"], found["high"]) == (1, 1)
    assert found["low"] == pytest.approx(items["low"].mean())


def test_fewer_than_ten_respondents_have_no_interval():
    found, _ = of_all([["lift"]] * 9)

    assert found["n"] == 9
    assert np.isnan(found["low"])
    assert np.isnan(found["high"])


def test_an_item_without_an_interval_leaves_its_group_none_and_one_without_demand_is_left_out():
    cells = {"1、电梯": ["5", "1", "3"] * 6, "2、屋面": ["5", "3"] + [""] * 16}
    columns = [
        Column("1、电梯", "1、电梯", "1", "电梯"),
        Column("2、屋面", "2、屋面", "2", "屋面"),
    ]
    codebook = Codebook(
        (
            Question("1", kind="importance", item="lift"),
            Question("2", kind="importance", item="roof"),
        ),
        tuple(Option(one, str(k), order=k) for one in "12" for k in range(1, 6)),
    )
    responses = encode([survey(cells, columns)], codebook)
    table, demand = grouped(responses, ("lift", "roof"), ("lift", "gate"), ("gate",))

    assert list(demand["n"]) == [18, 2]
    assert list(table["n"]) == [18, 18, 0]
    assert table.loc[0, "value"] == pytest.approx((0.5 + 0.75) / 2)
    assert np.isnan(table.loc[0, "low"])
    assert table.loc[1, "low"] == pytest.approx(demand.loc["lift", "low"])
    assert np.isnan(table.loc[2, "value"])

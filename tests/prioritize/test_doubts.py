"""The joint list under doubt: every list is the list of a study in which things are otherwise."""

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doubted_studies import decided, doubtful, estate, judge, party
from prioritize.decision import join_values
from prioritize.doubts import Doubted, all_doubts, ask_doubts
from prioritize.doubts.asking import count_lists, joint_lists
from prioritize.doubts.central import Central, weight_views
from prioritize.doubts.costs import triangular
from prioritize.doubts.doubt import Drawn
from prioritize.doubts.engine import Engine
from prioritize.doubts.findings import effect, effects
from prioritize.doubts.judges import pooled_weights
from prioritize.doubts.leaving_out import leave_one_out
from prioritize.joint import all_rules, joint_scores
from prioritize.ranking import all_methods
from prioritize.robustness import acceptability, uniform_shares
from prioritize.tally import Tally
from prioritize.utility import mean_ranks

LISTS = 3
SMALL = {"draws": 60, "replicates": 30}


def joined_anew(situation, drawn, at):
    """The stupid way: put what was drawn into the study, and run it."""
    values = situation.matrix.values.copy()
    for place, figures in drawn.figures.items():
        values.iloc[:, place] = figures[at]
    parties = []
    for place, one in enumerate(situation.perspectives):
        power = situation.powers[place] if drawn.powers is None else drawn.powers[at, place]
        weights = one.weights
        if place in drawn.weights:
            weights = pd.Series(drawn.weights[place][at], index=situation.matrix.criteria)
        parties.append(replace(one, power=float(power), weights=weights))
    asked = situation.study.settings
    if drawn.methods:
        asked = asked.model_copy(update={"method": drawn.methods[at]})
    study = replace(situation.study, settings=asked)
    return join_values(study, values, tuple(parties)).table["score"].reindex(situation.items)


def draws(situation, seed, *, figures=True):
    rng = np.random.default_rng(seed)
    parties, criteria = situation.weights.shape
    return Drawn(
        powers=uniform_shares(rng, LISTS, parties),
        weights={0: uniform_shares(rng, LISTS, criteria)},
        figures={1: rng.uniform(1, 9, (LISTS, len(situation.items)))} if figures else {},
    )


@pytest.mark.parametrize(
    ("method", "normalization"),
    [
        *product(("topsis", "wsm"), ("vector", "minmax", "range")),
        ("moora", "minmax"),
        ("vikor", "range"),
    ],
)
@settings(max_examples=5)
@given(seed=st.integers(0, 10_000))
def test_many_lists_at_once_are_the_lists_made_one_by_one(method, normalization, seed):
    situation = doubtful(seed, method=method, normalization=normalization)
    drawn = draws(situation, seed)
    found = Engine(situation).scores(drawn, LISTS)

    for at in range(LISTS):
        assert found[at] == pytest.approx(joined_anew(situation, drawn, at).to_numpy(), abs=1e-9)


@pytest.mark.parametrize("rule", sorted(all_rules()))
def test_every_joint_rule_can_be_doubted(rule):
    situation = doubtful(4, joint=rule)
    for figures in (True, False):
        drawn = draws(situation, 4, figures=figures)
        found = Engine(situation).scores(drawn, LISTS)
        for at in range(LISTS):
            again = joined_anew(situation, drawn, at).to_numpy()
            assert mean_ranks(found[at][None]) == pytest.approx(mean_ranks(again[None]))


def test_a_threshold_and_equal_figures_switch_a_criterion_off_list_by_list():
    situation = doubtful(1, threshold=3.0)
    figures = np.array([[5.0] * 5, [5, 6, 7, 7.5, 5], [1, 2, 3, 4, 9]])
    drawn = Drawn(figures={1: figures})
    found = Engine(situation).scores(drawn, 3)

    for at in range(3):
        assert found[at] == pytest.approx(joined_anew(situation, drawn, at).to_numpy(), abs=1e-9)


def test_items_that_are_equal_in_every_list_stay_equal():
    situation = doubtful(2, twins=True)
    rng = np.random.default_rng(0)
    figures = rng.uniform(1, 9, (500, 5))
    figures[:, 1] = figures[:, 0]
    scores = Engine(situation).scores(Drawn(figures={1: figures}), 500)

    assert (scores[:, 0] == scores[:, 1]).all()


def test_a_list_that_the_method_cannot_make_is_left_out():
    situation = doubtful(3, method="copras")
    figures = np.array([[1.0, 2, 3, 4, 5], [0.0, 2, 3, 4, 5]])
    scores = Engine(situation).scores(Drawn(figures={1: figures}), 2)

    assert np.isfinite(scores[0]).all()
    assert np.isnan(scores[1]).all()


def test_every_method_that_can_rank_is_asked_once():
    situation = doubtful(5)
    prepared = all_doubts()["method"].prepare(situation)
    drawn = prepared.start()(prepared.lists)
    scores = Engine(situation).scores(drawn, prepared.lists)

    assert set(drawn.methods) == set(all_methods())
    for at in range(prepared.lists):
        again = joined_anew(situation, drawn, at).to_numpy()
        assert scores[at] == pytest.approx(again, abs=1e-9)


def test_a_method_that_needs_figures_above_0_is_not_asked_where_there_is_a_0():
    situation = doubtful(5, zero=True)
    prepared = all_doubts()["method"].prepare(situation)

    assert "copras" not in prepared.start()(prepared.lists).methods
    assert "topsis" in prepared.start()(prepared.lists).methods


def test_judges_are_pooled_by_random_shares_in_the_partys_own_way():
    # Points 0.8/0.2 and 0.2/0.8: the geometric mean under shares s and 1-s is odds 4^(2s-1).
    one = party("market", judge("a", 0.8, 0.2), judge("b", 0.2, 0.8), pooling="aip")
    shares = np.array([[0.5, 0.5], [1.0, 0.0], [0.75, 0.25]])
    found = pooled_weights(one, shares, ["x", "y"])

    assert found[:, 0] / found[:, 1] == pytest.approx([1, 4, 2])
    plain = replace(one, pooling="aip-arithmetic")
    plain = replace(plain, panel=(judge("a", 1.0, 0.0), judge("b", 0.2, 0.8)))
    assert pooled_weights(plain, shares, ["y", "x"])[:, 1] == pytest.approx([0.6, 1.0, 0.8])


def test_equal_shares_of_the_judges_give_the_partys_own_weights():
    situation = decided(*estate()).situation
    for one in situation.perspectives:
        shares = np.full((1, len(one.panel)), 1 / len(one.panel))
        found = pooled_weights(one, shares, situation.matrix.criteria)[0]

        assert found == pytest.approx(one.weights.reindex(situation.matrix.criteria).to_numpy())


def test_a_triangle_has_its_mean_and_its_median():
    rng = np.random.default_rng(0)
    ends = np.array([[80.0, 100.0, 150.0], [10.0, 10.0, 10.0], [1.0, 1.0, 3.0]])
    drawn = triangular(rng.random((100_000, 3)), ends)

    assert drawn.mean(axis=0) == pytest.approx([110, 10, 5 / 3], rel=0.005)
    assert (drawn >= ends[:, 0]).all()
    assert (drawn <= ends[:, 2]).all()
    # Below the tip lies (middle - low) / (high - low) of all draws.
    assert (drawn[:, 0] < 100).mean() == pytest.approx(20 / 70, abs=0.01)


def test_three_items_with_one_criterion_each_have_their_own_central_weights():
    situation = doubtful(0, figures=np.eye(3), method="wsm", normalization="minmax", draws=40_000)
    found = weight_views(situation)

    assert found.first == pytest.approx([1 / 3] * 3, abs=0.01)
    assert found.means[0] == pytest.approx([11 / 18, 7 / 36, 7 / 36], abs=0.01)


def test_central_weights_of_four_items_match_the_exact_integrals():
    figures = np.array([[1, 0, 0.5], [0.6, 0.6, 0.3], [0, 1, 0.2], [0.3, 0.2, 1]])
    situation = doubtful(0, figures=figures, method="wsm", normalization="minmax", draws=60_000)
    found = weight_views(situation)

    assert found.first == pytest.approx([0.302965, 0.088694, 0.226858, 0.381483], abs=0.006)
    assert found.means[0] == pytest.approx([0.625747, 0.169344, 0.204909], abs=0.006)


def test_an_item_that_is_never_first_has_no_central_view():
    tally = Tally(2, 2)
    views = uniform_shares(np.random.default_rng(0), 50, 2)
    tally.add(joint_scores(np.array([[1.0, 0.5], [1.0, 0.0]]), views), views)
    found = Central.of(tally, ["a", "b"])

    assert np.isnan(found.means[1]).all()
    assert found.means[0] == pytest.approx(views.mean(axis=0))
    assert found.first.tolist() == [1, 0]


@given(st.integers(2, 6), st.integers(0, 1000))
def test_counting_is_what_a_loop_over_the_lists_counts(n_items, seed):
    rng = np.random.default_rng(seed)
    scores, views = rng.integers(0, 5, (40, n_items)) / 4, uniform_shares(rng, 40, 2)
    tally = Tally(n_items, 2)
    tally.add(scores[:13], views[:13])
    tally.add(scores[13:], views[13:])
    places, before = np.zeros((n_items, n_items)), np.zeros((n_items, n_items))
    first, seen = np.zeros(n_items), np.zeros((n_items, 2))
    for row, view in zip(scores, views, strict=True):
        for item in range(n_items):
            ahead, level = int((row > row[item]).sum()), int((row == row[item]).sum())
            places[item, ahead : ahead + level] += 1 / level
            before[item] += (row[item] > row) + (row[item] == row) / 2
            if ahead == 0:
                first[item] += 1 / level
                seen[item] += view / level

    assert tally.places == pytest.approx(places)
    assert tally.before == pytest.approx(before)
    assert tally.first == pytest.approx(first)
    assert tally.views == pytest.approx(seen)


def test_a_doubt_that_changes_nothing_has_no_effect_and_one_that_turns_the_list_all():
    point = acceptability([np.array([[3.0, 2, 1, 0]])], list("abcd"))
    turned = acceptability([np.array([[0.0, 1, 2, 3]])], list("abcd"))
    half = acceptability([np.array([[3.0, 2, 1, 0], [0.0, 1, 2, 3]])], list("abcd"))

    assert effect("power", point, point, 2).items == ()
    assert effect("power", point, point, 2).in_change == 0
    assert effect("power", point, turned, 2).in_change == 1
    assert effect("power", point, turned, 2).pair_change == 1
    assert effect("power", point, half, 2).in_change == 0.5
    assert effect("power", point, half, 2).pair_change == 0.5
    assert effect("power", point, half, 2).items == ("a", "b", "c", "d")


def test_what_changes_most_is_told_first_and_all_together_last():
    point = acceptability([np.array([[3.0, 2, 1, 0]])], list("abcd"))
    turned = acceptability([np.array([[0.0, 1, 2, 3]])], list("abcd"))
    nothing = Central((), np.zeros(4), np.zeros((4, 0)), 0)
    found = {"power": point, "judges": turned, "together": turned}
    doubted = Doubted(point, found, {}, nothing, nothing, ())

    assert [one.doubt for one in effects(doubted, 2)] == ["judges", "power", "together"]


def test_the_draws_of_one_doubt_do_not_hang_on_the_chunks(monkeypatch):
    situation = decided(*estate(), **SMALL).situation
    whole = ask_doubts(situation)
    monkeypatch.setattr("prioritize.doubts.asking.CHUNK", 7)
    pieces = ask_doubts(situation)

    assert set(whole.found) == {"power", "judges", "respondents", "costs", "method", "together"}
    for name, one in whole.found.items():
        assert pieces.found[name].draws == one.draws
        assert pieces.found[name].shares == pytest.approx(one.shares)
        assert one.shares.sum(axis=0) == pytest.approx(1)
        assert one.shares.sum(axis=1) == pytest.approx(1)


def test_lists_of_all_doubts_together_are_those_of_a_study_with_all_of_it_changed():
    situation = decided(*estate(), **SMALL).situation
    ready = [one.prepare(situation) for one in all_doubts().values() if one.joins]
    drawn, scores = next(joint_lists(Engine(situation), ready))

    assert len(ready) == 4
    assert drawn.powers is not None
    assert drawn.figures
    for at in range(LISTS):
        again = joined_anew(situation, drawn, at).to_numpy()
        assert scores[at] == pytest.approx(again, abs=1e-9)


def test_a_method_that_takes_one_matrix_at_a_time_makes_fewer_lists(monkeypatch):
    monkeypatch.setattr("prioritize.doubts.engine.ONE_BY_ONE", 5)
    situation = decided(*estate(), method="vikor", **SMALL).situation
    prepared = all_doubts()["respondents"].prepare(situation)

    assert count_lists(Engine(situation), [prepared]).draws == 5
    assert count_lists(Engine(situation), [all_doubts()["judges"].prepare(situation)]).draws == 60


def test_what_cannot_be_doubted_is_said():
    folder, study = estate()
    bare = replace(
        study,
        items=tuple(
            one.model_copy(update={"cost_low": None, "cost_high": None}) for one in study.items
        ),
        judgements=tuple(one for one in study.judgements if not one.judge.endswith("2")),
    )
    found = ask_doubts(decided(folder, bare, **SMALL).situation)

    assert "costs" not in found.found
    assert [one.reason for one in found.absent["costs"]] == ["no_ranges"]
    assert [one.reason for one in found.absent["judges"]] == ["one_judge"]
    assert found.absent["judges"][0].perspectives == ("government", "residents")


def test_leaving_out_a_judge_is_weighing_without_that_judge():
    decision = decided(*estate(), **SMALL)
    situation = decision.situation
    found = {(one.perspective, one.item): one for one in leave_one_out(situation)}
    ranks = []
    for place, one in enumerate(situation.perspectives):
        if one.id != "government":
            continue
        for left in one.panel:
            drawn = Drawn(weights={place: left.weights.to_numpy()[None]})
            other = joined_anew(situation, drawn, 0).to_numpy()
            ranks.append(mean_ranks(other[None])[0])
    low, high = np.min(ranks, axis=0), np.max(ranks, axis=0)

    assert len(ranks) == 2
    assert (low < high).any()
    for at, item in enumerate(situation.items):
        assert found["government", item].low == pytest.approx(low[at])
        assert found["government", item].high == pytest.approx(high[at])


def test_under_a_rule_that_takes_seconds_a_list_only_powers_are_in_doubt():
    situation = decided(*estate(), joint="minimax", **SMALL).situation
    found = ask_doubts(situation)

    assert set(found.found) == {"power"}
    assert found.absent["respondents"][0].reason == "slow_rule"
    assert leave_one_out(situation) == ()

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from prioritize.concessions import kendall_distances, top_kept
from prioritize.joint import join
from prioritize.list_findings import Override
from prioritize.plan import make_plan
from prioritize.sequence import make_works
from prioritize.tradeoffs import carriers, ledger, overrides, totals, trade_offs
from prioritize.utility import mean_ranks
from prioritize_parties import item, powers_of, rankings_of

RANKINGS = rankings_of([[1.0, 0.75, 0.0, 0.25], [0.0, 0.25, 1.0, 0.5]])
JOINT = join(RANKINGS, powers_of([0.25, 0.75]))
WORKS = make_works([item(name, 10) for name in "abcd"])


def entry_of(entries, name, party):
    return next(one for one in entries if (one.item, one.perspective) == (name, party))


def test_the_ledger_counts_places_and_what_they_meant():
    plan = make_plan(JOINT, WORKS, top=2)
    entries = ledger(RANKINGS, JOINT, WORKS, plan)
    lost = entry_of(entries, "a", "p0")
    won = entry_of(entries, "c", "p0")

    assert JOINT.table.index.tolist() == ["c", "d", "b", "a"]
    assert len(entries) == 8
    assert (lost.own_rank, lost.joint_rank, lost.places) == (1, 4, 3)
    assert lost.concession == pytest.approx(1.0 * 3 / 3)
    assert lost.reasons == ("POWER",)
    assert (won.own_rank, won.joint_rank, won.places) == (4, 1, -3)
    assert won.concession == 0
    assert won.reasons == ()


def test_totals_put_the_worst_off_party_first():
    plan = make_plan(JOINT, WORKS, top=2)
    first, second = totals(RANKINGS, JOINT, WORKS, plan)

    assert (first.perspective, second.perspective) == ("p0", "p1")
    assert first.concession == pytest.approx(1.0 + 0.75 * 1 / 3)
    assert first.kendall_distance == 1
    assert first.top_kept == 0
    assert first.retained_value is None
    assert (second.concession, second.kendall_distance, second.top_kept) == (0, 0, 1)


def test_totals_under_a_budget_tell_the_retained_value():
    plan = make_plan(JOINT, WORKS, budget=20)
    first, second = totals(RANKINGS, JOINT, WORKS, plan)

    assert plan.funded == ("c", "d")
    assert first.retained_value == pytest.approx((0.0 + 0.25) / 1.75)
    assert second.retained_value == 1


def test_overrides_name_the_pair_the_margin_and_who_carried_it():
    found = overrides(RANKINGS, JOINT)

    assert {one.perspective for one in found} == {"p0"}
    assert found[0] == Override("p0", preferred="a", placed_above="c", margin=1.0)
    assert [one.margin for one in found] == sorted((one.margin for one in found), reverse=True)
    assert len(found) == 6
    assert carriers(found[0], RANKINGS) == ("p1",)


def test_items_that_tie_in_the_joint_list_override_nobody():
    rankings = rankings_of([[1.0, 0.0], [0.0, 1.0]])
    joint = join(rankings, powers_of([1, 1]))

    assert joint.table["rank"].to_list() == [1.5, 1.5]
    assert overrides(rankings, joint) == ()


def test_a_duty_bears_its_ground():
    works = make_works(
        [item("a", 10), item("b", 10, mandatory="消防法", after="d"), item("c", 10), item("d", 10)]
    )
    plan = make_plan(JOINT, works, budget=40)
    entries = ledger(RANKINGS, JOINT, works, plan)

    assert entry_of(entries, "b", "p0").reasons == ("LAW", "POWER")
    assert entry_of(entries, "b", "p1").reasons == ("LAW",)
    assert entry_of(entries, "c", "p1").reasons == ()
    # Last in the joint list: the duty stands before it anyway.
    assert entry_of(entries, "a", "p0").reasons == ("POWER",)


def test_a_duty_of_less_need_is_no_reason_for_lost_places():
    rankings = rankings_of([[1.0, 0.9, 0.0], [0.1, 1.0, 0.0]])
    joint = join(rankings, powers_of([1, 1]))
    works = make_works([item("a"), item("b"), item("c", mandatory="gas leak")])
    entries = ledger(rankings, joint, works, make_plan(joint, works, top=1))

    # The joint list is the order of need: a duty behind an item has moved it nowhere.
    assert entry_of(entries, "a", "p0").reasons == ("POWER",)
    assert entry_of(entries, "b", "p0").reasons == ()
    assert entry_of(entries, "c", "p0").reasons == ("SAFETY",)


def test_the_plan_gives_its_reasons_to_lost_places():
    rankings = rankings_of([[1.0, 0.8, 0.6, 0.0], [0.5, 0.2, 1.0, 0.0]])
    joint = join(rankings, powers_of([1, 3]))
    works = make_works(
        [item("a", 50, after="d"), item("b", 40, excludes="c"), item("c", 60), item("d", 60)]
    )
    entries = ledger(rankings, joint, works, make_plan(joint, works, budget=100))

    assert entry_of(entries, "a", "p0").reasons == ("PREREQUISITE", "POWER")
    assert entry_of(entries, "b", "p0").reasons == ("EXCLUDED", "POWER")


def test_an_item_that_waits_for_another_says_so():
    rankings = rankings_of([[1.0, 0.9, 0.0], [0.5, 1.0, 0.0]])
    joint = join(rankings, powers_of([1, 1]))
    works = make_works([item("a", after="c"), item("b"), item("c")])
    entries = ledger(rankings, joint, works, make_plan(joint, works, top=3))

    assert joint.table.index[0] == "b"
    assert entry_of(entries, "a", "p0").reasons == ("PREREQUISITE", "POWER")


def test_an_own_place_within_the_interval_is_uncertain():
    plan = make_plan(JOINT, WORKS, top=2)
    intervals = pd.DataFrame({"low": [1.0, 3, 1, 1], "high": [4.0, 4, 2, 2]}, index=list("abcd"))
    found = trade_offs(RANKINGS, JOINT, WORKS, plan, intervals=intervals)

    assert entry_of(found.ledger, "a", "p0").reasons == ("POWER", "UNCERTAIN")
    assert entry_of(found.ledger, "b", "p0").reasons == ("POWER",)
    assert entry_of(found.ledger, "c", "p0").reasons == ()
    assert len(found.totals) == 2
    assert len(found.overrides) == 6


def test_a_single_party_gives_nothing_up():
    rankings = rankings_of([[3, 1, 2]])
    joint = join(rankings, powers_of([1]))
    works = make_works([item(name) for name in "abc"])
    found = trade_offs(rankings, joint, works, make_plan(joint, works, top=2))

    assert all(one.places == 0 and one.reasons == () for one in found.ledger)
    assert found.overrides == ()
    assert found.totals[0].concession == 0
    assert found.totals[0].top_kept == 1


def test_ties_count_half_in_the_kendall_distance():
    joint = np.array([1.0, 2.0, 3.0])

    assert kendall_distances(np.array([[2.0, 2.0, 2.0]]), joint).tolist() == [0.5]
    assert kendall_distances(np.array([[3.0, 2.0, 1.0]]), joint).tolist() == [1]
    assert kendall_distances(np.array([[2.0, 2.0, 2.0]]), np.array([2.0, 2.0, 2.0])).tolist() == [0]


def test_of_own_items_that_share_the_last_place_in_any_counts():
    ranks = np.array([[1.0, 3.0, 3.0, 3.0], [2.5, 2.5, 2.5, 2.5]])

    assert top_kept(ranks, np.array([True, False, True, False])).tolist() == [1, 1]
    assert top_kept(ranks, np.array([False, True, True, False])).tolist() == [0.5, 1]
    assert top_kept(ranks, np.zeros(4, dtype=bool)).tolist() == [1, 1]


lists = arrays.arrays(
    float, st.tuples(st.integers(2, 4), st.integers(2, 7)), elements=st.integers(0, 6)
)


@settings(deadline=None)
@given(lists)
def test_the_kendall_distance_equals_counting_pairs(scores):
    ranks = mean_ranks(scores)
    size = ranks.shape[1]
    expected = []
    for own in ranks:
        penalty = 0.0
        for i in range(size):
            for j in range(i):
                a, b = np.sign(own[i] - own[j]), np.sign(ranks[0, i] - ranks[0, j])
                penalty += 1.0 if a * b < 0 else 0.5 * ((a == 0) != (b == 0))
        expected.append(penalty / (size * (size - 1) / 2))

    assert kendall_distances(ranks, ranks[0]) == pytest.approx(expected)


@settings(deadline=None, max_examples=20)
@given(lists, st.data())
def test_the_ledger_adds_up(scores, data):
    powers = data.draw(st.lists(st.integers(1, 5), min_size=len(scores), max_size=len(scores)))
    rankings = rankings_of(scores)
    joint = join(rankings, powers_of(powers))
    works = make_works([item(name) for name in sorted(joint.table.index)])
    found = trade_offs(rankings, joint, works, make_plan(joint, works, top=2))

    for total in found.totals:
        own = [one for one in found.ledger if one.perspective == total.perspective]
        assert sum(one.places for one in own) == pytest.approx(0)
        assert total.concession == pytest.approx(sum(one.concession for one in own))
        assert 0 <= total.kendall_distance <= 1
        assert 0 <= total.top_kept <= 1
    assert all(0 <= one.concession <= 1 for one in found.ledger)
    assert all(0 < one.margin <= 1 for one in found.overrides)

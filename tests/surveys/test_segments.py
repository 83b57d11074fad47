"""Segments are found where people fall into camps, and only there."""

import numpy as np
import pytest

from drawn_surveys import choices, chosen_items, everybody
from surveys import segment_search
from surveys.encoder import encode
from surveys.segment_search import beyond_chance, preferences
from surveys.segments import find_segments

CAMPS = (("a1", "a2", "a3"), ("b1", "b2", "b3"), ("c1", "c2", "c3"))
ITEMS = sorted(item for camp in CAMPS for item in camp)


def answers_of(rows):
    return encode(
        [choices(["┋".join(row) for row in rows])],
        chosen_items(dict(zip(ITEMS, ITEMS, strict=True))),
    )


def camp_rows(size, seed=1, own=0.75, eager=None):
    """Everybody belongs to one camp; of the eager, each item is ticked as likely again."""
    rng = np.random.default_rng(seed)
    rows, camps = [], []
    for _ in range(size):
        camp = int(rng.integers(len(CAMPS)))
        more = 0.3 if eager is not None and rng.random() < eager else 0.0
        rows.append(
            [item for item in ITEMS if rng.random() < (own if item in CAMPS[camp] else 0.1) + more]
        )
        camps.append(camp)
    return rows, np.array(camps)


def random_rows(size, seed=5):
    rng = np.random.default_rng(seed)
    wanted = np.linspace(0.1, 0.7, len(ITEMS))
    return [
        [item for item, share in zip(ITEMS, wanted, strict=True) if rng.random() < share]
        for _ in range(size)
    ]


def found_in(rows, items=ITEMS, **arguments):
    responses = answers_of(rows)
    return find_segments(responses, everybody(responses), items, **arguments)


def agreement(members, camps):
    """Share of the people whose segment is that of most of their camp."""
    right = sum(max((member & (camps == camp)).sum() for camp in range(3)) for member in members)
    return right / len(camps)


@pytest.fixture(scope="module")
def camps():
    rows, camps = camp_rows(200)
    return rows, camps, found_in(rows)


def test_camps_are_found_again_and_are_stable(camps):
    _, truth, found = camps

    assert (found.reason, found.message, len(found.segments)) == ("", "", 3)
    assert agreement(found.members, truth) > 0.9
    assert all(one.stability > 0.9 for one in found.segments)
    assert found.silhouette > found.by_chance + 0.1


def test_everybody_who_prefers_something_is_in_one_segment(camps):
    rows, _, found = camps
    inside = np.sum(found.members, axis=0)

    assert inside.max() == 1
    assert inside.sum() + found.outside == len(rows)
    assert [one.size for one in found.segments] == [int(m.sum()) for m in found.members]
    assert [one.size for one in found.segments] == sorted(
        (one.size for one in found.segments), reverse=True
    )
    assert sum(one.share for one in found.segments) == pytest.approx(1)


def test_neither_the_order_of_rows_nor_of_items_decides(camps):
    rows, _, found = camps
    order = np.random.default_rng(3).permutation(len(rows))
    turned = found_in([rows[place] for place in order], items=ITEMS[::-1])

    assert turned == found
    assert all(
        (member[order] == other).all()
        for member, other in zip(found.members, turned.members, strict=True)
    )


def test_who_ticks_much_is_no_segment_of_its_own():
    rows, truth = camp_rows(250, seed=2, own=0.6, eager=0.4)
    found = found_in(rows)
    eager = np.array([len(row) >= 5 for row in rows])

    assert len(found.segments) == 3
    assert agreement(found.members, truth) > 0.8
    for member in found.members:
        assert eager[member].mean() == pytest.approx(eager.mean(), abs=0.1)


def test_people_who_tick_at_random_give_no_segments():
    found = found_in(random_rows(150))

    assert found.segments == found.members == ()
    assert found.reason in {"not_separated", "unstable"}
    assert found.message.startswith("no clear segments")


def test_a_number_at_which_chance_scatters_hides_no_other():
    rng = np.random.default_rng(4)
    chances = 0.15 + rng.normal(size=(19, 5)) * [0.002, 0.002, 0.002, 0.002, 0.03]
    found = np.array([0.165, 0.15, 0.15, 0.15, 0.16])

    assert (found - chances.mean(axis=0))[0] < (chances - chances.mean(axis=0)).max()
    assert beyond_chance(found, chances).tolist() == [True, False, False, False, False]


def test_chance_comes_first_no_oftener_than_once_in_as_many_times_as_there_are_sets():
    rng = np.random.default_rng(6)
    scatter = np.array([0.01, 0.02, 0.005, 0.03, 0.01])
    sets = rng.normal(size=(2000, 20, 5)) * scatter
    first = [beyond_chance(one[0], one[1:]).any() for one in sets]

    assert np.mean(first) == pytest.approx(1 / 20, abs=0.015)


def test_sets_that_are_all_the_same_are_no_more_than_chance():
    assert not beyond_chance(np.full(5, 0.2), np.full((19, 5), 0.2)).any()


def test_a_limit_that_forces_a_choice_makes_no_segments():
    # Two of eight, some of them much wanted: few patterns, far apart, and nobody is in a camp.
    rng = np.random.default_rng(8)
    wanted = np.log(np.linspace(0.05, 0.8, 8) / (1 - np.linspace(0.05, 0.8, 8)))
    first = np.argsort(-(wanted + rng.gumbel(size=(200, 8))), axis=1)[:, :2]
    found = found_in([[ITEMS[place] for place in row] for row in first], items=ITEMS[:8])

    assert found.reason == "not_separated"
    assert found.silhouette > 0.35


def test_who_ticks_all_or_nothing_stands_outside(camps):
    rows, _, _ = camps
    found = found_in([*rows, ITEMS, ITEMS, []])
    flat = sum(len(row) in (0, len(ITEMS)) for row in rows)

    assert found.outside == flat + 3
    assert not any(member[-3:].any() for member in found.members)


@pytest.mark.parametrize(
    ("rows", "items", "reason"),
    [
        (camp_rows(100)[0], ITEMS[:3], "too_few_items"),
        (camp_rows(55)[0], ITEMS, "too_few_respondents"),
    ],
)
def test_too_little_gives_no_segments(rows, items, reason):
    found = found_in(rows, items=items)

    assert (found.reason, found.segments) == (reason, ())


def test_a_camp_of_too_few_people_is_no_segment():
    # One person in fifty wants something else, and nobody else wants it.
    rows = [["a1", "a2"] if n % 50 else ["b1", "b2"] for n in range(400)]
    found = found_in(rows, items=("a1", "a2", "b1", "b2", "c1"))

    assert (found.reason, found.segments) == ("too_small", ())


def test_weights_change_the_shares_and_people_of_weight_zero_are_nowhere(camps):
    rows, truth, _ = camps
    weights = np.where(truth == 0, 3.0, 1.0)
    weights[:20] = 0.0
    found = found_in(rows, weights=weights)
    heaviest = max(found.members, key=lambda member: (truth[member] == 0).mean())
    place = next(at for at, member in enumerate(found.members) if member is heaviest)

    assert found.segments[place].share == pytest.approx(
        weights[heaviest].sum() / weights[np.any(found.members, axis=0)].sum()
    )
    assert found.segments[place].share > 0.5
    assert not np.any(found.members, axis=0)[:20].any()


def test_many_respondents_are_all_assigned(monkeypatch):
    monkeypatch.setattr(segment_search, "LOOKED_AT", 150)
    rows, truth = camp_rows(1500)
    found = found_in(rows)

    assert len(found.segments) == 3
    assert sum(one.size for one in found.segments) + found.outside == 1500
    assert agreement(found.members, truth) > 0.9


def test_the_same_seed_gives_the_same_segments(camps):
    rows, _, found = camps

    assert found_in(rows) == found


def test_only_differences_count():
    wishes = np.array([[1.0, 0, 0, 0], [1, 0.5, 0.5, 0.5], [1, 1, 1, 1], [0.8, np.nan, 0.2, 0.5]])
    found = preferences(wishes)

    assert found[0] == pytest.approx(found[1])
    assert found[2].tolist() == [0, 0, 0, 0]
    assert found[3] == pytest.approx([0.5**0.5, 0, -(0.5**0.5), 0])
    assert np.linalg.norm(found[[0, 1, 3]], axis=1) == pytest.approx(1)

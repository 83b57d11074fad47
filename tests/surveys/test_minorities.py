"""Needs of guarded groups that no need category holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_surveys import CHOICE, everybody, survey
from surveys.answers import Column
from surveys.codebook import Codebook, Option, Question
from surveys.demand import item_demand
from surveys.encoder import encode
from surveys.errors import UnknownLevelError
from surveys.minorities import minority_needs

ELDERS = ("2", "60+")


def asked(rows):
    """People as (age, ticks); the ticks are item ids."""
    table = survey(
        {CHOICE: ["┋".join(ticks) or "none" for _, ticks in rows], "2、年龄": [a for a, _ in rows]},
        [Column(CHOICE, CHOICE, "1", "", form="list"), Column("2、年龄", "2、年龄", "2", "年龄")],
    )
    options = [Option("1", name, item=name) for name in ("lift", "ramps")]
    return encode(
        [table],
        Codebook(
            (Question("1", kind="choose"), Question("2", role="group")),
            (*options, Option("1", "none", state="none"), Option("2", "60+"), Option("2", "<60")),
        ),
    )


def needs(rows, groups=(ELDERS,), **arguments):
    responses = asked(rows)
    return minority_needs(responses, everybody(responses), ("lift", "ramps"), groups, **arguments)


def crowd(old, old_ramps, young, young_ramps):
    """So many elders and others, of whom so many ask for ramps; every other one wants a lift."""
    return [
        *(("60+", ["ramps"] if n < old_ramps else ["lift"]) for n in range(old)),
        *(("<60", ["ramps"] if n < young_ramps else ["lift"]) for n in range(young)),
    ]


def test_what_elders_ask_for_three_times_as_much_is_found():
    (found,) = needs(crowd(20, 12, 80, 8))

    assert (found.item, found.variable, found.level, found.n) == ("ramps", *ELDERS, 20)
    assert found.rate == pytest.approx(12 / 20)
    assert found.overall == pytest.approx(20 / 100)


def test_exactly_twice_as_much_is_not_more_than_twice():
    # 40 % of the elders, 20 % of all.
    assert needs(crowd(50, 20, 50, 0)) == ()
    assert len(needs(crowd(50, 21, 50, 0))) == 0
    assert len(needs(crowd(40, 20, 60, 0))) == 1


def test_one_tick_in_a_small_group_neither_counts_nor_shows():
    assert needs(crowd(12, 1, 200, 2)) == ()
    assert needs(crowd(12, 2, 200, 2)) == ()
    assert len(needs(crowd(12, 3, 200, 2))) == 1


def test_a_group_smaller_than_may_be_shown_is_not_looked_at():
    rows = crowd(15, 12, 100, 2)

    assert needs(rows, minimum_base=16) == ()
    assert len(needs(rows, minimum_base=15)) == 1
    assert needs(crowd(9, 9, 100, 2), minimum_base=1) == ()


def test_only_the_items_asked_about_are_looked_at():
    responses = asked(crowd(20, 12, 80, 8))

    assert minority_needs(responses, everybody(responses), ("lift",), (ELDERS,)) == ()
    assert minority_needs(responses, everybody(responses), ("ramps",), ()) == ()


def test_a_group_that_the_survey_does_not_know_is_refused():
    with pytest.raises(UnknownLevelError) as refusal:
        needs(crowd(20, 12, 80, 8), groups=(("2", "90+"),))

    assert refusal.value.level == "90+"


@given(st.integers(10, 40), st.integers(0, 40), st.integers(10, 60), st.integers(0, 60))
def test_every_need_found_is_more_than_twice_the_rate_of_all(old, ramps, young, others):
    rows = crowd(old, min(ramps, old), young, min(others, young))
    responses = asked(rows)
    overall = item_demand(responses, everybody(responses)).table["value"]

    for found in needs(rows):
        assert found.overall == overall[found.item]
        assert found.rate > 2 * found.overall

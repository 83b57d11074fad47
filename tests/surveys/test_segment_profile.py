"""Who is in a segment is told without a count that points at anybody."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from drawn_surveys import survey
from surveys.answers import Column
from surveys.codebook import Codebook, Option, Question
from surveys.demand import Demand
from surveys.encoder import encode
from surveys.segment_profile import profile_tables, segment_wants, untold_variables

AGE = "1、年龄"
LEVELS = ("under 30", "30-59", "60+", "80+")


def people(cells):
    return encode(
        [survey({AGE: cells}, [Column(AGE, AGE, "1", "年龄")])],
        Codebook((Question("1", role="group"),), tuple(Option("1", level) for level in LEVELS)),
    )


def crowd(counts):
    """People by answer (rows, the last being no answer) and segment (columns)."""
    cells, homes = [], []
    for level, row in zip((*LEVELS, ""), counts, strict=True):
        for segment, count in enumerate(row):
            cells += [level] * count
            homes += [segment] * count
    homes = np.array(homes)
    return people(cells), [homes == segment for segment in range(len(counts[0]))]


def told(counts, minimum=10):
    return profile_tables(*crowd(counts), minimum)


def test_answers_that_enough_people_gave_stand_alone():
    (table,) = told([(40, 20), (30, 30), (10, 50), (0, 0), (0, 0)])

    assert table.variable == "1"
    assert dict(zip(table.levels, table.counts.tolist(), strict=True)) == {
        "under 30": [40, 20],
        "30-59": [30, 30],
        "60+": [10, 50],
    }
    assert table.sizes.tolist() == [80, 100]


def test_a_small_count_goes_with_the_answer_without_which_the_segments_differ_most():
    (table,) = told([(40, 20), (30, 30), (0, 50), (9, 60), (0, 0)])

    # With 60+ the rest would still be small, and without under 30 less would be told apart.
    assert table.levels == ("60+", "under 30", "")
    assert table.counts.tolist() == [[0, 50], [40, 20], [39, 90]]
    assert table.held_together == ("30-59", "80+")


def test_an_answer_that_few_people_gave_is_not_named():
    (table,) = told([(40, 20), (30, 30), (30, 50), (4, 0), (20, 20)])

    assert table.held_together == ()
    assert table.counts.tolist()[-1] == [24, 20]


def test_a_question_of_which_nothing_may_be_told_is_left_out():
    assert told([(5, 80), (80, 5), (0, 0), (0, 0), (0, 0)]) == ()
    assert told([(50, 80), (0, 0), (0, 0), (0, 0), (0, 0)]) == ()


COUNTS = st.integers(2, 4).flatmap(
    lambda segments: st.lists(
        st.lists(st.integers(0, 25), min_size=segments, max_size=segments), min_size=5, max_size=5
    )
)


@given(COUNTS)
def test_nothing_small_is_shown_and_nothing_small_can_be_worked_out(counts):
    """Attack with all that is shown, the sizes, and how often each answer was given by all."""
    truth = np.array(counts)
    if (truth.sum(axis=0) == 0).any():
        return
    for table in told(counts):
        shown = table.counts
        assert not ((shown > 0) & (shown < 10)).any()
        assert shown.sum(axis=0).tolist() == truth.sum(axis=0).tolist()
        alone = [LEVELS.index(level) for level in table.levels if level]
        hidden = [at for at in range(5) if at not in alone]
        for at in alone:
            assert truth[at].tolist() == shown[table.levels.index(LEVELS[at])].tolist()
        segments = truth.shape[1]
        known = np.zeros((segments + len(hidden), len(hidden) * segments))
        for segment in range(segments):
            known[segment, segment::segments] = 1
        for row in range(len(hidden)):
            known[segments + row, row * segments : (row + 1) * segments] = 1
        sums = [*truth[hidden].sum(axis=0), *truth[hidden].sum(axis=1)]
        for place, value in enumerate(truth[hidden].ravel()):
            if 0 < value < 10:
                aim = np.zeros(known.shape[1])
                aim[place] = 1
                least = linprog(aim, A_eq=known, b_eq=sums).fun
                most = -linprog(-aim, A_eq=known, b_eq=sums).fun
                assert most - least > 0.5


def test_without_segments_there_is_nothing_to_tell():
    responses, _ = crowd([(40, 20), (30, 30), (0, 0), (0, 0), (0, 0)])

    assert profile_tables(responses, (), 10) == ()


@pytest.mark.parametrize(
    ("counts", "untold"),
    [
        # Three old people in one segment: with the young there is one answer only.
        ([(60, 57), (0, 0), (0, 0), (0, 3), (0, 0)], ("1",)),
        ([(60, 20), (40, 57), (0, 0), (0, 0), (0, 0)], ()),
        ([(0, 0), (0, 0), (0, 0), (0, 0), (60, 57)], ()),
    ],
)
def test_a_question_that_cannot_be_told_of_is_named(counts, untold):
    responses, members = crowd(counts)
    tables = profile_tables(responses, members, 10)

    assert untold_variables(responses, members, tables) == untold
    assert untold_variables(responses, (), ()) == ()


def test_several_answers_of_one_person_are_told_one_by_one():
    cells = ["under 30┋60+"] * 20 + ["60+"] * 20 + ["30-59"] * 20 + ["80+"] * 3
    member = np.arange(63) % 2 == 0
    (table,) = profile_tables(people(cells), [member, ~member], 10)

    assert table.several
    # 80+ was given by too few, and "60+" was not given by too few to tell of the others.
    assert table.levels == ("30-59", "60+", "under 30")
    assert table.counts.sum(axis=1).tolist() == [20, 40, 20]


def test_wants_begin_with_what_is_asked_for_more_than_by_everybody():
    def demand(values):
        return Demand(pd.DataFrame({"value": values}), pd.DataFrame())

    wants = segment_wants(
        demand({"a": 0.5, "b": 0.2, "c": 0.0, "d": 0.3}), demand({"a": 0.25, "b": 0.6, "c": 0.0})
    )

    assert [want.item for want in wants] == ["b", "c", "a"]
    assert [want.lift for want in wants] == [pytest.approx(3), None, pytest.approx(0.5)]

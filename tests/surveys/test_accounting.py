"""Every sheet is accounted for once, and response rates are those of the standard definitions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_groups import cleaned, grouped
from surveys.accounting import DISPOSITIONS, account_by, account_for, dispositions, is_complete
from surveys.answers import State
from surveys.codebook import Question
from surveys.response_rates import Account, response_rates
from surveys.responses import Answers
from surveys.rules import all_cleaning_rules
from surveys.totals import Total, find_margins

REASONS = ["", "planner", *(name for name, rule in all_cleaning_rules().items()
                            if rule.severity == "remove")]  # fmt: skip


def question(states, kind="choose", number="1"):
    states = np.array(states, dtype=np.uint8)
    return Answers(
        question=Question(number, kind=kind),
        parts=("a",),
        items=("lift",),
        part_states=("answer",),
        values=np.ones((len(states), 1)),
        states=states,
    )


def account(reasons, **told):
    responses, cleaning = grouped({"2": ["东"] * len(reasons)}), cleaned(reasons)
    return account_for(dispositions(responses, cleaning), cleaning, **told)


def test_the_rates_are_those_of_the_standard_definitions():
    # AAPOR, Standard Definitions: RR1 = I / ((I+P) + (R+NC+O) + (UH+UO)), RR5 without UH and UO.
    rates = response_rates(400, 50, 30 + 20, 300, 200)

    assert rates.rr1 == pytest.approx(400 / 1000)
    assert rates.rr2 == pytest.approx(450 / 1000)
    assert rates.rr5 == pytest.approx(400 / 800)
    assert rates.rr6 == pytest.approx(450 / 800)


def test_every_household_is_counted_once():
    reasons = [""] * 412 + ["no_consent"] * 6 + ["duplicate_household"] * 11 + ["too_fast"] * 43
    found = account(reasons, households=612, issued=600)

    assert (found.returned, found.valid, found.used) == (472, 423, 412)
    assert (found.refused, found.unusable, found.repeated) == (6, 43, 11)
    # 472 sheets came from 461 households.
    assert found.not_returned == 600 - 461
    assert found.not_reached == 12
    assert found.coverage == pytest.approx(412 / 612)
    assert found.rates.rr1 == pytest.approx(412 / 612)
    assert found.rates.rr5 == pytest.approx(412 / 600)


def test_without_the_number_handed_out_only_the_rates_among_all_are_known():
    found = account([""] * 30 + ["no_consent"] * 10, households=100)

    assert found.not_returned is None
    assert found.not_reached == 60
    assert found.rates.rr1 == pytest.approx(0.3)
    assert found.rates.rr5 is None


def test_without_the_number_of_households_only_the_rates_among_those_handed_out_are_known():
    found = account([""] * 30, issued=60)

    assert found.coverage is found.reaches_quorum is found.rates.rr1 is None
    assert found.rates.rr5 == pytest.approx(0.5)


def test_no_rate_where_more_came_back_than_were_handed_out():
    found = account([""] * 30, households=100, issued=20)

    assert found.not_returned is None
    assert found.rates == response_rates(0, 0, 0, None, None)
    assert found.coverage == pytest.approx(0.3)


def test_no_rate_among_households_where_each_got_more_than_one_form():
    found = account([""] * 30, households=50, issued=100)

    assert found.rates.rr1 is None
    assert found.rates.rr5 == pytest.approx(0.3)


@pytest.mark.parametrize(("used", "reaches"), [(399, False), (400, True)])
def test_two_thirds_are_reached_exactly(used, reaches):
    found = Account(600, None, used, used, 0, 0, 0, 0)

    assert found.reaches_quorum is reaches


@pytest.mark.parametrize(
    ("states", "complete"),
    [
        ([State.ANSWERED] * 4 + [State.BLANK], False),
        ([State.ANSWERED] * 9 + [State.BLANK], True),
        ([State.ANSWERED, State.NONE, State.DONT_KNOW, State.SKIPPED], True),
        ([State.ANSWERED, State.REFUSED], False),
        ([State.SKIPPED] * 3, True),
    ],
)
def test_more_than_four_fifths_of_what_was_shown_must_be_answered(states, complete):
    answers = [question([state], number=str(place)) for place, state in enumerate(states)]
    responses = grouped({"2": ["东"]}, answers=answers)

    assert is_complete(responses).tolist() == [complete]


def test_comments_are_no_part_of_a_complete_sheet():
    answers = [question([State.ANSWERED]), question([State.BLANK], kind="comment", number="9")]

    assert is_complete(grouped({"2": ["东"]}, answers=answers)).tolist() == [True]


def test_a_sheet_never_sent_in_is_partial():
    responses = grouped({"2": ["东"]}, answers=[question([State.ANSWERED])], finished=[0.0])

    assert DISPOSITIONS[dispositions(responses, cleaned([""]))[0]] == "partial"


def test_levels_and_those_of_no_level_add_up_to_all():
    buildings = ["东", "东", "西", "", "北", "西"]
    reasons = ["", "no_consent", "", "", "planner", "duplicate_id"]
    responses, cleaning = grouped({"2": buildings}), cleaned(reasons)
    found = dispositions(responses, cleaning)
    (margin,) = find_margins(responses, [Total("2", "东", 60, issued=50), Total("2", "西", 48)])
    groups = account_by(margin, found, cleaning)
    whole = account_for(found, cleaning)

    assert groups.levels == ("东", "西", "")
    assert [one.returned for one in groups.accounts] == [2, 2, 2]
    assert [one.valid for one in groups.accounts] == [1, 2, 2]
    assert [one.used for one in groups.accounts] == [1, 1, 1]
    assert [one.households for one in groups.accounts] == [60, 48, None]
    assert groups.accounts[0].rates.rr5 == pytest.approx(1 / 50)
    for name in ("returned", "valid", "used", *DISPOSITIONS):
        assert sum(getattr(one, name) for one in groups.accounts) == getattr(whole, name)


@given(st.lists(st.sampled_from(REASONS), min_size=1, max_size=60), st.integers(0, 90))
def test_what_became_of_the_households_adds_up_to_all_there_are(reasons, more):
    found = account(reasons, households=len(reasons) + more, issued=len(reasons))
    rates = found.rates

    assert found.heard + found.not_returned == found.issued
    assert found.issued + found.not_reached == found.households
    assert found.returned == found.heard + found.repeated
    assert found.used <= found.valid <= found.returned
    assert 0 <= rates.rr1 <= rates.rr5 <= rates.rr6 <= 1
    assert rates.rr1 <= rates.rr2 <= rates.rr6

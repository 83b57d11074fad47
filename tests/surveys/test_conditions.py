"""Conditions of XLSForm, LimeSurvey and REDCap: who was asked, and what is not understood."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.conditions import ConditionError, evaluate

CELLS = {
    ("car", ""): ["yes", "no", "", "yes"],
    ("floor", ""): ["3", "12", "", "6.0"],
    ("wishes", ""): ["lift drains", "lifts", "", "drains"],
    ("wishes", "drains"): ["Y", "", "", "Y"],
}


def look_up(name, code):
    return np.array(CELLS[name, code], dtype=object)


def asked(condition):
    return evaluate(condition, 4, look_up).astype(int).tolist()


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("${car} = 'yes'", [1, 0, 0, 1]),
        ('((${car} == "yes"))', [1, 0, 0, 1]),
        ("${car} != 'yes'", [0, 1, 1, 0]),
        ("${car} <> ''", [1, 1, 0, 1]),
        ("${floor} > 5", [0, 1, 0, 1]),
        ("${floor} = 6", [0, 0, 0, 1]),
        ("${floor} >= 3 and ${floor} <= 6", [1, 0, 0, 1]),
        ("${floor} > -1", [1, 1, 0, 1]),
        ("selected(${wishes}, 'lift')", [1, 0, 0, 0]),
        ("not(selected(${wishes}, 'lift'))", [0, 1, 1, 1]),
        ("count-selected(${wishes}) > 1", [1, 0, 0, 0]),
        ('${wishes|drains} == "Y"', [1, 0, 0, 1]),
        ("!is_empty(${car}) && ${floor} < 10", [1, 0, 0, 1]),
        ("is_empty(${car}) || ${floor} > 10", [0, 1, 1, 0]),
        ("${car} = 'no' or ${car} = 'yes' and ${floor} > 5", [0, 1, 0, 1]),
        ("(${car} = 'no' or ${car} = 'yes') and ${floor} > 5", [0, 1, 0, 1]),
        ("(${car} = 'no' or ${car} = 'yes') AND ${floor} < 5", [1, 0, 0, 0]),
        ("string-length(${car}) = 3", [1, 0, 0, 1]),
        ("true()", [1, 1, 1, 1]),
        ("1", [1, 1, 1, 1]),
        ("0", [0, 0, 0, 0]),
    ],
)
def test_a_condition_asks_whom_it_should(condition, expected):
    assert asked(condition) == expected


@pytest.mark.parametrize(
    "condition",
    [
        *("", "${boat} = 'yes'", "${car} =", "${car} = 'yes' 'no'", "regex(., '^[0-9]+$')"),
        *("(${car} = 'yes'", "${floor} + 1 > 5", "selected(${wishes})", "car = yes", "${car} ~ 2"),
    ],
)
def test_what_is_not_understood_is_never_guessed(condition):
    with pytest.raises(ConditionError):
        asked(condition)


TERMS = {"${car} = 'yes'": "a", "${floor} > 5": "b", "selected(${wishes}, 'drains')": "c"}
TRUTH = {"a": [1, 0, 0, 1], "b": [0, 1, 0, 1], "c": [1, 0, 0, 1]}


@st.composite
def conditions(draw, depth=3):
    """A condition, and the same in Python."""
    if depth == 0 or draw(st.booleans()):
        return draw(st.sampled_from(list(TERMS.items())))
    left, right = draw(conditions(depth - 1)), draw(conditions(depth - 1))
    joined = draw(st.sampled_from(["and", "or"]))
    if draw(st.booleans()):
        return f"not({left[0]})", f"(not ({left[1]}))"
    return f"({left[0]}) {joined} ({right[0]})", f"({left[1]}) {joined} ({right[1]})"


@given(condition=conditions())
def test_conditions_agree_with_python_row_by_row(condition):
    ours, python = condition
    rows = [{name: bool(truth[row]) for name, truth in TRUTH.items()} for row in range(4)]

    assert asked(ours) == [int(eval(python, {}, row)) for row in rows]  # noqa: S307 - drawn above

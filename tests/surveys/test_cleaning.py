"""Rows are set aside for a reason or used, and none is lost."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_surveys import choices, chosen_items, everybody, survey
from surveys.answers import Column, State
from surveys.cleaning import clean
from surveys.codebook import Codebook, Question
from surveys.encoder import encode
from surveys.rules import all_cleaning_rules

LONG_ID = "0f3a9c2e-77d1"


RULES = [name for name, rule in all_cleaning_rules().items() if rule.severity == "remove"]


def wishes(cells, **roles):
    """Answers to one multiple choice, with whatever else is known of each row."""
    responses = encode([choices(cells)], chosen_items({"电梯": "lift", "停车": "park"}, limit=1))
    known = responses.roles.copy()
    for name, values in roles.items():
        known[name] = pd.to_datetime(values, utc=True) if name == "time" else values
    return replace(responses, roles=known)


def test_each_rule_sets_aside_what_it_names():
    responses = wishes(
        ["电梯", "电梯", "", "电梯", "停车", "电梯", "停车"],
        consent=[1, 0, 1, 1, 1, np.nan, 1],
        id=["1", "2", "3", "4", "4", "6", "7"],
        household=[0, 1, 2, 3, 4, 0, 5],
        check=[1, 1, 1, 1, 1, np.nan, 0],
    )

    assert clean(responses).reason.tolist() == [
        "", "no_consent", "incomplete", "", "duplicate_id", "duplicate_household", "failed_check",
    ]  # fmt: skip


def test_the_latest_sheet_of_a_household_is_kept():
    times = ["2024-05-01 09:00", "2024-05-03 09:00", None]
    cleaning = clean(wishes(["电梯"] * 3, household=[7, 7, 7], time=times))

    assert cleaning.reason.tolist() == ["duplicate_household", "", "duplicate_household"]


def test_a_copy_that_was_left_empty_does_not_push_out_the_one_filled_in():
    times = ["2024-05-01 09:00", "2024-05-03 09:00"]
    cleaning = clean(wishes(["电梯", ""], household=[7, 7], time=times))

    assert cleaning.reason.tolist() == ["", "incomplete"]


def test_running_numbers_of_two_exports_are_no_duplicates_but_long_ids_are():
    tables = [choices(["电梯", "停车"]), choices(["电梯", "停车"], file="b.xlsx")]
    responses = encode(tables, chosen_items({"电梯": "lift"}))
    known = responses.roles.assign(id=["1", LONG_ID, "1", LONG_ID])

    assert clean(replace(responses, roles=known)).reason.tolist() == ["", "", "", "duplicate_id"]


def test_one_survey_downloaded_twice_is_recognised_by_number_and_moment():
    tables = [choices(["电梯", "停车"]), choices(["电梯", "停车"], file="b.xlsx")]
    responses = encode(tables, chosen_items({"电梯": "lift"}))
    times = pd.to_datetime(["2024-05-01 09:00", "2024-05-01 09:07"] * 2, utc=True)
    known = responses.roles.assign(id=["1", "2"] * 2, time=times)

    assert clean(replace(responses, roles=known)).counts() == {"duplicate_id": 2}


def test_a_row_is_too_fast_below_three_tenths_of_the_median_pace():
    seconds = [100.0] * 30 + [29.0, 31.0, 5.0, np.nan]
    modes = ["链接"] * 32 + ["网格员代填", "链接"]
    cleaning = clean(wishes(["电梯"] * 34, duration=seconds, mode=modes))

    assert cleaning.counts() == {"too_fast": 1}
    assert cleaning.reason[30] == "too_fast"


def test_pace_is_measured_per_answered_question():
    responses = wishes(["电梯"] * 31, duration=[100.0] * 30 + [25.0])
    groups = pd.DataFrame({"age": ["老"] * 30 + [""], "car": ["有"] * 30 + [""]})

    # 25 s for one question against 100 s for three.
    assert clean(replace(responses, groups=groups)).used.all()


def test_fewer_than_thirty_durations_tell_nothing():
    assert clean(wishes(["电梯"] * 29, duration=[100.0] * 28 + [1.0])).used.all()


def matrix(rows, width):
    columns = [Column(f"8、{n}", f"8、{n}", "8", "满意吗", str(n)) for n in range(width)]
    text = {f"8、{n}": [row[n] for row in rows] for n in range(width)}
    codebook = Codebook((Question("8", kind="satisfaction"),), ())
    return encode([survey(text, columns)], codebook)


def test_one_value_down_a_long_matrix_is_straight_lining():
    mixed = ["满意", "一般"] * 3
    responses = matrix([["满意"] * 6, mixed, ["满意"] * 5 + [""]], 6)

    assert clean(responses).reason.tolist() == ["straight_lining", "", ""]


def test_a_short_matrix_may_be_answered_alike():
    assert clean(matrix([["满意"] * 5, ["一般"] * 5], 5)).used.all()


def test_whoever_was_not_shown_the_questions_is_complete_without_them():
    table = choices(["电梯", "(跳过)", "", "(跳过)"])
    extra = Column("2、年龄", "2、年龄", "2", "年龄")
    table = replace(
        table,
        columns=(*table.columns, extra),
        text=table.text.assign(**{extra.key: ["老", "老", "老", ""]}),
        states=np.column_stack(
            [table.states, [State.ANSWERED, State.ANSWERED, State.ANSWERED, State.BLANK]]
        ).astype(np.uint8),
    )
    codebook = chosen_items({"电梯": "lift"})
    codebook = replace(codebook, questions=(*codebook.questions, Question("2", role="group")))

    assert clean(encode([table], codebook)).reason.tolist() == ["", "", "incomplete", "incomplete"]


def test_a_shared_address_is_suspicious_but_kept_in_both_runs():
    cleaning = clean(wishes(["电梯", "电梯", "停车", "停车"], network=[4, 4, 9, -1]))

    assert cleaning.strict.all()
    assert dict(cleaning.suspicions) == {"same_network": 2}
    assert cleaning.doubtful.to_dict("list") == {
        "file": ["a.xlsx"] * 2,
        "row": [2, 3],
        "suspicion": ["same_network", "same_network"],
    }


def test_rows_set_aside_are_listed_by_file_and_number_without_answers():
    cleaning = clean(wishes(["电梯", "", "停车"]))

    assert cleaning.set_aside.to_dict("list") == {
        "file": ["a.xlsx"], "row": [3], "reason": ["incomplete"],
    }  # fmt: skip


def test_a_rule_can_be_switched_off():
    responses = wishes(["电梯", ""], check=[0, 0])

    assert clean(responses, rules=["failed_check"]).counts() == {"failed_check": 2}
    assert clean(responses, rules=[]).used.all()


rows = st.lists(
    st.tuples(
        st.sampled_from(["电梯", "停车", "电梯┋停车", "", "(跳过)"]),
        st.sampled_from([0.0, 1.0, np.nan]),
        st.sampled_from(["1", "2", "3", LONG_ID, ""]),
        st.integers(-1, 3),
        st.sampled_from([0.0, 1.0, np.nan]),
        st.sampled_from([1.0, 50.0, 60.0, np.nan]),
    ),
    min_size=1,
    max_size=60,
)


def drawn_rows(drawn):
    cells, consent, ids, homes, check, seconds = zip(*drawn, strict=True)
    return wishes(
        list(cells), consent=consent, id=ids, household=homes, check=check, duration=seconds
    )


@given(rows)
def test_every_row_is_used_or_set_aside_for_one_reason(drawn):
    cleaning = clean(drawn_rows(drawn))

    assert cleaning.used.sum() + sum(cleaning.counts().values()) == len(drawn)
    assert len(cleaning.set_aside) == (~cleaning.used).sum()
    assert set(cleaning.counts()) <= set(RULES)
    assert ((cleaning.reason == "") == cleaning.used).all()


@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_count_except_which_copy_is_first(drawn, random):
    shuffled = list(drawn)
    random.shuffle(shuffled)
    rules = [code for code in RULES if not code.startswith("duplicate")]

    assert (
        clean(drawn_rows(drawn), rules=rules).counts()
        == clean(drawn_rows(shuffled), rules=rules).counts()
    )


@given(rows)
def test_cleaning_what_is_left_sets_no_duplicate_aside_again(drawn):
    responses = drawn_rows(drawn)
    used = clean(responses, rules=["duplicate_id", "duplicate_household"]).used
    left = drawn_rows([row for row, kept in zip(drawn, used, strict=True) if kept])

    assert clean(left, rules=["duplicate_id", "duplicate_household"]).used.all()


@pytest.mark.parametrize("code", list(RULES))
def test_every_rule_returns_one_truth_per_row(code):
    responses = wishes(["电梯", "", "停车"])

    assert len(clean(responses, rules=[code]).used) == len(everybody(responses))

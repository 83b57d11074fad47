"""Rules of caution, and the platform's own word: what each finds, and when it cannot judge."""

import csv
import io
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_surveys import choices, chosen_items, everybody, survey
from surveys.answers import Column
from surveys.cleaning import clean
from surveys.cleaning_log import cleaning_log
from surveys.codebook import Codebook, Option, Question
from surveys.encoder import encode
from surveys.rules import all_cleaning_rules
from surveys.rules.facts import fingerprint
from surveys.rules.rule import Limits

PAPER = "网格员代填"


def with_roles(responses, **roles):
    known = responses.roles.copy()
    for name, values in roles.items():
        known[name] = pd.to_datetime(values, utc=True) if name == "time" else values
    return replace(responses, roles=known)


def wishes(cells, **roles):
    options = chosen_items({"电梯": "lift", "停车": "park"}, limit=1)
    options = replace(options, options=(*options.options, Option("1", "都不需要", state="none")))
    return with_roles(encode([choices(cells)], options), **roles)


def questions(rows, kind="importance"):
    """Answers 1 to 5 to as many questions as the rows are long; "" is blank."""
    names = [f"{number}、重要吗" for number in range(1, len(rows[0]) + 1)]
    columns = [Column(name, name, str(place), "重要吗") for place, name in enumerate(names, 1)]
    text = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    asked = tuple(Question(str(place), kind=kind) for place in range(1, len(names) + 1))
    levels = tuple(
        Option(str(place), str(level), order=level)
        for place in range(1, len(names) + 1)
        for level in range(1, 6)
    )
    return encode([survey(text, columns)], Codebook(asked, levels))


def found(name, responses):
    rule = all_cleaning_rules()[name]
    return rule.find(responses, everybody(responses), Limits()).tolist()


def missing(name, responses):
    return all_cleaning_rules()[name].cannot(responses, Limits())


def test_a_preview_is_no_answer_unless_staff_keyed_paper_in_through_it():
    responses = wishes(["电梯"] * 3, valid=[0, 0, 1], mode=["链接", PAPER, "链接"])

    assert clean(responses).reason.tolist() == ["platform_invalid", "", ""]


def test_a_form_never_sent_in_is_used_but_not_in_the_strict_run():
    cleaning = clean(wishes(["电梯"] * 3, finished=[0, 1, np.nan]))

    assert cleaning.used.all()
    assert cleaning.strict.tolist() == [False, True, True]
    assert cleaning.status.tolist() == ["caution", "ok", "ok"]


def test_half_the_usual_time_is_fast_and_paper_is_exempt():
    seconds = [100.0] * 30 + [49.0, 51.0, 49.0]
    modes = ["链接"] * 32 + [PAPER]
    cleaning = clean(wishes(["电梯"] * 33, duration=seconds, mode=modes))

    assert np.flatnonzero(cleaning.cautions["fast"]).tolist() == [30]


def test_a_rule_may_be_switched_off_for_one_way_of_answering():
    seconds = [100.0] * 40 + [10.0, 10.0]
    responses = wishes(
        ["电梯"] * 41 + ["电梯┋停车"], duration=seconds, mode=["链接"] * 41 + ["平板"]
    )
    everywhere = clean(responses, exempt=[("too_fast", ""), ("fast", ""), ("limit_exceeded", "")])

    assert clean(responses).reason[40:].tolist() == ["too_fast"] * 2
    assert clean(responses, exempt=[("too_fast", "平板")]).reason[40:].tolist() == ["too_fast", ""]
    assert everywhere.strict.all()


def test_more_than_half_left_empty_is_much_missing():
    rows = [["3", "3", "", ""], ["3", "", "", ""], ["3", "3", "3", ""]]

    assert found("much_missing", questions(rows)) == [False, True, False]


def test_a_short_form_cannot_miss_much():
    assert found("much_missing", questions([["3", "", ""]])) == [False]


def test_too_many_ticks_and_none_with_others_are_cautions():
    cleaning = clean(wishes(["电梯┋停车", "都不需要┋电梯", "都不需要", "停车"]))

    assert cleaning.used.all()
    assert {name: mask.tolist() for name, mask in cleaning.cautions.items()} == {
        "limit_exceeded": [True, True, False, False],
        "none_with_others": [False, True, False, False],
    }


def logged(responses, rule):
    lines = csv.DictReader(io.StringIO(cleaning_log(responses, clean(responses))))
    return [(one["row"], one["question"], one["old"]) for one in lines if one["rule"] == rule]


def test_the_log_names_the_question_and_what_was_ticked_in_it():
    responses = wishes(["电梯┋停车", "都不需要┋电梯", "都不需要", "停车"])
    [asked] = {answers.question.column for answers in responses.answers}

    assert logged(responses, "limit_exceeded") == [
        ("2", asked, "电梯┋停车"), ("3", asked, "电梯┋都不需要"),
    ]  # fmt: skip
    assert logged(responses, "none_with_others") == [("3", asked, "电梯┋都不需要")]


def test_the_log_names_the_scale_that_does_not_hold_an_answer():
    responses = questions([["3", "1"], ["9", "1"], ["5", "8"], ["1", "2"]])
    first, second = (answers.question.column for answers in responses.answers)

    assert logged(responses, "off_the_scale") == [("3", first, ""), ("4", second, "")]


def priorities(first, second, weights=(2.0, 1.0)):
    names = ("1、第一需要", "2、第二需要")
    columns = [Column(name, name, str(place), name[2:]) for place, name in enumerate(names, 1)]
    asked = tuple(
        Question(str(place), kind="single", weight=weight)
        for place, weight in enumerate(weights, 1)
    )
    options = tuple(
        Option(str(place), word, item=item)
        for place in (1, 2)
        for word, item in (("电梯", "lift"), ("停车", "park"))
    )
    text = dict(zip(names, (first, second), strict=True))
    return encode([survey(text, columns)], Codebook(asked, options))


def test_one_thing_as_first_and_second_choice_is_named_twice():
    responses = priorities(["电梯", "停车", "电梯"], ["电梯", "电梯", ""])

    assert found("named_twice", responses) == [True, False, False]


def test_two_questions_of_equal_weight_may_have_one_answer():
    assert found("named_twice", priorities(["电梯"], ["电梯"], (1.0, 1.0))) == [False]


def test_an_answer_no_scale_holds_and_an_impossible_age_are_off_the_scale():
    responses = questions([["3"], ["9"], ["5"], ["1"]])
    age = pd.DataFrame({"2": ["45岁", "45", "540", "不知道"]})
    known = {"2": "2", "2、您的年龄": "2"}

    assert found("off_the_scale", responses) == [False, True, False, False]
    assert found("off_the_scale", replace(responses, groups=age, variables=known)) == [
        False, True, True, False,
    ]  # fmt: skip


LONG = 12


def alike(rows, buildings):
    return with_roles(questions(rows), building=buildings)


def test_five_equal_sheets_from_one_building_are_the_same_answers():
    one, other = ["3"] * (LONG - 1) + ["4"], ["3"] * LONG
    responses = alike([one] * 5 + [other] * 4, ["3栋"] * 9)

    assert found("same_answers", responses) == [True] * 5 + [False] * 4
    assert found("same_answers", alike([one] * 5, ["3栋"] * 4 + ["4栋"])) == [False] * 5


def test_short_answers_agree_by_chance_and_prove_nothing():
    assert found("same_answers", alike([["3"] * 9] * 6, ["3栋"] * 6)) == [False] * 6


MINUTES = [f"2024-05-01 09:{minute:02}" for minute in (0, 5, 20, 21)]


def sent(rows, network, times=MINUTES, modes=("链接",) * 4):
    return with_roles(questions(rows), network=network, time=times, mode=list(modes))


def test_one_address_with_the_same_answers_within_minutes_is_one_device():
    rows = [["3"] * LONG] * 4

    assert found("same_device", sent(rows, [1, 1, 1, 1])) == [True] * 4
    # Ten minutes apart, another address, or keyed in from paper: no sign of anything.
    assert found("same_device", sent(rows, [1, 2, 1, 2])) == [False] * 4
    assert found("same_device", sent(rows, [-1] * 4)) == [False] * 4
    assert found("same_device", sent(rows, [1, 1, 1, 1], modes=[PAPER] * 4)) == [False] * 4


def test_one_address_with_different_answers_is_a_stairwell():
    rows = [["3"] * LONG, ["3"] * (LONG - 1) + ["4"], ["1"] * LONG, ["5"] * LONG]

    assert found("same_device", sent(rows, [1, 1, 1, 1])) == [False] * 4


@pytest.mark.parametrize(
    ("rule", "responses", "why"),
    [
        ("fast", wishes(["电梯"] * 3), "no_durations"),
        (
            "too_fast",
            wishes(["电梯"] * 40, duration=[60.0] * 40, mode=[PAPER] * 40),
            "no_durations",
        ),
        ("same_device", wishes(["电梯"]), "no_networks"),
        ("same_device", wishes(["电梯"], network=[1]), "no_times"),
        ("same_device", wishes(["电梯"], network=[1], time=["2024-05-01"]), "few_questions"),
        ("same_answers", wishes(["电梯"]), "no_buildings"),
        ("same_answers", wishes(["电梯"], building=["3号楼"]), "few_questions"),
        ("duplicate_household", wishes(["电梯"]), "no_households"),
        ("failed_check", wishes(["电梯"]), "no_checks"),
        ("straight_lining", wishes(["电梯"]), "no_blocks"),
    ],
)
def test_a_rule_says_when_the_export_does_not_tell_what_it_needs(rule, responses, why):
    assert missing(rule, responses) == why
    assert clean(responses).not_judged[rule] == why


def test_a_row_that_a_person_keeps_is_in_both_runs():
    responses = wishes(["电梯┋停车", ""])
    cleaning = clean(responses, keep=np.array([True, True]))

    assert cleaning.strict.all()


sheets = st.lists(
    st.lists(st.sampled_from(["1", "3", ""]), min_size=4, max_size=4), min_size=1, max_size=12
)


@given(sheets)
def test_equal_fingerprints_are_equal_answers(rows):
    responses = questions(rows)
    for place, answers in enumerate(responses.answers):
        marks = fingerprint(answers)

        for one, left in enumerate(rows):
            assert (marks[one] == 0) == (left[place] == "")
            for other, right in enumerate(rows):
                assert (marks[one] == marks[other]) == (left[place] == right[place])


@given(sheets)
def test_the_strict_run_is_part_of_the_main_run(rows):
    cleaning = clean(questions(rows))

    assert not (cleaning.strict & ~cleaning.used).any()
    assert (cleaning.strict == (cleaning.status == "ok")).all()
    assert ((cleaning.status == "remove") == ~cleaning.used).all()

"""What every kind of question must obey, whatever it is given."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.answers import Column, State
from surveys.codebook import Option, Question
from surveys.scoring import all_kinds
from surveys.scoring.kind import Cells

KINDS = sorted(all_kinds())
FORMS = {"choose": "list", "single": "text", "ranking": "order"}
SEPARATORS = {"list": "┋", "order": "→", "text": ""}
WORDS = [
    "非常重要",
    "重要",
    "一般",
    "不重要",
    "不清楚",
    "电梯",
    "停车",
    "其他〖甲┋乙〗",
    "以上都不需要",
]
cells_of = st.lists(
    st.one_of(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
        st.sampled_from([State.BLANK, State.SKIPPED, State.DONT_KNOW, State.REFUSED]),
    ),
    min_size=1,
    max_size=25,
)


def cells(kind, answers, options=()):
    form = FORMS.get(kind, "text")
    said = [not isinstance(answer, State) for answer in answers]
    text = [
        (SEPARATORS[form] or "、").join(answer) if ok else ""
        for answer, ok in zip(answers, said, strict=True)
    ]
    states = [State.ANSWERED if ok else answer for answer, ok in zip(answers, said, strict=True)]
    return Cells(
        question=Question("1", kind=kind, item="lift"),
        options=options,
        columns=(Column("1、甲", "1、甲", "1", "甲", form=form),),
        text=np.array(text, dtype=object)[:, np.newaxis],
        states=np.array(states, dtype=np.uint8)[:, np.newaxis],
        separator="┋",
        codes={},
    )


def outcome(kind, answers, options=()):
    encoded = all_kinds()[kind].encode(cells(kind, answers, options))
    return encoded, all_kinds()[kind].demand(encoded.values, encoded.states, encoded.scale)


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_called_by_its_file_and_says_what_it_does(name):
    kind = all_kinds()[name]

    assert kind.name == name
    assert kind.title
    assert kind.summary
    assert kind.source


@pytest.mark.parametrize("name", KINDS)
@given(cells_of)
def test_no_row_is_lost_and_demand_stays_between_nothing_and_one(name, answers):
    encoded, demand = outcome(name, answers)
    known = demand[np.isfinite(demand)]

    assert encoded.values.shape == demand.shape == (len(answers), len(encoded.parts))
    assert encoded.states.shape == (len(answers),)
    assert len(encoded.items) == len(encoded.part_states) == len(encoded.parts)
    assert ((known >= 0) & (known <= 1)).all()


@pytest.mark.parametrize("name", KINDS)
@given(cells_of)
def test_who_was_not_asked_is_never_in_the_base(name, answers):
    encoded, demand = outcome(name, answers)
    skipped = [answer is State.SKIPPED for answer in answers]

    assert (encoded.states[skipped] == State.SKIPPED).all()
    assert np.isnan(demand[skipped]).all()


@pytest.mark.parametrize("name", KINDS)
@given(cells_of, st.randoms(use_true_random=False))
def test_shuffling_rows_shuffles_the_demand(name, answers, random):
    options = tuple(Option("1", word, order=place + 1) for place, word in enumerate(WORDS[:7]))
    order = list(range(len(answers)))
    random.shuffle(order)
    _, before = outcome(name, answers, options)
    _, after = outcome(name, [answers[place] for place in order], options)

    np.testing.assert_array_equal(before[order], after)


@pytest.mark.parametrize("name", ["choose", "ranking"])
@given(cells_of)
def test_no_option_is_invented_and_no_answer_dropped_unsaid(name, answers):
    options = (Option("1", "电梯", item="lift"), Option("1", "停车"))
    encoded, _ = outcome(name, answers, options)
    words = [word for answer in answers if not isinstance(answer, State) for word in answer]

    assert encoded.parts == ("电梯", "停车")
    assert encoded.unlisted == len([word for word in words if word not in encoded.parts])


@pytest.mark.parametrize("name", KINDS)
def test_a_question_nobody_answered_has_parts_of_the_codebook_and_no_answers(name):
    options = (Option("1", "重要", order=1), Option("1", "很重要", order=2))
    encoded, demand = outcome(name, [State.BLANK, State.SKIPPED], options)

    assert encoded.unlisted == 0
    assert not (np.nan_to_num(demand) > 0).any()

"""All comments of a survey: nobody's lost, each counted once, and what people ask for as demand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_surveys import everybody, survey
from surveys import own_words
from surveys.answers import Column, State
from surveys.codebook import Codebook, Question
from surveys.comments.agreement import cohen_kappa, compare_codes
from surveys.comments.coded import How, Stance
from surveys.comments.hand_cells import codes_to_show, read_hand_codes
from surveys.comments.phrases import Phrase, make_book
from surveys.comments.survey import count_by_way, read_comments
from surveys.comments.words import Segmenter
from surveys.demand import item_demand, question_counts
from surveys.encoder import encode
from surveys.errors import NothingAnsweredError, UnclearCodesError
from surveys.intervals import wilson_interval
from surveys.signals import item_signals

ITEMS = ("lift", "light", "road")
BOOK = make_book(
    [
        Phrase("lift", "电梯"),
        Phrase("light", "路灯"),
        Phrase("road", "修路"),
        Phrase("road", "路面坑洼"),
        Phrase("drying", "晾晒", beyond=True),
    ]
)
SAID = [
    "要电梯",
    "修路，路灯也要",
    "不需要电梯",
    "狗太多",
    "无",
    "",
    "(跳过)",
    "晾晒没地方",
    "路灯很好",
    "不清楚",
]


def free_text(*columns, hand=None, of=""):
    """A survey of some questions of free text; ``(跳过)`` was not shown; `hand` codes by hand."""
    names = [f"{number}、意见{number}" for number in range(1, len(columns) + 1)]
    cells = dict(zip(names, columns, strict=True)) | ({"编码": hand} if hand else {})
    text = {
        name: ["" if cell == "(跳过)" else cell for cell in told] for name, told in cells.items()
    }
    states = np.array(
        [
            [
                State.SKIPPED if cell == "(跳过)" else State.ANSWERED if cell else State.BLANK
                for cell in told
            ]
            for told in cells.values()
        ],
        dtype=np.uint8,
    ).T
    headers = [Column(name, name, name[0], name[2:]) for name in names]
    questions = [Question(name[0], kind="comment") for name in names]
    if hand:
        headers.append(Column("编码", "编码"))
        questions.append(Question("编码", role="coded", codes=of))
    table = survey(text, headers, states=states)
    return encode([table], Codebook(tuple(questions), ()))


def read(responses, used=None, **asked):
    used = everybody(responses) if used is None else used
    return read_comments(responses, used, ITEMS, BOOK, **asked)


def with_codes(responses, reading):
    return replace(responses, coded=reading.coded)


def test_every_answer_is_counted_once():
    (counts,) = read(free_text(SAID)).questions

    assert counts.asked == 9
    assert counts.answered == 7
    assert counts.no_content == 1
    assert counts.coded == 4
    assert counts.uncoded == 2
    assert counts.unread == 0


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from(SAID), min_size=1, max_size=40),
    st.lists(st.booleans(), min_size=40, max_size=40),
    st.integers(1, 5),
)
def test_no_comment_is_lost(cells, kept, most):
    responses = free_text(cells)
    used = np.array(kept[: len(cells)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own_words, "MOST_TEXTS", most)
        capped = read(free_text(cells), used).questions[0]
    whole = read(responses, used).questions[0]
    answered = int(question_counts(responses, used)["answered"].iloc[0])

    assert whole.answered == answered == capped.answered
    assert whole.no_content + whole.coded + whole.uncoded == answered
    assert capped.no_content + capped.coded + capped.uncoded + capped.unread == answered
    assert whole.unread == 0


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=30), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_decides_nothing(cells, random):
    order = random.sample(range(len(cells)), len(cells))
    before = read(free_text(cells))
    after = read(free_text([cells[place] for place in order]))

    assert before.questions == after.questions
    assert before.needs == after.needs
    for item in ITEMS:
        for stance in Stance:
            says = before.coded.says(item, stance)
            np.testing.assert_array_equal(says[order], after.coded.says(item, stance))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(*[st.sampled_from(SAID)] * 2), min_size=1, max_size=30))
def test_demand_is_the_share_of_those_asked_who_ask_for_an_item_anywhere(rows):
    responses = free_text(*map(list, zip(*rows, strict=True)))
    responses = with_codes(responses, read(responses))
    asked = [row for row in rows if any(cell != "(跳过)" for cell in row)]
    wanting = {
        "lift": [row for row in asked if "要电梯" in row and "不需要电梯" not in row],
        "light": [row for row in asked if "修路，路灯也要" in row],
        "road": [row for row in asked if "修路，路灯也要" in row],
    }
    if not any(cell not in ("", "(跳过)", "不清楚") for row in rows for cell in row):
        with pytest.raises(NothingAnsweredError):
            item_demand(responses, everybody(responses), kind="comment")
        return
    found = item_demand(responses, everybody(responses), kind="comment")

    for item, several in wanting.items():
        share = len(several) / len(asked)
        part = found.parts.set_index("item").loc[item]
        assert found.table.loc[item, "value"] == pytest.approx(share)
        assert found.table.loc[item, "n"] == part["asked"] == part["base"] == len(asked)
        assert part["chose"] == len(several)
        if len(asked) >= 10:
            low, high = wilson_interval(np.array([share]), np.array([float(len(asked))]))
            assert found.table.loc[item, ["low", "high"]].tolist() == pytest.approx(
                [low[0], high[0]]
            )


def test_comments_do_not_enter_the_demand_of_all_questions():
    responses = free_text(SAID)
    responses = with_codes(responses, read(responses))

    assert tuple(item_signals(responses)) == ()
    assert len(tuple(item_signals(responses, "comment"))) == len(ITEMS)


def test_rows_that_are_not_used_are_not_read():
    responses = free_text(["要电梯", "要路灯", "狗太多"])
    reading = read(responses, np.array([True, False, False]))

    assert reading.coded.places.tolist() == [0, -1, -1]
    assert reading.questions[0].answered == 1


def test_how_an_item_was_recognised_is_counted():
    responses = free_text([*["要电梯"] * 3, "不需要电梯", "路灯很好", "路面坑坑洼洼"])
    counts = count_by_way(read(responses).coded, everybody(responses))

    assert counts["lift"] == {
        "mentioned": 3, "against": 1, "praised": 0,
        "hand": 0, "alias": 3, "accepted": 0, "similar": 0,
    }  # fmt: skip
    assert counts["light"]["praised"] == 1
    assert counts["road"]["similar"] == counts["road"]["mentioned"] == 1


def test_texts_beyond_what_is_kept_are_counted_and_said(monkeypatch):
    monkeypatch.setattr(own_words, "MOST_TEXTS", 2)
    monkeypatch.setattr(own_words, "LONGEST_TEXT", 4)
    responses = free_text(["要电梯", "修路修路修路", "要路灯", "要电梯", "要路灯"])
    reading = read(responses)

    assert [(note.code, note.rows) for note in responses.notes] == [
        ("texts_beyond", 2),
        ("texts_cut", 1),
    ]
    assert (reading.questions[0].coded, reading.questions[0].unread) == (3, 2)


def test_nothing_that_was_written_stands_in_a_repr():
    responses = free_text(["电话13800000123狗太多"] * 12, hand=["lift"] * 12)
    reading = read(responses, minimum_cell=2)
    shown = f"{responses!r}{responses.words!r}{reading!r}{reading.coded!r}{reading.needs!r}"

    assert "13800000123" not in shown
    assert "太多" not in shown
    assert reading.needs[0].quotes


# Needs that no item stands for.


def test_a_need_that_five_people_write_of_is_suggested_with_its_words():
    cells = [f"遛狗不牵绳{sign}" for sign in "甲乙丙丁戊"] + ["要电梯"] * 20 + ["修路"] * 3
    reading = read(free_text(cells), minimum_cell=5)

    assert [(need.words, need.people) for need in reading.needs] == [(("遛狗不牵绳",), 5)]
    assert len(reading.needs[0].quotes) == 3


def test_four_people_make_no_need_and_few_are_not_quoted():
    four = read(free_text([*["遛狗不牵绳"] * 4, "要电梯"]), minimum_cell=5)
    seven = read(free_text([*["遛狗不牵绳"] * 7, "要电梯"]), minimum_cell=10)

    assert four.needs == ()
    assert [(need.people, need.quotes) for need in seven.needs] == [(7, ())]


def test_words_that_are_used_of_items_as_well_name_no_need():
    cells = ["邻里纠纷"] * 6 + ["邻里纠纷都是因为电梯"] * 10

    assert read(free_text(cells), minimum_cell=5).needs == ()


def test_a_need_the_book_knows_is_told_by_its_name_however_few_speak_of_it():
    reading = read(free_text(["晾晒没地方", "想要晾晒", "要电梯"]))

    assert [(need.name, need.words, need.people) for need in reading.needs] == [
        ("drying", ("晾晒",), 2)
    ]


def test_the_words_of_a_suggested_need_find_its_comments_again():
    cells = [
        *["遛狗不牵绳", "狗屎没人捡", "流浪狗太多", "狗叫扰民", "养狗要管"] * 2,
        *["广场舞太吵"] * 6, "要电梯",
    ]  # fmt: skip
    first = read(free_text(cells), minimum_cell=5)
    rows = [
        Phrase(f"row {place}", word, how="accepted", beyond=True)
        for place, need in enumerate(first.needs)
        for word in need.words
    ]
    again = read_comments(
        free_text(cells), np.ones(len(cells), dtype=bool), ITEMS, make_book([*BOOK.phrases, *rows])
    )

    assert [need.people for need in first.needs] == [10, 6]
    assert [need.people for need in again.needs] == [10, 6]
    assert all(need.name for need in again.needs)


# Codes given by hand.


def test_codes_given_by_hand_win_over_the_machine_s():
    cells = ["要电梯", "要电梯", "狗太多", "要路灯", "无", ""]
    responses = free_text(cells, hand=["road;!lift", "", "light", "0", "lift", "lift"])
    reading = read(responses)
    coded = reading.coded

    assert coded.says("road", Stance.FOR).tolist() == [True, *[False] * 5]
    assert coded.says("lift", Stance.AGAINST).tolist() == [True, *[False] * 5]
    assert coded.says("lift", Stance.FOR).tolist() == [False, True, *[False] * 4]
    assert coded.says("light", Stance.FOR).tolist() == [False, False, True, *[False] * 3]
    assert count_by_way(coded, everybody(responses))["light"]["hand"] == 1
    assert (reading.by_hand[0].unknown, reading.by_hand[0].idle) == (0, 2)
    assert (reading.questions[0].coded, reading.questions[0].uncoded) == (3, 1)


def test_hand_and_machine_are_compared_comment_by_comment():
    responses = free_text(
        ["要电梯", "要电梯", "修路", "狗太多"], hand=["lift", "lift;road", "none", "lift"]
    )
    found = read(responses).by_hand[0].agreement

    assert found.comments == 4
    assert [
        (one.item, one.both, one.hand_only, one.machine_only, one.neither) for one in found.items
    ] == [("lift", 2, 1, 0, 1), ("road", 0, 1, 1, 2)]
    assert found.agreed == pytest.approx(9 / 12)
    assert found.kappa == pytest.approx(cohen_kappa([[2, 2], [1, 7]]))


def test_a_column_of_codes_must_say_which_of_several_questions_it_codes():
    both = ["要电梯"], ["修路"]
    with pytest.raises(UnclearCodesError) as unnamed:
        read(free_text(*both, hand=["road"]))
    with pytest.raises(UnclearCodesError) as unknown:
        read(free_text(*both, hand=["road"], of="9"))
    named = read(free_text(*both, hand=["light"], of="2"))

    assert (unnamed.value.column, unnamed.value.known) == ("编码", ("1", "2"))
    assert unknown.value.codes == "9"
    assert [named.coded.says(item, Stance.FOR)[0] for item in ITEMS] == [True, True, False]


def test_a_code_that_means_no_item_leaves_the_machine_s_in_its_place_and_out_of_the_agreement():
    cells = ["要电梯", "要电梯", "修路", "修路", "狗太多"]
    reading = read(free_text(cells, hand=["停车", "lift", "road;停车", "lift", "张伟强"]))
    (hand,) = reading.by_hand

    assert reading.coded.says("lift", Stance.FOR).tolist() == [True, True, False, True, False]
    assert reading.coded.says("road", Stance.FOR).tolist() == [False, False, True, False, False]
    assert (hand.unknown, hand.idle, hand.met) == (3, 0, ("停车",))
    assert hand.agreement.comments == 2
    assert [
        (one.item, one.both, one.hand_only, one.machine_only) for one in hand.agreement.items
    ] == [("lift", 1, 1, 0), ("road", 0, 0, 1)]


def test_codes_may_be_several_words_and_hold_marks():
    names = {"Outdoor lighting": "light", "Roads (all, also paths)": "road", "停车 位": "lift"}
    stances, unknown = read_hand_codes(
        [
            "Outdoor lighting, lift",
            "not outdoor  lighting; Roads (all, also paths)",
            "no lift",
            "lift、road",
            "反对 lift",
            "停车 位",
            "outdoor pool, lift",
            "none",
        ],
        ITEMS,
        names,
    )

    assert stances.tolist() == [
        [2, 2, 0], [0, 3, 2], [3, 0, 0], [2, 0, 2], [3, 0, 0], [2, 0, 0], [2, 0, 0], [0, 0, 0],
    ]  # fmt: skip
    assert unknown == ((), (), (), (), (), (), ("outdoor pool",), ())


def test_only_codes_that_point_at_nobody_are_shown():
    told = [
        ("路灯改造",),
        ("张测试甲", "13800000123"),
        ("很长的一句话不像编码而像意见",),
        ("3幢401室",),
    ]
    many = [(f"代号{sign}",) for sign in "甲乙丙丁戊己"]
    segmenter = Segmenter()

    assert codes_to_show(told, [1, 9, 1, 5], segmenter.may_be_name) == ("路灯改造",)
    assert codes_to_show(told[2:3], [2], segmenter.may_be_name) == told[2]
    assert len(codes_to_show(many, [1] * 6, segmenter.may_be_name)) == 5


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        # Cohen (1968), Psychological Bulletin 70(4), 213-220, table 1: unweighted .492.
        ([[0.44, 0.07, 0.09], [0.05, 0.20, 0.05], [0.01, 0.03, 0.06]], 0.492),
        # Nelson (2008), The Penguin Dictionary of Mathematics: two doctors, 80 patients, .675,
        # with an expected agreement of one half.
        ([[32, 6.5], [6.5, 35]], 0.675),
        ([[0, 5], [5, 0]], -1.0),
        ([[3, 0], [0, 4]], 1.0),
    ],
)
def test_kappa_is_the_published_one(table, kappa):
    assert cohen_kappa(table) == pytest.approx(kappa, abs=6e-4)


def test_kappa_of_coders_who_always_say_the_same_is_not_defined():
    assert cohen_kappa([[0, 0], [0, 9]]) is None
    assert cohen_kappa([[0, 0], [0, 0]]) is None


marks = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=40)


@given(marks)
def test_kappa_is_what_counting_pair_by_pair_gives(pairs):
    hand, machine = (np.array(side)[:, np.newaxis] for side in zip(*pairs, strict=True))
    found = compare_codes(("a",), hand, machine, np.ones(len(pairs), dtype=np.int64))
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    yes = [sum(side) / len(pairs) for side in zip(*pairs, strict=True)]
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])

    assert found.agreed == pytest.approx(agreed)
    if chance < 1 - 1e-9:
        assert found.kappa == pytest.approx((agreed - chance) / (1 - chance))
    else:
        assert found.kappa is None


def test_ways_are_told_apart():
    assert [way.name for way in How] == ["NOT", "HAND", "ALIAS", "ACCEPTED", "SIMILAR"]

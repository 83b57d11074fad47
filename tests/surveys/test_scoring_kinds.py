"""How each kind of question becomes demand, against worked examples."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.answers import State
from surveys.intervals import effective_size, wilson_interval
from surveys.scales import read_scale
from surveys.scoring import all_kinds
from surveys.vocabulary import is_other, normalise, silence

ANSWERED = np.zeros(1, dtype=np.uint8)
RANKING = all_kinds()["ranking"].demand
NOTHING = float("nan")


def test_a_full_order_gives_borda_points_from_one_to_nothing():
    demand = RANKING(np.array([[2.0, 1.0, 3.0]]), ANSWERED, None)

    assert demand.tolist() == [[0.5, 1.0, 0.0]]


def test_options_not_placed_share_the_points_left():
    # Of 5 options 2 are placed: 2, 1 and 0 points are left, on average 1 of 4.
    demand = RANKING(np.array([[1.0, 2.0, NOTHING, NOTHING, NOTHING]]), ANSWERED, None)

    assert demand.tolist() == [[1.0, 0.75, 0.25, 0.25, 0.25]]


def test_whoever_ranks_nothing_because_nothing_is_wanted_gives_no_points():
    states = np.array([State.NONE], dtype=np.uint8)

    assert RANKING(np.full((1, 3), np.nan), states, None).tolist() == [[0.0, 0.0, 0.0]]


def test_a_complete_order_relates_to_the_wjx_score_as_documented():
    # Platform formula: sum of (m - rank + 1) over respondents, divided by those who answered.
    ranks = np.array([[1.0, 2.0, 3.0], [3.0, 1.0, 2.0]])
    score = (3 - ranks + 1).mean(axis=0)
    mean = RANKING(ranks, np.zeros(2, dtype=np.uint8), None).mean(axis=0)

    assert (1 + 2 * mean).tolist() == score.tolist()


@given(st.lists(st.permutations(range(1, 6)), min_size=1, max_size=20))
def test_points_of_every_order_sum_to_half_the_options(orders):
    demand = RANKING(np.array(orders, dtype=float), np.zeros(len(orders), dtype=np.uint8), None)

    assert demand.sum(axis=1) == pytest.approx(np.full(len(orders), 2.5))


@given(st.integers(0, 5), st.integers(2, 6))
def test_points_do_not_depend_on_how_many_are_placed(placed, options):
    ranks = np.full((1, options), np.nan)
    ranks[0, : min(placed, options)] = np.arange(1, min(placed, options) + 1)

    assert RANKING(ranks, ANSWERED, None).sum() == pytest.approx(options / 2)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=30))
def test_satisfaction_is_the_reverse_of_importance(levels):
    kinds = all_kinds()
    values = np.array(levels, dtype=float)[:, np.newaxis]
    states = np.zeros(len(levels), dtype=np.uint8)
    important = kinds["importance"].demand(values, states, (1.0, 5.0))
    satisfied = kinds["satisfaction"].demand(values, states, (1.0, 5.0))
    turned = kinds["satisfaction"].demand(6 - values, states, (1.0, 5.0))

    assert important + satisfied == pytest.approx(np.ones_like(values))
    assert turned == pytest.approx(important)


def test_five_levels_stand_at_quarters():
    values = np.arange(1.0, 6.0)[:, np.newaxis]
    demand = all_kinds()["importance"].demand(values, np.zeros(5, dtype=np.uint8), (1.0, 5.0))

    assert demand[:, 0].tolist() == [0.0, 0.25, 0.5, 0.75, 1.0]


@pytest.mark.parametrize(
    ("state", "in_choice", "on_scale"),
    [
        (State.ANSWERED, True, True),
        (State.BLANK, True, False),
        (State.NONE, True, False),
        (State.DONT_KNOW, True, False),
        (State.REFUSED, True, False),
        (State.SKIPPED, False, False),
    ],
)
def test_the_base_of_a_choice_is_all_asked_and_of_a_scale_all_rated(state, in_choice, on_scale):
    states = np.array([state], dtype=np.uint8)
    choice = all_kinds()["choose"].demand(np.array([[0.0]]), states, None)
    scale = all_kinds()["importance"].demand(np.array([[3.0]]), states, (1.0, 5.0))

    assert np.isfinite(choice[0, 0]) == in_choice
    assert np.isfinite(scale[0, 0]) == on_scale


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("非常不满意 不太满意 一般 比较满意 非常满意", "satisfaction"),
        ("很不满意 不满意 一般 满意 很满意", "satisfaction"),
        ("不重要 不太重要 一般 比较重要 非常重要", "importance"),
        # Seven levels of 网易 IMUR importance grids.
        ("很不重要 不重要 不太重要 一样重要 有点重要 重要 很重要", "importance"),
        ("强烈反对 反对 无所谓 赞成 非常赞成", "agreement"),
        ("很差 较差 一般 较好 很好", "satisfaction"),
        ("不需要 比较需要 非常需要", "need"),
    ],
)
def test_chinese_words_fall_into_order(words, family):
    levels = words.split()
    scale = read_scale(reversed(levels))

    assert scale.family == family
    assert [scale.orders[word] for word in levels] == list(range(1, len(levels) + 1))
    assert scale.missing == ()


@pytest.mark.parametrize(
    "words",
    [
        "Very dissatisfied|Dissatisfied|Neutral|Satisfied|Very satisfied",
        "Not at all important|Slightly important|Moderately important|Important|Very important",
        "Strongly disagree|Disagree|Neither agree nor disagree|Agree|Strongly agree",
        "Very poor|Poor|Fair|Good|Excellent",
        "1___not_at_all|2___not_very_m|3___neutral|4___mostly_yes|5___completely_yes",
        "1分|2分|3分|4分|5分",
        "1（很不重要）|2（不重要）|3（一般）|4（重要）|5（非常重要）",
    ],
)
def test_english_words_and_numbers_fall_into_order(words):
    levels = words.split("|")
    scale = read_scale(reversed(levels))

    assert [scale.orders[word] for word in levels] == [1, 2, 3, 4, 5]


def test_numbers_beside_words_are_turned_where_one_means_best():
    scale = read_scale(["1（非常满意）", "2（满意）", "5（非常不满意）"])

    assert scale.orders == {"1（非常满意）": 5, "2（满意）": 4, "5（非常不满意）": 1}


@pytest.mark.parametrize(
    "levels",
    [
        ["Not important", "Slightly important", "Very important", "Extremely important"],
        ["极不重要", "很不重要", "不重要", "一般", "重要", "很重要", "非常重要", "极其重要"],
        ["Completely dissatisfied", "Very dissatisfied", "Neutral", "Very satisfied"],
    ],
)
def test_extremely_lies_beyond_very(levels):
    scale = read_scale(reversed(levels))

    assert [scale.orders[level] for level in levels] == list(range(1, len(levels) + 1))


def test_an_end_nobody_ticked_is_added_to_the_scale():
    scale = read_scale(["非常不满意", "不满意", "一般", "满意"])

    assert scale.missing == (("非常满意", 5.0),)


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("不急需|一般|急需|非常急需", {"非常不急需": 1}),
        ("不重要|一般|重要|非常重要", {"非常不重要": 1}),
        ("反对|无所谓|支持|非常支持", {"非常反对": 1}),
        ("Neutral|Support|Strongly support", {"Strongly oppose": 1, "Oppose": 2}),
        ("Dissatisfied|Neutral|Satisfied|Very satisfied", {"Very dissatisfied": 1}),
        ("非常不满意|一般|满意", {"不满意": 2, "非常满意": 5}),
        ("不满意|一般|基本满意|满意|非常满意", {}),
        ("不满意|一般|满意", {}),
        ("Excellent|Good|Fair|Poor", {}),
        ("Not important|Slightly important|Important|Very important|Extremely important", {}),
    ],
)
def test_both_sides_of_a_middle_word_have_the_same_steps(words, missing):
    levels = words.split("|")
    scale = read_scale(levels)

    assert dict(scale.missing) == missing
    assert sorted([*scale.orders.values(), *missing.values()]) == [
        *range(1, len(levels) + len(missing) + 1)
    ]


def test_a_list_that_is_whole_gets_no_further_level():
    assert read_scale(["不重要", "一般", "重要", "非常重要"], whole=True).missing == ()


@pytest.mark.parametrize(
    "levels",
    [
        ("15_24", "25_39"),
        ("3000元以下", "无收入"),
        ("1部", "2部"),
        ("有", "没有"),
        ("电梯", "停车"),
    ],
)
def test_other_answers_are_no_scale(levels):
    assert read_scale(levels).family == ""


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("不清楚", State.DONT_KNOW),
        ("说不清", State.DONT_KNOW),
        ("don_t_know", State.DONT_KNOW),
        ("Don't know", State.DONT_KNOW),
        ("拒绝回答", State.REFUSED),
        ("不愿回答", State.REFUSED),
        ("prefer_not_to_say", State.REFUSED),
        ("以上都没有", State.NONE),
        ("以上都不需要", State.NONE),
        ("不关注", State.NONE),
        ("None of these", State.NONE),
        ("无障碍坡道", State.ANSWERED),
        ("没有电梯", State.ANSWERED),
        ("clean_water", State.ANSWERED),
    ],
)
def test_silence_is_told_by_its_words(text, state):
    assert silence(text) == state


def test_spellings_of_an_option_are_one():
    assert (
        normalise("其他（请补充）:____") == normalise("其他【请注明】") == normalise("其他〖车棚〗")
    )
    assert normalise("ＡＣＧ文化（动漫）") == normalise("ACG文化(动漫)")
    assert is_other("Other (please specify)")


@given(st.floats(0, 1), st.floats(0, 1e6))
def test_wilson_stays_within_bounds_and_holds_the_share(share, size):
    low, high = wilson_interval(np.array([share]), np.array([size]))

    assert 0 <= low[0] <= share <= high[0] <= 1


@pytest.mark.parametrize(
    # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
    ("hits", "size", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_matches_newcombe_1998(hits, size, low, high):
    found = wilson_interval(np.array([hits / size]), np.array([float(size)]))

    assert (found[0][0], found[1][0]) == pytest.approx((low, high), abs=5e-5)


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=30))
def test_the_effective_size_never_exceeds_the_number_of_respondents(weights):
    assert effective_size(np.array(weights)) <= len(weights) * (1 + 1e-9)

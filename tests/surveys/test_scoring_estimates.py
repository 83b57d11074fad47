"""Kinds that are more than a mean of wishes: published examples, laws, and a naive count."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_exports import read_drawn
from surveys.answers import Column, State
from surveys.codebook import Option, Question
from surveys.guessing import guess_codebook
from surveys.scoring import all_kinds, kind_called, question_kinds
from surveys.scoring.kano import CLASSES, classes_of
from surveys.scoring.kind import Cells, Side
from surveys.scoring.willingness import turnbull

KINDS = all_kinds()
STANDS = {
    "oppose nobody": ("支持 无所谓", "支持=2 无所谓=1", 0.5, 0.0, 0.5),
    "no middle": ("支持 非常支持 反对 反对", "反对=1 支持=2 非常支持=3", 0.5, 0.5, 0.0),
    "one end short": (
        "支持 无所谓 反对 反对",
        "反对=1 无所谓=2 支持=3 非常支持=4",
        0.25,
        0.5,
        0.25,
    ),
    "no words": ("A B C C", "A=1 B=2 C=3", 0.5, 0.25, 0.25),
}
BERGER = {
    (1, 1): "Q", (1, 2): "A", (1, 3): "A", (1, 4): "A", (1, 5): "O",
    (2, 1): "R", (2, 2): "I", (2, 3): "I", (2, 4): "I", (2, 5): "M",
    (3, 1): "R", (3, 2): "I", (3, 3): "I", (3, 4): "I", (3, 5): "M",
    (4, 1): "R", (4, 2): "I", (4, 3): "I", (4, 4): "I", (4, 5): "M",
    (5, 1): "R", (5, 2): "R", (5, 3): "R", (5, 4): "R", (5, 5): "Q",
}  # fmt: skip
LETTERS = dict(zip("MOAIRQ", CLASSES, strict=True))


def side(name, values, wishes=None, scale=(1.0, 5.0), states=None):
    values = np.array(values, dtype=float)
    low, high = scale or (0, 1)
    wishes = (values - low) / (high - low) if wishes is None else np.array(wishes, dtype=float)
    states = (
        np.where(np.isfinite(values), State.ANSWERED, State.BLANK) if states is None else states
    )
    return Side(name, values, wishes, np.array(states, dtype=np.uint8), scale)


def told(kind, sides, weights=None, counted=None):
    rows = len(sides[0].values)
    weights = np.ones(rows) if weights is None else np.array(weights, dtype=float)
    counted = np.ones(rows, dtype=bool) if counted is None else np.array(counted)
    tell = KINDS[kind].estimate or KINDS[kind].figures
    return tell(sides, counted, weights)


def pair(answers):
    """Answers (with, without) as the table counts them, 1 = like; the codebook counts up."""
    return [
        side("kano:functional", [6 - one for one, _ in answers]),
        side("kano:dysfunctional", [6 - other for _, other in answers]),
    ]


@pytest.mark.parametrize("stands", STANDS)
def test_the_middle_word_is_neither_wherever_it_stands(stands):
    said, listed, in_favour, against, neither = STANDS[stands]
    options = tuple(
        Option("1", text, order=float(order))
        for text, order in (one.split("=") for one in listed.split())
    )
    text = np.array(said.split(), dtype=object)[:, np.newaxis]
    states = np.full(text.shape, State.ANSWERED, dtype=np.uint8)
    column = Column("1", "1", "1", "是否支持加装电梯")
    read = KINDS["support"].encode(
        Cells(Question("1", kind="support"), options, (column,), text, states, "", {})
    )
    wishes = KINDS["support"].demand(read.values, read.states, read.scale)
    found = told("support", [side("support", read.values[:, 0], wishes[:, 0], read.scale)])

    assert found.value == in_favour
    assert found.figures == {"in_favour": in_favour, "against": against, "neither": neither}


@pytest.mark.parametrize(("answers", "letter"), BERGER.items())
def test_each_pair_of_answers_falls_into_bergers_class(answers, letter):
    (place,) = classes_of(pair([answers]))

    assert CLASSES[place] == LETTERS[letter]


pairs = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=30)


@given(pairs)
def test_better_and_worse_match_a_count_by_hand(answers):
    letters = [BERGER[one] for one in answers]
    base = sum(letters.count(one) for one in "AOMI")
    found = told("kano", pair(answers))

    assert found.base == base
    if base:
        better = (letters.count("A") + letters.count("O")) / base
        worse = (letters.count("O") + letters.count("M")) / base
        assert found.figures["better"] == pytest.approx(better)
        assert found.figures["worse"] == pytest.approx(-worse)
        assert found.value == pytest.approx(np.hypot(better, worse) / np.sqrt(2))
        assert 0 <= found.low <= found.value <= found.high <= 1
    most = max(letters.count(one) for one in "MOAIRQ")
    assert LETTERS[next(one for one in "MOAIRQ" if letters.count(one) == most)] == found.label


def test_a_half_answered_pair_says_nothing():
    sides = [side("kano:functional", [5, np.nan]), side("kano:dysfunctional", [np.nan, 1])]

    assert told("kano", sides).base == 0
    assert np.isnan(KINDS["kano"].wish(sides)).all()


@pytest.mark.parametrize(
    ("importance", "satisfaction", "published"),
    [(0.699, 0.135, 0.605), (0.504, 0.474, 0.265), (0.218, 0.367, 0.138), (0.126, 0.425, 0.072)],
)
def test_the_rating_matches_the_kansas_city_survey_of_2022(importance, satisfaction, published):
    rows = 1000
    named = np.arange(rows) < round(importance * rows)
    content = np.where(np.arange(rows) < round(satisfaction * rows), 4.0, 2.0)
    sides = [
        side("choose", named.astype(float), scale=None, wishes=named.astype(float)),
        side("satisfaction", content, 1 - (content - 1) / 4),
    ]
    found = told("rating", sides)

    assert found.value == pytest.approx(published, abs=0.0011)
    assert found.label == (
        "very_high" if published >= 0.2 else "high" if published >= 0.1 else "present"
    )


def test_naming_an_item_second_or_third_counts_as_much_as_first():
    firsts = [side("single", one, scale=None, wishes=one) for one in ([1, 0, 0, 0], [0, 1, 0, 0])]
    content = side("satisfaction", [1, 1, 1, 1], [1, 1, 1, 1])

    assert told("rating", [*firsts, content]).figures["importance"] == 0.5


def test_an_answer_off_the_scale_is_no_satisfaction():
    content = side("satisfaction", [5, 2, np.nan, np.nan], [0, 0.75, np.nan, np.nan])
    named = side("choose", [1, 1, 1, 1], scale=None, wishes=[1, 1, 1, 1])

    assert told("rating", [named, content]).figures["satisfaction"] == 0.5


def test_gap_and_opportunity_follow_from_the_two_means():
    sides = [
        side("importance", [5, 4, 5, 4]),
        side("satisfaction", [2, 1, 2, 1], 1 - (np.array([2, 1, 2, 1]) - 1) / 4),
    ]
    gap, chance = told("ipa", sides), told("opportunity", sides)

    assert gap.figures["importance"] == pytest.approx(0.875)
    assert gap.figures["performance"] == pytest.approx(0.125)
    assert gap.value == pytest.approx((0.75 + 1) / 2)
    assert chance.figures["opportunity"] == pytest.approx(10 * (0.875 + 0.75))


def test_the_platforms_mean_place_matches_its_worked_example():
    """20 % first, 10 % second, 30 % third, 0 % fourth, 10 % fifth, 30 % sixth: 3.6."""
    places = [1, 1, 2, 3, 3, 3, 5, 6, 6, 6]
    found = told("ranking", [side("ranking", places, np.zeros(10), scale=(1.0, 6.0))])

    assert found.figures["mean_place"] == pytest.approx(3.6)
    assert found.figures["mean_score"] == pytest.approx(7 - 3.6)
    assert found.figures["first_share"] == pytest.approx(0.2)


def test_who_did_not_place_the_option_counts_as_the_platforms_count_it():
    places = [1, np.nan, np.nan, 2]
    states = [State.ANSWERED, State.ANSWERED, State.BLANK, State.ANSWERED]
    found = told("ranking", [side("ranking", places, [1, 0, np.nan, 0.5], (1.0, 3.0), states)])

    assert found.figures["mean_score"] == pytest.approx((3 + 0 + 2) / 3)
    assert found.figures["mean_place_all"] == pytest.approx((1 + 4 + 2) / 3)
    assert found.figures["mean_place"] == pytest.approx(1.5)


def test_turnbulls_lower_bound_pools_shares_that_rise():
    """By hand: at 100, 200, 300 say 60, 30 and 40 % yes; 200 and 300 pool to 35 %."""
    amounts, shares = np.array([100.0, 200.0, 300.0]), np.array([0.6, 0.3, 0.4])

    assert turnbull(amounts, shares) == pytest.approx(100 * 0.25 + 200 * 0 + 300 * 0.35)


@given(st.lists(st.integers(0, 20), min_size=1, max_size=30))
def test_turnbulls_bound_of_stated_amounts_is_their_mean(steps):
    amounts = 50.0 * np.array(steps)
    found = told("willingness", [side("willingness", amounts, amounts > 0, None)])

    assert found.figures["lower_bound_mean"] == pytest.approx(amounts.mean())
    assert found.value == pytest.approx((amounts > 0).mean())
    assert found.figures["pays_nothing"] == pytest.approx((amounts == 0).mean())


def test_a_middle_below_an_amount_is_told_as_that():
    words = ["不出"] * 3 + ["500元以下"] * 4 + ["500-1000元"] * 2
    amounts = encoded("willingness", words).values[:, 0]
    below = told("willingness", [side("willingness", amounts, amounts > 0, None)])
    named = told("willingness", [side("willingness", amounts[-3:], amounts[-3:] > 0, None)])

    assert below.figures["median_below"] == pytest.approx(500)
    assert "median" not in below.figures
    assert named.figures["median"] == 500
    assert below.figures["lower_bound_mean"] == pytest.approx(500 * 2 / 9)


def test_a_planner_says_what_an_answer_without_an_amount_is():
    words = ["It is the government’s duty", "whatever it takes", "maybe", "300"]
    options = [
        Option("1", "whatever it takes", state="none"), Option("1", "maybe", state="dont_know"),
    ]  # fmt: skip
    found = encoded("willingness", words, options)

    assert found.states.tolist() == [
        State.REFUSED, State.ANSWERED, State.DONT_KNOW, State.ANSWERED,
    ]  # fmt: skip
    assert found.values[1:, 0].tolist() == pytest.approx([0, np.nan, 300], nan_ok=True)
    assert found.unlisted == 0


def encoded(kind, texts, options=(), columns=None, item="lift"):
    texts = np.array(texts, dtype=object)
    texts = texts[:, np.newaxis] if texts.ndim == 1 else texts
    columns = columns or tuple(
        Column(f"c{place}", f"c{place}", "1") for place in range(texts.shape[1])
    )
    return kind_called(kind).encode(
        Cells(
            question=Question("1", kind=kind, item=item),
            options=tuple(options),
            columns=columns,
            text=texts,
            states=np.where(texts == "", State.BLANK, State.ANSWERED).astype(np.uint8),
            separator="",
            codes={},
        )
    )


def test_amounts_in_words_are_what_is_paid_at_least():
    words = [
        "0元",
        "不愿意",
        "500元以下",
        "500-1000元",
        "2000元以上",
        "300",
        "应由政府承担",
        "看情况",
    ]
    found = encoded("willingness", words)

    assert found.values[:, 0].tolist()[:2] == [0, 0]
    assert 0 < found.values[2, 0] < 1
    assert found.values[3:6, 0].tolist() == [500, 2000, 300]
    assert np.isnan(found.values[6:, 0]).all()
    assert found.states[6] == State.REFUSED
    assert found.unlisted == 1


def points(rows):
    columns = tuple(Column(name, name, "1", "分配", name) for name in ("电梯", "停车", "路灯"))
    options = [Option("1", column.part, item=column.part) for column in columns]
    return encoded("points", rows, options, columns)


def test_points_that_nearly_sum_to_a_hundred_are_brought_there_and_others_left_out():
    found = points([["50", "50", ""], ["48", "48", ""], ["50", "20", "10"], ["60", "很多", "40"]])
    demand = KINDS["points"].demand(found.values, found.states, None)

    assert demand[:2].tolist() == [[0.5, 0.5, 0.0], [0.5, 0.5, 0.0]]
    assert np.isnan(demand[2:]).all()
    assert found.unlisted == 2


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=10))
def test_shared_points_sum_to_one(pairs):
    found = points([[str(one), str(other), str(100 - one - other)] for one, other in pairs])

    assert KINDS["points"].demand(found.values, found.states, None).sum(axis=1) == pytest.approx(1)


def test_the_share_against_is_kept_beside_the_share_in_favour():
    values = [5, 4, 3, 2, 1, np.nan]
    wishes = KINDS["support"].demand(np.array(values)[:, np.newaxis], np.zeros(6), (1.0, 5.0))
    found = told("support", [side("support", values, wishes[:, 0])])

    assert found.figures == pytest.approx({"in_favour": 0.4, "against": 0.4, "neither": 0.2})


def test_best_minus_worst_counts_by_how_often_the_item_was_shown():
    sides = [
        side("maxdiff:best", [1, 0, 0], scale=None),
        side("maxdiff:worst", [0, 0, 1], scale=None),
        side("maxdiff:shown", [1, 1, 1], scale=None),
        side("maxdiff:best", [1, 0, 0], scale=None),
        side("maxdiff:shown", [1, 0, 0], scale=None),
    ]
    found = told("maxdiff", sides)

    assert found.figures["best"] == pytest.approx(2 / 4)
    assert found.figures["worst"] == pytest.approx(1 / 4)
    assert found.value == pytest.approx((0.25 + 1) / 2)
    assert KINDS["maxdiff"].wish(sides).tolist() == [1, 0.5, 0]


def content(draws):
    values = np.array([1 + two % 5 for _, two in draws])
    return side("satisfaction", values, 1 - (values - 1) / 4)


def only(kind, values, wishes, scale=None):
    return [side(kind, values, wishes, scale)]


SIDED = {
    "kano": lambda draws: pair([(1 + one % 5, 1 + two % 5) for one, two in draws]),
    "ipa": lambda draws: [side("importance", [1 + one % 5 for one, _ in draws]), content(draws)],
    "rating": lambda draws: [
        *only("choose", [one % 2 for one, _ in draws], [one % 2 for one, _ in draws]),
        content(draws),
    ],
    "support": lambda draws: only(
        "support", [1 + one % 5 for one, _ in draws], [one % 5 > 2 for one, _ in draws], (1.0, 5.0)
    ),
    "willingness": lambda draws: only(
        "willingness", [one for one, _ in draws], [one > 0 for one, _ in draws]
    ),
    "maxdiff": lambda draws: [
        side("maxdiff:best", [one % 2 for one, _ in draws], scale=None),
        side("maxdiff:worst", [(one + 1) % 2 for one, _ in draws], scale=None),
    ],
}
draws = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=15)


@pytest.mark.parametrize("kind", SIDED)
@given(draws=draws, data=st.data())
def test_a_weight_counts_like_that_many_equal_rows(kind, draws, data):
    times = data.draw(st.lists(st.integers(1, 3), min_size=len(draws), max_size=len(draws)))
    weighted = told(kind, SIDED[kind](draws), weights=times)
    repeated = told(
        kind,
        SIDED[kind]([one for one, count in zip(draws, times, strict=True) for _ in range(count)]),
    )

    assert weighted.value == pytest.approx(repeated.value, nan_ok=True)
    for name, figure in repeated.figures.items():
        assert weighted.figures[name] == pytest.approx(figure, nan_ok=True), name


@pytest.mark.parametrize("kind", SIDED)
@given(draws=draws, data=st.data())
def test_the_order_of_respondents_and_those_not_counted_change_nothing(kind, draws, data):
    order = data.draw(st.permutations(range(len(draws))))
    found = told(kind, SIDED[kind](draws))
    shuffled = told(kind, SIDED[kind]([*(draws[place] for place in order), (3, 7)]),
                    counted=[True] * len(draws) + [False])  # fmt: skip

    assert shuffled.value == pytest.approx(found.value, nan_ok=True)
    assert shuffled.label == found.label
    assert shuffled.base == found.base


@given(st.lists(st.sampled_from(["M", "O", "A", "I"]), min_size=10, max_size=30))
def test_one_more_household_that_needs_the_item_never_lowers_its_kano_demand(letters):
    answers = {"M": (2, 5), "O": (1, 5), "A": (1, 2), "I": (2, 2)}
    before = told("kano", pair([answers[one] for one in letters])).value
    after = told("kano", pair([answers[one] for one in [*letters, "O"]])).value

    assert after >= before - 1e-12


def test_a_question_names_its_half_and_combined_kinds_have_no_question():
    names = question_kinds()

    assert {"kano:functional", "kano:dysfunctional", "maxdiff:best", "points"} <= set(names)
    assert not {"kano", "ipa", "rating", "opportunity"} & set(names)
    assert all(kind_called(name).name == name.partition(":")[0] for name in names)
    assert [one.in_demand for one in KINDS.values() if one.of] == [False, False, False]


def test_every_pair_of_classes_is_in_the_table():
    assert set(BERGER) == set(product(range(1, 6), repeat=2))


def guessed(table):
    codebook = guess_codebook([read_drawn(table, "plain")])
    return [one for one in codebook.questions if one.kind], codebook.options


@pytest.mark.parametrize(
    ("had", "lacked"),
    [
        ("如果进行停车位改造，您的感受是？", "如果不进行停车位改造，您的感受是？"),
        ("假如解决了停车位不足，您会觉得", "假如本小区的停车位始终不解决，您会觉得"),
        ("如果小区有电梯，您会不会喜欢？", "如果小区没有电梯，您会不会喜欢？"),
    ],
)
def test_the_halves_of_a_pair_are_told_apart_by_the_clause_of_their_condition(had, lacked):
    cells = "\n".join("| 喜欢 | 不喜欢 |\n| 理应如此 | 无所谓 |" for _ in range(5))
    table = read_drawn(f"| {had} | {lacked} |\n{cells}", "plain")

    assert [one.kind for one in guess_codebook([table]).questions] == [
        "kano:functional",
        "kano:dysfunctional",
    ]


def test_the_halves_of_a_kano_pair_are_guessed_by_their_words():
    questions, options = guessed("""
        | id | 如果小区加装电梯，您的感受是？ | 如果小区没有加装电梯，您的感受是？ |
        | 1  | 很喜欢                         | 不喜欢                             |
        | 2  | 理应如此                       | 能忍受                             |
        | 3  | 无所谓                         | 无所谓                             |
    """)
    orders = {option.option: option.order for option in options}

    assert [one.kind for one in questions] == ["kano:functional", "kano:dysfunctional"]
    assert (orders["很喜欢"], orders["理应如此"], orders["能忍受"], orders["不喜欢"]) == (
        5,
        4,
        2,
        1,
    )
    assert {option.order for option in options if option.column == questions[0].column} == {
        *(1, 2, 3, 4, 5)
    }


def test_a_price_and_a_stand_are_guessed_by_their_words():
    questions, options = guessed("""
        | id | 您愿意出资多少用于加装电梯？ | 您是否支持加装电梯？ |
        | 1  | 500-1000元                   | 支持                 |
        | 2  | 不愿意                       | 反对                 |
        | 3  | 500-1000元                   | 中立                 |
        | 4  | 1000元以上                   | 支持                 |
    """)

    assert [one.kind for one in questions] == ["willingness", "support"]
    orders = {option.option: option.order for option in options}
    assert orders["反对"] < orders["中立"] < orders["支持"]


def test_columns_that_sum_to_a_hundred_are_guessed_to_share_out_points():
    questions, options = guessed("""
        | id | 1、请给以下项目分配100分—电梯 | 1、停车 | 1、路灯 |
        | 1  | 50                            | 30      | 20      |
        | 2  | 40                            | 40      | 20      |
        | 3  | 10                            | 10      | 80      |
    """)

    assert [one.kind for one in questions] == ["points"]
    assert [option.option for option in options] == ["电梯", "停车", "路灯"]

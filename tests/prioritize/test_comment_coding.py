"""Comments coded to the catalogue: held against what a person finds, and the laws of coding."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hand_coded_comments import CHINESE, ENGLISH
from prioritize.catalogue import load_catalogue
from prioritize.comment_words import (
    Called,
    catalogue_ids,
    code_words,
    comment_book,
    need_of,
    problem_words,
)
from prioritize.sample import sample_tables
from prioritize.study import NeedRow
from surveys.codebook import Option
from surveys.comments.coded import How, Stance
from surveys.comments.coding import code_texts
from surveys.comments.content import says_nothing
from surveys.comments.words import Segmenter
from surveys.samples.questionnaire import WISHES
from surveys.samples.remarks import BY_THE_WAY, REMARKS

CATALOGUE = [
    Called(item.id, item.name_zh, item.name_en, (*item.aliases_zh, *item.aliases_en))
    for item in load_catalogue()
]
IDS = [item.id for item in CATALOGUE]


@pytest.fixture(scope="module")
def book():
    return comment_book(CATALOGUE)


@pytest.fixture(scope="module")
def segmenter(book):
    return Segmenter(phrase.words for phrase in book.phrases)


def found(codes, text, stance):
    return {codes.items[place] for place in np.flatnonzero(codes.stances[text] == stance)}


def figures(comments, book, segmenter):
    """Right, wrong and missed codes of wishes and of refusals, and those by similarity."""
    telling = [one for one in comments if not says_nothing(one.text)]
    codes = code_texts([one.text for one in telling], IDS, book, segmenter)
    counts = dict.fromkeys(
        ("right", "wrong", "missed", "no_right", "no_wrong", "no_missed", "like", "unlike"), 0
    )
    for place, one in enumerate(telling):
        asks = found(codes, place, Stance.FOR) - one.maybe
        against = found(codes, place, Stance.AGAINST)
        counts["right"] += len(asks & one.asks)
        counts["wrong"] += len(asks - one.asks)
        counts["missed"] += len(one.asks - asks)
        counts["no_right"] += len(against & one.against)
        counts["no_wrong"] += len(against - one.against - one.maybe)
        counts["no_missed"] += len(one.against - against)
        similar = {
            codes.items[at] for at in np.flatnonzero(codes.ways[place] == How.SIMILAR)
        } & asks
        counts["like"] += len(similar & one.asks)
        counts["unlike"] += len(similar - one.asks)
    return counts


@pytest.mark.parametrize("comments", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_most_of_what_a_person_finds_is_found_and_most_of_what_is_found_is_right(
    comments, book, segmenter
):
    counts = figures(comments, book, segmenter)

    assert counts["right"] / (counts["right"] + counts["wrong"]) >= 0.96
    assert counts["right"] / (counts["right"] + counts["missed"]) >= 0.94


@pytest.mark.parametrize("comments", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_a_refusal_is_kept_and_never_made_up(comments, book, segmenter):
    counts = figures(comments, book, segmenter)

    assert counts["no_wrong"] == 0
    assert counts["no_right"] / (counts["no_right"] + counts["no_missed"]) >= 0.9


def test_similarity_adds_what_no_phrase_names_and_is_mostly_right(book, segmenter):
    counts = [figures(comments, book, segmenter) for comments in (CHINESE, ENGLISH)]
    like, unlike = (sum(one[name] for one in counts) for name in ("like", "unlike"))

    assert like >= 6
    assert unlike <= 1


@pytest.mark.parametrize("comments", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_only_comments_that_say_nothing_are_taken_for_saying_nothing(comments):
    silent = [one for one in comments if says_nothing(one.text)]

    assert len(silent) >= 6
    assert [one.text for one in silent if one.asks | one.against] == []


texts = st.lists(
    st.sampled_from([one.text for one in CHINESE + ENGLISH]), min_size=1, max_size=40, unique=True
)


def by_text(codes, texts):
    rows = zip(codes.stances.tolist(), codes.ways.tolist(), codes.left, strict=True)
    return dict(zip(texts, rows, strict=True))


@settings(max_examples=20, deadline=None)
@given(texts, st.randoms(use_true_random=False))
def test_the_order_of_the_comments_decides_nothing(book, segmenter, texts, random):
    shuffled = random.sample(texts, len(texts))

    before = by_text(code_texts(texts, IDS, book, segmenter), texts)
    after = by_text(code_texts(shuffled, IDS[::-1], book, segmenter), shuffled)

    assert before == after


@settings(max_examples=15, deadline=None)
@given(texts)
def test_a_comment_written_twice_changes_no_code(book, segmenter, texts):
    once = by_text(code_texts(texts, IDS, book, segmenter), texts)
    doubled = [*texts, *texts]
    twice = code_texts(doubled, IDS, book, segmenter)

    assert by_text(twice, doubled) == once


@settings(max_examples=20, deadline=None)
@given(texts)
def test_every_comment_is_coded_or_left_over_or_praise(book, segmenter, texts):
    codes = code_texts(texts, IDS, book, segmenter)
    coded = codes.stances.any(axis=1)

    assert not any(coded[place] and codes.left[place] for place in range(len(texts)))
    assert (codes.ways > 0).tolist() == (codes.stances > 0).tolist()


def test_a_name_of_the_study_goes_before_the_catalogue_s():
    book = comment_book([Called("X1", "楼道照明"), Called("X2", "路灯")])
    codes = code_texts(["楼道照明太差", "路灯坏了"], ["X1", "X2"], book, Segmenter())

    assert [found(codes, place, Stance.FOR) for place in (0, 1)] == [{"X1"}, {"X2"}]


def test_words_of_an_answer_are_its_item_s_before_the_catalogue_gives_them_to_another():
    items = [Called("B18", "Stairwell lighting"), Called("I04", "Outdoor lighting")]
    options = [Option("10", "楼道照明与粉刷", "B18"), Option("10", "安全、室外照明", "I04")]
    texts = ["楼道照明太差", "室外照明太差", "注意安全"]
    codes = code_texts(texts, ["B18", "I04"], comment_book(items, (), options), Segmenter())

    assert [found(codes, at, Stance.FOR) for at in range(3)] == [{"B18"}, {"I04"}, set()]


def test_remarks_are_coded_alike_in_the_sample_study_of_either_language():
    remarks = sorted({one.text for one in REMARKS + BY_THE_WAY})
    coded = []
    for language in ("zh", "en"):
        tables = sample_tables(language)
        items = [
            Called(row["id"], row["name"], row["name_en"] or "", tuple(row["aliases"].split(";")))
            for row in tables["items"]
        ]
        options = [
            Option(row["column"], row["option"], row["item"] or "") for row in tables["options"]
        ]
        book = comment_book(items, (), options)
        ids = [item.id for item in items]
        coded.append(code_texts(remarks, ids, book, Segmenter()).stances.tolist())

    assert coded[0] == coded[1]


def test_an_id_of_the_catalogue_alone_does_not_make_an_item_the_catalogue_s():
    assert catalogue_ids([Called("I06", "石桌石凳"), Called("7", "加装电梯（三部）")]) == {
        "7": "I06"
    }


def test_two_items_of_one_name_have_none_of_the_catalogue_s_words():
    assert catalogue_ids([Called("1", "加装电梯"), Called("2", "增设电梯（二期）电梯")]) == {
        "1": "I06"
    }
    assert catalogue_ids([Called("1", "电梯"), Called("2", "电梯")]) == {}


def test_words_of_two_items_are_words_of_none_and_are_named():
    book = comment_book(
        [Called("A", "甲", aliases=("铺砖",)), Called("B", "乙", aliases=("铺砖",))]
    )
    codes = code_texts(["铺砖吧"], ["A", "B"], book, Segmenter())

    assert book.shared == ("铺砖",)
    assert not codes.stances.any()


def test_what_the_catalogue_knows_and_the_study_lacks_is_a_need_of_that_name():
    book = comment_book([Called("1", "加装电梯")])
    codes = code_texts(["晾晒的地方太少", "想要电梯"], ["1"], book, Segmenter())
    named = [need_of(codes.needs[place])[0] for place in np.flatnonzero(codes.named[0])]

    assert named == ["I19"]
    assert not codes.named[1].any()


def test_an_accepted_row_codes_its_words_and_a_refused_one_only_keeps_them():
    rows = (
        NeedRow(words=("狗", "猫"), item="N1"),
        NeedRow(words=("广场舞",), item="no"),
        NeedRow(words=("打麻将",)),
    )
    book = comment_book([Called("N1", "宠物管理")], rows)
    codes = code_texts(["遛狗不牵绳", "广场舞太吵", "楼上打麻将"], ["N1"], book, Segmenter())

    assert found(codes, 0, Stance.FOR) == {"N1"}
    assert codes.ways[0].tolist() == [How.ACCEPTED]
    assert [need_of(name) for name in codes.needs][-2:] == [("", 1), ("", 2)]
    assert codes.named[1:, -2:].tolist() == [[True, False], [False, True]]


def test_the_words_for_troubles_belong_to_items_of_the_catalogue_and_to_one_each():
    known = set(IDS) | {"-"}
    words = [word for several in problem_words().values() for word in several]

    assert set(problem_words()) <= known
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("电动车没地方充电", {"I09"}),
        ("电瓶车没地方停", {"I09"}),
        ("希望有没地方停电动车的问题解决", {"I09"}),
        ("电动汽车没地方充电", {"I10"}),
        ("车没地方充电", {"I10"}),
        ("车没地方停", {"I07"}),
        ("There is nowhere to charge my bike", {"I09"}),
    ],
)
def test_what_has_no_place_to_be_charged_is_not_short_of_a_parking_space(
    book, segmenter, text, item
):
    codes = code_texts([text], IDS, book, segmenter)

    assert found(codes, 0, Stance.FOR) == item


def test_a_person_may_code_by_name_alias_answer_and_what_the_catalogue_calls_an_item():
    items = [
        Called("7", "加装电梯", "lift", ("升降机", "路灯")),
        Called("8", "照明", "outdoor lighting"),
        Called("9", "泊车", aliases=("升降机",)),
    ]
    options = [Option("6", "室外照明", "8"), Option("6", "泊车", "7"), Option("1", "1号楼")]
    words = code_words(items, options)

    assert [words.get(word) for word in ("lift", "路灯", "室外照明", "泊车", "elevator")] == [
        "7", "7", "8", "9", "7",
    ]  # fmt: skip
    assert "升降机" not in words
    assert "1号楼" not in words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_made_up_estate_s_remarks_are_coded_as_they_were_meant(language):
    tables = sample_tables(language)
    items = [
        Called(row["id"], row["name"], row["name_en"] or "", tuple(row["aliases"].split(";")))
        for row in tables["items"]
    ]
    asked = {row["option"]: row["item"] for row in tables["options"] if row["item"]}
    wishes = {wish.name: asked[wish.option] for wish in WISHES}
    remarks = [one for one in REMARKS + BY_THE_WAY if not says_nothing(one.text)]
    ids = [item.id for item in items]
    codes = code_texts([one.text for one in remarks], ids, comment_book(items), Segmenter())
    meant = [
        ({wishes[name] for name in one.asks}, {wishes[name] for name in one.against})
        for one in remarks
    ]
    read = [
        (found(codes, place, Stance.FOR), found(codes, place, Stance.AGAINST))
        for place in range(len(remarks))
    ]
    wrong = {
        one.text: (told, right)
        for one, told, right in zip(remarks, read, meant, strict=True)
        if told != right
    }

    assert len(remarks) - len(wrong) >= 0.9 * len(remarks), wrong
    assert all(told[1] == right[1] for told, right in wrong.values())

"""Comments cut, compared and read: clauses, phrases, refusals, and saying nothing."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.answers import State
from surveys.comments.coded import Stance
from surveys.comments.content import says_nothing, silence_of
from surveys.comments.folding import clauses, fold
from surveys.comments.phrases import OWN, Phrase, make_book
from surveys.comments.stance import stance_towards
from surveys.vocabulary import normalise, silence


@pytest.mark.parametrize(
    "text",
    [
        "无", "没有", "暂无", "挺好", "没意见", "无意见，无建议", "没什么要补充的了",
        "都挺好的，谢谢", "没有。", "支持改造", "听政府安排", "。。。", "111", "😊",
        "none", "Nothing", "N/A", "no comments", "Nothing to add!", "all good, thanks",
        "It's fine", "No further suggestions.",
    ],
)  # fmt: skip
def test_saying_nothing_is_known_in_two_languages(text):
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "I am happy with everything.", "No problem", "No problems at all", "not mentioned",
        "notmentioned", "Can't think of anything", "cannot think of anything else right now",
        "Don't know.", "Not sure", "None that I know of", "no complaints so far", "That's all",
        "We are satisfied with it all", "I'm fine with things as they are",
        "不知道", "不太清楚，谢谢", "暂时没想到", "没其他要求了", "一时想不起来", "说不上来",
        "还没考虑好",
        "没有别的要求", "未提及", "对小区都很满意", "没有不满意的", "就这些了",
    ],
)  # fmt: skip
def test_not_knowing_and_being_content_say_nothing(text):
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "No problem with the lift", "happy with everything but the lift", "no more lifts",
        "I can't think of anything but parking", "don't know when the lift comes",
        "没想到电梯", "没其他要求，修路", "不知道电梯什么时候装", "不清楚收费标准",
    ],
)  # fmt: skip
def test_not_knowing_or_being_content_with_one_thing_says_something(text):
    assert not says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "没有电梯", "没有路灯", "无障碍坡道", "支持加装电梯", "好路", "不需要电梯",
        "挺好，就是停车难", "请修路", "none of the lamps work", "no lift", "no lights",
        "fine dust everywhere", "good roads please",
    ],
)  # fmt: skip
def test_what_has_content_is_not_taken_for_nothing(text):
    assert not says_nothing(text)


@given(st.text(alphabet="无没有好的了很都我们nothing al ", max_size=60))
def test_saying_nothing_is_answered_at_once_whatever_is_written(text):
    assert says_nothing(text) in {True, False}


def test_not_knowing_is_told_apart_from_having_nothing_to_say():
    assert silence_of("不清楚。") == State.DONT_KNOW
    assert silence_of("拒绝回答") == State.REFUSED
    assert silence_of("修路") == State.ANSWERED


def test_no_comment_stays_in_a_memory_of_the_program():
    words = "甲乙丙丁戊己庚辛壬癸没有意见"
    before = normalise.cache_info().currsize, silence.cache_info().currsize
    says_nothing(words)
    silence_of(words)

    assert (normalise.cache_info().currsize, silence.cache_info().currsize) == before


@given(st.text(alphabet="修路灯，。,. \n1、2.但ab", max_size=40))
def test_cutting_loses_no_word(text):
    kept = "".join(clauses(text))

    assert [sign for sign in kept if sign in "修路灯ab"] == [
        sign for sign in text if sign in "修路灯ab"
    ]


WORDS = ["灯", "路灯", "路", "灯路", "路灯路", "lamp", "lamps"]
books = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from(WORDS)), min_size=1, max_size=6, unique=True
)


def found_naively(phrases, clause):
    """All places of all phrases, the longest kept first: slow, and written another way."""
    spots = []
    for item, words in phrases:
        for start in range(len(clause)):
            for plural in ("", "s", "es") if words.isascii() else ("",):
                end = start + len(words + plural)
                if clause[start:end] != words + plural:
                    continue
                beside = clause[start - 1 : start] + clause[end : end + 1]
                if words.isascii() and any(sign.isascii() and sign.isalnum() for sign in beside):
                    continue
                spots.append((start, end, item))
                break
    kept = []
    for start, end, item in sorted(spots, key=lambda spot: (spot[0] - spot[1], spot[0])):
        if all(end <= one[0] or start >= one[1] for one in kept):
            kept.append((start, end, item))
    return sorted(kept)


@given(books, st.text(alphabet="路灯lamps 修", max_size=14))
def test_phrases_are_found_as_a_slower_search_finds_them(pairs, text):
    clause = fold(text)
    meant = {}
    for item, words in pairs:
        meant.setdefault(words, set()).add(item)
    alone = [(min(items), words) for words, items in meant.items() if len(items) == 1]
    alone = [(item, words) for item, words in alone if len(words) > 1]
    book = make_book(Phrase(item, words) for item, words in pairs)

    assert [(hit.start, hit.end, hit.phrase.item) for hit in book.find(clause)] == found_naively(
        alone, clause
    )


def test_a_latin_phrase_is_a_whole_word_with_or_without_a_plural_s():
    book = make_book([Phrase("bench", "bench"), Phrase("lift", "lift")])

    assert [hit.phrase.item for hit in book.find("benches and a lift")] == ["bench", "lift"]
    assert book.find("shoplifting, workbenchmarks") == []


def test_the_planner_s_own_word_goes_before_a_longer_one_of_a_need_beyond():
    own = Phrase("B12", "消防", rank=OWN)
    known = Phrase("B12", "消防", rank=OWN + 1)
    beyond = Phrase("beyond", "消防通道", rank=OWN + 2, beyond=True)

    assert [hit.phrase.item for hit in make_book([own, beyond]).find("消防通道堵了")] == ["B12"]
    assert [hit.phrase.item for hit in make_book([known, beyond]).find("消防通道堵了")] == [
        "beyond"
    ]


def test_a_word_that_means_nothing_keeps_shorter_ones_from_being_met():
    book = make_book([Phrase("door", "单元门"), Phrase("", "单元门口")])

    assert book.find("单元门口的灯") == []
    assert [hit.phrase.item for hit in book.find("单元门坏了")] == ["door"]


@pytest.mark.parametrize(
    ("before", "phrase", "after"),
    [
        ("不需要", "电梯", ""), ("反对在楼前", "加装电梯", ""), ("没必要搞什么", "电梯", ""),
        ("不要", "电梯", ""), ("", "电梯", "就别装了"), ("", "电梯", "我家坚决不同意"),
        ("", "电梯", "没必要"), ("不同意加装", "电梯", "和车库"), ("不要再刷沿街", "外立面", "了"),
        ("no need for ", "lifts", ""), ("we don't want a ", "lift", ""),
        ("i'm against the ", "lift", ""), ("", "lifts", " are not needed"),
        ("", "lift", " is a waste of money"),
    ],
)  # fmt: skip
def test_a_refusal_is_no_wish(before, phrase, after):
    assert stance_towards(before, phrase, after) == Stance.AGAINST


@pytest.mark.parametrize(
    ("before", "phrase", "after"),
    [
        ("没有", "电梯", ""), ("不反对装", "电梯", ""), ("为什么不同意装", "电梯", ""),
        ("邻居反对", "电梯", "我们要"), ("不要再", "停电", "了"), ("反对", "乱停车", ""),
        ("别只修", "路", ""), ("不要在消防通道", "停车", ""), ("谁说我们不要", "电梯", ""),
        ("why is there no ", "lift", ""), ("not opposed to a ", "lift", ""),
        ("no ", "parking", ""), ("i need a ", "lift", ""),
    ],
)  # fmt: skip
def test_a_lack_a_doubled_no_and_the_no_of_others_are_no_refusal(before, phrase, after):
    assert stance_towards(before, phrase, after) == Stance.FOR


@pytest.mark.parametrize(
    ("clause", "stance"),
    [
        ("路灯修得很好", Stance.PRAISED),
        ("有路灯就很好", Stance.FOR),
        ("希望路灯修得很好", Stance.FOR),
        ("路灯不满意", Stance.FOR),
    ],
)
def test_praise_asks_for_nothing_unless_a_wish_stands_beside_it(clause, stance):
    before, phrase, after = clause.partition("路灯")

    assert stance_towards(before, phrase, after) == stance


def test_a_longer_wish_never_turns_into_a_refusal_by_a_closing_thanks():
    for before, after in itertools.product(("希望装", "请装", ""), ("，谢谢", "", "吧")):
        assert stance_towards(before, "电梯", after.strip("，")) == Stance.FOR

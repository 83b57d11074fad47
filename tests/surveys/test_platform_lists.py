import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.lists import split_column, split_list, without_other_text

options = st.text(st.sampled_from("电梯停车(、,;/)"), min_size=1, max_size=6)
free_texts = st.text(st.sampled_from("门禁┋、,\n →"), max_size=6)


def joined(ticks):
    return "┋".join(f"{option}〖{other}〗" if other else option for option, other in ticks)


@given(st.lists(st.tuples(options, free_texts.map(str.strip)), min_size=1, max_size=6))
def test_what_was_joined_comes_apart_again(ticks):
    assert split_list(joined(ticks), "┋") == (ticks, True)


@given(st.lists(st.lists(options, max_size=4), max_size=8))
def test_a_column_comes_apart_like_its_cells(rows):
    cells = ["┋".join(row) for row in rows]

    ticks = split_column(cells, "┋")
    found = [[] for _ in rows]
    for row, place, code in zip(ticks.rows, ticks.places, ticks.codes, strict=True):
        found[row].append((place, ticks.options[code]))

    assert found == [list(enumerate(row, start=1)) for row in rows]


@pytest.mark.parametrize(
    ("cell", "ticks", "closed"),
    [
        ("", [], True),
        ("电梯", [("电梯", "")], True),
        (
            "ACG文化(动漫、游戏等)┋政治/军事",
            [("ACG文化(动漫、游戏等)", ""), ("政治/军事", "")],
            True,
        ),
        ("上床下桌〖一〗┋六人间〖二〗", [("上床下桌", "一"), ("六人间", "二")], True),
        ("其他〖一〖二〗┋电梯", [("其他", "一〖二"), ("电梯", "")], False),
        ("其他〖一〗二〗┋电梯", [("其他", "一〗二"), ("电梯", "")], False),
        ("其他〖一┋电梯", [("其他", "一┋电梯")], False),
        ("其他〗┋电梯", [("其他〗", ""), ("电梯", "")], False),
        ("其他〖〗", [("其他", "")], True),
    ],
)
def test_free_text_never_becomes_an_option(cell, ticks, closed):
    assert split_list(cell, "┋") == (ticks, closed)


def test_empty_options_at_the_end_are_left_out():
    assert split_list("A;B;C;", ";") == ([("A", ""), ("B", ""), ("C", "")], True)


def test_a_separator_of_two_signs_leaves_its_first_alone():
    assert split_list("a,b, 其他〖c, d〗, e", ", ") == (
        [("a,b", ""), ("其他", "c, d"), ("e", "")],
        True,
    )


def test_free_texts_and_doubtful_cells_are_told_by_position():
    ticks = split_column(["其他〖门禁〗", "", "其他〖道闸", "其他〖门禁〗"], "┋")

    assert ticks.others == ((0, "门禁"), (2, "道闸"), (3, "门禁"))
    assert ticks.unbalanced == (2,)
    assert ticks.options == ("其他",)
    assert "门禁" not in repr(ticks)


def test_a_single_choice_loses_its_free_text():
    assert without_other_text("其他〖门禁〗") == "其他"

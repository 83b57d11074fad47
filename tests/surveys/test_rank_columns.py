import numpy as np
import pytest

from drawn_exports import read_drawn
from surveys.answers import State
from surveys.encoder import encode
from surveys.guessing import guess_codebook
from surveys.rank_columns import is_ranking

BY_CODE = """
    | id | submitdate          | startlanguage | rk[1] | rk[2] | rk[3] | sat[1] | sat[2] |
    | 1  | 2024-05-01 10:00:00 | en            | A2    | A1    | A3    | A4     | A4     |
    | 2  | 2024-05-01 10:01:00 | en            | A1    | A3    |       | A4     | A2     |
    | 3  | 2024-05-01 10:02:00 | en            | N/A   | N/A   | N/A   | A1     | A1     |
    | 4  | 2024-05-01 10:03:00 | en            |       |       |       | A2     | A5     |
"""
BY_WORDS = BY_CODE.replace("rk[", "Rank them [Rank ").replace("sat[", "Satisfied? [")


@pytest.mark.parametrize("drawing", [BY_CODE, BY_WORDS])
def test_limesurvey_places_become_one_ranking(drawing):
    table = read_drawn(drawing, "limesurvey")
    answers = encode([table], guess_codebook([table])).answers
    (ranking,) = (one for one in answers if one.kind.name == "ranking")
    places = dict(zip(ranking.parts, ranking.values[:2].T.tolist(), strict=True))

    assert places["A1"] == [2, 1]
    assert places["A2"][0] == 1
    assert np.isnan(places["A2"][1])
    assert places["A3"] == [3, 2]
    assert ranking.states[2:].tolist() == [State.SKIPPED, State.BLANK]


@pytest.mark.parametrize(
    "cells",
    [
        [["A1", "A1"], ["A2", "A1"]],
        [["", "A1"], ["A2", "A1"]],
        [["Y", "N"], ["N", "Y"]],
        [["A1", ""], ["A2", ""]],
    ],
)
def test_ratings_gaps_and_ticks_are_no_ranking(cells):
    words = np.array(cells, dtype=object)

    assert not is_ranking(words, np.where(words == "", State.BLANK, State.ANSWERED))


RANKED = """
    | Timestamp          | Rank these works [{}] | Rank these works [{}] | Rank these works [{}] |
    | 3/1/2026 10:00:00  | Roads                 | Lifts                 | CCTV                  |
    | 3/1/2026 10:01:00  | Lifts                 | Roads                 |                       |
    | 3/1/2026 10:02:00  | Roads                 |                       |                       |
    | 3/1/2026 10:03:00  | CCTV                  | CCTV                  | Lifts                 |
    | 3/1/2026 10:04:00  |                       |                       |                       |
"""


@pytest.mark.parametrize(
    "places",
    [
        ("1st", "2nd", "3rd"),
        ("1st choice", "2nd choice", "3rd choice"),
        ("第一", "第二", "第三"),
        ("第一位", "第二位", "第三位"),
        ("Third", "Second", "First"),
    ],
)
def test_rows_that_are_places_make_a_ranking(places):
    drawing = RANKED.format(*places)
    table = read_drawn(drawing, "google_forms")
    (ranking,) = encode([table], guess_codebook([table])).answers
    ranks = dict(zip(ranking.parts, ranking.values[:4].T.tolist(), strict=True))
    last = places[0] == "Third"

    assert ranking.kind.name == "ranking"
    assert ranks["Roads"][:2] == ([3, 1] if last else [1, 2])
    assert ranks["Lifts"][:2] == [2, 2 if last else 1]
    assert ranks["CCTV"][3] == (1 if not last else 2)
    assert np.isnan(ranks["CCTV"][1:3]).all()
    assert ranking.states[4] == State.BLANK


@pytest.mark.parametrize("words", [("Good", "Fair", "Poor"), ("1", "2", "3"), ("Yes", "No", "Yes")])
def test_ratings_of_numbered_things_are_no_ranking(words):
    cells = "\n".join(
        f"| 3/1/2026 | {' | '.join(words[(row + step) % 3] for step in range(3))} |"
        for row in range(6)
    )
    header = "| Timestamp | How good are [1st] | How good are [2nd] | How good are [3rd] |"
    table = read_drawn(f"{header}\n{cells}", "google_forms")

    assert all(column.form != "order" for column in table.columns)


ANSWERED = """
    | {} | Rank these works [Roads] | Rank these works [Lifts] | Rank these works [CCTV] |
    | 3/1/2026 10:00:00 | {first}  | {second} | {third}  |
    | 3/1/2026 10:01:00 | {second} | {first}  |          |
    | 3/1/2026 10:02:00 |          |          |          |
    | 3/1/2026 10:03:00 | {third}  | {first}  | {second} |
"""


@pytest.mark.parametrize(
    ("platform", "time"), [("google_forms", "Timestamp"), ("plain", "Submitdate")]
)
@pytest.mark.parametrize(
    "places",
    [
        ("第1名", "第2名", "第3名"),
        ("第一位", "第二位", "第三位"),
        ("第一", "第二", "第三"),
        ("1st", "2nd", "3rd"),
        ("Rank 1", "Rank 2", "Rank 3"),
        ("First choice", "Second choice", "Third choice"),
    ],
)
def test_answers_that_are_places_make_a_ranking(platform, time, places):
    words = dict(zip(("first", "second", "third"), places, strict=True))
    table = read_drawn(ANSWERED.format(time, **words), platform)
    (ranking,) = encode([table], guess_codebook([table])).answers

    assert ranking.kind.name == "ranking"
    assert list(ranking.parts) == ["Roads", "Lifts", "CCTV"]
    assert ranking.values[[0, 3]].tolist() == [[1, 2, 3], [3, 1, 2]]
    assert ranking.values[1, :2].tolist() == [2, 1]
    assert np.isnan(ranking.values[1, 2])
    assert ranking.states[2] == State.BLANK


def test_a_grid_with_one_answer_that_is_no_place_is_no_ranking():
    words = {"first": "1st", "second": "Not needed", "third": "3rd"}
    table = read_drawn(ANSWERED.format("Timestamp", **words), "google_forms")

    assert all(column.form == "text" for column in table.columns)


PLACED = """
    | 编号 | {} | {} | {} |
    | 1    | 道路 | 电梯 | 监控 |
    | 2    | 电梯 | 道路 |      |
    | 3    | 道路 | 监控 | 电梯 |
"""


@pytest.mark.parametrize("platform", ["plain", "wjx"])
@pytest.mark.parametrize(
    "header",
    ["8、请按重要程度排序—第{}", "您的优先次序—第{}", "最需要改造的（第{}位）", "请排序[第{}]"],
)
def test_headers_that_end_in_a_place_make_one_ranking(platform, header):
    table = read_drawn(PLACED.format(*(header.format(place) for place in "一二三")), platform)
    (ranking,) = encode([table], guess_codebook([table])).answers
    ranks = dict(zip(ranking.parts, ranking.values.T.tolist(), strict=True))

    assert ranking.kind.name == "ranking"
    assert ranks["道路"] == [1, 2, 1]
    assert ranks["监控"][::2] == [3, 2]


@pytest.mark.parametrize("header", ["第{}需要", "楼层—第{}层", "楼栋（{}）"])
def test_headers_that_hold_a_number_otherwise_make_none(header):
    table = read_drawn(PLACED.format(*(header.format(place) for place in "一二三")), "plain")

    assert all(column.form != "order" for column in table.columns)


def test_two_rankings_in_the_same_words_are_not_mixed():
    headers = ("8、排序—第一", "8、排序—第二", "8、排序—第一位")
    table = read_drawn(PLACED.format(*headers), "plain")

    assert all(column.form != "order" for column in table.columns)

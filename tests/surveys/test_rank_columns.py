import numpy as np
import pytest

from drawn_exports import read_drawn
from surveys.answers import State
from surveys.guessing import guess_codebook
from surveys.rank_columns import is_ranking
from surveys.responses import encode

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

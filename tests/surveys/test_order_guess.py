import pytest

from drawn_exports import read_drawn
from surveys.encoder import encode
from surveys.guessing import guess_codebook

RANKED = """
    | ID | Start time      | Completion time | Email     | Name | Rank these works           |
    | 1  | 5/1/24 10:00:00 | 5/1/24 10:03:00 | anonymous |      | Lifts;Drains, sewers;Roof; |
    | 2  | 5/1/24 10:01:00 | 5/1/24 10:04:00 | anonymous |      | Roof;Lifts;Drains, sewers; |
    | 3  | 5/1/24 10:02:00 | 5/1/24 10:09:00 | anonymous |      | Lifts;Roof;Drains, sewers; |
"""


def guessed(drawing):
    table = read_drawn(drawing, "microsoft_forms")
    codebook = guess_codebook([table])
    return codebook, encode([table], codebook).answers


def test_options_that_everybody_puts_in_another_order_are_a_ranking():
    codebook, (ranking,) = guessed(RANKED)
    question = next(one for one in codebook.questions if one.kind == "ranking")
    places = dict(zip(ranking.parts, ranking.values.T.tolist(), strict=True))

    assert places == {"Lifts": [1, 2, 1], "Drains, sewers": [2, 3, 3], "Roof": [3, 1, 2]}
    assert question.confidence < 0.6


@pytest.mark.parametrize(
    "drawing",
    [
        RANKED.replace("Rank these works", "What is wanted? "),
        RANKED.replace("Roof;Lifts;Drains, sewers;", "Roof;").replace(
            "Lifts;Roof;Drains, sewers;", "Drains, sewers;Lifts;"
        ),
        RANKED.replace("Roof;Lifts;Drains, sewers;", "Lifts;Drains, sewers;Roof;").replace(
            "Lifts;Roof;Drains, sewers;", "Lifts;Drains, sewers;Roof;"
        ),
    ],
)
def test_without_words_or_changing_orders_a_list_was_ticked(drawing):
    codebook, _ = guessed(drawing)

    assert not any(one.kind == "ranking" for one in codebook.questions)

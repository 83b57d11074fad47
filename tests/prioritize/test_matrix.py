import numpy as np
import pandas as pd
import pytest

from prioritize.matrix import make_matrix
from prioritize.ranking_errors import (
    DirectionError,
    MissingFactError,
    MissingRangeError,
    NoCriterionError,
    OutsideRangeError,
    ReferenceRangeError,
    RepeatedIdError,
    SingleItemError,
    ThresholdError,
)

FIGURES = pd.DataFrame(
    {"urgency": [3.0, 5.0, 4.0], "cost": [40.0, 90.0, 60.0]}, index=["roof", "lift", "path"]
)
DIRECTIONS = {"urgency": 1, "cost": -1}


def test_a_matrix_keeps_ids_and_leaves_the_given_frame_alone():
    figures = FIGURES.copy()
    matrix = make_matrix(figures, DIRECTIONS)

    assert matrix.items == ("roof", "lift", "path")
    assert matrix.criteria == ("urgency", "cost")
    assert matrix.flat == ()
    assert figures.equals(FIGURES)
    assert np.isnan(matrix.worst["cost"])


def test_ids_typed_as_numbers_become_text():
    matrix = make_matrix(pd.DataFrame({7: [1, 2]}, index=[1, 2]), {"7": 1})

    assert matrix.items == ("1", "2")
    assert matrix.criteria == ("7",)


def test_a_single_item_is_refused():
    with pytest.raises(SingleItemError) as caught:
        make_matrix(FIGURES.iloc[:1], DIRECTIONS)

    assert caught.value.items == ("roof",)


def test_no_criterion_is_refused():
    with pytest.raises(NoCriterionError):
        make_matrix(FIGURES[[]], {})


@pytest.mark.parametrize("hole", [np.nan, np.inf, -np.inf, "many", None])
def test_a_hole_is_refused_by_item_and_criterion(hole):
    figures = FIGURES.astype(object)
    figures.loc["lift", "cost"] = hole

    with pytest.raises(MissingFactError) as caught:
        make_matrix(figures, DIRECTIONS)

    assert (caught.value.item, caught.value.criterion) == ("lift", "cost")


def test_an_id_that_stands_twice_is_refused():
    with pytest.raises(RepeatedIdError) as caught:
        make_matrix(FIGURES.set_axis(["roof", "roof", "path"]), DIRECTIONS)

    assert (caught.value.kind, caught.value.repeated) == ("item", "roof")

    with pytest.raises(RepeatedIdError) as caught:
        make_matrix(FIGURES.set_axis(["cost", "cost"], axis=1), DIRECTIONS)

    assert caught.value.kind == "criterion"


@pytest.mark.parametrize("direction", [0, 2, None])
def test_a_direction_is_1_or_minus_1(direction):
    with pytest.raises(DirectionError) as caught:
        make_matrix(FIGURES, {"urgency": direction, "cost": -1})

    assert caught.value.criterion == "urgency"


@pytest.mark.parametrize("threshold", [-1.0, np.inf])
def test_a_threshold_is_a_number_from_0_up(threshold):
    with pytest.raises(ThresholdError) as caught:
        make_matrix(FIGURES, DIRECTIONS, threshold={"cost": threshold})

    assert caught.value.criterion == "cost"


def test_a_range_that_runs_against_the_direction_is_refused():
    with pytest.raises(ReferenceRangeError) as caught:
        make_matrix(FIGURES, DIRECTIONS, worst={"cost": 0}, best={"cost": 100})

    assert caught.value.criterion == "cost"


def test_checking_the_range_names_what_is_missing_or_outside():
    with pytest.raises(MissingRangeError) as missing:
        make_matrix(FIGURES, DIRECTIONS, worst={"urgency": 1}, best={"urgency": 5}).check_range()

    with pytest.raises(OutsideRangeError) as outside:
        make_matrix(
            FIGURES,
            DIRECTIONS,
            worst={"urgency": 1, "cost": 80},
            best={"urgency": 5, "cost": 0},
        ).check_range()

    assert missing.value.criterion == "cost"
    assert (outside.value.item, outside.value.criterion) == ("lift", "cost")
    assert outside.value.value == 90


def test_criteria_that_tell_no_items_apart_are_flat():
    figures = FIGURES.assign(
        same=0.0, noise=[0.1 + 0.2, 0.3, 0.3], near=[1.0, 1.4, 1.2], apart=[1.0, 1.5, 1.2]
    )
    matrix = make_matrix(
        figures,
        DIRECTIONS | {"same": 1, "noise": 1, "near": 1, "apart": 1},
        threshold={"near": 0.5, "apart": 0.5},
    )

    assert matrix.flat == ("same", "noise", "near")

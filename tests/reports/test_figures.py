from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import figures


def test_halves_are_rounded_up_as_spreadsheets_do():
    assert figures.percent(13 / 16) == "81.3%"
    assert figures.percent(0.8115) == "81.2%"
    assert figures.score(1.2745) == "1.275"
    assert figures.score(-1.2745) == "−1.275"
    assert figures.rank(2.125) == "2.13"
    assert figures.amount(1.005) == "1.01"
    assert figures.ratio(2.25) == "2.3"


@given(st.floats(-1000, 1000))
def test_no_shown_figure_is_further_than_half_a_step_from_the_number(value):
    shown = Decimal(figures.score(value).replace("−", "-"))

    assert abs(shown - Decimal(str(value))) <= Decimal("0.0005")


@given(st.floats(0, 1))
def test_a_share_is_shown_within_a_twentieth_of_a_per_cent(share):
    shown = float(figures.percent(share).removesuffix("%")) / 100

    assert shown == pytest.approx(share, abs=0.0005 + 1e-9)


@pytest.mark.parametrize("figure", [figures.score, figures.amount])
def test_what_rounds_to_nothing_has_no_sign(figure):
    assert "−" not in figure(-0.000001)
    assert "-" not in figure(-0.000001)

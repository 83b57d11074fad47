"""Values that rest packed come back as they were given."""

from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from surveys.packed import pack, rests_packed


@rests_packed("values")
@dataclass(frozen=True, eq=False)
class Holder:
    name: str
    values: np.ndarray


@given(arrays(float, st.integers(0, 20), elements=st.floats(allow_nan=True, width=64)))
def test_values_come_back_exactly(values):
    holder = replace(Holder("a", values), name="b")

    assert np.array_equal(holder.values, values, equal_nan=True)
    assert holder.values.dtype == np.float64


@pytest.mark.parametrize(
    ("values", "bytes_each"),
    [([0.0, 1.0, np.nan], 2), ([2047.0], 2), ([2049.0], 4), ([0.1], 8), ([1e300], 8)],
)
def test_values_rest_in_the_smallest_type_that_holds_them(values, bytes_each):
    assert pack(np.array(values)).itemsize == bytes_each


def test_a_value_is_never_put_in_place_of_a_field_that_is_missing():
    with pytest.raises(TypeError):
        Holder("a")

"""Values that rest packed come back as they were given."""

from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from surveys.packed import join, pack, rests_packed, unpack


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
    [
        ([0.0, 1.0, np.nan], 1),
        ([-127.0, 127.0], 1),
        ([-128.0], 4),
        ([256.0], 4),
        ([0.5], 4),
        ([0.1], 8),
        ([1e300], 8),
    ],
)
def test_values_rest_in_the_smallest_type_that_holds_them(values, bytes_each):
    assert pack(np.array(values)).itemsize == bytes_each


@given(st.lists(arrays(float, (3, 2), elements=st.sampled_from([np.nan, 0, 1, -128, 300, 0.1]))))
def test_blocks_are_joined_whatever_types_they_rest_in(blocks):
    blocks = [*blocks, np.ones((1, 2))]

    joined = unpack(join([pack(block) for block in blocks]))

    assert np.array_equal(joined, np.concatenate(blocks), equal_nan=True)


def test_a_value_is_never_put_in_place_of_a_field_that_is_missing():
    with pytest.raises(TypeError):
        Holder("a")

"""Matrices of comparisons for tests: drawn as text, or by chance."""

from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

SCALE = tuple(float(value) for value in range(1, 10)) + tuple(1 / value for value in range(2, 10))


def from_upper(text):
    """Read the upper triangle, rows separated by ``|``, ``?`` for a pair not compared."""
    rows = [row.split() for row in text.split("|")]
    size = len(rows) + 1
    matrix = np.eye(size)
    for row, entries in enumerate(rows):
        for column, entry in enumerate(entries, start=row + 1):
            value = np.nan if entry == "?" else float(Fraction(entry))
            matrix[row, column], matrix[column, row] = value, 1 / value
    return matrix


def from_rows(text):
    """Read a whole matrix, rows separated by ``;``."""
    return np.array([[float(Fraction(entry)) for entry in row.split()] for row in text.split(";")])


def from_triangle(values, size):
    matrix = np.eye(size)
    left, right = np.triu_indices(size, k=1)
    matrix[left, right] = values
    matrix[right, left] = 1 / np.asarray(values)
    return matrix


_SIZES = st.integers(2, 8)
_JUDGES = st.integers(1, 6)
_ENTRIES = st.sampled_from(SCALE)


@st.composite
def reciprocal_matrices(draw, sizes=_SIZES, entries=_ENTRIES):
    """Draw one judge's complete matrix; entries from Saaty's scale unless told."""
    size = draw(sizes)
    pairs = size * (size - 1) // 2
    return from_triangle(draw(st.lists(entries, min_size=pairs, max_size=pairs)), size)


@st.composite
def stacks(draw, sizes=_SIZES, judges=_JUDGES):
    """Draw several judges' complete matrices over the same criteria."""
    size = draw(sizes)
    one = reciprocal_matrices(sizes=st.just(size))
    count = draw(judges)
    return np.stack(draw(st.lists(one, min_size=count, max_size=count)))


@st.composite
def weight_vectors(draw, sizes=_SIZES):
    size = draw(sizes)
    parts = draw(st.lists(st.floats(0.02, 1.0), min_size=size, max_size=size))
    return np.array(parts) / sum(parts)

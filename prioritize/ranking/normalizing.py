"""Figures in years, money and points are made comparable before they are weighed."""

import numpy as np

from prioritize.ranking.method import Problem
from prioritize.utility import Array


def normalize(problem: Problem, normalization: str) -> tuple[Array, Array, Array]:
    """Scale every criterion and turn it so that higher is better.

    Parameters
    ----------
    problem : Problem
        The figures; its own `normalization` is not looked at.
    normalization : {"vector", "minmax", "range"}
        ``vector``: divided by the root of the sum of squares; ``minmax``: from 0 at the
        worst item to 1 at the best; ``range``: from 0 at `worst` to 1 at `best`.

    Returns
    -------
    scaled, anti_ideal, ideal : array, shape (n_items, n_criteria), (n_criteria,), (n_criteria,)
        Under ``range`` the ideal points are 0 and 1 whatever the items; otherwise the worst
        and best item of each criterion.
    """
    values, types = problem.values, problem.types
    if normalization == "range":
        scaled = (values - problem.worst) / (problem.best - problem.worst)
        return scaled, np.zeros(values.shape[1]), np.ones(values.shape[1])
    if normalization == "minmax":
        low, high = values.min(axis=0), values.max(axis=0)
        spread = np.where(high > low, high - low, 1.0)
        scaled = np.where(types > 0, values - low, high - values) / spread
    else:
        figures, norm, _ = norms(values)
        scaled = types * figures / np.where(norm > 0, norm, 1.0)
    return scaled, scaled.min(axis=0), scaled.max(axis=0)


def norms(values: Array) -> tuple[Array, Array, Array]:
    """Take the root of the sum of squares of each criterion.

    A power of two as common scale keeps huge and tiny figures from overflowing when squared, and
    changes no digit.

    Parameters
    ----------
    values : array, shape (n_items, n_criteria)

    Returns
    -------
    figures, norm, exponent : array, shape (n_items, n_criteria), (n_criteria,), (n_criteria,)
        The values divided by two to the power of `exponent`, and the norm of those.
    """
    _, exponent = np.frexp(np.abs(values).max(axis=0))
    figures = np.ldexp(values, -exponent)
    return figures, np.sqrt((figures**2).sum(axis=0)), exponent

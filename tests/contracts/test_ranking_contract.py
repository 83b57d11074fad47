"""What every way of ranking must obey, whichever files the folder holds."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritize.matrix import make_matrix
from prioritize.ranking import all_methods, rank, score_many
from prioritize.ranking.through_pymcdm import EXCLUDED
from prioritize.utility import rounded

CASES = [
    pytest.param(method.name, normalization, id=f"{method.name}-{normalization}")
    for method in all_methods().values()
    for normalization in method.normalizations or ("vector",)
]
every_method = pytest.mark.parametrize(("method", "normalization"), CASES)


def matrix_of(values, types):
    criteria = [f"c{column}" for column in range(values.shape[1])]
    directed = dict(zip(criteria, types, strict=True))
    return make_matrix(
        pd.DataFrame(values, index=[f"i{row}" for row in range(len(values))], columns=criteria),
        directed,
        worst={name: 0.01 if sign > 0 else 12 for name, sign in directed.items()},
        best={name: 12 if sign > 0 else 0.01 for name, sign in directed.items()},
    )


@st.composite
def problems(draw):
    """Small figures with many equals and some zero weights, or figures with no equals at all."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shape = (draw(st.integers(2, 7)), draw(st.integers(1, 5)))
    whole = draw(st.booleans())
    values = rng.integers(1, 6, shape).astype(float) if whole else rng.uniform(0.1, 10, shape)
    types = rng.choice([-1, 1], shape[1])
    weights = rng.integers(0, 4, shape[1]).astype(float)
    weights[0] += 1
    return values, types, weights


@every_method
@settings(deadline=None, max_examples=20)
@given(problem=problems(), data=st.data())
def test_shuffling_items_shuffles_scores(method, normalization, problem, data):
    values, types, weights = problem
    order = data.draw(st.permutations(range(len(values))))
    options = {"method": method, "normalization": normalization}
    scores = score_many(matrix_of(values, types), weights[None], **options)[0]
    shuffled = score_many(matrix_of(values[order], types), weights[None], **options)[0]

    assert np.isfinite(scores).all()
    assert shuffled == pytest.approx(scores[order], abs=1e-9)


@every_method
@settings(deadline=None, max_examples=20)
@given(problem=problems())
def test_ids_are_kept_and_equal_items_tie(method, normalization, problem):
    values, types, weights = problem
    matrix = matrix_of(np.vstack([values, values[0]]), types)
    series = pd.Series(weights, index=matrix.criteria)
    table = rank(matrix, series, perspective="p", method=method, normalization=normalization).table

    assert sorted(table.index) == sorted(matrix.items)
    assert table.loc["i0"].tolist() == table.loc[f"i{len(values)}"].tolist()


@every_method
@settings(deadline=None, max_examples=20)
@given(problem=problems())
def test_an_item_that_is_nowhere_better_never_scores_higher(method, normalization, problem):
    values, types, weights = problem
    worse = np.clip(values[0] - types * (np.arange(len(types)) % 2) * 0.05, 0.02, 11.9)
    values = np.vstack([values, worse])
    scores = score_many(
        matrix_of(values, types), weights[None], method=method, normalization=normalization
    )[0]
    nowhere_better = ((values[:, None] - values[None]) * types >= 0).all(axis=2)
    leads = scores[:, None] - scores[None]

    assert (leads[nowhere_better] >= -1e-9).all()


@every_method
@settings(deadline=None, max_examples=20)
@given(problem=problems(), level=st.sampled_from([0.5, 3.0]), weight=st.sampled_from([0.0, 5.0]))
def test_a_constant_criterion_changes_no_score(method, normalization, problem, level, weight):
    values, types, weights = problem
    options = {"method": method, "normalization": normalization}
    scores = score_many(matrix_of(values, types), weights[None], **options)
    wider = matrix_of(np.column_stack([values, np.full(len(values), level)]), [*types, -1])
    with_constant = score_many(wider, np.append(weights, weight)[None], **options)

    assert with_constant == pytest.approx(scores, abs=1e-9)


@every_method
@settings(deadline=None, max_examples=20)
@given(problem=problems(), scale=st.sampled_from([1e-3, 7.0]))
def test_many_weight_vectors_at_once_score_like_one_at_a_time(
    method, normalization, problem, scale
):
    values, types, weights = problem
    vectors = np.vstack([weights, weights * scale, np.ones(len(weights))])
    options = {"method": method, "normalization": normalization}
    together = score_many(matrix_of(values, types), vectors, **options)
    alone = [score_many(matrix_of(values, types), row[None], **options)[0] for row in vectors]

    assert rounded(together) == pytest.approx(rounded(np.array(alone)), abs=1e-9)
    assert together[1] == pytest.approx(together[0], abs=1e-9)


def test_every_method_says_what_it_is():
    methods = all_methods()

    assert next(iter(methods)) == "topsis"
    assert all(
        name == one.name and one.title and len(one.summary) > 20 for name, one in methods.items()
    )
    assert len(methods) >= 12
    for one in methods.values():
        # Who brings a scale of its own says what it is like; who asks the study has none.
        assert bool(one.scale) != bool(one.normalizations)
        assert one.scale in {"", "minmax", "vector", "sum", "bounds", "order"}
    assert set(EXCLUDED).isdisjoint(methods)
    assert all(EXCLUDED.values())

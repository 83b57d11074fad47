import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.list_columns import holds_lists, infer_options

OPTIONS = ("Lifts", "Drainage, sewers", "Drainage, pipes", "Walls; roofs", "Lights")


@given(
    st.lists(st.sets(st.sampled_from(OPTIONS), min_size=1), min_size=1, max_size=30),
    st.sampled_from((",", ";")),
)
def test_options_that_a_bare_sign_glues_are_found_whole(answers, sign):
    cells = [sign.join(sorted(answer)) for answer in answers]
    expected = {option for answer in answers for option in answer if sign in option}

    assert set(infer_options(dict.fromkeys(cells, 1), sign)) == expected


def test_a_column_of_options_with_blanks_inside_is_a_list():
    cells = ["Fitness, play areas,Lifts", "Lifts,Lights", "Fitness, play areas,Lights", "Lights"]

    assert holds_lists(dict.fromkeys(cells, 2), ",")


@pytest.mark.parametrize("sign", [",", ";"])
def test_people_who_type_a_list_put_the_blank_as_they_please(sign):
    cells = (f"roofs{sign} lifts", f"lifts{sign}walls", f"walls{sign} roofs", "lifts", "roofs")
    counts = dict(zip(cells, np.arange(5, 10).tolist(), strict=True))

    assert infer_options(counts, sign) == ()
    assert holds_lists(counts, sign)

"""A file read in pieces tells the same as the file read at once, on every platform."""

import csv
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from platform_exports import TEXTS, WISHES, people
from surveys import large
from surveys.cleaning import clean
from surveys.demand import item_demand, question_counts
from surveys.guessing import guess_codebook
from surveys.needs import need_categories
from surveys.reading import read_responses, read_surveys
from surveys.readings import item_readings

SEPARATORS = {"limesurvey": ";", "kobo": "\t", "surveycto": "\t"}


def write(path, name, persons, separator=None):
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        out = csv.writer(stream, delimiter=separator or SEPARATORS.get(name, ","))
        out.writerows(TEXTS[name](persons))


def codebook_of(path):
    """The guess, with an item for every wish wherever it stands."""
    codebook = guess_codebook(read_surveys([path]))

    def item(text):
        return next((f"item{place}" for place, wish in enumerate(WISHES) if wish in text), "")

    options = [replace(one, item=item(one.option)) for one in codebook.options]
    return replace(codebook, options=tuple(options))


def figures(path, codebook):
    """Everything that is counted of a file."""
    _, responses = read_responses([path], codebook)
    cleaning = clean(responses)
    demand = item_demand(responses, cleaning.used)
    readings = item_readings(responses, cleaning.used)
    items = list(demand.table.index)
    needs = need_categories(responses, cleaning.used, items, categories=2, replicates=5)
    groups = {}
    for variable, said in responses.groups.items():
        for level in sorted({one for cell in said for one in cell.split("┋") if one}):
            members = np.array([level in cell.split("┋") for cell in said])
            if (members & cleaning.used).any():
                told = item_demand(responses, cleaning.used, group=(variable, level))
                groups[variable, level] = told.table.to_dict()
    return {
        "rows": responses.rows.to_dict("list"),
        "answers": [
            (
                one.question,
                one.parts,
                one.items,
                one.scale,
                one.values.tolist(),
                one.states.tolist(),
            )
            for one in responses.answers
        ],
        "roles": responses.roles.to_dict("list"),
        "groups": responses.groups.to_dict("list"),
        "notes": responses.notes,
        "counts": cleaning.counts(),
        "cautions": {rule: mask.tolist() for rule, mask in cleaning.cautions.items()},
        "suspicions": cleaning.suspicions,
        "not judged": cleaning.not_judged,
        "questions": question_counts(responses, cleaning.used).to_dict(),
        "demand": demand.table.to_dict(),
        "parts": demand.parts.to_dict(),
        "readings": readings,
        "by group": groups,
        "needs": needs,
    }


def differing(one, other):
    """Which figures are not the same; NaN is like NaN."""
    return [name for name in one if repr(one[name]) != repr(other[name])]


@pytest.mark.parametrize("name", TEXTS)
@settings(max_examples=2, deadline=None)
@given(
    seed=st.integers(0, 2**32), rows=st.integers(35, 70),
    sizes=st.tuples(st.sampled_from([30, 10_000]), st.integers(1, 40)),
)  # fmt: skip
def test_pieces_tell_what_the_whole_file_tells(name, tmp_path_factory, seed, rows, sizes):
    head, piece = sizes
    path = tmp_path_factory.mktemp("pieces") / "answers.csv"
    write(path, name, people(rows, np.random.default_rng(seed)))
    codebook = codebook_of(path)
    whole = figures(path, codebook)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large, "LARGE", 0)
        patch.setattr(large, "HEAD_ROWS", head)
        patch.setattr(large, "PIECE_ROWS", piece)
        pieces = figures(path, codebook)

    assert len(whole["rows"]["row"]) == rows
    assert differing(whole, pieces) == []

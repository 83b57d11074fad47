"""What people answered is what is counted, whatever platform wrote it down, in whatever order."""

import csv
from dataclasses import replace

import numpy as np
import pytest

from platform_exports import AGES, ROADS, SCALE, WISHES, people, wjx
from platform_files import NAMES, write_platform
from surveys.answers import State
from surveys.cleaning import clean
from surveys.demand import item_demand
from surveys.guessing import guess_codebook
from surveys.reading import read_responses, read_surveys

CODED = {"surveycto", "redcap"}
"""Platforms whose exports hold codes for what is ticked, and no words."""

each = pytest.mark.parametrize("name", NAMES)
seeds = pytest.mark.parametrize("seed", [1])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("answers")


def read(folder, name, persons, codebook=None):
    """Read everybody's answers, by the guess unless told."""
    path = write_platform(folder, name, persons)
    if codebook is None:
        codebook = guess_codebook(read_surveys([path]))
        options = [replace(one, item=item_of(one.option)) for one in codebook.options]
        codebook = replace(codebook, options=tuple(options))
    return codebook, read_responses([path], codebook)[1]


def item_of(words):
    return next((f"item{place}" for place, wish in enumerate(WISHES, 1) if wish in words), "")


def drawn(seed, rows=40):
    """Draw people of whom no two write the same words."""
    persons = people(rows, np.random.default_rng(seed))
    return [replace(one, words=one.words and f"{one.words}{one.number}") for one in persons]


def wishes_of(responses):
    """The question with a tick for every wish: values, shape (n_rows, n_wishes), and states."""
    (found,) = (
        one for one in responses.answers
        if one.kind.name == "choose" and len(set(filter(None, one.items))) > 1
    )  # fmt: skip
    places = [found.items.index(f"item{place}") for place in range(1, len(WISHES) + 1)]
    return found.values[:, places], found.states


@each
@seeds
def test_every_person_is_one_row_in_the_order_of_the_file(folder, name, seed):
    persons = drawn(seed)

    _, responses = read(folder, name, persons)
    rows = responses.rows["row"].to_numpy()

    assert len(rows) == len(persons)
    assert (np.diff(rows) == 1).all()


@each
@seeds
def test_no_option_is_invented(folder, name, seed):
    persons = drawn(seed)

    codebook, responses = read(folder, name, persons)
    written = {*WISHES, *AGES, *SCALE, *ROADS, "其他", "其他（请注明）", "Other",
               "Yes", "No", "Y", "N", "1", "0",
               "选中", "未选",
               *map(str, range(1, 10)), *(one.home for one in persons),
               *(one.words for one in persons), *(one.name for one in persons)}  # fmt: skip
    offered = {one.option for one in codebook.options}
    # A scale and a comment have one part, which is the question itself.
    parts = {part for one in responses.answers if len(one.parts) > 1 for part in one.parts}

    assert offered - written == set()
    assert parts - written == set()


@pytest.mark.parametrize("name", [one for one in NAMES if one.split(".")[0] not in CODED])
@seeds
def test_what_was_ticked_is_what_is_counted(folder, name, seed):
    persons = drawn(seed)

    _, responses = read(folder, name, persons)
    values, states = wishes_of(responses)
    ticked = np.array([[wish in one.wishes for wish in WISHES] for one in persons])

    assert np.array_equal(np.nan_to_num(values) > 0, ticked)
    assert (states[ticked.any(axis=1)] == State.ANSWERED).all()


@each
@seeds
def test_the_order_of_the_rows_changes_nobodys_answer(folder, name, seed):
    persons = drawn(seed)
    order = np.random.default_rng(seed).permutation(len(persons))

    codebook, straight = read(folder, name, persons)
    _, turned = read(folder, name, [persons[place] for place in order], codebook)
    everybody = np.ones(len(persons), dtype=bool)
    told = [item_demand(one, everybody).table.round(12) for one in (straight, turned)]

    for one, other in zip(straight.answers, turned.answers, strict=True):
        assert one.parts == other.parts
        assert np.array_equal(one.values[order], other.values, equal_nan=True)
        assert np.array_equal(one.states[order], other.states)
    assert told[0].equals(told[1])
    # Which of two questionnaires of a home is kept may hang on the order, but not how many are.
    assert clean(straight).counts() == clean(turned).counts()


def numbers(persons):
    """The rows of 问卷星's download by number, for the same people as its download by text."""
    header, *rows = wjx(persons)
    yield [*header[:8], *(f"第3题({wish})" for wish in WISHES), *header[9:]]
    for one, row in zip(persons, rows, strict=True):
        first = str(WISHES.index(one.first) + 1) if one.first else "-2"
        rated = [str(SCALE.index(said) + 1) if said else "-2" for said in one.rated]
        yield [*row[:6], str(AGES.index(one.age) + 1), row[7], *one.ticks(unseen="-3"), first,
               *rated, *row[13:]]  # fmt: skip


@seeds
def test_text_and_numbers_of_one_survey_give_equal_answers(tmp_path, seed):
    persons = drawn(seed)
    for file, rows in {"text.csv": wjx, "number.csv": numbers}.items():
        with (tmp_path / file).open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows(rows(persons))
    paths = [tmp_path / "text.csv", tmp_path / "number.csv"]
    codebook = guess_codebook(read_surveys(paths))
    told = [read_responses(which, codebook)[1] for which in (paths, paths[:1])]

    assert [len(one.rows) for one in told] == [len(persons)] * 2
    assert len(told[0].answers) == len(told[1].answers) > 5
    for pair, text in zip(*(one.answers for one in told), strict=True):
        assert pair.parts == text.parts
        assert np.array_equal(pair.values, text.values, equal_nan=True)
        assert np.array_equal(pair.states, text.states)


@seeds
def test_numbers_alone_tell_who_ticked_and_rated_what(tmp_path, seed):
    persons = drawn(seed)
    with (tmp_path / "number.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(numbers(persons))

    codebook = guess_codebook(read_surveys([tmp_path / "number.csv"]))
    options = [replace(one, item=item_of(one.option)) for one in codebook.options]
    _, responses = read_responses(
        [tmp_path / "number.csv"], replace(codebook, options=tuple(options))
    )
    values, states = wishes_of(responses)
    ticked = np.array([[wish in one.wishes for wish in WISHES] for one in persons])

    assert np.array_equal(np.nan_to_num(values) > 0, ticked)
    assert ((states == State.SKIPPED) == [not one.asked for one in persons]).all()

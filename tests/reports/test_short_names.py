"""Names that are cut stay within their columns, and no two look alike."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reports.line_breaks import shortened, shortened_apart
from reports.names import names_of
from reports.story.context import Story
from reports.wording import wording
from sample_findings import sample_findings

WIDTH = 16
PIECES = st.sampled_from(["电梯", "管网改造", "east ", "west", "renewal of pipes "])
NAMES = st.lists(st.lists(PIECES, min_size=1, max_size=8).map("".join), unique=True, max_size=8)


@given(NAMES)
def test_different_names_stay_different_and_fit(names):
    cut = shortened_apart(names, WIDTH)

    assert len({*cut}) == len(names)
    assert all(cell_len(one) <= WIDTH for one in cut)


@given(NAMES)
def test_a_name_that_looks_like_no_other_is_cut_at_its_end(names):
    plain = [shortened(one, WIDTH) for one in names]
    cut = shortened_apart(names, WIDTH)

    assert all(
        one == short for one, short in zip(cut, plain, strict=True) if plain.count(short) == 1
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sentence_cuts_names_that_begin_alike_apart(language):
    findings = sample_findings(language)
    begin = "Renewal of the underground pipes and drains"
    items = tuple(
        dataclasses.replace(one, name=f"{begin}, part {place} of the estate")
        for place, one in enumerate(findings.items)
    )
    words = wording(language)
    found = dataclasses.replace(findings, items=items)
    story = Story(found, words, names_of(found, words))
    short = {story.short_name(one.id) for one in items}

    assert len(short) == len(items)
    assert all(cell_len(one) <= 36 for one in short)
    assert all(one in story.items_in_brief([item.id for item in items]) for one in short)


def test_a_numbered_name_has_the_same_number_at_every_width():
    begin, end = "Renewal of all the pipes, " * 2, " part of the whole estate" * 2
    names = [f"{begin}{part}{end}" for part in "abcdefgh"]
    narrow, wide = (shortened_apart(["Other", *names], width) for width in (16, 36))

    assert [one[-4:] for one in narrow] == [one[-4:] for one in wide]
    assert wide[1].endswith("(2)")

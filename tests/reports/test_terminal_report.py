import dataclasses
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from reports.formats.terminal import WIDTH, render, show
from reports.line_breaks import break_lines
from reports.story import tell
from sample_findings import empty_findings, sample_findings

MIXED = st.text(st.sampled_from("居民电梯ab1 （）“”，。：%-"), max_size=80)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("make", [sample_findings, empty_findings])
def test_no_line_is_wider_than_a_plain_terminal(make, language):
    lines = render(tell(make(language), language), make(language)).decode().splitlines()

    assert max(map(cell_len, lines)) <= WIDTH


def test_the_text_has_no_colour_codes():
    assert b"\x1b" not in render(tell(sample_findings(), "zh"), sample_findings())


def test_a_colour_terminal_shows_the_same_words():
    screen = Console(file=io.StringIO(), width=WIDTH, force_terminal=True, color_system="standard")
    show(tell(sample_findings("en"), "en"), screen)
    shown = screen.file.getvalue()

    assert "\x1b[" in shown
    assert "Roof waterproofing" in shown


def test_names_of_parties_and_items_are_not_cut_in_the_joint_table():
    lines = render(tell(sample_findings("en"), "en"), sample_findings("en")).decode().splitlines()
    header = next(
        line for line in lines if "Government" in line and "Residents" in line and "rank" in line
    )

    assert "Market" in header
    assert any("Roof waterproofing" in line and "1–2" in line for line in lines)


def crowded(parties, name):
    """The sample run with more parties, all with the same wishes, and a long item name."""
    full = sample_findings("en")
    ids = [f"p{number}" for number in range(parties)]
    items = (dataclasses.replace(full.items[0], name="Roof waterproofing and insulation"),)
    return dataclasses.replace(
        full,
        items=(*items, *full.items[1:]),
        perspectives=tuple(
            dataclasses.replace(full.perspectives[0], id=one, name=f"{name} {one}") for one in ids
        ),
        rankings=dict.fromkeys(ids, full.rankings["government"]),
    )


def chapter_lines(findings, chapter):
    document = tell(findings, "en")
    only = tuple(one for one in document.chapters if one.id == chapter)
    return render(dataclasses.replace(document, chapters=only), findings).decode().splitlines()


@pytest.mark.parametrize(
    "name", ["Office", "Owners of the north-eastern buildings", "业主代表大会"]
)
@pytest.mark.parametrize("parties", [3, 5, 9])
def test_item_names_stay_readable_however_many_parties_there_are(parties, name):
    lines = chapter_lines(crowded(parties, name), "joint")

    assert max(map(cell_len, lines)) <= WIDTH
    assert any("Roof waterproofing and" in line and "must be done" in line for line in lines)


def test_party_names_too_long_for_a_column_are_numbered_with_a_legend():
    lines = chapter_lines(crowded(2, "Owners of the north-eastern buildings"), "joint")
    header = next(line for line in lines if "(1)" in line)
    told = " ".join(lines)

    assert "(2)" in header
    assert "1 Owners of the north-eastern buildings p0" in told
    assert "2 Owners of the north-eastern buildings p1" in told


def test_many_parties_go_on_in_a_second_table_with_the_names_of_the_items():
    lines = chapter_lines(crowded(9, "Office"), "joint")

    assert sum(line.lstrip().startswith("Item ") or " Item " in line for line in lines) >= 3
    assert all(any(f"p{number}" in line for line in lines) for number in range(9))


@given(MIXED, st.integers(4, 40))
def test_broken_lines_fit_and_lose_nothing_but_spaces(text, width):
    lines = break_lines(text, width)

    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one():
    lines = break_lines("居民（业主）认为“电梯”，比停车位更急需。", 12)

    assert not any(line[0] in "，。）”" for line in lines)
    assert not any(line[-1] in "（“" for line in lines)


def test_a_checksum_longer_than_a_line_is_cut_rather_than_lost():
    assert break_lines("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]

"""The responsibility matrix: an empty cell and a second decider are findings."""

import pytest

from prioritize.plan_findings import ResponsibilityFinding, RolesFinding
from prioritize.responsibility import ROLES, responsibility_findings, roles_findings, several
from prioritize.study import Item

FULL = dict.fromkeys(ROLES, "Street office")


def item(**roles):
    return Item(id="lift", name="Lift", **{"class_": "improvement", **FULL, **roles})


def problems(*items):
    return [(one.item, one.problem) for one in responsibility_findings(items)]


def test_a_full_matrix_has_no_gap():
    assert responsibility_findings([item()]) == ()
    assert responsibility_findings([]) == ()


@pytest.mark.parametrize("role", ROLES[:-1])
def test_an_empty_cell_is_a_gap_with_its_item_and_role(role):
    assert problems(item(**{role: " "})) == [("lift", f"no_{role}")]


def test_something_built_that_nobody_keeps_is_named_specially():
    assert problems(item(maintain="")) == [("lift", "physical_no_maintain")]
    assert problems(item(maintain="", class_="governance")) == [("lift", "no_maintain")]
    assert problems(item(maintain="", aspect="governance")) == [("lift", "no_maintain")]


@pytest.mark.parametrize(
    ("cell", "two"),
    [
        ("街道办事处；居委会", True),
        ("街道办事处、居委会", True),
        ("街道办事处和居委会", True),
        ("Street office and owners", True),
        ("和平里街道办事处", False),
        ("祥和社区居委会", False),
        ("Midland office", False),
        ("业主大会；", False),
    ],
)
def test_two_deciders_are_told_from_one_whose_name_holds_an_and(cell, two):
    assert several(cell) is two
    assert (("lift", "two_deciders") in problems(item(decide=cell))) is two
    assert problems(item(fund=cell)) == []


def test_a_matrix_that_nobody_filled_in_is_one_finding_for_all():
    empty = dict.fromkeys(ROLES, "")

    assert responsibility_findings([item(**empty), item(**empty)]) == (
        ResponsibilityFinding("", "matrix_empty"),
    )
    assert len(responsibility_findings([item(**empty), item()])) == len(ROLES)


def test_who_does_what_is_told_as_written_and_items_that_name_nobody_are_left_out():
    named = dict(zip(ROLES, "abcdef", strict=True))
    empty = dict.fromkeys(ROLES, " ")

    assert roles_findings([item(**named), item(**empty)]) == (
        RolesFinding("lift", "a", "b", "c", "d", "e", "f"),
    )

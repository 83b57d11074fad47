import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritize.build_order import build_order, carried_items
from prioritize.errors import MandatoryExclusionError, PrerequisiteCircleError
from prioritize.list_findings import Carried
from prioritize.sequence import find_circle, make_works
from prioritize_parties import item


def ranked(*names):
    return {name: float(place) for place, name in enumerate(names, start=1)}


def test_a_circle_is_refused_with_the_items_in_it():
    with pytest.raises(PrerequisiteCircleError) as caught:
        make_works(
            [
                item("lift", after="survey"),
                item("survey", after="permit"),
                item("permit", after="lift"),
                item("roof", after="lift"),
            ]
        )

    assert caught.value.circle == ("lift", "survey", "permit")
    assert "lift after survey after permit after lift" in str(caught.value)


def test_an_item_that_waits_for_itself_is_a_circle():
    with pytest.raises(PrerequisiteCircleError) as caught:
        make_works([item("lift", after="lift"), item("roof")])

    assert caught.value.circle == ("lift",)


def test_ids_that_are_no_items_are_left_to_the_study():
    works = make_works([item("lift", after="moon", excludes="sun"), item("roof")])

    assert works.after["lift"] == ()
    assert works.excludes["lift"] == ()


def test_an_exclusion_holds_both_ways():
    works = make_works([item("green", excludes="parking"), item("parking")])

    assert works.excludes == {"green": ("parking",), "parking": ("green",)}


def test_mandatory_items_that_exclude_each_other_are_refused():
    with pytest.raises(MandatoryExclusionError) as caught:
        make_works(
            [
                item("gas", mandatory="燃气安全", after="trench"),
                item("trench"),
                item("tree", mandatory="law", excludes="trench"),
            ]
        )

    assert {caught.value.item, caught.value.excluded} == {"trench", "tree"}


def test_pipes_are_built_before_the_road_that_waits_for_them():
    works = make_works([item("road", after="pipes"), item("lamps"), item("pipes")])
    ranks = ranked("road", "lamps", "pipes")

    assert build_order(works, works.items, ranks) == ("pipes", "road", "lamps")
    assert carried_items(works, works.items, ranks) == (Carried(item="pipes", by="road"),)


def test_duties_and_what_they_need_are_built_first():
    works = make_works(
        [
            item("park"),
            item("gas", mandatory="消防法", after="survey"),
            item("survey"),
            item("lift"),
        ]
    )
    ranks = ranked("park", "lift", "survey", "gas")

    assert build_order(works, works.items, ranks) == ("survey", "gas", "park", "lift")
    assert carried_items(works, works.items, ranks) == (Carried(item="survey", by="gas"),)


def test_equals_are_built_in_the_order_of_their_ids():
    names = ["b", "c", "a"]
    works = make_works([item(name) for name in names])

    assert build_order(works, names, dict.fromkeys(names, 2.0)) == ("a", "b", "c")


@st.composite
def ties(draw):
    """Items a, b, … that wait only for earlier ones, in any order of need."""
    size = draw(st.integers(1, 8))
    names = [chr(ord("a") + number) for number in range(size)]
    items = [
        item(
            name,
            after=" ".join(draw(st.sets(st.sampled_from(names[:number]))) if number else ""),
            mandatory="law" if draw(st.integers(0, 4)) == 0 else "",
        )
        for number, name in enumerate(names)
    ]
    return items, ranked(*draw(st.permutations(names)))


@settings(deadline=None)
@given(ties())
def test_the_build_order_holds_everything_and_nothing_too_early(case):
    items, ranks = case
    works = make_works(items)
    order = build_order(works, works.items, ranks)

    assert sorted(order) == sorted(works.items)
    assert all(
        order.index(needed) < order.index(name)
        for name in works.items
        for needed in works.after[name]
    )
    assert set(order[: len(works.must)]) == works.must


@settings(deadline=None)
@given(ties())
def test_without_ties_the_build_order_is_the_order_of_need(case):
    items, ranks = case
    works = make_works([item(one.id) for one in items])

    assert list(build_order(works, works.items, ranks)) == sorted(ranks, key=ranks.get)
    assert carried_items(works, works.items, ranks) == ()


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from("abcde"), st.sets(st.sampled_from("abcde")), min_size=5))
def test_a_circle_found_is_a_circle(after):
    circle = find_circle({name: sorted(others) for name, others in after.items()})

    assert all(
        following in after[name]
        for name, following in zip(circle, circle[1:] + circle[:1], strict=True)
    )
    if not circle:
        assert not any(name in others for name, others in after.items())

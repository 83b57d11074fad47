"""What the money goes to: by kind of work, class, space, street front and building."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.balance import balance_findings
from prioritize.study import Item, PopulationCount, Settings, Study
from surveys.codebook import Codebook, Question


def estate(items, population=(), street=()):
    return Study(
        folder=None,
        file="study.xlsx",
        settings=Settings(street_buildings=street),
        items=tuple(items),
        criteria=(),
        codebook=Codebook((Question("2", role="building"),), ()),
        parties=(),
        judgements=(),
        matrices=(),
        population=tuple(
            PopulationCount(variable="2", level=level, count=count) for level, count in population
        ),
    )


WORKS = (
    Item(id="wall", name="w", aspect="appearance", class_="improvement", cost=60.0, living=1.0,
         buildings=("1号楼",)),
    Item(id="pipe", name="p", aspect="function", class_="basic", cost=20.0, living=0.5,
         ecology=0.5),
    Item(id="rules", name="r", aspect="governance", class_="governance"),
    Item(id="lift", name="l", class_="improvement", cost=120.0, production=1.0),
)  # fmt: skip


def found(dimension, study, funded=("wall", "pipe", "rules"), demand=None):
    told = balance_findings(study, funded, demand or {})
    return {one.level: one for one in told if one.dimension == dimension}


def test_the_shares_of_money_and_places_are_those_added_up_by_hand():
    aspects = found("aspect", estate(WORKS), demand={"wall": 0.1, "pipe": 0.6, "lift": 0.3})

    # 60 of 80 in money, one of three items; 60 of 200 on the whole list, 0.1 of 1.0 in demand.
    wall = aspects["appearance"]
    assert (wall.money, wall.money_share, wall.places_share) == (60.0, 0.75, 1 / 3)
    assert (wall.list_money_share, wall.list_places_share) == (0.3, 0.25)
    assert wall.demand_share == pytest.approx(0.1)
    assert wall.skewed
    assert (aspects["untold"].money_share, aspects["untold"].list_money_share) == (0.0, 0.6)


def test_an_item_that_serves_several_spaces_is_shared_among_them():
    spaces = found("space", estate(WORKS))

    assert spaces["living"].money == 70.0
    assert spaces["ecology"].money_share == 0.125
    assert spaces["production"].money_share == 0.0
    assert spaces["untold"].places_share == pytest.approx(1 / 3)


def test_buildings_share_what_serves_them_by_their_households():
    study = estate(WORKS, [("1号楼", 30), ("2号楼", 10)], street=("1#",))
    buildings, fronts = found("building", study), found("street", study)

    # The wall is building 1's alone, the pipe is shared 3 to 1.
    assert (buildings["1号楼"].money, buildings["2号楼"].money) == (75.0, 5.0)
    assert buildings["2号楼"].money_share == 0.0625
    assert (buildings["2号楼"].households_share, buildings["2号楼"].skewed) == (0.25, True)
    assert fronts["street"].money == 75.0
    assert fronts["inner"].households_share == 0.25


def test_a_building_with_more_than_twice_its_share_is_named():
    buildings = found("building", estate(WORKS, [("1号楼", 10), ("2号楼", 30)]))

    # 60 and a quarter of 20, of 80, for a quarter of the households.
    assert buildings["1号楼"].money_share == 0.8125
    assert {name: one.skewed for name, one in buildings.items()} == {"1号楼": True, "2号楼": True}


def test_buildings_counted_together_or_not_at_all_have_their_part():
    works = [WORKS[0].model_copy(update={"buildings": ("5号楼",)}), *WORKS[1:]]
    buildings = found("building", estate(works, [("1号楼;2号楼", 20)]))

    assert {name: one.households_share for name, one in buildings.items()} == {
        "1号楼": 1 / 3,
        "2号楼": 1 / 3,
        "5号楼": 1 / 3,
    }
    # The wall is building 5's alone.
    assert buildings["5号楼"].money == pytest.approx(60 + 20 / 3)


def test_without_buildings_nothing_is_said_of_them():
    items = [item.model_copy(update={"buildings": ()}) for item in WORKS]
    study = estate(items, [("1号楼", 30), ("2号楼", 10)])

    assert found("building", study) == found("street", study) == {}
    assert balance_findings(estate([Item(id="a", name="a")]), ["a"], {}) == ()


def test_without_costs_or_demand_the_shares_are_unknown_and_nothing_is_skewed():
    items = [item.model_copy(update={"cost": None}) for item in WORKS]
    told = balance_findings(estate(items, [("1号楼", 1)]), ["wall"], {})

    assert {(one.money_share, one.demand_share, one.skewed) for one in told} == {
        (None, None, False)
    }


ITEMS = st.lists(
    st.builds(
        Item,
        id=st.just("x"),
        name=st.just("x"),
        cost=st.none() | st.integers(0, 50).map(float),
        aspect=st.sampled_from(["", "appearance", "function"]),
        class_=st.sampled_from(["", "basic", "governance"]),
        living=st.sampled_from([None, 0.5, 1.0]),
        ecology=st.sampled_from([None, 0.5]),
        buildings=st.sampled_from([(), ("1",), ("1", "2"), ("9",)]),
    ),
    min_size=1,
    max_size=8,
)


@given(ITEMS, st.data())
def test_within_a_dimension_every_share_sums_to_one(items, data):
    items = [item.model_copy(update={"id": str(place)}) for place, item in enumerate(items)]
    funded = data.draw(st.sets(st.sampled_from([item.id for item in items])))
    study = estate(items, [("1", 3), ("2", 1), ("3", 0)], street=("1",))
    told = balance_findings(study, funded, {item.id: 0.5 for item in items})
    spent = sum(item.cost or 0.0 for item in items if item.id in funded)

    for name in ("aspect", "class", "space", "street", "building"):
        rows = [one for one in told if one.dimension == name]
        assert not rows or sum(one.money for one in rows) == pytest.approx(spent)
        for column in ("money_share", "places_share", "demand_share", "households_share"):
            shares = [getattr(one, column) for one in rows]
            known = [share for share in shares if share is not None]
            assert not known or (len(known) == len(rows) and sum(known) == pytest.approx(1))

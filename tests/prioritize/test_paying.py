"""Who pays how much for the chosen items: every yuan once, and no share made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.paying import paying_findings
from prioritize.study import Item

FUNDS = (
    "",
    "city",
    "city=0.6",
    "city=0.9; owners=0.4",
    "owners",
    "city; owners",
    "owners; city",
    "city=0.6; owners=0.4",
)


def item(number, cost, fund):
    return Item(id=f"i{number}", name="", cost=cost, fund=fund)


def told(*items):
    return {
        one.sources: (one.amount, one.items)
        for one in paying_findings(items, {one.id for one in items})
    }


def test_shares_part_a_cost_and_sources_without_shares_stand_together():
    found = told(
        item(1, 100, "city=0.6; owners=0.4"),
        item(2, 50, "city"),
        item(3, 30, "city; owners"),
        item(4, 20, "owners; city"),
        item(5, 10, ""),
    )

    assert found[("city",)] == (pytest.approx(110), ("i1", "i2"))
    assert found[("owners",)] == (pytest.approx(40), ("i1",))
    assert found[("city", "owners")] == (pytest.approx(50), ("i3", "i4"))
    assert found[()] == (10, ("i5",))


def test_what_written_shares_leave_over_is_nobodys_and_too_much_is_not_believed():
    short, alone = told(item(1, 100, "city=0.6; owners=0.3")), told(item(1, 100, "city=0.6"))

    assert short[("city",)] == (pytest.approx(60), ("i1",))
    assert short[()] == (pytest.approx(10), ("i1",))
    assert (alone[("city",)][0], alone[()][0]) == (pytest.approx(60), pytest.approx(40))
    assert told(item(1, 100, "city=0.6; owners=0.6")) == {("city", "owners"): (100, ("i1",))}


def test_where_nobody_is_named_nothing_is_told():
    assert paying_findings([item(1, 100, "")], {"i1"}) == ()


@given(st.lists(st.tuples(st.sampled_from(FUNDS), st.integers(0, 900), st.booleans())))
def test_all_sums_together_are_the_cost_of_the_chosen_items(rows):
    items = [item(place, cost, fund) for place, (fund, cost, _) in enumerate(rows)]
    funded = {one.id for one, (_, _, chosen) in zip(items, rows, strict=True) if chosen}
    found = paying_findings(items, funded)
    named = any(one.fund for one in items if one.id in funded)

    assert bool(found) is named
    if named:
        cost = sum(one.cost for one in items if one.id in funded)
        assert sum(one.amount for one in found) == pytest.approx(cost)
        assert sum(one.share for one in found) == pytest.approx(1 if cost else 0)
        amounts = [one.amount for one in found]
        assert amounts == sorted(amounts, reverse=True)


def test_shares_right_behind_names_are_read_and_lists_of_known_names_are_parted():
    found = told(
        item(1, 100, "区财政60%；运营单位40%"),
        item(2, 50, "区财政"),
        item(3, 30, "运营单位"),
        item(4, 20, "区财政/运营单位"),
    )

    assert found[("区财政",)] == (pytest.approx(110), ("i1", "i2"))
    assert found[("运营单位",)] == (pytest.approx(70), ("i1", "i3"))
    assert found[("区财政", "运营单位")] == (20, ("i4",))

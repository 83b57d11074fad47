from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_attack import attack, exposed, printed
from surveys.disclosure import CountTable, one_way, protect, two_way
from surveys.errors import DifferentCountsError, UnequalSumError

COUNTS = st.integers(0, 30)


def cross(figures, rows="b", columns="g"):
    return two_way(
        "all",
        {
            ((rows, row), (columns, column)): int(count)
            for (row, column), count in np.ndenumerate(np.asarray(figures))
        },
    )


def test_a_small_count_takes_the_cheapest_with_it():
    shown = protect([one_way("all", {"a": 50, "b": 4, "c": 12})], 10)

    assert shown.hidden == {"b", "c"}
    assert [shown.count(key) for key in ("all", "a", "b", "c")] == [66, 50, None, None]


def test_nothing_is_hidden_where_every_count_is_large_enough():
    assert protect([one_way("all", {"a": 50, "b": 14, "c": 0})], 10).hidden == frozenset()


def test_a_lone_small_count_takes_the_total_or_the_other_part():
    table = one_way("returned", {"used": 400, "no consent": 3})
    dear = CountTable({"used": 400}, dear=frozenset({"used"}))

    assert protect([table], 10).hidden == {"used", "no consent"}
    assert protect([table, dear], 10).hidden == {"returned", "no consent"}


def test_small_counts_that_hide_each_other_need_no_further_one():
    assert protect([one_way("all", {"a": 50, "b": 9, "c": 9})], 10).hidden == {"b", "c"}


def test_small_counts_whose_sum_is_small_need_another():
    assert protect([one_way("all", {"a": 50, "b": 2, "c": 3})], 10).hidden == {"a", "b", "c"}


def test_what_is_missing_from_a_total_is_a_count_that_follows_by_subtraction():
    shown = protect([one_way("used", {"careful": 405}, whole=412)], 10)

    assert len(shown.hidden & {"used", "careful"}) == 1


def test_one_cell_of_a_table_takes_a_rectangle():
    figures = [[40, 50, 3], [30, 20, 60], [80, 90, 70]]
    shown = protect([cross(figures)], 10)

    assert len(shown.hidden) == 4
    assert (("b", 0), ("g", 2)) in shown.hidden
    assert shown.count("all") == np.sum(figures)


def test_tables_that_share_a_total_are_protected_together():
    ages = one_way("used", {"young": 200, "old": 212})
    homes = one_way("used", {"tenants": 4, "owners": 408})
    shown = protect([ages, homes], 10)

    assert "tenants" in shown.hidden
    assert exposed([ages, homes], shown, 10) == {}


def test_shares_of_hidden_counts_are_hidden():
    shown = protect([one_way("all", {"a": 50, "b": 4, "c": 12})], 10)

    assert shown.share("a", "all") == 50 / 66
    assert shown.share("b", "all") is None
    assert protect([one_way("all", {"a": 0})], 10).share("a", "all") is None


def test_no_count_stands_in_the_repr():
    table = one_way("all", {"a": 50, "b": 4, "c": 12})

    assert "12" not in repr(table) + repr(protect([table], 10))


def test_sums_that_do_not_add_up_are_refused():
    with pytest.raises(UnequalSumError) as wrong:
        one_way("all", {"a": 5, "b": 6}, whole=10)
    with pytest.raises(UnequalSumError):
        protect([CountTable({"all": 5, "a": 4}, (("all", ("a",)),))], 10)

    assert (wrong.value.added, wrong.value.whole) == (11, 10)


def test_one_key_for_two_counts_is_refused():
    with pytest.raises(DifferentCountsError) as wrong:
        protect([one_way("all", {"a": 5}), one_way("all", {"b": 6})], 10)

    assert wrong.value.key == "all"


@settings(max_examples=20, deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=7), st.integers(0, 15))
def test_nobody_works_out_a_small_part_of_a_total(parts, missing):
    counts = {f"part {place}": count for place, count in enumerate(parts)}
    tables = [one_way("all", counts, whole=sum(parts) + missing)]

    assert exposed(tables, protect(tables, 10), 10) == {}


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 4), st.integers(1, 5), st.integers(0, 2**32), st.booleans())
def test_nobody_works_out_a_small_cell_of_a_table_with_margins(rows, columns, seed, zeros_tell):
    figures = np.random.default_rng(seed).poisson(7, (rows, columns))
    tables = [replace(cross(figures), zeros_tell=zeros_tell)]

    assert exposed(tables, protect(tables, 10), 10) == {}


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 2**32))
def test_nobody_works_out_a_small_cell_of_linked_tables(seed):
    """Used of returned, by reason, by building and group, and by another group."""
    rng = np.random.default_rng(seed)
    used = rng.poisson(8, (4, 3))
    total = int(used.sum())
    reasons = {f"reason {place}": int(count) for place, count in enumerate(rng.poisson(6, 4))}
    cut = int(rng.integers(0, total + 1))
    tables = [
        cross(used),
        one_way("returned", {"all": total, **reasons}),
        one_way("all", {"tenants": cut, "owners": total - cut}),
        one_way("all", {"strict": total - int(rng.integers(0, min(total, 12) + 1))}, whole=total),
    ]

    assert exposed(tables, protect(tables, 10), 10) == {}


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32), st.randoms(use_true_random=False))
def test_the_order_of_tables_and_counts_decides_nothing(seed, random):
    figures = np.random.default_rng(seed).poisson(8, (3, 4))
    tables = [cross(figures), one_way("returned", {"all": int(figures.sum()), "fast": 5})]
    turned = []
    for table in reversed(tables):
        items = list(table.counts.items())
        random.shuffle(items)
        turned.append(CountTable(dict(items), tuple(reversed(table.sums)), table.unseen))

    assert protect(turned, 10).hidden == protect(tables, 10).hidden


def test_without_further_counts_the_attacker_does_work_it_out():
    """The test of the test: small counts alone hide nothing in a table with margins."""
    tables = [cross([[40, 50, 3], [30, 20, 60], [80, 90, 70]])]
    everything = printed(tables, protect(tables, 0))
    small = (("b", 0), ("g", 2))
    seen = {key: count for key, count in everything.items() if key != small}

    assert attack(tables, seen, small) == (3, 3)


def test_large_tables_are_protected_without_hiding_much_more():
    figures = np.random.default_rng(5).poisson(14, (60, 6))
    shown = protect([cross(figures)], 10)
    small = int(((figures > 0) & (figures < 10)).sum())

    assert small < len(shown.hidden) < 2 * small

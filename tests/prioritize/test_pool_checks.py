from dataclasses import replace

import pytest

from prioritize.crosschecks.desk import Desk
from prioritize.crosschecks.money import check_money
from prioritize.crosschecks.pools import check_funding
from prioritize.study import Item, PoolRow, Settings, Study
from surveys.codebook import Codebook


def study_of(rows=(), *, settings=None, **funds):
    """A study of items a, b, … (cost 4 each) with what they say about their money."""
    items = tuple(Item(id=name, name=name, cost=4, fund=fund) for name, fund in funds.items())
    where = {("items", name, "fund"): f"items!F{at}" for at, name in enumerate(funds, start=2)}
    where |= {
        ("pools", str(at), column): f"pools!{letter}{at + 1}"
        for at in range(1, len(rows) + 1)
        for letter, column in zip("ABC", ("source", "year", "limit"), strict=True)
    }
    return Study(
        folder=None,
        file="study.xlsx",
        settings=settings or Settings(),
        items=items,
        criteria=(),
        codebook=Codebook((), ()),
        parties=(),
        judgements=(),
        matrices=(),
        pools=tuple(PoolRow(source=source, year=year, limit=limit) for source, year, limit in rows),
        where=where,
    )


def found(study, check=check_funding):
    return {(issue.code, f"{issue.sheet}!{issue.cell}") for issue in check(Desk(study))}


def test_whoever_names_sources_that_exist_in_whole_shares_hears_nothing():
    rows = [("city", 1, 9), ("owners", None, 9)]

    assert found(study_of(rows, a="city", b="city=0.6; owners=40%", c="owners、city")) == set()
    assert found(study_of(a="whoever pays")) == set()


@pytest.mark.parametrize(
    ("fund", "code"),
    [
        ("ctiy", "pool_source_misspelt"),
        ("heaven", "pool_source_unknown"),
        ("", "fund_missing"),
        ("city=0.5; owners=0.4", "fund_shares"),
        ("city=0.5; owners", "fund_shares"),
        ("city=1.5; owners=-0.5", "fund_shares"),
        ("city=half; owners=0.5", "fund_share_unread"),
        ("city=0.5; city=0.5", "fund_twice"),
        ("city; city", "fund_twice"),
        ("ctiy, ownres", "pool_source_marks"),
        ("city 60%", "pool_source_marks"),
    ],
)
def test_a_wrong_source_or_share_is_told_at_its_cell(fund, code):
    rows = [("city", None, 9), ("owners", None, 9)]
    study = study_of(rows, a=fund, b="city; owners")

    assert found(study) == {(code, "items!F2")}
    assert {code for code, _ in found(study, check_money)} == set()


def test_a_near_miss_is_asked_after_by_name():
    study = study_of([("区财政", None, 9)], a="区财正", b="区财政")
    issue = next(iter(check_funding(Desk(study))))

    assert issue.facts["nearest"] == "区财政"


def test_no_suggestion_drops_a_source_or_a_share():
    rows = [("city", None, 9), ("owners", None, 9), ("Bank, city branch", None, 9)]
    several = study_of(rows, a="citi,owner", b="city; owners; Bank, city branch")
    near = study_of(rows, a="Bank, ctiy branch", b="city; owners; Bank, city branch")
    (told,) = check_funding(Desk(several))
    (meant,) = check_funding(Desk(near))

    assert told.facts == {"value": "citi,owner", "choices": "city; owners; Bank, city branch"}
    assert meant.facts["nearest"] == "Bank, city branch"


def test_commas_and_colons_beside_known_sources_are_read():
    rows = [("政府", None, 9), ("业主", None, 9)]

    assert found(study_of(rows, a="政府,业主", b="政府:60%；业主：40%")) == set()


def test_a_limit_over_all_years_that_stands_twice_is_called_so():
    study = study_of([("city", None, 9), ("city", 1, 8), ("city", None, 3)], a="city")
    (issue,) = check_funding(Desk(study))

    assert (issue.code, issue.cell) == ("pool_total_twice", "A4")


def test_rows_that_limit_nothing_or_twice_are_told():
    rows = [("city", 1, 9), ("city", 1, 8), ("city", 5, 8), ("owners", None, 3)]
    study = study_of(rows, settings=Settings(years=3), a="city")

    assert found(study) == {
        ("pool_twice", "pools!A3"),
        ("pool_year_outside", "pools!B4"),
        ("pool_unused", "pools!A5"),
    }


def test_years_of_the_calendar_beside_counted_ones_are_refused():
    study = study_of([("city", 1, 9), ("city", 2026, 8)], a="city")

    assert found(study) == {("pool_years_many", "pools!B2")}


def test_years_without_pools_say_nothing_and_that_is_said():
    study = study_of(settings=Settings(years=3), a="city")

    assert {code for code, _ in found(study)} == {"years_unused"}


def test_duties_over_a_pool_are_told_at_its_limit():
    study = study_of([("owners", None, 9), ("city", None, 3)], a="city", b="owners")
    study = replace(
        study, items=tuple(item.model_copy(update={"mandatory": "law"}) for item in study.items)
    )
    issue = next(iter(check_money(Desk(study))))

    assert (issue.code, f"{issue.sheet}!{issue.cell}") == ("duties_over_pool", "pools!C3")
    assert issue.facts == {"source": "city", "items": "a", "cost": "4", "limit": "3"}


def test_a_lonely_trench_with_a_near_name_and_one_cut_in_two_are_told():
    study = study_of(a="", b="", c="")
    a, b, c = study.items
    near = [("东侧沟", a), ("东侧沟", b), ("东测沟", c)]
    lonely = replace(
        study, items=tuple(one.model_copy(update={"trench": label}) for label, one in near)
    )
    cut = replace(
        study,
        items=(
            a.model_copy(update={"trench": "east"}),
            b.model_copy(update={"after": ("a",)}),
            c.model_copy(update={"trench": "east", "after": ("b",)}),
        ),
    )

    assert {code for code, _ in found(lonely)} == {"trench_alone"}
    assert {code for code, _ in found(cut)} == {"trench_split"}

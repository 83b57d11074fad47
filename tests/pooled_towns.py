"""Small towns whose money comes from several sources, for the tests of the plan."""

from hypothesis import assume
from hypothesis import strategies as st

from prioritize.errors import MandatoryExclusionError
from prioritize.pools import make_pools
from prioritize.sequence import make_works
from prioritize.study import PoolRow
from prioritize_parties import item


def row(source, limit, year=None):
    return PoolRow(source=source, year=year, limit=limit)


def works_of(items, rows, years=None):
    return make_works(items, pools=make_pools(rows, items, years))


@st.composite
def pooled_towns(draw, most=5):
    """Up to five items over two sources and up to two years, with ties, duties and trenches."""
    size = draw(st.integers(2, most))
    names = [chr(ord("a") + number) for number in range(size)]
    few = st.integers(0, 5).map(lambda roll: roll == 0)
    funds = st.sampled_from(["city", "owners", "city; owners", "city=0.5; owners=0.5"])
    items = [
        item(
            name,
            cost=draw(st.integers(0, 20)) / 2,
            after=" ".join(one for one in names[:number] if draw(few)),
            excludes=" ".join(one for one in names[:number] if draw(few)),
            mandatory="law" if draw(few) else "",
            fund=draw(funds),
            trench=draw(st.sampled_from(["", "", "east"])),
        )
        for number, name in enumerate(names)
    ]
    years = draw(st.sampled_from([(None,), (1, 2), (None, 1)]))
    limits = st.integers(0, 30).map(lambda half: half / 2)
    rows = [row(source, draw(limits), year) for source in ("city", "owners") for year in years]
    try:
        works = works_of(items, rows, 2 if years == (None, 1) else None)
    except MandatoryExclusionError:
        assume(False)  # noqa: FBT003 - how Hypothesis drops a case
    values = {name: draw(st.integers(0, 100)) / 100 for name in names}
    return works, values, draw(st.integers(5, 60)) / 2

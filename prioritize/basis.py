"""Writes down what the lists are made of, so that two results can be compared without studies."""

from prioritize.basis_findings import (
    BasisFindings,
    CriterionBasis,
    FundBasis,
    ItemBasis,
    LimitBasis,
    OwnValue,
)
from prioritize.sequence import Works
from prioritize.sources import parse_source
from prioritize.study import Criterion, Study
from prioritize.values import mean_ratings


def basis_findings(study: Study, works: Works) -> BasisFindings:
    """Collect what is needed to make the lists again, beside what the result holds anyway.

    Parameters
    ----------
    study : Study
        Criteria and ratings.
    works : Works
        Costs, duties, ties and sources of the items.

    Returns
    -------
    BasisFindings
        Criteria and items in the order of the study.
    """
    draws = {} if works.pools is None else works.pools.draws
    limits = () if works.pools is None else works.pools.limits
    return BasisFindings(
        criteria=tuple(
            CriterionBasis(
                id=one.id,
                direction=one.direction,
                source=str(parse_source(one.source) or one.source),
                worst=one.worst,
                best=one.best,
                threshold=one.threshold,
            )
            for one in study.criteria
        ),
        items=tuple(
            ItemBasis(
                id=item,
                cost=works.costs.get(item),
                mandatory=works.grounds.get(item, ""),
                after=works.after[item],
                excludes=works.excludes[item],
                refused=item in works.refused,
                trench=works.trench.get(item, ""),
                fund=tuple(FundBasis(name, share) for name, share in draws.get(item, {}).items()),
            )
            for item in works.items
        ),
        own_values=tuple(
            value for one in study.criteria if _is_rated(one) for value in _own_values(study, one)
        ),
        pools=tuple(LimitBasis(row.source, row.year, row.limit) for row in limits),
    )


def _is_rated(criterion: Criterion) -> bool:
    # As `party_matrix` asks: only there a party's own ratings take the place of the mean.
    return criterion.source.strip() == "rating"


def _own_values(study: Study, criterion: Criterion) -> list[OwnValue]:
    found = []
    known = {item.id for item in study.items}
    for party in study.parties:
        own = tuple(one for one in study.ratings if one.perspective == party.id)
        found += [
            OwnValue(party.id, str(item), criterion.id, float(value))
            for item, value in mean_ratings(own, criterion.id).items()
            if str(item) in known
        ]
    return found

"""The guards of the ranking on a notice: figures made of answers roughly, or not at all."""

from collections.abc import Container
from dataclasses import replace

from prioritize.guard_findings import GuardsFindings, MagnifiedFinding, SharedWeightFinding
from reports.notice.rounding import rounded

TENTHS = 1


def public_guards(
    told: GuardsFindings, untold: frozenset[str], answered: Container[str]
) -> GuardsFindings:
    """Keep ranks, sets and pairs; leave out figures that would tell the demand of an item.

    Parameters
    ----------
    told : GuardsFindings
    untold : frozenset of str
        Items of which a figure made of answers is not shown.
    answered : container of str
        Criteria whose figures are made of answers.

    Returns
    -------
    GuardsFindings
    """
    return replace(
        told,
        compromise_sets=tuple(
            replace(one, lead=None if untold else rounded(one.lead)) for one in told.compromise_sets
        ),
        magnified=tuple(
            _magnified(one, untold) if one.criterion in answered else one for one in told.magnified
        ),
        shared_weights=tuple(
            _shared(one, untold) if one.first in answered or one.second in answered else one
            for one in told.shared_weights
        ),
    )


def _magnified(one: MagnifiedFinding, untold: frozenset[str]) -> MagnifiedFinding:
    """The spread is the distance of two figures, and an interval tells how many answered."""
    if untold or one.ground == "interval":
        return replace(one, small=None, spread=None, share=None)
    return replace(one, spread=rounded(one.spread), share=rounded(one.share))


def _shared(one: SharedWeightFinding, untold: frozenset[str]) -> SharedWeightFinding:
    """A correlation is an equation of all figures, and so is what counts twice."""
    correlation = round(one.correlation, TENTHS) if untold else rounded(one.correlation)
    factor = (correlation / one.correlation) ** 2
    return replace(
        one,
        correlation=correlation,
        twice={party: rounded(min(share * factor, 1.0)) for party, share in one.twice.items()},
    )

"""Whether the sheets of a study fit together: ids, sources, prerequisites, judgements, files."""

from prioritize.crosschecks.ballots import check_ballots
from prioritize.crosschecks.chosen import check_chosen
from prioritize.crosschecks.desk import Desk
from prioritize.crosschecks.figures import check_figures
from prioritize.crosschecks.money import check_money
from prioritize.crosschecks.names import check_names
from prioritize.crosschecks.objections import check_objections
from prioritize.crosschecks.orders import check_orders
from prioritize.crosschecks.pools import check_funding
from prioritize.crosschecks.references import check_references
from prioritize.crosschecks.relations import check_relations
from prioritize.crosschecks.say import check_say
from prioritize.errors import Issue
from prioritize.study import Study

CHECKS = (
    check_references,
    check_relations,
    check_figures,
    check_say,
    check_orders,
    check_chosen,
    check_funding,
    check_money,
    check_ballots,
    check_names,
    check_objections,
)


def check_study(study: Study) -> tuple[Issue, ...]:
    """Find everything in a study that does not fit together.

    Parameters
    ----------
    study : Study
        As `prioritize.workbook.load_study` read it, or made in code.

    Returns
    -------
    tuple of Issue
        Errors first, then doubts, each group in the order of the checks. What was doubtful
        in single cells stands in `study.doubts`.
    """
    desk = Desk(study)
    found = [issue for check in CHECKS for issue in check(desk)]
    found.sort(key=lambda issue: issue.severity != "error")
    return tuple(found)

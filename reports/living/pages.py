"""All sheets with formulas of a run, laid out so that each finds the cells of the others."""

from reports.living.given_up import ledger_page
from reports.living.inputs import inputs_head, inputs_page
from reports.living.layout import lay_out
from reports.living.league import league_page
from reports.living.page import Page
from reports.living.steps import steps_head, steps_page
from reports.living.texts import title
from reports.living.trial import Trial


def trial_pages(trial: Trial) -> tuple[Page, ...]:
    """Lay out the sheets.

    Parameters
    ----------
    trial : Trial

    Returns
    -------
    tuple of Page
        What can be changed, the joint list and the ledger where they follow, and the steps.
    """
    places = lay_out(
        trial,
        title(trial.story, "inputs"),
        title(trial.story, "steps"),
        len(inputs_head(trial)),
        len(steps_head(trial)),
    )
    inputs, steps = inputs_page(trial, places), steps_page(trial, places)
    if not trial.joined:
        return inputs, steps
    return inputs, league_page(trial, places), ledger_page(trial, places), steps

"""The sheet on which a reader changes powers, weights and figures."""

from prioritize.basis_findings import EVERYBODY
from reports.living.faults import echo
from reports.living.formulas import share
from reports.living.layout import CRITERION_LINES, FIRST, Layout
from reports.living.page import Allowed, Formula, Look, Page
from reports.living.texts import ALARM_ROW, guide, head, title
from reports.living.trial import Trial

COLOUR = "#D98E04"
FAR = 1e15
"""Figures that may be typed lie between minus this and this."""


def inputs_head(trial: Trial) -> list[tuple[str, Look]]:
    """The lines of text above the tables, each with its look."""
    lines = head(trial, trial.story.say("living.inputs_title"), *guide(trial))
    # This sheet also says that all is well.
    lines[ALARM_ROW] = ("", "status")
    return lines


def inputs_page(trial: Trial, places: Layout) -> Page:
    """Lay out the inputs.

    Parameters
    ----------
    trial : Trial
    places : Layout

    Returns
    -------
    Page
    """
    columns = places.matrix.columns
    page = Page(
        title=title(trial.story, "inputs"),
        widths=(34, 11, 11, *[13] * columns),
        span=FIRST + min(columns, 5),
        colour=COLOUR,
        frozen=(ALARM_ROW + 1, 1),
        settled=trial.story.say("living.well"),
    )
    page.put_head(inputs_head(trial), echo(trial, places, page.settled))
    _parties(page, trial, places)
    if trial.criteria:
        _criteria(page, trial, places)
    _matrix(page, trial, places)
    for party in places.own:
        _own(page, trial, places, party)
    return page


def _parties(page: Page, trial: Trial, places: Layout) -> None:
    story, top = trial.story, places.power.top
    page.put(top - 1, 0, story.words.word("column", "party"), "header")
    page.put(top - 1, 1, story.words.word("trial", "power"), "over_figures")
    page.put(top - 1, 2, story.words.word("trial", "share"), "over_figures")
    _criterion_names(page, trial, top - 1)
    page.allowed.append(Allowed(places.power, 0, None))
    if trial.criteria:
        page.allowed.append(Allowed(places.weights, 0, None))
    for row, party in enumerate(story.findings.perspectives):
        page.put(top + row, 0, story.names.party(party.id), "name")
        page.put(top + row, 1, party.power, "power_input")
        formula = Formula(share(places.power.cell(row), places.power), party.power)
        page.put(top + row, 2, formula, "share")
        for column, criterion in enumerate(trial.criteria, start=FIRST):
            page.put(top + row, column, party.weights[criterion.id], "weight_input")


def _criterion_names(page: Page, trial: Trial, row: int) -> None:
    for column, criterion in enumerate(trial.criteria, start=FIRST):
        page.put(row, column, trial.story.names.criterion(criterion.id), "over_figures")


def _criteria(page: Page, trial: Trial, places: Layout) -> None:
    words, top = trial.story.words, places.known.top
    page.put(top - 1, 0, words.word("trial", "criterion"), "header")
    page.put_row(top - 1, 1, ["", ""], "header")
    _criterion_names(page, trial, top - 1)
    for row, line in enumerate(CRITERION_LINES):
        page.put(top + row, 0, words.word("trial", line), "name")
    for column, one in enumerate(trial.criteria, start=FIRST):
        page.put(top, column, words.word("trial", one.direction), "figure")
        page.put(top + 1, column, one.worst, "figure")
        page.put(top + 2, column, one.best, "figure")
        page.put(top + 3, column, one.threshold, "figure")


def _matrix(page: Page, trial: Trial, places: Layout) -> None:
    area, names = places.matrix, trial.story.names
    _items(page, trial, area.top)
    if not trial.criteria:
        for column, party in enumerate(trial.parties):
            told = trial.story.say("living.score_of", party=names.party(party))
            page.put(area.top - 1, FIRST + column, told, "over_figures")
            for row, item in enumerate(trial.items):
                score = trial.ranked[party, item].score
                page.put(area.top + row, FIRST + column, score, "figure_input")
        page.allowed.append(Allowed(area, -FAR, FAR))
        return
    _criterion_names(page, trial, area.top - 1)
    for column, criterion in enumerate(trial.criteria):
        for row, item in enumerate(trial.items):
            figure = trial.figures[EVERYBODY, item, criterion.id]
            page.put(area.top + row, FIRST + column, figure, "figure_input")
        page.allowed.append(Allowed(area.column(column), *_limits(trial, column)))


def _own(page: Page, trial: Trial, places: Layout, party: str) -> None:
    area, names = places.own[party], trial.story.names
    page.put(
        area.top - 2, 0, trial.story.say("living.own_figures", party=names.party(party)), "note"
    )
    _items(page, trial, area.top)
    _criterion_names(page, trial, area.top - 1)
    for column, criterion in enumerate(trial.criteria):
        if criterion.source.strip() != "rating":
            continue
        for row, item in enumerate(trial.items):
            figure = trial.figures.get((party, item, criterion.id))
            page.put(area.top + row, FIRST + column, figure, "figure_input")
        page.allowed.append(Allowed(area.column(column), *_limits(trial, column)))


def _items(page: Page, trial: Trial, top: int) -> None:
    page.put(top - 1, 0, trial.story.words.word("column", "item"), "header")
    page.put_row(top - 1, 1, ["", ""], "header")
    for row, item in enumerate(trial.items):
        page.put(top + row, 0, trial.story.names.item(item), "name")


def _limits(trial: Trial, column: int) -> tuple[float, float]:
    ends = (trial.criteria[column].worst, trial.criteria[column].best)
    if trial.form != "range" or ends[0] is None or ends[1] is None:
        return -FAR, FAR
    return min(ends[0], ends[1]), max(ends[0], ends[1])
